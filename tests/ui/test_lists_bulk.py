"""What is done with the checked rows: each is one step to undo; the export is exactly what is shown."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot
from python_calamine import load_workbook
from sqlalchemy import text

from crm.domain.codes import Role
from crm.storage.store import Store
from crm.usecases.people import people
from crm.usecases.portfolios import portfolios, versions_of
from crm.usecases.tags import tags
from tests.support.window import WindowMaker
from ui.background import Runner
from ui.lists.account_commands import AccountCommands
from ui.lists.actions import Action
from ui.lists.foot import BulkBar
from ui.lists.page import ListPage
from ui.shell.window import MainWindow
from ui.theme.look import px
from ui.widgets.forms.tag_line import Entry


@pytest.fixture
def window(windows: WindowMaker, demo_store: Store, qtbot: QtBot) -> MainWindow:
    """The accounts of the first manager, three of them checked."""
    window = windows.open("accounts")
    with demo_store.read() as reader:
        person = next(each for each in people(reader) if each.accounts)
    window.context.scope.choose(person.id, person.name, person.role)
    page(window).model.set_checked(list(page(window).model.ids())[:3], True)
    return window


def page(window: MainWindow) -> ListPage:
    assert isinstance(window.page, ListPage)
    return window.page


def commands(window: MainWindow) -> AccountCommands:
    return page(window).findChildren(AccountCommands)[0]


def number(store: Store, statement: str) -> int:
    with store.read() as reader:
        return int(reader.connection.execute(text(statement)).scalar_one())


def test_the_bar_says_how_many_and_offers_everything(window: MainWindow) -> None:
    bulk = page(window).foot.bulk
    assert page(window).foot.currentWidget() is bulk
    assert bulk.count.text() == "3 selected"
    assert list(bulk.buttons) == ["plan", "task", "assign", "hand_over", "tag", "copy", "export"]
    bulk.clear.click()
    assert page(window).model.checked_count == 0


def test_another_person_has_other_commands_and_none_of_the_rows(window: MainWindow) -> None:
    shown, scope = page(window), window.context.scope
    hand_over = shown.foot.bulk.buttons["hand_over"]
    assert hand_over.isVisible() is window.context.may("do.hand_over") is False
    assert "hand_over" not in [each.key for each in (*shown.commands, *shown.foot.bulk.rest())]
    scope.choose(None, "", Role.SUPERVISOR)
    assert shown.model.checked_count == 0
    shown.model.set_checked(list(shown.model.ids())[:2], True)
    assert hand_over.isVisible()
    assert "hand_over" in [each.key for each in shown.commands]


def test_a_task_for_each_account_is_one_step(window: MainWindow, demo_store: Store) -> None:
    count = "SELECT count(*) FROM task WHERE deleted_at IS NULL AND title = '核对容量'"
    page(window).run("task")
    popup = commands(window).add_task(page(window).chosen())
    popup.line.added.emit(Entry("核对容量", date(2026, 11, 20), ()))
    assert number(demo_store, count) == 3
    window.context.undo.undo()
    assert number(demo_store, count) == 0


def test_a_task_without_words_is_refused_and_asked_for_again(window: MainWindow) -> None:
    popup = commands(window).add_task(page(window).chosen())
    popup.line.added.emit(Entry("  ", None, ()))
    assert popup.isVisible()
    assert popup.problem.text()
    popup.close()


def test_a_tag_is_hung_on_and_taken_off(window: MainWindow, demo_store: Store) -> None:
    popup = commands(window).tag(page(window).chosen(), set())
    popup.line.setText("重点 <b>")
    popup.line.returnPressed.emit()

    def counted() -> dict[str, int]:
        with demo_store.read() as reader:
            return {each.value: each.count for each in tags(reader)}

    assert counted()["重点 <b>"] == 3
    rows: list[Any] = []
    page(window).with_chosen(rows.extend)
    assert page(window).common_tags(rows) == {"重点 <b>"} | page(window).common_tags(rows)
    popup.tagged.emit("重点 <b>", False)
    assert "重点 <b>" not in counted()
    window.context.undo.undo()
    assert counted()["重点 <b>"] == 3
    popup.close()


def test_accounts_are_given_to_a_book_and_back(window: MainWindow, demo_store: Store) -> None:
    chosen = page(window).chosen()
    with demo_store.read() as reader:
        books = portfolios(reader)
    rows: list[Any] = []
    page(window).with_chosen(rows.extend)
    other = next(book for book in books if book.id not in {row.portfolio_id for row in rows})
    with demo_store.read() as reader:
        seen = versions_of(reader, chosen)
    commands(window)._assign(chosen, other, seen)
    assert not set(chosen) & set(page(window).model.ids())
    window.context.undo.undo()
    assert set(chosen) <= set(page(window).model.ids())


def test_many_visits_are_planned_at_once(window: MainWindow, demo_store: Store) -> None:
    count = "SELECT count(*) FROM visit WHERE deleted_at IS NULL"
    before = number(demo_store, count)
    popup = commands(window).plan(page(window).chosen())
    assert popup is not None
    popup.button.click()
    planned = number(demo_store, count) - before
    assert 0 <= planned <= 3
    if planned:
        window.context.undo.undo()
    assert number(demo_store, count) == before


def test_planning_for_the_whole_team_asks_for_a_person(window: MainWindow) -> None:
    window.context.scope.choose(None, "", window.context.scope.role)
    assert commands(window).plan(list(page(window).model.ids())[:2]) is None
    assert "manager" in window.toast.text


@pytest.mark.parametrize("checked", [0, 3])
def test_an_export_is_exactly_what_is_shown(window: MainWindow, tmp_path: Path, checked: int) -> None:
    page(window).table.show_columns(["account_no", "due_on", "name"])
    if not checked:
        page(window).model.check_all(False)
    path = tmp_path / page(window).exporting.file_name()
    page(window).exporting.write(path)
    rows = load_workbook(path).get_sheet_by_index(0).to_python()
    head = next(place for place, row in enumerate(rows) if row[0] == "Account")
    assert rows[head][:3] == ["Account", "Account no.", "Next visit due"]
    shown: list[Any] = []
    ids = page(window).model.checked_ids() or list(page(window).model.ids())
    page(window).model.with_rows(ids, shown.extend)
    assert [(row[0], row[1]) for row in rows[head + 1 :]] == [(each.name, each.account_no) for each in shown]
    assert rows[head + 1][2] == shown[0].due_on
    assert not page(window).exporting._is_writing
    assert path.name in window.toast.text


def test_an_export_that_is_cancelled_leaves_no_file(windows: WindowMaker, tmp_path: Path, qtbot: QtBot) -> None:
    window = windows.open("accounts", Runner)
    qtbot.waitUntil(lambda: page(window).model.rowCount() > 0)
    path = tmp_path / "list.xlsx"
    page(window).exporting.write(path)
    page(window).foot.export.cancel.click()
    qtbot.waitUntil(lambda: window.context.runner.is_idle)
    assert not path.exists()
    assert page(window).foot.currentWidget() is not page(window).foot.export


def test_a_file_name_has_no_character_that_a_disk_refuses(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    person, asked = window.context.scope.person_id, list[str]()
    window.context.scope.choose(person, 'A/B:"C"', window.context.scope.role)

    def choose(_parent: QWidget, _title: str, where: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(where).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page(window).exporting.ask()
    assert asked == ["A B__C__Account list_20261117.xlsx"]


def test_nothing_is_done_with_no_rows(window: MainWindow) -> None:
    page(window).model.check_all(False)
    page(window).filters.set_values({}, "没有这样的客户")
    for action in page(window).commands:
        page(window).run(action.key)
    assert window.page_id == "accounts"


def test_what_has_no_room_in_the_bar_stands_in_its_menu(qtbot: QtBot) -> None:
    run: list[str] = []
    keys = ["letters", "calls", "told"]
    bar = BulkBar([Action(key, f"A&B {key}", "check", partial(run.append, key)) for key in keys])
    host = QWidget()
    qtbot.addWidget(host)
    bar.setParent(host)
    bar.set_count(3)
    one = bar.buttons["letters"].sizeHint().width()
    for width, shown in ((4000, 3), (bar.minimumSizeHint().width() + one + px(20), 1), (4000, 3), (10, 0)):
        bar.resize(width, bar.height())
        # A part that is not on a screen is told of its size once it is drawn.
        bar.grab()
        assert [each.key for each in bar.rest()] == keys[shown:]
        assert bar.more.isHidden() is (shown == len(keys))
    bar.more.click()
    [menu] = bar.findChildren(QMenu)
    assert [each.text() for each in menu.actions()] == [f"A&&B {key}" for key in keys]
    menu.actions()[1].trigger()
    menu.close()
    assert run == ["calls"]
