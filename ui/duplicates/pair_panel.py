"""The pair in focus side by side, as far as they differ, so that most are decided without opening them."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Kind
from crm.domain.merging import MergeView, Side
from crm.usecases.merge import merge_view
from ui.context import Context
from ui.duplicates.words import counted_words, field_words, merge_row_words
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Text
from ui.widgets.leaving import empty
from ui.widgets.scrolling import scrolled

LABELS, TOP = 92, Qt.AlignmentFlag.AlignTop


class PairPanel(Card):
    """`opened()` when the pair is to be compared and merged, `refused()` when it is none."""

    opened = Signal()
    refused = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, line=True, parent=parent)
        self._context = context
        self._pair: tuple[Kind, UUID, UUID] | None = None
        self.lines: list[tuple[str, str, str]] = []
        self.set_title(self.tr("Side by side"))
        self.other = Button(self.tr("Not a duplicate"))
        self.other.clicked.connect(self.refused)
        self.open = Button("")
        self.open.clicked.connect(self.opened)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, px(8), 0, px(8))
        row.setSpacing(px(8))
        row.addStretch(1)
        for button in (self.other, self.open):
            row.addWidget(button)
        inner = QWidget()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(8))
        self._grid.setColumnMinimumWidth(0, px(LABELS))
        for column, stretch in enumerate((0, 1, 1)):
            self._grid.setColumnStretch(column, stretch)
        around = QVBoxLayout(inner)
        around.setContentsMargins(px(20), px(16), px(20), px(16))
        around.addLayout(self._grid)
        around.addStretch(1)
        self.body.addWidget(scrolled(inner), 1)
        self.add_footer(foot)

    def look(self, kind: Kind, left: UUID, right: UUID, is_judged: bool) -> None:
        """Show a pair, of which somebody may have said that it is none; what is shown stays until it is there."""
        self._pair = (kind, left, right)
        self.open.setText(self.tr("Offer again") if is_judged else self.tr("Compare and merge…"))
        self.other.setVisible(not is_judged)
        self._context.runner.ask(
            self, lambda reader: merge_view(reader, kind, left, right), self._show, lambda _gone: self.clear(), "beside"
        )

    def clear(self) -> None:
        """Show no pair."""
        self._pair = None
        self._fill([])
        for button in (self.open, self.other):
            button.hide()

    def _show(self, view: MergeView) -> None:
        if self._pair != (view.kind, view.left.id, view.right.id):
            return
        self.open.show()
        left, right = (counted_words(view.row(side).counts) for side in (Side.LEFT, Side.RIGHT))
        self._fill(
            [
                ("", merge_row_words(view.left), merge_row_words(view.right)),
                *(field_words(view.kind, pair) for pair in view.fields if pair.differs and pair.key != "name"),
                (self.tr("Holds"), left, right),
            ]
        )

    def _fill(self, lines: list[tuple[str, str, str]]) -> None:
        """Show lines: a label and both sides, the first with their names."""
        self.lines = lines
        empty(self._grid)
        for place, (label, *sides) in enumerate(lines):
            self._grid.addWidget(Text(label, "small", "text2", wrap=True), place, 0, TOP)
            for column, words in enumerate(sides, 1):
                style = "body" if place else "body_strong"
                self._grid.addWidget(Text(words, style, wrap=True, selectable=True), place, column, TOP)
