"""The columns of the account list."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QObject

from crm.domain.accounts import AccountOrder, AccountRow
from crm.domain.clock import Clock
from ui.texts.dates import dated, days, near_day
from ui.texts.names import district_name, kva
from ui.theme.look import english
from ui.widgets.marks import segment_name
from ui.widgets.table.column import RIGHT, Column
from ui.widgets.table.delegates import Due, DueDelegate, NumberDelegate, RatingDelegate, SegmentDelegate, Urgency
from ui.widgets.table.sparkline import SparklineDelegate

SOON_DAYS = 14
ORDERS = {
    "name": AccountOrder.NAME,
    "segment": AccountOrder.SEGMENT,
    "district": AccountOrder.DISTRICT,
    "contract_kva": AccountOrder.CONTRACT_KVA,
    "last_visit": AccountOrder.LAST_VISIT,
    "due": AccountOrder.DUE,
    "rating": AccountOrder.RATING,
}


def columns(clock: Clock, parent: QObject) -> list[Column]:
    """Return the eight columns of mockup 02."""
    return [*_who(parent), *_when(clock, parent)]


def _who(parent: QObject) -> list[Column]:
    translate = QCoreApplication.translate
    return [
        Column(
            "name",
            translate("Accounts", "Account"),
            232,
            lambda row: row.name,
            strong=True,
            sortable=True,
            elastic=True,
        ),
        Column(
            "segment",
            translate("Accounts", "Segment"),
            138,
            lambda row: segment_name(row.segment),
            value=lambda row: row.segment,
            delegate=SegmentDelegate(parent),
            sortable=True,
        ),
        Column(
            "district",
            translate("Accounts", "District"),
            94 if english() else 68,
            lambda row: district_name(row.district),
            sortable=True,
        ),
        Column(
            "contract_kva",
            translate("Accounts", "Capacity, kVA"),
            102,
            lambda row: kva(row.contract_kva),
            value=lambda row: row.contract_kva,
            align=RIGHT,
            delegate=NumberDelegate(parent),
            sortable=True,
        ),
    ]


def _when(clock: Clock, parent: QObject) -> list[Column]:
    translate = QCoreApplication.translate
    today = clock.today
    return [
        Column(
            "last_visit",
            translate("Accounts", "Last visit"),
            76 if english() else 96,
            _last_visit(today),
            sortable=True,
        ),
        Column(
            "due",
            translate("Accounts", "Next visit due"),
            140,
            lambda row: due_of(row, clock).text,
            value=lambda row: due_of(row, clock),
            delegate=DueDelegate(parent),
            sortable=True,
        ),
        Column(
            "rating",
            translate("Accounts", "Rating"),
            76,
            lambda row: "—" if row.rating is None else f"{row.rating:.1f}",
            value=lambda row: row.rating,
            delegate=RatingDelegate(parent),
            sortable=True,
        ),
        Column(
            "energy",
            translate("Accounts", "12 months"),
            84,
            lambda row: "",
            value=lambda row: row.energy,
            delegate=SparklineDelegate(),
        ),
    ]


def _last_visit(today: Callable[[], date]) -> Callable[[AccountRow], str]:
    return lambda row: dated(row.last_visit_on, today()) if row.last_visit_on else "—"


def due_of(row: AccountRow, clock: Clock) -> Due:
    """Return what the due cell says: a badge when late or today, amber within 14 days, plain else."""
    translate = QCoreApplication.translate
    today = clock.today()
    if row.next_visit_at is not None and _day(row.next_visit_at, clock) == today:
        return Due(translate("Accounts", "Today"), Urgency.TODAY)
    if row.due_on is None:
        return Due("—", Urgency.NONE)
    left = (row.due_on - today).days
    if left < 0:
        return Due(translate("Accounts", "{days} overdue").format(days=days(-left)), Urgency.OVERDUE)
    return Due(near_day(row.due_on), Urgency.SOON if left <= SOON_DAYS else Urgency.LATER)


def _day(moment: datetime, clock: Clock) -> date:
    return clock.local(moment).date()
