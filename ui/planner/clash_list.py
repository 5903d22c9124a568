"""The days of a series that meet something else, and what, before it is saved."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from crm.domain.clock import Clock
from crm.domain.planner import Clash
from ui.texts.dates import clock_time, near_day
from ui.texts.errors import told
from ui.widgets.labels import Text

SHOWN = 4


class ClashList(Text):
    """The first four and how many more; nothing where nothing clashes."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("", "small", "danger", wrap=True, parent=parent)
        self._clock = clock
        self.hide()

    def show_clashes(self, clashes: Sequence[Clash]) -> None:
        """List where a visit would stand in the way of something."""
        days = [self._words(each) for each in clashes[:SHOWN]]
        if len(clashes) > SHOWN:
            days.append(self.tr("%n more", "", len(clashes) - SHOWN))
        self.set_text("\n".join([self.tr("%n visit(s) would clash:", "", len(clashes)), *days]) if days else "")
        self.setVisible(bool(days))

    def _words(self, clash: Clash) -> str:
        start = self._clock.local(clash.start)
        return f"{near_day(start.date())} {clock_time(start)} · {told(clash.verdict.code, clash.verdict.values)}"
