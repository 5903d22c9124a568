"""The facts of an account in words, and those of the side panel."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from crm.domain.accounts import AccountDetail
from crm.domain.clock import Clock
from crm.domain.duty import EVENT_RULES
from crm.domain.list_rows import AccountItem
from crm.domain.visits import VisitRow
from ui.texts.dates import near_day, time_span
from ui.texts.errors import told
from ui.texts.names import kva, tariff_name, voltage_name
from ui.widgets.facts import Fact


def brief_facts(account: AccountDetail, planned: VisitRow | None, clock: Clock) -> list[Fact]:
    """Return the five facts of the side panel."""
    translate = QCoreApplication.translate
    return [
        Fact(
            "next",
            translate("Accounts", "Next visit"),
            next_visit_words(account, planned, clock),
            ink=_next_ink(planned),
        ),
        Fact("supply", translate("Accounts", "Supply"), supply_words(account)),
        Fact("capacity", translate("Accounts", "Capacity"), capacity_words(account)),
        Fact("tariff", translate("Accounts", "Tariff"), tariff_name(account.tariff_class)),
        Fact("address", translate("Accounts", "Address"), account.address or "—"),
    ]


def _next_ink(planned: VisitRow | None) -> str:
    return "accent_text" if planned is not None else "text"


def next_visit_words(account: AccountDetail, planned: VisitRow | None, clock: Clock) -> str:
    """Return when the next visit is planned, else when it is due."""
    translate = QCoreApplication.translate
    if planned is not None and planned.start is not None and planned.end is not None:
        start, end = clock.local(planned.start), clock.local(planned.end)
        same = start.date() == clock.today()
        day = translate("Accounts", "Today") if same else near_day(start.date())
        return f"{day}, {time_span(start, end)}"
    if account.due_on is None:
        return translate("Accounts", "no interval")
    return translate("Accounts", "due {day}").format(day=near_day(account.due_on))


def is_asked(account: AccountDetail) -> bool:
    """Say whether the next visit is due by an event and not by the usual cycle."""
    return account.duty_rule in EVENT_RULES.values()


def rule_label(account: AccountDetail) -> str:
    """Return what stands before the days of the rule by which the next visit is due."""
    translate = QCoreApplication.translate
    return translate("Accounts", "Visit within") if is_asked(account) else translate("Accounts", "Visit cycle")


def why_due(account: AccountDetail | AccountItem) -> str:
    """Return the rule by which the next visit is due, in a sentence with the day from which it counts."""
    if account.duty_rule is None or account.interval_days is None or account.due_on is None:
        return ""
    since = account.due_on - timedelta(days=account.interval_days)
    return told(account.duty_rule, {"days": account.interval_days, "since": since})


def supply_words(account: AccountDetail) -> str:
    """`10 kV · 岚湖站 F03 · 2 feeders`."""
    parts = [voltage_name(account.voltage_code)]
    if account.supply:
        parts.append(account.supply[0].feeder)
    if len(account.supply) > 1:
        parts.append(QCoreApplication.translate("Accounts", "{count} feeders").format(count=len(account.supply)))
    return " · ".join(parts)


def capacity_words(account: AccountDetail) -> str:
    """`8,000 kVA · 71% used in Oct`."""
    words = f"{kva(account.contract_kva)} kVA"
    used = used_share(account)
    if used is None:
        return words
    text = QCoreApplication.translate("Accounts", "{share} used").format(share=f"{used:.0%}")
    return f"{words} · {text}"


def load_kva(account: AccountDetail) -> float | None:
    """Return the highest load of the newest month in kVA (domain.md 1.5: demand / pf)."""
    last = account.energy[-1] if account.energy else None
    if last is None or not last.max_demand_kw or not last.pf:
        return None
    return last.max_demand_kw / last.pf


def used_share(account: AccountDetail) -> float | None:
    """Return the highest load of the newest month as a share of what is in operation."""
    load, capacity = load_kva(account), account.operating_kva or account.contract_kva
    return load / capacity if load is not None and capacity else None
