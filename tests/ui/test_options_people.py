"""People and portfolios in the settings: forms by the keys, refusals in sentences, everything taken back."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from crm.domain.codes import Role
from crm.domain.staff import PersonDraft, Staff
from crm.storage.store import Store
from crm.usecases.staff import add_person, staff
from tests.support.window import WindowMaker
from tests.ui.test_options import choose, opened
from ui.handover.dialog import HandOverDialog
from ui.options.people import PeopleOptions
from ui.shell.window import MainWindow

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


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    field.insert(text)


def managed(section: PeopleOptions) -> Any:
    """Return a book that somebody answers for."""
    return next(book for book in section._staff.books if book.owner_on(TODAY) is not None)


def test_a_supply_unit_is_added_by_the_keys_and_taken_back(people: People, demo_store: Store) -> None:
    window, section = people
    before = len(seen(demo_store).areas)
    section.areas.add.click()
    type_into(section.area_form.name, "演示供电所")
    QTest.keyClick(section.area_form.name, Qt.Key.Key_Return)
    assert not section.area_form.isVisible()
    assert "演示供电所" in [area.name for area in seen(demo_store).areas]
    assert window.toast.text == "Saved: supply unit 演示供电所"
    window.context.undo.undo()
    assert len(seen(demo_store).areas) == before


def test_a_name_is_required_and_nothing_typed_is_lost(people: People, demo_store: Store) -> None:
    _window, section = people
    section.people.add.click()
    type_into(section.person_form.login, "demo-login")
    section.person_form.save.click()
    assert section.person_form.fields[0].error() == "Enter a name."
    assert section.person_form.login.text() == "demo-login"
    QTest.keyClick(section.person_form.name, Qt.Key.Key_Escape)
    assert not section.person_form.isVisible()


def test_a_person_is_changed_from_the_list(people: People, demo_store: Store) -> None:
    _window, section = people
    rows = section.people.list
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)
    key = rows.current_id()
    QTest.keyClick(rows, Qt.Key.Key_Return)
    assert section.person_form.isVisible()
    choose(section.person_form.role, Role.SUPERVISOR)
    type_into(section.person_form.login, "demo-login")
    section.person_form.save.click()
    person = next(each for each in seen(demo_store).people if each.id == key)
    assert (person.role, person.login) == (Role.SUPERVISOR, "demo-login")
    row = rows.row(key)
    assert row is not None
    assert "demo-login" in row.second


def test_a_login_that_is_taken_is_refused_in_the_form(people: People, demo_store: Store) -> None:
    with demo_store.change() as work:
        add_person(work, PersonDraft("甲", Role.MANAGER, "same"))
    _window, section = people
    section.load()
    section.people.add.click()
    type_into(section.person_form.name, "乙")
    type_into(section.person_form.login, "same")
    section.person_form.save.click()
    assert section.person_form.isVisible()
    assert "belongs to somebody else" in section.person_form._problem.text()


def test_whoever_answers_for_accounts_is_not_deactivated(people: People, demo_store: Store) -> None:
    window, section = people
    busy = next(person for person in seen(demo_store).people if person.accounts)
    section.people.list.set_current(busy.id)
    QTest.keyClick(section.people.list, Qt.Key.Key_Delete)
    assert f"answers for {busy.accounts} accounts" in window.toast.text
    assert busy.id in [person.id for person in seen(demo_store).people]


def test_whoever_has_no_accounts_is_deactivated_and_taken_back(people: People, demo_store: Store) -> None:
    with demo_store.change() as work:
        key = add_person(work, PersonDraft("甲演示", Role.MANAGER))
    window, section = people
    section.load()
    section.people.list.set_current(key)
    QTest.keyClick(section.people.list, Qt.Key.Key_Delete)
    assert key not in [person.id for person in seen(demo_store).people]
    window.context.undo.undo()
    assert key in [person.id for person in seen(demo_store).people]


def test_a_book_is_handed_over_from_a_day_on_and_withdrawn(people: People, demo_store: Store) -> None:
    window, section = people
    book = managed(section)
    section.books.list.set_current(book.id)
    QTest.keyClick(section.books.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (dialog,) = window.findChildren(HandOverDialog)
    type_into(dialog.form.first, "2026-12-01")
    dialog.form.first.editingFinished.emit()
    assert dialog.plan is not None
    other = dialog.plan.to
    dialog.give.click()
    row = section.books.list.row(book.id)
    assert row is not None
    assert f"{other} takes over on 1 Dec" in row.second
    commands = dict(section._book_commands(book.id))
    commands[f"Withdraw the hand-over to {other}"]()
    row = section.books.list.row(book.id)
    assert row is not None
    assert "takes over" not in row.second


def test_a_substitute_is_added_from_the_menu_and_ended(people: People, demo_store: Store) -> None:
    window, section = people
    book = managed(section)
    dict(section._book_commands(book.id))["Add a substitute…"]()
    (dialog,) = window.findChildren(HandOverDialog)
    assert dialog.plan is not None
    other = dialog.plan.to
    dialog.give.click()
    row = section.books.list.row(book.id)
    assert row is not None
    assert f"{other} stands in from 17 Nov" in row.second
    dict(section._book_commands(book.id))[f"{other} stands in no longer"]()
    row = section.books.list.row(book.id)
    assert row is not None
    assert f"{other} stands in" not in row.second


def test_one_form_is_open_at_a_time(people: People) -> None:
    _window, section = people
    section.people.add.click()
    section.areas.add.click()
    assert section.area_form.isVisible()
    assert not section.person_form.isVisible()


def test_many_rows_are_filtered(people: People, demo_store: Store) -> None:
    with demo_store.change() as work:
        for number in range(12):
            add_person(work, PersonDraft(f"演示{number:02}", Role.MANAGER))
    _window, section = people
    section.load()
    assert section.people.filter.isVisible()
    section.people.filter.setText("演示07")
    assert section.people.list.model().rowCount() == 1


def test_a_bureau_without_anybody_says_what_to_do(windows: WindowMaker, demo_store: Store) -> None:
    _window, section = opened(windows, "people")
    section._show(Staff((), (), ()))
    assert section.books.empty.isVisible()
    assert not section.books.add.isEnabled()
    assert section.areas.add.isEnabled()


def test_names_are_shown_literally_however_long(people: People, demo_store: Store) -> None:
    name = "<b>甲</b>" + "长" * 490
    with demo_store.change() as work:
        key = add_person(work, PersonDraft(name, Role.MANAGER))
    _window, section = people
    section.load()
    row = section.people.list.row(key)
    assert row is not None
    assert row.name == name
