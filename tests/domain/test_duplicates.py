"""Names, numbers and telephones that may be meant for one, as values; pairs as properties."""

from collections.abc import Callable
from itertools import combinations, count
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from crm.domain.changes import Kind
from crm.domain.duplicates import (
    DUPLICATE_KINDS,
    Likeness,
    Reason,
    core_of,
    cores_alike,
    find_pairs,
    number_keys,
    phone_key,
)
from crm.domain.errors import Cancelled
from crm.domain.merging import FieldPair, Side, chosen, preferred
from crm.domain.packed import Packed
from crm.domain.progress import Progress

ALIKE = [
    ("海岳精密机械有限公司", "海岳精密机械股份有限公司"),
    ("海岳精密机械有限公司", "海岳精密机械有限责任公司"),
    ("深圳市海岳精密机械有限公司", "深圳海岳精密机械有限公司"),
    ("深圳市海岳精密机械有限公司", "海岳精密机械有限公司"),
    ("海岳精密機械（深圳）有限公司", "海岳精密机械(深圳)有限公司"),
    ("海岳精密 · 机械", "海岳精密机械"),
    ("ＡＢ电子科技", "AB电子科技"),
    ("Harbour Cold Chain Co., Ltd.", "Harbour Cold Chain Limited"),
    ("HARBOUR COLD CHAIN", "Harbour Cold-Chain"),
    ("龙华区人民医院扩建项目部", "龙华区人民医院扩健项目部"),
    ("海岳精密机械制造", "海岳精密机械制造厂"),
]
APART = [
    ("海岳精密机械有限公司", "海岳精密机械有限公司龙华分公司"),
    ("龙华第一小学", "龙华第二小学"),
    ("海岳精密机械A栋", "海岳精密机械B栋"),
    ("海岳一期", "海岳二期"),
    ("东湖酒店管理处", "西湖酒店管理处"),
    ("海岳精密", "海岳精工"),
    ("璟岚智造", "璟岚光学"),
    ("王强", "王刚"),
    ("Harbour 1 Cold Chain", "Harbour 2 Cold Chain"),
]


def names_alike(one: str, two: str) -> bool:
    return cores_alike(core_of(one), core_of(two))


@pytest.mark.parametrize(("one", "two"), ALIKE)
def test_names_that_may_be_meant_for_one(one: str, two: str) -> None:
    assert names_alike(one, two)
    assert names_alike(two, one)


@pytest.mark.parametrize(("one", "two"), APART)
def test_names_that_are_two(one: str, two: str) -> None:
    assert not names_alike(one, two)
    assert not names_alike(two, one)


@pytest.mark.parametrize("name", ["", "有限公司", "!?", "🏭", "x" * 500, "<b>甲</b>", "م" * 40])
def test_any_name_has_a_core(name: str) -> None:
    assert core_of(name) == core_of(name)
    assert names_alike(name, name)


def test_thirteen_digits_are_compared_with_the_ten_they_were() -> None:
    assert number_keys("0990000000012") == ("0990000000012", "0000000012")
    assert number_keys("0000000012") == ("0000000012",)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("138 0013 8000", "+86 13800138000"),
        ("0755-8820 1234", "86 755 88201234"),
        ("００８６１３８００１３８０００", "13800138000"),
    ],
)
def test_telephones_are_compared_without_country_and_signs(one: str, two: str) -> None:
    assert phone_key(one) == phone_key(two)


def test_a_short_extension_is_no_telephone() -> None:
    assert phone_key("8012") == ""


def row(number: int, name: str, **values: object) -> Likeness:
    return Likeness(UUID(int=number), name, **values)  # type: ignore[arg-type]


def reasons(kind: Kind, *rows: Likeness) -> list[tuple[Reason, ...]]:
    return [pair.reasons for pair in find_pairs(kind, rows)[0]]


def test_accounts_share_a_number_old_or_new() -> None:
    one = row(1, "甲厂", label="0990000000012", numbers=("0990000000012", "0000000012"), group=UUID(int=8))
    two = row(2, "乙厂", label="0000000012", numbers=("0000000012",), group=UUID(int=9))
    assert reasons(Kind.ACCOUNT, one, two) == [(Reason.NUMBER,)]


