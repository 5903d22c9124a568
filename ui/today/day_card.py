"""The day as a time axis: visits, drives between them, free time, and now."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crm.domain.today import PersonDay, TodayBoard
from ui.context import Context
from ui.texts.dates import clock_time, duration
from ui.today.day_axis import DayAxis
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList
from ui.widgets.states import EmptyState


class DayCard(Card):
    """Today's visits, Enter or a click opens the record; or the team's managers, Enter looks at one's day."""

    person_picked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", narrow=True, flush=True, parent=parent)
        self._context = context
        self.axis = DayAxis(context.clock)
        self.axis.opened.connect(lambda visit_id: context.navigate("visit", id=visit_id))
        self.empty = EmptyState(
            "calendar-blank",
            self.tr("No visits today"),
            self.tr("Plan one from the list of accounts that are due."),
            self.tr("Open the planner"),
        )
        self.empty.acted.connect(lambda: context.navigate("planner"))
        self.team = RowList(self.tr("Visits of the team"))
        self.team.opened.connect(self.person_picked)
        self.team.hide()
        self.body.addWidget(self.axis, 1)
        self.body.addWidget(self.team, 1)
        self.body.addWidget(self.empty, 1)
        self.empty.hide()
        self.set_title(self.tr("Today's visits"))
        self.briefs = IconButton("printer", self.tr("Briefs of today's visits"))
        self.briefs.clicked.connect(lambda: context.navigate("brief", day=context.clock.today()))
        self.add_to_header(self.briefs)

    def show_board(self, board: TodayBoard) -> None:
        """Show the day's visits and drives."""
        route = board.route
        note = self.tr("{km} km · {time} driving").format(km=round(route.km), time=duration(route.minutes))
        self.set_note(note if route.minutes else "")
        self.set_title(self.tr("Visits of the team") if board.team else self.tr("Today's visits"))
        self.team.setVisible(bool(board.team))
        if board.team:
            self.briefs.hide()
            self.team.set_items([self._person(each) for each in board.team])
            self.axis.hide()
            self.empty.hide()
            return
        timed = board.timed
        self.briefs.setVisible(bool(timed))
        self.axis.setVisible(bool(timed))
        self.empty.setVisible(not timed)
        now: datetime = self._context.clock.local(self._context.clock.now())
        self.axis.show_day(timed, route.legs, now)

    def _person(self, each: PersonDay) -> Row:
        if each.next_start is None:
            second = self.tr("all done")
        else:
            at = clock_time(self._context.clock.local(each.next_start))
            second = self.tr("next at {time} · {account}").format(time=at, account=each.next_account)
        return Row(
            each.person_id,
            each.name,
            second=second,
            value=self.tr("{done} of {count} done").format(done=each.done, count=each.visits),
            share=each.done / each.visits,
            share_ink="accent",
            person=True,
        )
