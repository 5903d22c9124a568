"""The log of changes as supervisors and administrators read it: who, when, what, old, new, from where."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.timeline import FieldChange


class LogAction(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    BINNED = "binned"
    RESTORED = "restored"
    ERASED = "erased"


class LogFilter(Struct, frozen=True):
    """Which entries are shown: days of the bureau with both ends, one login, one table, and words in the values."""

    first: date | None = None
    last: date | None = None
    login: str = ""
    table: str = ""
    text: str = ""


class LogEntry(Struct, frozen=True):
    """One change of one row.

    `id` is the number of the entry as a key, `who` the name of the person or the login where nobody has it, `subject`
    what names the row, `fields` what changed with keys as names. `address` is the computer that a server saw.
    """

    id: UUID
    at: datetime
    login: str
    who: str
    application: str
    address: str
    table: str
    row_id: UUID
    action: LogAction
    subject: str
    account: str
    account_id: UUID | None
    fields: tuple[FieldChange, ...]


class LogPage(Struct, frozen=True):
    """The newest entries that a filter lets through; `is_cut` when older ones were left out."""

    ids: Sequence[UUID]
    is_cut: bool


class RestoreLine(Struct, frozen=True):
    """A field that would be put back: what it holds now, and what it held before the entry; keys are names."""

    field: str
    now: object
    then: object


class Restoration(Struct, frozen=True):
    """What putting a row back would do; `is_binned` when it comes out of the bin as a whole."""

    subject: str
    is_binned: bool
    lines: tuple[RestoreLine, ...]


RESTORED_TABLES = frozenset(
    {
        *("account", "customer", "contact", "contact_phone", "supply_point", "metering_point", "meter", "visit"),
        *("interaction", "task", "issue", "hazard", "demand_lead", "appointment", "leave", "person", "area"),
        *("portfolio", "calendar_day", "setting", "saved_view", "attachment"),
    }
)
"""Tables whose fields may be put back; the rest are traces themselves, or follow from a file or a form."""
KEPT_FIELDS = frozenset(
    {
        *("account_id", "content", "deleted_at", "definition", "login", "official_state", "plan_state"),
        *("portfolio_id", "record_state", "role", "sha256", "sign_in", "state"),
    }
)
"""Fields with roads of their own: who owns an account, what a state allows, and who may sign in."""
FOLLOWERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "name": ("sort_key",),
        "segment": ("is_direct_service",),
        "street_code": ("district_code", "lat", "lon"),
    }
)
"""Columns that were worked out from a field when it was written, and so come back with it."""


def entry_key(number: int) -> UUID:
    """Return the number of an entry as the key that tables of the window hold."""
    return UUID(int=number)


def number_of(key: UUID) -> int:
    """Return the number that a key stands for."""
    return key.int


def action_of(verb: str, changes: Mapping[str, Sequence[Any]]) -> LogAction:
    """Return what a trigger's verb meant: the bin is a moment in a column."""
    if verb == "insert":
        return LogAction.ADDED
    if verb == "delete":
        return LogAction.ERASED
    moved = changes.get("deleted_at")
    if moved is None:
        return LogAction.CHANGED
    return LogAction.BINNED if moved[1] is not None else LogAction.RESTORED


def before(changes: Sequence[Mapping[str, Sequence[Any]]]) -> dict[str, Any]:
    """Return what fields held before some changes of one row, newest first: of each the oldest value known."""
    found: dict[str, Any] = {}
    for one in changes:
        found.update({field: pair[0] for field, pair in one.items()})
    return found
