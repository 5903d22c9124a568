"""Campaigns in the window: who was told is what the use cases say, by keyboard, with undo, and within one's duty."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from crm.domain.campaigns import UNCOVERED, CampaignTopic, Coverage, CoverageRow, TellingChannel
from crm.domain.codes import Role, Topic
from crm.domain.lists import ListKind, ListQuery
from crm.storage.store import Store
from crm.storage.visits import next_of_account, topics_of
from crm.usecases.attachments import files_of_account
from crm.usecases.campaigns.board import CampaignDetail, campaign, campaigns
from crm.usecases.campaigns.keeping import edition_file
from crm.usecases.lists import list_totals
from crm.usecases.people import people
from tests.support.window import WindowMaker
from ui.campaigns.forms import CampaignForm, ConfirmForm, EditionForm, OptOutForm, TellForm
from ui.campaigns.page import CampaignsPage
from ui.lists.popups import DayPopup
from ui.shell.window import MainWindow
from ui.widgets.table.sheets_dialog import SheetsDialog


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    window = windows.open("campaigns")
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: page(window).found is not None)
    look_at(window)
    return window


def page(window: MainWindow) -> CampaignsPage:
    assert isinstance(window.page, CampaignsPage)
    return window.page


def look_at(window: MainWindow) -> None:
    """Walk from the last campaign to the one about prices by the arrow keys."""
    shown = page(window)
    shown.list.setFocus()
    shown.list.setCurrentIndex(shown.list.figures.index(shown.list.figures.rowCount() - 1, 0))
    while found(window).row.draft.topic is not CampaignTopic.TIME_OF_USE:
        QTest.keyClick(shown.list, Qt.Key.Key_Up)


def found(window: MainWindow) -> CampaignDetail:
    detail = page(window).found
    assert detail is not None
    return detail


def now(store: Store, window: MainWindow) -> CampaignDetail:
    with store.read() as reader:
        return campaign(reader, found(window).row.id)


def of(detail: CampaignDetail, *states: Coverage) -> list[CoverageRow]:
    return [each for each in detail.accounts if each.coverage in states]


def form(window: MainWindow, kind: Any) -> Any:
    shown = page(window).findChild(kind)
    assert shown is not None
    return shown


def test_the_table_shows_every_account_against_every_edition(window: MainWindow, demo_store: Store) -> None:
    shown, detail = page(window), now(demo_store, window)
    with demo_store.read() as reader:
        assert [row.id for row in campaigns(reader)] == [row.id for row in shown.list.figures.rows]
    table = shown.coverage.table
    assert [row.account_id for row in table.rows()] == [each.account_id for each in detail.accounts]
    titles = [column.title for column in table.figures.columns]
    assert titles[2:4] == [each.edition for each in reversed(detail.row.editions)]
    told = next(each for each in detail.accounts if each.coverage is Coverage.CONFIRMED)
    place = table.rows().index(told)
    words = str(table.figures.index(place, 2).data())
    assert told.newest is not None
    assert told.newest.by in words
    assert "confirmed" in words
    shown.coverage.part.setCurrentIndex(1)
    assert {row.coverage for row in table.rows()} <= UNCOVERED
    assert len(table.rows()) == detail.row.uncovered
    shown.coverage.line.setText("没有此客户")
    assert table.isHidden()
    assert not shown.coverage.empty.isHidden()


def test_planned_visits_are_about_the_campaign(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    with demo_store.read() as reader:
        lin = next(person for person in people(reader) if person.name == "林晓岚")
    window.context.scope.choose(lin.id, lin.name, Role.MANAGER)
    qtbot.waitUntil(lambda: bool(of(now(demo_store, window), *UNCOVERED)))
    look_at(window)
    shown = page(window)
    shown.coverage.table.setFocus()
    QTest.keyClick(shown.coverage.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    chosen = [each.account_id for each in shown.coverage.chosen()]
    shown.coverage.plan.click()
    popup = shown.findChildren(DayPopup)[-1]
    popup.given.emit(date(2026, 11, 23))

    def coming() -> list[frozenset[str]]:
        with demo_store.read() as reader:
            visits = [next_of_account(reader, key) for key in chosen]
            return [topics_of(reader, each.id) for each in visits if each is not None]

    qtbot.waitUntil(lambda: any(Topic.POLICY in topics for topics in coming()))
    assert all(Topic.POLICY in topics for topics in coming())


def test_many_are_told_by_keyboard_and_it_can_be_undone(window: MainWindow, demo_store: Store) -> None:
    shown, before = page(window), now(demo_store, window)
    shown.coverage.table.setFocus()
    QTest.keyClick(shown.coverage.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(shown.coverage.table.chosen()) == before.row.uncovered
    QTest.keyClick(shown.coverage.tell, Qt.Key.Key_Return)
    shown_form = form(window, TellForm)
    shown_form.channel.set_value(TellingChannel.MEETING)
    QTest.keyClick(shown_form.note, Qt.Key.Key_Return)
    after = now(demo_store, window)
    assert (after.row.uncovered, after.row.covered) == (0, before.row.covered + before.row.uncovered)
    assert found(window).row.counts == after.row.counts
    window.context.undo.undo()
    assert now(demo_store, window).row.counts == before.row.counts


def test_a_confirmation_needs_a_telling_and_is_taken_back(window: MainWindow, demo_store: Store) -> None:
    shown, detail = page(window), now(demo_store, window)
    waiting, told = (
        of(detail, *UNCOVERED)[0],
        next(each for each in of(detail, Coverage.TOLD) if each.newest is not None and each.newest.id is not None),
    )
    shown.coverage.table.check([waiting.account_id])
    shown.act("confirm")
    refused = form(window, ConfirmForm)
    refused.save()
    assert waiting.name in refused.problem.text()
    refused.reject()
    refused.deleteLater()
    refused.setParent(None)
    shown.coverage.table.check([told.account_id])
    shown.act("confirm")
    asked = form(window, ConfirmForm)
    asked.by.setText("王演示")
    asked.save()
    confirmed = next(each for each in now(demo_store, window).accounts if each.account_id == told.account_id)
    assert confirmed.newest is not None
    assert (confirmed.coverage, confirmed.newest.confirmed_by) == (Coverage.CONFIRMED, "王演示")
    shown.act("back")
    again = next(each for each in now(demo_store, window).accounts if each.account_id == told.account_id)
    assert again.coverage is Coverage.TOLD


def test_an_opt_out_is_shown_and_ends(window: MainWindow, demo_store: Store) -> None:
    shown, detail = page(window), now(demo_store, window)
    chosen = of(detail, *UNCOVERED)[0]
    shown.coverage.table.check([chosen.account_id])
    shown.act("out")
    asked = form(window, OptOutForm)
    asked.reason.setText("不接受推广")
    asked.save()
    assert chosen.account_id in {each.account_id for each in of(now(demo_store, window), Coverage.OPTED_OUT)}
    shown.coverage.part.setCurrentIndex(3)
    assert chosen.account_id in {row.account_id for row in shown.coverage.table.rows()}
    shown.coverage.table.check([chosen.account_id])
    shown.act("tell")
    refused = form(window, TellForm)
    refused.save()
    assert chosen.name in refused.problem.text()
    shown.act("in")
    assert chosen.account_id not in {each.account_id for each in of(now(demo_store, window), Coverage.OPTED_OUT)}


def test_a_new_edition_with_its_file_reopens_and_is_saved_again(
    window: MainWindow, demo_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, before = page(window), now(demo_store, window)
    paper = tmp_path / "手册.pdf"
    paper.write_bytes(b"%PDF demo")
    shown.tabs.set_current("material")
    shown.load()
    QTest.mouseClick(shown.editions.new, Qt.MouseButton.LeftButton)
    asked = form(window, EditionForm)
    asked.file.choose(paper)
    asked.edition.setText("2026-11")
    asked.save()
    after = now(demo_store, window)
    assert after.row.current is not None
    assert (after.row.current.edition, after.row.covered) == ("2026-11", 0)
    assert len(of(after, Coverage.OLD)) >= before.row.covered
    with demo_store.read() as reader:
        assert edition_file(reader, after.row.current.id) == ("手册.pdf", b"%PDF demo")
    out = tmp_path / "again.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    shown.editions.table.setCurrentIndex(shown.editions.table.figures.index(0, 0))
    QTest.mouseClick(shown.editions.save, Qt.MouseButton.LeftButton)
    assert out.read_bytes() == b"%PDF demo"


def test_the_filters_of_the_list_choose_the_accounts(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    shown.tabs.set_current("target")
    shown.load()
    shown.target.filters.set_values({"segment": ("small_business",)})
    with demo_store.read() as reader:
        count = list_totals(reader, ListKind.ACCOUNTS, ListQuery(filters={"segment": ("small_business",)})).count
    assert shown.target.count.text().startswith(f"{count} account")
    before = now(demo_store, window)
    told = {each.account_id for each in before.accounts if each.tellings}
    QTest.mouseClick(shown.target.use, Qt.MouseButton.LeftButton)
    after = now(demo_store, window)
    assert len(after.accounts) == count + len(told)
    assert told <= {each.account_id for each in after.accounts}
    assert after.row.draft.target.filters == {"segment": ("small_business",)}


def test_a_campaign_is_entered_and_then_aimed(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    QTest.mouseClick(shown.new, Qt.MouseButton.LeftButton)
    asked = form(window, CampaignForm)
    asked.save()
    assert asked.problem.text().startswith("The campaign has no title")
    asked.title.setText("防范冒名诈骗(演示)")
    asked.material.setText("防诈提示")
    asked.topic.set_value("fraud")
    asked.end.setText("2026-11-01")
    asked.save()
    assert "before it begins" in asked.problem.text()
    asked.end.setText("2026-12-31")
    asked.save()
    row = found(window).row
    assert (row.draft.title, row.draft.ends_on) == ("防范冒名诈骗(演示)", date(2026, 12, 31))
    assert row.accounts > 0
    assert shown.tabs.current() == "target"
    shown.act("remove")
    shown.commands.remove(row)
    with demo_store.read() as reader:
        assert row.id not in {each.id for each in campaigns(reader)}


def test_proof_is_kept_and_the_coverage_is_written(
    window: MainWindow, demo_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = page(window)
    sheet = tmp_path / "签到表.jpg"
    sheet.write_bytes(b"demo sheet")
    chosen = shown.coverage.table.rows()[0]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(sheet), ""))
    shown.coverage.table.check([chosen.account_id])
    shown.act("prove")
    with demo_store.read() as reader:
        assert "签到表.jpg" in [file.name for file in files_of_account(reader, chosen.account_id)]
    assert found(window).accounts[0].files == 1
    out = tmp_path / "coverage.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    QTest.mouseClick(shown.export, Qt.MouseButton.LeftButton)
    shown.findChildren(SheetsDialog)[-1].save.click()
    assert out.stat().st_size > 1000


def test_the_effect_says_how_many_stand_behind_it(window: MainWindow) -> None:
    shown = page(window)
    shown.tabs.setFocus()
    for _step in range(3):
        QTest.keyClick(shown.tabs, Qt.Key.Key_Right)
    assert shown.effect.table.figures.rowCount() == 4
    words = str(shown.effect.table.figures.index(0, 0).data())
    assert words.startswith("Peak-hour share, Too few to compare")
    assert "3 months" in shown.effect.how.text()


def test_a_manager_tells_and_does_not_lead(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    assert not shown.change.isHidden()
    book = now(demo_store, window).accounts[0]
    with demo_store.read() as reader:
        manager = next(each for each in people(reader) if each.name == book.manager)
    window.context.scope.choose(manager.id, manager.name, Role.MANAGER)
    look_at(window)
    assert {row.manager for row in shown.coverage.table.rows()} == {manager.name}
    assert shown.change.isHidden()
    assert shown.page_actions() == []
    assert not shown.coverage.foot.isHidden()
    window.context.scope.choose(None, "", Role.READONLY)
    look_at(window)
    assert shown.coverage.foot.isHidden()
    shown.coverage.table.toggle(0)
    assert shown.coverage.table.chosen() == []


@pytest.mark.parametrize("is_checked", [False, True])
def test_what_was_read_goes_while_another_page_is_looked_at(window: MainWindow, is_checked: bool) -> None:
    left, before = page(window), found(window)
    if is_checked:
        left.coverage.table.check([row.account_id for row in before.accounts])
    chosen = left.coverage.table.chosen()
    window.navigate("today")
    assert bool(left.coverage.table.rows()) is is_checked
    assert left.found is not None
    assert bool(left.found.accounts) is is_checked
    window.navigate("campaigns")
    assert found(window) == before
    assert left.coverage.table.chosen() == chosen
