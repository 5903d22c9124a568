"""Rows that may be one: the same number, legal entity or telephone, or names that are near (domain.md 1.3, 1.7)."""

import re
from array import array
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from heapq import nlargest, nsmallest
from itertools import combinations, compress, count
from uuid import UUID

from msgspec import Struct

from crm.domain.changes import Kind
from crm.domain.folding import fold, letters_of
from crm.domain.packed import Packed

DUPLICATE_KINDS = (Kind.ACCOUNT, Kind.CUSTOMER, Kind.CONTACT)
NEAR = 88.0
"""How alike two names are at least, in percent: one sign of nine may differ, one in five may be missing."""
SHORTEST_NEAR = 4
"""Names with fewer signs than this are compared as they are."""
LONGEST_PLACE = 3
"""A name may begin with a place of so many signs that the other leaves out (深圳海岳精密 and 海岳精密)."""
ENDS = 4
"""Names that differ in more than one sign are compared where they begin or end with the same so many signs."""
CROWD = 40
"""A beginning that more rows share says nothing."""
BYTES_A_KEY, KEYS_A_NAME, MOST_BITS = 8, 16, 22
"""Shared keys are counted in so many bytes each, lest many only seem to be shared, but never in more than 4 MB."""
SHARED = 6
"""A telephone that more accounts share is a switchboard's or a landlord's."""

_FORMS = re.compile("股份有限公司|有限责任公司|有限公司|股份公司|合伙企业|个体工商户|分公司|总公司|公司")
_PLACE = re.compile("^(?:[^省市区]{2,3}省)?(?:[^省市区]{2,3}市)(?=.{2})")
_ENGLISH_FORMS = frozenset(["co", "ltd", "limited", "inc", "corp", "company", "llc", "plc", "gmbh", "pte"])
_WORDS = re.compile(r"[^\s,.()]+")
_FIGURES = re.compile("[0-9]+|[〇零一二三四五六七八九十百甲乙丙丁戊己庚辛东南西北]|(?<![a-z])[a-z](?![a-z])")
STEP = 500

Step = Callable[[int, int], None]


class Reason(StrEnum):
    """Why two rows may be one, the surest first."""

    NUMBER = "number"
    USCC = "uscc"
    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"


WEIGHT: Mapping[Reason, int] = {
    Reason.NUMBER: 60,
    Reason.USCC: 50,
    Reason.NAME: 30,
    Reason.PHONE: 20,
    Reason.ADDRESS: 20,
}


BITS: Mapping[Reason, int] = {reason: 1 << place for place, reason in enumerate(Reason)}
"""The reasons of a pair as one number: tens of thousands of pairs have some before the surest are chosen."""


class Likeness(Struct, frozen=True, array_like=True):
    """What a row is compared by. Rows of one `group` (a legal entity's accounts, an account's contacts) stand together.

    `label` is the number that a person knows the row by; `owner` the account or legal entity that it belongs to.
    """

    id: UUID
    name: str
    label: str = ""
    owner: str = ""
    group: UUID | None = None
    numbers: tuple[str, ...] = ()
    uscc: str = ""
    phones: tuple[str, ...] = ()
    address: str = ""


class Pair(Struct, frozen=True):
    """Two rows with the reasons why they may be one; `score` is higher the surer it is."""

    left: Likeness
    right: Likeness
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> int:
        return score_of(self.reasons)


def score_of(reasons: Iterable[Reason]) -> int:
    """Return how sure it is that two rows are one."""
    return sum(WEIGHT[reason] for reason in reasons)


class Core(Struct, frozen=True, array_like=True):
    """What is left of a name without legal form, place and signs; the figures in it must be the same."""

    text: str
    figures: tuple[str, ...]


@lru_cache(maxsize=1)
def load_ratio() -> Callable[..., float]:
    """Return how names are compared; loads the library."""
    from rapidfuzz import fuzz

    return fuzz.ratio


def plain_core(name: str) -> Core:
    """Return the core of a name: full as half width, traditional as simplified, no legal form, no leading city."""
    words = _WORDS.findall(fold(name))
    while len(words) > 1 and words[-1] in _ENGLISH_FORMS:
        words.pop()
    plain = letters_of(" ".join(words))
    without = _FORMS.sub("", plain)
    core = _PLACE.sub("", without or plain)
    return Core(core, tuple(_FIGURES.findall(core)))


core_of = lru_cache(maxsize=65536)(plain_core)
"""For whoever compares the same names again and again; who goes through many of them once need not keep them."""


def cores_alike(one: Core, two: Core) -> bool:
    """Say whether two names may be meant for one."""
    if one.figures != two.figures:
        return False
    if one.text == two.text:
        return True
    short, long = sorted((one.text, two.text), key=len)
    if len(short) < SHORTEST_NEAR:
        return False
    if long.endswith(short) and len(long) - len(short) <= LONGEST_PLACE:
        return True
    return load_ratio()(one.text, two.text, score_cutoff=NEAR) > 0


