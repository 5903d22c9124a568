"""Two windows of two people on one server that keeps rights: they merge, ask, and tell what became of a row."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.accounts import AccountDetail
from crm.domain.lists import ListKind, ListQuery
from crm.storage.store import Store
from crm.storage.tables import Account, PortfolioGrant
from crm.usecases.accounts import account_detail
from crm.usecases.lists import list_ids
from crm.usecases.portfolios import assign_accounts
from crm.usecases.visits import move_visit, plan_visit, visit_rows
from tests.support.conflicts import asked, desk, lost, texts, type_fact
from tests.support.office import Office
from tests.support.window import WindowMaker
from ui.background import Runner
from ui.conflicts.kept import key_of
from ui.settings import Settings
from ui.shell.window import MainWindow

pytestmark = [pytest.mark.postgresql, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


class Desk:
    """Somebody signed in with a window of their own."""

    def __init__(self, office: Office, who: str, qtbot: QtBot, folder: Path) -> None:
        self.store: Store = office.open(who)
        self._maker = WindowMaker(self.store, Settings(folder / f"{who}.ini"), qtbot, folder / who)
        self._qtbot = qtbot

    def show(self, account_id: UUID) -> MainWindow:
        window = self._maker.open("account", runner_type=Runner, id=account_id)
        page: Any = window.page
        self._qtbot.waitUntil(lambda: page.about._account is not None)
        self.settle(window)
        return window

    def settle(self, window: MainWindow) -> None:
        """Wait until everything that was asked for has come."""
        self._qtbot.waitUntil(lambda: window.context.runner.is_idle, timeout=20_000)

    def detail(self, account_id: UUID) -> AccountDetail:
        with self.store.read() as reader:
            return account_detail(reader, account_id)

    def close(self) -> None:
        self._maker.close()
        self.store.close()


@pytest.fixture
def desks(light_theme: None, office: Office, qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """The manager's desk and the supervisor's."""
    made = Desk(office, "manager", qtbot, tmp_path), Desk(office, "supervisor", qtbot, tmp_path)
    yield made
    for desk_ in made:
        desk_.close()


def _account(desk_: Desk, place: int) -> UUID:
    with desk_.store.read() as reader:
        return list_ids(reader, ListKind.ACCOUNTS, ListQuery())[place]


def _supervisor_writes(leader: Desk, account_id: UUID, **values: Any) -> None:
    with leader.store.change() as work:
        work.update(Account, account_id, leader.detail(account_id).version, **values)


def test_different_fields_merge_with_the_name_of_who_changed_them(desks: tuple[Desk, Desk]) -> None:
    manager, leader = desks
    key = _account(manager, 0)
    window = manager.show(key)
    _supervisor_writes(leader, key, address="leader")
    type_fact(window, "contract_kva", "20000")
    manager.settle(window)
    found = manager.detail(key)
    assert (found.address, found.contract_kva) == ("leader", 20_000)
    with leader.store.read() as reader:
        assert reader.actor.person_id is not None
    said = window.toast.history[-1].text
    assert said.startswith("Merged with ")
    assert leader.store.actor.login not in said
    assert desk(window).panel is None


def test_the_same_field_is_asked_on_both_sides(desks: tuple[Desk, Desk]) -> None:
    manager, leader = desks
    key = _account(manager, 1)
    window = manager.show(key)
    other = leader.show(key)
    type_fact(other, "contract_kva", "30000")
    leader.settle(other)
    type_fact(window, "contract_kva", "20000")
    manager.settle(window)
    panel = asked(window)
    assert manager.detail(key).contract_kva == 30_000
    panel.keep.click()
    manager.settle(window)
    assert manager.detail(key).contract_kva == 20_000


def test_a_row_that_was_moved_to_another_book_says_so_and_keeps_the_words(desks: tuple[Desk, Desk]) -> None:
    manager, leader = desks
    key = _account(manager, 2)
    window = manager.show(key)
    _move_away(leader, manager, key)
    type_fact(window, "address", "mine")
    manager.settle(window)
    panel = lost(window)
    assert "lies in another portfolio" in panel.windowTitle()
    assert "mine" in texts(panel)
    assert window.context.drafts.load(key_of(key)) is not None


def _move_away(leader: Desk, manager: Desk, key: UUID) -> None:
    with leader.store.change() as work:
        mine = work.scalars(
            select(PortfolioGrant.c.portfolio_id).where(PortfolioGrant.c.person_id == manager.store.actor.person_id)
        )
        other = work.scalar(select(Account.c.portfolio_id).where(Account.c.portfolio_id.not_in(mine)).limit(1))
        assert other is not None
        assign_accounts(work, [key], other)


def test_a_visit_that_both_moved_is_shown_with_both_times(desks: tuple[Desk, Desk]) -> None:
    manager, leader = desks
    key = _account(manager, 0)
    person = manager.store.actor.person_id
    assert person is not None
    start = manager.store.clock.now() + timedelta(days=3)
    end = start + timedelta(hours=1)
    with manager.store.change() as work:
        visit = plan_visit(work, key, person, start, end)
    later, earlier = start + timedelta(hours=2), start - timedelta(hours=1)
    with leader.store.change() as work:
        move_visit(work, visit, 1, later, later + timedelta(hours=1))
    window = manager.show(key)
    window.context.runner.do(
        window, lambda work: move_visit(work, visit, 1, earlier, earlier + timedelta(hours=1)), undo_text="move"
    )
    manager.settle(window)
    panel = asked(window)
    shown = texts(panel)
    assert "another time" in panel.windowTitle()
    for words in ("09:48–10:48", "11:48–12:48", "08:48–09:48"):
        assert words in shown
    panel.keep.click()
    manager.settle(window)
    with leader.store.read() as reader:
        assert visit_rows(reader, [visit])[0].start == earlier


def test_a_right_that_ended_while_somebody_typed_is_told_and_the_words_stay(desks: tuple[Desk, Desk]) -> None:
    manager, leader = desks
    key = _account(manager, 3)
    window = manager.show(key)
    with leader.store.change() as work:
        book = work.scalar(select(Account.c.portfolio_id).where(Account.c.id == key))
        held = PortfolioGrant.c.person_id == manager.store.actor.person_id
        for grant in work.rows(
            select(PortfolioGrant.c.id, PortfolioGrant.c.version).where(held, PortfolioGrant.c.portfolio_id == book)
        ):
            work.update(PortfolioGrant, grant.id, grant.version, ends_on=work.clock.today() - timedelta(days=1))
    type_fact(window, "address", "mine")
    manager.settle(window)
    panel = lost(window)
    assert "may not change" in panel.windowTitle()
    assert "mine" in texts(panel)
    draft = window.context.drafts.load(key_of(key))
    assert draft is not None
    assert draft.data["typed"] == [["Address", "mine"]]
