"""Two rows side by side: which one stays, and for each field that differs whose value."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.merging import FieldPair, MergeView, MergeWish, Side
from ui.duplicates.words import counted_words, field_words, merge_row_words
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Overline, Text
from ui.widgets.radio import Radio
from ui.widgets.scrolling import scrolled

LETTERS = 120
WITHIN = 0.9
"""Of the window: large text asks for more than there is."""


class MergeDialog(Dialog):
    """`given(MergeWish)`; the fuller or the newer value of each field is chosen beforehand."""

    given = Signal(object)

    def __init__(self, view: MergeView, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = view
        self.setWindowTitle(
            self.tr("Merge {left} and {right}").format(left=view.left.name[:40], right=view.right.name[:40])
        )
        self.resize(QSize(px(760), px(620)).boundedTo(parent.window().size() * WITHIN))
        self.choices: dict[str, QButtonGroup] = {}
        self._sides: dict[int, Side] = dict(enumerate(Side))
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setContentsMargins(px(24), px(20), px(24), px(16))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(8))
        for column, stretch in enumerate((2, 4, 4, 0)):
            self._grid.setColumnStretch(column, stretch)
        self._grid.setColumnMinimumWidth(0, px(104))
        self.keep = self._keep()
        for pair in view.fields:
            if pair.differs:
                self._add_field(pair)
        self._add_held()
        self._grid.setRowStretch(self._grid.rowCount(), 1)
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        column_box = QVBoxLayout(self)
        column_box.setContentsMargins(0, 0, 0, 0)
        column_box.addWidget(scrolled(inner), 1)
        column_box.addLayout(self._foot())

    def refuse(self, sentence: str) -> None:
        """Say why they were not merged."""
        self.problem.set_text(sentence)
        self.problem.show()

    def _radio(self, group: QButtonGroup, side: Side, text: str, name: str) -> Radio:
        button = Radio(text[:LETTERS])
        button.setAccessibleName(name)
        group.addButton(button, next(number for number, each in self._sides.items() if each is side))
        return button

    def _keep(self) -> QButtonGroup:
        """Ask which row lives on; the other one goes into the bin."""
        group = QButtonGroup(self)
        row = self._grid.rowCount()
        self._grid.addWidget(Overline(self.tr("Stays")), row, 0)
        for column, side in ((1, Side.LEFT), (2, Side.RIGHT)):
            words = merge_row_words(self.view.row(side))
            button = self._radio(group, side, words, self.tr("Keep {name}").format(name=words))
            button.setChecked(side is self.view.keep)
            self._grid.addWidget(button, row, column)
        return group

    def _add_field(self, pair: FieldPair) -> None:
        group = self.choices[pair.key] = QButtonGroup(self)
        row = self._grid.rowCount()
        label, left, right = field_words(self.view.kind, pair)
        self._grid.addWidget(Text(label, "small", "text2", wrap=True), row, 0)
        sides = [(1, Side.LEFT, left), (2, Side.RIGHT, right)]
        if pair.can_join:
            sides.append((3, Side.BOTH, self.tr("both")))
        for column, side, words in sides:
            button = self._radio(group, side, words, f"{label}: {words}")
            button.setChecked(side is pair.preferred)
            self._grid.addWidget(button, row, column)

    def _add_held(self) -> None:
        """Say what moves along, and what both have and so stays with the one in the bin."""
        row = self._grid.rowCount()
        self._grid.addWidget(Overline(self.tr("Moves along")), row, 0)
        for column, side in ((1, Side.LEFT), (2, Side.RIGHT)):
            held = self.view.row(side)
            lines = [counted_words(held.counts)]
            if any(held.clashes.values()):
                clash = counted_words(held.clashes)
                lines.append(self.tr("On both, so the kept row's count: {what}").format(what=clash))
            self._grid.addWidget(Text("\n".join(lines), "small", "text2", wrap=True), row, column)

    def _foot(self) -> QVBoxLayout:
        note = self.tr(
            "The other row goes into the bin, its number is still found, and one undo brings everything back."
        )
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.merge = Button(self.tr("Merge"), Look.PRIMARY)
        self.merge.clicked.connect(lambda: self.given.emit(self.wish()))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(Text(note, "small", "text2", wrap=True), 1)
        row.addWidget(cancel)
        row.addWidget(self.merge)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(24), px(8), px(24), px(16))
        foot.addWidget(self.problem)
        foot.addLayout(row)
        return foot

    def wish(self) -> MergeWish:
        """Return what is chosen."""
        left, right = self.view.left, self.view.right
        keep = self._sides[self.keep.checkedId()]
        choices = {key: self._sides[group.checkedId()] for key, group in self.choices.items()}
        return MergeWish(self.view.kind, left.id, left.version, right.id, right.version, keep, choices)
