"""The outage desk in the window: the board, whom it reaches, telling them, and an outage from its draft to its end."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.codes import OutageState, OutageType, Role
from crm.domain.outage_desk import AffectedRow, BoardGroup, ScopePart, TeamOf, Whose
from crm.domain.outages import Known, NoticeResult, Told
from crm.storage.store import Store
from crm.storage.tables import Outage, OutageNotice
from crm.usecases.outages.board import board
from crm.usecases.outages.detail import detail
from crm.usecases.people import people
from tests.support.window import WindowMaker
from ui.outages.affected_table import Fold
from ui.outages.forms import CancelForm, EstimateForm, MomentForm, PostponeForm
from ui.outages.notice_panel import sms_parts
from ui.outages.outage_form import OutageForm
from ui.outages.page import OutagesPage
from ui.shell.window import MainWindow
from ui.theme.look import theme
from ui.widgets.confirm_popup import ConfirmPopup


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    window = windows.open("outages")
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.waitUntil(lambda: page(window).found is not None)
    return window


def page(window: MainWindow) -> OutagesPage:
    assert isinstance(window.page, OutagesPage)
    return window.page


def rows(window: MainWindow) -> list[AffectedRow]:
    return page(window).table.rows()


def asked(store: Store, ask: Callable[[Any], Any]) -> Any:
    with store.read() as reader:
        return ask(reader)


def opened(window: MainWindow, kind: type[Any]) -> Any:
    form = page(window).findChild(kind)
    assert form is not None
    return form


def begun(window: MainWindow) -> None:
    """Look at an outage that is off now."""
    found = page(window).found
    assert found is not None
    assert found.head.group is BoardGroup.OFF_NOW


def test_the_board_says_what_was_counted(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    counted = asked(demo_store, lambda reader: board(reader, window.context.scope.person_id))
    off = sum(row.group is BoardGroup.OFF_NOW for row in counted.rows)
    assert f"{off} off now" in shown.page_subtitle()
    model = shown.list.model()
    spoken = [str(model.index(at, 0).data()) for at in range(model.rowCount())]
    assert any(counted.rows[0].place in line for line in spoken)
    assert spoken[0] == "Off now"


def test_who_still_has_to_hear_is_checked_and_told_once(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    begun(window)
    shown = page(window)
    waiting = {row.account_id for row in rows(window) if row.needs_notice and row.known.state is not Told.CURRENT}
    assert waiting
    assert shown.table.checked == waiting
    reachable = {each.account_id for each in shown.telling.texts if each.problem is None}
    before = asked(demo_store, lambda reader: len(reader.scalars(select(OutageNotice.c.id))))
    QTest.mouseClick(shown.notice.send, Qt.MouseButton.LeftButton)
    popup = opened(window, ConfirmPopup)
    QTest.mouseClick(popup.yes, Qt.MouseButton.LeftButton)

    def logged() -> int:
        return int(asked(demo_store, lambda reader: len(reader.scalars(select(OutageNotice.c.id)))))

    qtbot.waitUntil(lambda: logged() == before + len(reachable))
    qtbot.waitUntil(lambda: any(row.attempts and row.attempts[0].channel == "sms" for row in rows(window)))
    assert QApplication.clipboard().text()


def test_each_customer_reads_its_own_words_even_where_some_were_typed(
    window: MainWindow, demo_store: Store, qtbot: QtBot
) -> None:
    shown = page(window)
    planned = next(row for row in shown._board.rows if row.group is BoardGroup.PLANNED) if shown._board else None
    assert planned is not None
    shown._open(planned)
    qtbot.waitUntil(lambda: shown.found is not None and shown.found.head.outage_id == planned.outage_id)
    shown.table.check([row.account_id for row in rows(window) if row.needs_notice])
    texts = list(shown.telling.texts)
    assert len({each.text for each in texts}) > 1
    assert shown.notice.message.isReadOnly()
    shown.notice.message.set_text("改过的话")
    assert shown.notice.words() is None
    shown.telling.send(texts, shown.notice.words())

    def logged() -> dict[Any, str]:
        with demo_store.read() as reader:
            row = OutageNotice.c
            mine = select(row.account_id, row.message).where(row.outage_id == planned.outage_id, row.channel == "sms")
            return {found[0]: found[1] for found in reader.rows(mine.order_by(row.sent_at))}

    want = {each.account_id: each.text for each in texts if each.problem is None}
    qtbot.waitUntil(lambda: want.items() <= logged().items())


def test_typed_words_stay_when_the_board_is_read_again(window: MainWindow, qtbot: QtBot) -> None:
    shown = page(window)
    row = next(each for each in rows(window) if each.needs_notice)
    shown.table.check([row.account_id])
    shown.notice.message.set_text("请留意现场安全。")
    assert shown.notice.words() == "请留意现场安全。"
    shown.load()
    qtbot.waitUntil(lambda: bool(shown.telling.texts))
    assert shown.notice.message.text() == "请留意现场安全。"
    shown.table.check([])
    assert not shown.notice.send.isEnabled()


def test_a_call_that_failed_puts_the_number_in_doubt(window: MainWindow, qtbot: QtBot) -> None:
    begun(window)
    shown = page(window)
    row = next(each for each in rows(window) if each.needs_notice and each.contacts and each.contacts[0].phone)
    shown.notice.called.emit(row, NoticeResult.NO_ANSWER)

    def failed() -> bool:
        now = next(each for each in rows(window) if each.account_id == row.account_id)
        return bool(now.attempts) and now.attempts[0].result is NoticeResult.NO_ANSWER

    qtbot.waitUntil(failed)


def test_a_new_time_makes_the_old_one_outdated_and_cannot_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    begun(window)
    shown = page(window)
    assert shown.found is not None
    count = len(shown.found.estimates)
    shown.act("estimate")
    form = opened(window, EstimateForm)
    form.back.time.setText("19:45")
    form.reason.setText("吊车未到")
    form.save()

    def said() -> int:
        found = page(window).found
        return 0 if found is None else len(found.estimates)

    qtbot.waitUntil(lambda: said() == count + 1)
    found = page(window).found
    assert found is not None
    assert found.head.told == 0
    assert found.estimates[-1].reason == "吊车未到"
    assert window.context.undo.made() == []


def test_supply_comes_back_for_some_and_then_for_all(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    begun(window)
    shown = page(window)
    assert shown.found is not None
    outage_id = shown.found.head.outage_id
    one = next(row for row in rows(window) if row.needs_notice)
    shown.table.check([one.account_id])
    shown.act("part")
    opened(window, MomentForm).save()
    qtbot.waitUntil(lambda: any(row.restored_at is not None for row in rows(window)))
    shown.act("restore")
    forms = shown.findChildren(MomentForm)
    forms[-1].save()

    def state() -> str:
        return str(asked(demo_store, lambda reader: detail(reader, outage_id).head.state))

    qtbot.waitUntil(lambda: state() == OutageState.RESTORED)


def test_what_has_not_been_entered_is_said_in_the_form(window: MainWindow) -> None:
    form = page(window).new_outage()
    form.save()
    assert "names nothing that is off" in form.problem.text()
    form.reject()


def test_an_outage_goes_from_its_feeder_to_its_end(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    shown = page(window)
    form = shown.new_outage()
    assert isinstance(form, OutageForm)
    qtbot.waitUntil(lambda: form.scope.tree.topLevelItemCount() > 0)
    station = form.scope.tree.topLevelItem(0)
    assert station is not None
    feeder = station.child(station.childCount() - 1)
    assert feeder is not None
    feeder.setCheckState(0, Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: form.reach.text().startswith("Reaches"))
    form.kind.set_value(OutageType.PLANNED)
    form._suit()
    form.begin.day.setText("2026-12-08")
    form.begin.time.setText("08:00")
    form.end.day.setText("2026-12-08")
    form.end.time.setText("06:00")
    form.save()
    assert "is not after the start" in form.problem.text()
    form.end.time.setText("12:00")
    form.save()
    qtbot.waitUntil(lambda: shown.found is not None and shown.found.head.group is BoardGroup.DRAFT)
    outage_id = shown.found.head.outage_id if shown.found is not None else None
    shown.act("publish")
    qtbot.waitUntil(lambda: shown.found is not None and shown.found.head.state is OutageState.PUBLISHED)
    shown.act("move")
    moved = opened(window, PostponeForm)
    moved.begin.time.setText("09:00")
    moved.save()
    qtbot.waitUntil(lambda: shown.found is not None and shown.found.head.starts_at != shown.found.head.ends_at)
    shown.act("cancel")
    reason = opened(window, CancelForm)
    reason.save()
    assert "Say why" in reason.problem.text()
    reason.reason.setText("天气")
    reason.save()

    def state() -> str:
        with demo_store.read() as reader:
            return str(reader.scalar(select(Outage.c.state).where(Outage.c.id == outage_id)))

    qtbot.waitUntil(lambda: state() == OutageState.CANCELLED)


def test_the_filter_hides_and_says_so(window: MainWindow, qtbot: QtBot) -> None:
    shown = page(window)
    shown.line.setText("nothing like it")
    qtbot.waitUntil(lambda: not shown.empty.isHidden())
    shown.line.clear()
    qtbot.waitUntil(lambda: shown.empty.isHidden())


def test_space_checks_and_enter_opens_the_account(window: MainWindow, qtbot: QtBot) -> None:
    shown = page(window)
    shown.table.check([])
    shown.table.setFocus()
    shown.table.selectRow(0)
    QTest.keyClick(shown.table, Qt.Key.Key_Space)
    assert shown.table.checked == {rows(window)[0].account_id}
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: type(window.page).__name__ == "AccountPage")


@pytest.mark.parametrize(("length", "parts"), [(0, 1), (70, 1), (71, 2), (134, 2), (135, 3)])
def test_a_long_message_goes_out_in_parts(length: int, parts: int) -> None:
    assert sms_parts("字" * length) == parts


def test_from_a_feeder_in_the_palette_to_whom_to_call_in_two_actions(window: MainWindow, qtbot: QtBot) -> None:
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    off = page(window).found
    assert off is not None
    window.navigate("today")
    window.open_palette(f"!{off.head.place}")
    palette = window.palette_over
    assert palette is not None
    qtbot.waitUntil(
        lambda: any(getattr(entry, "text", "").startswith("Outage here") for entry in palette.model.entries)
    )
    place = next(
        at for at, entry in enumerate(palette.model.entries) if getattr(entry, "text", "").startswith("Outage here")
    )
    palette.list.setCurrentIndex(palette.model.index(place, 0))
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    form = opened(window, OutageForm)
    qtbot.waitUntil(lambda: bool(form.list.figures.rows))
    listed = form.list.figures.rows
    assert [row.account_id for row in listed][:2] == [row.account_id for row in off.affected][:2]
    first = form.list.figures.index(0, 2).data()
    assert listed[0].contacts[0].name in first
    assert listed[0].contacts[0].phone in first


def test_single_accounts_are_picked_and_shown_at_once(window: MainWindow, demo_store: Store, qtbot: QtBot) -> None:
    shown = page(window)
    form = shown.new_outage()
    qtbot.waitUntil(lambda: form.scope.tree.topLevelItemCount() > 0)
    one = rows(window)[0]
    popup = form.scope.ask_account()
    popup.picked.emit(one.account_id)
    qtbot.waitUntil(lambda: [row.account_id for row in form.list.figures.rows] == [one.account_id])
    form.scope.add_account(one.account_id)
    assert form.scope.parts() == (ScopePart(account_id=one.account_id),)
    form.kind.set_value(OutageType.CUSTOMER_SIDE)
    form._suit()
    form.publish.click()
    qtbot.waitUntil(lambda: shown.found is not None and shown.found.draft.type is OutageType.CUSTOMER_SIDE)
    assert [row.account_id for row in rows(window)] == [one.account_id]
    shown.act("change")
    again = shown.findChildren(OutageForm)[-1]
    named = again.scope.tree.topLevelItem(0)
    assert named is not None
    item = named.child(0)
    assert item is not None
    assert (named.text(0), item.text(0)) == ("Single accounts", one.name)
    item.setCheckState(0, Qt.CheckState.Unchecked)
    assert again.scope.parts() == ()


def test_mine_team_and_all_are_other_accounts(window: MainWindow, demo_store: Store) -> None:
    shown = page(window)
    assert not shown.whose.isVisible()
    found = asked(demo_store, lambda reader: [each.id for each in people(reader) if board(reader, each.id).rows])
    window.context.scope.choose(found[0], "", Role.MANAGER)
    assert shown.whose.isVisible()
    wanted: dict[str, Whose] = {"mine": found[0], "team": TeamOf(found[0]), "all": None}
    for key, whose in wanted.items():
        shown.whose.set_current(key)
        shown.whose.picked.emit(key)
        counted = asked(demo_store, partial(board, whose=whose))
        assert shown._board is not None
        assert [(row.outage_id, row.reached) for row in shown._board.rows] == [
            (row.outage_id, row.reached) for row in counted.rows
        ]
    assert OutagesPage(window.context).whose.current() == "all"


def test_who_is_not_affected_stands_folded_under_a_heading(window: MainWindow) -> None:
    shown = page(window)
    some = [replace(row, needs_notice=place > 1) for place, row in enumerate(rows(window) * 2)]
    some = [replace(row, account_id=UUID(int=place + 1)) for place, row in enumerate(some)]
    shown.table.show_affected(some)
    lines = shown.table.figures.rows
    heading = next(place for place, line in enumerate(lines) if isinstance(line, Fold))
    assert shown.table.figures.index(heading, 0).data() == "Not affected · 2, unfolded"
    assert [line.account_id for line in lines[heading + 1 :]] == [UUID(int=1), UUID(int=2)]
    shown.table.selectRow(heading)
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    assert len(shown.table.figures.rows) == heading + 1
    assert len(shown.table.rows()) == len(some)
    QTest.keyClick(shown.table, Qt.Key.Key_Space)
    assert len(shown.table.figures.rows) == len(lines)
    assert type(window.page) is OutagesPage


def test_of_very_many_accounts_those_that_know_are_folded(window: MainWindow) -> None:
    shown = page(window)
    knows = next(row for row in rows(window) if row.needs_notice)
    current = replace(knows, known=replace(knows.known, state=Told.CURRENT))
    waits = replace(knows, known=Known(Told.NOT_TOLD, None, 0))
    many = [replace(current, account_id=UUID(int=place + 1)) for place in range(70)]
    many.append(replace(waits, account_id=UUID(int=99)))
    shown.table.show_affected(many)
    assert [getattr(line, "count", 1) for line in shown.table.figures.rows] == [1, 70]
    shown.table.check_waiting()
    assert shown.table.checked == {UUID(int=99)}


def test_large_text_in_the_smallest_window_leaves_the_form_and_the_accounts_whole(
    windows: WindowMaker, qtbot: QtBot
) -> None:
    theme().use(text_percent=150)
    window = windows.open("outages")
    window.resize(1180, 720)
    qtbot.waitUntil(lambda: page(window).found is not None)
    table = page(window).table
    qtbot.waitUntil(lambda: table.horizontalHeader().count() == 2)
    assert table.height() >= 3 * table.rowHeight(0)
    assert table.horizontalScrollBar().maximum() == 0
    form = page(window).new_outage()
    assert form.width() <= window.width()
    assert form.height() <= window.height()
    assert form.area.verticalScrollBar().maximum() > 0
    assert form.give.isVisibleTo(form)
