"""What opens under a filter chip: a search line, checks and counts; for figures and days also from and to."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.number import NumberField
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import ElidedLabel, Separator, Text
from ui.widgets.popup import Popup

SEARCH_FROM = 9
MANY = 200
"""With so many choices there may be others that are not listed: those are looked for by what is typed."""
TYPING = 150
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilterPopup(Popup):
    """`picked(values)` after every toggle; one choice of a single filter closes it. The line appears from 9 choices.

    `title` says what is chosen to whoever cannot see it.
    """

    picked = Signal(list)
    closed = Signal()
    sought = Signal(str)
    """(words): choices that are not listed may hold them."""

    def __init__(self, title: str, single: bool, parent: QWidget, span: "SpanFields | None" = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.search = TextLine()
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.hide()
        self.search.installEventFilter(self)
        self.list = ChoiceList(single)
        self.list.setAccessibleName(title)
        self.span = span
        self.body.addWidget(self.search)
        self.body.addWidget(self.list)
        if span is not None:
            self.body.addWidget(Separator(4, 4))
            self.body.addWidget(span)
            span.given.connect(self._span_given)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(lambda: self.sought.emit(self.search.text()))
        self._is_part = False
        self._chosen: list[str] = []
        self.search.textChanged.connect(self._narrow)
        self.list.toggled.connect(self._toggled)

    def set_choices(self, choices: Sequence[Choice], chosen: Iterable[str]) -> None:
        """Offer the choices that arrived; what was chosen and is not among them stays chosen."""
        self._chosen = list(chosen)
        self._is_part = self._is_part or len(choices) >= MANY
        self.list.set_choices(choices, self._chosen)
        self.search.setVisible(self._is_part or len(choices) >= SEARCH_FROM or bool(self.search.text()))
        self.list.setVisible(bool(choices))
        self.adjustSize()
        (self.search if self.search.isVisibleTo(self) else self.list).setFocus()
        if not self._is_part:
            self.list.narrow(self.search.text())

    def _narrow(self, words: str) -> None:
        if self._is_part:
            self._typing.start()
        else:
            self.list.narrow(words)

    def _toggled(self, value: str, on: bool) -> None:
        if self.list.single:
            self._chosen = [value] if on else []
        elif on:
            self._chosen.append(value)
        else:
            self._chosen = [each for each in self._chosen if each != value]
        self.picked.emit(list(self._chosen))
        if self.list.single:
            self.close()

    def _span_given(self, value: str) -> None:
        self.picked.emit([value])
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TO_LIST:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()


class SpanFields(QWidget):
    """From and to: `given("315..3150")` with one end or both, as crm.domain.lists reads them."""

    given = Signal(str)

    def __init__(self, low: NumberField | DateField, high: NumberField | DateField) -> None:
        super().__init__()
        self.low, self.high = low, high
        is_days = isinstance(low, DateField)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), 0, px(4), px(4))
        column.setSpacing(px(8))
        column.addLayout(self._line(self.tr("from"), low))
        column.addLayout(self._line(self.tr("to") if is_days else self.tr("below"), high))
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)
        self.apply = Button(self.tr("Apply"))
        self.apply.clicked.connect(self._give)
        column.addWidget(self.apply, alignment=Qt.AlignmentFlag.AlignRight)

    def _line(self, words: str, field: NumberField | DateField) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        label = ElidedLabel(words, "small", "text2")
        label.setFixedWidth(px(44))
        row.addWidget(label)
        row.addWidget(field)
        row.addStretch(1)
        line = field.line if isinstance(field, NumberField) else field
        line.setAccessibleName(words)
        line.returnPressed.connect(self._give)
        return row

    def _give(self) -> None:
        problem = self.low.problem() or self.high.problem()
        ends: list[Any] = [self.low.value(), self.high.value()]
        if not problem and ends == [None, None]:
            problem = self.tr("Type one end or both.")
        self.problem.set_text(problem)
        self.problem.setVisible(bool(problem))
        if problem:
            self.window().adjustSize()
            return
        if None not in ends:
            ends.sort()
        self.given.emit("..".join("" if end is None else str(end) for end in ends))
