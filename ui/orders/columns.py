"""The columns of the list of orders."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.orders import OrderRow, OrderStanding, order_standing
from ui.lists.columns import NOTHING, named_column, text_column
from ui.texts.counts import counts
from ui.texts.names import issue_topic_name
from ui.texts.orders import moment_words, order_channel_name, order_type_name
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

SHOWN = ("order_no", "account", "type", "due_at", "official_state", "is_repeat", "received_at", "manager")
_DUE = {OrderStanding.LATE: Urgency.OVERDUE, OrderStanding.NEAR: Urgency.SOON}


def columns(clock: Clock) -> list[Column]:
    """Return every column of the list."""
    translate = QCoreApplication.translate
    return [
        Column("order_no", translate("Orders", "Order"), 176, lambda row: row.order_no, strong=True, sortable=True),
        Column(
            "account",
            translate("Orders", "Account"),
            148,
            lambda row: row.account,
            value=lambda row: row.segment,
            delegate=MarkedNameDelegate(),
            sortable=True,
            elastic=True,
        ),
        Column(
            "type",
            translate("Orders", "Type"),
            136 if english() else 104,
            lambda row: order_type_name(row.type),
            sortable=True,
        ),
        Column(
            "due_at",
            translate("Orders", "Deadline"),
            132,
            lambda row: due_of(row, clock).text,
            value=lambda row: due_of(row, clock),
            raw=lambda row: _plain(row.due_at, clock),
            delegate=DueDelegate(),
            sortable=True,
        ),
        Column(
            "official_state",
            translate("Orders", "Official state"),
            92,
            lambda row: row.official_state or NOTHING,
            sortable=True,
        ),
        Column(
            "is_repeat",
            translate("Orders", "Repeat"),
            88,
            repeat_words,
            value=lambda row: (repeat_words(row), Tone.NEUTRAL) if row.is_repeat else None,
            delegate=BadgeDelegate(),
            sortable=True,
        ),
        _moment("received_at", translate("Orders", "Received"), clock),
        text_column("manager", translate("Orders", "Manager"), 76),
        *_more(clock),
    ]


def _more(clock: Clock) -> list[Column]:
    translate = QCoreApplication.translate
    return [
        named_column("topic", translate("Orders", "About"), 128, issue_topic_name),
        Column("text", translate("Orders", "Text"), 240, lambda row: _line(row.text), sortable=True),
        named_column("channel", translate("Orders", "Came by"), 104, order_channel_name),
        _moment("contact_due_at", translate("Orders", "Contact by"), clock),
        _moment("finished_at", translate("Orders", "Finished"), clock),
        text_column("account_no", translate("Orders", "Account no."), 148),
        Column(
            "segment",
            translate("Orders", "Segment"),
            138,
            lambda row: segment_name(row.segment),
            value=lambda row: row.segment,
            delegate=SegmentDelegate(),
            sortable=True,
        ),
        text_column("source_file", translate("Orders", "File"), 160),
    ]


def repeat_words(row: OrderRow) -> str:
    """Say that an order repeats an earlier one."""
    return QCoreApplication.translate("Orders", "Repeat") if row.is_repeat else NOTHING


def due_of(row: OrderRow, clock: Clock) -> Due:
    """Return what the deadline's cell says: red when late, amber when near, plain else."""
    if row.due_at is None:
        return Due(NOTHING, Urgency.NONE)
    now = clock.now()
    stands = order_standing(row, now)
    if stands is OrderStanding.LATE and (days := (now - row.due_at).days) > 0:
        return Due(counts().days_late(days), Urgency.OVERDUE)
    return Due(moment_words(row.due_at, clock), _DUE.get(stands, Urgency.LATER))


def _line(text: str) -> str:
    return " ".join(text.split()) or NOTHING


def _plain(moment: datetime | None, clock: Clock) -> datetime | None:
    return clock.local(moment).replace(tzinfo=None) if moment is not None else None


def _moment(key: str, title: str, clock: Clock) -> Column:
    def text(row: OrderRow) -> str:
        moment: datetime | None = getattr(row, key)
        return moment_words(moment, clock) if moment is not None else NOTHING

    return Column(
        key, title, 112 if english() else 132, text, raw=lambda row: _plain(getattr(row, key), clock), sortable=True
    )
