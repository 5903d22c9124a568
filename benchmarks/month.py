"""`python -m benchmarks.month [JOB ...]`: a manager's month beside what the planner must reach; one JSON line a job.

`--cpu` counts the seconds of the processor instead of those of the wall clock, so that what else the computer does
leaves the numbers alone; where two processes or an answer to somebody who waits are measured it is always the wall's.
`--months 2 4` takes some of the five months of `quality` and `changes`.

Invented months of 100 accounts (benchmarks/month_data.py); careful is a manager who begins each day with what is due
first and then drives to the nearest that is due within 12 days, at most five a day.
"""

import argparse
import json
import statistics
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from benchmarks.month_data import month, uuid
from benchmarks.month_moves import least_moved
from crm.domain.proposal import DueVisit, Fixed, PlanChange, Priority, Problem, Proposal, WorkDay
from crm.planning.propose import best_slots, explain, propose, replan, simulate

SEEDS = (1, 2, 3, 4, 5)
CLOCKS = {False: time.perf_counter, True: time.process_time}
CAREFUL_DAYS = 12
CAREFUL_MOST = 5
MOST_TRIED = 3
"""Of so many others every choice is tried; where all fail, one more counts as forced."""
ALLOWED: dict[str, Callable[[int], int]] = {
    "cancelled": lambda _forced: 0,
    "blocked": lambda forced: forced + 1,
    "urgent": lambda forced: max(1, forced),
}
"""How many others a change may move where so many have to."""
Report = dict[str, object]


class Way(Struct, frozen=True):
    """By which clock is measured, and which months."""

    clock: Callable[[], float]
    months: tuple[int, ...]

    def plan(self, problem: Problem, seconds: float, seed: int | None = None) -> Proposal:
        """Return the plan of some seconds of this clock."""
        return propose(problem, seconds=seconds, seed=seed, clock=self.clock)


class Moved(Struct, frozen=True):
    """What a change moved: others than it was about, how many of them had to, the lost, and the seconds."""

    others: int
    forced: int
    lost: int
    seconds: float


def first(way: Way) -> Report:
    """Seconds until a complete plan of 100 accounts is there, NumPy and PyVRP loaded on the way."""
    begun = way.clock()
    found: list[float] = []
    propose(month(1), seconds=0.6, on_better=lambda _plan: found.append(way.clock() - begun))
    return {"seconds": round(found[0], 3), "must": 0.5, "ok": found[0] <= 0.5}


def quality(way: Way) -> Report:
    """Cost after 5 seconds beside the best of 5 x 20, over the months; driving and lateness beside the careful."""
    gaps, saved, late = [], [], []
    for number in way.months:
        problem = month(number)
        short = way.plan(problem, 5, 1)
        best = min(way.plan(problem, 20, seed).cost for seed in SEEDS)
        gaps.append(short.cost / min(best, short.cost) - 1)
        careful = careful_plan(problem)
        saved.append(1 - per_visit(short.travel_minutes, len(short.stops)) / per_visit(*careful[:2]))
        late.append((short.late_days, careful[2], len(short.stops), careful[1]))
    is_ok = max(gaps) <= 0.02 and min(saved) >= 0.22 and all(ours <= theirs for ours, theirs, *_ in late)
    return {
        "months": way.months,
        "gap": [round(gap, 4) for gap in gaps],
        "saved": [round(share, 3) for share in saved],
        "late_ours_careful_visits_ours_careful": late,
        "must": "gap <= 0.02, saved >= 0.22, no more late days",
        "ok": is_ok,
    }


def per_visit(minutes: int, visits: int) -> float:
    """Return the driving of one visit."""
    return minutes / max(1, visits)


def careful_plan(problem: Problem) -> tuple[int, int, int]:
    """Return the careful manager's minutes of driving, visits and late days."""
    left = sorted(problem.due, key=lambda visit: (visit.due, str(visit.key)))
    driving = visits = late = 0
    for day in problem.days:
        order = _careful_day(problem, day, left)
        own = [item for item in order if isinstance(item, DueVisit)]
        left = [visit for visit in left if visit not in own]
        found = simulate(problem, day, order)
        driving += found.travel_minutes
        visits += len(own)
        late += sum(visit.due < each.day <= day.day for visit in own for each in problem.days)
    return driving, visits, late


