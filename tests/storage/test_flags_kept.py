"""Marks on odd records are kept up visit by visit: after any change they are those that a count from scratch finds."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from uuid import UUID

import pytest
from sqlalchemy import select

from crm.domain.codes import Channel, PlanState, RecordState
from crm.domain.errors import Cancelled
from crm.domain.honesty import Flag, Oddity
from crm.domain.progress import Progress
from crm.storage.honesty import everything, refresh
from crm.storage.reader import Reader
from crm.storage.store import Store
from crm.storage.tables import Visit, VisitFlag
from crm.storage.unit import UnitOfWork
from tests.support.build import Bureau, account, at, bureau

NOTES = (
    "走访了配电房，各台设备运行正常，已提醒当月内更换滤网",
    "走访了配电房，各台设备运行正常，已提醒当月内更换滤芯",
    "客户希望提前一周收到停电通知，已经登记诉求并告知班长",
    "客户希望提前两周收到停电通知，已经登记诉求并告知班长",
)
FIRST = date(2026, 9, 1)


def stored(reader: Reader) -> set[tuple[UUID, Oddity, float, UUID | None]]:
    columns = (VisitFlag.c.visit_id, VisitFlag.c.kind, VisitFlag.c.amount, VisitFlag.c.other_id)
    return {(row.visit_id, Oddity(row.kind), row.amount, row.other_id) for row in reader.rows(select(*columns))}


def told(flags: list[Flag]) -> set[tuple[UUID, Oddity, float, UUID | None]]:
    return {(flag.visit_id, flag.kind, flag.amount, flag.other_id) for flag in flags}


def drawn(home: Bureau, accounts: list[UUID], chance: Random) -> dict[str, object]:
    day = FIRST + timedelta(days=chance.choice((0, 0, 1, 1, 2, 30, 500)))
    begin = at(chance.randrange(9, 12), chance.choice((0, 20, 40)), day)
    return {
        "account_id": chance.choice(accounts),
        "person_id": chance.choice((home.manager_id, home.colleague_id)),
        "held_on": day,
        "arrived_at": begin,
        "left_at": begin + timedelta(minutes=chance.choice((30, 70))),
        "submitted_at": begin + timedelta(days=chance.choice((0, 1, 20))),
        "content": chance.choice(NOTES),
    }


def add(work: UnitOfWork, home: Bureau, values: dict[str, object]) -> UUID:
    states = {"plan_state": PlanState.DONE, "record_state": RecordState.SUBMITTED, "channel": Channel.ON_SITE}
    return work.insert(Visit, portfolio_id=home.book_id, is_fixed=False, **states, **values)


def change(work: UnitOfWork, key: UUID, home: Bureau, accounts: list[UUID], chance: Random) -> None:
    version = work.scalar(select(Visit.c.version).where(Visit.c.id == key))
    values = drawn(home, accounts, chance)
    del values["account_id"]
    some = dict(chance.sample(sorted(values.items(), key=lambda pair: pair[0]), chance.randrange(1, 5)))
    if "arrived_at" in some or "left_at" in some or "held_on" in some:
        some |= {name: values[name] for name in ("held_on", "arrived_at", "left_at", "submitted_at")}
    work.update(Visit, key, version, **some)


@pytest.mark.parametrize("seed", range(4))
def test_marks_are_those_of_a_count_from_scratch(store: Store, seed: int) -> None:
    chance = Random(seed)
    with store.change() as work:
        home = bureau(work)
        accounts = [account(work, home, f"99000000000{n:02}", lon=114.0 + n / 9, lat=22.6) for n in range(3)]
    keys: list[UUID] = []
    seen: set[Oddity] = set()
    for _step in range(25):
        with store.change() as work:
            if not keys or chance.random() < 0.6:
                keys.append(add(work, home, drawn(home, accounts, chance)))
                touched = keys[-1]
            else:
                touched = chance.choice(keys)
                change(work, touched, home, accounts, chance)
            refresh(work, {touched})
            assert stored(work) == told(everything(work))
            seen |= {kind for _key, kind, _amount, _other in stored(work)}
    assert {Oddity.LATE, Oddity.OVERLAP, Oddity.COPIED} <= seen


def test_a_drive_is_judged_when_what_lay_between_moves_away(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        here, there = (account(work, home, f"99000000000{n:02}", lon=114.0 + n / 4, lat=22.6) for n in range(2))
        whose = {"person_id": home.manager_id, "held_on": FIRST}
        hours = (((9, 0), (9, 30)), ((9, 31), (9, 33)), ((9, 35), (10, 0)))
        spans = [{"arrived_at": at(*begin, FIRST), "left_at": at(*end, FIRST)} for begin, end in hours]
        add(work, home, {**whose, **spans[0], "account_id": here})
        call = add(work, home, {**whose, **spans[1], "account_id": here})
        work.update(Visit, call, 1, channel=Channel.PHONE)
        add(work, home, {**whose, **spans[2], "account_id": there})
        refresh(work)
        assert stored(work) == set()
    with store.change() as work:
        later = {name: moment + timedelta(days=7) for name, moment in spans[1].items()}
        work.update(Visit, call, 2, held_on=FIRST + timedelta(days=7), **later)
        refresh(work, {call})
        assert [kind for _key, kind, _amount, _other in stored(work)] == [Oddity.TRAVEL]
        assert stored(work) == told(everything(work))


def test_a_count_from_scratch_tells_how_far_it_is_and_stops_as_a_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crm.planning.honesty.STEP", 3)
    chance = Random(7)
    with store.change() as work:
        home = bureau(work)
        accounts = [account(work, home, f"99000000000{n:02}", lon=114.0 + n / 9, lat=22.6) for n in range(3)]
        for _visit in range(12):
            add(work, home, drawn(home, accounts, chance))
    steps: list[tuple[int, int]] = []

    def note(done: int, total: int) -> None:
        steps.append((done, total))
        if done >= 6:
            stopping.cancel()

    stopping = Progress(note)
    with pytest.raises(Cancelled), store.change(stopping) as work:
        refresh(work)
    assert steps[-1] == (6, 12)
    assert all(before <= after for before, after in pairwise(steps))
    with store.read() as reader:
        assert stored(reader) == set()
    with store.change() as work:
        assert refresh(work) > 0
    with store.read() as reader:
        assert stored(reader) == told(everything(reader))