def number_keys(number: str) -> tuple[str, ...]:
    """Return by what an account number is compared: 13 digits may be 3 before the former 10 (domain.md 1.3)."""
    plain = letters_of(number)
    return (plain, plain[3:]) if len(plain) == 13 and plain.isdigit() else (plain,)


def phone_key(number: str) -> str:
    """Return by what a telephone number is compared: its digits without the country and without a leading 0."""
    digits = "".join(filter(str.isdigit, letters_of(number)))
    return digits.removeprefix("0086").removeprefix("86").lstrip("0") if len(digits) > 6 else ""


class _Told:
    """Counts the rows that were looked at, tells it now and then, and lets the search be stopped between them."""

    def __init__(self, step: Step, total: int) -> None:
        self._step, self._total = step, total
        self._rows = self._calls = 0

    def row(self) -> None:
        self._rows += 1
        self.pair()

    def pair(self) -> None:
        if self._calls % STEP == 0:
            self._step(self._rows, self._total)
        self._calls += 1


PASSES: Mapping[Kind, int] = {Kind.ACCOUNT: 3, Kind.CUSTOMER: 2, Kind.CONTACT: 2}
"""How often the rows of a kind are gone through."""


def find_pairs(
    kind: Kind,
    rows: Sequence[Likeness],
    step: Step = lambda _done, _total: None,
    known: Container[tuple[UUID, UUID]] = (),
    most: int | None = None,
) -> tuple[list[Pair], int]:
    """Return the surest pairs of rows that may be one, the surest first, and how many there are.

    Nothing compares every row with every other. `known` are pairs of keys, the smaller first, that are left out; of
    the others `most` are returned.
    """
    found, many = _reasons(kind, rows, step), len(rows)
    if known:
        found = {
            pair: why for pair, why in found.items() if key_of(rows[pair // many].id, rows[pair % many].id) not in known
        }
    reasons = {why: tuple(each for each in Reason if BITS[each] & why) for why in set(found.values())}
    scores = {why: score_of(some) for why, some in reasons.items()}

    def order(pair: int) -> tuple[int, str, UUID, UUID]:
        left, right = rows[pair // many], rows[pair % many]
        return -scores[found[pair]], left.name, left.id, right.id

    most = len(found) if most is None else most
    # Most pairs are out of the question by their score alone: their names are not looked at.
    least = min(nlargest(most, (scores[why] for why in found.values())), default=0)
    surest = nsmallest(most, (pair for pair, why in found.items() if scores[why] >= least), order)
    return [Pair(rows[pair // many], rows[pair % many], reasons[found[pair]]) for pair in surest], len(found)


def key_of(one: UUID, two: UUID) -> tuple[UUID, UUID]:
    """Return a pair as it is remembered: the smaller key first."""
    return (one, two) if one < two else (two, one)


def _reasons(kind: Kind, rows: Sequence[Likeness], step: Step) -> dict[int, int]:
    """Return the pairs of rows that may be one, with the bits of why.

    A pair is a number: the place of the one times the number of rows, and the place of the other, which stands later.
    """
    found: dict[int, int] = {}
    told, many = _Told(step, len(rows) * PASSES[kind]), len(rows)
    row_at = lru_cache(CROWD)(rows.__getitem__)

    def note(
        places: Iterable[tuple[int, int]], reason: Reason, wanted: Callable[[Likeness, Likeness], bool] | None = None
    ) -> None:
        for one, two in places:
            told.pair()
            pair = min(one, two) * many + max(one, two)
            if one != two and (wanted is None or wanted(row_at(one), row_at(two))):
                found[pair] = found.get(pair, 0) | BITS[reason]

    def shared(keys: Callable[[Likeness], Iterable[Hashable]], most: int = CROWD) -> Iterator[tuple[int, int]]:
        return _shared(rows, keys, told, most)

    if kind is Kind.ACCOUNT:
        note(shared(lambda row: row.numbers), Reason.NUMBER, _same_number)
        note(shared(lambda row: row.phones, SHARED), Reason.PHONE, _apart)
        note(_named(rows, told), Reason.NAME, _accounts_alike)
        _add_addresses(rows, found)
    elif kind is Kind.CUSTOMER:
        note(shared(lambda row: (row.uscc,) if row.uscc else ()), Reason.USCC)
        note(_named(rows, told), Reason.NAME)
    else:
        note(shared(lambda row: tuple((row.group, each) for each in row.phones)), Reason.PHONE)
        note(shared(lambda row: ((row.group, plain_core(row.name).text),)), Reason.NAME)
    return found


def _same_number(one: Likeness, two: Likeness) -> bool:
    """Two numbers of 13 digits that only end alike belong to two accounts."""
    if set(one.numbers[:1]) & set(two.numbers[:1]):
        return True
    shared = set(one.numbers) & set(two.numbers)
    return any(len(each) != 10 or len(one.label) != len(two.label) or each in (one.label, two.label) for each in shared)


def _apart(one: Likeness, two: Likeness) -> bool:
    return one.group != two.group


def _accounts_alike(one: Likeness, two: Likeness) -> bool:
    """Accounts of one legal entity have its name by right: they are alike only at the same address."""
    if one.group != two.group:
        return True
    return bool(one.address) and one.address == two.address and plain_core(one.name) == plain_core(two.name)


def _add_addresses(rows: Sequence[Likeness], found: dict[int, int]) -> None:
    for pair in found:
        one, two = divmod(pair, len(rows))
        address = rows[one].address
        if address and address == rows[two].address:
            found[pair] |= BITS[Reason.ADDRESS]


class _Keys:
    """Keys of rows as hashes: of very many keys few are shared, and only those are worth being kept as they are."""

    def __init__(self) -> None:
        self._hashes, self._places = array("q"), array("I")

    def add(self, key: Hashable, place: int) -> None:
        self._hashes.append(hash(key))
        self._places.append(place)

    def shared(self) -> Iterator[int]:
        """Yield the places of rows that share a key, and of a few that only seem to, each once and in their order."""
        mask = (1 << (len(self._hashes) * BYTES_A_KEY).bit_length()) - 1
        counts, found = bytearray(mask + 1), bytearray(max(self._places, default=0) + 1)
        for each in self._hashes:
            if counts[each & mask] < 2:
                counts[each & mask] += 1
        for each, place in zip(self._hashes, self._places, strict=True):
            if counts[each & mask] > 1:
                found[place] = True
        return compress(count(), found)


def _shared(
    rows: Sequence[Likeness], keys: Callable[[Likeness], Iterable[Hashable]], told: _Told, most: int
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a key, of a crowd above `most` none."""
    packed = _Keys()
    for place, row in enumerate(rows):
        told.row()
        for key in dict.fromkeys(keys(row)):
            packed.add(key, place)
    places: dict[Hashable, list[int]] = {}
    for place in packed.shared():
        for key in dict.fromkeys(keys(rows[place])):
            places.setdefault(key, []).append(place)
    for some in places.values():
        if 1 < len(some) <= most:
            yield from combinations(some, 2)


def _named(rows: Sequence[Likeness], told: _Told) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose names are alike: one sign apart, or near and alike where they begin or end.

    Rows of just the same name are pairs among themselves; one of them stands for all beside other names.
    """
    packed = _Keys()

    def cores_of() -> Iterator[Core]:
        for place, row in enumerate(rows):
            told.row()
            core = plain_core(row.name)
            packed.add(core, place)
            yield core

    cores, stands = Packed(Core, cores_of()), bytearray(b"\1") * len(rows)
    same: dict[Core, list[int]] = {}
    for place in packed.shared():
        same.setdefault(cores[place], []).append(place)
    for some in same.values():
        yield from combinations(some, 2) if len(some) <= SHARED else ((some[0], each) for each in some[1:])
        for each in some[1:]:
            stands[each] = False
    del same
    for some in _near(cores, stands, told).values():
        if len(some) <= CROWD:
            for (one, left), (two, right) in combinations([(place, cores[place]) for place in some], 2):
                told.pair()
                if cores_alike(left, right):
                    yield one, two


def _near(cores: Sequence[Core], stands: bytearray, told: _Told) -> dict[int, list[int]]:
    """Return the places that stand for a name and share a key of it, by its hash: names that share none hold nothing.

    Of 20,000 names there are 300,000 keys, and few of them are shared: they are counted in bytes, not kept. Two keys of
    one byte or hash only mean that a name is noted or two more are compared.
    """
    keys = sum(stands) * KEYS_A_NAME
    mask = (1 << min((keys * BYTES_A_KEY).bit_length(), MOST_BITS)) - 1
    counts = bytearray(mask + 1)
    for core in compress(cores, stands):
        told.pair()
        for key in map(hash, _name_keys(core)):
            if counts[key & mask] < 2:
                counts[key & mask] += 1
    found: dict[int, list[int]] = {}
    for place, core in compress(enumerate(cores), stands):
        told.pair()
        for key in set(map(hash, _name_keys(core))):
            if counts[key & mask] > 1:
                found.setdefault(key, []).append(place)
    return found


def _name_keys(core: Core) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    text = core.text
    if len(text) < SHORTEST_NEAR:
        return
    yield "", text, core.figures
    for place in range(len(text)):
        yield "", text[:place] + text[place + 1 :], core.figures
    if len(text) >= 2 * ENDS:
        yield "<", text[:ENDS], core.figures
        yield ">", text[-ENDS:], core.figures
