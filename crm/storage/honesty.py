"""What looks odd about submitted records, derived from the visits and kept beside them (crm.planning.honesty)."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, delete, insert, or_, select, type_coerce

from crm.domain.changes import Action, Kind
from crm.domain.codes import COMPLETED_RECORDS, Channel
from crm.domain.errors import Cancelled
from crm.domain.honesty import Flag, Held, HonestyRules, Oddity, rules_from
from crm.domain.ids import new_id
from crm.domain.memory import no_collection
from crm.domain.settings import DEFAULTS, HONESTY_KEYS
from crm.planning.honesty import RulesOn, clashes, copied, late, like
from crm.storage.calendar import work_calendar
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.settings import dated_values
from crm.storage.tables import Account, Visit, VisitFlag
from crm.storage.types import StoredId, id_of
from crm.storage.unit import UnitOfWork

MANY = 200
"""From this many visits on, all are judged at once."""
CLASHES = (Oddity.OVERLAP, Oddity.TRAVEL)
FlagKey = tuple[UUID, Oddity]
KEYS = (Visit.c.id, Visit.c.person_id, Visit.c.account_id)
SUBMITTED = (Visit.c.record_state.in_(COMPLETED_RECORDS), Visit.c.held_on.is_not(None), Visit.c.deleted_at.is_(None))


def refresh(work: UnitOfWork, visit_ids: Collection[UUID] | None = None) -> int:
    """Judge some visits anew, with those whose standing may follow from theirs (all when None).

    Returns how many flags came or went; pages are told of the visits that have them. Judging all tells its progress
    and raises Cancelled when it is asked to stop.
    """
    if visit_ids is not None and not visit_ids:
        return 0
    if visit_ids is None or len(visit_ids) > MANY:
        return _keep(work, everything(work, tells=visit_ids is None), None)
    return _refresh_some(work, frozenset(visit_ids))


def everything(reader: Reader, tells: bool = False) -> list[Flag]:
    """Return the flags that should stand there.

    In any case it stops with Cancelled when it is asked to; it tells how far it is only where it is the whole work.
    """
    rules_on = rules_by_day(reader)

    def step(done: int, total: int) -> None:
        if tells:
            reader.progress.step(done, total)
        elif reader.progress.cancelled:
            raise Cancelled

    with no_collection():
        step(0, 0)
        visits = _held(reader, stored=True)
        flags = [*late(visits, rules_on, _calendar(reader, visits)), *clashes(visits, rules_on)]
        flags += copied(visits, rules_on, step=step)
    return [_with_keys(flag) for flag in flags]


def _with_keys(flag: Flag) -> Flag:
    other = None if flag.other_id is None else id_of(flag.other_id)
    return Flag(id_of(flag.visit_id), flag.kind, flag.amount, other)


def _as_stored(ids: Collection[UUID]) -> frozenset[Any]:
    """Return keys in both forms in which a database may give them back as they are stored."""
    return frozenset(ids) | {key.bytes for key in ids}


def rules_by_day(reader: Reader) -> RulesOn:
    """Return the rules as they stand on any day."""
    dated = {key: values for key, values in dated_values(reader).items() if key in HONESTY_KEYS}
    starts = sorted({value.starts_on for values in dated.values() for value in values if value.starts_on is not None})
    values, spans = dict(DEFAULTS), [rules_from(DEFAULTS)]
    for day in starts:
        values |= {key: each.value for key, several in dated.items() for each in several if each.starts_on == day}
        spans.append(rules_from(values))

    def rules_on(day: date) -> HonestyRules:
        return spans[bisect_right(starts, day)]

    return rules_on


def _refresh_some(work: UnitOfWork, ids: frozenset[UUID]) -> int:
    """Judge visits and what hangs on them.

    Overlaps and drives follow from the visits of a person on one day, also on the day that a visit has left. A copy
    follows from the notes of the person and of the account in the allowed time, so that whoever may have copied from
    one of these is judged among his or her own.
    """
    rules_on = rules_by_day(work)
    people, accounts, days = _places(work, ids)
    left = [step.before for step in work.undo if step.table == Visit.name and step.id in ids]
    pointing = _pointing(work, ids)
    same_people = people | {before["person_id"] for before in left if before.get("person_id") is not None}
    same_days = days | _places(work, pointing)[2] | {before["held_on"] for before in left if before.get("held_on")}
    near_in_time = _held(work, Visit.c.person_id.in_(same_people), Visit.c.held_on.in_(same_days))
    found = list(clashes(near_in_time, rules_on))
    mine = _held(work, Visit.c.id.in_(ids))
    found += late(mine, rules_on, _calendar(work, mine))
    near = _notes(work, _of(people, accounts), *_within(days, rules_on))
    those = _as_stored(ids)
    alike = like(near, [visit for visit in near if visit.id in those], rules_on)
    again = ids | pointing | {id_of(key) for key in alike}
    around = _around(work, near, (people, accounts), again, rules_on)
    found += [_with_keys(flag) for flag in copied(around, rules_on, _as_stored(again))]
    scope = {(visit.id, kind) for visit in near_in_time for kind in CLASHES}
    scope |= {(key, kind) for key in ids for kind in Oddity} | {(key, Oddity.COPIED) for key in again}
    scope |= {(key, kind) for key in pointing for kind in CLASHES}
    return _keep(work, found, scope)


def _places(reader: Reader, ids: Collection[UUID]) -> tuple[set[Any], set[UUID], set[date]]:
    """Return the people, accounts and days of some visits."""
    columns = (Visit.c.person_id, Visit.c.account_id, Visit.c.held_on)
    rows = [row for part in in_parts(ids) for row in reader.rows(select(*columns).where(Visit.c.id.in_(part)))]
    days = {row.held_on for row in rows if row.held_on is not None}
    return {row.person_id for row in rows}, {row.account_id for row in rows}, days


def _within(days: Collection[date], rules_on: RulesOn) -> list[Any]:
    """Return the condition that a note may have been copied from one of these days, or one of these from it."""
    if not days:
        return []
    most = timedelta(days=max(rules_on(day).copied_days for day in (*days, date.max)))
    return [Visit.c.held_on.between(min(days) - most, max(days) + most)]


def _pointing(reader: Reader, ids: Collection[UUID]) -> set[UUID]:
    """Return the visits that are flagged because of some others."""
    return set(reader.scalars(select(VisitFlag.c.visit_id).where(VisitFlag.c.other_id.in_(ids))))


def _around(
    reader: Reader,
    known: Sequence[Held],
    whose: tuple[Collection[UUID], Collection[UUID]],
    ids: Collection[UUID],
    rules_on: RulesOn,
) -> Sequence[Held]:
    """Return some visits with those of the same people and accounts, which are known already for some of them."""
    people, accounts, days = _places(reader, ids)
    if people <= set(whose[0]) and accounts <= set(whose[1]) and days <= {visit.held_on for visit in known}:
        return known
    return _notes(reader, _of(people, accounts), *_within(days, rules_on))


def _of(people: Collection[UUID], accounts: Collection[UUID]) -> Any:
    return or_(Visit.c.person_id.in_(people), Visit.c.account_id.in_(accounts))


def _held(reader: Reader, *conditions: Any, stored: bool = False) -> list[Held]:
    """Return the submitted records under some conditions as they are judged, with keys as they are stored if wanted."""
    local = reader.clock.local
    return [
        Held(
            row.id,
            row.person_id,
            row.account_id,
            row.held_on,
            row.arrived_at,
            row.left_at,
            local(row.submitted_at).date() if row.submitted_at is not None else None,
            (row.lon, row.lat),
            row.channel == Channel.ON_SITE,
            row.content or "",
        )
        for row in reader.rows(_statement(stored).where(*conditions))
    ]


def _notes(reader: Reader, *conditions: Any) -> list[Held]:
    """Return submitted records with what the search for copies needs of them, keys as they are stored.

    A save reads the notes of a year, so that what is not compared is left in the database.
    """
    columns = (*_stored_keys(), Visit.c.held_on, Visit.c.content)
    rows = reader.rows(select(*columns).where(*SUBMITTED, *conditions))
    return [Held(row.id, row.person_id, row.account_id, row.held_on, note=row.content or "") for row in rows]


def _stored_keys() -> list[Any]:
    return [type_coerce(each, StoredId).label(each.key) for each in KEYS]


def _statement(stored: bool) -> AnySelect:
    return (
        select(
            *(_stored_keys() if stored else KEYS),
            Visit.c.held_on,
            Visit.c.arrived_at,
            Visit.c.left_at,
            Visit.c.submitted_at,
            Visit.c.channel,
            Visit.c.content,
            Account.c.lon,
            Account.c.lat,
        )
        .join(Account, Account.c.id == Visit.c.account_id)
        .where(*SUBMITTED)
    )


def _calendar(reader: Reader, visits: Iterable[Held]) -> Any:
    days = [visit.held_on for visit in visits] or [reader.clock.today()]
    return work_calendar(reader, min(days), max(reader.clock.today(), *days))


def _keep(work: UnitOfWork, flags: Iterable[Flag], scope: set[FlagKey] | None) -> int:
    """Let exactly these flags stand within a scope (everywhere when None)."""
    wanted: dict[FlagKey, Flag] = {(flag.visit_id, flag.kind): flag for flag in flags}
    if scope is not None:
        wanted = {key: flag for key, flag in wanted.items() if key in scope}
    there = {key: flag for key, flag in _stored(work, scope).items() if scope is None or key in scope}
    gone = [key for key, flag in there.items() if wanted.get(key) != flag]
    new = [flag for key, flag in wanted.items() if there.get(key) != flag]
    if gone:
        one = (VisitFlag.c.visit_id == bindparam("visit"), VisitFlag.c.kind == bindparam("oddity"))
        work.connection.execute(delete(VisitFlag).where(*one), [{"visit": key, "oddity": kind} for key, kind in gone])
    if new:
        work.connection.execute(insert(VisitFlag), [{"id": new_id(), **flag._asdict()} for flag in new])
    touched = {key[0] for key in gone} | {flag.visit_id for flag in new}
    if len(touched) > MANY:
        work.changes.everything = True
    else:
        for key in touched:
            work.changes.note(Action.UPDATED, Kind.VISIT, key)
    return len(touched)


def _stored(reader: Reader, scope: set[FlagKey] | None) -> dict[FlagKey, Flag]:
    statement = select(VisitFlag.c.visit_id, VisitFlag.c.kind, VisitFlag.c.amount, VisitFlag.c.other_id)
    if scope is None:
        return dict(map(_flag, reader.rows(statement)))
    ids = list({key for key, _kind in scope})
    found: dict[FlagKey, Flag] = {}
    for part in in_parts(ids):
        found.update(map(_flag, reader.rows(statement.where(VisitFlag.c.visit_id.in_(part)))))
    return found


def _flag(row: AnyRow) -> tuple[FlagKey, Flag]:
    kind = Oddity(row.kind)
    return (row.visit_id, kind), Flag(row.visit_id, kind, row.amount, row.other_id)
