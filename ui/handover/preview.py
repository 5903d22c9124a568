"""What a hand-over will do, in figures: a line for each thing that goes along, stays, or clashes."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from crm.domain.handover import Clash, ClashKind, HandOverPlan
from crm.domain.workdays import Leave
from ui.texts.counts import counts, listed
from ui.texts.dates import clock_time, near_day
from ui.theme.look import px
from ui.widgets.labels import Overline, Text
from ui.widgets.leaving import let_go
from ui.widgets.themed import Themed

MOST_CLASHES = 50


class Line(Struct, frozen=True):
    """A thing, how many of it, and what is to be known about it."""

    name: str
    count: int | None
    detail: str
    ink: str = "text2"


class HandOverPreview(Themed, QWidget):
    """`show_plan` with None empties it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self.lines: list[Line] = []
        self.clashes: list[str] = []
        self.body: QWidget | None = None
        self.start_look()

    def show_plan(self, plan: HandOverPlan | None) -> None:
        """Show what a plan does."""
        if self.body is not None:
            let_go(self._column, self.body)
        self.lines = list(self._lines(plan)) if plan is not None else []
        self.clashes = [self._clash(clash) for clash in plan.clashes[:MOST_CLASHES]] if plan is not None else []
        self.body = QWidget()
        grid = QGridLayout(self.body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(2, 1)
        for line in self.lines:
            self._add(grid, line)
        if self.clashes:
            self._add_clashes(grid, len(plan.clashes) if plan is not None else 0)
        grid.setRowStretch(grid.rowCount(), 1)
        self._column.addWidget(self.body)

    def _add(self, grid: QGridLayout, line: Line) -> None:
        row = grid.rowCount()
        grid.addWidget(Text(line.name, "body"), row, 0)
        if line.count is not None:
            grid.addWidget(Text(str(line.count), "body_strong"), row, 1)
        grid.addWidget(Text(line.detail, "body", line.ink, wrap=True), row, 2)

    def _add_clashes(self, grid: QGridLayout, count: int) -> None:
        row = grid.rowCount()
        grid.addWidget(Overline(self.tr("Clashes · they keep their hour")), row, 0, 1, 3)
        for number, words in enumerate(self.clashes, start=row + 1):
            grid.addWidget(Text(words, "small", "warn", wrap=True), number, 0, 1, 3)
        if count > MOST_CLASHES:
            more = self.tr("and %n more", "", count - MOST_CLASHES)
            grid.addWidget(Text(more, "small", "text2"), grid.rowCount(), 0, 1, 3)

    def _lines(self, plan: HandOverPlan) -> Iterator[Line]:
        late = self.tr("%n overdue", "", plan.overdue) if plan.overdue else ""
        there = self.tr("%n with {name} already", "", plan.already).format(name=plan.to) if plan.already else ""
        yield Line(self.tr("Accounts"), len(plan.account_ids), listed(late, there))
        yield Line(self.tr("Planned visits"), len(plan.visits), self._visits(plan))
        given = self.tr("%n given away come(s) back to {name}", "", len(plan.given_away)).format(name=plan.to)
        tasks = self.tr("%n late", "", plan.late_tasks) if plan.late_tasks else ""
        yield Line(self.tr("Tasks"), len(plan.tasks), listed(tasks, given if plan.given_away else ""))
        yield Line(self.tr("Issues and promises"), len(plan.issues), self._promises(plan))
        if plan.unassigned.total:
            follows = self.tr("{what}, along with the accounts").format(what=counts().open(plan.unassigned))
            yield Line(self.tr("With nobody"), None, follows)
        if plan.stays.total:
            name = ", ".join(plan.givers)
            why = self.tr("{what}: of other days, or with a record begun").format(what=counts().open(plan.stays))
            yield Line(self.tr("Stays with {name}").format(name=name), None, why)
        if plan.with_others:
            yield Line(self.tr("Stays with colleagues"), None, self.tr("%n visit(s)", "", plan.with_others))
        if plan.away:
            days = listed(*(self._days(leave, plan) for leave in plan.away))
            yield Line(self.tr("Leave of {name}").format(name=plan.to), None, days, "warn")
        if plan.clashes:
            taken = self.tr("%n visit(s) come(s) to a time at which {name} is taken", "", self._clashing(plan))
            yield Line(self.tr("Clashes"), len(plan.clashes), taken.format(name=plan.to), "warn")

    @staticmethod
    def _days(leave: Leave, plan: HandOverPlan) -> str:
        first, last = (near_day(day, plan.made_on) for day in (leave.starts_on, leave.ends_on))
        return first if first == last else f"{first} – {last}"

    @staticmethod
    def _clashing(plan: HandOverPlan) -> int:
        return len({clash.visit_id for clash in plan.clashes})

    def _visits(self, plan: HandOverPlan) -> str:
        return listed(
            self.tr("%n whose time the customer knows", "", plan.fixed) if plan.fixed else "",
            self.tr("%n waiting for approval", "", plan.waiting) if plan.waiting else "",
            self.tr("%n about to begin", "", plan.frozen) if plan.frozen else "",
        )

    def _promises(self, plan: HandOverPlan) -> str:
        if not plan.promised:
            return ""
        first, last = (near_day(day, plan.made_on) for day in (plan.promised[0], plan.promised[-1]))
        span = first if first == last else f"{first} – {last}"
        return self.tr("%n promised by {days}", "", len(plan.promised)).format(days=span)

    def _clash(self, clash: Clash) -> str:
        when = near_day(clash.on)
        if clash.start is not None:
            when = f"{when} {clock_time(clash.start)}"
        words = {
            ClashKind.VISIT: self.tr("{when} {account}: visit to {other}"),
            ClashKind.APPOINTMENT: self.tr("{when} {account}: {other}"),
            ClashKind.LEAVE: self.tr("{when} {account}: leave {other}"),
        }[clash.kind]
        return words.format(when=when, account=clash.account, other=clash.other).strip()

    def retheme(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
