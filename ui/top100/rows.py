"""The rows of the three tabs of a ranking, and their columns."""

from collections.abc import Iterable
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject

from crm.domain.codes import Segment
from crm.domain.top100 import MONTHS, Place, Source, Standing, YearEnergy
from ui.texts.names import kva
from ui.widgets.badge import Tone
from ui.widgets.table.column import RIGHT, Column
from ui.widgets.table.delegates import BadgeDelegate, MarkedNameDelegate, NumberDelegate


class RankRow(Struct, frozen=True):
    """A line of a tab: a legal entity with its first account, or one account."""

    id: UUID
    account_id: UUID
    name: str
    account_no: str
    segment: Segment
    contract_kva: float
    kwh: float
    months: int
    source: Source
    others: tuple[UUID, ...] = ()
    """The other accounts of the entity."""
    rank: int | None = None
    former_rank: int | None = None
    standing: Standing | None = None

    @property
    def count(self) -> int:
        """How many accounts the row stands for."""
        return 1 + len(self.others)


def of_places(places: Iterable[Place]) -> list[RankRow]:
    """Return a row for each legal entity, by rank."""
    return [
        RankRow(
            place.customer_id,
            place.accounts[0].id,
            place.customer,
            place.accounts[0].account_no,
            place.accounts[0].segment,
            sum(each.contract_kva for each in place.accounts),
            place.kwh,
            min(MONTHS if each.source is Source.ENTERED else each.months for each in place.accounts),
            place.accounts[0].source,
            tuple(each.id for each in place.accounts[1:]),
            place.rank,
            place.former_rank,
            place.standing,
        )
        for place in places
    ]


def of_accounts(accounts: Iterable[YearEnergy], standing: Standing | None = None) -> list[RankRow]:
    """Return a row for each account."""
    return [
        RankRow(
            each.id,
            each.id,
            each.name,
            each.account_no,
            each.segment,
            each.contract_kva,
            each.kwh,
            each.months,
            each.source,
            former_rank=each.former_rank,
            standing=standing,
        )
        for each in accounts
    ]


def columns(parent: QObject) -> list[Column]:
    """Return the columns; the energy can be edited where a row is one account."""
    translate = QCoreApplication.translate
    number = NumberDelegate(parent)
    return [
        Column(
            "name",
            translate("Top100", "Legal entity or account"),
            260,
            lambda row: row.name,
            value=lambda row: row.segment,
            delegate=MarkedNameDelegate(parent),
            strong=True,
            elastic=True,
        ),
        Column("rank", translate("Top100", "Rank"), 72, lambda row: _rank(row.rank), align=RIGHT, delegate=number),
        Column("former", translate("Top100", "Now"), 72, lambda row: _rank(row.former_rank), align=RIGHT),
        Column(
            "standing",
            translate("Top100", "Change"),
            120,
            lambda row: standing_name(row.standing),
            value=lambda row: badge_of(row.standing),
            delegate=BadgeDelegate(parent),
        ),
        Column(
            "kwh",
            translate("Top100", "Energy, kWh"),
            144,
            lambda row: f"{row.kwh:,.0f}",
            align=RIGHT,
            delegate=number,
            editable=True,
        ),
        Column("source", translate("Top100", "Known by"), 144, source_name),
        Column("kva", translate("Top100", "Capacity, kVA"), 112, lambda row: kva(row.contract_kva), align=RIGHT),
        Column("accounts", translate("Top100", "Accounts"), 88, lambda row: str(row.count), align=RIGHT),
    ]


def _rank(rank: int | None) -> str:
    return "—" if rank is None else str(rank)


def standing_name(standing: Standing | None) -> str:
    """Return a change in words, empty for none."""
    translate = QCoreApplication.translate
    return {
        None: "",
        Standing.ENTERS: translate("Top100", "Enters"),
        Standing.STAYS: translate("Top100", "Stays"),
        Standing.LEAVES: translate("Top100", "Leaves"),
    }[standing]


def badge_of(standing: Standing | None) -> tuple[str, Tone, str] | None:
    """Return the badge of a change: words and icon, so that colour never stands alone."""
    if standing is None or standing is Standing.STAYS:
        return None
    if standing is Standing.ENTERS:
        return standing_name(standing), Tone.OK, "arrow-up"
    return standing_name(standing), Tone.WARN, "arrow-down"


def source_name(row: RankRow) -> str:
    """Say by what an energy is known."""
    translate = QCoreApplication.translate
    if row.source is Source.ENTERED:
        return translate("Top100", "entered by hand")
    if row.months == MONTHS:
        return translate("Top100", "12 months")
    return translate("Top100", "{months} of 12 months").format(months=row.months)
