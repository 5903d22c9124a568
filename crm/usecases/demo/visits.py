"""Visits held and planned, with topics, participants, issues and hazards."""

from datetime import date, timedelta
from typing import Any

from msgspec import Struct, field

from crm.domain.codes import (
    Channel,
    HazardLevel,
    IssueState,
    IssueTopic,
    PlanState,
    RecordState,
    Segment,
    Side,
    Topic,
)
from crm.domain.settings import DEFAULTS
from crm.planning.duty import binding_rule
from crm.planning.travel import distance_km
from crm.usecases.demo import names
from crm.usecases.demo.accounts import Made
from crm.usecases.demo.notes import note
from crm.usecases.demo.sizes import Size
from crm.usecases.demo.source import Source

Row = dict[str, Any]
ISSUE_WORKDAYS = 10
ASKED_WITHIN = 30
"""Days after which every customer of the demo has been asked whether the answer is enough."""
LATEST_BY = 45
"""Days past the deadline after which even the slowest issue of the demo has been answered."""
SATISFACTION = {5: 58.0, 4: 30.0, 3: 9.0, 2: 2.0, 1: 1.0}
TOPIC_WEIGHTS = {
    Topic.SATISFACTION: 3.0,
    Topic.SAFETY_CHECK: 3.0,
    Topic.DEMAND_SURVEY: 2.0,
    Topic.POLICY: 2.0,
    Topic.ENERGY_ADVICE: 2.0,
    Topic.OUTAGE_COMM: 1.5,
    Topic.BILL_EXPLAIN: 1.0,
    Topic.DATA_VERIFY: 1.0,
    Topic.GREEN_POWER: 0.5,
}
PURPOSES = {
    Topic.SATISFACTION: "综合走访",
    Topic.SAFETY_CHECK: "用电安全检查",
    Topic.DEMAND_SURVEY: "沟通需求",
    Topic.POLICY: "政策宣传",
    Topic.ENERGY_ADVICE: "节能建议",
}
ISSUE_WEIGHTS = {
    IssueTopic.OUTAGE: 22.0,
    IssueTopic.BILL: 20.0,
    IssueTopic.INSTALLATION: 16.0,
    IssueTopic.POWER_QUALITY: 10.0,
    IssueTopic.SAFETY: 10.0,
    IssueTopic.METERING: 8.0,
    IssueTopic.NOTICE: 8.0,
    IssueTopic.OTHER: 6.0,
}


class Diary(Struct):
    """The rows of this module."""

    visits: list[Row] = field(default_factory=list)
    topics: list[Row] = field(default_factory=list)
    participants: list[Row] = field(default_factory=list)
    issues: list[Row] = field(default_factory=list)
    hazards: list[Row] = field(default_factory=list)


def interval(account: Made) -> int:
    """Return about how often the account is visited, in days (domain.md 2.1)."""
    rule = binding_rule(account.segment, account.grade, account.contract_kva, DEFAULTS)
    return rule.days if rule else 365


def diary(size: Size, made: list[Made], source: Source) -> Diary:
    """Make two years of held visits, and the plan of this and the coming weeks."""
    book = Diary()
    for account in made:
        if account.manager:
            _history(book, account, size, source)
        elif size.visits_each and account.segment is Segment.SMALL_BUSINESS:
            _history(book, account, size, source, staff=made)
    _plans(book, made, source)
    return book


