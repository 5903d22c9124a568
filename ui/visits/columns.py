"""The columns of the list of visits."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.codes import PlanState, RecordState
from crm.domain.list_rows import VisitItem
from ui.lists.columns import NOTHING, day_column, named_column, number_column, text_column, yes_column
from ui.texts.dates import clock_time, dated, near_day, time_span
from ui.texts.names import channel_name, district_name, topic_name
from ui.texts.states import plan_state_name, visit_state
from ui.theme.look import english
from ui.widgets.badge import Tone
from ui.widgets.marks import segment_name
from ui.widgets.table.column import RIGHT, Column
from ui.widgets.table.delegates import (
    BadgeDelegate,
    MarkedNameDelegate,
    NumberDelegate,
    RatingDelegate,
    SegmentDelegate,
)

SHOWN = ("account", "planned_on", "held_on", "channel", "purpose", "person", "satisfaction", "record_state")
WHOLE = frozenset({"satisfaction", "recommend", "open_promises"})


def columns(clock: Clock) -> list[Column]:
    """Return every column of the list."""
    translate = QCoreApplication.translate
    return [
        Column(
            "account",
            translate("Visits", "Account"),
            232,
            lambda row: row.account,
            value=lambda row: row.segment,
            delegate=MarkedNameDelegate(),
            strong=True,
            sortable=True,
            elastic=True,
        ),
        Column(
            "planned_on",
            translate("Visits", "Planned"),
            144 if english() else 164,
            lambda row: planned_words(row, clock),
            raw=lambda row: row.planned_on,
            sortable=True,
        ),
        Column(
            "held_on",
            translate("Visits", "Held"),
            100,
            lambda row: _day(row.held_on, clock),
            raw=lambda row: row.held_on,
            sortable=True,
        ),
        named_column("channel", translate("Visits", "Channel"), 76, channel_name),
        text_column("purpose", translate("Visits", "Purpose"), 116),
        text_column("person", translate("Visits", "Visitor"), 76),
        *_marks(),
        *_more(clock),
    ]


def _marks() -> list[Column]:
    translate = QCoreApplication.translate
    return [
        Column(
            "satisfaction",
            translate("Visits", "Rating"),
            76,
            lambda row: NOTHING if row.satisfaction is None else str(row.satisfaction),
            value=lambda row: None if row.satisfaction is None else float(row.satisfaction),
            raw=lambda row: row.satisfaction,
            delegate=RatingDelegate(),
            sortable=True,
        ),
        Column(
            "record_state",
            translate("Visits", "State"),
            108,
            state_words,
            value=lambda row: (state_words(row), tone_of(row)),
            delegate=BadgeDelegate(),
            sortable=True,
        ),
        named_column("plan_state", translate("Visits", "Plan"), 96, plan_state_name),
    ]


def _more(clock: Clock) -> list[Column]:
    translate = QCoreApplication.translate
    return [
        Column(
            "hours",
            translate("Visits", "Hours"),
            72,
            lambda row: NOTHING if row.hours is None else f"{row.hours:.1f}",
            raw=lambda row: row.hours,
            align=RIGHT,
            delegate=NumberDelegate(),
            sortable=True,
        ),
        Column("topics", translate("Visits", "Topics"), 180, topic_words, sortable=True),
        text_column("manager", translate("Visits", "Manager"), 88),
        text_column("account_no", translate("Visits", "Account no."), 148),
        Column(
            "segment",
            translate("Visits", "Segment"),
            138,
            lambda row: segment_name(row.segment),
            value=lambda row: row.segment,
            delegate=SegmentDelegate(),
            sortable=True,
        ),
        named_column("district", translate("Visits", "District"), 92, district_name),
        number_column("recommend", translate("Visits", "Recommends"), 100),
        number_column("open_promises", translate("Visits", "Open promises"), 112),
        yes_column("is_fixed", translate("Visits", "Fixed time"), 92, translate("Visits", "Fixed")),
        day_column("next_visit_on", translate("Visits", "Next visit agreed"), clock.today, 132),
        Column(
            "changed_at",
            translate("Visits", "Changed"),
            132,
            lambda row: moment_words(row.changed_at, clock),
            raw=lambda row: clock.local(row.changed_at).replace(tzinfo=None),
            sortable=True,
        ),
    ]


def _day(day: date | None, clock: Clock) -> str:
    if day is None:
        return NOTHING
    return near_day(day) if day.year == clock.today().year else dated(day, clock.today())


def planned_words(row: VisitItem, clock: Clock) -> str:
    """Return the planned day with its hour."""
    if row.start is None or row.planned_on is None:
        return _day(row.planned_on, clock)
    return f"{_day(row.planned_on, clock)} {clock_time(clock.local(row.start))}"


def span_words(row: VisitItem, clock: Clock) -> str:
    """Return from when to when a visit is planned."""
    if row.start is None or row.end is None:
        return NOTHING
    return time_span(clock.local(row.start), clock.local(row.end))


def moment_words(moment: datetime, clock: Clock) -> str:
    """Return a moment as the bureau's day and time."""
    local = clock.local(moment)
    return f"{dated(local.date(), clock.today())} {clock_time(local)}"


def topic_words(row: VisitItem) -> str:
    """Return what a visit is about."""
    return " · ".join(map(topic_name, row.topics)) or NOTHING


def state_words(row: VisitItem) -> str:
    """Return the one word for both sides of a visit."""
    return visit_state(row.plan_state, row.record_state)


def tone_of(row: VisitItem) -> Tone:
    """Return how the state is tinted: amber waits for the user, blue is planned, green is done."""
    if row.plan_state is PlanState.CANCELLED and row.record_state is RecordState.NONE:
        return Tone.NEUTRAL
    if row.record_state in (RecordState.DRAFT, RecordState.RETURNED):
        return Tone.WARN
    return Tone.INFO if row.record_state is RecordState.NONE else Tone.OK
