"""An advice that was given: the figure as it was and as it is now, and what became of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.energy_desk import AdviceKind, AdviceLine, AdviceState
from ui.energy.response_rows import event_text
from ui.texts.advice import advice_name, advice_state_name
from ui.texts.dates import month_and_year
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.labels import Text
from ui.widgets.menus import in_menu, passing_menu


def figure(kind: AdviceKind, value: float | None) -> str:
    """Return the figure that an advice is followed by, in its own unit."""
    if value is None:
        return "—"
    if kind is AdviceKind.POWER_FACTOR:
        return f"{value:.2f}"
    return f"{value:.0%}" if kind is AdviceKind.PEAK_SHARE else f"{value:,.0f} kW"


class AdviceRow(QWidget):
    """`answered(line, state)`: the button offers what the customer said."""

    answered = Signal(object, object)

    def __init__(self, line: AdviceLine, may_answer: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        was = self.tr("{month}: {value}").format(month=month_and_year(line.month), value=figure(line.kind, line.value))
        now = self.tr("now {value}").format(value=figure(line.kind, line.now))
        what = f"{was}, {now}" if line.event is None else f"{event_text(line.event)}: {figure(line.kind, line.value)}"
        words = QVBoxLayout()
        words.setSpacing(px(2))
        words.addWidget(Text(advice_name(line.kind), "body_strong", wrap=True))
        words.addWidget(Text(what, "small", "text2", wrap=True))
        self.state = Button(advice_state_name(line.state), "quiet")
        self.state.setAccessibleName(f"{advice_name(line.kind)}: {advice_state_name(line.state)}")
        self.state.setEnabled(may_answer)
        self.state.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(4), 0, px(4))
        row.addLayout(words, 1)
        row.addWidget(self.state)

    def _ask(self) -> None:
        menu = passing_menu(self)
        for state in AdviceState:
            action = menu.addAction(in_menu(advice_state_name(state)))
            action.triggered.connect(lambda _on=False, state=state: self.answered.emit(self._line, state))
        menu.popup(self.state.mapToGlobal(self.state.rect().bottomLeft()))
