"""Days that could have been: hours of past visits that can be driven, reviewed records, and a few that look odd.

It has a random source of its own and runs last: days of visits, and what is still to come, stay as they were.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from crm.domain.codes import Channel, RecordState, Role
from crm.domain.honesty import Held, rules_from
from crm.domain.reviewing import RecordStep
from crm.domain.settings import DEFAULTS
from crm.planning.honesty import copied
from crm.planning.travel import drive
from crm.usecases.demo.accounts import Made
from crm.usecases.demo.notes import detail
from crm.usecases.demo.people import People
from crm.usecases.demo.source import Source
from crm.usecases.demo.visits import Diary

Row = dict[str, Any]
Place = tuple[float, float]
WAITING_DAYS, TRACED_DAYS = 14, 60
"""Records of the last days still wait for their review; those of the last weeks have the steps of it written down."""
REVIEWED_AT_ONCE = 0.5
STEP = 5
"""Hours are written down to five minutes."""
BEGIN_MINUTES, LAST_MINUTES = 8 * 60 + 15, 18 * 60
DETOUR, KMH = 1.4, 55.0
"""Slower than what counts as impossible, so that an honest day has no flag."""
LEAST_STAY, CALL = 20, 15
ODD_SHARE, ODD_DAYS = 0.3, 90
"""So many managers have a few records that look odd, of the last three months."""


def make_honest(book: Diary, made: Sequence[Made], staff: People, source: Source) -> list[Row]:
    """Lay past days out anew, review what is older than two weeks, and return the steps of the reviews."""
    monday = source.day(-source.today.weekday())
    places = {each.id: each.place for each in made}
    days: dict[tuple[UUID, date], list[Row]] = {}
    for visit in book.visits:
        if visit.get("held_on") is not None and visit["held_on"] < monday:
            days.setdefault((visit["person_id"], visit["held_on"]), []).append(visit)
    for (_person, day), visits in days.items():
        _lay_out(day, visits, places, source)
    _tell_apart([visit for visits in days.values() for visit in visits], source)
    _odd(days, staff, places, source)
    return _reviewed(book.visits, staff, source)


def _lay_out(day: date, visits: list[Row], places: Mapping[UUID, Place], source: Source) -> None:
    """Put the visits of a day one after the other, each as soon as it can be reached; the nearest comes next."""
    waiting = sorted(visits, key=lambda each: (each["arrived_at"], each["id"]))
    stays = [_minutes(each) for each in waiting]
    room = LAST_MINUTES - BEGIN_MINUTES - 35 * len(visits)
    shrink = min(1.0, max(room, 1) / sum(stays))
    at, here = float(BEGIN_MINUTES + STEP * source.chance.randrange(0, 10)), None
    while waiting:
        visit = _nearest(waiting, here, places)
        waiting.remove(visit)
        on_site = visit["channel"] is Channel.ON_SITE
        if on_site:
            at += _drive(here, places[visit["account_id"]])
            here = places[visit["account_id"]]
        at = _rounded(at + source.chance.randrange(0, 3) * STEP)
        stay = _rounded(max(LEAST_STAY if on_site else CALL, _minutes(visit) * shrink))
        _at(visit, day, at, stay, source)
        at += stay


def _nearest(waiting: Sequence[Row], here: Place | None, places: Mapping[UUID, Place]) -> Row:
    if here is None:
        return waiting[0]
    return min(waiting, key=lambda each: _drive(here, places[each["account_id"]]))


def _drive(start: Place | None, end: Place) -> float:
    way = drive(start, end, DETOUR, KMH) if start is not None else None
    return way.minutes + 1 if way is not None else 0.0


def _rounded(minutes: float) -> float:
    return -(-minutes // STEP) * STEP


def _minutes(visit: Row) -> float:
    return float((visit["left_at"] - visit["arrived_at"]) / timedelta(minutes=1))


def _at(visit: Row, day: date, start: float, stay: float, source: Source) -> None:
    """Write down hours; a day that ran long was written up in the evening."""
    begin, end = source.at(day, start / 60), source.at(day, start / 60) + timedelta(minutes=stay)
    submitted: datetime = max(source.at(day, 17.5), end + timedelta(minutes=10))
    visit.update(arrived_at=begin, left_at=end, planned_start=begin, planned_end=end, submitted_at=submitted)


def _tell_apart(visits: Sequence[Row], source: Source) -> None:
    """Give notes that fell out alike by chance a sentence more."""
    rules, by_key = rules_from(DEFAULTS), {visit["id"]: visit for visit in visits}
    held = (
        Held(each["id"], each["person_id"], each["account_id"], each["held_on"], note=each["content"])
        for each in visits
    )
    for flag in list(copied(held, lambda _day: rules)):
        by_key[flag.visit_id]["content"] += f"{detail(source.chance)},{detail(source.chance)}。"


def _odd(
    days: Mapping[tuple[UUID, date], list[Row]], staff: People, places: Mapping[UUID, Place], source: Source
) -> None:
    """Let some managers write late, copy a note, note two visits at once, or drive as nobody can."""
    since = source.day(-ODD_DAYS)
    for number, manager in enumerate(staff.managers):
        if number and not source.often(ODD_SHARE):
            continue
        own = sorted(
            ((day, visits) for (person, day), visits in days.items() if person == manager.id and day >= since),
            key=lambda each: each[0],
        )
        visits = [visit for _day, several in own for visit in several]
        for late in source.chance.sample(visits, min(2, len(visits))):
            late["submitted_at"] += timedelta(days=source.chance.randrange(6, 12))
            late["submitted_at"] = min(late["submitted_at"], source.now)
        if len(visits) > 1:
            first, second = sorted(source.chance.sample(range(len(visits)), 2))
            visits[second]["content"] = visits[first]["content"]
        _clash([several for _day, several in own], places, source)


def _clash(days: Sequence[list[Row]], places: Mapping[UUID, Place], source: Source) -> None:
    """Let the second of two visits on site begin too soon on one day, and during the first on another."""
    pairs = [pair for visits in days if (pair := _pair(visits, places)) is not None]
    for place, (first, second) in enumerate(source.chance.sample(pairs, min(2, len(pairs)))):
        begin = first["left_at"] + timedelta(minutes=5 if place else -25)
        second.update(arrived_at=begin, planned_start=begin)
        second["left_at"] = second["planned_end"] = max(second["left_at"], begin + timedelta(minutes=30))


def _pair(visits: Sequence[Row], places: Mapping[UUID, Place]) -> tuple[Row, Row] | None:
    """Return the last two visits of a day where both were on site and lie apart."""
    ordered = sorted(visits, key=lambda each: each["arrived_at"])[-2:]
    if len(ordered) < 2 or any(each["channel"] is not Channel.ON_SITE for each in ordered):
        return None
    first, second = ordered
    way = _drive(places[first["account_id"]], places[second["account_id"]])
    return (first, second) if way > 2 * STEP + 5 else None


def _reviewed(visits: Sequence[Row], staff: People, source: Source) -> list[Row]:
    """Approve what is older than two weeks and some of the rest; return the steps of the reviews of late."""
    chiefs = {row["area_id"]: row["id"] for row in staff.persons if row["role"] is Role.SUPERVISOR}
    chief_of = {each.id: chiefs[staff.areas[each.area]["id"]] for each in staff.managers}
    steps: list[Row] = []
    for visit in visits:
        held_on = visit.get("held_on")
        if held_on is None:
            continue
        is_old = held_on < source.day(-WAITING_DAYS)
        day = source.workday(visit["submitted_at"].astimezone(source.clock.zone).date() + timedelta(days=1))
        moment = source.at(day, 16.5)
        is_approved = moment < source.now and (is_old or source.often(REVIEWED_AT_ONCE))
        visit["record_state"] = RecordState.APPROVED if is_approved else RecordState.SUBMITTED
        visit["reviewed_by"] = chief_of[visit["person_id"]] if is_approved else None
        if held_on >= source.day(-TRACED_DAYS):
            steps.append(_step(visit, RecordStep.SUBMIT, visit["submitted_at"], visit["person_id"], source))
            if is_approved:
                steps.append(_step(visit, RecordStep.APPROVE, moment, visit["reviewed_by"], source))
    return steps


def _step(visit: Row, step: RecordStep, moment: datetime, person_id: UUID, source: Source) -> Row:
    of_visit = {"visit_id": visit["id"], "account_id": visit["account_id"], "portfolio_id": visit["portfolio_id"]}
    at = {"happened_at": moment, "person_id": person_id, "said": None}
    return {"id": source.id(), **source.stamps(moment), **of_visit, "step": step, **at}
