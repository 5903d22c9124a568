"""Views of one's own: saved, changed, renamed, deleted, undone; those that do not fit stand in a menu."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from crm.domain.lists import ListKind, SortKey
from crm.domain.views import SavedViewRow, ShownColumn
from crm.storage.store import Store
from crm.usecases.views import save_view, saved_views
from tests.support.window import WindowMaker
from ui.lists.page import ListPage
from ui.lists.state import ListState
from ui.lists.view_bar import ViewBar
from ui.lists.views import as_definition
from ui.shell.window import MainWindow
from ui.widgets.tabs import Tab


@pytest.fixture
def window(windows: WindowMaker, qtbot: QtBot) -> MainWindow:
    """The accounts of the whole team."""
    window = windows.open("accounts")
    window.context.scope.choose(None, "", window.context.scope.role)
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


def page(window: MainWindow) -> ListPage:
    assert isinstance(window.page, ListPage)
    return window.page


def kept(store: Store) -> list[SavedViewRow]:
    with store.read() as reader:
        return saved_views(reader, ListKind.ACCOUNTS, None)


def tab(window: MainWindow) -> Tab:
    return next(each for each in page(window).bar.views() if each.key == page(window).views.chosen)


def narrow(window: MainWindow) -> None:
    page(window).filters.set_values({"segment": ["top100"]})


def save(window: MainWindow, name: str = "百强") -> None:
    state = page(window).present()
    definition = as_definition(state, page(window).arrangement.kept(), state.sort)
    popup = page(window).saving.ask_name(definition)
    popup.line.setText(name)
    popup.button.click()


def test_a_changed_view_is_marked_and_put_back(window: MainWindow) -> None:
    everything = list(page(window).model.ids())
    assert not tab(window).changed
    narrow(window)
    assert tab(window).changed
    page(window).saving.reverted.emit()
    assert not tab(window).changed
    assert list(page(window).model.ids()) == everything


def test_a_view_left_changed_is_found_as_it_was_left(window: MainWindow) -> None:
    narrow(window)
    page(window).bar.picked.emit("overdue")
    assert page(window).filters.values() == {}
    page(window).bar.picked.emit("all")
    assert page(window).filters.values() == {"segment": ("top100",)}


def test_a_view_is_saved_under_a_name_and_is_looked_at(window: MainWindow, demo_store: Store) -> None:
    narrow(window)
    page(window).table.sort_asked.emit((SortKey("rating", True),))
    shown = list(page(window).model.ids())
    save(window)
    view = kept(demo_store)[0]
    assert (view.name, view.definition.filters) == ("百强", {"segment": ("top100",)})
    assert page(window).views.chosen == str(view.id)
    assert (tab(window).label, tab(window).count, tab(window).changed) == ("百强", len(shown), False)
    assert list(page(window).model.ids()) == shown
    page(window).bar.picked.emit("all")
    assert page(window).filters.values() == {}
    assert not tab(window).changed


def test_a_taken_name_is_told_and_the_name_stays(window: MainWindow, demo_store: Store) -> None:
    narrow(window)
    save(window)
    state = page(window).present()
    popup = page(window).saving.ask_name(as_definition(state, (), state.sort))
    popup.line.setText("百强")
    popup.button.click()
    assert popup.isVisible()
    assert popup.problem.text()
    assert popup.line.text() == "百强"
    assert len(kept(demo_store)) == 1
    popup.close()


def test_a_view_is_overwritten_renamed_and_deleted_with_undo(window: MainWindow, demo_store: Store) -> None:
    narrow(window)
    save(window)
    page(window).filters.set_values({"segment": ["direct_service"]})
    assert tab(window).changed
    own = page(window).views.own()
    assert own is not None
    state = page(window).present()
    page(window).saving.overwrite(own, as_definition(state, page(window).arrangement.kept(), state.sort))
    assert not tab(window).changed
    assert kept(demo_store)[0].definition.filters == {"segment": ("direct_service",)}
    popup = page(window).saving.ask_new_name(kept(demo_store)[0])
    popup.line.setText("直通")
    popup.button.click()
    assert tab(window).label == "直通"
    page(window).saving.remove(kept(demo_store)[0])
    assert page(window).views.chosen == "all"
    for _ in range(3):
        window.context.undo.undo()
    assert kept(demo_store)[0].name == "百强"
    assert kept(demo_store)[0].definition.filters == {"segment": ("top100",)}


def menu_of(window: MainWindow, key: str) -> QMenu:
    page(window).bar.menu_asked.emit(key, page(window).mapToGlobal(page(window).rect().center()))
    return window.findChildren(QMenu)[-1]


def widths(window: MainWindow) -> dict[str, int]:
    return page(window).table.columns.widths()


def test_a_view_keeps_its_widths_and_other_views_keep_theirs(window: MainWindow, demo_store: Store) -> None:
    usual = widths(window)
    narrow(window)
    save(window)
    page(window).table.columns.widen("district", 60)
    assert tab(window).changed
    own = page(window).views.own()
    assert own is not None
    page(window).saving.overwrite(own, as_definition(page(window).present(), page(window).arrangement.kept(), ()))
    assert not tab(window).changed
    kept_widths = {column.key: column.width for column in kept(demo_store)[0].definition.columns}
    assert kept_widths["district"] == usual["district"] + 60
    assert kept_widths["segment"] is None
    page(window).bar.picked.emit("all")
    assert widths(window) == usual
    page(window).table.columns.widen("segment", 20)
    page(window).bar.picked.emit(str(own.id))
    assert widths(window)["segment"] == usual["segment"]
    assert widths(window)["district"] == usual["district"] + 60
    assert not tab(window).changed
    page(window).bar.picked.emit("all")
    assert widths(window) == {**usual, "segment": usual["segment"] + 20}


def test_views_are_put_into_another_order_with_undo(window: MainWindow, demo_store: Store) -> None:
    for name in ("一", "二", "三"):
        save(window, name)
    first, _second, last = (str(view.id) for view in kept(demo_store))
    menu = menu_of(window, last)
    words = {action.text(): action for action in menu.actions()}
    assert "Move to the right" not in words
    words["Move to the left"].trigger()
    assert [view.name for view in kept(demo_store)] == ["一", "三", "二"]
    assert [each.label for each in page(window).bar.views()[-3:]] == ["一", "三", "二"]
    assert page(window).views.chosen == last
    menu.close()
    menu = menu_of(window, first)
    offered = [action.text() for action in menu.actions()]
    assert "Move to the left" not in offered
    menu.close()
    window.context.undo.undo()
    assert [view.name for view in kept(demo_store)] == ["一", "二", "三"]
    assert [each.label for each in page(window).bar.views()[-3:]] == ["一", "二", "三"]


def test_the_menu_offers_what_fits_the_view(window: MainWindow) -> None:
    def words() -> list[str]:
        page(window).bar.save.click()
        menu = window.findChildren(QMenu)[-1]
        found = [action.text() for action in menu.actions() if action.text()]
        menu.close()
        return found

    assert words() == ["Save as a new view…"]
    narrow(window)
    assert words() == ["Save as a new view…", "Undo the changes"]
    save(window, "A & B")
    page(window).filters.clear()
    assert words()[0] == "Save changes to A && B"
    assert words()[-2:] == ["Rename…", "Delete the view"]


def test_a_view_of_a_later_program_is_opened_with_what_is_known(windows: WindowMaker, demo_store: Store) -> None:
    filters = {"segment": ("top100",), "colour": ("red",)}
    with demo_store.change() as work:
        definition = as_definition(
            ListState("someday", filters), (ShownColumn("name"), ShownColumn("colour")), (SortKey("colour"),)
        )
        key = save_view(work, ListKind.ACCOUNTS, None, "Later", definition)
    window = windows.open("accounts", view=str(key))
    assert page(window).views.chosen == str(key)
    assert page(window).filters.values() == {"segment": ("top100",)}
    assert page(window).body.problem.isHidden() or not page(window).body.problem.isVisible()
    assert page(window).present().sort == page(window).spec.sort


def test_tabs_that_do_not_fit_stand_in_a_menu_and_the_current_one_stays(qtbot: QtBot) -> None:
    bar = ViewBar()
    qtbot.addWidget(bar)
    bar.set_views([Tab(str(UUID(int=number)), f"A view with a long name {number}", 1000) for number in range(12)])
    bar.set_current(str(UUID(int=11)))
    bar.resize(900, 41)
    bar.show()
    qtbot.waitExposed(bar)
    assert bar.more.isVisible()
    assert bar.tabs.current() == str(UUID(int=11))
    assert len(bar.hidden()) + bar.tabs.count() == 12
    assert bar.tabs.geometry().right() < bar.more.geometry().left() < bar.save.geometry().left()
    bar.resize(4000, 41)
    assert bar.hidden() == []
    assert not bar.more.isVisible()