def test_two_numbers_of_thirteen_digits_that_end_alike_are_two_accounts() -> None:
    one = row(1, "甲厂", label="0990000000012", numbers=number_keys("0990000000012"), group=UUID(int=8))
    two = row(2, "乙厂", label="1230000000012", numbers=number_keys("1230000000012"), group=UUID(int=9))
    assert reasons(Kind.ACCOUNT, one, two) == []


def test_accounts_of_one_legal_entity_have_its_name_by_right() -> None:
    one = row(1, "海岳精密机械", group=UUID(int=8), address="a1")
    two = row(2, "海岳精密机械", group=UUID(int=8), address="b2")
    assert reasons(Kind.ACCOUNT, one, two) == []
    same = row(3, "海岳精密机械", group=UUID(int=8), address="a1")
    assert reasons(Kind.ACCOUNT, one, same) == [(Reason.NAME, Reason.ADDRESS)]


def test_accounts_share_a_telephone_but_not_a_switchboard() -> None:
    shared = [row(each, f"演示{each}厂", group=UUID(int=100 + each), phones=("13800138000",)) for each in range(2)]
    assert reasons(Kind.ACCOUNT, *shared) == [(Reason.PHONE,)]
    many = [row(each, f"演示{each}厂", group=UUID(int=100 + each), phones=("13800138000",)) for each in range(12)]
    assert reasons(Kind.ACCOUNT, *many) == []


def test_legal_entities_share_a_credit_code() -> None:
    one, two = row(1, "甲厂", uscc="91440300ma5demo01x"), row(2, "乙公司", uscc="91440300ma5demo01x")
    assert reasons(Kind.CUSTOMER, one, two) == [(Reason.USCC,)]
    assert reasons(Kind.CUSTOMER, row(1, "甲厂"), row(2, "乙公司")) == []


def test_contacts_are_compared_within_their_account() -> None:
    here, there = UUID(int=8), UUID(int=9)
    one = row(1, "王强", group=here, phones=("13800138000",))
    assert reasons(Kind.CONTACT, one, row(2, "王工", group=here, phones=("13800138000",))) == [(Reason.PHONE,)]
    assert reasons(Kind.CONTACT, one, row(2, "王 强", group=here)) == [(Reason.NAME,)]
    assert reasons(Kind.CONTACT, one, row(2, "王强", group=there, phones=("13800138000",))) == []


WORDS = st.text(alphabet="海岳精密机械电子科技光学冷链物流食品", min_size=9, max_size=14)


@given(name=WORDS, place=st.integers(0, 20), sign=st.sampled_from("鹏城新"))
def test_a_name_with_one_other_or_one_more_sign_is_always_found(name: str, place: int, sign: str) -> None:
    at = place % len(name)
    for other in (name[:at] + sign + name[at + 1 :], name[:at] + sign + name[at:], name[:at] + name[at + 1 :]):
        found, _count = find_pairs(Kind.CUSTOMER, [row(1, name), row(2, other)])
        assert [pair.reasons for pair in found] == [(Reason.NAME,)]


@given(names=st.lists(st.text(alphabet="海岳精密机械一二AB1", max_size=7), max_size=12))
def test_every_pair_is_found_once_and_is_alike(names: list[str]) -> None:
    rows = [row(number, name) for number, name in enumerate(names)]
    found, _count = find_pairs(Kind.CUSTOMER, rows)
    keys = [frozenset((pair.left.id, pair.right.id)) for pair in found]
    assert len(keys) == len(set(keys))
    assert all(len(key) == 2 for key in keys)
    assert all(names_alike(pair.left.name, pair.right.name) for pair in found)


NAMES = st.text(alphabet="海岳精密机械一二", min_size=1, max_size=6)
LIKENESSES = st.builds(
    Likeness,
    st.uuids(),
    NAMES,
    label=st.sampled_from(["0990000000012", "1230000000012", "0000000012"]),
    group=st.integers(1, 3).map(lambda number: UUID(int=number)),
    uscc=st.sampled_from(["", "9144a", "9144b"]),
    phones=st.lists(st.sampled_from(["1", "2", "3"]), max_size=2).map(tuple),
    address=st.sampled_from(["", "a", "b"]),
).map(lambda row: replace(row, numbers=number_keys(row.label)))


def together(one: Likeness, two: Likeness) -> bool:
    """Say by the words of domain.md whether two accounts may be one by name."""
    if one.group != two.group:
        return names_alike(one.name, two.name)
    return bool(one.address) and one.address == two.address and core_of(one.name) == core_of(two.name)


