"""Briefs made by hand, and any brief for properties."""

from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from hypothesis import strategies as st
from msgspec.structs import replace

from crm.domain.accounts import ContactRow, PhoneRow, Quality
from crm.domain.brief import (
    Brief,
    BriefAccount,
    BriefAnswer,
    BriefLead,
    BriefMonth,
    BriefOutage,
    BriefVisit,
    ComingOutage,
    PastVisit,
    Promise,
    PromiseKind,
    twelve_months,
)
from crm.domain.clock import BUREAU_ZONE
from crm.domain.codes import (
    Channel,
    DutyStatus,
    HazardLevel,
    ImportanceGrade,
    IssueState,
    OutageType,
    Segment,
    Topic,
)
from crm.domain.notices import Notice
from crm.domain.survey.form import Words
from crm.planning.briefing import BriefRules, asks, suggestions
from tests.support.build import DAY

T = TypeVar("T")
KEY = UUID(int=1)
RULES = BriefRules(safety_days={"special": 30, "grade1": 90, "grade2": 180, "hv": 365, "lv": 730})
CALM = DAY - timedelta(days=10)
"""A day so near that nothing is due again."""


def account(**values: Any) -> BriefAccount:
    given: dict[str, Any] = {
        "id": KEY,
        "account_no": "9900000000001",
        "name": "演示客户",
        "customer": "演示客户",
        "segment": Segment.LARGE_INDUSTRIAL,
        "grade": ImportanceGrade.NONE,
        "is_high_risk": False,
        "tariff_class": "two_part",
        "industry_code": "39",
        "voltage_code": "AC10KV",
        "contract_kva": 1250.0,
        "operating_kva": None,
        "contract_demand_kw": None,
        "own_generator_kw": None,
        "security_load_kw": None,
        "street_code": None,
        "address": None,
        "site_access": None,
        "visit_hours": None,
        "note": None,
        "manager": "林演示",
        "last_onsite_on": None,
        "due_on": None,
        "duty": DutyStatus.NORMAL,
        "rating": None,
        **values,
    }
    return BriefAccount(**given)


def contact(name: str = "钱演示", *numbers: str, **values: Any) -> ContactRow:
    phones = tuple(PhoneRow(KEY, 1, number, "mobile", False) for number in numbers)
    return ContactRow(KEY, 1, name, "main", None, 1, values.pop("verified_on", CALM), None, phones, **values)


def calm(**values: Any) -> Brief:
    """Return a brief of whom nothing has to be asked and nothing stands out, but for what is given."""
    account_values = values.pop("account_values", {})
    given: dict[str, Any] = {
        "on": DAY,
        "account": account(**account_values),
        "quality": Quality(100),
        "contacts": (contact("钱演示", "10012345678"),),
        "months": tuple(BriefMonth(month, 250_000.0, 250_000.0, 700.0, 700.0, 0.95, 0.95) for month in months()),
        "last_by_topic": {Topic.SAFETY_CHECK: CALM, Topic.DEMAND_SURVEY: CALM},
        "last_rated_on": CALM,
        **values,
    }
    return Brief(**given)


def months(on: date = DAY) -> tuple[date, ...]:
    return twelve_months(on)


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=BUREAU_ZONE)


def outage(days_ago: int = 5, notice: Notice = Notice.NOT_OWED, **values: Any) -> BriefOutage:
    given = {"type": OutageType.FAULT, "cause": "雷击", "hours": 1.5, "is_running": False, **values}
    return BriefOutage(started_at=at(DAY - timedelta(days=days_ago)), notice=notice, **given)


def coming(**values: Any) -> ComingOutage:
    given = {"type": OutageType.PLANNED, "feeder": "岚湖站 F12", "is_interrupted": True, "is_told": False, **values}
    return ComingOutage(start=at(DAY + timedelta(days=8)), end=None, **given)


def promise(kind: PromiseKind = PromiseKind.ISSUE, due_on: date | None = None, **values: Any) -> Promise:
    state = {PromiseKind.ISSUE: IssueState.NEW, PromiseKind.HAZARD: HazardLevel.GENERAL}.get(kind, "")
    return Promise(kind, values.pop("text", "演示事项"), due_on, values.pop("state", str(state)), "林演示")


def judged(brief: Brief, rules: BriefRules = RULES) -> Brief:
    """Return a brief with what follows from it."""
    return replace(brief, asks=asks(brief, rules), suggestions=suggestions(brief, rules))


# -- any brief

