"""Before and after beside peers: the figures of small worlds, and honest words where there are too few."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import pytest

from crm.domain.campaign_effect import EffectLine, Verdict
from crm.domain.comparison import Metric
from crm.domain.peers import PeerGroup, PeerLevel
from crm.planning.energy.compare import Figures
from crm.planning.energy.effect import Member, around, changed, effect_lines

GROUP = PeerGroup(PeerLevel.DIVISION, ("39",))
OTHER = PeerGroup(PeerLevel.DIVISION, ("29",))
TOLD_IN = date(2026, 3, 1)
NOBODY: frozenset[UUID] = frozenset()


def month(peak: float) -> Figures:
    return Figures(100_000.0, 1, 720.0, 1000.0, peak_kwh=peak * 1000, valley_kwh=20_000.0, kvarh=30_000.0)


def member(number: int, before: float, after: float, group: PeerGroup = GROUP) -> Member:
    """Make an account with a peak share in percent for three months on each side of the one it was told in."""
    first, last = around(TOLD_IN, 3)
    months = {each: month(before) for each in first} | {each: month(after) for each in last}
    return Member(UUID(int=number), group, {**months, TOLD_IN: month(99)})


def lines(
    members: list[Member], told: int, least: int, targets: frozenset[UUID] = NOBODY
) -> Mapping[Metric, EffectLine]:
    chosen = {UUID(int=number): TOLD_IN for number in range(1, told + 1)}
    own, beside = ([each for each in members if (each.account_id in chosen) is is_own] for is_own in (True, False))
    return {line.metric: line for line in effect_lines(chosen, own, beside, 3, least, targets)}


def test_the_month_itself_is_left_out_and_years_are_crossed() -> None:
    before, after = around(date(2026, 1, 1), 2)
    assert before == [date(2025, 11, 1), date(2025, 12, 1)]
    assert after == [date(2026, 2, 1), date(2026, 3, 1)]


def test_the_difference_is_what_the_told_ones_changed_more_than_their_peers() -> None:
    told = [member(number, 40, 30 + number) for number in (1, 2, 3)]
    peers = [member(number, 40, 38) for number in range(11, 15)]
    line = lines([*told, *peers], 3, 3)[Metric.PEAK_SHARE]
    assert (line.told, line.peers) == (3, 4)
    sides = [line.before, line.after, line.peers_before, line.peers_after]
    assert sides == pytest.approx([0.4, 0.32, 0.4, 0.38])
    # Told: -9, -8, -7 points; peers: -2. The spread of 1 point among three gives 1.96 / sqrt(3).
    assert line.difference == pytest.approx(-0.06)
    assert line.margin == pytest.approx(0.01 * 1.96 / 3**0.5)
    assert line.verdict is Verdict.BETTER


def test_what_may_be_chance_is_called_unclear() -> None:
    told = [member(1, 40, 30), member(2, 40, 50), member(3, 40, 39)]
    peers = [member(number, 40, 40) for number in range(11, 15)]
    assert lines([*told, *peers], 3, 3)[Metric.PEAK_SHARE].verdict is Verdict.UNCLEAR


@pytest.mark.parametrize(("told", "peers", "group"), [(2, 4, GROUP), (3, 2, GROUP), (3, 4, OTHER)])
def test_too_few_on_either_side_are_no_figure(told: int, peers: int, group: PeerGroup) -> None:
    members = [member(number, 40, 30) for number in range(1, told + 1)]
    members += [member(number, 40, 40, group) for number in range(11, 11 + peers)]
    line = lines(members, told, 3)[Metric.PEAK_SHARE]
    assert (line.verdict, line.difference) == (Verdict.TOO_FEW, None)


def test_who_the_campaign_is_for_is_no_peer() -> None:
    told = [member(number, 40, 30) for number in (1, 2, 3)]
    peers = [member(number, 40, 40) for number in range(11, 15)]
    waiting = frozenset(each.account_id for each in peers[:2])
    line = lines([*told, *peers], 3, 3, waiting)[Metric.PEAK_SHARE]
    assert line.verdict is Verdict.TOO_FEW


def test_a_side_that_was_not_read_or_lacks_its_parts_gives_no_metric() -> None:
    first, last = around(TOLD_IN, 3)
    bare = Figures(100_000.0, 1, 720.0, 1000.0)
    assert changed(Member(UUID(int=1), GROUP, {first[0]: bare}), TOLD_IN, 3) == {}
    found = changed(Member(UUID(int=1), GROUP, {first[0]: month(40), last[0]: bare}), TOLD_IN, 3)
    assert found == {Metric.KWH_PER_KVA: (100.0, 100.0)}
    half = changed(Member(UUID(int=1), GROUP, {first[0]: month(40), last[0]: month(40), last[1]: bare}), TOLD_IN, 3)
    assert Metric.PEAK_SHARE not in half


@pytest.mark.parametrize(
    ("metric", "difference", "verdict"),
    [
        (Metric.PEAK_SHARE, 0.02, Verdict.WORSE),
        (Metric.POWER_FACTOR, 0.02, Verdict.BETTER),
        (Metric.VALLEY_SHARE, -0.02, Verdict.WORSE),
        (Metric.KWH_PER_KVA, 0.02, Verdict.CHANGED),
        (Metric.POWER_FACTOR, 0.01, Verdict.UNCLEAR),
    ],
)
def test_a_verdict_knows_the_good_side(metric: Metric, difference: float, verdict: Verdict) -> None:
    assert EffectLine(metric, 9, 9, difference=difference, margin=0.01).verdict is verdict
