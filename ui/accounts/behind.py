"""What stands behind a figure of the strip, as rows, and the popup that shows them."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from crm.domain.accounts import AccountDetail
from crm.domain.clock import Clock
from crm.domain.visits import VisitRow
from ui.accounts.facts import next_visit_words, rule_label, why_due
from ui.accounts.strip import health_words
from ui.texts.dates import dated, days, month_and_year
from ui.texts.names import kva, source_role_name
from ui.texts.quality import missing_word
from ui.theme.look import px
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.popup import Popup
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList

MONTHS = 12


class Behind(Struct, frozen=True):
    """What is behind a figure: rows, each with what a click on it does ("" for nothing), and a sentence.

    `width` is that of the popup, in pixels of text size 100 %.
    """

    title: str
    rows: Sequence[Row]
    note: str = ""
    width: int = 340


def behind(key: str, account: AccountDetail, planned: VisitRow | None, clock: Clock) -> Behind:
    """Return what is behind a figure; the id of a row says what it opens, as `AccountPage.open_behind` knows it."""
    makers = {
        "health": lambda: _health(account),
        "due": lambda: _due(account, planned, clock),
        "rating": lambda: _ratings(account, clock),
        "pf": lambda: _power_factor(account),
        "used": lambda: _load(account),
        "quality": lambda: _quality(account),
        "feeders": lambda: _feeders(account, clock),
    }
    return makers[key]()


def _health(account: AccountDetail) -> Behind:
    translate = QCoreApplication.translate
    opens = {
        "overdue": "plan",
        "two_outages": "outages",
        "low_pf": "figure:pf",
        "low_rating": "figure:rating",
        "open_issues": "issues",
    }
    rows = [Row(opens[code], _sentence(health_words(account, code)), icon="warning-circle") for code in account.health]
    note = translate("Accounts", "No visit is overdue, no issue open, no low rating or power factor.")
    return Behind(translate("Accounts", "Why watch"), rows, "" if rows else note)


def _due(account: AccountDetail, planned: VisitRow | None, clock: Clock) -> Behind:
    translate = QCoreApplication.translate
    last = account.last_visit_on
    visited = dated(last, clock.today()) if last else translate("Accounts", "never")
    interval = days(account.interval_days) if account.interval_days else "—"
    due = dated(account.due_on, clock.today()) if account.due_on else "—"
    rows = [
        Row("visits", translate("Accounts", "Last visit on site"), value=visited),
        Row("", rule_label(account), value=interval),
        Row("", translate("Accounts", "Due"), value=due),
    ]
    if planned is not None:
        rows.append(
            Row(
                f"visit:{planned.id}",
                translate("Accounts", "Planned"),
                value=next_visit_words(account, planned, clock),
            )
        )
    else:
        rows.append(Row("plan", translate("Accounts", "Plan a visit"), icon="calendar-plus"))
    if account.phone_due_on is not None:
        called = dated(account.phone_due_on, clock.today())
        rows.insert(3, Row("", translate("Accounts", "Visit in person, by phone or online by"), value=called))
    return Behind(translate("Accounts", "Next visit due"), rows, why_due(account), width=380)


def _ratings(account: AccountDetail, clock: Clock) -> Behind:
    translate = QCoreApplication.translate
    rows = [
        Row(
            f"visit:{mark.visit_id}",
            translate("Accounts", "{rating} of 5").format(rating=mark.rating),
            value=dated(mark.held_on, clock.today()),
        )
        for mark in account.ratings
    ]
    note = translate("Accounts", "The rating is the mean of these visits.")
    return Behind(
        translate("Accounts", "Rating"), rows, note if rows else translate("Accounts", "No visit was rated yet.")
    )


def _power_factor(account: AccountDetail) -> Behind:
    translate = QCoreApplication.translate
    rows = []
    for month in reversed(account.energy[-MONTHS:]):
        low = month.pf is not None and month.pf < account.pf_target
        value = "—" if month.pf is None else f"{month.pf:.2f}"
        rows.append(Row("", month_and_year(month.month), value=value, value_ink="warn" if low else "text2"))
    target = translate("Accounts", "Below the target of {value} the bill carries a surcharge.")
    note = target.format(value=f"{account.pf_target:.2f}")
    return Behind(
        translate("Accounts", "Power factor"), rows, note if rows else translate("Accounts", "No readings yet.")
    )


def _load(account: AccountDetail) -> Behind:
    translate = QCoreApplication.translate
    capacity = account.operating_kva or account.contract_kva
    rows = []
    for month in reversed(account.energy[-MONTHS:]):
        if month.max_demand_kw and month.pf:
            load = month.max_demand_kw / month.pf
            value = f"{load / capacity:.0%} · {kva(load)} kVA" if capacity else f"{kva(load)} kVA"
            over = bool(capacity) and load > capacity
            rows.append(Row("", month_and_year(month.month), value=value, value_ink="warn" if over else "text2"))
    note = translate("Accounts", "Highest demand of the month divided by the power factor.")
    return Behind(
        translate("Accounts", "Capacity used"), rows, note if rows else translate("Accounts", "No readings yet.")
    )


def _quality(account: AccountDetail) -> Behind:
    translate = QCoreApplication.translate
    ways = {
        "main_contact": "contacts",
        "verified": "contacts",
        "feeder": "figure:feeders",
        "second_contact": "add_contact",
        "industry": "edit:industry_code",
        "address": "edit:street_code" if not account.street_code else "edit:address",
        "importance": "edit:own_generator_kw",
    }
    asked = _asked()
    rows = [
        Row(
            "" if part.is_held else ways[part.code],
            _sentence(missing_word(part.code)),
            "" if part.is_held else asked[part.code],
            icon="check" if part.is_held else "warning",
            value=f"{part.weight if part.is_held else 0} / {part.weight}",
            value_ink="text2" if part.is_held else "warn",
        )
        for part in account.quality.parts
    ]
    return Behind(translate("Accounts", "Data quality"), rows, width=440)


def _asked() -> dict[str, str]:
    """Return what each part of the score asks for (domain.md 1.7)."""
    translate = QCoreApplication.translate
    return {
        "main_contact": translate("Accounts", "the first contact with a mobile number not in doubt"),
        "verified": translate("Accounts", "a contact checked in the last 12 months"),
        "feeder": translate("Accounts", "the feeders looked at and confirmed"),
        "second_contact": translate("Accounts", "somebody else to call"),
        "industry": translate("Accounts", "the industry code"),
        "address": translate("Accounts", "street, address and place on the map"),
        "importance": translate("Accounts", "importance grade and own generation, 0 for none"),
    }


def _feeders(account: AccountDetail, clock: Clock) -> Behind:
    translate = QCoreApplication.translate
    rows = []
    for point in account.supply:
        confirmed = translate("Accounts", "not confirmed")
        if point.confirmed_on is not None:
            confirmed = translate("Accounts", "confirmed {day}")
            confirmed = confirmed.format(day=dated(point.confirmed_on, clock.today()))
        ink = "text2" if point.confirmed_on else "warn"
        rows.append(Row("", point.feeder, source_role_name(point.role), value=confirmed, value_ink=ink))
    rows.append(Row("confirm", translate("Accounts", "Confirmed today"), icon="check-circle"))
    return Behind(translate("Accounts", "Feeders"), rows)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


class BehindPopup(Popup):
    """Rows under a figure; `opened(what)` for one that leads on."""

    opened = Signal(str)

    def __init__(self, shown: Behind, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(shown.title)
        title = ElidedLabel(shown.title, "body_strong")
        title.setContentsMargins(px(8), 0, px(8), 0)
        self.body.addWidget(title)
        self.list = RowList(shown.title)
        # A row needs a key of its own; what it opens stands before the sign.
        self.list.set_items([_numbered(row, place) for place, row in enumerate(shown.rows)])
        self.list.opened.connect(self._open)
        self.list.setFixedHeight(self.list.rows_height())
        self.body.addWidget(self.list)
        self.list.setVisible(bool(shown.rows))
        if shown.note:
            self.body.addWidget(Text(shown.note, "small", "text2", wrap=True))
        self.list.setFocus()

    def shrink(self, over: int) -> None:
        self.list.setFixedHeight(max(self.list.height() - over, self.list.minimumSizeHint().height()))

    def _open(self, key: str) -> None:
        what = key.rpartition("#")[0]
        if what:
            self.close()
            self.opened.emit(what)


def _numbered(row: Row, place: int) -> Row:
    return replace(row, id=f"{row.id}#{place}")
