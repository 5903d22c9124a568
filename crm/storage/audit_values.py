"""What the log keeps as text or figures, as the columns hold it: the two databases write keys and moments apart."""

import json
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, Boolean, Date, LargeBinary, Time

from crm.storage.base import AnyTable
from crm.storage.types import Id, UtcDateTime


def typed(table: AnyTable, field: str, stored: Any) -> Any:
    """Return a value of the log as its column gives it; a column that is no more gives what was stored.

    Raises ValueError for what no trigger wrote.
    """
    if stored is None or field not in table.c:
        return stored
    kind = table.c[field].type
    if isinstance(kind, Id):
        return UUID(str(stored))
    if isinstance(kind, UtcDateTime):
        moment = datetime.fromisoformat(stored)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    if isinstance(kind, Date):
        return date.fromisoformat(stored)
    if isinstance(kind, Time):
        return time.fromisoformat(stored)
    if isinstance(kind, Boolean):
        return bool(stored)
    return _content(kind, stored)


def _content(kind: Any, stored: Any) -> Any:
    if isinstance(kind, LargeBinary):
        return bytes.fromhex(str(stored).removeprefix("\\x"))
    if isinstance(kind, JSON) and isinstance(stored, str):
        return json.loads(stored)
    return stored
