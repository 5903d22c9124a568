"""Which of a series a change goes to, with the days it touches."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.appointments import Reach
from crm.domain.clock import Clock
from ui.texts.dates import near_day
from ui.texts.names import reach_name
from ui.theme.look import px
from ui.widgets.forms.tiles import ChoiceTiles
from ui.widgets.labels import Text

SHOWN = 8


class ReachChoice(QWidget):
    """This, following, all; `changed(Reach)` asks for the days, which `show_days` lists before anything is saved."""

    changed = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.tiles = ChoiceTiles([(reach.value, reach_name(reach)) for reach in Reach])
        self.tiles.set_values([Reach.THIS.value])
        self.tiles.changed.connect(lambda: self.changed.emit(self.reach()))
        self.days = Text("", "small", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.tiles)
        column.addWidget(self.days)

    def reach(self) -> Reach:
        """Return what is chosen."""
        chosen = self.tiles.values()
        return Reach(chosen[0]) if chosen else Reach.THIS

    def show_days(self, starts: Sequence[datetime]) -> None:
        """List the days that a change would touch."""
        days = [near_day(self._clock.local(start).date()) for start in starts]
        more = self.tr(" and %n more", "", len(days) - SHOWN) if len(days) > SHOWN else ""
        words = self.tr("%n day(s): {days}", "", len(days)).format(days=", ".join(days[:SHOWN]))
        self.days.set_text(words + more)
