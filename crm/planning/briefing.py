"""What must be asked on a visit and what is worth talking about, from what a brief knows (issue 5).

Pure: nothing but the brief and the rules of the day decides. A reason is the code of a sentence in resources/messages
with the values that fill it.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from msgspec import Struct, field

from crm.domain.brief import Brief, BriefLead, PromiseKind, Suggestion
from crm.domain.codelists import voltage_by_code
from crm.domain.codes import ImportanceGrade, Topic
from crm.domain.energy_desk import AdviceKind
from crm.domain.notices import Notice
from crm.domain.visits import Reminder

HV_KV = 1.0
"""From this nominal voltage on an account is a high-voltage one (domain.md 1.6)."""
STARTED = frozenset({"applied", "plan_replied", "building"})
"""Stages of a lead at which the customer waits for the bureau (domain.md 7)."""
ENDED = frozenset({"energized", "cancelled"})
LEAST_PF = 0.3
"""What is below is no power factor but a slip (domain.md section 13)."""
HIGH_FROM = 75.0
"""From this percentile on an account needs a lot of energy for its capacity (domain.md 4.6)."""


class BriefRules(Struct, frozen=True):
    """The limits of a day, each a dated setting; shares are between 0 and 1."""

    safety_days: Mapping[str, int] = field(default_factory=dict)
    verified_days: int = 365
    satisfaction_days: int = 365
    demand_first_month: int = 10
    demand_last_month: int = 11
    stale_days: int = 90
    repeated_count: int = 2
    repeated_days: int = 60
    pf_target: float = 0.9
    rating_low: float = 3.5
    source_ratio: float = 1.2
    over_ratio: float = 1.05
    heavy_share: float = 0.8
    change_share: float = 0.3


def safety_rule(brief: Brief) -> str:
    """Return which safety interval holds (domain.md 1.2): by grade, high-risk at least as grade 2, else by voltage."""
    account = brief.account
    if account.grade in (ImportanceGrade.SPECIAL, ImportanceGrade.GRADE1, ImportanceGrade.GRADE2):
        return str(account.grade)
    if account.is_high_risk:
        return str(ImportanceGrade.GRADE2)
    voltage = voltage_by_code().get(account.voltage_code or "")
    return "lv" if voltage is not None and voltage.nominal_kv < HV_KV else "hv"


def safety_due(brief: Brief, rules: BriefRules) -> bool:
    """Say whether the safety check is due on the day of the brief, or was never done."""
    last = brief.last_by_topic.get(Topic.SAFETY_CHECK)
    days = rules.safety_days.get(safety_rule(brief))
    return days is not None and (last is None or brief.on >= last + timedelta(days=days))


def demand_season(brief: Brief, rules: BriefRules) -> bool:
    """Say whether next year's demand is collected now and was not asked for since the season began (domain.md 2.9)."""
    if not rules.demand_first_month <= brief.on.month <= rules.demand_last_month:
        return False
    last = brief.last_by_topic.get(Topic.DEMAND_SURVEY)
    return last is None or last < date(brief.on.year, rules.demand_first_month, 1)


def rating_due(brief: Brief, rules: BriefRules) -> bool:
    """Say whether satisfaction was not asked for so long that it has to be asked now."""
    last = brief.last_rated_on
    return last is None or brief.on >= last + timedelta(days=rules.satisfaction_days)


def stale_leads(brief: Brief, rules: BriefRules) -> list[BriefLead]:
    """Return the coming demands that nobody wrote about for too long (domain.md 7)."""
    oldest = brief.on - timedelta(days=rules.stale_days)
    return [lead for lead in brief.leads if lead.stage not in ENDED and lead.updated_on < oldest]


def asks(brief: Brief, rules: BriefRules) -> tuple[Reminder, ...]:
    """Return what must be asked or told on this visit, the most urgent first."""
    return (*_to_tell(brief), *_to_check(brief, rules), *_contacts_to_check(brief, rules), *_to_ask(brief, rules))


def _to_tell(brief: Brief) -> Iterator[Reminder]:
    for running in brief.outages:
        if running.is_running:
            yield Reminder("brief.ask_running", {"start": running.started_at})
    for outage in brief.coming:
        if not outage.is_told:
            code = "brief.ask_outage" if outage.is_interrupted else "brief.ask_standby"
            yield Reminder(code, {"feeder": outage.feeder, "start": outage.start})
    for promise in brief.to_confirm:
        yield Reminder("brief.ask_word", {"text": promise.text})


