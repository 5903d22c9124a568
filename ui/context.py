"""What a page is handed: everything it needs and nothing global."""

from collections.abc import Callable
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from crm.domain.clock import Clock
from crm.domain.codes import Role
from crm.domain.permits import Rights
from ui.background import Runner
from ui.calendar_feed import CalendarFeed
from ui.drafts import Drafts
from ui.hub import Hub
from ui.settings import Settings
from ui.undo import UndoStack
from ui.workdays import WorkDays


class Scope(QObject):
    """Whose accounts are shown: one person's, or everybody's when `person_id` is None; and who acts, in which role.

    `actor_id` is None while somebody acts for the whole team. `is_shared` where the database keeps rights itself.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, is_shared: bool = False) -> None:
        super().__init__(parent)
        self.is_shared = is_shared
        self.person_id: UUID | None = None
        self.actor_id: UUID | None = None
        self.name = ""
        self.role = Role.ADMIN

    @property
    def rights(self) -> Rights:
        """What whoever acts may see and do."""
        return Rights(self.role, self.is_shared)

    def choose(self, person_id: UUID | None, name: str, role: Role, actor_id: UUID | None = None) -> None:
        """Show another person's accounts; that person acts from now on, or another one of this role."""
        self.person_id, self.name, self.role = person_id, name, role
        self.actor_id = actor_id or person_id
        self.changed.emit()

    def look_at(self, person_id: UUID, name: str) -> None:
        """Show another person's accounts; who acts stays."""
        self.person_id, self.name = person_id, name
        self.changed.emit()


class Navigate(Protocol):
    """Open a page: `navigate("account", id=...)`."""

    def __call__(self, page: str, **arguments: Any) -> None: ...


class Offer(Struct, frozen=True):
    """What can be done next, as a button with its words."""

    words: str
    run: Callable[[], object]


class Toast(Protocol):
    """Say in a sentence what was done.

    `undo` offers to take it back, `details` to copy what went wrong, `offer` what can be done next.
    """

    def __call__(self, text: str, *, undo: bool = False, details: str = "", offer: Offer | None = None) -> None: ...


class Context(Struct, frozen=True):
    runner: Runner
    hub: Hub
    clock: Clock
    settings: Settings
    drafts: Drafts
    undo: UndoStack
    scope: Scope
    workdays: WorkDays
    feed: CalendarFeed
    navigate: Navigate
    toast: Toast
    back: Callable[[], None]
    show_error: Callable[[BaseException], None]
    where: str

    def may(self, permit: str) -> bool:
        """Say whether something of crm.domain.permits may be seen or done by whoever acts now."""
        return self.scope.rights.may(permit)