def _history(book: Diary, account: Made, size: Size, source: Source, staff: list[Made] | None = None) -> None:
    days = interval(account)
    overdue = source.often(0.06)
    left = -source.chance.randrange(1, 24) if overdue else source.chance.randrange(1, max(2, days - 2))
    back = days - left
    horizon = 730
    monday = source.day(-source.today.weekday())
    held = 0
    while size.visits_each is not None or back < horizon:
        if size.visits_each is not None and held >= size.visits_each:
            break
        day = source.workday(source.day(-back))
        if day < monday:
            _held(book, account, day, Channel.ON_SITE, source, staff)
            held += 1
        if source.often(0.5) and size.visits_each is None:
            call = source.workday(source.day(-back + days // 2))
            if call < monday:
                _held(book, account, call, Channel.PHONE, source, staff)
        back += max(5, round(days * source.chance.uniform(0.85, 1.15)))


def _base(account: Made, source: Source, made_on: date) -> Row:
    return {
        "id": source.id(),
        "account_id": account.id,
        "portfolio_id": account.portfolio_id,
        **source.stamps(source.at(made_on, 9)),
    }


def _held(
    book: Diary, account: Made, day: date, channel: Channel, source: Source, staff: list[Made] | None = None
) -> None:
    manager = account.manager or source.pick([each for each in (staff or [])[:40] if each.manager]).manager
    assert manager is not None
    start = source.pick((9.0, 9.5, 10.0, 10.5, 13.5, 14.0, 15.0, 16.0))
    length = source.pick((0.75, 1.0, 1.25)) if channel is Channel.ON_SITE else 0.25
    slip = source.pick((1, 2, 5)) if source.often(0.15) else 0
    rated = source.often(0.85)
    visit = {
        **_base(account, source, day - timedelta(days=slip + 7)),
        "person_id": manager.id,
        "channel": channel,
        "plan_state": PlanState.DONE,
        "record_state": RecordState.APPROVED if source.often(0.8) else RecordState.SUBMITTED,
        "planned_on": day,
        "planned_start": source.at(day, start),
        "planned_end": source.at(day, start + length),
        "first_approved_on": day - timedelta(days=slip),
        "held_on": day,
        "arrived_at": source.at(day, start),
        "left_at": source.at(day, start + length),
        "content": note(source),
        "satisfaction": source.weighted(SATISFACTION) if rated else None,
        "no_satisfaction_reason": None if rated else "客户未评价",
        "recommend": source.pick((9, 10, 9, 8, 7, 6)) if rated else None,
        "demand_kva": None,
        "demand_on": None,
        "submitted_at": source.at(day, 17.5),
        "purpose": None,
    }
    topic = source.weighted(TOPIC_WEIGHTS)
    visit["purpose"] = PURPOSES.get(topic, "综合走访")
    if topic is Topic.DEMAND_SURVEY and source.often(0.4):
        visit["demand_kva"] = float(source.pick((315, 630, 1250, 2500)))
        visit["demand_on"] = source.day(source.chance.randrange(60, 500))
    book.visits.append(visit)
    _details(book, account, visit, topic, source)


def _details(book: Diary, account: Made, visit: Row, topic: Topic, source: Source) -> None:
    day: date = visit["held_on"]
    second = source.weighted(TOPIC_WEIGHTS)
    for each in {topic: 1, second: 1}:
        book.topics.append({**_base(account, source, day), "visit_id": visit["id"], "topic": each})
    person = {"visit_id": visit["id"], "side": Side.CUSTOMER, "name": account.contact_name}
    book.participants.append({**_base(account, source, day), **person, "contact_id": account.contact_id})
    if source.often(0.4):
        _issue(book, account, visit, source)
    if topic is Topic.SAFETY_CHECK and source.often(0.35):
        due = day + timedelta(days=15)
        remedied = due - timedelta(days=source.chance.randrange(0, 8)) if source.often(0.85) else None
        book.hazards.append(
            {
                **_base(account, source, day),
                "visit_id": visit["id"],
                "text": source.pick(
                    ("接地电阻测试报告缺失", "备用电源联锁钥匙未专人保管", "变压器油温偏高", "电工证件过期")
                ),
                "level": source.weighted({HazardLevel.GENERAL: 80, HazardLevel.LARGER: 17, HazardLevel.MAJOR: 3}),
                "found_on": day,
                "remedy_due": due,
                "remedied_on": remedied if remedied and remedied <= source.today else None,
            }
        )


def _issue(book: Diary, account: Made, visit: Row, source: Source) -> None:
    day: date = visit["held_on"]
    topic = source.weighted(ISSUE_WEIGHTS)
    due = source.calendar.add_workdays(day, ISSUE_WORKDAYS)
    on_time = source.often(0.86)
    late = due + timedelta(days=source.chance.randrange(2, 26)) if not on_time else None
    closed = late or day + timedelta(days=source.chance.randrange(2, 12))
    answered = closed <= source.today and source.often(0.97)
    base = _base(account, source, day)
    waiting = IssueState.TO_CONFIRM if answered else source.pick((IssueState.NEW, IssueState.IN_PROGRESS))
    done = answered and (source.often(0.9) or closed < source.today - timedelta(days=ASKED_WITHIN))
    if not answered and due < source.today - timedelta(days=LATEST_BY):
        answered = done = True
    book.issues.append(
        {
            **base,
            "visit_id": visit["id"],
            "assignee_id": visit["person_id"],
            "topic": topic,
            "text": names.ISSUE_TEXTS[topic],
            "state": IssueState.CLOSED if done else waiting,
            "raised_on": day,
            "due_on": due,
            "original_due_on": due,
            "responsible_unit": names.ISSUE_UNITS[topic] if answered else None,
            "result": "已处理并回复客户" if answered else None,
            "evidence": f"工单 {visit['held_on']:%Y%m%d}{len(book.issues) % 1000:03}" if answered else None,
            "closed_on": closed if done else None,
            "confirmed_on": closed if done else None,
            "confirmed_by": "客户电话确认" if done else None,
            "confirmed_channel": Channel.PHONE if done else None,
        }
    )


def _plans(book: Diary, made: list[Made], source: Source) -> None:
    """Plan three or four visits for today and some for the coming ten workdays of every manager."""
    by_manager: dict[Any, list[Made]] = {}
    for account in made:
        if account.manager:
            by_manager.setdefault(account.manager.id, []).append(account)
    for mine in by_manager.values():
        waiting = source.chance.sample(mine, min(len(mine), 22))
        for offset in range(-source.today.weekday(), 14):
            day = source.day(offset)
            if not waiting or not source.calendar.is_workday(day):
                continue
            full = offset <= 1
            last: Made | None = None
            for start, length in sorted(_day_slots(full, source)):
                if waiting:
                    last = _next(waiting, last)
                    _planned(book, last, day, start, length, source)


def _next(waiting: list[Made], last: Made | None) -> Made:
    """Take the next account of a day: the one nearest to the last, so that the demo's days can be driven."""
    if last is None:
        return waiting.pop()
    here = last.place
    found = min(waiting, key=lambda each: distance_km(*here, *each.place))
    waiting.remove(found)
    return found


def _day_slots(full: bool, source: Source) -> list[tuple[float, float]]:
    slots = [(8.75, 11 / 12), (10.5, 1.25), (13.75, 1.25), (16.0, 1.0)]
    return slots if full else source.chance.sample(slots, source.chance.randrange(0, 3))


def _planned(book: Diary, account: Made, day: date, start: float, length: float, source: Source) -> None:
    assert account.manager is not None
    if source.at(day, start + length) < source.now:
        _held_today(book, account, day, start, length, source)
        return
    topic = source.weighted(TOPIC_WEIGHTS)
    visit = {
        **_base(account, source, source.day(-12)),
        "person_id": account.manager.id,
        "channel": Channel.ON_SITE,
        "plan_state": source.weighted({PlanState.APPOINTED: 0.6, PlanState.APPROVED: 0.4}),
        "record_state": RecordState.NONE,
        "planned_on": day,
        "planned_start": source.at(day, start),
        "planned_end": source.at(day, start + length),
        "first_approved_on": day,
        "is_fixed": source.often(0.2),
        "purpose": PURPOSES.get(topic, "综合走访"),
    }
    book.visits.append(visit)
    book.topics.append({**_base(account, source, source.day(-12)), "visit_id": visit["id"], "topic": topic})


def _held_today(book: Diary, account: Made, day: date, start: float, length: float, source: Source) -> None:
    _held(book, account, day, Channel.ON_SITE, source)
    times = {"planned_start": source.at(day, start), "planned_end": source.at(day, start + length)}
    book.visits[-1].update(times, arrived_at=times["planned_start"], left_at=times["planned_end"])
    book.visits[-1].update(first_approved_on=day, submitted_at=times["planned_end"])