def _to_check(brief: Brief, rules: BriefRules) -> Iterator[Reminder]:
    if safety_due(brief, rules):
        last = brief.last_by_topic.get(Topic.SAFETY_CHECK)
        yield Reminder("brief.ask_safety", {"day": last}) if last else Reminder("brief.ask_safety_first")
    for promise in brief.promises:
        if promise.kind is PromiseKind.HAZARD:
            yield Reminder("brief.ask_hazard", {"text": promise.text})
    for feeder in brief.loss_cases:
        yield Reminder("brief.ask_meter", {"feeder": feeder})


def _contacts_to_check(brief: Brief, rules: BriefRules) -> Iterator[Reminder]:
    if not brief.contacts:
        yield Reminder("brief.ask_contact")
        return
    main = brief.contacts[0]
    oldest = brief.on - timedelta(days=rules.verified_days)
    if main.verified_on is None:
        yield Reminder("brief.ask_verify_first", {"name": main.name})
    elif main.verified_on < oldest:
        yield Reminder("brief.ask_verify", {"name": main.name, "day": main.verified_on})
    doubtful = [contact.name for contact in brief.contacts if any(phone.is_doubtful for phone in contact.phones)]
    if doubtful:
        yield Reminder("brief.ask_number", {"name": doubtful[0]})


def _to_ask(brief: Brief, rules: BriefRules) -> Iterator[Reminder]:
    if rating_due(brief, rules):
        last = brief.last_rated_on
        yield Reminder("brief.ask_rating", {"day": last}) if last else Reminder("brief.ask_rating_first")
    if demand_season(brief, rules):
        yield Reminder("brief.ask_demand", {"year": brief.on.year + 1})
    for lead in stale_leads(brief, rules):
        yield Reminder("brief.ask_lead", {"project": lead.project, "day": lead.updated_on})


def suggestions(brief: Brief, rules: BriefRules) -> tuple[Suggestion, ...]:
    """Return the topics that something speaks for, each once with its reasons, the weightiest first."""
    found: dict[Topic, list[Reminder]] = {}
    for part in (_about_supply, _about_care, _about_energy, _about_campaigns, _about_growth, _about_data):
        for topic, reason in part(brief, rules):
            found.setdefault(topic, []).append(reason)
    return tuple(Suggestion(topic, tuple(reasons)) for topic, reasons in found.items())


BILLED = (AdviceKind.BASIS, AdviceKind.DEMAND_OVER)
"""What is explained by the bill; the rest is advice on the use of energy."""
Reasons = Iterator[tuple[Topic, Reminder]]


def _about_supply(brief: Brief, rules: BriefRules) -> Reasons:
    for outage in brief.coming[:1]:
        values = {"feeder": outage.feeder, "start": outage.start}
        yield Topic.OUTAGE_COMM, Reminder("brief.why_coming", values)
    late = sum(1 for outage in brief.outages if outage.notice in (Notice.LATE, Notice.NONE))
    if late:
        yield Topic.OUTAGE_COMM, Reminder("brief.why_notice", {"count": late})
    if safety_due(brief, rules):
        yield Topic.SAFETY_CHECK, Reminder("brief.why_safety")
    hazards = sum(1 for promise in brief.promises if promise.kind is PromiseKind.HAZARD)
    if hazards:
        yield Topic.SAFETY_CHECK, Reminder("brief.why_hazards", {"count": hazards})
    account = brief.account
    need = (account.security_load_kw or 0) * rules.source_ratio
    if account.own_generator_kw is not None and account.own_generator_kw < need:
        source: dict[str, object] = {"kw": round(account.own_generator_kw), "need": round(need)}
        yield Topic.EMERGENCY_SUPPORT, Reminder("brief.why_source", source)


