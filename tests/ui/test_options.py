"""The settings: sections by role, one shape, keyboard, and what counts at once on this computer."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from crm.domain.codes import Role
from crm.domain.lists import ListKind
from crm.domain.people import KEEPERS
from crm.domain.permits import Rights
from crm.domain.privacy import ExportKind
from crm.log import forget_older as forget_lines
from crm.storage.store import Store
from crm.usecases.privacy import note_export
from tests.support.window import QuietGui, WindowMaker
from tests.ui.test_accessible_names import nameless
from ui.app import Language
from ui.background import Runner
from ui.drafts import Drafts, forget_older
from ui.lists.memory import ListMemory
from ui.options import about
from ui.options.about import AboutOptions
from ui.options.appearance import AppearanceOptions
from ui.options.database import DatabaseOptions
from ui.options.frame import OptionsPage
from ui.options.privacy import PrivacyOptions
from ui.options.section import Shape
from ui.options.section_list import SectionButton
from ui.options.sections import SECTIONS, sections_for
from ui.settings import Settings
from ui.shell.actions import actions_of
from ui.shell.window import MainWindow
from ui.theme.look import theme
from ui.widgets.labels import ElidedLabel

EVERY = [section.id for section in SECTIONS]


def page_of(window: MainWindow) -> OptionsPage:
    page = window.page
    assert isinstance(page, OptionsPage)
    return page


def opened(windows: WindowMaker, section: str, role: Role = Role.ADMIN) -> tuple[MainWindow, Any]:
    """Open a section as somebody of a role."""
    window = windows.open("today")
    window.context.scope.choose(None, "", role)
    window.navigate("settings", section=section)
    return window, page_of(window).section()


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


# -- the frame


@pytest.mark.parametrize("section", EVERY)
def test_every_section_has_the_one_shape_and_named_controls(windows: WindowMaker, section: str) -> None:
    window, shown = opened(windows, section)
    assert isinstance(shown, Shape)
    assert shown.section_title() == page_of(window).page_subtitle()
    assert shown.check() == []
    shown.save()
    assert not shown.is_changed()
    assert nameless(window) == []


@pytest.mark.parametrize("section", EVERY)
def test_every_section_is_all_chinese_in_chinese(windows: WindowMaker, section: str, qapp: QApplication) -> None:
    language = Language(qapp)
    language.use("zh_CN")
    try:
        window, _shown = opened(windows, section)
        found = [text for text in texts_of(page_of(window)) if english_words(text)]
        assert found == []
    finally:
        language.use("en")


NAMES = {
    *about.LIBRARIES,
    *("Rounds", "Python", "Qt", "SQLite", "PostgreSQL", "libpq", "English"),
    *("Excel", "XLSForm", "GeoJSON", "Ctrl", "Alt"),
}
"""What is called alike in both languages."""
UNITS = {"WGS", "kVA", "kWh", "km", "kV", "MB", "III"}


def texts_of(page: QWidget) -> Iterator[str]:
    """Yield the words that can be read, but for names, versions, licences, addresses and what was typed."""
    for part in page.findChildren(QWidget):
        if not part.isVisible() or isinstance(part, QLineEdit):
            continue
        is_data = isinstance(part, QLabel) and bool(
            part.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        )
        if isinstance(part, QLabel | ElidedLabel | QAbstractButton) and not is_data:
            yield part.text()


def english_words(text: str) -> list[str]:
    for name in sorted((*NAMES, *UNITS), key=len, reverse=True):
        text = text.replace(name, "")
    return re.findall(r"[A-Za-z]{3,}", text)


def test_a_manager_sees_what_is_on_this_computer_and_nothing_of_the_bureau(windows: WindowMaker) -> None:
    window, shown = opened(windows, "cycles", Role.MANAGER)
    assert isinstance(shown, AppearanceOptions)
    seen = {section.id for section in sections_for(window.context.scope.rights)}
    assert seen == {"appearance", "language", "reminders", "privacy", "database", "about"}
    assert seen < {section.id for section in sections_for(Rights(Role.SUPERVISOR, is_shared=False))}
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    page_of(window).open_section("cycles")
    assert page_of(window).page_subtitle() == "Visit cycles"
    window.context.scope.choose(None, "", Role.READONLY)
    assert page_of(window).page_subtitle() == "Appearance"


def test_the_list_is_walked_and_left_by_the_keys(windows: WindowMaker, qtbot: QtBot) -> None:
    window, _shown = opened(windows, "appearance")
    with qtbot.waitActive(window):
        window.activateWindow()
    page = page_of(window)
    page.setFocus()
    assert QApplication.focusWidget() is page.list.button("appearance")
    for key, section in ((Qt.Key.Key_Down, "language"), (Qt.Key.Key_End, "about"), (Qt.Key.Key_Home, "appearance")):
        press(key)
        assert page.state() == {"section": section}
        assert QApplication.focusWidget() is page.list.button(section)
    pages = 0
    press(Qt.Key.Key_Tab)
    while (focus := QApplication.focusWidget()) is not None and page.list.isAncestorOf(focus):
        pages += 1
        press(Qt.Key.Key_Tab)
    assert pages == (3 if window.context.scope.role in KEEPERS else 2)  # the log, the bin, duplicates
    assert page.section().isAncestorOf(QApplication.focusWidget())


def test_ctrl_comma_opens_the_settings_and_history_the_section(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("today")
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert window.page_id == "settings"
    page_of(window).open_section("about")
    window.navigate("today")
    window.back()
    assert page_of(window).page_subtitle() == "About"


def test_the_palette_knows_each_section(windows: WindowMaker) -> None:
    window, _shown = opened(windows, "about")
    actions = {action.text: action for action in actions_of(window)}
    actions["Settings · Visit cycles"].run()
    assert page_of(window).page_subtitle() == "Visit cycles"


@pytest.mark.parametrize("size", [(1440, 900), (1180, 720)])
@pytest.mark.parametrize("percent", [100, 150])
def test_no_section_is_wider_than_its_page(windows: WindowMaker, size: tuple[int, int], percent: int) -> None:
    theme().use(text_percent=percent)
    window, _shown = opened(windows, "appearance")
    window.resize(*size)
    for section in EVERY:
        page_of(window).open_section(section)
        QApplication.processEvents()
        area = page_of(window)._around[section].findChild(QScrollArea) or page_of(window)._around[section]
        assert isinstance(area, QScrollArea)
        inner = area.widget()
        assert inner is not None
        assert inner.width() <= area.viewport().width(), section


def test_sections_read_off_the_gui_thread(windows: WindowMaker, quiet_gui: QuietGui, qtbot: QtBot) -> None:
    window = windows.open("today", Runner)
    window.context.scope.choose(None, "", Role.SUPERVISOR)
    for section in EVERY:
        window.navigate("settings", section=section)
        qtbot.waitUntil(lambda: window.context.runner.is_idle)


# -- this computer


def test_the_look_counts_at_once_and_is_remembered(windows: WindowMaker, settings: Settings) -> None:
    _window, shown = opened(windows, "appearance")
    before = theme().colour("border").name()
    choose(shown.theme_box, "dark")
    choose(shown.size_box, "125")
    shown.contrast.click()
    assert (theme().is_dark, theme().text_percent, theme().has_contrast) == (True, 125, True)
    assert theme().colour("border") == theme().colour("control")
    assert theme().colour("border").name() != before
    assert (settings.text("theme"), settings.number("text_percent", 0), settings.flag("contrast")) == (
        "dark",
        125,
        True,
    )


def test_the_row_height_is_for_lists_without_one_of_their_own(windows: WindowMaker, settings: Settings) -> None:
    _window, shown = opened(windows, "appearance")
    accounts, tasks = ListMemory(settings, ListKind.ACCOUNTS), ListMemory(settings, ListKind.TASKS)
    tasks.keep_density("compact")
    choose(shown.density, "roomy")
    assert (accounts.density(), tasks.density()) == ("roomy", "compact")


def test_another_language_is_asked_for_and_remembered(windows: WindowMaker, settings: Settings, qtbot: QtBot) -> None:
    window, shown = opened(windows, "language")
    with qtbot.waitSignal(window.language_chosen) as told:
        choose(shown.language_box, "zh_CN")
    assert told.args == ["zh_CN"]
    assert settings.text("language") == "zh_CN"


def choose(box: Any, value: str) -> None:
    """Pick a value as somebody at the keyboard does."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


