"""A change of many rows met others': a list of every row of it, and what becomes of each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.clock import Clock
from crm.domain.conflicts import Answer, Fate, RowConflict, whole_answer
from ui.conflicts.field_choice import LABEL, FieldChoice
from ui.conflicts.panel import LOOKED_AT, WITHIN
from ui.conflicts.words import change_words, moment, title, typed_lines
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Overline, Separator, Text
from ui.widgets.radio import Radio
from ui.widgets.scrolling import scrolled

WIDE, TALL = 680, 560
SHOWN = 100
"""So many rows stand in the list; more than that follow the buttons for all."""
LETTERS = 240


class RowChoice(QWidget):
    """One row: its name, what happened to it, and what is to become of it; `changed` when something was chosen."""

    changed = Signal()

    def __init__(self, told: RowConflict, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = told
        self.fields: list[FieldChoice] = []
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(24), px(8), px(24), px(8))
        self._column.setSpacing(px(4))
        if told.name:
            self._column.addWidget(Text(told.name, "body_strong", wrap=True))
        self._column.addWidget(Text(title(told), "small", "text2", wrap=True))
        if told.fate is Fate.CHANGED:
            self._add_fields(clock)
        elif told.fate in LOOKED_AT:
            self._add_look(clock)
        else:
            self._add_lost()

    def _add_fields(self, clock: Clock) -> None:
        heads = QHBoxLayout()
        heads.setSpacing(px(8))
        heads.addSpacing(px(LABEL) + px(8))
        by = self.tr("{who}, {at}").format(who=self.told.who, at=moment(self.told.at, clock))
        for words in (self.tr("Yours"), by):
            heads.addWidget(Overline(words), 1)
        self._column.addLayout(heads)
        for clash in self.told.clashes:
            choice = FieldChoice(self.told, clash, clock)
            choice.changed.connect(self.changed)
            self.fields.append(choice)
            self._column.addWidget(choice)

    def _add_look(self, clock: Clock) -> None:
        for clash in self.told.clashes:
            self._column.addWidget(Text(change_words(self.told, clash, clock)[:LETTERS], "body", wrap=True))
        row = QHBoxLayout()
        same = self.tr("Approve all the same") if self.told.fate is Fate.APPROVING else self.tr("Delete all the same")
        for number, words in enumerate((same, self.tr("Leave it as it is"))):
            button = Radio(words)
            button.setAccessibleName(f"{self.told.name}: {words}")
            self._group.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        self._group.idToggled.connect(lambda _id, on: self.changed.emit() if on else None)
        self._column.addLayout(row)

    def _add_lost(self) -> None:
        typed = typed_lines(self.told.table, self.told.mine, self.told.names)
        words = "\n".join(f"{field}: {value[:LETTERS]}" for field, value in typed)
        self._column.addWidget(Text(words, "body", wrap=True, selectable=True))
        self._column.addWidget(Text(self.tr("It is left out; the others go on."), "small", "text2", wrap=True))

    def choose(self, mine: bool) -> None:
        """Choose one side for the whole row; a row that is gone is left out on both."""
        for field in self.fields:
            (field.mine if mine else field.theirs).setChecked(True)
        if button := self._group.button(0 if mine else 1):
            button.setChecked(True)

    def answer(self) -> Answer | None:
        """Return what was decided, None as long as something is not."""
        told = self.told
        if told.fate is Fate.CHANGED:
            chosen = {field.clash.fields[0]: found for field in self.fields if (found := field.chosen()) is not None}
            return Answer(told.table, told.id, chosen) if len(chosen) == len(self.fields) else None
        if told.fate in LOOKED_AT and self._group.checkedId() < 0:
            return None
        goes_on = told.fate in LOOKED_AT and self._group.checkedId() == 0
        return Answer(told.table, told.id, removes_version=told.version if goes_on else 0, leaves_out=not goes_on)


class ManyPanel(Dialog):
    """`answered(list of Answer)`; Esc and closing change nothing at all, and nothing has been changed before."""

    answered = Signal(list)

    def __init__(self, told: Sequence[RowConflict], clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("%n row(s) were changed meanwhile", "", len(told)))
        self._rest = list(told[SHOWN:])
        self._rest_is_mine: bool | None = None
        self.rows = [RowChoice(each, clock) for each in told[:SHOWN]]
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in self.rows:
            row.changed.connect(self._count)
            column.addWidget(row)
            column.addWidget(Separator())
        column.addStretch(1)
        self.left = Text("", "small", "text2", wrap=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, px(20), 0, px(16))
        outer.setSpacing(px(12))
        outer.addLayout(self._head())
        outer.addWidget(Separator())
        outer.addWidget(scrolled(inner), 1)
        outer.addLayout(self._foot())
        self.resize(QSize(px(WIDE), px(TALL)).boundedTo(parent.window().size() * WITHIN))
        self._count()

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(px(24), 0, px(24), 0)
        head.setSpacing(px(4))
        head.addWidget(Text(self.windowTitle(), "heading", wrap=True))
        told = self.tr("Nothing has been saved yet. Choose for each row, or for all; then all is saved in one go.")
        head.addWidget(Text(told, "body", "text2", wrap=True))
        self.all_mine, self.all_theirs = Button(self.tr("All mine")), Button(self.tr("All as they are"))
        self.all_mine.clicked.connect(lambda: self._choose_all(True))
        self.all_theirs.clicked.connect(lambda: self._choose_all(False))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.all_mine)
        row.addWidget(self.all_theirs)
        row.addStretch(1)
        head.addLayout(row)
        return head

    def _foot(self) -> QVBoxLayout:
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save = Button(self.tr("Save choices"), Look.PRIMARY)
        self.save.clicked.connect(self._answer)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(24), 0, px(24), 0)
        foot.setSpacing(px(8))
        foot.addWidget(self.left)
        foot.addLayout(row)
        return foot

    def _choose_all(self, mine: bool) -> None:
        for row in self.rows:
            row.choose(mine)
        self._rest_is_mine = mine
        self._count()

    def _count(self) -> None:
        """Say how much is still to be chosen."""
        still = sum(row.answer() is None for row in self.rows)
        parts = [self.tr("%n row(s) still to choose", "", still)] if still else []
        if self._rest:
            parts.append(self.tr("%n more row(s) follow the buttons for all", "", len(self._rest)))
        self.left.set_text(" · ".join(parts))
        self.left.setVisible(bool(parts))
        self.save.setEnabled(not still and (not self._rest or self._rest_is_mine is not None))

    def _answer(self) -> None:
        answers = [answer for row in self.rows if (answer := row.answer()) is not None]
        self.answered.emit(answers + [whole_answer(told, bool(self._rest_is_mine)) for told in self._rest])
        self.accept()
