"""The keys of a long list, packed: 200,000 of them take 5 MB, as objects with their places in a dict 40."""

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload
from uuid import UUID, SafeUUID

SIZE = 16
TAIL = 0xFFFFFFFF
"""The last four bytes of a key are drawn by chance, so they say well enough where to look for it."""
LAST = SIZE // 4 - 1
NONE = -1

_SLOTS = vars(UUID)
_set_int, _set_safety, _unknown = _SLOTS["int"].__set__, _SLOTS["is_safe"].__set__, SafeUUID.unknown


def key_of(packed: bytes) -> UUID:
    """Return the key of 16 bytes without the checks of its class, which take four times as long."""
    key = object.__new__(UUID)
    _set_int(key, int.from_bytes(packed))
    _set_safety(key, _unknown)
    return key


class Keys(Sequence[UUID]):
    """Keys in an order that never changes; each stands there once. A key is made an object when it is asked for."""

    def __init__(self, packed: bytes = b"") -> None:
        """Take the 16 bytes of each key, one after the other."""
        self._packed = packed
        self._firsts = array("i")
        self._others = array("i")

    @classmethod
    def of(cls, keys: Iterable[UUID]) -> "Keys":
        """Return keys packed; those that are packed already are returned themselves."""
        return keys if isinstance(keys, Keys) else cls(b"".join(key.bytes for key in keys))

    def place(self, key: UUID) -> int:
        """Return at which place a key stands, -1 when it does not; the first look finds out all places."""
        self.learn_places()
        if not self._packed:
            return NONE
        wanted, place = key.bytes, self._firsts[key.int & TAIL & (len(self._firsts) - 1)]
        while place != NONE and self._packed[place * SIZE : (place + 1) * SIZE] != wanted:
            place = self._others[place]
        return place

    def learn_places(self) -> None:
        """Find out where each key stands; a thread in which nobody waits does so before it hands a long list over.

        Keys whose tails end alike are a chain: `firsts` says where it begins and `others` how it goes on.
        """
        if self._firsts or not self._packed:
            return
        tails = array("I", self._packed)[LAST :: LAST + 1]
        if sys.byteorder == "little":
            tails.byteswap()
        room = 1 << len(tails).bit_length()
        firsts, others, mask = array("i", [NONE]) * room, array("i", [NONE]) * len(tails), room - 1
        for place, tail in enumerate(tails):
            chain = tail & mask
            others[place] = firsts[chain]
            firsts[chain] = place
        self._others, self._firsts = others, firsts

    def without(self, others: "Keys") -> list[UUID]:
        """Return the keys that the others do not have, in their order here."""
        if self._packed == others._packed:
            return []
        known = set(others._parts())
        return [key_of(part) for part in self._parts() if part not in known]

    def holds_any(self, others: Iterable[UUID]) -> bool:
        """Say whether one of some keys is among these."""
        known = {key.bytes for key in others}
        return bool(known) and not known.isdisjoint(self._parts())

    def but(self, others: Iterable[UUID]) -> "Keys":
        """Return the keys in their order without some of them."""
        places = sorted(place for place in map(self.place, others) if place != NONE)
        begins, ends = [0, *(place + 1 for place in places)], [*places, len(self)]
        return Keys(b"".join(self._packed[begin * SIZE : end * SIZE] for begin, end in zip(begins, ends, strict=True)))

    def _parts(self) -> Iterator[bytes]:
        return (self._packed[begin : begin + SIZE] for begin in range(0, len(self._packed), SIZE))

    def __len__(self) -> int:
        return len(self._packed) // SIZE

    @overload
    def __getitem__(self, place: int) -> UUID: ...

    @overload
    def __getitem__(self, place: slice) -> list[UUID]: ...

    def __getitem__(self, place: int | slice) -> UUID | list[UUID]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        number = place + len(self) if place < 0 else place
        if not 0 <= number < len(self):
            raise IndexError(place)
        return key_of(self._packed[number * SIZE : (number + 1) * SIZE])

    def __iter__(self) -> Iterator[UUID]:
        return (key_of(part) for part in self._parts())

    def __contains__(self, key: object) -> bool:
        return isinstance(key, UUID) and self.place(key) != NONE

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Keys):
            return self._packed == other._packed
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Keys({len(self)})"