# -- the database


def test_a_backup_is_made_and_listed(windows: WindowMaker, tmp_path: Path) -> None:
    _window, shown = opened(windows, "database")
    assert isinstance(shown, DatabaseOptions)
    before = shown.copies.model().rowCount()
    out = Path(shown._context.where).with_name("demo-20261117-0948.db")
    shown.back_up_to(out)
    assert out.is_file()
    assert shown.copies.model().rowCount() == before + 1
    row = shown.copies.row(out)
    assert row is not None
    assert row.value.endswith("MB")


def test_a_backup_elsewhere_is_listed_too(windows: WindowMaker, tmp_path: Path) -> None:
    _window, shown = opened(windows, "database")
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    shown.back_up_to(folder / "demo-20261117-0948.db")
    assert shown.copies.row(folder / "demo-20261117-0948.db") is not None


def test_a_check_says_its_result_in_words(windows: WindowMaker, demo_store: Store) -> None:
    _window, shown = opened(windows, "database")
    shown.check_now.click()
    assert "The database is sound" in shown.found.accessibleName()
    assert shown.check_now.isEnabled()


def test_another_database_is_asked_for(windows: WindowMaker, qtbot: QtBot) -> None:
    window, shown = opened(windows, "database")
    with qtbot.waitSignal(window.database_asked):
        shown.other.click()


