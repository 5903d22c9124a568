"""The hand-over dialog: by the keys from every place, what it shows before, the sheet, the toast and undo."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from crm.domain.codes import GrantKind, Role
from crm.domain.handover import HandOver, HandOverPlan
from crm.domain.privacy import ExportKind
from crm.domain.staff import BookDetail, Staff
from crm.storage.store import Store
from crm.storage.tables import Account, ExportLog, PortfolioGrant, Visit
from crm.storage.visits import PLANNED_STATES
from crm.usecases import books, calendar, handover
from crm.usecases.returning import left_behind
from crm.usecases.staff import staff
from tests.support.window import QuietGui, WindowMaker
from tests.ui.test_options import choose, opened
from ui.background import Runner
from ui.handover.dialog import HandOverDialog
from ui.handover.sheet import SheetSaving
from ui.lists.account_commands import AccountCommands
from ui.options.people import PeopleOptions
from ui.shell.actions import actions_of
from ui.shell.window import MainWindow
from ui.today.page import TodayPage
from ui.widgets.buttons import Button
from ui.widgets.table.sheets_dialog import SheetsDialog

TODAY = date(2026, 11, 17)
People = tuple[MainWindow, PeopleOptions]


@pytest.fixture
def people(windows: WindowMaker) -> People:
    window, section = opened(windows, "people")
    assert isinstance(section, PeopleOptions)
    return window, section


def seen(store: Store) -> Staff:
    with store.read() as reader:
        return staff(reader)


def managed(store: Store) -> BookDetail:
    return next(book for book in seen(store).books if book.accounts and book.owner_on(TODAY) is not None)


def dialog(window: MainWindow) -> HandOverDialog:
    return [each for each in window.findChildren(HandOverDialog) if each.isVisible()][-1]


def asked(people: People, store: Store, kind: GrantKind = GrantKind.OWNER) -> HandOverDialog:
    found = people[1].hand_over(managed(store).id, kind)
    assert found is not None
    return found


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    field.insert(text)
    field.editingFinished.emit()


def shown(found: HandOverDialog) -> dict[str, int | None]:
    return {line.name: line.count for line in found.preview.lines}


def test_the_preview_says_what_the_database_says_and_the_step_is_undone(people: People, demo_store: Store) -> None:
    window, _section = people
    book = managed(demo_store)
    owner = book.owner_on(TODAY)
    assert owner is not None
    found = asked(people, demo_store)
    assert found.plan is not None
    lines = shown(found)
    with demo_store.read() as reader:
        own = select(func.count()).select_from(Visit).where(Visit.c.person_id == owner.person_id)
        still = (Visit.c.plan_state.in_(PLANNED_STATES), Visit.c.planned_start > reader.clock.now())
        coming = int(reader.scalar(own.where(*still)))
    assert lines["Accounts"] == book.accounts
    assert lines["Planned visits"] == coming > 0
    to = found.plan.to
    found.give.click()
    assert not found.isVisible()
    assert window.toast.text == f"{book.accounts} account(s) handed over to {to}"
    after = managed(demo_store).owner_on(TODAY)
    assert after is not None
    assert after.person == to
    assert window.context.undo.undo_text == f"hand-over of {book.accounts} account(s) to {to}"
    window.toast.undo.click()
    back = next(each for each in seen(demo_store).books if each.id == book.id).owner_on(TODAY)
    assert back is not None
    assert back.person_id == owner.person_id


def test_a_substitute_is_asked_for_the_last_day_and_stands_in(people: People, demo_store: Store) -> None:
    window, section = people
    found = asked(people, demo_store, GrantKind.SUBSTITUTE)
    assert found.form.last_field.isVisible()
    type_into(found.form.last, "2026-11-30")
    assert found.plan is not None
    assert found.plan.wish.ends_on == date(2026, 11, 30)
    to, accounts = found.plan.to, len(found.plan.account_ids)
    found.give.click()
    assert window.toast.text == f"{to} stands in for {accounts} account(s)"
    book = managed(demo_store)
    row = section.books.list.row(book.id)
    assert row is not None
    assert f"{to} stands in from 17 Nov to 30 Nov" in row.second
    again = asked(people, demo_store, GrantKind.SUBSTITUTE)
    choose(again.form.person, str(book.grants[-1].person_id))
    assert "would overlap" in again.problem.text()
    assert not again.give.isEnabled()


def test_the_way_of_handing_over_is_chosen_by_the_keys(people: People, demo_store: Store) -> None:
    found = asked(people, demo_store)
    assert not found.form.last_field.isVisible()
    found.form.kind.tiles[0].setFocus()
    QTest.keyClick(found.form.kind.tiles[0], Qt.Key.Key_2)
    assert found.form.kind.values() == [GrantKind.SUBSTITUTE.value]
    assert found.form.last_field.isVisible()
    QTest.keyClick(found.form.kind.tiles[1], Qt.Key.Key_2)
    assert found.form.grant is GrantKind.OWNER


@pytest.mark.parametrize(("day", "words"), [("2026-11-01", "from today on"), ("no", "not a date"), ("", "first day")])
def test_a_day_that_cannot_be_is_refused_and_what_is_typed_stays(
    people: People, demo_store: Store, day: str, words: str
) -> None:
    found = asked(people, demo_store)
    to = found.form.person.value()
    type_into(found.form.first, day)
    assert words in found.problem.text()
    assert not found.give.isEnabled()
    assert not found.sheet.isEnabled()
    assert found.form.person.value() == to
    type_into(found.form.first, "2026-12-01")
    assert found.problem.text() == ""
    assert found.give.isEnabled()


def test_the_days_of_the_manager_s_leave_are_proposed_until_one_types(people: People, demo_store: Store) -> None:
    book = managed(demo_store)
    owner = book.owner_on(TODAY)
    assert owner is not None
    first, last = TODAY + timedelta(days=200), TODAY + timedelta(days=205)
    with demo_store.change() as work:
        for leave in calendar.calendar_year(work, 2026).leaves:
            assert leave.id is not None
            calendar.remove_leave(work, leave.id, leave.version)
        calendar.add_leave(work, owner.person_id, first, last, "年假")
    found = asked(people, demo_store, GrantKind.SUBSTITUTE)
    assert found.plan is not None
    assert (found.plan.wish.starts_on, found.plan.wish.ends_on) == (first, last)
    type_into(found.form.last, "2027-07-01")
    found.form.kind.tiles[0].click()
    found.form.kind.tiles[1].click()
    assert found.form.last.value() == date(2027, 7, 1)


def test_enter_gives_nothing_that_was_not_shown(people: People, demo_store: Store) -> None:
    found = asked(people, demo_store)
    before = found.plan
    found.form.first.setFocus()
    found.form.first.selectAll()
    found.form.first.insert("2026-12-01")
    found._give()
    assert found.isVisible()
    assert found.plan is not None
    assert before is not None
    assert found.plan.wish.starts_on == date(2026, 12, 1) != before.wish.starts_on
    found._give()
    assert not found.isVisible()


def test_chosen_accounts_go_from_the_list(windows: WindowMaker, demo_store: Store) -> None:
    window = windows.open("accounts")
    page: Any = window.page
    page.model.set_checked(page.model.ids()[:3], True)
    page.run("hand_over")
    found = dialog(window)
    assert found.plan is not None
    assert set(found.plan.account_ids) <= set(page.model.ids()[:3])
    assert not found.form.book.isVisible()
    found.give.click()
    count = len(found.plan.account_ids)
    assert window.toast.text.startswith(f"{count} account")
    window.context.undo.undo()


def test_who_may_not_hand_over_is_told_why(windows: WindowMaker) -> None:
    window = windows.open("accounts")
    window.context.scope.choose(None, "", Role.MANAGER)
    page: Any = window.page
    page.findChildren(AccountCommands)[0].hand_over(page.model.ids()[:1])
    assert not window.findChildren(HandOverDialog)
    assert "Only administrators and supervisors" in window.toast.text


def test_the_palette_offers_it_to_whoever_may(windows: WindowMaker) -> None:
    window = windows.open("today")
    offered = {action.text: action for action in actions_of(window)}
    offered["Hand over accounts…"].run()
    assert window.page_id == "settings"
    assert dialog(window).form.book.isVisible()
    window.context.scope.choose(None, "", Role.MANAGER)
    assert "Hand over accounts…" not in [action.text for action in actions_of(window)]


def test_clashes_are_named_in_the_preview(people: People, demo_store: Store) -> None:
    found = asked(people, demo_store)
    assert found.plan is not None
    receiver = found.plan.wish.to_id
    with demo_store.change() as work:
        calendar.add_leave(work, receiver, TODAY + timedelta(days=40), TODAY + timedelta(days=400), "<b>年假</b>")
        visit = found.plan.visits[-1]
        work.update(
            Visit, visit.id, visit.version, planned_on=TODAY + timedelta(days=41), planned_start=None, planned_end=None
        )
    found._ask()
    assert any("leave <b>年假</b>" in words for words in found.preview.clashes)
    assert shown(found)["Clashes"] == len(found.plan.clashes)
    (first,) = found.preview.clashes[:1]
    assert first.startswith("Tue 17 Nov 10:30 ")


def test_what_is_left_is_offered_and_taken_back(people: People, demo_store: Store) -> None:
    _window, section = people
    book = managed(demo_store)
    found = asked(people, demo_store, GrantKind.SUBSTITUTE)
    type_into(found.form.last, "2026-12-31")
    assert found.plan is not None
    person, moved = found.plan.to, len(found.plan.visits) + len(found.plan.tasks) + len(found.plan.issues)
    assert moved
    found.give.click()
    with demo_store.change() as work:
        grant = next(each for each in seen(demo_store).books if each.id == book.id).grants[-1]
        yesterday = TODAY - timedelta(days=1)
        work.update(PortfolioGrant, grant.id, grant.version, starts_on=yesterday, ends_on=yesterday)
    section.load()
    row = section.books.list.row(book.id)
    assert row is not None
    assert f"still with {person}" in row.second
    words = next(words for words, _run in section._book_commands(book.id) if words.startswith("Take back"))
    dict(section._book_commands(book.id))[words]()
    row = section.books.list.row(book.id)
    assert row is not None
    assert "still with" not in row.second


def test_a_part_is_joined_from_its_menu(people: People, demo_store: Store) -> None:
    _window, section = people
    book = managed(demo_store)
    with demo_store.change() as work:
        one = work.scalar(select(Account.c.id).where(Account.c.portfolio_id == book.id))
        to = next(each.id for each in seen(demo_store).people if each.id != book.grants[0].person_id)
        handover.hand_over(work, _substitution(to, one))
        grant = next(each for each in staff(work).books if each.part_of_id == book.id).grants[-1]
        books.end_substitute(work, grant.id)
    section.load()
    part = next(each for each in seen(demo_store).books if each.part_of_id == book.id)
    dict(section._book_commands(part.id))[f"Join with {book.name}"]()
    assert managed(demo_store).accounts == book.accounts
    assert part.id not in [each.id for each in seen(demo_store).books]


def test_the_owner_is_told_on_today_what_is_left_and_takes_it_back(people: People, demo_store: Store) -> None:
    window, _section = people
    book = managed(demo_store)
    owner = book.owner_on(TODAY)
    assert owner is not None
    with demo_store.change() as work:
        to = next(each.id for each in seen(demo_store).people if each.id != owner.person_id)
        plan = handover.hand_over(work, HandOver(to, GrantKind.SUBSTITUTE, TODAY, TODAY, book_id=book.id))
        grant = next(each for each in staff(work).books if each.id == book.id).grants[-1]
        yesterday = TODAY - timedelta(days=1)
        work.update(PortfolioGrant, grant.id, grant.version, starts_on=yesterday, ends_on=yesterday)
    window.context.scope.choose(owner.person_id, owner.person, Role.MANAGER)
    window.context.navigate("today")
    page = window.page
    assert isinstance(page, TodayPage)
    (bar,) = page.leftovers.bars.values()
    assert plan.to in bar.accessibleName()
    assert page.leftovers.isVisible()
    button = bar.findChild(Button)
    assert button is not None
    button.click()
    assert page.leftovers.bars == {}
    assert not page.leftovers.isVisible()
    with demo_store.read() as reader:
        assert left_behind(reader, owner.person_id) == []
    window.context.undo.undo()
    assert len(page.leftovers.bars) == 1


def test_the_sheet_is_shown_as_it_is_printed_and_noted_once_it_is(people: People, demo_store: Store) -> None:
    found = asked(people, demo_store)
    found.printing.click()
    (preview,) = found.findChildren(QPrintPreviewDialog)
    assert preview.isVisible()
    with demo_store.read() as reader:
        assert reader.scalar(select(func.count()).select_from(ExportLog)) == 0
    preview.accept()
    with demo_store.read() as reader:
        assert reader.scalar(select(ExportLog.c.kind)) == ExportKind.HANDOVER


def _substitution(to: Any, account: Any) -> Any:
    return HandOver(to, GrantKind.SUBSTITUTE, TODAY, TODAY, account_ids=(account,))


def _save_what_is_shown(window: MainWindow) -> None:
    dialog = next(each for each in window.findChildren(SheetsDialog) if each.isVisible())
    assert len(dialog.look.previews) > 3
    dialog.save.click()


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf"])
def test_the_sheet_is_saved_from_the_toast_and_noted(
    people: People, demo_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    window, _section = people
    out = tmp_path / f"交接{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(out), ""))
    found = asked(people, demo_store)
    found.sheet.click()
    _save_what_is_shown(window)
    assert out.read_bytes()[:2] in (b"PK", b"%P")
    out.unlink()
    found.give.click()
    assert window.toast.offer.text() == "Save sheet"
    window.toast.offer.click()
    _save_what_is_shown(window)
    assert out.read_bytes()[:2] in (b"PK", b"%P")
    with demo_store.read() as reader:
        mine = select(ExportLog.c.kind).where(ExportLog.c.file_name == out.name)
        noted = reader.connection.execute(mine).scalars().all()
    assert noted == [ExportKind.HANDOVER] * 2


def test_the_name_of_the_file_says_who_gives_to_whom(people: People, demo_store: Store) -> None:
    window, _section = people
    found = asked(people, demo_store)
    plan: HandOverPlan | None = found.plan
    assert plan is not None
    name = SheetSaving(window.context, window).file_name(plan)
    assert name == f"{plan.givers[0]}_hand-over sheet_{plan.to}_20261117.xlsx"


def test_the_gui_thread_asks_nothing(
    windows: WindowMaker, demo_store: Store, quiet_gui: QuietGui, qtbot: QtBot
) -> None:
    window = windows.open("accounts", Runner)
    page: Any = window.page
    qtbot.waitUntil(lambda: page.model.rowCount() > 0)
    page.table.set_current(page.model.ids()[0])
    page.run("hand_over")
    qtbot.waitUntil(lambda: bool(window.findChildren(HandOverDialog)))
    qtbot.waitUntil(lambda: dialog(window).plan is not None)
    dialog(window).give.click()
    qtbot.waitUntil(lambda: "handed over to" in window.toast.text)
