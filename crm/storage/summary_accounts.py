"""The accounts of a period with what decides whether each is due; those alike are counted without a row for each."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import product
from math import inf
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, or_, select, type_coerce

from crm.domain.clock import at_local
from crm.domain.codes import COMPLETED_RECORDS, Channel, ImportanceGrade, Segment
from crm.domain.duty import EVENT_RULES, DutyRule, in_days
from crm.domain.summary import SummaryFilter
from crm.planning.duty import binding_rule, due_on, required
from crm.planning.duty_events import whole
from crm.storage.counted_rows import LIVING, named_accounts
from crm.storage.owner import in_parts
from crm.storage.people import owners
from crm.storage.reader import AnySelect, Reader
from crm.storage.segments import former_segments
from crm.storage.settings import all_values
from crm.storage.tables import Account, Area, Portfolio, Visit
from crm.storage.types import StoredId

EVENTS = frozenset(EVENT_RULES.values())
BIG_KVA = "visit.interval.big_kva"
Place = tuple[UUID, str, UUID | None]
"""The supply unit of a book, its name, and the owner of today."""


class AccountFacts(NamedTuple):
    """What the tallies need to know of an account; a bureau has twenty thousand of them."""

    id: UUID
    segment: str
    area_id: UUID
    area: str
    street_code: str | None
    manager_id: UUID | None
    cycle: DutyRule | None
    due_on: date | None
    is_event: bool
    created_on: date
    last_onsite_on: date | None
    book: object
    """The stored key of its portfolio: cheap to group by."""

    def last_before(self, first: date, earlier: Mapping[UUID, date]) -> date | None:
        """Return the last on-site visit before a period; `earlier` are those of accounts that were seen since."""
        last = self.last_onsite_on
        return last if last is None or last < first else earlier.get(self.id)

    def required(self, last_before: date | None, first: date, last: date) -> int:
        """Return how many visits on site fall due until a period's last day, reckoned from before the period.

        What an event asks for that no visit has answered yet makes the first one due earlier.
        """
        due = due_on(self.cycle, last_before, self.created_on)
        found = required(due, self.cycle.days if self.cycle else None, first, last)
        return max(found, int(self.is_event and self.due_on is not None and self.due_on <= last))

    def is_due(self, last_before: date | None, last: date) -> bool:
        """Say whether a visit falls due by a period's last day (domain.md 2.6): whether any is required."""
        due = due_on(self.cycle, last_before, self.created_on)
        if due is not None and due <= last:
            return True
        return self.is_event and self.due_on is not None and self.due_on <= last


class Others(NamedTuple):
    """So many accounts of one book and segment that are all due by the period's last day, or all not."""

    area_id: UUID
    manager_id: UUID | None
    segment: str
    is_due: bool
    times: int


class Whose(NamedTuple):
    """For whom something of an account counts: supply unit, owner of today, segment at the period's end, street."""

    area_id: UUID
    manager_id: UUID | None
    segment: str
    street: str | None


class Asked:
    """Which accounts a period asks for, and whose they are.

    Segments are those of the period's end, so that moving an account to another segment changes no past count.
    """

    def __init__(self, reader: Reader, wanted: SummaryFilter) -> None:
        self.reader, self.wanted = reader, wanted
        self.former = former_segments(reader, wanted.last) if wanted.last < reader.clock.today() else {}
        self.books = _books(reader, wanted)
        self.values = all_values(reader, wanted.last)
        self.kind_of = cache(self._kind_of)
        self._same: dict[Any, Any] = {}
        """Segments and streets, each kept once: thousands of rows name the same few."""

    def _kind_of(self, segment: str, grade: str, kva: float) -> tuple[str, DutyRule | None]:
        return segment, binding_rule(Segment(segment), ImportanceGrade(grade), kva, self.values)

    def whose(self, account_id: UUID, segment: str, book: object, street: str | None) -> Whose | None:
        """Return whose something of an account is, None where it is not asked for."""
        segment = self.segment_of(account_id, segment)
        place = self.place_of(book, segment)
        if place is None:
            return None
        one = self._same.setdefault
        return Whose(place[0], place[2], one(segment, segment), one(street, street))

    def segment_of(self, account_id: UUID, segment: str) -> str:
        """Return the segment of an account at the period's end."""
        return self.former.get(account_id, segment) if self.former else segment

    def intervals(self) -> list[int]:
        """Return the days of every interval that the settings know."""
        rules = [self.kind_of(*kind)[1] for kind in product(Segment, ImportanceGrade, (inf, -inf))]
        return sorted({rule.days for rule in rules if rule is not None})

    def within(self, statement: AnySelect) -> AnySelect:
        """Narrow a select to the living accounts of the filter's street."""
        statement = statement.where(LIVING)
        return statement.where(Account.c.street_code == self.wanted.street) if self.wanted.street else statement

    def place_of(self, book: object, segment: str) -> Place | None:
        """Return where an account belongs, None where it is not asked for."""
        return None if self.wanted.segment and segment != self.wanted.segment else self.books.get(book)


def accounts(asked: Asked) -> Iterator[AccountFacts]:
    """Yield the accounts of the filter's supply unit, street and segment, with supply unit and owner of today."""
    return _read(asked)


