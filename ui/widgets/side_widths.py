"""How the panels at the sides of a page grow in a wide window (design guide, window and grid)."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.theme.look import px

WIDE = 1680
"""Only in windows wider than this do side panels grow."""
CENTRE = 1040
WIDEST = 700
"""So wide two panels hold the centre at 1040 in a window of 2560; their texts keep to 80 characters a line."""


def grown(window: int, centre: int, sides: Sequence[int]) -> list[int]:
    """Return how wide side panels are, in pixels at text size 100 %.

    `window` is the width of the window, `centre` what lies between the panels while they are as narrow as `sides` says.
    The centre grows first, to 1040; then all panels alike, to 700, and what is left goes to the centre again. They grow
    no faster than the window does beyond 1680, so that nothing jumps there.
    """
    rest = max(0, min(centre - CENTRE, window - WIDE))
    wide = list(sides)
    while rest > 0:
        growing = [place for place, each in enumerate(wide) if each < WIDEST]
        if not growing:
            break
        step = max(1, min(rest // len(growing), min(WIDEST - wide[place] for place in growing)))
        for place in growing[: max(1, rest // step)]:
            wide[place] += step
            rest -= step
    return wide


class SideWidths(QObject):
    """Keeps the widths of the panels that a page shows beside its centre; `sides` are they with their usual widths."""

    def __init__(self, page: QWidget, sides: Sequence[tuple[QWidget, int]]) -> None:
        super().__init__(page)
        self._page, self._sides = page, sides
        for widget, wide in sides:
            widget.setFixedWidth(px(wide))
            widget.installEventFilter(self)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShowToParent, QEvent.Type.HideToParent)
        if event.type() in kinds or (watched is self._page and event.type() == QEvent.Type.Resize):
            self._lay()
        return False

    def _lay(self) -> None:
        percent = px(100) / 100
        shown = [(widget, wide) for widget, wide in self._sides if not widget.isHidden()]
        usual = [wide for _widget, wide in shown]
        centre = round(self._page.width() / percent) - sum(usual)
        for (widget, _usual), wide in zip(shown, grown(round(self._window() / percent), centre, usual), strict=True):
            widget.setFixedWidth(px(wide))

    def _window(self) -> int:
        return self._page.window().width()
