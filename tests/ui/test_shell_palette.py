from typing import Any
from uuid import uuid4

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crm.domain.changes import Kind
from crm.domain.lists import ListKind
from crm.domain.views import ViewDefinition
from crm.storage.sortkeys import sound
from crm.usecases.people import people
from crm.usecases.search import Hit, search
from crm.usecases.views import save_view
from tests.support.lists import account_ids, account_item
from tests.support.window import WindowMaker
from ui.app import Language
from ui.background import Runner
from ui.shell.actions import PaletteAction
from ui.shell.palette import Palette
from ui.shell.palette_entries import Title, grouped
from ui.shell.palette_rows import PaletteModel
from ui.shell.window import MainWindow
from ui.theme.look import colour
from ui.widgets.matched import paint_matched

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(windows: WindowMaker) -> MainWindow:
    return windows.open("today")


def opened(window: MainWindow, text: str = "", verb: str = "open") -> Palette:
    window.open_palette(text, verb)
    assert window.palette_over is not None
    return window.palette_over


def some_account(window: MainWindow, qtbot: QtBot | None = None) -> Any:
    """Return an account of the person in view; a window that reads in the background needs `qtbot` to wait."""
    found: list[Any] = []

    def read(reader: Any) -> Any:
        return account_item(reader, account_ids(reader, window.context.scope.person_id)[0])

    window.context.runner.ask(window, read, found.append)
    if qtbot is not None:
        qtbot.waitUntil(lambda: bool(found))
    return found[0]


class Paints(QObject):
    """Notes which widgets are painted: parts of the palette, and others."""

    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self.palette = palette
        self.over: list[QWidget] = []
        self.under: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            is_over = watched is self.palette or self.palette.isAncestorOf(watched)
            (self.over if is_over else self.under).append(watched)
        return False


def hits(palette: Palette) -> list[Hit]:
    return [entry for entry in palette.model.entries if isinstance(entry, Hit)]


def current(palette: Palette) -> Any:
    return palette.list.currentIndex().data(PaletteModel.ENTRY)


def test_it_finds_by_name_number_and_initials(window: MainWindow) -> None:
    account = some_account(window)
    initials = "".join(unit.split("/")[1][0] for unit in sound(account.name).split(" "))
    for text in (account.name, account.account_no, account.account_no[4:11], initials):
        palette = opened(window, text)
        assert account.id in [hit.id for hit in hits(palette)], text


def test_enter_opens_and_ctrl_enter_plans(window: MainWindow) -> None:
    account = some_account(window)
    palette = opened(window, account.account_no)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert (window.page_id, window.history.now and window.history.now.arguments) == ("account", {"id": account.id})
    palette = opened(window, account.account_no)
    QTest.keyClick(palette.field, Qt.Key.Key_Return, CONTROL)
    assert window.page_id == "planner"


