"""Issues whose time is short or over, as one bar under the top bar: open them, let them rest, close it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.clock import Clock, at_local
from crm.domain.issue_reminders import IssueReminder, Stage
from ui.texts.counts import listed
from ui.texts.dates import clock_time, dated
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.menus import passing_menu

MORNING = 8


class IssueBar(QWidget):
    """`snoozed(moment)` says until when they are to rest."""

    opened = Signal()
    closed = Signal()
    snoozed = Signal(object)

    def __init__(self, reminders: Sequence[IssueReminder], clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reminders, self._clock = tuple(reminders), clock
        over = any(each.stage is not Stage.NEAR for each in reminders)
        title, text = self.words()
        self.banner = Banner(title, Tone.DANGER if over else Tone.WARN, "bell-ringing", text)
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
        """Return what it is about: the issue with its account and deadline, or how many there are of each kind."""
        if len(self.reminders) == 1:
            return self._one(self.reminders[0])
        stages = [each.stage for each in self.reminders]
        late, due, near = (stages.count(stage) for stage in (Stage.LATE, Stage.DUE, Stage.NEAR))
        return self.tr("%n issue(s) need you", "", len(stages)), listed(
            self.tr("%n past the deadline", "", late) if late else "",
            self.tr("%n at the deadline", "", due) if due else "",
            self.tr("%n near the deadline", "", near) if near else "",
        )

    def _one(self, each: IssueReminder) -> tuple[str, str]:
        local = self._clock.local(each.due_at)
        by = self.tr("due {day} {time}").format(day=dated(local.date(), self._clock.today()), time=clock_time(local))
        title = {
            Stage.NEAR: self.tr("Deadline near: {issue}"),
            Stage.DUE: self.tr("Deadline reached: {issue}"),
            Stage.LATE: self.tr("Past its deadline: {issue}"),
        }[each.stage]
        return title.replace("{issue}", each.text), f"{each.account} · {by}"

    def choices(self) -> list[tuple[str, datetime]]:
        """Return how long they may rest, in words and as moments."""
        now, today = self._clock.now(), self._clock.today()
        morning = at_local(today + timedelta(days=1), MORNING, zone=self._clock.zone)
        return [
            (self.tr("%n minute(s)", "", 15), now + timedelta(minutes=15)),
            (self.tr("%n hour(s)", "", 2), now + timedelta(hours=2)),
            (self.tr("Until tomorrow morning"), morning),
        ]

    def _offer(self) -> None:
        menu = passing_menu(self)
        for words, until in self.choices():
            menu.addAction(words).triggered.connect(lambda _checked=False, until=until: self.snoozed.emit(until))
        menu.popup(self.later.mapToGlobal(QPoint(0, self.later.height())))
