"""The columns of the list of issues."""

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.codes import IssueState
from crm.domain.issues import IssueRow, Standing, standing
from ui.lists.columns import NOTHING, day_column, named_column, number_column, text_column
from ui.texts.issues import deadline_words, escalation_name, extension_name, issue_state_name, urgency_name
from ui.texts.names import issue_topic_name
from ui.theme.look import english
from ui.widgets.badge import Tone
from ui.widgets.marks import segment_name
from ui.widgets.table.column import Column
from ui.widgets.table.delegates import (
    BadgeDelegate,
    Due,
    DueDelegate,
    MarkedNameDelegate,
    SegmentDelegate,
    Urgency,
)

SHOWN = ("text", "due_on", "state", "topic", "account")
_TONES = {
    IssueState.NEW: Tone.INFO,
    IssueState.TO_CONFIRM: Tone.ACCENT,
    IssueState.REOPENED: Tone.WARN,
    IssueState.CLOSED: Tone.OK,
}
_DUE = {Standing.LATE: Urgency.OVERDUE, Standing.NEAR: Urgency.SOON}


def columns(clock: Clock) -> list[Column]:
    """Return every column of the list."""
    translate = QCoreApplication.translate
    return [
        Column(
            "text", translate("Issues", "Issue"), 260, lambda row: row.text, strong=True, sortable=True, elastic=True
        ),
        Column(
            "due_on",
            translate("Issues", "Deadline"),
            132 if english() else 116,
            lambda row: due_of(row, clock).text,
            value=lambda row: due_of(row, clock),
            raw=lambda row: row.due_on,
            delegate=DueDelegate(),
            sortable=True,
        ),
        Column(
            "state",
            translate("Issues", "State"),
            136 if english() else 100,
            lambda row: issue_state_name(row.state),
            value=lambda row: (issue_state_name(row.state), tone_of(row)),
            delegate=BadgeDelegate(),
            sortable=True,
        ),
        named_column("topic", translate("Issues", "Kind"), 128 if english() else 100, issue_topic_name),
        Column(
            "account",
            translate("Issues", "Account"),
            208,
            lambda row: row.account,
            value=lambda row: row.segment,
            delegate=MarkedNameDelegate(),
            sortable=True,
            elastic=True,
        ),
        text_column("unit", translate("Issues", "Department"), 108),
        text_column("assignee", translate("Issues", "Answers for it"), 104),
        *_more(clock),
    ]


def _more(clock: Clock) -> list[Column]:
    translate = QCoreApplication.translate
    return [
        named_column("urgency", translate("Issues", "Urgency"), 148, urgency_name),
        named_column("escalation", translate("Issues", "With the supervisor"), 148, escalation_name),
        named_column("extension", translate("Issues", "Extension"), 132, extension_name),
        number_column("refusals", translate("Issues", "Not satisfied"), 100),
        text_column("account_no", translate("Issues", "Account no."), 148),
        Column(
            "segment",
            translate("Issues", "Segment"),
            138,
            lambda row: segment_name(row.segment),
            value=lambda row: row.segment,
            delegate=SegmentDelegate(),
            sortable=True,
        ),
        day_column("raised_on", translate("Issues", "Raised"), clock.today),
        day_column("confirmed_on", translate("Issues", "Customer asked"), clock.today, 124),
        day_column("closed_on", translate("Issues", "Closed"), clock.today),
    ]


def tone_of(row: IssueRow) -> Tone:
    """Return how the state is tinted: red lies with the supervisor."""
    return Tone.DANGER if row.is_open and row.escalation is not None else _TONES.get(row.state, Tone.NEUTRAL)


def due_of(row: IssueRow, clock: Clock) -> Due:
    """Return what the deadline's cell says: red when late, amber when near, plain else."""
    if row.due_on is None:
        return Due(NOTHING, Urgency.NONE)
    return Due(deadline_words(row, clock), _DUE.get(standing(row, clock.now()), Urgency.LATER))
