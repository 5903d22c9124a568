"""Planning, moving and cancelling, each one undo step with its sentence."""

from datetime import datetime

from PySide6.QtCore import QObject

from crm.domain.planner import DueRow
from crm.domain.visits import VisitRow
from crm.usecases.visits import cancel_visit, move_visit, plan_visit
from ui.context import Context
from ui.texts.dates import clock_time, near_day


class PlanCommands(QObject):
    """What the calendar's signals do."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def plan(self, due: DueRow, start: datetime, end: datetime) -> None:
        """Plan a visit for the person in scope, or in the team's view for the account's own manager."""
        person_id = self._context.scope.person_id
        if person_id is None:
            self._context.toast(self.tr("Choose whose plan this is first: the round button at the bottom left"))
            return
        self._context.runner.do(
            self,
            lambda work: plan_visit(work, due.account_id, person_id, start, end),
            lambda _key: self._say(self.tr("{name} planned for {when}"), due.name, start),
            undo_text=self.tr("plan of {name}").format(name=due.name),
        )

    def move(self, row: VisitRow, start: datetime, end: datetime) -> None:
        """Give a visit another time."""
        self._context.runner.do(
            self,
            lambda work: move_visit(work, row.id, row.version, start, end),
            lambda _version: self._say(self.tr("{name} moved to {when}"), row.account, start),
            self._context.show_error,
            undo_text=self.tr("move of {name}").format(name=row.account),
        )

    def cancel(self, row: VisitRow) -> None:
        """Take a visit off the plan."""
        self._context.runner.do(
            self,
            lambda work: cancel_visit(work, row.id, row.version),
            lambda _version: self._context.toast(
                self.tr("{name} taken off the plan").format(name=row.account), undo=True
            ),
            self._context.show_error,
            undo_text=self.tr("removal of {name} from the plan").format(name=row.account),
        )

    def _say(self, words: str, name: str, start: datetime) -> None:
        local = self._context.clock.local(start)
        when = f"{near_day(local.date())} {clock_time(local)}"
        self._context.toast(words.format(name=name, when=when), undo=True)
