"""Indices by the worked case of domain.md 3.5 and by properties."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.codes import OutageType
from crm.domain.ids import new_id
from crm.domain.outages import Interruption, Span
from crm.planning.outages.indices import indices

YEAR = Span(datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def momentary(_at: datetime) -> timedelta:
    return timedelta(minutes=3)


NOW = datetime(2027, 6, 1, tzinfo=UTC)


def off(
    minutes: float, start: datetime = NOON, kind: OutageType = OutageType.FAULT, account: UUID | None = None
) -> Interruption:
    span = Span(start, start + timedelta(minutes=minutes))
    return Interruption(account or new_id(), new_id(), kind, span)


def test_the_worked_case_comes_out() -> None:
    events = [off(90) for _ in range(200)] + [off(30) for _ in range(50)]
    found = indices(events, 1000, YEAR, NOW, momentary)
    assert found.saidi == pytest.approx(0.325)
    assert found.saifi == pytest.approx(0.25)
    assert found.caidi == pytest.approx(1.3)
    assert found.asai == pytest.approx(0.999963, abs=5e-7)


def test_a_leap_year_has_a_day_more() -> None:
    leap = Span(datetime(2024, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC))
    assert indices([], 1, leap, NOW, momentary).hours == 8784
    assert indices([], 1, YEAR, NOW, momentary).hours == 8760


@pytest.mark.parametrize(("minutes", "count"), [(3, 0), (3.02, 1), (0, 0)])
def test_three_minutes_are_momentary_and_more_is_not(minutes: float, count: int) -> None:
    assert indices([off(minutes)], 10, YEAR, NOW, momentary).interruptions == count


@pytest.mark.parametrize("kind", [OutageType.CUSTOMER_SIDE, OutageType.ARREARS])
def test_what_is_the_customers_own_is_not_counted(kind: OutageType) -> None:
    assert indices([off(60, kind=kind)], 10, YEAR, NOW, momentary).customer_hours == 0


def test_an_outage_over_the_years_end_is_cut_at_midnight_and_counted_where_it_began() -> None:
    event = off(120, datetime(2025, 12, 31, 23, tzinfo=UTC))
    former = Span(datetime(2025, 1, 1, tzinfo=UTC), YEAR.start)
    old, new = (indices([event], 1, period, NOW, momentary) for period in (former, YEAR))
    assert (old.customer_hours, old.interruptions) == (1, 1)
    assert (new.customer_hours, new.interruptions) == (1, 0)
    assert new.caidi is None


def test_two_outages_of_an_account_at_once_are_one_time_without_supply() -> None:
    account = new_id()
    events = [off(120, account=account), off(60, NOON + timedelta(minutes=90), account=account)]
    found = indices(events, 1, YEAR, NOW, momentary)
    assert (found.customer_hours, found.interruptions) == (2.5, 1)


def test_what_lasts_is_taken_up_to_now() -> None:
    event = Interruption(new_id(), new_id(), OutageType.FAULT, Span(NOON))
    assert indices([event], 1, YEAR, NOON + timedelta(hours=5), momentary).customer_hours == 5


def test_without_customers_there_is_no_index() -> None:
    found = indices([], 0, YEAR, NOW, momentary)
    assert (found.saidi, found.saifi, found.caidi, found.asai) == (None, None, None, None)


EVENTS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 40_000), st.integers(0, 3000)), max_size=12)


@given(EVENTS)
def test_months_add_up_to_the_year(drawn: list[tuple[int, int, int]]) -> None:
    accounts = [new_id() for _ in range(4)]
    events = [
        off(minutes, YEAR.start + timedelta(minutes=start * 13), account=accounts[who]) for who, start, minutes in drawn
    ]
    starts = [datetime(2026, month, 1, tzinfo=UTC) for month in range(1, 13)]
    spans = [Span(a, b) for a, b in zip(starts, [*starts[1:], YEAR.end], strict=True)]
    months = [indices(events, 4, span, NOW, momentary) for span in spans]
    year = indices(events, 4, YEAR, NOW, momentary)
    assert sum(month.customer_hours for month in months) == pytest.approx(year.customer_hours)
    assert sum(month.interruptions for month in months) == year.interruptions


def test_each_outage_is_momentary_by_the_rule_of_its_own_day() -> None:
    later = NOON + timedelta(days=40)

    def rule(at: datetime) -> timedelta:
        return timedelta(minutes=3 if at < later else 10)

    found = indices([off(6), off(6, later), off(12, later)], 10, YEAR, NOW, rule)
    assert (found.interruptions, found.customer_hours) == (2, 0.3)