# -- about


class Opener(QObject):
    """Takes what the system would open."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url)


def test_about_names_the_real_versions_and_copies_all(windows: WindowMaker, demo_store: Store) -> None:
    _window, shown = opened(windows, "about")
    assert isinstance(shown, AboutOptions)
    with demo_store.read() as reader:
        version = reader.connection.exec_driver_sql("SELECT sqlite_version()").scalar()
    assert ("SQLite", version, "public domain") in shown.program_lines()
    shown.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert f"SQLite {version}" in copied
    assert re.search(r"^SQLAlchemy 2\.\d+\S* MIT$", copied, re.MULTILINE)
    assert re.search(r"^Log: .+", copied, re.MULTILINE)
    assert all(licence != "—" for _name, _version, licence in about.library_lines())


def test_about_opens_the_folders(windows: WindowMaker, tmp_path: Path) -> None:
    _window, shown = opened(windows, "about")
    opener = Opener()
    QDesktopServices.setUrlHandler("file", opener, "take")  # type: ignore[arg-type]  # bytes are what the stubs say, and refused
    try:
        for button in shown.findChildren(QAbstractButton):
            if button.accessibleName().startswith("Open folder"):
                button.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert len(opener.urls) == 3
    assert all(Path(url.toLocalFile()).is_dir() for url in opener.urls)


# -- privacy


def test_masking_is_turned_off_for_the_bureau_and_taken_back(windows: WindowMaker, demo_store: Store) -> None:
    window, shown = opened(windows, "privacy")
    assert isinstance(shown, PrivacyOptions)
    assert (shown.masks.isChecked(), shown.names.isChecked()) == (True, False)
    shown.masks.click()
    assert window.toast.text == "Lists show whole numbers"
    window.context.undo.undo()
    assert shown.masks.isChecked()


def test_exports_are_listed_and_a_manager_sees_no_log(windows: WindowMaker, demo_store: Store) -> None:
    with demo_store.change() as work:
        note_export(work, ExportKind.CONTACTS, "contacts.xlsx", 12, True)
    window, shown = opened(windows, "privacy")
    row = shown.exports.model().item(0)
    assert (row.name, "12 row" in row.second, "with people" in row.value) == ("contacts.xlsx", True, True)
    window.context.scope.choose(None, "", Role.MANAGER)
    assert not shown.exports.isVisible()
    assert not shown.masks.isVisible()
    assert shown.drafts.isVisible()


def test_how_long_drafts_are_kept_is_remembered(windows: WindowMaker, settings: Settings) -> None:
    _window, shown = opened(windows, "privacy")
    choose(shown.drafts, "30")
    choose(shown.logs, "7")
    assert (settings.number("privacy/draft_days", 0), settings.number("privacy/log_days", 0)) == (30, 7)


def test_old_drafts_go_and_new_ones_stay(tmp_path: Path, qapp: QApplication) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep("visit-1", "one", {})
    drafts.close()
    assert forget_older(tmp_path, datetime(2020, 1, 1, tzinfo=UTC)) == 0
    assert forget_older(tmp_path, datetime(2200, 1, 1, tzinfo=UTC)) == 1
    assert len(Drafts(tmp_path)) == 0


def test_old_lines_of_the_log_go_with_their_traces(tmp_path: Path) -> None:
    day = datetime(2026, 11, 10, tzinfo=UTC).date()
    log, old = tmp_path / "rounds.log", tmp_path / "rounds.log.1"
    log.write_text("2026-11-01 1\n  trace\n2026-11-10 2\n  trace\n", encoding="utf-8")
    old.write_text("2026-10-01 0\n", encoding="utf-8")
    forget_lines(tmp_path, day)
    assert log.read_text(encoding="utf-8") == "2026-11-10 2\n  trace\n"
    assert not old.exists()
    forget_lines(tmp_path, day.replace(year=2027))
    assert not log.exists()


def test_the_log_of_changes_is_offered_to_those_who_read_it(windows: WindowMaker) -> None:
    window, _shown = opened(windows, "appearance")
    words = {}
    for role in Role:
        window.context.scope.choose(None, "", role)
        window.navigate("today")
        window.navigate("settings", section="appearance")
        layout = page_of(window).list.layout()
        assert layout is not None
        items = [layout.itemAt(place) for place in range(layout.count())]
        parts = [item.widget() for item in items if item is not None]
        words[role] = "Log of changes" in {each.text() for each in parts if isinstance(each, SectionButton)}
    assert {role for role, offered in words.items() if offered} == set(KEEPERS)