NAMES = st.one_of(
    st.sampled_from(
        ["", "<b>粗</b>&amp;", "مصنع الإلكترونيات", "🏭🔌", "甲" * 500, "W" * 500, "a\nb\tc", "深圳 (演示)"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60),
)
DAYS = st.dates(date(2020, 1, 1), date(2027, 12, 31))
MAYBE_NAME = st.none() | NAMES
MAYBE_DAY = st.none() | DAYS
MAYBE_KW = st.none() | st.floats(0, 1e7)
MOMENTS = st.builds(at, DAYS, st.integers(0, 23))

ACCOUNTS = st.builds(
    BriefAccount,
    id=st.just(KEY),
    account_no=st.sampled_from(["9900000000001", "0" * 16]),
    name=NAMES,
    customer=NAMES,
    segment=st.sampled_from(Segment),
    grade=st.sampled_from(ImportanceGrade),
    is_high_risk=st.booleans(),
    tariff_class=st.sampled_from([None, "two_part", "unknown"]),
    industry_code=st.sampled_from([None, "39", "C", "ZZ"]),
    voltage_code=st.sampled_from([None, "AC10KV", "AC380V", "?"]),
    contract_kva=st.floats(0, 1e6),
    operating_kva=MAYBE_KW,
    contract_demand_kw=MAYBE_KW,
    own_generator_kw=MAYBE_KW,
    security_load_kw=MAYBE_KW,
    street_code=st.none(),
    address=MAYBE_NAME,
    site_access=MAYBE_NAME,
    visit_hours=MAYBE_NAME,
    note=MAYBE_NAME,
    manager=MAYBE_NAME,
    last_onsite_on=MAYBE_DAY,
    due_on=MAYBE_DAY,
    duty=st.sampled_from(DutyStatus),
    rating=st.none() | st.floats(1, 5),
    feeders=st.lists(st.tuples(NAMES, st.sampled_from(["primary", "standby"])), max_size=4).map(tuple),
)
PHONES = st.builds(PhoneRow, st.just(KEY), st.just(1), NAMES, st.just("mobile"), st.booleans())
CONTACTS = st.builds(
    ContactRow,
    id=st.just(KEY),
    version=st.just(1),
    name=NAMES,
    role=st.sampled_from(["main", "duty", "?"]),
    title=MAYBE_NAME,
    call_order=st.integers(1, 9),
    verified_on=MAYBE_DAY,
    verified_by=st.none(),
    phones=st.lists(PHONES, max_size=3).map(tuple),
    emergency_order=st.none() | st.integers(1, 9),
)
OUTAGES = st.builds(
    BriefOutage,
    st.sampled_from(OutageType),
    MAYBE_NAME,
    MOMENTS,
    st.floats(0, 9999),
    st.booleans(),
    st.sampled_from(Notice),
)
COMING = st.builds(
    ComingOutage, st.sampled_from(OutageType), NAMES, MOMENTS, st.none() | MOMENTS, st.booleans(), st.booleans()
)
PROMISES = st.builds(
    Promise,
    st.sampled_from(PromiseKind),
    NAMES,
    MAYBE_DAY,
    st.sampled_from(["new", "to_confirm", "major", "", "?"]),
    NAMES,
)
PAST = st.builds(
    PastVisit,
    DAYS,
    st.sampled_from(Channel),
    NAMES,
    MAYBE_NAME,
    st.none() | st.integers(1, 5),
    st.none() | st.integers(0, 10),
)
WORDS = st.builds(Words, st.dictionaries(st.sampled_from(["", "en", "zh"]), NAMES))
FIGURES = st.none() | st.floats(0, 1e10)
LEADS = st.builds(
    BriefLead, NAMES, st.floats(0, 1e6), st.sampled_from(["lead", "applied", "cancelled"]), MAYBE_DAY, DAYS
)
ANSWERS = st.builds(BriefAnswer, WORDS, st.lists(WORDS, max_size=3).map(tuple))


def some(item: st.SearchStrategy[T], most: int) -> st.SearchStrategy[tuple[T, ...]]:
    """Return none up to `most` of a few things, each several times: what a page must have room for."""
    few = st.lists(item, min_size=1, max_size=2)
    return st.builds(lambda found, count: tuple((found * count)[:count]), few, st.integers(0, most))


MONTHS = st.builds(
    lambda first, last: tuple(BriefMonth(month, *(first if month.month % 2 else last)) for month in months()),
    st.tuples(*[FIGURES] * 6),
    st.tuples(*[FIGURES] * 6),
)
BRIEFS = st.builds(
    Brief,
    on=st.just(DAY),
    account=ACCOUNTS,
    quality=st.sampled_from([Quality(100), Quality(45, ("main_contact", "verified", "feeder", "importance"))]),
    visit=st.none()
    | st.builds(
        BriefVisit,
        st.just(KEY),
        DAYS,
        st.none() | MOMENTS,
        st.none() | MOMENTS,
        NAMES,
        st.sampled_from(Channel),
        MAYBE_NAME,
        some(st.sampled_from(Topic), 6),
    ),
    contacts=some(CONTACTS, 9),
    months=st.just(()) | MONTHS,
    outages=some(OUTAGES, 20),
    coming=some(COMING, 4),
    promises=some(PROMISES, 20),
    visits=some(PAST, 3),
    answered_on=MAYBE_DAY,
    answers=some(ANSWERS, 30),
    leads=some(LEADS, 3),
    last_by_topic=st.dictionaries(st.sampled_from(Topic), DAYS),
    last_rated_on=MAYBE_DAY,
)
