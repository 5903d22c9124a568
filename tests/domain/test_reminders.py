"""Reminders: each visit and time once, whenever one looks, also after sleep and a new start."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from crm.domain.reminders import LATE, Memory, Reminder, as_text, due, from_text, resting, shown

START = datetime(2026, 11, 17, 6, tzinfo=UTC)
LEAD = timedelta(minutes=30)
VISIT = Reminder(UUID(int=1), "演示冷链", "演示路 1 号", START)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def looked(times: list[datetime], visit: Reminder = VISIT, memory: Memory | None = None) -> list[datetime]:
    """Return at which of these looks the visit was shown; the memory goes through its text, as between two starts."""
    memory, found = memory or {}, []
    for now in sorted(times):
        new = due([visit], now, LEAD, memory)
        if new:
            found.append(now)
            memory = from_text(as_text(shown(memory, new, now)))
    return found


@pytest.mark.parametrize(
    ("before", "is_due"), [(31, False), (30, True), (1, True), (0, True), (-14, True), (-15, False), (-600, False)]
)
def test_it_is_due_from_so_many_minutes_before_until_it_began_long_ago(before: int, is_due: bool) -> None:
    assert bool(due([VISIT], START - minutes(before), LEAD, {})) is is_due


@given(st.lists(st.integers(-300, 300), max_size=20))
def test_it_comes_once_at_the_first_look_that_finds_it_due(offsets: list[int]) -> None:
    times = [START + minutes(offset) for offset in offsets]
    expected = [now for now in sorted(times) if START - LEAD <= now < START + LATE][:1]
    assert looked(times) == expected


@given(st.integers(-29, 10), st.integers(1, 60))
def test_one_that_rests_comes_back_once_and_not_long_after_the_beginning(at: int, rest: int) -> None:
    now = START + minutes(at)
    memory = resting(shown({}, [VISIT], now), VISIT, now + minutes(rest))
    found = looked([now + minutes(step) for step in range(120)], memory=memory)
    assert len(found) == 1
    assert found[0] >= min(now + minutes(rest), START + LATE - minutes(1))
    assert found[0] < START + LATE


def test_a_moved_visit_reminds_anew_and_another_one_is_its_own() -> None:
    memory = shown({}, [VISIT], START)
    later = replace(VISIT, start=START + minutes(60))
    other = replace(VISIT, visit_id=UUID(int=2))
    assert due([VISIT, later, other], START + minutes(31), LEAD, memory) == [later]
    assert due([VISIT, later, other], START, LEAD, memory) == [other]


def test_the_memory_forgets_what_is_long_over_and_what_it_cannot_read() -> None:
    memory = shown({}, [VISIT], START)
    assert list(shown(memory, [], START + timedelta(days=1))) == [VISIT.key]
    assert list(shown(memory, [], START + timedelta(days=3))) == []
    assert list(shown({"nonsense": None}, [], START)) == []


@given(st.text(max_size=60))
def test_any_kept_text_is_a_memory(text: str) -> None:
    assert isinstance(from_text(text), dict)


@pytest.mark.parametrize("text", ["", "[]", '{"a": 3}', '{"a": "never"}', '{"a": "2026-11-17T06:00:00"}', "null"])
def test_a_broken_memory_is_empty(text: str) -> None:
    assert from_text(text) == {}