@given(rows=st.lists(LIKENESSES, max_size=6, unique_by=lambda row: row.id))
def test_what_shares_a_key_is_found_as_by_comparing_each_with_each(rows: list[Likeness]) -> None:
    shared: dict[tuple[Kind, Reason], Callable[[Likeness, Likeness], object]] = {
        (Kind.CUSTOMER, Reason.USCC): lambda one, two: bool(one.uscc) and one.uscc == two.uscc,
        (Kind.CONTACT, Reason.PHONE): lambda one, two: one.group == two.group and set(one.phones) & set(two.phones),
        (Kind.ACCOUNT, Reason.PHONE): lambda one, two: one.group != two.group and set(one.phones) & set(two.phones),
        (Kind.CONTACT, Reason.NAME): lambda one, two: (
            one.group == two.group and core_of(one.name).text == core_of(two.name).text
        ),
    }
    for (kind, reason), wanted in shared.items():
        found, _count = find_pairs(kind, Packed(Likeness, rows))
        pairs = {frozenset((pair.left.id, pair.right.id)) for pair in found if reason in pair.reasons}
        assert pairs == {frozenset((one.id, two.id)) for one, two in combinations(rows, 2) if wanted(one, two)}
    found, _count = find_pairs(Kind.ACCOUNT, Packed(Likeness, rows))
    assert all(together(pair.left, pair.right) for pair in found if Reason.NAME in pair.reasons)


def test_the_surest_pairs_are_told_and_how_many_there_are_but_none_that_is_known() -> None:
    names = ("海岳精密机械", "海岳精密機械", "光学冷链", "光学冷鏈")
    rows = [row(number, name, uscc="91440300ma5demo01x" if number > 1 else "") for number, name in enumerate(names)]
    every, count = find_pairs(Kind.CUSTOMER, rows)
    assert [pair.reasons for pair in every] == [(Reason.USCC, Reason.NAME), (Reason.NAME,)]
    assert find_pairs(Kind.CUSTOMER, Packed(Likeness, rows), most=1) == (every[:1], count) == (every[:1], 2)
    known = {(UUID(int=2), UUID(int=3))}
    assert find_pairs(Kind.CUSTOMER, rows, known=known, most=1) == (every[1:], 1)
    assert find_pairs(Kind.CUSTOMER, [], most=1) == ([], 0)


@pytest.mark.parametrize("kind", DUPLICATE_KINDS)
def test_the_search_tells_how_far_it_is_and_can_be_stopped(kind: Kind) -> None:
    rows = [row(number, f"海岳{number}", phones=("13800138000",)) for number in range(1200)]
    told: list[tuple[int, int]] = []
    find_pairs(kind, rows, lambda done, total: told.append((done, total)))
    assert len(told) > 3
    assert told == sorted(told)
    assert told[-1][0] <= told[-1][1]
    for wanted in range(len(told)):
        stopped_after(kind, rows, wanted)


def stopped_after(kind: Kind, rows: list[Likeness], wanted: int) -> None:
    progress = Progress()
    steps = count()

    def step(done: int, total: int) -> None:
        if next(steps) == wanted:
            progress.cancel()
        progress.step(done, total)

    with pytest.raises(Cancelled):
        find_pairs(kind, rows, step)
    assert next(steps) == wanted + 1


def test_the_fuller_or_newer_value_is_proposed() -> None:
    assert preferred("name", "海岳", "海岳精密机械", Side.LEFT) is Side.RIGHT
    assert preferred("segment", "top100", "large_industrial", Side.LEFT) is Side.LEFT
    assert preferred("segment", None, "large_industrial", Side.LEFT) is Side.RIGHT
    assert preferred("contract_kva", 0.0, 800.0, Side.LEFT) is Side.LEFT
    assert preferred("note", "甲", "乙", Side.LEFT) is Side.BOTH


def test_both_notes_are_kept_one_under_the_other() -> None:
    pair = FieldPair("note", "甲", "乙", Side.BOTH)
    assert pair.can_join
    assert chosen(pair, Side.BOTH) == "甲\n乙"
    assert not FieldPair("name", "甲", "乙", Side.LEFT).can_join
    assert not FieldPair("note", None, "", Side.LEFT).differs
