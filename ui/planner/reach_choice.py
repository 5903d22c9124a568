"""Which of a series a change goes to, with the days it touches."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.appointments import Reach, Shift
from crm.domain.clock import Clock
from ui.planner.day_list import DayList
from ui.texts.names import reach_name
from ui.theme.look import px
from ui.widgets.forms.tiles import ChoiceTiles


class ReachChoice(QWidget):
    """This, following, all; `changed(Reach)` asks for the days, which `show_shifts` lists before anything is saved."""

    changed = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles = ChoiceTiles([(reach.value, reach_name(reach)) for reach in Reach])
        self.tiles.set_values([Reach.THIS.value])
        self.tiles.changed.connect(lambda: self.changed.emit(self.reach()))
        self.days = DayList(clock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.tiles)
        column.addWidget(self.days)

    def reach(self) -> Reach:
        """Return what is chosen."""
        chosen = self.tiles.values()
        return Reach(chosen[0]) if chosen else Reach.THIS

    def show_shifts(self, shifts: Sequence[Shift]) -> None:
        """List the days that a change would touch, and where they would go."""
        self.days.show_shifts(shifts)