def _careful_day(problem: Problem, day: WorkDay, left: list[DueVisit]) -> list[DueVisit | Fixed]:
    """Return a day of the careful manager, appointments among the visits by their time."""
    order: list[DueVisit] = []
    fixed = [each for each in problem.fixed if each.day == day.day and each.manager == day.manager]

    def goes(visits: list[DueVisit]) -> list[DueVisit | Fixed] | None:
        for at in range(len(visits) + 1) if fixed else (0,):
            whole: list[DueVisit | Fixed] = [*visits[:at], *fixed, *visits[at:]]
            if simulate(problem, day, whole).ok:
                return whole
        return None

    while len(order) < CAREFUL_MOST:
        pool = [visit for visit in left if visit not in order and goes([*order, visit]) is not None]
        if not pool:
            break
        if not order:
            order.append(pool[0])
            continue
        near = [visit for visit in pool if (visit.due - order[0].due).days <= CAREFUL_DAYS]
        if not near:
            break
        here = order[-1]
        order.append(min(near, key=lambda visit: _minutes(problem, here, visit)))
    return goes(order) or list(fixed)


def _minutes(problem: Problem, one: DueVisit, other: DueVisit) -> int:
    return problem.travel.between(one.site, other.site).minutes if one.site and other.site else 0


def team(_way: Way) -> Report:
    """Seconds for ten managers of 100 accounts, and how much dearer that is than 20 seconds for each of three."""
    problem = month(7, managers=10)
    begun = time.perf_counter()
    found = propose(problem, seconds=22)
    taken = time.perf_counter() - begun
    return {"seconds": round(taken, 2), "visits": len(found.stops), "must": 25, "ok": taken <= 25}


def changes(way: Way) -> Report:
    """Moves and seconds of replanning after publishing: cancellations, blocked days, urgent visits.

    Where more than one other moved, `forced` is how many have to: no arrangement with fewer exists, as every sequence
    is tried (benchmarks/month_moves.py). For a blocked day those and one more may move, beside what was on it; for an
    urgent visit one, or the forced and not one more, because nobody is dropped; for a cancellation none.
    """
    found: dict[str, list[Moved]] = {"cancelled": [], "blocked": [], "urgent": []}
    for number in way.months:
        problem = month(number)
        plan = way.plan(problem, 5)
        random = Random(number)
        for stop in random.sample(plan.stops, 3):
            found["cancelled"].append(_moves(way, problem, plan, PlanChange(cancelled=frozenset([stop.key]))))
        for day in random.sample([day for day in plan.days if day.entries], 3):
            change = PlanChange(blocked=frozenset([(day.manager, day.day)]))
            found["blocked"].append(_moves(way, problem, plan, change))
        for _ in range(3):
            found["urgent"].append(_moves(way, problem, plan, PlanChange(urgent=(_urgent(problem, random),))))
    every = [each for some in found.values() for each in some]
    is_few = all(each.others <= ALLOWED[kind](each.forced) for kind, some in found.items() for each in some)
    is_ok = is_few and all(not each.lost and each.seconds <= 1 for each in every)
    return {
        "others_moved": {kind: [each.others for each in some] for kind, some in found.items()},
        "forced": {kind: [each.forced for each in some] for kind, some in found.items()},
        "lost": sum(each.lost for each in every),
        "slowest": round(max(each.seconds for each in every), 3),
        "must": "0 / the forced and 1 / 1 or the forced others moved, none lost, 1 s",
        "ok": is_ok,
    }


def _urgent(problem: Problem, random: Random) -> DueVisit:
    visit = random.choice(problem.due)
    days = [day.day for day in problem.days]
    soon = random.randrange(2, 10)
    windows = {day: visit.windows[day] for day in days[soon : soon + 5] if day in visit.windows}
    return replace(
        visit,
        key="urgent",
        account_id=uuid(random),
        priority=Priority.URGENT,
        days=tuple(days[soon : soon + 5]),
        due=days[soon],
        minutes=60,
        windows=windows,
        slot=0,
    )


