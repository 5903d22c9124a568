"""The call-back sample: drawn again alike from its seed, fair to managers and segments."""

from collections import Counter
from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from crm.domain.codes import Segment
from crm.domain.honesty import Candidate
from crm.planning.sampling import sample, shared_out

one = st.builds(
    Candidate,
    st.integers(1, 10_000).map(lambda number: UUID(int=number)),
    st.integers(1, 4).map(lambda number: UUID(int=100_000 + number)),
    st.sampled_from(Segment),
)
everybody = st.lists(one, max_size=60, unique_by=lambda each: each.visit_id)
seeds, counts = st.integers(0, 2**31), st.integers(0, 12)


@given(everybody, seeds, counts, st.randoms(use_true_random=False))
def test_the_same_seed_draws_the_same_visits_in_whatever_order(
    candidates: list[Candidate], seed: int, each: int, chance: Random
) -> None:
    mixed = list(candidates)
    chance.shuffle(mixed)
    assert sample(mixed, seed, each) == sample(candidates, seed, each)


@given(everybody, seeds, counts)
def test_every_manager_gets_the_wanted_number_as_far_as_there_are_visits(
    candidates: list[Candidate], seed: int, each: int
) -> None:
    drawn = sample(candidates, seed, each)
    assert len(set(drawn)) == len(drawn)
    assert set(drawn) <= set(candidates)
    every, got = Counter(c.person_id for c in candidates), Counter(c.person_id for c in drawn)
    assert {person: got[person] for person in every} == {person: min(each, count) for person, count in every.items()}


@given(everybody, seeds, counts)
def test_a_manager_s_draw_does_not_hang_on_others(candidates: list[Candidate], seed: int, each: int) -> None:
    first = UUID(int=100_001)
    mine = [one for one in candidates if one.person_id == first]
    assert sample(mine, seed, each) == [one for one in sample(candidates, seed, each) if one.person_id == first]


@given(st.dictionaries(st.sampled_from(Segment), st.integers(1, 50)), st.integers(0, 60))
def test_shares_are_fair(sizes: dict[Segment, int], total: int) -> None:
    shares, every = shared_out(sizes, total), sum(sizes.values())
    assert sum(shares.values()) == min(total, every)
    for segment, size in sizes.items():
        exact = min(total, every) * size / every
        assert exact - 1 < shares[segment] < exact + 1
        assert shares[segment] <= size


def test_another_seed_draws_others() -> None:
    person = UUID(int=1)
    candidates = [Candidate(UUID(int=number), person, Segment.TOP100) for number in range(1, 200)]
    assert sample(candidates, 1, 5) != sample(candidates, 2, 5)
    assert shared_out({Segment.TOP100: 1, Segment.LARGE_INDUSTRIAL: 9}, 5) == {
        Segment.TOP100: 1,
        Segment.LARGE_INDUSTRIAL: 4,
    }
