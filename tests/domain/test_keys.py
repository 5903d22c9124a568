"""Packed keys are what a list of them would be."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from crm.domain.keys import Keys, key_of

few = st.integers(0, 40).map(lambda number: UUID(int=number << 60 | number % 3))
"""Keys that are met again, and whose ends are alike."""
lists = st.lists(st.one_of(st.uuids(), few), unique=True, max_size=30)


@given(lists)
def test_keys_are_a_sequence_of_what_was_packed(ids: list[UUID]) -> None:
    keys = Keys.of(ids)
    assert list(keys) == ids == keys
    assert [keys[place] for place in range(-len(ids), len(ids))] == [*ids, *ids]
    assert keys[1:-1] == ids[1:-1]
    assert keys[::-2] == ids[::-2]
    assert len(keys) == len(ids)
    assert bool(keys) is bool(ids)
    assert Keys.of(keys) is keys


@given(lists, lists)
def test_a_key_has_its_place_or_none(ids: list[UUID], others: list[UUID]) -> None:
    keys = Keys.of(ids)
    for key in [*ids, *others]:
        assert keys.place(key) == (ids.index(key) if key in ids else -1)
        assert (key in keys) is (key in ids)


@given(lists, lists)
def test_keys_are_told_apart_from_others(ids: list[UUID], others: list[UUID]) -> None:
    keys, rest = Keys.of(ids), Keys.of(others)
    assert (keys == rest) is (ids == others)
    assert keys.without(rest) == [key for key in ids if key not in others]
    assert keys.but(others) == [key for key in ids if key not in others]


@given(st.uuids())
def test_a_key_is_made_without_the_checks_of_its_class(key: UUID) -> None:
    made = key_of(key.bytes)
    assert made == key
    assert hash(made) == hash(key)
    assert str(made) == str(key)
