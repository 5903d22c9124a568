"""The columns of the account list: everything that is known of an account."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from crm.domain.clock import Clock
from crm.domain.list_rows import AccountItem
from ui.accounts.facts import why_due
from ui.lists.columns import NOTHING, day_column, named_column, number_column, text_column, yes_column
from ui.texts.dates import dated, days, near_day
from ui.texts.names import district_name, grade_name, industry_name, street_name, tariff_name, voltage_name
from ui.texts.rules import rule_name
from ui.texts.states import duty_name
from ui.theme.look import english
from ui.widgets.marks import segment_name
from ui.widgets.table.column import Column
from ui.widgets.table.delegates import Due, DueDelegate, RatingDelegate, SegmentDelegate, Urgency
from ui.widgets.table.sparkline import SparklineDelegate

SOON_DAYS = 14
SHOWN = ("name", "segment", "district", "contract_kva", "last_visit_on", "due_on", "rating", "energy")
"""The eight columns of mockup 02."""
WHOLE = frozenset({"interval_days", "open_tasks", "open_issues", "top100_rank"})


def columns(clock: Clock) -> list[Column]:
    """Return every column of the list."""
    return [*_who(), *_supply(), *_when(clock), *_more()]


def _who() -> list[Column]:
    translate = QCoreApplication.translate
    return [
        Column(
            "name",
            translate("Accounts", "Account"),
            224,
            lambda row: row.name,
            strong=True,
            sortable=True,
            elastic=True,
            editable=True,
        ),
        text_column("name_en", translate("Accounts", "Other name"), 180, editable=True),
        text_column("account_no", translate("Accounts", "Account no."), 148),
        Column(
            "segment",
            translate("Accounts", "Segment"),
            136 if english() else 100,
            lambda row: segment_name(row.segment),
            value=lambda row: row.segment,
            delegate=SegmentDelegate(),
            sortable=True,
        ),
        named_column("importance", translate("Accounts", "Importance"), 96, grade_name),
        named_column("industry", translate("Accounts", "Sector"), 148, industry_name),
    ]


def _supply() -> list[Column]:
    translate = QCoreApplication.translate
    return [
        named_column("district", translate("Accounts", "District"), 90 if english() else 68, district_name),
        named_column("street", translate("Accounts", "Street"), 104, street_name),
        text_column("address", translate("Accounts", "Address"), 220),
        text_column("area", translate("Accounts", "Supply unit"), 128),
        text_column("feeder", translate("Accounts", "Feeder"), 128),
        named_column("voltage", translate("Accounts", "Voltage"), 80, voltage_name),
        named_column("tariff_class", translate("Accounts", "Tariff"), 96, tariff_name),
        number_column("contract_kva", translate("Accounts", "Capacity, kVA"), 100),
        number_column("operating_kva", translate("Accounts", "In operation, kVA"), 128),
        number_column("own_generator_kw", translate("Accounts", "Own generator, kW"), 132),
        Column(
            "energy",
            translate("Accounts", "12 months"),
            80,
            _energy,
            value=lambda row: row.energy,
            raw=lambda row: sum(row.energy) if row.energy else None,
            delegate=SparklineDelegate(),
            sortable=True,
        ),
    ]


def _when(clock: Clock) -> list[Column]:
    translate = QCoreApplication.translate
    return [
        text_column("manager", translate("Accounts", "Manager"), 88),
        day_column("last_visit_on", translate("Accounts", "Last visit"), clock.today, 80 if english() else 96),
        day_column("last_contact_on", translate("Accounts", "Last contact"), clock.today, 104),
        Column(
            "due_on",
            translate("Accounts", "Next visit due"),
            154,
            lambda row: due_of(row, clock).text,
            value=lambda row: due_of(row, clock),
            raw=lambda row: row.due_on,
            delegate=DueDelegate(),
            sortable=True,
            tip=lambda row: due_tip(row, clock),
        ),
        named_column("duty_rule", translate("Accounts", "Visit rule"), 220, rule_name),
        day_column("phone_due_on", translate("Accounts", "Next contact due"), clock.today, 128),
        named_column("duty", translate("Accounts", "Duty"), 104, duty_name),
        number_column("interval_days", translate("Accounts", "Cycle, days"), 92),
        day_column("next_visit_on", translate("Accounts", "Next visit planned"), clock.today, 136),
        Column(
            "rating",
            translate("Accounts", "Rating"),
            76,
            lambda row: NOTHING if row.rating is None else f"{row.rating:.1f}",
            value=lambda row: row.rating,
            raw=lambda row: row.rating,
            delegate=RatingDelegate(),
            sortable=True,
        ),
    ]


def _more() -> list[Column]:
    translate = QCoreApplication.translate
    return [
        number_column("open_tasks", translate("Accounts", "Open tasks"), 92),
        number_column("open_issues", translate("Accounts", "Open issues"), 96),
        number_column("top100_rank", translate("Accounts", "Top-100 rank"), 104),
        Column("tags", translate("Accounts", "Tags"), 148, lambda row: " · ".join(row.tags) or NOTHING, sortable=True),
        yes_column("is_high_risk", translate("Accounts", "High risk"), 84, translate("Accounts", "Yes")),
    ]


def _energy(row: AccountItem) -> str:
    """Return the year's energy: what is copied and read aloud of the line."""
    if not row.energy:
        return NOTHING
    return QCoreApplication.translate("Accounts", "{mwh} MWh").format(mwh=f"{sum(row.energy) / 1000:,.0f}")


def due_of(row: AccountItem, clock: Clock) -> Due:
    """Return what the due cell says: a badge when late or today, amber within 14 days, plain else."""
    translate = QCoreApplication.translate
    today = clock.today()
    if row.next_visit_at is not None and _bureau_day(row.next_visit_at, clock) == today:
        return Due(translate("Accounts", "Today"), Urgency.TODAY)
    if row.due_on is None:
        return Due(NOTHING, Urgency.NONE)
    left = (row.due_on - today).days
    if left < 0:
        return Due(translate("Accounts", "{days} overdue").format(days=days(-left)), Urgency.OVERDUE)
    return Due(near_day(row.due_on), Urgency.SOON if left <= SOON_DAYS else Urgency.LATER)


def due_tip(row: AccountItem, clock: Clock) -> str:
    """Return the rule by which the next visit is due and the day until which it is kept; "" without a duty."""
    why = why_due(row)
    if not why or row.due_on is None:
        return ""
    words = QCoreApplication.translate("Accounts", "Due on {day}.").format(day=dated(row.due_on, clock.today()))
    return f"{why}\n{words}"


def _bureau_day(moment: datetime, clock: Clock) -> date:
    return clock.local(moment).date()
