"""The brief on the screen: from an account by key, a day page by page, saved whole, refused in one sentence."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.codes import Role
from crm.storage.store import Store
from crm.storage.tables import ExportLog
from crm.usecases import visits
from tests.support.build import DAY, account, at, bureau
from tests.support.window import WindowMaker
from ui.accounts.account_page import AccountPage
from ui.brief.page import BriefPage
from ui.brief.page_view import PageView
from ui.planner.page import PlannerPage
from ui.shell.window import MainWindow
from ui.today.page import TodayPage
from ui.visits.page import VisitsPage
from ui.visits.record_page import RecordPage
from ui.visits.side_panel import VisitPanel


def shown(window: MainWindow) -> BriefPage:
    assert isinstance(window.page, BriefPage)
    return window.page


def test_one_key_opens_the_brief_of_an_account(windows: WindowMaker, demo_store: Store) -> None:
    with demo_store.change() as work:
        key = account(work, bureau(work), name="<b>甲</b>")
    window = windows.open("account", id=key)
    page = window.page
    assert isinstance(page, AccountPage)
    page.brief.click()
    found = shown(window)
    assert found.page_subtitle() == "<b>甲</b>"
    assert found.view.isVisible()
    assert found.page_actions() == [found.save, found.print]
    window.back()
    assert window.page is page


def test_a_day_is_turned_page_by_page_and_saved_whole(windows: WindowMaker, demo_store: Store, tmp_path: Path) -> None:
    with demo_store.change() as work:
        home = bureau(work)
        keys = [account(work, home, f"990000000000{number}") for number in range(2)]
        for key, hour in zip(keys, (14, 10), strict=True):
            visits.plan_visit(work, key, home.manager_id, at(hour), at(hour + 1))
    window = windows.open()
    window.context.scope.look_at(home.manager_id, "林演示")
    window.navigate("brief", day=window.context.clock.today())
    page = shown(window)
    assert page.page_subtitle() == "演示客户01 · 1 of 2"
    page.next.click()
    page.next.click()
    assert page.page_subtitle() == "演示客户00 · 2 of 2"
    page.save_to(tmp_path / "day.pdf")
    assert (tmp_path / "day.pdf").read_bytes().count(b"/Type /Page\n") == 2
    with demo_store.read() as reader:
        noted = reader.rows(select(ExportLog.c.kind, ExportLog.c.rows, ExportLog.c.is_personal))
    assert [tuple(row) for row in noted] == [("briefs", 2, True)]


def test_the_planner_and_the_list_of_visits_lead_to_briefs(windows: WindowMaker, demo_store: Store) -> None:
    with demo_store.change() as work:
        home = bureau(work)
        key = account(work, home)
        visit = visits.plan_visit(work, key, home.manager_id, at(10), at(11))
    window = windows.open("planner", view="day", day=DAY)
    window.context.scope.look_at(home.manager_id, "林演示")
    page = window.page
    assert isinstance(page, PlannerPage)
    choose(window, lambda: page.acts.offer(visit, QPoint(0, 0)), "Visit brief")
    assert shown(window).page_subtitle() == "演示客户01"
    window.back()
    choose(window, lambda: page.tools.more.click(), "Visit briefs of Tue 17 Nov")
    assert shown(window).page_subtitle() == "演示客户01"
    window.navigate("visits", view="planned")
    listed = window.page
    assert isinstance(listed, VisitsPage)
    assert isinstance(listed.panel, VisitPanel)
    panel = listed.panel
    listed.model.with_rows([visit], lambda rows: panel.show_row(visit, rows[0]))
    panel.brief.click()
    assert shown(window).page_subtitle() == "演示客户01"


def choose(window: MainWindow, ask: Callable[[], object], words: str) -> None:
    """Choose a line of the menu that opens."""
    ask()
    menu = next(each for each in window.findChildren(QMenu) if each.isVisible())
    action = next(each for each in menu.actions() if each.text().startswith(words))
    menu.close()
    action.trigger()


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_noted(
    windows: WindowMaker, demo_store: Store, tmp_path: Path
) -> None:
    with demo_store.change() as work:
        key = account(work, bureau(work))
    window = windows.open("brief", ids=[key])
    shown(window).save_to(tmp_path / "missing" / "day.pdf")
    assert "missing" in window.toast.text
    with demo_store.read() as reader:
        assert reader.rows(select(ExportLog.c.id)) == []


def test_without_anything_to_show_it_says_so(windows: WindowMaker) -> None:
    page = shown(windows.open("brief"))
    assert page.empty.isVisible()
    assert page.page_actions() == []


def test_the_record_of_a_visit_and_the_card_of_the_day_lead_to_briefs(windows: WindowMaker, demo_store: Store) -> None:
    with demo_store.change() as work:
        home = bureau(work)
        key = account(work, home)
        visit = visits.plan_visit(work, key, home.manager_id, at(10), at(11))
    window = windows.open("visit", id=visit)
    record = window.page
    assert isinstance(record, RecordPage)
    record.brief.click()
    assert shown(window).page_subtitle() != ""
    window.context.scope.choose(home.manager_id, "甲", Role.MANAGER)
    window.navigate("today")
    today = window.page
    assert isinstance(today, TodayPage)
    assert today.day.briefs.isVisible()
    today.day.briefs.click()
    assert shown(window).view.isVisible()


def test_the_sheet_is_shown_whole_where_there_is_less_room(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.show_page(QImage(820, 1160, QImage.Format.Format_RGB32), "Brief")
    assert view.sizeHint().height() == 1160
    assert view.heightForWidth(410) == 580
    assert view.minimumSizeHint().width() <= 400
