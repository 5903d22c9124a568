"""Rules from a day on: what counts when, what a change does to the accounts, and how it is taken back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.actor import Actor
from crm.domain.clock import FixedClock
from crm.domain.codes import Role, Segment
from crm.domain.conflicts import RowConflict, whole_answer
from crm.domain.errors import Conflict, Denied, Invalid
from crm.domain.rules import Effect
from crm.domain.settings import DEFAULTS, DERIVED_KEYS, SPECS, SettingValue, Unit, misordered, problem_of
from crm.storage import duty
from crm.storage.duty import derived
from crm.storage.settings import all_values
from crm.storage.store import Store
from crm.storage.tables import Account
from crm.usecases import rules as verbs
from crm.usecases import undo
from crm.usecases.recording import finish_visit, start_record
from tests.support.build import DAY, account, bureau, record

TOP, BIG = "visit.interval.top100", "visit.interval.large_industrial"
LATER = DAY + timedelta(days=30)


@pytest.fixture
def store(store: Store) -> Store:
    """A bureau with two top-100 accounts and one of large industry, two of them visited."""
    with store.change() as work:
        home = bureau(work)
        one = account(work, home, "9900000000001", segment=Segment.TOP100)
        account(work, home, "9900000000002", segment=Segment.TOP100)
        two = account(work, home, "9900000000003")
        for held, key in ((DAY - timedelta(days=50), one), (DAY - timedelta(days=170), two)):
            finish_visit(work, start_record(work, key, home.manager_id), 1, record(home, held_on=held))
        duty.refresh(work)
    return store


def due(store: Store) -> list[tuple[int | None, date | None]]:
    with store.read() as reader:
        rows = reader.rows(select(Account.c.interval_days, Account.c.due_on).order_by(Account.c.account_no))
    return [(row[0], row[1]) for row in rows]


def test_every_default_is_a_value_that_can_be() -> None:
    assert not [spec.key for spec in SPECS.values() if problem_of(spec, spec.default)]
    assert misordered(DEFAULTS) == []
    assert set(SPECS) >= DERIVED_KEYS


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        (TOP, "soon", "setting.no_number"),
        (TOP, True, "setting.no_number"),
        (TOP, None, "setting.no_number"),
        (TOP, 0, "setting.too_low"),
        (TOP, 30.5, "setting.not_whole"),
        (TOP, 99999, "setting.too_high"),
        ("visit.due_soon_ratio", 1.2, "setting.share_above_one"),
        ("visit.due_soon_ratio", -0.1, "setting.too_low"),
        ("notice.planned_hours", -1, "setting.too_low"),
        ("bureau.name", "  ", "setting.no_text"),
        ("account_no.lengths", [], "setting.no_lengths"),
        ("account_no.lengths", [10, 99], "setting.no_lengths"),
        ("privacy.mask_phones", 1, "setting.no_flag"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_reason(store: Store, key: str, value: Any, code: str) -> None:
    with pytest.raises(Invalid) as refused, store.change() as work:
        verbs.change_rules(work, {key: value}, DAY)
    assert refused.value.code == code


def test_the_first_of_a_pair_stays_below_the_second(store: Store) -> None:
    with pytest.raises(Invalid) as refused, store.change() as work:
        verbs.change_rules(work, {"visit.work_start_hour": 19}, DAY)
    assert refused.value.code == "setting.misordered"
    with store.change() as work:
        verbs.change_rules(work, {"visit.work_start_hour": 19, "visit.work_end_hour": 22}, DAY)


def test_a_rule_counts_from_its_day_and_the_former_stays_in_the_history(store: Store) -> None:
    with store.change() as work:
        verbs.change_rules(work, {TOP: 45}, LATER)
        verbs.change_rules(work, {TOP: 50}, DAY)
    with store.read() as reader:
        rule = verbs.rules(reader, [TOP])[TOP]
        days = [all_values(reader, day)[TOP] for day in (DAY - timedelta(days=1), DAY, LATER)]
    assert days == [60, 50, 45]
    assert (rule.now.value, rule.now.starts_on) == (50, DAY)
    assert [(each.value, each.starts_on) for each in rule.planned] == [(45, LATER)]
    assert [(each.value, each.starts_on) for each in rule.past] == [(60, None)]
    assert [rule.on(day) for day in (DAY, LATER - timedelta(days=1), LATER)] == [50, 50, 45]
    assert rule.now.by
    assert rule.now.at is not None


def test_a_change_for_today_moves_due_days_and_undo_moves_them_back(store: Store) -> None:
    before = due(store)
    with store.change() as work:
        verbs.change_rules(work, {TOP: 40}, DAY)
        assert work.changes.everything
    assert due(store)[0] == (40, DAY - timedelta(days=10))
    with store.change() as back:
        undo.apply(back, work.undo)
        assert back.changes.everything
    assert due(store) == before
    with store.change() as forth:
        undo.apply(forth, back.undo)
    assert due(store)[0] == (40, DAY - timedelta(days=10))


def test_a_planned_rule_leaves_accounts_alone_until_its_day(store: Store) -> None:
    before = due(store)
    with store.change() as work:
        verbs.change_rules(work, {TOP: 40}, LATER)
    with store.read() as reader:
        assert not verbs.is_stale(reader)
    assert due(store) == before


def test_a_rule_whose_day_has_come_is_noticed_and_counted(store: Store, clock: FixedClock) -> None:
    with store.change() as work:
        verbs.change_rules(work, {TOP: 40}, LATER)
    with at_day(store, clock, LATER + timedelta(days=2)):
        with store.read() as reader:
            assert verbs.is_stale(reader)
        with store.change() as work:
            assert verbs.come_into_force(work) == 2
            assert work.changes.everything
        with store.read() as reader:
            assert not verbs.is_stale(reader)
            assert all(old == new for old, new in derived(reader, None))


@contextmanager
def at_day(store: Store, clock: FixedClock, day: date) -> Iterator[None]:
    """Let a store believe in another day."""
    moved = clock.now() + (day - clock.today())
    store.clock = FixedClock(moved)
    try:
        yield
    finally:
        store.clock = clock


def test_the_effect_is_told_before_and_comes_true(store: Store) -> None:
    with store.read() as reader:
        told = verbs.effect(reader, {TOP: 40, BIG: 200}, DAY)
        assert verbs.effect(reader, {}, DAY).touched == 0
    assert replace(told, named=()) == Effect(3, touched=3, earlier=2, later=1, overdue_before=0, overdue_after=1)
    before = due(store)
    with store.change() as work:
        verbs.change_rules(work, {TOP: 40, BIG: 200}, DAY)
    moved = [(old[1], new[1]) for old, new in zip(before, due(store), strict=True) if old != new]
    assert len(moved) == told.touched
    assert sorted((each.before, each.after) for each in told.named if each.before and each.after) == sorted(moved)
    assert sum(new < old for old, new in moved if old and new) == told.earlier
    assert sum(day < DAY for _interval, day in due(store) if day) == told.overdue_after


def test_a_threshold_touches_those_whose_status_it_changes(store: Store) -> None:
    with store.read() as reader:
        told = verbs.effect(reader, {"visit.due_soon_ratio": 0.01}, DAY)
    assert (told.touched, told.earlier, told.later) == (2, 0, 0)


def test_the_limit_of_large_accounts_moves_them_to_another_rule(store: Store) -> None:
    with store.read() as reader:
        told = verbs.effect(reader, {"visit.interval.big_kva": 1000}, DAY)
    assert (told.touched, told.earlier, told.overdue_after) == (1, 1, 1)


def test_the_past_stands_and_a_value_in_force_is_not_taken_back(store: Store) -> None:
    with pytest.raises(Invalid, match=r"setting\.past_day"), store.change() as work:
        verbs.change_rules(work, {TOP: 45}, DAY - timedelta(days=1))
    with store.change() as work:
        verbs.change_rules(work, {TOP: 45}, DAY)
        verbs.change_rules(work, {TOP: 50}, LATER)
        rule = verbs.rules(work, [TOP])[TOP]
    (planned,) = rule.planned
    assert rule.now.id is not None
    assert planned.id is not None
    with pytest.raises(Invalid, match=r"setting\.in_force"), store.change() as work:
        verbs.withdraw(work, rule.now.id, rule.now.version, DAY)
    with store.change() as work:
        verbs.withdraw(work, planned.id, planned.version, LATER)
    with store.read() as reader:
        assert verbs.rules(reader, [TOP])[TOP].planned == ()


def told(store: Store, values: dict[str, SettingValue], seen: dict[str, SettingValue]) -> tuple[RowConflict, ...]:
    """Change rules that somebody else has changed, and return what is asked."""
    with pytest.raises(Conflict) as error, store.change() as work:
        verbs.change_rules(work, values, DAY, seen=seen)
    many = error.value.values.get("conflicts")
    return many if isinstance(many, tuple) else (error.value.values["conflict"],)


def test_rules_that_two_changed_are_asked_one_by_one_with_both_sides(store: Store) -> None:
    seen: dict[str, SettingValue] = {TOP: 60, BIG: DEFAULTS[BIG]}
    mine: dict[str, SettingValue] = {TOP: 30, BIG: 120}
    with store.change() as work:
        verbs.change_rules(work, {TOP: 45, BIG: 150}, DAY, seen=seen)
    found = told(store, mine, seen)
    sides = {each.clashes[0].of: (each.clashes[0].before, each.clashes[0].theirs) for each in found}
    assert sides == {TOP: ((60,), (45,)), BIG: ((DEFAULTS[BIG],), (150,))}
    assert all(each.who and each.at for each in found)
    with store.read() as reader:
        assert all_values(reader, DAY)[TOP] == 45
    with store.change() as work:
        work.heed([whole_answer(each, mine=each.clashes[0].of == TOP) for each in found])
        verbs.change_rules(work, mine, DAY, seen=seen)
    with store.read() as reader:
        assert (all_values(reader, DAY)[TOP], all_values(reader, DAY)[BIG]) == (30, 150)


def test_a_rule_that_changes_once_more_after_the_decision_is_asked_again(store: Store) -> None:
    with store.change() as work:
        verbs.change_rules(work, {TOP: 45}, DAY)
    (found,) = told(store, {TOP: 30}, {TOP: 60})
    with store.change() as work:
        verbs.change_rules(work, {TOP: 50}, DAY)
    with pytest.raises(Conflict) as error, store.change() as work:
        work.heed([whole_answer(found, mine=True)])
        verbs.change_rules(work, {TOP: 30}, DAY, seen={TOP: 60})
    again = error.value.values["conflict"]
    assert isinstance(again, RowConflict)
    assert again.clashes[0].theirs == (50,)


def test_different_rules_and_equal_values_of_two_people_are_no_conflict(store: Store) -> None:
    with store.change() as work:
        verbs.change_rules(work, {TOP: 45}, DAY, seen={TOP: 60})
    with store.change() as work:
        verbs.change_rules(work, {TOP: 45, BIG: 120}, DAY, seen={TOP: 60, BIG: DEFAULTS[BIG]})
    with store.read() as reader:
        assert (all_values(reader, DAY)[TOP], all_values(reader, DAY)[BIG]) == (45, 120)


def test_a_rule_that_was_withdrawn_meanwhile_is_asked(store: Store) -> None:
    with store.change() as work:
        verbs.change_rules(work, {TOP: 40}, LATER)
    with store.read() as reader:
        [planned] = verbs.rules(reader, [TOP])[TOP].planned
    assert planned.id is not None
    with store.change() as work:
        verbs.withdraw(work, planned.id, planned.version, LATER)
    with pytest.raises(Conflict) as error, store.change() as work:
        verbs.change_rules(work, {TOP: 30}, LATER, seen={TOP: 40})
    clash = error.value.values["conflict"].clashes[0]  # type: ignore[attr-defined]
    assert (clash.before, clash.theirs, clash.mine) == ((40,), (60,), (30,))


def test_a_value_that_is_there_already_leaves_no_trace(store: Store) -> None:
    with store.change() as work:
        verbs.change_rules(work, {TOP: 60}, DAY)
        assert not work.undo


@pytest.mark.parametrize("role", [Role.MANAGER, Role.READONLY])
def test_others_than_keepers_are_refused(store: Store, role: Role) -> None:
    store.actor = Actor("demo", None, role)
    with pytest.raises(Denied, match=r"bureau\.not_allowed"), store.change() as work:
        verbs.change_rules(work, {TOP: 45}, DAY)


def test_every_setting_has_a_unit_that_fits_its_default() -> None:
    kinds: dict[Unit, type] = {Unit.TEXT: str, Unit.FLAG: bool, Unit.LENGTHS: list}
    for spec in SPECS.values():
        assert isinstance(spec.default, kinds.get(spec.unit, (int, float)))
