"""How parts look under the pointer, with the keyboard, while they load, empty, and when something failed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from crm.domain.errors import Busy
from ui.picture_scene import Scene, turn_until
from ui.today.visit_block import VisitBlock
from ui.widgets.rows.view import RowList
from ui.widgets.skeleton import Skeleton

NOTHING = "%_*"
FIRST_ROWS = QPoint(320, 60)


def state_scenes() -> tuple[Scene, ...]:
    """Return the states of lists, of Today and of the planner."""
    return (
        Scene("focus-rail", "today", _focus(lambda window, _: window.rail.settings)),
        Scene("focus-task", "today", _focus(lambda _, page: page.tasks.list)),
        Scene("focus-visit", "today", _focus(lambda _, page: page.day.findChildren(VisitBlock)[1]), leave=_forget),
        Scene("focus-row", "accounts", _focus(lambda _, page: page.table)),
        Scene("focus-title", "accounts", _focus(lambda _, page: page.table.horizontalHeader())),
        Scene("focus-chip", "accounts", _focus(lambda _, page: page.filters.chip("segment")), leave=_forget),
        Scene("focus-fact", "account", _focus(lambda _, page: page.about.facts.row("contract_kva"))),
        Scene("focus-block", "planner", _focus(lambda _, page: page.calendar), {"view": "week"}),
        Scene("hover-row", "accounts", lambda _, page: _point(page.table.viewport(), FIRST_ROWS)),
        Scene("hover-overdue", "today", lambda _, page: _point(page.overdue.findChild(RowList).viewport(), FIRST_ROWS)),
        Scene("list-hidden", "accounts", lambda _, page: page.filters.set_values({}, NOTHING), leave=_show_all),
        Scene("list-failed", "accounts", _fail, leave=_show_all),
        Scene("list-waits", "accounts", _wait, leave=_rest),
    )


def _focus(part: Callable[[Any, Any], QWidget]) -> Callable[[Any, Any], None]:
    """Give the keyboard to a part as Tab does."""

    def give(window: Any, page: Any) -> None:
        window.activateWindow()
        part(window, page).setFocus(Qt.FocusReason.TabFocusReason)
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)

    return give


def _forget(window: Any, _page: Any) -> None:
    window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)


def _point(part: QWidget, place: QPoint) -> None:
    """Move the pointer over a part."""
    none = Qt.MouseButton.NoButton
    there, screen = QPointF(place), QPointF(part.mapToGlobal(place))
    move = QMouseEvent(QEvent.Type.MouseMove, there, screen, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(part, move)


def _show_all(_window: Any, page: Any) -> None:
    page.filters.clear()


def _fail(_window: Any, page: Any) -> None:
    page.body.show_error(Busy("database.in_use", path="rounds.db"))


def _wait(_window: Any, page: Any) -> None:
    skeleton = page.body.findChild(Skeleton)
    skeleton.start()
    turn_until(skeleton.isVisible)


def _rest(_window: Any, page: Any) -> None:
    page.body.findChild(Skeleton).stop()
