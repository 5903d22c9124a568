"""The strip of the account page: six figures with their reasons (mockup 03)."""

from PySide6.QtCore import QCoreApplication

from crm.domain.accounts import AccountDetail
from crm.domain.clock import Clock
from crm.domain.codes import DutyStatus
from crm.domain.visits import VisitRow
from ui.accounts.facts import is_asked, load_kva, used_share
from ui.texts.dates import days, short_day
from ui.texts.names import kva
from ui.texts.quality import missing_word
from ui.widgets.figures import Figure

LOW_QUALITY = 60
"""Below it the score stands out."""


def strip_figures(account: AccountDetail, planned: VisitRow | None, clock: Clock) -> list[Figure]:
    """Return the figures; each opens what is behind it."""
    return [
        _health(account),
        _due(account, planned, clock),
        _rating(account),
        _power_factor(account),
        _used(account),
        _quality(account),
    ]


def health_words(account: AccountDetail, code: str) -> str:
    """Return a reason for a watchful eye in words."""
    translate = QCoreApplication.translate
    if code == "open_issues" and account.open_issues == 1:
        return translate("Accounts", "an open issue")
    names = {
        "overdue": translate("Accounts", "visit overdue"),
        "two_outages": translate("Accounts", "two outages in 60 days"),
        "low_pf": translate("Accounts", "low power factor"),
        "low_rating": translate("Accounts", "low rating"),
        "open_issues": translate("Accounts", "{count} open issues").format(count=account.open_issues),
    }
    return names[code]


def _health(account: AccountDetail) -> Figure:
    translate = QCoreApplication.translate
    label = translate("Accounts", "Health")
    if not account.health:
        return Figure("health", label, translate("Accounts", "Good"), translate("Accounts", "nothing open"), "ok")
    phrase = ", ".join(health_words(account, code) for code in account.health[:2])
    return Figure("health", label, translate("Accounts", "Watch"), phrase, "warn", icon="warning-circle")


def _due(account: AccountDetail, planned: VisitRow | None, clock: Clock) -> Figure:
    translate = QCoreApplication.translate
    label = translate("Accounts", "Next visit due")
    if account.due_on is None or account.interval_days is None:
        return Figure("due", label, "—", translate("Accounts", "no interval"))
    told = translate("Accounts", "asked within {days}") if is_asked(account) else translate("Accounts", "cycle {days}")
    cycle = told.format(days=days(account.interval_days))
    late = (clock.today() - account.due_on).days
    if planned is not None and planned.planned_on == clock.today():
        return Figure("due", label, translate("Accounts", "Today"), cycle, "accent_text")
    if late > 0:
        return Figure("due", label, translate("Accounts", "{days} late").format(days=days(late)), cycle, "danger")
    ink = "warn" if account.duty is DutyStatus.DUE_SOON else "text"
    return Figure("due", label, short_day(account.due_on), cycle, ink)


def _rating(account: AccountDetail) -> Figure:
    translate = QCoreApplication.translate
    ratings = " ".join(map(str, account.last_ratings))
    phrase = translate("Accounts", "last four: {ratings}").format(ratings=ratings) if ratings else ""
    number = "—" if account.rating is None else f"{account.rating:.1f}"
    ink = "danger" if "low_rating" in account.health else "text"
    phrase = phrase or translate("Accounts", "not rated yet")
    return Figure("rating", translate("Accounts", "Rating"), number, phrase, ink)


def _power_factor(account: AccountDetail) -> Figure:
    translate = QCoreApplication.translate
    last = account.energy[-1] if account.energy else None
    number = f"{last.pf:.2f}" if last and last.pf is not None else "—"
    phrase = translate("Accounts", "target {value}").format(value=f"{account.pf_target:.2f}")
    ink = "warn" if "low_pf" in account.health else "text"
    return Figure("pf", translate("Accounts", "Power factor"), number, phrase, ink)


def _used(account: AccountDetail) -> Figure:
    translate = QCoreApplication.translate
    used, load = used_share(account), load_kva(account)
    capacity = kva(account.operating_kva or account.contract_kva)
    label = translate("Accounts", "Capacity used")
    if used is None:
        return Figure("used", label, "—", translate("Accounts", "of {kva} kVA").format(kva=capacity))
    phrase = translate("Accounts", "{load} of {kva} kVA").format(load=kva(load), kva=capacity)
    return Figure("used", label, f"{used:.0%}", phrase, "warn" if used > 1 else "text")


def _quality(account: AccountDetail) -> Figure:
    translate = QCoreApplication.translate
    found = account.quality
    parts = ", ".join(missing_word(code) for code in found.missing[:2])
    phrase = translate("Accounts", "missing: {parts}").format(parts=parts) if parts else ""
    phrase = phrase or translate("Accounts", "complete")
    ink = "warn" if found.score < LOW_QUALITY else "text"
    return Figure("quality", translate("Accounts", "Data quality"), str(found.score), phrase, ink)
