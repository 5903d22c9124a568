"""What feeders that are off mean for an account, and when it was without supply."""

from datetime import datetime, timedelta
from itertools import combinations, pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.codes import SourceRole
from crm.domain.ids import new_id
from crm.domain.outages import Effect, Span, Supply
from crm.planning.outages.effects import dark_spans, effect_on, is_interrupted
from tests.support.build import at

F12, F09, F03 = (new_id() for _ in range(3))
MAIN = Supply(F12, SourceRole.PRIMARY)
BACKUP = Supply(F09, SourceRole.STANDBY)
SECURITY = Supply(F03, SourceRole.SECURITY)


@pytest.mark.parametrize(
    ("supplies", "off", "effect"),
    [
        ([MAIN], {F12}, Effect.OFF),
        ([MAIN], {F09}, Effect.NONE),
        ([MAIN, BACKUP], {F12}, Effect.SWITCHED),
        ([MAIN, BACKUP], {F09}, Effect.BACKUP_LOST),
        ([MAIN, BACKUP], {F12, F09}, Effect.OFF),
        ([MAIN, SECURITY], {F12}, Effect.ON_SECURITY),
        ([MAIN, SECURITY], {F03}, Effect.BACKUP_LOST),
        ([MAIN, BACKUP, SECURITY], {F12, F09}, Effect.ON_SECURITY),
        ([MAIN, BACKUP, SECURITY], {F12, F09, F03}, Effect.OFF),
        ([MAIN, BACKUP, SECURITY], {F12, F03}, Effect.SWITCHED),
        ([MAIN, Supply(F09, SourceRole.PRIMARY)], {F09}, Effect.SWITCHED),
        ([MAIN, Supply(F12, SourceRole.STANDBY)], {F12}, Effect.OFF),
        ([], {F12}, Effect.NONE),
    ],
)
def test_effect_follows_from_the_supplies_that_are_left(supplies: list[Supply], off: set[UUID], effect: Effect) -> None:
    assert effect_on(supplies, off) is effect


def test_both_feeders_off_at_once_leave_the_account_dark_just_while_both_are() -> None:
    off = {F12: [Span(at(8), at(12))], F09: [Span(at(10), at(14))]}
    assert dark_spans([MAIN, BACKUP], off, at(20)) == [Span(at(10), at(12))]
    assert dark_spans([MAIN], off, at(20)) == [Span(at(8), at(12))]


def test_overlapping_outages_of_a_feeder_are_one_time_without_supply() -> None:
    off = {F12: [Span(at(8), at(12)), Span(at(11), None)]}
    assert dark_spans([MAIN], off, at(15)) == [Span(at(8), at(15))]


ROLES = st.sampled_from(SourceRole)
HOURS = st.integers(0, 20)
SPANS = st.lists(st.builds(lambda a, b: Span(at(min(a, b)), at(max(a, b) + 1)), HOURS, HOURS), max_size=4)


@given(st.lists(ROLES, min_size=1, max_size=3), st.lists(SPANS, min_size=3, max_size=3))
def test_an_account_is_dark_at_a_moment_exactly_when_its_supplies_say_so(
    roles: list[SourceRole], spans: list[list[Span]]
) -> None:
    feeders = (F12, F09, F03)
    supplies = [Supply(feeder, role) for feeder, role in zip(feeders, roles, strict=False)]
    off = dict(zip(feeders, spans, strict=True))
    dark = dark_spans(supplies, off, at(23))
    assert all(a.end is not None and a.end < b.start for a, b in pairwise(dark))
    for half in range(46):
        moment = at(0) + timedelta(minutes=30 * half)
        dead = {feeder for feeder, mine in off.items() if any(_within(moment, span) for span in mine)}
        assert any(_within(moment, span) for span in dark) == is_interrupted(effect_on(supplies, dead))


def _within(moment: datetime, span: Span) -> bool:
    return span.start <= moment and (span.end is None or moment < span.end)


@given(st.lists(ROLES, min_size=1, max_size=3, unique=False))
def test_more_feeders_off_never_make_it_better(roles: list[SourceRole]) -> None:
    order = list(reversed(Effect))
    feeders = (F12, F09, F03)[: len(roles)]
    supplies = [Supply(feeder, role) for feeder, role in zip(feeders, roles, strict=True)]
    for size in range(len(feeders)):
        for off in combinations(feeders, size):
            for more in feeders:
                if is_interrupted(effect_on(supplies, set(off))):
                    worse = effect_on(supplies, {*off, more})
                    assert order.index(worse) >= order.index(effect_on(supplies, set(off)))
