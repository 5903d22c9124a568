"""Who is among the top-100, as values and as properties."""

from uuid import UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.codes import Segment
from crm.domain.top100 import Ranking, Source, Standing, YearEnergy, rank, segment_of

SPACE = UUID(int=1)


def energy(
    number: int,
    kwh: float,
    *,
    customer: int | None = None,
    segment: Segment = Segment.LARGE_INDUSTRIAL,
    former: int | None = None,
    months: int = 12,
    source: Source = Source.READINGS,
    kva: float = 1250.0,
) -> YearEnergy:
    """Return an account; those of one `customer` belong to one legal entity."""
    entity = number if customer is None else customer
    return YearEnergy(
        uuid5(SPACE, f"account{number}"),
        1,
        SPACE,
        uuid5(SPACE, f"customer{entity}"),
        f"演示{entity:03}",
        f"99{number:08}",
        f"演示{number}",
        segment,
        segment is Segment.DIRECT_SERVICE,
        kva,
        kwh,
        months,
        source,
        former,
    )


def test_the_accounts_of_one_entity_are_ranked_together() -> None:
    found = rank(2026, [energy(1, 60, customer=7), energy(2, 50, customer=7), energy(3, 100)], 2)
    assert [(place.rank, place.kwh, len(place.accounts)) for place in found.places] == [(1, 110, 2), (2, 100, 1)]


def test_who_enters_who_stays_and_who_leaves_is_told() -> None:
    accounts = [energy(1, 90), energy(2, 80, former=2), energy(3, 10, former=1, segment=Segment.TOP100)]
    found = rank(2026, accounts, 2)
    assert [place.standing for place in found.places] == [Standing.ENTERS, Standing.STAYS]
    assert [place.customer for place in found.entrants] == ["演示001"]
    assert [each.name for each in found.leavers] == ["演示3"]


def test_households_and_entities_without_energy_are_not_ranked() -> None:
    found = rank(2026, [energy(1, 90, segment=Segment.RESIDENTIAL), energy(2, 0, months=0), energy(3, 5)], 10)
    assert [place.customer for place in found.places] == ["演示003"]


def test_missing_months_are_told_unless_the_year_was_entered() -> None:
    found = rank(2026, [energy(1, 90, months=11), energy(2, 80, months=0, source=Source.ENTERED)], 10)
    assert [place.is_short for place in found.places] == [True, False]


@pytest.mark.parametrize(
    ("segment", "kva", "is_top", "after"),
    [
        (Segment.DIRECT_SERVICE, 1250, True, Segment.DIRECT_SERVICE),
        (Segment.LARGE_INDUSTRIAL, 1250, True, Segment.TOP100),
        (Segment.SMALL_BUSINESS, 100, True, Segment.TOP100),
        (Segment.TOP100, 315, False, Segment.LARGE_INDUSTRIAL),
        (Segment.TOP100, 314, False, Segment.SMALL_BUSINESS),
    ],
)
def test_the_segment_follows_the_precedence(segment: Segment, kva: float, is_top: bool, after: Segment) -> None:
    assert segment_of(energy(1, 1, segment=segment, kva=kva), is_top, 315) is after


accounts = st.lists(
    st.builds(
        energy,
        st.integers(1, 40),
        st.integers(0, 50).map(float),
        customer=st.integers(1, 12),
        former=st.none() | st.integers(1, 5),
    ),
    max_size=30,
    unique_by=lambda each: each.id,
)


@given(accounts, st.integers(1, 15))
def test_a_ranking_is_ordered_full_and_forgets_nobody(energies: list[YearEnergy], size: int) -> None:
    found = rank(2026, energies, size)
    assert [place.rank for place in found.places] == list(range(1, len(found.places) + 1))
    sums = [place.kwh for place in found.places]
    assert sums == sorted(sums, reverse=True)
    used = {each.customer_id for each in energies if each.kwh > 0}
    ranked = {place.customer_id for place in found.places}
    assert len(ranked) == min(size, len(used))
    inside = {each.id for place in found.places for each in place.accounts}
    assert {each.id for each in found.leavers} == {
        each.id for each in energies if each.former_rank is not None and each.id not in inside
    }


@given(accounts, st.randoms())
def test_the_order_of_reading_does_not_matter(energies: list[YearEnergy], random: object) -> None:
    shuffled = list(energies)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = rank(2026, energies, 5), rank(2026, shuffled, 5)
    assert one.same_as(other)
    assert isinstance(one, Ranking)
