import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm.domain.errors import Busy
from ui.app import AppOptions, Program, name_input_method
from ui.settings import DIRS
from ui.shell.start_page import StartPage
from ui.single import Claim


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    before = qapp.styleSheet()
    shutil.rmtree(DIRS.user_config_path, ignore_errors=True)
    made = Program(AppOptions(language="en", theme="light"))
    yield made
    for window in (made.session.window if made.session else None, made.entrance.start_page):
        if window is not None:
            window.hide()
    made.close()
    made.language.use("en")
    QLocale.setDefault(QLocale.c())
    qapp.setStyleSheet(before)


def ready(program: Program) -> bool:
    return program.session is not None and program.session.runner.is_idle and bool(program.session.window.page_id)


@pytest.fixture
def demo_file(demo_template: Path, tmp_path: Path) -> Path:
    path = tmp_path / "demo.db"
    shutil.copyfile(demo_template, path)
    return path


def test_a_file_is_opened_remembered_and_held(program: Program, demo_file: Path, qtbot: QtBot) -> None:
    program.open(str(demo_file))
    qtbot.waitUntil(lambda: ready(program))
    assert program.settings.text("database") == str(demo_file)
    with pytest.raises(Busy):
        Program(AppOptions()).open(str(demo_file))


def test_a_second_start_knocks_and_ends(program: Program, demo_file: Path, qtbot: QtBot) -> None:
    program.open(str(demo_file))
    qtbot.waitUntil(lambda: ready(program))
    assert program._held is not None
    with qtbot.waitSignal(program._held.knocked):
        second = Claim(demo_file, QObject())
    assert not second.taken
    assert second.answered


def test_a_claim_that_was_given_back_can_be_taken(demo_file: Path, qapp: QApplication, qtbot: QtBot) -> None:
    home = QObject()
    first = Claim(demo_file, home)
    assert first.taken
    first.release()
    second = Claim(demo_file, home)
    assert second.taken
    second.release()


def test_the_first_page_makes_a_new_file_without_blocking(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    program.show_start("")
    page = program.entrance.start_page
    assert isinstance(page, StartPage)
    page.chosen.emit(str(tmp_path / "new.db"), False)
    assert not page.choices.isEnabled()
    qtbot.waitUntil(lambda: ready(program), timeout=20000)
    assert program.entrance.start_page is None
    assert (tmp_path / "new.db").exists()


def test_a_choice_that_does_not_work_is_said_and_another_can_be_made(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    wrong = tmp_path / "notes.db"
    wrong.write_text("this is no database at all, only a demo of one", encoding="utf-8")
    program.show_start("")
    page = program.entrance.start_page
    assert isinstance(page, StartPage)
    page.chosen.emit(str(wrong), False)
    qtbot.waitUntil(lambda: page.choices.isEnabled())
    assert page.problem.text()
    assert program.session is None
    assert wrong.read_text(encoding="utf-8").startswith("this is no database")


def test_another_database_takes_the_place_of_the_first(
    program: Program, demo_file: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    program.open(str(demo_file))
    qtbot.waitUntil(lambda: ready(program))
    program.show_start("")
    assert program.entrance.start_page is not None
    program.entrance.start_page.chosen.emit(str(tmp_path / "second.db"), False)
    qtbot.waitUntil(lambda: program.entrance.start_page is None and ready(program), timeout=20000)
    assert program.session is not None
    assert program.session.store.where == str(tmp_path / "second.db")
    freed = Claim(demo_file, QObject())
    assert freed.taken
    freed.release()


def test_a_new_language_keeps_the_database_open(program: Program, demo_file: Path, qtbot: QtBot) -> None:
    program.open(str(demo_file))
    qtbot.waitUntil(lambda: ready(program))
    assert program.session is not None
    store = program.session.store
    program.session.window.navigate("settings")
    program.session.window.language_chosen.emit("zh_CN")
    qtbot.waitUntil(lambda: program.session is not None and program.session.window.top.new.text() == "新建")
    assert program.session.store is store
    assert program.session.window.page_id == "settings"


def test_chinese_input_under_fcitx_goes_through_ibus() -> None:
    environment = {"XMODIFIERS": "@im=fcitx"}
    name_input_method(environment)
    assert environment["QT_IM_MODULE"] == "ibus"
    by_itself = {"QT_IM_MODULE": "fcitx"}
    name_input_method(by_itself)
    assert by_itself["QT_IM_MODULE"] == "ibus"
    named = {"XMODIFIERS": "@im=fcitx", "QT_IM_MODULE": "xim"}
    name_input_method(named)
    assert named["QT_IM_MODULE"] == "xim"
