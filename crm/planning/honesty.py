"""Records that look odd: handed in late, two at once, a drive that cannot be, a note written before.

Pure functions over held visits; each returns its flags. What is flagged is looked at by a person: none of it proves
anything.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from crm.domain.honesty import Flag, Held, HonestyRules, Key, Oddity
from crm.planning.travel import drive
from crm.planning.workdays import WorkCalendar

RulesOn = Callable[[date], HonestyRules]
MINUTE = timedelta(minutes=1)
SHARED = 8
"""Two notes are compared when they begin or end with the same eight characters, so that most never meet."""
_NO_WORD = re.compile(r"[\W_]+")
Pair = tuple[date, Key]
Block = tuple[Key, str]
"""A visitor or an account, and how a note begins or ends."""
Notes = dict[str, Held]
"""Notes with the newest visit that has each, the newest last."""
Likest = tuple[float, date, Key]
"""Likeness in percent, day and key of a visit."""
LikestOf = Callable[[Notes, str, date, float], Likest | None]
Step = Callable[[int, int], None]
STEP = 2_000
"""Visits between two steps."""


def no_step(_done: int, _total: int) -> None:
    """Tell nobody."""


def late(visits: Iterable[Held], rules_on: RulesOn, calendar: WorkCalendar) -> Iterator[Flag]:
    """Yield records that were submitted more than the allowed workdays after the visit."""
    last_days: dict[date, date] = {}
    for visit in visits:
        if visit.submitted_on is None or visit.submitted_on <= visit.held_on:
            continue
        last = last_days.get(visit.held_on)
        if last is None:
            last = calendar.add_workdays(visit.held_on, rules_on(visit.held_on).late_workdays)
            last_days[visit.held_on] = last
        if visit.submitted_on > last:
            yield Flag(visit.id, Oddity.LATE, calendar.workdays_between(visit.held_on, visit.submitted_on))


def clashes(visits: Iterable[Held], rules_on: RulesOn) -> Iterator[Flag]:
    """Yield visits of one person that overlap (both), or that followed sooner than the drive takes (the later one).

    A visit without both hours is not judged. Each is held against the one before it that ended last.
    """
    by_person: dict[Key, list[Held]] = defaultdict(list)
    for visit in visits:
        if visit.arrived_at is not None and visit.left_at is not None:
            by_person[visit.person_id].append(visit)
    for mine in by_person.values():
        mine.sort(key=_arrival)
        yield from _clashes_of(mine, rules_on)


def _arrival(visit: Held) -> tuple[datetime, Key]:
    return _begin(visit), visit.id


def _clashes_of(mine: Sequence[Held], rules_on: RulesOn) -> Iterator[Flag]:
    overlapped: dict[Key, Flag] = {}
    lasting: Held | None = None
    for visit in mine:
        if lasting is not None and lasting.held_on == visit.held_on:
            rules = rules_on(visit.held_on)
            shared: float = (min(_end(lasting), _end(visit)) - _begin(visit)) / MINUTE
            if shared > rules.overlap_minutes:
                _keep_longest(overlapped, Flag(visit.id, Oddity.OVERLAP, shared, lasting.id))
                _keep_longest(overlapped, Flag(lasting.id, Oddity.OVERLAP, shared, visit.id))
            elif (lacking := _lacking(lasting, visit, rules)) > 0:
                yield Flag(visit.id, Oddity.TRAVEL, lacking, lasting.id)
        if lasting is None or lasting.held_on != visit.held_on or _end(visit) >= _end(lasting):
            lasting = visit
    yield from overlapped.values()


def _keep_longest(found: dict[Key, Flag], flag: Flag) -> None:
    if flag.visit_id not in found or found[flag.visit_id].amount < flag.amount:
        found[flag.visit_id] = flag


def _lacking(before: Held, after: Held, rules: HonestyRules) -> float:
    """Return the minutes that lie too few between two sites, 0 where the drive can be."""
    if not (before.is_on_site and after.is_on_site):
        return 0
    way = drive(before.place, after.place, rules.detour, rules.brisk_kmh)
    if way is None:
        return 0
    return max(0.0, way.minutes - max(0.0, (_begin(after) - _end(before)) / MINUTE))


def _begin(visit: Held) -> datetime:
    assert visit.arrived_at is not None
    return visit.arrived_at


def _end(visit: Held) -> datetime:
    assert visit.left_at is not None
    return visit.left_at


def normalised(note: str) -> str:
    """Return a note as it is compared: without case, spaces and signs."""
    return _NO_WORD.sub("", note.casefold())


def copied(
    visits: Iterable[Held], rules_on: RulesOn, only: frozenset[Key] | None = None, step: Step = no_step
) -> Iterator[Flag]:
    """Yield visits whose note nearly equals an earlier one of the same visitor, or about the same account.

    The earlier one lies at most the allowed days before; the likest counts, of equals the newest. `only` judges some
    visits against all the others. `step` is told how many of how many visits were judged, and may raise to stop.
    """
    from rapidfuzz import fuzz, process

    def likest_of(block: Notes, text: str, since: date, percent: float) -> Likest | None:
        """Return likeness, day and key of the likest note of a block."""
        near = []
        for note, visit in reversed(block.items()):
            if visit.held_on < since:
                break
            near.append(note)
        if not near:
            return None
        found = process.extractOne(text, near, scorer=fuzz.ratio, score_cutoff=percent)
        return (found[1], *_place(block[found[0]])) if found is not None else None

    seen: dict[Block, Notes] = defaultdict(dict)
    ordered = sorted(visits, key=_place)
    for place, visit in enumerate(ordered):
        if place % STEP == 0:
            step(place, len(ordered))
        rules = rules_on(visit.held_on)
        text = normalised(visit.note)
        if len(text) < rules.copied_chars:
            continue
        blocks = [seen[key] for key in _keys(visit, text)]
        if only is None or visit.id in only:
            since = visit.held_on - timedelta(days=rules.copied_days)
            flag = _likest(visit, text, blocks, since, rules.copied_pct, likest_of)
            if flag is not None:
                yield flag
        for block in blocks:
            block.pop(text, None)
            block[text] = visit


def like(others: Iterable[Held], those: Iterable[Held], rules_on: RulesOn) -> set[Key]:
    """Return the visits whose note is so like one of those that they may have copied from it."""
    from rapidfuzz import fuzz

    written: dict[Block, list[str]] = defaultdict(list)
    for one in those:
        text = normalised(one.note)
        for key in _keys(one, text) if text else ():
            written[key].append(text)
    found: set[Key] = set()
    for other in others:
        rules, text = rules_on(other.held_on), normalised(other.note)
        if len(text) < rules.copied_chars:
            continue
        texts = {each for key in _keys(other, text) if key in written for each in written[key]}
        if any(fuzz.ratio(text, each, score_cutoff=rules.copied_pct) for each in texts):
            found.add(other.id)
    return found


def _place(visit: Held) -> Pair:
    return visit.held_on, visit.id


def _keys(visit: Held, text: str) -> tuple[Block, ...]:
    first, last = text[:SHARED], "…" + text[-SHARED:]
    return (visit.person_id, first), (visit.person_id, last), (visit.account_id, first), (visit.account_id, last)


def _likest(
    visit: Held, text: str, blocks: Sequence[Notes], since: date, percent: float, likest_of: LikestOf
) -> Flag | None:
    """Return the flag against the likest earlier note, of equal ones against the newest."""
    same = [block[text] for block in blocks if text in block]
    found = [(100.0, *_place(each)) for each in same if each.held_on >= since]
    if not found:
        found = [like for block in blocks if block and (like := likest_of(block, text, since, percent)) is not None]
    if not found:
        return None
    score, _day, other = max(found)
    return Flag(visit.id, Oddity.COPIED, round(score, 1), other)
