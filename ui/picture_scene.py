"""One thing that stands over a page for a picture."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct, field
from PySide6.QtCore import QEventLoop, QPoint, QTimer

from crm.domain.codes import Role

LONGEST_MS, STEP_MS = 20_000, 50


class Scene(Struct, frozen=True):
    """A page, and what is opened over it once the page stands.

    `open(window, page)` opens it; `after` is done when that has settled, for what takes two steps, and `leave` puts
    away what neither Esc nor another page does. `role` is who looks.
    """

    name: str
    page: str
    open: Callable[[Any, Any], object]
    arguments: dict[str, Any] = field(default_factory=dict)
    after: Callable[[Any, Any], object] | None = None
    leave: Callable[[Any, Any], object] | None = None
    role: Role | None = None


def middle(page: Any) -> QPoint:
    """Return a place on the screen that is in the middle of a page, a quarter from its top."""
    return page.mapToGlobal(page.rect().center() - QPoint(0, page.height() // 4))  # type: ignore[no-any-return]


def close_side(_window: Any, page: Any) -> None:
    """Put the side panel of a page away."""
    page.side.close()


def take_back(window: Any, _page: Any) -> None:
    """Undo whatever the scenes changed."""
    window.context.undo.undo(len(window.context.undo.made()))


def turn_until(done: Callable[[], bool]) -> None:
    """Let the event loop turn until something is there; the book draws what stands if it never is."""
    for _ in range(LONGEST_MS // STEP_MS):
        if done():
            return
        loop = QEventLoop()
        QTimer.singleShot(STEP_MS, loop.quit)
        loop.exec()
