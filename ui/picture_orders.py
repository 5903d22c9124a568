"""What is shown of hotline orders and of contacts with customers in the picture book."""

from typing import Any

from ui.dialogs import open_dialog
from ui.picture_scene import Scene


def order_scenes() -> tuple[Scene, ...]:
    """Return the scenes of orders; what is typed in them leaves no draft."""
    return (
        Scene("orders-panel", "orders", lambda _, page: page.side.open(), leave=lambda _, page: page.side.close()),
        Scene("order-new", "orders", _key_in, leave=_forget),
        Scene("order-details", "orders", _open_first),
        Scene("interaction", "account", _log, leave=_forget),
        Scene("interaction-account", "today", _log_anew, leave=_forget),
    )


def _key_in(_window: Any, page: Any) -> None:
    """Type an order of the account of the first row."""
    dialog: Any = open_dialog("order", page.context, page, account_id=_first(page).account_id)
    dialog.number.setText("95598202611170042")
    dialog.kind.set_value("complaint/")
    dialog.text.set_text("本月第二次临时停电，未提前通知，影响两条生产线。")
    dialog.caller.setText("王工")
    dialog.look()


def _log(_window: Any, page: Any) -> None:
    """Write down a counter visit with a task."""
    dialog: Any = open_dialog("interaction", page.timeline._context, page, account_id=page.state()["id"])
    dialog.kind.tiles[5].click()
    dialog.words.set_text("咨询增容所需资料，已给清单。")
    dialog.task.set_text("回电确认资料 周四 !")
    dialog.minutes.setText("12")


def _log_anew(window: Any, page: Any) -> None:
    """Ask first with whom it was."""
    open_dialog("interaction", window.context, page)


def _open_first(_window: Any, page: Any) -> None:
    open_dialog("order_details", page.context, page, order_id=_first(page).id)


def _first(page: Any) -> Any:
    found: list[Any] = []
    page.model.with_rows([page.model.ids()[0]], found.extend)
    return found[0] if found else page.model.row(page.model.ids()[0])


def _forget(window: Any, _page: Any) -> None:
    for draft in window.context.drafts.all():
        window.context.drafts.discard(draft.key)
