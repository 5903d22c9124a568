"""Text up to 150 % loses nothing (design guide, accessibility): sizes are compared, not pixels."""

from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from crm.domain.codes import Role
from crm.storage.store import Store
from tests.support.commands import SAMPLES
from tests.support.cuts import Cuts
from tests.support.lists import account_ids, visit_ids
from tests.support.window import WindowMaker
from ui.options.appearance import AppearanceOptions
from ui.options.sections import sections_for
from ui.pages import PLACES
from ui.shell.rail import RailButton
from ui.shell.window import SMALLEST, MainWindow
from ui.theme.look import theme
from ui.widgets.figures import FigureStrip

SIZES = (QSize(1440, 900), QSize(*SMALLEST))


@pytest.fixture
def arguments(demo_store: Store) -> dict[str, dict[str, Any]]:
    """What the pages of one row, and the import, are opened with."""
    with demo_store.read() as reader:
        account: UUID = account_ids(reader)[0]
        visit: UUID = visit_ids(reader, "planned")[0]
    return {"account": {"id": account}, "visit": {"id": visit}, "import": {"file": str(SAMPLES / "客户台账_gbk.csv")}}


def settle() -> None:
    """Let the layouts come to rest: a part that folds asks its parents for another height."""
    for _ in range(5):
        QApplication.processEvents()


def may_give_way(window: MainWindow) -> set[str]:
    """Return what is cut before the title is: the line beside it, and the days beside the planner's buttons."""
    span = getattr(window.page, "span", None)
    return {window.top._quiet.text(), span.text() if span is not None else ""}


def large(windows: WindowMaker, size: QSize, percent: int = 150) -> MainWindow:
    """Open a window with large text."""
    theme().use(text_percent=percent)
    window = windows.open("today")
    window.resize(size)
    settle()
    return window


@pytest.mark.parametrize("size", SIZES, ids=("comfortable", "smallest"))
def test_no_page_cuts_its_words(
    size: QSize, windows: WindowMaker, arguments: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    window, cuts = large(windows, size), Cuts(monkeypatch)
    found: dict[str, list[str]] = {}
    for place in PLACES:
        window.navigate(place.id, **arguments.get(place.id, {}))
        settle()
        found[place.id] = [text for text in cuts.in_window(window) if text not in may_give_way(window)]
    assert {page: texts for page, texts in found.items() if texts} == {}


@pytest.mark.parametrize("size", SIZES, ids=("comfortable", "smallest"))
def test_no_section_of_the_settings_cuts_its_words(
    size: QSize, windows: WindowMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, cuts = large(windows, size), Cuts(monkeypatch)
    window.context.scope.choose(None, "", Role.ADMIN)
    found: dict[str, list[str]] = {}
    for section in sections_for(window.context.scope.rights):
        window.navigate("settings", section=section.id)
        settle()
        found[section.id] = cuts.in_window(window)
    assert {section: texts for section, texts in found.items() if texts} == {}


def test_what_is_cut_is_noticed(windows: WindowMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    window, cuts = large(windows, SIZES[0]), Cuts(monkeypatch)
    page: Any = window.page
    assert cuts.in_window(window) == []
    page.outages.setFixedWidth(200)
    settle()
    assert "Outages on my accounts" in cuts.in_window(window)


@pytest.mark.parametrize("percent", [90, 100, 125, 150])
def test_the_rail_fits_the_smallest_window(percent: int, windows: WindowMaker) -> None:
    window = large(windows, SIZES[1], percent)
    settle()
    tiles = window.rail.findChildren(RailButton)
    assert all(tile.height() >= tile.sizeHint().height() for tile in tiles)
    feet = (window.rail.help, window.rail.settings, window.rail.person)
    assert all(each.height() >= each.sizeHint().height() for each in feet)
    assert window.rail.person.geometry().bottom() <= window.rail.rect().bottom()


def test_a_page_that_is_higher_than_the_window_scrolls(windows: WindowMaker) -> None:
    window = large(windows, SIZES[1])
    settle()
    page: Any = window.page
    assert page.height() >= page.minimumSizeHint().height()
    assert page.height() > window.body.height()
    assert page.width() <= window.body.width()


def test_figures_stand_in_two_rows_where_one_would_cut_them(windows: WindowMaker) -> None:
    window = large(windows, SIZES[1])
    settle()
    [strip] = window.stack.findChildren(FigureStrip)
    tops = {strip.column(key).y() for key in ("visits", "overdue", "tasks", "outages", "coverage")}
    assert len(tops) == 2


def test_the_title_keeps_its_words_and_the_search_gives_way(
    windows: WindowMaker, arguments: dict[str, dict[str, Any]]
) -> None:
    window = large(windows, SIZES[1])
    wide = window.top.search.width()
    window.navigate("account", **arguments["account"])
    settle()
    assert not window.top._title.is_cut()
    assert window.top.search.width() < wide
    places = [each.geometry() for each in (window.top._title, window.top._quiet, window.top.search, window.top.bell)]
    assert all(one.right() < other.left() for one, other in pairwise(places))


def test_another_text_size_builds_the_window_anew(windows: WindowMaker) -> None:
    window = windows.open("settings", section="appearance")
    told: list[str] = []
    window.language_chosen.connect(told.append)
    [section] = window.stack.findChildren(AppearanceOptions)
    section.size_box.changed.emit("125")
    assert (theme().text_percent, told) == (125, ["en"])
