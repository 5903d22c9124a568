"""Words for issues: states, urgency, why one lies with the supervisor, and deadlines."""

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.issues import IssueRow, Standing, Urgency, standing
from ui.texts.counts import counts
from ui.texts.dates import clock_time, dated


def issue_state_name(code: str) -> str:
    """Return where an issue stands."""
    translate = QCoreApplication.translate
    return {
        "new": translate("Issues", "New"),
        "in_progress": translate("Issues", "In progress"),
        "transferred": translate("Issues", "Transferred"),
        "suspended": translate("Issues", "Suspended"),
        "to_confirm": translate("Issues", "Ask the customer"),
        "closed": translate("Issues", "Closed"),
        "reopened": translate("Issues", "Reopened"),
        "cancelled": translate("Issues", "Cancelled"),
    }.get(code, code)


def urgency_name(code: str) -> str:
    """Return which rule sets the deadline."""
    translate = QCoreApplication.translate
    return {
        "general": translate("Issues", "General"),
        "planning": translate("Issues", "Planning or investment"),
        "urgent": translate("Issues", "Urgent supply or safety"),
        "hazard": translate("Issues", "Major hazard"),
    }.get(code, code)


def escalation_name(code: str) -> str:
    """Return why an issue lies with the supervisor."""
    translate = QCoreApplication.translate
    return {
        "not_satisfied": translate("Issues", "Not satisfied twice"),
        "repeated": translate("Issues", "Raised again and again"),
    }.get(code, code)


def extension_name(code: str) -> str:
    """Return where the extension of an issue stands."""
    translate = QCoreApplication.translate
    return {
        "none": translate("Issues", "No extension"),
        "asked": translate("Issues", "Extension asked for"),
        "granted": translate("Issues", "Extended"),
        "refused": translate("Issues", "Extension refused"),
    }.get(code, code)


def deadline_words(row: IssueRow, clock: Clock) -> str:
    """Return how many days an issue is late, else its deadline; "" without one."""
    now = clock.now()
    if standing(row, now) is Standing.LATE and row.due_at is not None and (days := (now - row.due_at).days) > 0:
        return counts().days_late(days)
    return due_words(row, clock)


def due_words(row: IssueRow, clock: Clock) -> str:
    """Return the deadline as a day, with its hour where hours are counted or it is today; "" without one."""
    if row.due_at is None:
        return ""
    local = clock.local(row.due_at)
    day, is_hourly = dated(local.date(), clock.today()), row.urgency is Urgency.URGENT
    return f"{day} {clock_time(local)}" if is_hourly or local.date() == clock.today() else day
