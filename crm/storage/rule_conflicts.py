"""Two people change the rules of the bureau: each rule that both changed is decided by itself."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import and_, select

from crm.domain.conflicts import Clash, Fate, RowConflict
from crm.domain.errors import Conflict
from crm.domain.settings import SettingValue
from crm.storage.tables import Person, Setting
from crm.storage.unit import UnitOfWork

Values = Mapping[str, SettingValue]


def settled(
    work: UnitOfWork, values: Values, seen: Values, present: Values, starts_on: date
) -> dict[str, SettingValue]:
    """Return what to write of some values: without those that are left to others, and as they were decided.

    A rule that only others changed stays theirs, one that both gave the same value is no clash. Raises
    Conflict("row.changed") with a RowConflict as value `conflict`, or Conflict("rows.changed") with all of them as
    `conflicts`, while a rule is undecided.
    """
    wanted, met = dict(values), []
    for key, value in values.items():
        now = present.get(key)
        if key not in seen or now in (seen[key], value):
            continue
        last = _last(work, key, starts_on)
        if last is None:
            continue
        setting_id, who, at, version = last
        answer = work.answer_for(Setting, setting_id)
        chosen = answer.chosen.get("value") if answer is not None else None
        if answer is not None and answer.leaves_out:
            del wanted[key]
        elif chosen is not None and chosen.theirs == (now,):
            wanted[key] = chosen.value[0]  # type: ignore[assignment]
        else:
            clash = Clash(("value",), (seen[key],), (now,), (value,), who, at, of=key)
            met.append(RowConflict(Setting.name, setting_id, Fate.CHANGED, "", who, at, version, (clash,)))
    if len(met) == 1:
        raise Conflict("row.changed", table=Setting.name, id=str(met[0].id), conflict=met[0])
    if met:
        raise Conflict("rows.changed", count=len(met), conflicts=tuple(met))
    return wanted


def _last(work: UnitOfWork, key: str, starts_on: date) -> tuple[UUID, str, datetime, int] | None:
    """Return the row of a rule that was written last, a withdrawn one too, by whom and when; None for a default."""
    statement = (
        select(Setting.c.id, Setting.c.updated_by, Setting.c.updated_at, Setting.c.version, Person.c.name)
        .outerjoin(Person, and_(Person.c.login == Setting.c.updated_by, Person.c.deleted_at.is_(None)))
        .where(Setting.c.key == key, Setting.c.starts_on <= starts_on)
        .order_by(Setting.c.updated_at.desc(), Setting.c.id)
        .limit(1)
    )
    row = work.one(statement)
    return None if row is None else (row.id, row.name or row.updated_by, row.updated_at, row.version)
