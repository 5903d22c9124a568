"""`rounds plan --manager M --month 2026-12`: propose a month of visits, and plan it with --apply."""

import argparse
from typing import Any

from crm.cli.database import opened
from crm.cli.named import a_month
from crm.cli.output import Talk
from crm.domain.planning import PlanAnswer, PlanWish
from crm.domain.proposal import LeftOut, Stop
from crm.usecases.people import person_named
from crm.usecases.proposals import accept, answer, missed, question, without_base


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Print the proposal of a month; with --apply plan its visits in one change."""
    first, last = a_month(options.month)
    with opened(options) as store:
        with store.read() as reader:
            wish = PlanWish((person_named(reader, options.manager),), first, last)
            asked = question(reader, wish)
        found = answer(asked, seconds=options.seconds, seed=options.seed)
        if options.apply:
            with store.change() as work:
                accept(work, found)
    talk.give(_shown(found, options, talk))
    if not talk.json:
        _print(found, talk)
    _say(found, options, talk)
    return 0


def _shown(found: PlanAnswer, options: argparse.Namespace, talk: Talk) -> dict[str, Any]:
    proposal = found.proposal
    return {
        "month": options.month,
        "manager": options.manager,
        "applied": options.apply,
        "visits": [_visit(found, stop) for stop in proposal.stops],
        "left_out": [_left(found, each, talk) for each in missed(found)],
        "notes": _notes(found, talk),
        "conflicts": [talk.words(each.code, **each.values) for each in proposal.conflicts],
        "travel_minutes": proposal.travel_minutes,
        "travel_km": proposal.km,
        "usual_minutes": found.usual_minutes,
        "usual_km": found.usual_km,
        "late_days": proposal.late_days,
    }


def _notes(found: PlanAnswer, talk: Talk) -> list[str]:
    return [talk.words("plan.no_base", names=name) for name in without_base(found.question)]


def _visit(found: PlanAnswer, stop: Stop) -> dict[str, Any]:
    account = found.question.accounts[stop.account_id]
    return {
        "account_id": str(stop.account_id),
        "account_no": account.account_no,
        "account": account.name,
        "day": stop.day.isoformat(),
        "start": _clock(stop.start),
        "end": _clock(stop.end),
        "due": account.due_on.isoformat(),
        "place_estimated": account.is_estimated,
        "travel_before_minutes": stop.drive_minutes,
        "travel_before_km": stop.drive_km,
    }


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _left(found: PlanAnswer, each: LeftOut, talk: Talk) -> dict[str, Any]:
    account = found.question.accounts[each.account_id]
    return {
        "account_id": str(each.account_id),
        "account_no": account.account_no,
        "account": account.name,
        "due": account.due_on.isoformat(),
        "code": each.reason,
        "reason": talk.words(each.reason, **each.values),
        "remedy": talk.words(each.remedy, **each.remedy_values) if each.remedy else None,
    }


def _print(found: PlanAnswer, talk: Talk) -> None:
    for note in _notes(found, talk):
        print(f"  {note}")
    for stop in found.proposal.stops:
        line = _visit(found, stop)
        drive = f"{stop.drive_minutes:>3} min {stop.drive_km:>5.1f} km"
        mark = f" ({talk.words('plan.place_estimated')})" if line["place_estimated"] else ""
        print(f"  {line['day']} {line['start']}–{line['end']}  {drive}  {line['account']}{mark}")
    for each in missed(found):
        left = _left(found, each, talk)
        print(f"  -  {left['account']}: {left['reason']} {left['remedy'] or ''}".rstrip())
    for conflict in found.proposal.conflicts:
        print(f"  !  {talk.words(conflict.code, **conflict.values)}")


def _say(found: PlanAnswer, options: argparse.Namespace, talk: Talk) -> None:
    proposal = found.proposal
    if not found.question.problem.due:
        talk.say("plan.nothing_due", month=options.month)
        return
    talk.say(
        "plan.applied" if options.apply else "plan.looked",
        visits=len(proposal.stops),
        left=len(missed(found)),
        km=round(proposal.km),
        less=max(0, round(found.usual_km - proposal.km)),
        month=options.month,
    )
