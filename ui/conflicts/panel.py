"""Somebody else changed the same field: both sides, field by field, and the choice (design guide, states: conflict)."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.clock import Clock
from crm.domain.conflicts import Answer, Fate, RowConflict
from crm.usecases.conflicts import Beside
from ui.conflicts.day_sides import TALL as DAY
from ui.conflicts.day_sides import Span
from ui.conflicts.field_choice import LABEL, FieldChoice
from ui.conflicts.words import change_words, meaning, moment, title, typed_lines
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Overline, Separator, Text
from ui.widgets.scrolling import scrolled

WIDE, FRAME, FIELD, TALL = 560, 264, 72, 480
LOOKED_AT = (Fate.REMOVING, Fate.APPROVING)
"""What somebody changed is only shown: one goes on all the same or leaves it."""
WITHIN = 0.9
"""Of the window: large text asks for more than there is."""


class ConflictPanel(Dialog):
    """`answered(Answer)`, or `dropped` when theirs is to stay; Esc and closing leave everything as it is."""

    answered = Signal(object)
    dropped = Signal()

    def __init__(self, told: RowConflict, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title(told))
        self.told, self._clock = told, clock
        self.choices: list[FieldChoice] = []
        self.left = Text("", "small", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(20), 0, px(16))
        column.setSpacing(px(12))
        column.addLayout(self._head())
        column.addWidget(scrolled(self._fields()), 1)
        column.addLayout(self._foot())
        days = sum(choice.day is not None for choice in self.choices)
        tall = min(FRAME + FIELD * len(told.clashes), TALL) + DAY * days
        self.resize(QSize(px(WIDE), px(tall)).boundedTo(parent.window().size() * WITHIN))
        self._count()

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(px(24), 0, px(24), 0)
        head.setSpacing(px(4))
        head.addWidget(Text(title(self.told), "heading", wrap=True))
        if self.told.name:
            head.addWidget(Text(self.told.name, "body_strong", wrap=True))
        head.addWidget(Text(meaning(self.told, self._clock), "body", "text2", wrap=True))
        return head

    def _fields(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(24), 0, px(24), 0)
        column.setSpacing(px(4))
        column.addLayout(self._columns())
        column.addWidget(Separator())
        for clash in self.told.clashes:
            if self.told.fate in LOOKED_AT:
                column.addWidget(Text(change_words(self.told, clash, self._clock), "body", wrap=True))
                continue
            choice = FieldChoice(self.told, clash, self._clock)
            choice.changed.connect(self._count)
            self.choices.append(choice)
            column.addWidget(choice)
        if others := self._others():
            also = self.tr("Saved with it, for only you changed it: {fields}").format(fields=", ".join(others))
            column.addWidget(Text(also, "small", "text2", wrap=True))
        column.addStretch(1)
        return inner

    def _columns(self) -> QHBoxLayout:
        """Name the columns: the field, mine, theirs with who and when."""
        told = self.told
        by = self.tr("{who}, {at}").format(who=told.who, at=moment(told.at, self._clock))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        if told.fate in LOOKED_AT:
            row.addWidget(Overline(by), 1)
            return row
        field = Overline(self.tr("Field"))
        field.setFixedWidth(px(LABEL))
        row.addWidget(field)
        row.addWidget(Overline(self.tr("Yours")), 1)
        row.addWidget(Overline(by), 1)
        return row

    def show_beside(self, found: list[Beside]) -> None:
        """Show what else stands on the days of the times that are asked about."""
        local = self._clock.local
        for choice in self.choices:
            if choice.day is not None:
                choice.day.show_others([Span(local(each.start), local(each.end), each.title) for each in found])

    def _others(self) -> list[str]:
        asked = {name for clash in self.told.clashes for name in clash.fields}
        mine = {name: value for name, value in self.told.mine.items() if name not in asked}
        return [label for label, _words in typed_lines(self.told.table, mine, self.told.names)]

    def _foot(self) -> QVBoxLayout:
        is_looked_at = self.told.fate in LOOKED_AT
        self.drop = Button(self.tr("Keep it") if is_looked_at else self.tr("Drop my changes"), Look.DANGER)
        self.drop.clicked.connect(self._drop)
        self.keep = Button(self.tr("Keep mine"))
        self.keep.clicked.connect(self._keep_mine)
        words = {
            Fate.REMOVING: self.tr("Delete all the same"),
            Fate.APPROVING: self.tr("Approve all the same"),
        }.get(self.told.fate, self.tr("Save choices"))
        self.save = Button(words, Look.PRIMARY)
        self.save.clicked.connect(self._answer)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.drop)
        row.addStretch(1)
        row.addWidget(self.keep)
        if is_looked_at:
            self.keep.hide()
        row.addWidget(self.save)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(24), 0, px(24), 0)
        foot.setSpacing(px(8))
        foot.addWidget(self.left)
        foot.addLayout(row)
        return foot

    def _count(self) -> None:
        """Say how much is still to be chosen; nothing is chosen for the user where both changed something."""
        if not hasattr(self, "save"):
            return
        still = sum(choice.chosen() is None for choice in self.choices)
        self.save.setEnabled(not still)
        self.left.setVisible(still > 0)
        self.left.set_text(self.tr("%n field(s) still to choose", "", still) if still else "")

    def _keep_mine(self) -> None:
        for choice in self.choices:
            choice.keep_mine()
        self._answer()

    def _answer(self) -> None:
        told = self.told
        removes = told.version if told.fate in LOOKED_AT else 0
        chosen = {choice.clash.fields[0]: found for choice in self.choices if (found := choice.chosen()) is not None}
        self.answered.emit(Answer(told.table, told.id, chosen, removes))
        self.accept()

    def _drop(self) -> None:
        self.dropped.emit()
        self.accept()
