"""Whoever cannot see the window hears what each control is."""

from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from crm.storage.store import Store
from crm.usecases.people import people
from crm.usecases.surveys.shipped import bring_shipped
from tests.support.commands import SAMPLES
from tests.support.lists import account_ids, visit_ids
from tests.support.window import WindowMaker, belongs
from ui.pages import PLACES
from ui.picture_scenes import scenes
from ui.visits.record_page import RecordPage


def nameless(window: QWidget) -> list[str]:
    """Return what can have the focus and has no name that a screen reader would read."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and not spoken(widget)
    ]


def spoken(widget: QWidget) -> str:
    """Return the name that Qt hands to a screen reader."""
    told: Any = QAccessible.queryAccessibleInterface(widget)
    return str(told.text(QAccessible.Text.Name)).strip() if told is not None else ""


@pytest.fixture
def visit(demo_store: Store) -> UUID:
    """A visit that is still to be written down."""
    with demo_store.read() as reader:
        return visit_ids(reader, "planned")[0]


@pytest.mark.parametrize("place", [place.id for place in PLACES])
def test_every_control_has_a_name(place: str, windows: WindowMaker, demo_store: Store, visit: UUID) -> None:
    with demo_store.read() as reader:
        accounts = account_ids(reader)
    arguments: dict[str, dict[str, Any]] = {
        "account": {"id": accounts[0]},
        "visit": {"id": visit},
        "import": {"file": str(SAMPLES / "客户台账_gbk.csv")},
    }
    assert nameless(windows.open(place, **arguments.get(place, {}))) == []


@pytest.mark.parametrize("place", sorted({scene.page for scene in scenes()}))
def test_what_opens_over_a_page_has_names(place: str, windows: WindowMaker, demo_store: Store, visit: UUID) -> None:
    with demo_store.change() as work:
        bring_shipped(work)
    with demo_store.read() as reader:
        account = account_ids(reader)[0]
        person = next(each for each in people(reader) if each.accounts)
    of_row: dict[str, dict[str, Any]] = {"account": {"id": account}, "visit": {"id": visit}}
    arguments = of_row.get(place, {})
    window = windows.open(place, **arguments)
    window.context.scope.choose(person.id, person.name, person.role)
    mine = (window.context.scope.person_id, window.context.scope.name, window.context.scope.role)
    for scene in (each for each in scenes() if each.page == place):
        if scene.role is not None:
            window.context.scope.choose(None, "", scene.role)
        window.navigate(place, **{**arguments, **scene.arguments})
        for step in (scene.open, scene.after):
            if step is not None:
                step(window, window.page)
        over = [each for each in QApplication.topLevelWidgets() if each.isVisible() and belongs(each, window)]
        assert [name for each in over for name in nameless(each)] == [], scene.name
        for each in over:
            if each is not window:
                each.close()
        if scene.leave is not None:
            scene.leave(window, window.page)
        window.context.scope.choose(*mine)


def test_a_line_that_is_added_to_a_record_has_names(windows: WindowMaker, visit: UUID) -> None:
    window = windows.open("visit", id=visit)
    assert isinstance(window.page, RecordPage)
    form = window.page.form
    for lines in (form.issues, form.hazards):
        before = len(lines.findChildren(QWidget))
        QTest.mouseClick(lines.add, Qt.MouseButton.LeftButton)
        assert len(lines.findChildren(QWidget)) > before
    assert nameless(window) == []


def test_what_is_wrong_with_a_field_is_read_with_it(windows: WindowMaker, visit: UUID) -> None:
    window = windows.open("visit", id=visit)
    assert isinstance(window.page, RecordPage)
    people = window.page.form.visitors.line
    people.clear()
    QTest.mouseClick(window.page.finish, Qt.MouseButton.LeftButton)
    assert people.accessibleName() == "Who went"
    assert people.accessibleDescription()
