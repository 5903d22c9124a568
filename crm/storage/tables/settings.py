"""Dated settings."""

from datetime import date

from sqlalchemy import Named, Text

from crm.storage.base import Stamped, live_unique, table
from crm.storage.columns import column


class SettingColumns(Stamped):
    """A setting's value from a day on; `value` is JSON text."""

    key: Named[str]
    starts_on: Named[date]
    value: Named[str] = column(Text)


Setting = table("setting", SettingColumns, info=live_unique("key", "starts_on"))
