"""A visit that begins soon, as a bar under the top bar: open it, let it rest, close it."""

from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.clock import Clock
from crm.domain.reminders import Reminder
from ui.texts.dates import clock_time
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.menus import passing_menu

RESTS = (5, 15)
"""Minutes."""


class ReminderBar(QWidget):
    """`snoozed(moment)` says until when it is to rest."""

    opened = Signal()
    closed = Signal()
    snoozed = Signal(object)

    def __init__(self, reminder: Reminder, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reminder, self._clock = reminder, clock
        title, text = self.words()
        self.banner = Banner(title, Tone.ACCENT, "bell-ringing", text)
        show = Button(self.tr("Open"))
        show.clicked.connect(self.opened)
        self.later = Button(self.tr("Later"), icon="clock")
        self.later.clicked.connect(self._offer)
        close = IconButton("x", self.tr("Close"))
        close.clicked.connect(self.closed)
        for button in (show, self.later, close):
            self.banner.add_action(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(8))
        column.addWidget(self.banner)

    def words(self) -> tuple[str, str]:
        """Return `14:00 Name`, and how long until then and where."""
        start = self._clock.local(self.reminder.start)
        minutes = round((self.reminder.start - self._clock.now()).total_seconds() / 60)
        if minutes > 0:
            when = self.tr("in %n minute(s)", "", minutes)
        else:
            when = self.tr("begins now") if not minutes else self.tr("began %n minute(s) ago", "", -minutes)
        return f"{clock_time(start)} {self.reminder.name}", " · ".join(
            part for part in (when, self.reminder.place) if part
        )

    def choices(self) -> list[tuple[str, datetime]]:
        """Return how long it may rest, in words and as moments; nothing that lies after the beginning but minutes."""
        now = self._clock.now()
        found = [(self.tr("%n minute(s)", "", minutes), now + timedelta(minutes=minutes)) for minutes in RESTS]
        if self.reminder.start > now:
            found.append((self.tr("Until it begins"), self.reminder.start))
        return found

    def _offer(self) -> None:
        menu = passing_menu(self)
        for words, until in self.choices():
            menu.addAction(words).triggered.connect(lambda _checked=False, until=until: self.snoozed.emit(until))
        menu.popup(self.later.mapToGlobal(QPoint(0, self.later.height())))
