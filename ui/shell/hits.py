"""What was found in the palette is opened, or something is begun with its account."""

from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtWidgets import QWidget

from crm.domain.changes import Kind
from ui.context import Context
from ui.dialogs import open_dialog
from ui.shell.found import account_of, page_of

if TYPE_CHECKING:
    from crm.usecases.search import Hit


class Frame(Protocol):
    """The window as whoever opens a hit sees it."""

    context: Context

    @property
    def page(self) -> Any: ...
    def navigate(self, page: str, **arguments: Any) -> None: ...
    def new_task(self) -> None: ...


def open_hit(window: Frame, hit: "Hit", verb: str) -> None:
    """Open what was found, or begin a plan, a record, a task or a contact of its account."""
    account_id = account_of(hit)
    if verb == "open" and hit.kind == Kind.VISIT:
        window.navigate("visit", id=hit.id)
    elif verb == "open" and hit.kind == Kind.WORK_ORDER:
        open_dialog("order_details", window.context, cast(QWidget, window.page), order_id=hit.id)
    elif account_id is None:
        _open_unowned(window, hit, verb)
    elif verb == "plan":
        window.navigate("planner", account_id=account_id)
    elif verb == "record":
        window.navigate("visit", account_id=account_id)
    else:
        window.navigate("account", id=account_id)
        if verb == "task":
            window.new_task()
        elif verb == "contact":
            getattr(window.page, "new_contact", lambda: None)()


def _open_unowned(window: Frame, hit: "Hit", verb: str) -> None:
    """Open what belongs to no one account: a feeder shows the accounts that it supplies, or whom to call about it."""
    if hit.kind == Kind.FEEDER and verb == "outage":
        window.navigate("outages", feeder=hit.id)
    elif hit.kind == Kind.FEEDER and verb == "network":
        window.navigate("network", id=hit.id)
    elif hit.kind == Kind.FEEDER:
        window.navigate("accounts", view="all", values={"feeder": (str(hit.id),)})
    elif hit.kind == Kind.OUTAGE:
        window.navigate(page_of(hit), id=hit.id)
    else:
        window.navigate("tasks", text=hit.title)