def accounts_apart(asked: Asked) -> Iterator[AccountFacts]:
    """Yield the accounts of a period about which more is told than how many there are; the rest are `others`.

    More is told of those that something of the period belongs to, and of those that were late at its end; the others
    were not seen from its first day on, and none of them has a plan in it.
    """
    return _read(asked, _is_apart(asked) == 1)


def others(asked: Asked) -> Iterator[Others]:
    """Count accounts by book and by what their interval depends on: which interval that is, SQL need not know."""
    last = asked.wanted.last
    limits = asked.intervals()
    is_big = case((Account.c.contract_kva >= whole(asked.values, BIG_KVA), 1), else_=0).label("is_big")
    kind = type_coerce(Account.c.portfolio_id, StoredId), Account.c.segment, Account.c.importance_grade
    known = [func.sum(case((_is_known_by(asked.reader, _before(last, days)), 1), else_=0)) for days in limits]
    statement = asked.within(select(*kind, is_big, func.count(), *known).where(_is_apart(asked) == 0))
    for book, segment, grade, big, times, *due_by_interval in asked.reader.rows(statement.group_by(*kind, "is_big")):
        place = asked.place_of(book, segment)
        if place is None:
            continue
        _segment, cycle = asked.kind_of(segment, grade, inf if big else -inf)
        due = due_by_interval[limits.index(cycle.days)] if cycle is not None else 0
        for is_due, count in ((True, due), (False, times - due)):
            if count:
                yield Others(place[0], place[2], segment, is_due, count)


def _is_apart(asked: Asked) -> ColumnElement[int]:
    """Return 1 for accounts that are looked at one by one, else 0; what is unknown never makes it unknown."""
    first, last = asked.wanted.first, asked.wanted.last
    return case(
        (Account.c.due_on < min(asked.reader.clock.today(), last), 1),
        (Account.c.last_onsite_on >= first, 1),
        (and_(Account.c.duty_rule.in_(EVENTS), Account.c.due_on <= last), 1),
        (Account.c.id.in_(list(asked.former)), 1),
        (Account.c.id.in_(named_accounts(asked.wanted)), 1),
        else_=0,
    )


def _is_known_by(reader: Reader, day: date) -> ColumnElement[bool]:
    """Return whether an account's interval begins on a day or before: that makes it due an interval later.

    It begins with the last visit on site, else with the bureau day on which the account became known.
    """
    ends = at_local(in_days(day, 1), zone=reader.clock.zone)
    never = Account.c.last_onsite_on.is_(None)
    return or_(Account.c.last_onsite_on <= day, and_(never, Account.c.created_at < ends))


def _before(day: date, days: int) -> date:
    return date.fromordinal(max(day.toordinal() - days, date.min.toordinal()))


def _read(asked: Asked, *conditions: ColumnElement[bool]) -> Iterator[AccountFacts]:
    statement = select(
        Account.c.id,
        Account.c.segment,
        Account.c.street_code,
        type_coerce(Account.c.portfolio_id, StoredId),
        Account.c.importance_grade,
        Account.c.contract_kva,
        Account.c.due_on,
        Account.c.duty_rule,
        Account.c.created_at,
        Account.c.last_onsite_on,
    ).where(*conditions)
    reader = asked.reader
    day_of = lru_cache(lambda moment: reader.clock.local(moment).date())
    for key, standing, street, book, grade, kva, due, rule, created, last in reader.each(asked.within(statement)):
        segment = asked.segment_of(key, standing)
        place = asked.place_of(book, segment)
        if place is None:
            continue
        segment, cycle = asked.kind_of(segment, grade, kva)
        is_event = rule in EVENTS
        yield AccountFacts(
            key, segment, place[0], place[1], street, place[2], cycle, due, is_event, day_of(created), last, book
        )


def last_held_before(reader: Reader, first: date, account_ids: Iterable[UUID]) -> dict[UUID, date]:
    """Return the last completed on-site visit before a day of some accounts, such as those that were seen since.

    Of all others it is known: AccountFacts.last_before.
    """
    last = (
        select(Visit.c.held_on)
        .where(
            Visit.c.account_id == Account.c.id,
            Visit.c.deleted_at.is_(None),
            Visit.c.record_state.in_(COMPLETED_RECORDS),
            Visit.c.channel == Channel.ON_SITE,
            Visit.c.held_on < first,
        )
        .order_by(Visit.c.held_on.desc())
        .limit(1)
        .scalar_subquery()
    )
    found: dict[UUID, date] = {}
    for part in in_parts(account_ids):
        rows = reader.rows(select(Account.c.id, last).where(Account.c.id.in_(part)))
        found |= {account_id: day for account_id, day in rows if day is not None}
    return found


def _books(reader: Reader, wanted: SummaryFilter) -> dict[Any, Place]:
    """Return the supply unit with its name and the owner of today by stored key of the books of the filter's unit."""
    names = owners(reader, reader.clock.today())
    statement = select(
        Portfolio.c.id, type_coerce(Portfolio.c.id, StoredId).label("stored"), Area.c.id.label("area_id"), Area.c.name
    ).join(Area, Area.c.id == Portfolio.c.area_id)
    if wanted.area_id:
        statement = statement.where(Portfolio.c.area_id == wanted.area_id)
    return {row.stored: (row.area_id, row.name, names.get(row.id, (None, ""))[0]) for row in reader.each(statement)}