def test_a_task_for_an_account_starts_on_its_page(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    palette = opened(window, some_account(window).account_no)
    QTest.keyClick(palette.field, Qt.Key.Key_T, CONTROL)
    assert window.page_id == "account"
    focused, page = QApplication.focusWidget(), window.stack.currentWidget()
    assert focused is not None
    assert page is not None
    assert page.isAncestorOf(focused)


def test_it_can_be_opened_to_choose_an_account_for_a_visit(window: MainWindow) -> None:
    account = some_account(window)
    palette = opened(window, account.account_no, "plan")
    assert {hit.kind for hit in hits(palette)} == {Kind.ACCOUNT}
    assert not any(isinstance(entry, PaletteAction) for entry in palette.model.entries)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page_id == "planner"


@pytest.mark.parametrize(
    ("prefix", "kinds", "text"),
    [
        ("@", {Kind.CONTACT}, "王"),
        ("＠", {Kind.CONTACT}, "wang"),
        ("#", {Kind.TASK}, "电"),
        ("!", {Kind.FEEDER, Kind.OUTAGE}, "站"),
        ("！", {Kind.FEEDER, Kind.OUTAGE}, "f0"),
    ],
)
def test_a_prefix_narrows(window: MainWindow, prefix: str, kinds: set[Kind], text: str) -> None:
    found = hits(opened(window, f"{prefix}{text}"))
    assert found
    assert {hit.kind for hit in found} == kinds


def test_arrows_pass_over_titles_and_tab_goes_to_the_next_group(window: MainWindow) -> None:
    palette = opened(window, some_account(window).account_no)
    seen = []
    for _ in palette.model.entries:
        assert not isinstance(current(palette), Title)
        seen.append(palette.list.currentIndex().row())
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    assert seen == sorted(seen)
    palette = opened(window, some_account(window).account_no)
    assert isinstance(current(palette), Hit)
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    assert isinstance(current(palette), PaletteAction)


def test_actions_alone_stand_there_before_anything_is_typed(window: MainWindow) -> None:
    palette = opened(window)
    assert [type(entry) for entry in palette.model.entries[:2]] == [Title, PaletteAction]
    palette = opened(window, "> report")
    assert isinstance(current(palette), PaletteAction)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page_id == "reports"


def test_nothing_found_is_said(window: MainWindow) -> None:
    palette = opened(window, "zzzzqqqq")
    assert palette.model.entries[0] == Title("Nothing matches zzzzqqqq", is_sentence=True)


def test_typing_paints_nothing_of_the_page_under_it(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("today")
    palette = opened(window, "1")
    qtbot.waitUntil(lambda: window.isVisible() and palette.isVisible())
    palette.field.setText("10")
    QApplication.processEvents()
    window.repaint()  # what else still waits to be painted goes along with the next paint
    painted = Paints(palette)
    for part in (window, *window.findChildren(QWidget)):
        part.installEventFilter(painted)
    palette.field.setText("100")
    palette.list.viewport().repaint()
    assert palette.list.viewport() in painted.over
    assert painted.under == []


def test_an_action_alone_is_something_found(window: MainWindow) -> None:
    entries = opened(window, "settings").model.entries
    assert entries
    assert not [each for each in entries if isinstance(each, Title) and each.is_sentence]


def test_what_is_being_composed_is_not_searched(window: MainWindow) -> None:
    palette = opened(window)
    before = list(palette.model.entries)
    QApplication.sendEvent(palette.field, QInputMethodEvent("haiyue", []))
    assert palette.model.entries == before


def test_esc_and_a_click_beside_it_close_it(window: MainWindow) -> None:
    palette = opened(window)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    palette = opened(window)
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not palette.isVisible()


def test_keys_of_the_window_under_it_are_not_heard(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    palette = opened(window)
    QTest.keyClick(palette.field, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.page_id == "today"
    assert palette.isVisible()


def test_the_preview_follows_the_current_row(window: MainWindow, qtbot: QtBot) -> None:
    account = some_account(window)
    palette = opened(window, account.account_no)
    qtbot.waitUntil(lambda: palette.preview.title.text() == account.name)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)


@pytest.mark.parametrize("width", [20, 60, 400])
def test_a_tinted_title_never_leaves_its_line(width: int, qapp: QApplication) -> None:
    image = QImage(420, 30, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_matched(painter, QRectF(10, 5, width, 20), "深圳市海岳精密光学有限公司(演示)", ((3, 5), (7, 9)))
    painter.end()
    beside = image.copy(10 + width + 2, 0, 420 - width - 12, 30)
    blank = QImage(beside.size(), beside.format())
    blank.fill(Qt.GlobalColor.white)
    assert beside == blank


def test_lines_part_the_field_the_hits_and_the_preview(window: MainWindow) -> None:
    palette = opened(window, "a")
    image = palette.grab().toImage()
    ratio = image.devicePixelRatio()
    corner = palette.list.mapTo(palette, QPoint())
    wide, high = palette.list.width(), palette.list.height()
    for x, y in ((9, -1), (9, high), (wide, 9)):
        place = (corner + QPoint(x, y)) * ratio
        assert image.pixelColor(place).name() == colour("border").name()


def test_actions_are_found_by_pinyin_and_tinted(windows: WindowMaker, qapp: QApplication) -> None:
    language = Language(qapp)
    language.use("zh_CN")
    try:
        action = current(opened(windows.open("today"), "> baob"))
    finally:
        language.use("en")
    assert isinstance(action, PaletteAction)
    assert (action.text, action.match.spans) == ("报表", ((0, 2),))


def test_what_was_opened_stands_there_first_and_leads(window: MainWindow) -> None:
    contact = hits(opened(window, "@wang"))[-1]
    window.navigate("account", id=contact.account_id)
    palette = opened(window)
    assert palette.model.entries[0] == Title("Opened lately")
    assert current(palette).id == contact.account_id
    name = current(palette).title
    assert hits(opened(window, name[:5]))[0].id == contact.account_id


def test_accounts_that_are_due_stand_there_when_one_is_chosen_for_something(window: MainWindow) -> None:
    window.begin("visit")
    palette = window.palette_over
    assert palette is not None
    titles = [entry for entry in palette.model.entries if isinstance(entry, Title)]
    assert titles == [Title("Due for a visit")]
    due = due_days(window, hits(palette))
    assert len(due) == 6
    assert due == sorted(due)
    first = hits(palette)[0].id
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.history.now is not None
    assert (window.page_id, window.history.now.arguments["account_id"]) == ("visit", first)
    window.navigate("account", id=hits(palette)[2].id)
    palette = opened(window, verb="plan")
    found = [hit.id for hit in hits(palette)]
    assert len(found) == len(set(found))
    assert [entry for entry in palette.model.entries if isinstance(entry, Title)] == [
        Title("Opened lately"),
        Title("Due for a visit"),
    ]


def due_days(window: MainWindow, found: list[Hit]) -> list[Any]:
    days: list[Any] = []

    def read(reader: Any) -> list[Any]:
        every = {key: account_item(reader, key) for key in account_ids(reader, window.context.scope.person_id)}
        assert {hit.id for hit in found} <= every.keys()
        earliest = sorted(row.due_on for row in every.values() if row.due_on is not None)
        assert [every[hit.id].due_on for hit in found] == earliest[: len(found)]
        return [every[hit.id].due_on for hit in found]

    window.context.runner.ask(window, read, days.extend)
    return days


def test_a_visit_that_was_opened_counts_for_its_account(window: MainWindow) -> None:
    visit = next(hit for hit in hits(opened(window, "客户")) if hit.kind == Kind.VISIT)
    window.navigate("visit", id=visit.id)
    assert current(opened(window)).id == visit.account_id


def test_old_hits_stay_until_new_ones_come_and_enter_waits_for_them(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("today", Runner)
    account = some_account(window, qtbot)
    palette = opened(window)
    qtbot.waitUntil(lambda: window.context.runner.is_idle)
    before = list(palette.model.entries)
    assert before
    palette.field.setText(account.account_no)
    assert palette.model.entries == before
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    qtbot.waitUntil(lambda: window.page_id == "account")
    assert window.history.now is not None
    assert window.history.now.arguments == {"id": account.id}


def test_a_search_that_is_typed_over_is_stopped(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("today", Runner)
    palette = opened(window)
    qtbot.waitUntil(lambda: window.context.runner.is_idle)
    for text in ("s", "sh", "she", ">"):
        palette.field.setText(text)
    qtbot.waitUntil(lambda: window.context.runner.is_idle)
    assert not hits(palette)
    assert isinstance(current(palette), PaletteAction)


def test_a_kind_with_an_exact_hit_leads() -> None:
    account = Hit(Kind.ACCOUNT, uuid4(), None, "王伟电子", None, None)
    contact = Hit(Kind.CONTACT, uuid4(), None, "王伟", None, None)
    exact = replace(contact, is_exact=True)
    assert [entry for entry in grouped([exact, account]) if isinstance(entry, Hit)] == [exact, account]
    assert [entry for entry in grouped([contact, account]) if isinstance(entry, Hit)] == [account, contact]


def test_a_saved_view_is_an_action(window: MainWindow) -> None:
    def save(work: Any) -> None:
        save_view(work, ListKind.ACCOUNTS, window.context.scope.person_id, "待访大户", ViewDefinition())

    window.context.runner.do(window, save)
    palette = opened(window, "> 待访")
    assert current(palette).text.endswith("待访大户")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page_id == "accounts"


def test_a_feeder_shows_the_accounts_that_it_supplies(window: MainWindow) -> None:
    palette = opened(window, "!站")
    feeder = next(hit for hit in hits(palette) if hit.kind == Kind.FEEDER)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.page is not None
    assert window.page_id == "accounts"
    assert window.page.state()["values"] == {"feeder": (str(feeder.id),)}


@pytest.mark.parametrize("text", ["'", "%_*", "\\", "\x00", "海" * 10_000, "\u202eשלום", "🙂", '"'])
def test_odd_words_are_answered_calmly(window: MainWindow, text: str) -> None:
    palette = opened(window, text)
    assert palette.model.entries
    assert not hits(palette)


def test_ones_own_accounts_lead_among_what_matches_equally(window: MainWindow) -> None:
    told: list[tuple[list[Hit], set[Any]]] = []

    def read(reader: Any) -> tuple[list[Hit], set[Any]]:
        owner = next(person for person in people(reader) if person.accounts)
        own = set(account_ids(reader, owner.id))
        return search(reader, "公司", 20, (Kind.ACCOUNT,), own=owner.id), own

    window.context.runner.ask(window, read, told.append)
    found, own = told[0]
    is_own = [hit.id in own for hit in found]
    assert any(is_own)
    assert is_own == sorted(is_own, reverse=True)


def test_esc_gives_the_keyboard_back_to_what_had_it(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.top.bell.setFocus()
    palette = opened(window)
    assert palette.field.hasFocus()
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert window.top.bell.hasFocus()
