"""What a brief asks and suggests, and why."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from msgspec.structs import replace

from crm.domain.accounts import PhoneRow, Quality
from crm.domain.brief import Brief, BriefLead, PromiseKind
from crm.domain.codes import ImportanceGrade, IssueState, Topic
from crm.domain.messages import sentences
from crm.domain.notices import Notice
from crm.domain.peers import PeerGroup, PeerLevel, PeerPlace
from crm.planning.briefing import asks, safety_rule, suggestions
from tests.support.briefs import BRIEFS, CALM, KEY, RULES, calm, coming, contact, months, outage, promise
from tests.support.build import DAY

LONG_AGO = date(2024, 1, 1)


def codes(brief: Brief) -> list[str]:
    return [each.code for each in asks(brief, RULES)]


def why(brief: Brief) -> dict[Topic, list[str]]:
    return {each.topic: [reason.code for reason in each.reasons] for each in suggestions(brief, RULES)}


def test_of_whom_all_is_known_nothing_is_asked() -> None:
    assert (codes(calm()), why(calm())) == ([], {})


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"coming": (coming(),)}, "brief.ask_outage"),
        ({"coming": (coming(is_interrupted=False),)}, "brief.ask_standby"),
        ({"outages": (outage(0, is_running=True),)}, "brief.ask_running"),
        ({"promises": (promise(state=IssueState.TO_CONFIRM),)}, "brief.ask_word"),
        ({"promises": (promise(PromiseKind.HAZARD),)}, "brief.ask_hazard"),
        ({"last_by_topic": {Topic.DEMAND_SURVEY: CALM}}, "brief.ask_safety_first"),
        ({"last_by_topic": {Topic.DEMAND_SURVEY: CALM, Topic.SAFETY_CHECK: LONG_AGO}}, "brief.ask_safety"),
        ({"last_by_topic": {Topic.SAFETY_CHECK: CALM}}, "brief.ask_demand"),
        ({"contacts": ()}, "brief.ask_contact"),
        ({"contacts": (contact(verified_on=None),)}, "brief.ask_verify_first"),
        ({"contacts": (contact(verified_on=LONG_AGO),)}, "brief.ask_verify"),
        ({"last_rated_on": None}, "brief.ask_rating_first"),
        ({"last_rated_on": LONG_AGO}, "brief.ask_rating"),
        ({"leads": (BriefLead("二期", 1000, "lead", None, LONG_AGO),)}, "brief.ask_lead"),
    ],
)
def test_each_gap_is_asked_for_alone(values: dict[str, Any], code: str) -> None:
    assert codes(calm(**values)) == [code]


def test_a_number_in_doubt_is_asked_for() -> None:
    doubtful = replace(contact(), phones=(PhoneRow(KEY, 1, "10012345678", "mobile", True),))
    assert codes(calm(contacts=(contact(), doubtful))) == ["brief.ask_number"]


def test_who_was_told_of_an_outage_is_not_told_again_but_it_is_spoken_about() -> None:
    told = calm(coming=(coming(is_told=True),))
    assert codes(told) == []
    assert why(told) == {Topic.OUTAGE_COMM: ["brief.why_coming"]}


@pytest.mark.parametrize(("month", "is_asked"), [(9, False), (10, True), (11, True), (12, False)])
def test_demand_is_asked_for_in_autumn_once_a_season(month: int, is_asked: bool) -> None:
    season = date(2026, month, 20)
    for last, wanted in ((LONG_AGO, is_asked), (date(2026, 10, 1), False)):
        found = calm(on=season, last_by_topic={Topic.SAFETY_CHECK: season, Topic.DEMAND_SURVEY: last})
        assert ("brief.ask_demand" in codes(found)) is wanted


@pytest.mark.parametrize(
    ("values", "rule", "days"),
    [
        ({"grade": ImportanceGrade.SPECIAL}, "special", 30),
        ({"grade": ImportanceGrade.GRADE1, "is_high_risk": True}, "grade1", 90),
        ({"is_high_risk": True}, "grade2", 180),
        ({"grade": ImportanceGrade.TEMPORARY}, "hv", 365),
        ({"voltage_code": "AC380V"}, "lv", 730),
        ({"voltage_code": None}, "hv", 365),
    ],
)
def test_the_safety_check_is_due_by_grade_and_voltage_on_the_very_day(
    values: dict[str, Any], rule: str, days: int
) -> None:
    for passed, is_due in ((days - 1, False), (days, True)):
        last = {Topic.SAFETY_CHECK: DAY - timedelta(days=passed), Topic.DEMAND_SURVEY: CALM}
        found = calm(account_values=values, last_by_topic=last)
        assert safety_rule(found) == rule
        assert codes(found) == (["brief.ask_safety"] if is_due else [])


def with_last(brief: Brief, **values: Any) -> Brief:
    return replace(brief, months=(*brief.months[:-1], replace(brief.months[-1], **values)))


PLACE = PeerPlace(PeerGroup(PeerLevel.ALL), 20, 300.0, 200.0, 90.0)


@pytest.mark.parametrize(
    ("brief", "topic", "code"),
    [
        (calm(outages=(outage(200, Notice.LATE),)), Topic.OUTAGE_COMM, "brief.why_notice"),
        (calm(outages=(outage(200, Notice.NONE),)), Topic.OUTAGE_COMM, "brief.why_notice"),
        (calm(promises=(promise(PromiseKind.HAZARD),)), Topic.SAFETY_CHECK, "brief.why_hazards"),
        (
            calm(account_values={"own_generator_kw": 100.0, "security_load_kw": 100.0}),
            Topic.EMERGENCY_SUPPORT,
            "brief.why_source",
        ),
        (calm(account_values={"rating": 3.0}), Topic.COMPLAINT_CARE, "brief.why_rating"),
        (calm(outages=(outage(5), outage(50))), Topic.COMPLAINT_CARE, "brief.why_outages"),
        (calm(promises=(promise(due_on=CALM),)), Topic.COMPLAINT_CARE, "brief.why_promises"),
        (calm(last_rated_on=LONG_AGO), Topic.SATISFACTION, "brief.why_not_rated"),
        (with_last(calm(), pf=0.85), Topic.ENERGY_ADVICE, "brief.why_pf"),
        (with_last(calm(), kwh=100_000.0), Topic.ENERGY_ADVICE, "brief.why_less"),
        (calm(peers=PLACE), Topic.ENERGY_ADVICE, "brief.why_peers"),
        (calm(account_values={"contract_demand_kw": 600.0}), Topic.BILL_EXPLAIN, "brief.why_over"),
        (with_last(calm(), demand_kw=1100.0), Topic.DEMAND_SURVEY, "brief.why_loaded"),
        (with_last(calm(), kwh=400_000.0), Topic.DEMAND_SURVEY, "brief.why_more"),
        (calm(leads=(BriefLead("二期", 1000, "applied", None, DAY),)), Topic.INSTALL_PROGRESS, "brief.why_lead"),
        (calm(quality=Quality(75, ("verified",))), Topic.DATA_VERIFY, "brief.why_data"),
    ],
)
def test_each_topic_has_its_reason_and_is_not_there_without_it(brief: Brief, topic: Topic, code: str) -> None:
    assert why(brief) == {topic: [code]}


def test_two_reasons_for_a_topic_stand_together() -> None:
    found = calm(coming=(coming(is_told=True),), outages=(outage(200, Notice.LATE),))
    assert why(found) == {Topic.OUTAGE_COMM: ["brief.why_coming", "brief.why_notice"]}


def test_the_reason_says_by_how_much() -> None:
    (found,) = suggestions(with_last(calm(), pf=0.85), RULES)
    assert found.reasons[0].values == {"pf": "0.85", "target": "0.90", "count": 1}


def test_a_month_without_reading_says_nothing_of_the_change() -> None:
    gap = replace(calm().months[-1], kwh=None, demand_kw=None, pf=None)
    assert why(replace(calm(), months=(*calm().months[:-1], gap))) == {}
    assert months()[-1] == date(2026, 10, 1)


@given(BRIEFS)
def test_of_any_brief_each_topic_comes_once_and_every_code_has_its_sentence(brief: Brief) -> None:
    known = sentences("en")
    found = suggestions(brief, RULES)
    assert len({each.topic for each in found}) == len(found)
    assert all(each.reasons for each in found)
    said = [*asks(brief, RULES), *(reason for each in found for reason in each.reasons)]
    for each in said:
        assert known[each.code].format(**each.values)


@given(BRIEFS)
def test_the_order_of_outages_and_promises_changes_no_topic(brief: Brief) -> None:
    turned = replace(brief, outages=brief.outages[::-1], promises=brief.promises[::-1])
    assert why(turned) == why(brief)
