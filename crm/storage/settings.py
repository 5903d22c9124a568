"""Dated settings: a row counts from its day on; without one the default of crm.domain.settings does."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast
from uuid import UUID

from sqlalchemy import select

from crm.domain.errors import Invalid
from crm.domain.rules import RuleValue
from crm.domain.settings import DEFAULTS, SettingValue
from crm.storage.reader import Reader
from crm.storage.tables import Setting
from crm.storage.unit import UnitOfWork


def all_values(reader: Reader, on: date) -> Mapping[str, SettingValue]:
    """Return every setting as it is on a day."""
    rows = reader.rows(
        select(Setting.c.key, Setting.c.value)
        .where(Setting.c.starts_on <= on, Setting.c.deleted_at.is_(None))
        .order_by(Setting.c.starts_on)
    )
    return {**DEFAULTS, **{row.key: json.loads(row.value) for row in rows}}


def number(values: Mapping[str, SettingValue], key: str) -> float:
    """Return a setting that is a number."""
    return float(cast(float, values[key]))


def flag(reader: Reader, key: str, on: date) -> bool:
    """Return a setting that is yes or no, as it is on a day."""
    return bool(all_values(reader, on)[key])


def put(work: UnitOfWork, key: str, value: SettingValue, starts_on: date) -> None:
    """Set a value from a day on; raises Invalid("setting.unknown")."""
    if key not in DEFAULTS:
        raise Invalid("setting.unknown", key=key)
    text = json.dumps(value, ensure_ascii=False)
    same_day = work.one(
        select(Setting.c.id, Setting.c.version).where(
            Setting.c.key == key, Setting.c.starts_on == starts_on, Setting.c.deleted_at.is_(None)
        )
    )
    if same_day is None:
        work.insert(Setting, key=key, value=text, starts_on=starts_on)
    else:
        work.update(Setting, same_day.id, same_day.version, value=text)


def dated_values(reader: Reader) -> dict[str, list[RuleValue]]:
    """Return every value that was set, by key and by day."""
    statement = (
        select(
            Setting.c.key,
            Setting.c.value,
            Setting.c.starts_on,
            Setting.c.id,
            Setting.c.version,
            Setting.c.updated_by,
            Setting.c.updated_at,
        )
        .where(Setting.c.deleted_at.is_(None))
        .order_by(Setting.c.starts_on)
    )
    found: dict[str, list[RuleValue]] = {}
    for row in reader.rows(statement):
        value = RuleValue(json.loads(row.value), row.starts_on, row.id, row.version, row.updated_by, row.updated_at)
        found.setdefault(row.key, []).append(value)
    return found


def starts_of(reader: Reader, keys: Iterable[str], until: date) -> list[date]:
    """Return the days from which values of some keys have counted until a day."""
    statement = select(Setting.c.starts_on).where(
        Setting.c.key.in_(sorted(keys)), Setting.c.starts_on <= until, Setting.c.deleted_at.is_(None)
    )
    return reader.scalars(statement.distinct().order_by(Setting.c.starts_on))


def turning_days(reader: Reader) -> list[date]:
    """Return the days from which any setting has another value, in their order."""
    statement = select(Setting.c.starts_on).where(Setting.c.deleted_at.is_(None))
    return reader.scalars(statement.distinct().order_by(Setting.c.starts_on))


def keys_of(reader: Reader, setting_ids: Iterable[UUID]) -> list[str]:
    """Return the keys of some dated values, those in the bin too."""
    return reader.scalars(select(Setting.c.key).where(Setting.c.id.in_(list(setting_ids))))
