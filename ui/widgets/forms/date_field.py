"""Fields for a date and a time that read what people type."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from crm.domain.dates_typed import read_date, read_past_date
from crm.domain.times_typed import read_time
from crm.domain.workdays import Workdays
from ui.texts.dates import clock_time, near_day
from ui.theme.look import icon, px
from ui.widgets.forms.month_grid import MonthGrid
from ui.widgets.forms.text_line import TextLine
from ui.widgets.popup import Popup

DATE_WIDTH = 168
TIME_WIDTH = 88
STEP = 15


class DateField(TextLine):
    """A typed date (下周三, Tue 24 Nov, +3, +3工作日) or one picked from a small calendar (Alt+Down).

    `today` tells the present day, `calendar` whose workdays count. `changed(date or None)` when another date is left
    or picked; text that names no date stays, `value()` is None and `problem()` says so. `past` reads what has happened:
    16 Nov is the last one.
    """

    changed = Signal(object)

    def __init__(
        self,
        today: Callable[[], date],
        calendar: Callable[[], Workdays] | None = None,
        parent: QWidget | None = None,
        *,
        past: bool = False,
    ) -> None:
        super().__init__("", parent)
        self._today, self._calendar, self._past = today, calendar, past
        self._value: date | None = None
        self._open = QAction(QIcon(), "", self)
        self._open.triggered.connect(self.open_calendar)
        self.addAction(self._open, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self._read)
        self.start_look()

    def value(self) -> date | None:
        self._read(tell=False)
        return self._value

    def set_value(self, day: date | None) -> None:
        """Show a date without telling."""
        self._value = day
        self._say(day)

    def problem(self) -> str:
        """Return the sentence for text that names no date, "" otherwise."""
        if self.text().strip() and self.value() is None:
            return self.tr("This is not a date. Type one such as {example}.").format(
                example=near_day(self._today() + timedelta(days=-7 if self._past else 7), self._today())
            )
        return ""

    def open_calendar(self) -> None:
        """Open the small calendar under the field."""
        popup = Popup(self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = MonthGrid(self._today(), self._workdays(), popup)
        grid.set_day(self.value())
        popup.body.addWidget(grid)
        grid.picked.connect(popup.close)
        grid.picked.connect(self._pick)
        popup.open_under(self)
        grid.setFocus()

    def _workdays(self) -> Workdays | None:
        return self._calendar() if self._calendar is not None else None

    def _pick(self, day: date) -> None:
        self.set_value(day)
        self.changed.emit(day)

    def _read(self, tell: bool = True) -> None:
        text = self.text().strip()
        if self._value is not None and text == near_day(self._value, self._today()):
            return
        day = self._read_day(text) if text else None
        different = day != self._value
        self._value = day
        if tell and day is not None:
            self._say(day)
        if tell and different:
            self.changed.emit(day)

    def _say(self, day: date | None) -> None:
        self.setText(near_day(day, self._today()) if day else "")
        self.setCursorPosition(0)  # of a long date the year stays in view, and the day of the week leaves it

    def _read_day(self, text: str) -> date | None:
        if self._past:
            return read_past_date(text, self._today())
        return read_date(text, self._today(), self._workdays())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() == Qt.Key.Key_Down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def retheme(self) -> None:
        super().retheme()
        self._open.setIcon(icon("calendar-blank", "text2"))
        self.setFixedWidth(px(DATE_WIDTH))

    def retranslate(self) -> None:
        self._open.setToolTip(self.tr("Open the calendar"))


class TimeField(TextLine):
    """A typed time (9, 930, 2pm, 下午2点); up and down move by 15 minutes. `changed(time or None)`."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._value: time | None = None
        self.editingFinished.connect(self._read)
        self.installEventFilter(self)
        self.start_look()

    def value(self) -> time | None:
        return read_time(self.text())

    def set_value(self, moment: time | None) -> None:
        """Show a time without telling."""
        self._value = moment
        self.setText(clock_time(moment) if moment else "")

    def problem(self) -> str:
        """Return the sentence for text that names no time, "" otherwise."""
        if self.text().strip() and self.value() is None:
            return self.tr("This is not a time. Type one such as 13:45.")
        return ""

    def _read(self) -> None:
        moment = self.value()
        if moment is not None:
            self.setText(clock_time(moment))
        if moment != self._value:
            self._value = moment
            self.changed.emit(moment)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            by = {Qt.Key.Key_Up: STEP, Qt.Key.Key_Down: -STEP}.get(Qt.Key(event.key()))
            moment = self.value()
            if by is not None and moment is not None:
                later = datetime.combine(date(2000, 1, 2), moment, UTC) + timedelta(minutes=by)
                self.setText(clock_time(later.time()))
                self._read()
                return True
        return super().eventFilter(watched, event)

    def retheme(self) -> None:
        super().retheme()
        self.setFixedWidth(px(TIME_WIDTH))
