"""The columns of the list of records to review."""

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.codes import RecordState
from crm.domain.list_rows import ReviewItem
from ui.lists.columns import NOTHING, day_column, named_column, text_column
from ui.texts.dates import clock_time, dated
from ui.texts.names import channel_name
from ui.texts.reviewing import oddity_icon, oddity_name, oddity_names
from ui.texts.states import record_state_name
from ui.widgets.badge import Tone
from ui.widgets.marks import segment_name
from ui.widgets.table.column import Column
from ui.widgets.table.delegates import (
    AvatarDelegate,
    BadgeDelegate,
    MarkedNameDelegate,
    RatingDelegate,
    SegmentDelegate,
)

SHOWN = ("account", "person", "held_on", "purpose", "oddities", "satisfaction", "submitted_at")
TONES = {
    RecordState.SUBMITTED: Tone.INFO,
    RecordState.RETURNED: Tone.WARN,
    RecordState.APPROVED: Tone.OK,
}


def columns(clock: Clock) -> list[Column]:
    """Return every column of the list."""
    translate = QCoreApplication.translate
    return [
        Column(
            "account",
            translate("Reviews", "Account"),
            220,
            lambda row: row.account,
            value=lambda row: row.segment,
            delegate=MarkedNameDelegate(),
            strong=True,
            sortable=True,
            elastic=True,
        ),
        Column(
            "person",
            translate("Reviews", "Manager"),
            108,
            lambda row: row.person,
            delegate=AvatarDelegate(),
            sortable=True,
        ),
        day_column("held_on", translate("Reviews", "Held"), clock.today),
        text_column("purpose", translate("Reviews", "Purpose"), 104),
        Column(
            "oddities",
            translate("Reviews", "Looks odd"),
            136,
            odd_text,
            value=odd_badge,
            delegate=BadgeDelegate(),
            sortable=True,
            tip=lambda row: oddity_names(row.oddities),
        ),
        Column(
            "satisfaction",
            translate("Reviews", "Rating"),
            76,
            lambda row: NOTHING if row.satisfaction is None else str(row.satisfaction),
            value=lambda row: None if row.satisfaction is None else float(row.satisfaction),
            raw=lambda row: row.satisfaction,
            delegate=RatingDelegate(),
            sortable=True,
        ),
        *_more(clock),
    ]


def _more(clock: Clock) -> list[Column]:
    translate = QCoreApplication.translate

    def submitted(row: ReviewItem) -> str:
        if row.submitted_at is None:
            return NOTHING
        local = clock.local(row.submitted_at)
        return f"{dated(local.date(), clock.today())} {clock_time(local)}"

    return [
        Column(
            "submitted_at",
            translate("Reviews", "Submitted"),
            124,
            submitted,
            raw=lambda row: clock.local(row.submitted_at).replace(tzinfo=None) if row.submitted_at else None,
            sortable=True,
        ),
        Column(
            "record_state",
            translate("Reviews", "State"),
            116,
            lambda row: record_state_name(row.record_state),
            value=lambda row: (record_state_name(row.record_state), TONES[row.record_state]),
            delegate=BadgeDelegate(),
            sortable=True,
        ),
        text_column("reviewer", translate("Reviews", "Reviewed by"), 104),
        named_column("channel", translate("Reviews", "Channel"), 76, channel_name),
        text_column("account_no", translate("Reviews", "Account no."), 148),
        Column(
            "segment",
            translate("Reviews", "Segment"),
            138,
            lambda row: segment_name(row.segment),
            value=lambda row: row.segment,
            delegate=SegmentDelegate(),
            sortable=True,
        ),
    ]


def odd_text(row: ReviewItem) -> str:
    """Return what looks odd, in words."""
    return oddity_names(row.oddities) or NOTHING


def odd_badge(row: ReviewItem) -> tuple[str, Tone, str] | None:
    """Return the badge of the first oddity, and how many more there are."""
    if not row.oddities:
        return None
    first, more = row.oddities[0], len(row.oddities) - 1
    return oddity_name(first) + (f" +{more}" if more else ""), Tone.WARN, oddity_icon(first)
