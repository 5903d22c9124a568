"""How the approval of a month reads."""

from PySide6.QtCore import QObject

from crm.domain.clock import BUREAU_ZONE
from crm.domain.plan_months import Change, MonthState, PlanChange, PlanMonth, PlannedVisit
from ui.texts.dates import clock_time, month_and_year, near_day, time_span
from ui.widgets.badge import Tone

ICONS = {
    MonthState.DRAFT: "pencil-simple",
    MonthState.SUBMITTED: "hourglass",
    MonthState.APPROVED: "check-circle",
    MonthState.RETURNED: "arrow-u-up-left",
}
TONES = {
    MonthState.DRAFT: Tone.NEUTRAL,
    MonthState.SUBMITTED: Tone.INFO,
    MonthState.APPROVED: Tone.OK,
    MonthState.RETURNED: Tone.WARN,
}


class ApprovalWords(QObject):
    """States, counts and buttons."""

    def state(self, found: PlanMonth) -> str:
        """`Approved`, `Changed since approval`: what the chip says."""
        if found.is_changed:
            return self.tr("Changed since approval")
        return {
            MonthState.DRAFT: self.tr("Draft"),
            MonthState.SUBMITTED: self.tr("Submitted"),
            MonthState.APPROVED: self.tr("Approved"),
            MonthState.RETURNED: self.tr("Returned"),
        }[found.state]

    def standing(self, found: PlanMonth) -> str:
        """The sentence of the bar."""
        month, waits = month_and_year(found.month), self.waits(found.waiting)
        if found.state is MonthState.RETURNED:
            return self.tr("{month} was returned").format(month=month)
        if found.state is MonthState.SUBMITTED:
            return self.tr("{month} is submitted: {waits}").format(month=month, waits=waits)
        if found.is_changed:
            return self.tr("{month} is approved, but {waits}").format(month=month, waits=waits)
        if found.state is MonthState.APPROVED:
            return self.tr("{month} was approved with changes").format(month=month)
        return self.tr("{month} is a draft: {waits}").format(month=month, waits=waits)

    def waits(self, count: int) -> str:
        """`8 visits wait for approval`."""
        return self.tr("%n visit(s) wait for approval", "", count)

    def detail(self, found: PlanMonth) -> str:
        """The remark of the supervisor, or since when it is submitted."""
        if found.state is MonthState.RETURNED and found.remark:
            who = found.reviewer
            return self.tr("{who}: {remark}").format(who=who, remark=found.remark) if who else found.remark
        if found.state is MonthState.SUBMITTED and found.submitted_at is not None:
            local = found.submitted_at.astimezone(BUREAU_ZONE)
            return self.tr("since {day} {time}").format(day=near_day(local.date()), time=clock_time(local))
        return ""

    def changes(self, found: PlanMonth) -> str:
        return self.tr("%n change(s)", "", found.changed) if found.changed else self.tr("Remark…")

    def submit(self, found: PlanMonth) -> str:
        if found.state is MonthState.DRAFT:
            return self.tr("Submit {month}").format(month=month_and_year(found.month))
        return self.tr("Submit again")

    def approve(self, found: PlanMonth) -> str:
        if found.waiting:
            return self.tr("Approve %n visit(s)", "", found.waiting)
        return self.tr("Approve {month}").format(month=month_and_year(found.month))

    def reviews(self, count: int) -> str:
        return self.tr("%n plan(s) wait for your review", "", count)

    def kind(self, kind: Change) -> tuple[str, Tone]:
        """What became of a visit, and its tone."""
        return {
            Change.ADDED: (self.tr("added"), Tone.OK),
            Change.REMOVED: (self.tr("taken off"), Tone.DANGER),
            Change.MOVED: (self.tr("moved"), Tone.INFO),
        }[kind]

    def way(self, change: PlanChange) -> str:
        """`Thu 3 Dec 09:00 – 10:00 → Thu 10 Dec 14:00 – 15:00`, or the one time that there is."""
        return " → ".join(_when(each) for each in (change.before, change.after) if each is not None)


def _when(visit: PlannedVisit) -> str:
    if visit.start is None or visit.end is None:
        return near_day(visit.day)
    start, end = visit.start.astimezone(BUREAU_ZONE), visit.end.astimezone(BUREAU_ZONE)
    return f"{near_day(visit.day)} {time_span(start, end)}"
