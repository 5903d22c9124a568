"""The call-back sample over stored visits, on both databases: the same for a seed, and a task for each visit once."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from crm.domain.codes import Role
from crm.domain.errors import Denied, Invalid
from crm.storage.store import Store
from crm.usecases import recording
from crm.usecases.sampling import SampleWish, draw, export_sample, open_call_backs, seed_of
from crm.usecases.undo import apply
from tests.support.build import DAY, Bureau, account, bureau, record

WISH = SampleWish(DAY - timedelta(days=30), DAY, seed_of(DAY), 4)


@pytest.fixture
def home(store: Store) -> Bureau:
    """A bureau whose manager held twelve visits at twelve accounts."""
    with store.change() as work:
        home = bureau(work)
        for number in range(12):
            place = account(work, home, f"99000000000{number:02}")
            key = recording.start_record(work, place, home.manager_id)
            day = DAY - timedelta(days=number)
            recording.finish_visit(work, key, 1, record(home, held_on=day))
    store.act_as(home.colleague_id, Role.SUPERVISOR)
    return home


def test_a_seed_draws_the_same_and_another_one_others(store: Store, home: Bureau) -> None:
    with store.read() as reader:
        first, again = draw(reader, WISH), draw(reader, WISH)
        others = [draw(reader, SampleWish(WISH.first, WISH.last, seed, 4)) for seed in range(5)]
    assert first == again
    assert len(first) == 4
    assert any({each.visit_id for each in other} != {each.visit_id for each in first} for other in others)
    assert Counter(each.person_id for each in first) == {home.manager_id: 4}


def test_tasks_are_opened_once_and_taken_back(store: Store, home: Bureau) -> None:
    with store.change() as work:
        visits = draw(work, WISH)
        assert len(open_call_backs(work, visits, home.colleague_id, "zh_CN")) == 4
        steps = work.undo
    with store.change() as work:
        visits = draw(work, WISH)
        assert all(each.has_task for each in visits)
        assert open_call_backs(work, visits, home.colleague_id, "zh_CN") == []
    with store.change() as work:
        apply(work, steps)
    with store.read() as reader:
        assert not any(each.has_task for each in draw(reader, WISH))


def test_a_sheet_says_its_seed(store: Store, home: Bureau, tmp_path: Path) -> None:
    out = tmp_path / "sample.xlsx"
    with store.read() as reader:
        assert export_sample(reader, WISH, out, "en") == 4
        names = {each.account for each in draw(reader, WISH)}
    cells = [cell for line in load_workbook(out).active.iter_rows(values_only=True) for cell in line if cell]
    assert any(f"Seed {WISH.seed}" in str(cell) for cell in cells)
    assert names <= set(cells)


def test_what_cannot_be_drawn_is_refused(store: Store, home: Bureau) -> None:
    with store.read() as reader:
        with pytest.raises(Invalid, match=r"sample\.days"):
            draw(reader, SampleWish(WISH.last, WISH.first, 1, 1))
        with pytest.raises(Invalid, match=r"sample\.number"):
            draw(reader, SampleWish(WISH.first, WISH.last, -1, 1))
        with pytest.raises(Invalid, match=r"sample\.number"):
            draw(reader, SampleWish(WISH.first, WISH.last, 1, 0))
    store.act_as(home.manager_id, Role.MANAGER)
    with store.read() as reader, pytest.raises(Denied, match=r"record\.not_reviewer"):
        draw(reader, WISH)