def _about_care(brief: Brief, rules: BriefRules) -> Reasons:
    if brief.account.rating is not None and brief.account.rating < rules.rating_low:
        yield Topic.COMPLAINT_CARE, Reminder("brief.why_rating", {"rating": round(brief.account.rating, 1)})
    recent = sum(1 for each in brief.outages if (brief.on - each.started_at.date()).days <= rules.repeated_days)
    if recent >= rules.repeated_count:
        yield Topic.COMPLAINT_CARE, Reminder("brief.why_outages", {"count": recent, "days": rules.repeated_days})
    if brief.late_promises:
        yield Topic.COMPLAINT_CARE, Reminder("brief.why_promises", {"count": brief.late_promises})
    if rating_due(brief, rules):
        yield Topic.SATISFACTION, Reminder("brief.why_not_rated")


def _about_energy(brief: Brief, rules: BriefRules) -> Reasons:
    for each in brief.advice:
        topic = Topic.BILL_EXPLAIN if each.kind in BILLED else Topic.ENERGY_ADVICE
        yuan = "—" if each.saving is None else f"{each.saving:,.0f}"
        yield topic, Reminder(f"brief.advice_{each.kind}", {"yuan": yuan})
    known = [month.pf for month in brief.months if month.pf is not None]
    low = sum(1 for pf in known if pf < rules.pf_target)
    if known and known[-1] < rules.pf_target:
        values: dict[str, object] = {"pf": f"{known[-1]:.2f}", "target": f"{rules.pf_target:.2f}", "count": low}
        yield Topic.ENERGY_ADVICE, Reminder("brief.why_pf", values)
    change = newest_change(brief)
    if change is not None and change <= -rules.change_share:
        yield Topic.ENERGY_ADVICE, Reminder("brief.why_less", {"percent": round(-change * 100)})
    if brief.peers is not None and brief.peers.percentile >= HIGH_FROM:
        yield Topic.ENERGY_ADVICE, Reminder("brief.why_peers", {"percentile": round(brief.peers.percentile)})
    demand, contract = highest_demand(brief), brief.account.contract_demand_kw
    if demand is not None and contract and demand > contract * rules.over_ratio:
        yield Topic.BILL_EXPLAIN, Reminder("brief.why_over", {"kw": round(demand), "contract": round(contract)})


def _about_campaigns(brief: Brief, _rules: BriefRules) -> Reasons:
    for each in brief.campaigns:
        code = "brief.campaign_again" if each.is_new_edition else "brief.campaign"
        yield Topic.POLICY, Reminder(code, {"material": each.material, "edition": each.edition})


def _about_growth(brief: Brief, rules: BriefRules) -> Reasons:
    if demand_season(brief, rules):
        yield Topic.DEMAND_SURVEY, Reminder("brief.why_season", {"year": brief.on.year + 1})
    share = load_share(brief, rules)
    if share is not None and share >= rules.heavy_share:
        yield Topic.DEMAND_SURVEY, Reminder("brief.why_loaded", {"percent": round(share * 100)})
    change = newest_change(brief)
    if change is not None and change >= rules.change_share:
        yield Topic.DEMAND_SURVEY, Reminder("brief.why_more", {"percent": round(change * 100)})
    for lead in brief.leads:
        if lead.stage in STARTED:
            yield Topic.INSTALL_PROGRESS, Reminder("brief.why_lead", {"project": lead.project})


def _about_data(brief: Brief, _rules: BriefRules) -> Reasons:
    if brief.quality.missing:
        yield Topic.DATA_VERIFY, Reminder("brief.why_data", {"score": brief.quality.score})


def newest_change(brief: Brief) -> float | None:
    """Return the change of the newest month's energy on the year before: 0.1 is a tenth more."""
    return next((month.change for month in reversed(brief.months) if month.kwh is not None), None)


def highest_demand(brief: Brief) -> float | None:
    """Return the highest demand of the twelve months in kW."""
    return max((month.demand_kw for month in brief.months if month.demand_kw is not None), default=None)


def load_share(brief: Brief, rules: BriefRules) -> float | None:
    """Return the highest load as a share of the operating capacity (domain.md 1.5: demand / PF / kVA)."""
    capacity = brief.account.operating_kva or brief.account.contract_kva
    shares = [
        month.demand_kw / (month.pf if month.pf and month.pf > LEAST_PF else rules.pf_target) / capacity
        for month in brief.months
        if month.demand_kw is not None and capacity >= 1
    ]
    return max(shares, default=None)
