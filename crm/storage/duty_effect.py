"""What other rules would do to the accounts: counted by groups that share a rule and a last visit."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import case, func, select

from crm.domain.codes import DutyStatus, ImportanceGrade, Segment
from crm.domain.rules import Effect
from crm.domain.settings import DERIVED_KEYS, SettingValue
from crm.planning.duty import binding_rule, due_on, status
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.settings import all_values, number, starts_of
from crm.storage.tables import Account

LATE = (DutyStatus.OVERDUE, DutyStatus.SEVERE)
BIG = "visit.interval.big_kva"
Values = Mapping[str, SettingValue]


def effect(reader: Reader, old: Values, new: Values, on: date) -> Effect:
    """Return how accounts would stand on a day by new rules beside the old ones, by the visits held so far."""
    count: dict[str, int] = dict.fromkeys(Effect.__dataclass_fields__, 0)
    for row in reader.rows(_groups(number(old, BIG), number(new, BIG))):
        count["accounts"] += row.accounts
        before, after = (_stand(reader, row, values, on, side) for values, side in ((old, "old"), (new, "new")))
        for name in _told(before, after):
            count[name] += row.accounts
    return Effect(**count)


def _told(before: tuple[date | None, DutyStatus], after: tuple[date | None, DutyStatus]) -> Iterator[str]:
    if before != after:
        yield "touched"
    if before[0] is None or after[0] is None:
        if before[0] != after[0]:
            yield "gained" if before[0] is None else "lost"
    elif before[0] != after[0]:
        yield "earlier" if after[0] < before[0] else "later"
    for stand, name in ((before, "overdue_before"), (after, "overdue_after")):
        if stand[1] in LATE:
            yield name


def _stand(reader: Reader, row: AnyRow, values: Values, on: date, side: str) -> tuple[date | None, DutyStatus]:
    """Return when such accounts are due and how they stand; the group says on which side of a limit they are."""
    kva = number(values, BIG) if getattr(row, f"big_{side}") else 0.0
    rule = binding_rule(Segment(row.segment), ImportanceGrade(row.importance_grade), kva, values)
    known = reader.clock.local(row.known_at).date() if row.known_at is not None else on
    due = due_on(rule, row.last_onsite_on, known)
    return due, status(due, rule.days if rule else None, on, values)


def _groups(old_big: float, new_big: float) -> AnySelect:
    known_at = case((Account.c.last_onsite_on.is_(None), Account.c.created_at)).label("known_at")
    return _counted(
        select(
            Account.c.segment,
            Account.c.importance_grade,
            (Account.c.contract_kva >= old_big).label("big_old"),
            (Account.c.contract_kva >= new_big).label("big_new"),
            Account.c.last_onsite_on,
            known_at,
        )
    )


def _counted(parts: AnySelect) -> AnySelect:
    """Count the accounts that agree in every part. Parts with a number in them are named first: a server takes two
    parameters of one value for different ones."""
    rows = parts.where(Account.c.deleted_at.is_(None)).subquery()
    return select(*rows.c, func.count().label("accounts")).group_by(*rows.c)


def is_stale(reader: Reader) -> bool:
    """Say whether a rule has come into force since the derived columns of the accounts were counted."""
    today = reader.clock.today()
    starts = starts_of(reader, DERIVED_KEYS, today)
    if not starts:
        return False
    if starts[-1] == today:
        # The number of ratings that count leaves no trace in an interval.
        return True
    values = all_values(reader, today)
    big = (Account.c.contract_kva >= number(values, BIG)).label("big")
    statement = _counted(select(Account.c.segment, Account.c.importance_grade, big, Account.c.interval_days))
    return any(_expected(row, values) != row.interval_days for row in reader.rows(statement))


def _expected(row: AnyRow, values: Values) -> int | None:
    kva = number(values, BIG) if row.big else 0.0
    rule = binding_rule(Segment(row.segment), ImportanceGrade(row.importance_grade), kva, values)
    return rule.days if rule else None
