"""Dated settings: a row counts from its day on; without one the default of crm.domain.settings does."""

import json
from collections.abc import Mapping
from datetime import date
from typing import cast

from sqlalchemy import select

from crm.domain.errors import Invalid
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
