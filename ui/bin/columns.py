"""The columns of the bin, and its kinds in words."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication

from crm.domain.bin import Binned
from crm.domain.changes import Kind
from crm.domain.clock import Clock
from ui.texts.counts import counts
from ui.texts.dates import clock_time, dated
from ui.widgets.table.column import Column


def kind_name(kind: Kind) -> str:
    """Return a kind of the bin in words, for one row."""
    translate = QCoreApplication.translate
    return {
        Kind.ACCOUNT: translate("Bin", "Account"),
        Kind.CUSTOMER: translate("Bin", "Legal entity"),
        Kind.CONTACT: translate("Bin", "Contact"),
        Kind.VISIT: translate("Bin", "Visit"),
        Kind.TASK: translate("Bin", "Task"),
        Kind.INTERACTION: translate("Bin", "Note"),
        Kind.ATTACHMENT: translate("Bin", "File"),
        Kind.SAVED_VIEW: translate("Bin", "View"),
        Kind.SUBSTATION: translate("Bin", "Substation"),
        Kind.FEEDER: translate("Bin", "Feeder"),
        Kind.TRANSFORMER_AREA: translate("Bin", "Transformer area"),
        Kind.SUPPLY_POINT: translate("Bin", "Supply point"),
    }[kind]


def kinds(offered: Iterable[Kind]) -> list[tuple[str, str]]:
    """Return the choices of the filter by kind; the first lets all of them through."""
    every = ("", QCoreApplication.translate("Bin", "All kinds"))
    return [every, *((kind.value, kind_name(kind)) for kind in offered)]


def columns(clock: Clock) -> list[Column]:
    """Return what the bin tells of an entry."""
    translate = QCoreApplication.translate
    return [
        Column(
            "title",
            translate("Bin", "Deleted"),
            240,
            partial(title_of, clock),
            strong=True,
            elastic=True,
        ),
        Column("kind", translate("Bin", "Kind"), 112, lambda row: kind_name(row.kind)),
        Column("account", translate("Bin", "Account"), 200, lambda row: row.account),
        Column("moment", translate("Bin", "When"), 144, partial(_moment, clock)),
        Column("by", translate("Bin", "By"), 112, lambda row: row.deleted_by),
        Column("with", translate("Bin", "With it"), 216, _with_it),
    ]


def title_of(clock: Clock, row: Binned) -> str:
    """Return the words by which an entry is known; a visit without a purpose is known by its day."""
    words = " ".join(row.title.split())
    if words or row.day is None:
        return words or kind_name(row.kind)
    return f"{kind_name(row.kind)} · {dated(row.day, clock.today())}"


def _moment(clock: Clock, row: Binned) -> str:
    moment = clock.local(row.deleted_at)
    return f"{dated(moment.date(), clock.today())} {clock_time(moment)}"


def _with_it(row: Binned) -> str:
    """Say what a merged row lives on in, else how many rows come back with this one."""
    if row.merged_into:
        return QCoreApplication.translate("Bin", "merged into {name}").format(name=row.merged_into)
    count = sum(row.with_it.values())
    return counts().rows(count) if count else ""
