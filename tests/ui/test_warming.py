"""Pages are built before they are asked for."""

import linecache

from pytestqt.qtbot import QtBot

from tests.support.window import QuietGui, WindowMaker
from ui.background import Runner
from ui.pages import PLACES
from ui.warming import load_rest

LONGEST = 60_000
"""Milliseconds; every page of the program is built on a computer that may do other things."""


def test_every_page_is_built_behind_the_one_in_view(windows: WindowMaker, quiet_gui: QuietGui, qtbot: QtBot) -> None:
    window = windows.open("today", Runner)
    runner, today = window.context.runner, window.page
    load_rest(runner, window, window.prepare)
    qtbot.waitUntil(lambda: runner.is_idle, timeout=LONGEST)
    assert window.stack.count() == len(PLACES)
    assert window.page is today
    assert quiet_gui.asked == []


def test_no_source_is_kept_of_what_was_loaded(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("today", Runner)
    assert linecache.getlines(__file__)
    load_rest(window.context.runner, window, window.prepare)
    qtbot.waitUntil(lambda: window.context.runner.is_idle, timeout=LONGEST)
    assert not linecache.cache


def test_a_page_that_is_being_built_is_the_one_that_opens(windows: WindowMaker) -> None:
    window = windows.open("today")
    works = window.prepare("tasks")
    next(works)
    window.navigate("tasks")
    opened = window.page
    assert list(works) == []
    assert window.page is opened
    assert window.stack.count() == 2
