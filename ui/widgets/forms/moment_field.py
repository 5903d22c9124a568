"""A day and a time of day that are typed together."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.clock import Clock, at_local
from ui.theme.look import px
from ui.widgets.forms.date_field import DateField, TimeField


class MomentField(QWidget):
    """A moment; `changed()` with every key. The keyboard comes to the day first.

    What was typed without a year is the day before today where it `is_past`, else the one to come.
    """

    changed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None, is_past: bool = True) -> None:
        super().__init__(parent)
        self._clock = clock
        self.day, self.time = DateField(clock.today, past=is_past), TimeField()
        self.time.setPlaceholderText(self.tr("Time"))
        self.day.setAccessibleName(self.tr("Day"))
        self.time.setAccessibleName(self.tr("Time"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.day)
        row.addWidget(self.time)
        row.addStretch(1)
        self.setFocusProxy(self.day)
        for line in (self.day, self.time):
            line.textChanged.connect(lambda _text: self.changed.emit())
        self.day.changed.connect(lambda _day: self.changed.emit())

    def set_value(self, moment: datetime) -> None:
        """Show a moment."""
        local = self._clock.local(moment)
        self.day.set_value(local.date())
        self.time.set_value(local.time().replace(second=0, microsecond=0))

    def value(self) -> datetime | None:
        """Return the moment, None where day or time is missing or cannot be read."""
        day, at = self.day.value(), self.time.value()
        if day is None or at is None:
            return None
        return at_local(day, at.hour, at.minute, self._clock.zone)

    def texts(self) -> list[str]:
        """Return what is typed, as a draft keeps it: a day by its figures, which mean the same tomorrow."""
        day = self.day.value()
        return [day.isoformat() if day is not None else self.day.text(), self.time.text()]

    def set_texts(self, texts: list[str]) -> None:
        """Show again what was typed."""
        day, at = texts
        self.day.setText(day)
        if (read := self.day.value()) is not None:
            self.day.set_value(read)
        self.time.setText(at)

    def problem(self) -> str:
        """Return the sentence for what names no moment, "" otherwise."""
        wrong = self.day.problem() or self.time.problem()
        return wrong or ("" if self.value() is not None else self.tr("Type a day and a time."))