def _moves(way: Way, problem: Problem, plan: Proposal, change: PlanChange) -> Moved:
    """Return what a change moved."""
    begun = way.clock()
    after = replan(problem, plan, change)
    taken = way.clock() - begun
    there = {stop.key: (stop.day, stop.start) for stop in after.stops}
    own = {stop.key for stop in plan.stops if (stop.manager, stop.day) in change.blocked}
    stays = [stop for stop in plan.stops if stop.key not in change.cancelled and stop.key not in own]
    others = sum(stop.key in there and there[stop.key] != (stop.day, stop.start) for stop in stays)
    wanted = {stop.key for stop in stays} | own | {visit.key for visit in change.urgent}
    forced = least_moved(problem, plan, change, min(others - 1, MOST_TRIED)) if others > 1 else 0
    return Moved(others, forced, len(wanted - set(there)), taken)


def questions(way: Way) -> Report:
    """Milliseconds of a reason with its remedy, and of the five best slots."""
    crowded = month(3, accounts=300)
    plan = propose(crowded, iterations=300)
    reasons = [_ms(way, partial(explain, crowded, plan, [each.key])) for each in plan.left_out[:60]]
    problem = month(1)
    plan = way.plan(problem, 2)
    slots = [_ms(way, partial(best_slots, problem, plan, visit)) for visit in problem.due[:40]]
    slowest = max(reasons), max(slots)
    return {
        "reason_ms": [round(statistics.median(reasons), 1), round(slowest[0], 1)],
        "slots_ms": [round(statistics.median(slots), 1), round(slowest[1], 1)],
        "must": "50 ms, 100 ms",
        "ok": slowest[0] <= 50 and slowest[1] <= 100,
    }


def _ms(way: Way, work: Callable[[], object]) -> float:
    begun = way.clock()
    work()
    return (way.clock() - begun) * 1000


def cancel(_way: Way) -> Report:
    """Milliseconds from the wish to stop to the answer, and the longest that another thread waited meanwhile.

    A busy computer lets threads wait by itself: `alone_ms` is the longest wait without a search.
    """
    problem = month(1)
    stopped = threading.Event()
    ended: list[float] = []

    def work() -> None:
        propose(problem, seconds=30, cancelled=stopped.is_set)
        ended.append(time.perf_counter())

    alone = _longest_wait(4)
    thread = threading.Thread(target=work)
    thread.start()
    gap = _longest_wait(4)
    begun = time.perf_counter()
    stopped.set()
    thread.join()
    took = (ended[0] - begun) * 1000
    return {
        "cancel_ms": round(took, 1),
        "gap_ms": round(gap, 1),
        "alone_ms": round(alone, 1),
        "must": [250, 50],
        "ok": took <= 250 and gap <= 50,
    }


def _longest_wait(seconds: float) -> float:
    """Return the longest time in milliseconds that a thread waits for its turn within some seconds."""
    begun = last = time.perf_counter()
    longest = 0.0
    while last - begun < seconds:
        time.sleep(0.001)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest * 1000


JOBS: dict[str, Callable[[Way], Report]] = {
    "first": first,
    "quality": quality,
    "team": team,
    "changes": changes,
    "questions": questions,
    "cancel": cancel,
}


def main() -> int:
    """Run the jobs that were named, or all."""
    parser = argparse.ArgumentParser(prog="benchmarks.month", description=__doc__)
    parser.add_argument("job", nargs="*", choices=[[], *JOBS])
    parser.add_argument("--cpu", action="store_true", help="count the seconds of the processor")
    parser.add_argument("--months", type=int, nargs="+", default=SEEDS)
    options = parser.parse_args()
    way = Way(CLOCKS[options.cpu], tuple(options.months))
    for name in options.job or JOBS:
        print(json.dumps({"job": name, "cpu": options.cpu, **JOBS[name](way)}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
