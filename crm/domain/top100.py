"""The top-100 users: who is among them in a year, who enters and who leaves (domain.md 1.1).

Legal entities are ranked by the energy of the last full calendar year, all their accounts together; the accounts of one
entity share its rank.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from uuid import UUID

from msgspec import Struct, field

from crm.domain.codes import Segment
from crm.domain.keys import Keys

MONTHS = 12


class Source(StrEnum):
    """Where an account's energy of a year comes from."""

    READINGS = "readings"
    ENTERED = "entered"


class Standing(StrEnum):
    """What a ranking changes for an account."""

    ENTERS = "enters"
    STAYS = "stays"
    LEAVES = "leaves"


class YearEnergy(Struct, frozen=True):
    """One account with its energy of a year in kWh: what was entered for it counts before its readings.

    `months` says of how many months there are readings; `former_rank` is the rank that the account has now.
    """

    id: UUID
    version: int
    portfolio_id: UUID
    customer_id: UUID
    customer: str
    account_no: str
    name: str
    segment: Segment
    is_direct_service: bool
    contract_kva: float
    kwh: float
    months: int
    source: Source
    former_rank: int | None

    @property
    def is_short(self) -> bool:
        """Say whether months are missing, so that the entity may stand too low."""
        return self.source is Source.READINGS and self.months < MONTHS


class Place(Struct, frozen=True):
    """A legal entity in the ranking; `kwh` is the sum over its accounts."""

    rank: int
    customer_id: UUID
    customer: str
    kwh: float
    accounts: tuple[YearEnergy, ...]
    standing: Standing

    @property
    def former_rank(self) -> int | None:
        """The best rank that one of the accounts has now."""
        return min((each.former_rank for each in self.accounts if each.former_rank is not None), default=None)

    @property
    def is_short(self) -> bool:
        return any(each.is_short for each in self.accounts)


class Ranking(Struct, frozen=True):
    """The top-100 of a year before they are applied, by the energy of the year before.

    `leavers` are accounts that have a rank now and lose it; `without` counts entities that have no energy at all, and
    `lacking` are the accounts without energy or with months missing, those of the largest capacity first.
    """

    year: int
    places: tuple[Place, ...]
    leavers: tuple[YearEnergy, ...]
    without: int = 0
    lacking: Keys = field(default_factory=Keys)
    applied: bool = False

    @property
    def entrants(self) -> tuple[Place, ...]:
        return tuple(place for place in self.places if place.standing is Standing.ENTERS)

    def same_as(self, other: "Ranking") -> bool:
        """Say whether applying both would do the same."""
        return [_key(place) for place in self.places] == [_key(place) for place in other.places] and {
            each.id for each in self.leavers
        } == {each.id for each in other.leavers}


def _key(place: Place) -> tuple[int, float, tuple[UUID, ...]]:
    return place.rank, place.kwh, tuple(each.id for each in place.accounts)


def rank(year: int, energies: Iterable[YearEnergy], size: int) -> Ranking:
    """Return places and leavers of a year; of equal energies the name decides, so that it is the same every time.

    Needed are all accounts of the entities that may be ranked, and of those that are ranked now.
    """
    entities: dict[UUID, list[YearEnergy]] = {}
    for each in energies:
        if each.segment is not Segment.RESIDENTIAL:
            entities.setdefault(each.customer_id, []).append(each)
    used = [members for members in entities.values() if _sum(members) > 0]
    used.sort(key=lambda members: (-_sum(members), members[0].customer, members[0].customer_id))
    places = tuple(_place(number, members) for number, members in enumerate(used[:size], start=1))
    inside = {each.id for place in places for each in place.accounts}
    leavers = tuple(
        each for members in entities.values() for each in members if _is_ranked(each) and each.id not in inside
    )
    return Ranking(year, places, leavers)


def _place(number: int, members: Sequence[YearEnergy]) -> Place:
    first = members[0]
    stays = any(_is_ranked(each) for each in members)
    ordered = tuple(sorted(members, key=lambda each: (-each.kwh, each.account_no)))
    standing = Standing.STAYS if stays else Standing.ENTERS
    return Place(number, first.customer_id, first.customer, _sum(members), ordered, standing)


def _sum(members: Iterable[YearEnergy]) -> float:
    return sum(each.kwh for each in members)


def _is_ranked(each: YearEnergy) -> bool:
    return each.former_rank is not None or each.segment is Segment.TOP100


def segment_of(each: YearEnergy, is_top: bool, large_min_kva: float) -> Segment:
    """Return the segment by precedence: direct service, top-100, then by capacity (domain.md 1.1)."""
    if each.is_direct_service or each.segment is Segment.DIRECT_SERVICE:
        return Segment.DIRECT_SERVICE
    if is_top:
        return Segment.TOP100
    return Segment.LARGE_INDUSTRIAL if each.contract_kva >= large_min_kva else Segment.SMALL_BUSINESS
