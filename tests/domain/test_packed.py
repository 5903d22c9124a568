"""Packed values are a sequence like any other."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from crm.domain.packed import Packed


class Thing(Struct, frozen=True):
    id: UUID
    name: str
    of: UUID | None = None
    more: tuple[str, ...] = ()


THINGS = st.builds(Thing, st.uuids(), st.text(), st.none() | st.uuids(), st.lists(st.text()).map(tuple))


@given(st.lists(THINGS, max_size=5), st.slices(5))
def test_packed_values_come_back_as_they_were(things: list[Thing], part: slice) -> None:
    packed = Packed(Thing, iter(things))
    assert list(packed) == things
    assert [packed[place] for place in range(-len(things), len(things))] == things * 2
    assert packed[part] == things[part]
    assert len(packed) == len(things)
    assert packed == things == packed[:]
    assert packed == Packed(Thing, things)
    assert packed != Packed(Thing, [*things, Thing(UUID(int=1), "a")])


@given(st.lists(THINGS, max_size=5), st.sets(st.integers(0, 4)))
def test_some_of_the_packed_values_are_packed_too(things: list[Thing], places: set[int]) -> None:
    names = {things[place].name for place in places if place < len(things)}
    some = Packed(Thing, things).those(lambda thing: thing.name in names)
    assert some == [thing for thing in things if thing.name in names]
    assert some.those(lambda _thing: False) == Packed(Thing) == []


def test_no_value_lies_beyond_the_last() -> None:
    with pytest.raises(IndexError):
        _none = Packed(Thing, [Thing(UUID(int=1), "a")])[1]
