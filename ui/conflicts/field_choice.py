"""One field that two people changed: what it was, mine, theirs, or words of one's own."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crm.domain.clock import Clock
from crm.domain.conflicts import FREE_TEXT, Chosen, Clash, RowConflict
from ui.conflicts.day_sides import DaySides, Span
from ui.conflicts.words import SPANS, clash_label, clash_words, moment
from ui.theme.look import px
from ui.widgets.forms.moment_field import MomentField
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text
from ui.widgets.radio import Radio

MINE, THEIRS, OWN = range(3)
LETTERS = 240
LABEL = 112
"""How wide the names of fields stand."""


class FieldChoice(QWidget):
    """`changed` when something was chosen; a field with words takes others in place of both."""

    changed = Signal()

    def __init__(self, told: RowConflict, clash: Clash, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clash = clash
        self._clock = clock
        self.label = clash_label(told.table, clash)
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(lambda _id, on: self.changed.emit() if on else None)

        def words(values: tuple[object, ...]) -> str:
            return clash_words(told, clash, values, clock)[:LETTERS]

        before = words(clash.before) if clash.before is not None else None
        mine, theirs = words(clash.mine), words(clash.theirs)
        self.mine = self._radio(MINE, mine, self.tr("{field}, yours: {value}"))
        by = (
            self.tr("{field}, {who} {at}: {value}").replace("{who}", clash.who).replace("{at}", moment(clash.at, clock))
        )
        self.theirs = self._radio(THEIRS, theirs, by)
        self.own: Radio | None = None
        self.typed: QLineEdit | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, px(8))
        grid.setHorizontalSpacing(px(8))
        grid.setVerticalSpacing(px(4))
        for column, stretch in enumerate((0, 1, 1)):
            grid.setColumnStretch(column, stretch)
        grid.addWidget(self._head(before), 0, 0, 2, 1)
        grid.addWidget(self.mine, 0, 1)
        grid.addWidget(self.theirs, 0, 2)
        self.day: DaySides | None = None
        self.moved: MomentField | None = None
        if clash.fields[0] in FREE_TEXT:
            self._add_own(grid, str(clash.mine[0] or ""))
        elif clash.fields[0] in SPANS and all(_spans(side) for side in (clash.mine, clash.theirs)):
            self._add_day(grid)

    def _head(self, before: str | None) -> QWidget:
        head = QWidget()
        head.setFixedWidth(px(LABEL))
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Text(self.label, "body", "text2", wrap=True))
        if before is not None:
            column.addWidget(Text(self.tr("before: {value}").format(value=before), "small", "text3", wrap=True))
        column.addStretch(1)
        return head

    def _radio(self, number: int, words: str, name: str) -> Radio:
        button = Radio(words)
        button.setAccessibleName(name.format(field=self.label, value=words))
        self._group.addButton(button, number)
        return button

    def _add_own(self, grid: QGridLayout, start: str) -> None:
        """Offer a line for other words; who types there has chosen it."""
        self.own = self._radio(OWN, self.tr("Own words"), self.tr("{field}, own words"))
        self.typed = TextLine(start)
        self.typed.setAccessibleName(self.tr("{field}: own words").format(field=self.label))
        self.typed.textEdited.connect(lambda _text: self._own_typed())
        grid.addWidget(self.own, 1, 1)
        grid.addWidget(self.typed, 1, 2)

    def _add_day(self, grid: QGridLayout) -> None:
        """Show both times on the hours of their days, and offer a third one."""
        clash = self.clash
        names = (self.tr("Yours"), clash.who or self.tr("Theirs"))
        sides = [self._span(values, name) for values, name in zip((clash.mine, clash.theirs), names, strict=True)]
        before = self._span(clash.before, "") if clash.before is not None and _spans(clash.before) else None
        self.day = DaySides(sides, before)
        self.own = self._radio(OWN, self.tr("Move mine to"), self.tr("{field}, another time"))
        self.moved = MomentField(self._clock, is_past=False)
        self.moved.set_value(_moment(clash.mine[0]))
        self.moved.changed.connect(self._own_typed)
        grid.addWidget(self.day, 2, 0, 1, 3)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addSpacing(px(LABEL))
        row.addWidget(self.own, 1)
        row.addWidget(self.moved)
        grid.addLayout(row, 3, 0, 1, 3)

    def _span(self, values: tuple[object, ...], title: str) -> Span:
        return Span(self._clock.local(_moment(values[0])), self._clock.local(_moment(values[1])), title)

    def _moved(self) -> Chosen | None:
        """Return mine at another time, as long as it was."""
        start = self.moved.value() if self.moved is not None else None
        if start is None:
            return None
        mine = self.clash.mine
        value: tuple[object, ...] = (start, start + (_moment(mine[1]) - _moment(mine[0])), *mine[2:])
        if self.clash.fields[2:] == ("planned_on",):
            value = (*value[:2], self._clock.local(start).date())
        return Chosen(self.clash.theirs, value)

    def _own_typed(self) -> None:
        if self.own is not None:
            self.own.setChecked(True)
        self.changed.emit()

    def keep_mine(self) -> None:
        """Choose what the user wrote."""
        self.mine.setChecked(True)

    def chosen(self) -> Chosen | None:
        """Return what was decided, None as long as nothing is; own words have to be words."""
        number = self._group.checkedId()
        if number == MINE:
            return Chosen(self.clash.theirs, self.clash.mine)
        if number == THEIRS:
            return Chosen(self.clash.theirs, self.clash.theirs)
        if number == OWN and self.moved is not None:
            return self._moved()
        if number == OWN and self.typed is not None and (text := self.typed.text().strip()):
            return Chosen(self.clash.theirs, (text, *self.clash.mine[1:]))
        return None


def _spans(values: tuple[object, ...]) -> bool:
    """Say whether a side has hours that can be drawn."""
    return all(isinstance(each, datetime) for each in values[:2])


def _moment(value: object) -> datetime:
    assert isinstance(value, datetime)
    return value
