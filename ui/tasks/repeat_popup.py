"""A small editor of how a task repeats: by choices, or typed in words."""

from datetime import date
from decimal import Decimal

import shiboken6
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.errors import Invalid
from crm.domain.repeats import LAST, MOST_COUNT, MOST_INTERVAL, Every, Pattern, on_day, pattern_of
from crm.domain.repeats_typed import find_repeat
from crm.domain.tasks import TaskRow
from ui.context import Context
from ui.tasks.commands import TaskCommands
from ui.texts.dates import long_weekday, month_name, weekday_name
from ui.texts.errors import sentence
from ui.texts.repeats import ordinal, pattern_words
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.checkbox import CheckBox
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.number import NumberField
from ui.widgets.forms.text_line import TextLine
from ui.widgets.forms.tiles import ChoiceTiles
from ui.widgets.labels import Text
from ui.widgets.popup import Popup

WIDTH = 560
NUMBER = 56
NEVER = "never"
UNTIL, TIMES = "until", "times"
ORDINALS = (1, 2, 3, 4, 5, LAST)


class RepeatPopup(Popup):
    """Words at the top (every Monday, 每月最后一个工作日), the same as choices below, and what comes of it in words."""

    given = Signal()

    def __init__(self, task: TaskRow, context: Context, commands: TaskCommands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._task, self._context, self._commands = task, context, commands
        self._day = task.due_on or context.clock.today()
        known = pattern_of(task.repeat_rule) if task.repeat_rule else None
        self.typed = TextLine()
        self.typed.setPlaceholderText(self.tr("Type it: every Monday, last workday of every month"))
        self.typed.setAccessibleName(self.tr("Repetition in words"))
        self.typed.textEdited.connect(self._read_words)
        self.interval = _small_number(MOST_INTERVAL)
        self.every = Combo(self._everies())
        self.weekdays = ChoiceTiles([(str(number), weekday_name(number)) for number in range(7)], multiple=True)
        self.month_day = Combo([*((str(day), str(day)) for day in range(1, 32)), (str(LAST), self.tr("last day"))])
        self.nth = Combo([(str(number), ordinal(number)) for number in ORDINALS])
        self.weekday = Combo([(str(number), long_weekday(number)) for number in range(7)])
        self.month = Combo([(str(number), month_name(date(2000, number, 1))) for number in range(1, 13)])
        self.ends = Combo([(NEVER, self.tr("never ends")), (UNTIL, self.tr("until")), (TIMES, self.tr("times"))])
        self.until = DateField(context.clock.today, context.workdays.calendar)
        self.times = _small_number(MOST_COUNT)
        self.moves = CheckBox(self.tr("Move a day off to the next workday"))
        self.words = Text("", "small", "text2", wrap=True)
        self.problem = Text("", "small", "danger", wrap=True)
        self.end = Button(self.tr("Do not repeat"), Look.QUIET)
        self.save = Button(self.tr("Repeat"), Look.PRIMARY)
        self._name()
        self._build()
        self._connect()
        self.moves.setChecked(task.moves_to_workday)
        self.end.setVisible(task.repeat_rule is not None)
        self.show_pattern(known or on_day(Pattern(Every.WEEK), self._day))

    def begin(self, place: QPoint) -> None:
        """Open at a place with the cursor in the words."""
        self.open_at(place)
        self.typed.setFocus()

    def pattern(self) -> Pattern:
        """Return what the choices say."""
        found = Pattern(Every(self.every.value()), _whole(self.interval))
        if found.every is Every.WEEK:
            found = replace(found, weekdays=tuple(sorted(int(each) for each in self.weekdays.values())))
        elif found.every is Every.WORKDAY:
            found = replace(found, interval=1)
        elif found.every in (Every.MONTH_DAY, Every.YEAR):
            month = int(self.month.value()) if found.every is Every.YEAR else 0
            found = replace(found, day=int(self.month_day.value()), month=month)
        elif found.every is Every.MONTH_WEEKDAY:
            found = replace(found, nth=int(self.nth.value()), weekdays=(int(self.weekday.value()),))
        elif found.every is Every.MONTH_WORKDAY:
            found = replace(found, nth=int(self.nth.value()))
        if self.ends.value() == UNTIL:
            return replace(found, until=self.until.value())
        return replace(found, count=_whole(self.times)) if self.ends.value() == TIMES else found

    def show_pattern(self, pattern: Pattern) -> None:
        """Let the choices say a pattern."""
        whole = on_day(pattern, self._day)
        self.every.set_value(whole.every)
        self.interval.set_value(whole.interval)
        days = whole.weekdays or (self._day.weekday(),)
        self.weekdays.set_values([str(number) for number in days])
        self.weekday.set_value(str(days[0]))
        self.month_day.set_value(str(whole.day or self._day.day))
        self.month.set_value(str(whole.month or self._day.month))
        self.nth.set_value(str(whole.nth or 1))
        self.ends.set_value(UNTIL if whole.until else TIMES if whole.count else NEVER)
        self.until.set_value(whole.until)
        self.times.set_value(whole.count)
        self._changed()

    def _everies(self) -> list[tuple[str, str]]:
        return [
            (Every.DAY, self.tr("days")),
            (Every.WORKDAY, self.tr("workday")),
            (Every.WEEK, self.tr("weeks")),
            (Every.MONTH_DAY, self.tr("months on day")),
            (Every.MONTH_WEEKDAY, self.tr("months on the weekday")),
            (Every.MONTH_WORKDAY, self.tr("months on the workday")),
            (Every.YEAR, self.tr("years")),
        ]

    def _name(self) -> None:
        for part, words in (
            (self.interval.line, self.tr("How many")),
            (self.every, self.tr("Days, weeks, months or years")),
            (self.weekdays, self.tr("Weekdays")),
            (self.month_day, self.tr("Day of the month")),
            (self.nth, self.tr("Which of the month")),
            (self.weekday, self.tr("Weekday")),
            (self.month, self.tr("Month")),
            (self.ends, self.tr("End")),
            (self.until, self.tr("Last day")),
            (self.times.line, self.tr("How many times")),
        ):
            part.setAccessibleName(words)

    def _build(self) -> None:
        self.body.setSpacing(px(8))
        self.body.addWidget(Text(self.tr("Repeat"), "card"))
        self.body.addWidget(self.typed)
        self.body.addLayout(_line(Text(self.tr("Every"), "small", "text2"), self.interval, self.every))
        self.body.addWidget(self.weekdays)
        self.body.addLayout(_line(self.month, self.month_day, self.nth, self.weekday))
        self.body.addLayout(_line(Text(self.tr("It"), "small", "text2"), self.ends, self.until, self.times))
        self.body.addWidget(self.moves)
        self.body.addWidget(self.words)
        self.body.addWidget(self.problem)
        foot = QHBoxLayout()
        foot.addWidget(self.end)
        foot.addStretch(1)
        foot.addWidget(self.save)
        self.body.addLayout(foot)
        self.problem.hide()
        self.setMinimumWidth(px(WIDTH))

    def _connect(self) -> None:
        for combo in (self.every, self.month_day, self.nth, self.weekday, self.month, self.ends):
            combo.changed.connect(lambda _value: self._changed())
        for field in (self.interval, self.times):
            field.changed.connect(self._changed)
        self.until.changed.connect(lambda _day: self._changed())
        self.weekdays.changed.connect(lambda _days: self._changed())
        self.typed.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.end.clicked.connect(lambda: self._commands.repeat(self._task, None, then=self._close, fail=self._failed))

    def _read_words(self, text: str) -> None:
        found = find_repeat(text, self._context.clock.today())
        if found is not None:
            self.show_pattern(found.pattern)

    def _changed(self) -> None:
        """Show the choices that belong to the kind, and say what they come to."""
        every, ends = Every(self.every.value()), self.ends.value()
        self.interval.setVisible(every is not Every.WORKDAY)
        self.weekdays.setVisible(every is Every.WEEK)
        self.month.setVisible(every is Every.YEAR)
        self.month_day.setVisible(every in (Every.MONTH_DAY, Every.YEAR))
        self.nth.setVisible(every in (Every.MONTH_WEEKDAY, Every.MONTH_WORKDAY))
        self.weekday.setVisible(every is Every.MONTH_WEEKDAY)
        self.until.setVisible(ends == UNTIL)
        self.times.setVisible(ends == TIMES)
        self.words.set_text(pattern_words(self.pattern(), self._context.clock.today()))
        self.problem.hide()
        if self.isVisible():
            self.adjustSize()

    def _save(self) -> None:
        wrong = self._problem()
        if wrong:
            self._say(wrong)
            return
        pattern, moves = self.pattern(), self.moves.isChecked()
        self._commands.repeat(self._task, pattern, moves, self._close, self._failed)

    def _problem(self) -> str:
        text = self.typed.text().strip()
        if text and find_repeat(text, self._context.clock.today()) is None:
            return self.tr("These words name no repetition. Type some such as every Monday, or choose below.")
        until, times = self.ends.value() == UNTIL, self.ends.value() == TIMES
        wrong = self.interval.problem() or (self.until.problem() if until else self.times.problem() if times else "")
        if wrong:
            return wrong
        if until and self.until.value() is None:
            return self.tr("Type the last day.")
        if times and self.times.is_empty():
            return self.tr("Type how many times.")
        try:
            self.pattern().rule()
        except Invalid as error:
            return sentence(error)
        return ""

    def _failed(self, error: BaseException) -> None:
        if shiboken6.isValid(self):
            self._say(sentence(error))

    def _close(self, _done: object = None) -> None:
        if shiboken6.isValid(self):
            self.given.emit()
            self.close()

    def _say(self, words: str) -> None:
        self.problem.set_text(words)
        self.problem.show()
        self.adjustSize()


def _small_number(most: int) -> NumberField:
    return NumberField(least=Decimal(1), most=Decimal(most), whole=True, width=NUMBER)


def _whole(field: NumberField) -> int:
    """Return a field's number, 1 while it holds none that could be meant."""
    number = field.value()
    return int(number) if number is not None and not field.problem() else 1


def _line(*parts: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(px(8))
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return line
