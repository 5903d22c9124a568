"""Groups and repeats: the questions that stand together, made when they are asked for the first time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.survey.answers import Index
from crm.domain.survey.form import Element, Group
from ui.theme.look import colour, px
from ui.widgets.buttons import Button, Look
from ui.widgets.labels import Overline, Text
from ui.widgets.leaving import let_go
from ui.widgets.paint import rounded
from ui.widgets.themed import Themed

Make = Callable[[Element, Index], QWidget]


class Column(Themed, QWidget):
    """A column of elements in their order; `show_element` makes one that is asked for the first time."""

    GAP = 20

    def __init__(self, elements: Sequence[Element], index: Index, make: Make, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.elements, self.index, self._make = tuple(elements), index, make
        self.parts: dict[str, QWidget] = {}
        self._places = {element.name: place for place, element in enumerate(self.elements)}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.start_look()

    def show_element(self, element: Element, asked: bool) -> None:
        """Show or hide an element."""
        part = self.parts.get(element.name)
        if part is None:
            if not asked:
                return
            part = self._make(element, self.index)
            place = sum(self._places[name] < self._places[element.name] for name in self.parts)
            self.parts[element.name] = part
            self.column.insertWidget(place, part)
        if part.isVisibleTo(self) != asked:
            part.setVisible(asked)

    def retheme(self) -> None:
        self.column.setSpacing(px(self.GAP))


class GroupBox(Themed, QWidget):
    """A group as a framed card with its words above; inside of another one as a heading alone."""

    def __init__(self, group: Group, index: Index, make: Make, depth: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group, self.index, self._framed = group, index, depth == 0
        self.heading = Text("", "card" if self._framed else "body_strong", "text", wrap=True)
        self.questions = Column(group.elements, index, make)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.heading)
        self._outer.addWidget(self.questions)
        self.start_look()

    def set_words(self, label: str) -> None:
        self.heading.set_text(label)
        self.heading.setVisible(bool(label))
        self.setAccessibleName(label)

    def retheme(self) -> None:
        side = px(16) if self._framed else 0
        self._outer.setContentsMargins(side, side, side, side)
        self._outer.setSpacing(px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._framed:
            rounded(QPainter(self), self.rect(), px(8), fill=colour("surface"), edge=colour("border"))


class RepeatBox(Themed, QWidget):
    """A repeat: each instance with its number and a way to take it out, and below them a way to add one.

    `added` and `removed(number)` tell; instances are made anew by `show_count`.
    """

    added = Signal()
    removed = Signal(int)

    def __init__(self, group: Group, index: Index, make: Make, counted: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group, self.index, self._make, self._counted = group, index, make, counted
        self._label = group.name
        self.heading = Text("", "card", "text", wrap=True)
        self.add = Button(icon="plus")
        self.add.clicked.connect(self.added)
        self.instances: list[Column] = []
        self._boxes: list[QWidget] = []
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self.heading)
        self._outer.addWidget(self.add)
        self.add.setVisible(not counted)
        self.start_look()

    def set_words(self, label: str) -> None:
        self._label = label or self.group.name
        self.heading.set_text(self._label)
        self.setAccessibleName(self._label)
        self.retranslate()

    def show_count(self, count: int) -> None:
        """Show this many instances, made anew when there were others."""
        for box in self._boxes:
            let_go(self._outer, box)
        self._boxes, self.instances = [], []
        for number in range(count):
            column = Column(self.group.elements, (*self.index, number), self._make)
            self.instances.append(column)
            self._boxes.append(self._box(number, column))
            self._outer.insertWidget(number + 1, self._boxes[-1])
            self._boxes[-1].show()

    def _box(self, number: int, column: Column) -> QWidget:
        box = QWidget()
        stack = QVBoxLayout(box)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(px(12))
        head = QHBoxLayout()
        words = self.tr("{label} {number}").format(label=self._label, number=number + 1)
        head.addWidget(Overline(words))
        head.addStretch(1)
        if not self._counted:
            away = Button(self.tr("Remove"), Look.QUIET)
            away.setAccessibleName(self.tr("Remove {label} {number}").format(label=self._label, number=number + 1))
            away.clicked.connect(lambda: self.removed.emit(number))
            head.addWidget(away)
        stack.addLayout(head)
        stack.addWidget(column)
        return box

    def retranslate(self) -> None:
        self.add.setText(self.tr("Add {label}").format(label=self._label))

    def retheme(self) -> None:
        self._outer.setContentsMargins(px(16), px(16), px(16), px(16))
        self._outer.setSpacing(px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        rounded(QPainter(self), self.rect(), px(8), fill=colour("surface"), edge=colour("border"))
