"""The facts of an account in words: for the side panel, the About card and the strip of the account page."""

from PySide6.QtCore import QCoreApplication

from crm.domain.accounts import AccountDetail
from crm.domain.clock import Clock
from crm.domain.codelists import streets
from crm.domain.codes import DutyStatus, ImportanceGrade, Segment
from crm.domain.visits import VisitRow
from ui.texts.dates import days, near_day, short_day, time_span
from ui.texts.names import (
    district_name,
    grade_name,
    industry_name,
    kva,
    source_role_name,
    street_name,
    tariff_name,
    voltage_name,
)
from ui.theme.look import english
from ui.widgets.facts import Fact
from ui.widgets.figures import Figure
from ui.widgets.marks import segment_name


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


def used_share(account: AccountDetail) -> float | None:
    """Return the highest load of the newest month as a share of capacity (domain.md 1.5: demand / pf / kVA)."""
    last = account.energy[-1] if account.energy else None
    if last is None or not last.max_demand_kw or not last.pf or not account.contract_kva:
        return None
    return last.max_demand_kw / last.pf / (account.operating_kva or account.contract_kva)


def about_facts(account: AccountDetail) -> list[Fact]:
    """Return the facts of the About card; most can be edited in place."""
    translate = QCoreApplication.translate
    segments = tuple((each.value, segment_name(each)) for each in Segment)
    grades = tuple((each.value, grade_name(each)) for each in ImportanceGrade)
    places = tuple((each.code, each.en if english() else each.zh) for each in streets())
    every = translate("Accounts", "Every {days}").format(days=days(account.interval_days or 0))
    feeders = "\n".join(f"{each.feeder} · {source_role_name(each.role)}" for each in account.supply) or "—"
    return [
        Fact("name", translate("Accounts", "Name"), account.name, editable=True),
        Fact("name_en", translate("Accounts", "Other name"), account.name_en or "—", editable=True),
        Fact("account_no", translate("Accounts", "Account no."), account.account_no),
        Fact(
            "segment",
            translate("Accounts", "Segment"),
            segment_name(account.segment),
            editable=True,
            choices=segments,
            segment=account.segment,
        ),
        Fact(
            "importance_grade",
            translate("Accounts", "Importance"),
            grade_name(account.grade),
            editable=True,
            choices=grades,
        ),
        Fact("manager", translate("Accounts", "Manager"), account.manager or "—"),
        Fact("area", translate("Accounts", "Supply unit"), account.area or "—"),
        Fact("cycle", translate("Accounts", "Visit cycle"), every if account.interval_days else "—"),
        Fact("voltage", translate("Accounts", "Supply"), voltage_name(account.voltage_code)),
        Fact("feeders", translate("Accounts", "Feeders"), feeders.replace("\n", ", ")),
        Fact("contract_kva", translate("Accounts", "Capacity, kVA"), kva(account.contract_kva), editable=True),
        Fact("tariff", translate("Accounts", "Tariff"), tariff_name(account.tariff_class)),
        Fact("industry", translate("Accounts", "Sector"), industry_name(account.industry_code)),
        Fact(
            "street_code",
            translate("Accounts", "Street"),
            f"{street_name(account.street_code)} · {district_name(account.district)}",
            editable=True,
            choices=places,
        ),
        Fact("address", translate("Accounts", "Address"), account.address or "—", editable=True),
    ]


def strip_figures(account: AccountDetail, planned: VisitRow | None, clock: Clock) -> list[Figure]:
    """Return the six figures of mockup 03, each with its reason."""
    translate = QCoreApplication.translate
    last = account.energy[-1] if account.energy else None
    pf = f"{last.pf:.2f}" if last and last.pf is not None else "—"
    used = used_share(account)
    quality = account.quality
    return [
        _health(account),
        _due(account, planned, clock),
        Figure(
            "rating",
            translate("Accounts", "Rating"),
            "—" if account.rating is None else f"{account.rating:.1f}",
            translate("Accounts", "last: {ratings}").format(ratings=" ".join(map(str, account.last_ratings)) or "—"),
            ink="danger" if account.rating is not None and account.rating < 3.5 else "text",
            link=False,
        ),
        Figure(
            "pf",
            translate("Accounts", "Power factor"),
            pf,
            translate("Accounts", "target 0.90"),
            ink="warn" if "low_pf" in account.health else "text",
            link=False,
        ),
        Figure(
            "used",
            translate("Accounts", "Capacity used"),
            "—" if used is None else f"{used:.0%}",
            translate("Accounts", "of {kva} kVA").format(kva=kva(account.contract_kva)),
            link=False,
        ),
        Figure(
            "quality",
            translate("Accounts", "Data"),
            str(quality.score),
            missing_words(quality.missing) or translate("Accounts", "complete"),
            ink="warn" if quality.score < 60 else "text",
            link=False,
        ),
    ]


def _health(account: AccountDetail) -> Figure:
    translate = QCoreApplication.translate
    reasons = {
        "overdue": translate("Accounts", "visit overdue"),
        "two_outages": translate("Accounts", "two outages in 60 days"),
        "low_pf": translate("Accounts", "low power factor"),
        "low_rating": translate("Accounts", "low rating"),
        "open_issues": translate("Accounts", "{count} open issues").format(count=account.open_issues),
    }
    label = translate("Accounts", "Health")
    if not account.health:
        return Figure(
            "health", label, translate("Accounts", "Good"), translate("Accounts", "nothing open"), "ok", link=False
        )
    phrase = ", ".join(reasons[reason] for reason in account.health[:2])
    return Figure("health", label, translate("Accounts", "Watch"), phrase, "warn", icon="warning-circle", link=False)


def _due(account: AccountDetail, planned: VisitRow | None, clock: Clock) -> Figure:
    translate = QCoreApplication.translate
    label = translate("Accounts", "Next visit due")
    if account.due_on is None or account.interval_days is None:
        return Figure("due", label, "—", translate("Accounts", "no interval"), link=False)
    cycle = translate("Accounts", "cycle {days}").format(days=days(account.interval_days))
    late = (clock.today() - account.due_on).days
    if planned is not None and planned.planned_on == clock.today():
        return Figure("due", label, translate("Accounts", "Today"), cycle, "accent_text", link=False)
    if late > 0:
        text = translate("Accounts", "{days} late").format(days=days(late))
        return Figure("due", label, text, cycle, "danger", link=False)
    ink = "warn" if account.duty is DutyStatus.DUE_SOON else "text"
    return Figure("due", label, short_day(account.due_on), cycle, ink, link=False)


def missing_words(missing: tuple[str, ...]) -> str:
    """Return what an account's data lacks (domain.md 1.7), the two weightiest parts."""
    translate = QCoreApplication.translate
    names = {
        "main_contact": translate("Accounts", "main contact"),
        "verified": translate("Accounts", "contact check"),
        "feeder": translate("Accounts", "feeder"),
        "second_contact": translate("Accounts", "second contact"),
        "industry": translate("Accounts", "sector"),
        "address": translate("Accounts", "place"),
        "importance": translate("Accounts", "own supply"),
    }
    found = ", ".join(names[part] for part in missing[:2])
    return translate("Accounts", "missing: {parts}").format(parts=found) if found else ""
