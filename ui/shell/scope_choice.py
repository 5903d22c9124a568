"""Whose accounts are shown: found at the start, changed under the avatar, remembered for each database."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from crm.domain.actor import Actor
from crm.domain.codes import Role
from crm.domain.people import PersonRow
from crm.usecases.people import me, people
from ui.context import Context
from ui.texts.names import role_name
from ui.widgets.menus import in_menu, passing_menu


class ScopeChoice(QWidget):
    """Never in view itself; it owns the questions about people and their menu.

    Where the database keeps rights, whoever is signed in acts, whoever else's accounts are looked at.
    """

    sign_out_asked = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._persons: list[PersonRow] = []
        self._signed_in: Actor | None = None
        self.hide()

    def begin(self, then: Callable[[], None]) -> None:
        """Choose who was chosen last on this database, else whom the login belongs to, else the whole team."""

        def found(answer: tuple[list[PersonRow], UUID | None, Actor | None]) -> None:
            self._persons, own, self._signed_in = answer
            wanted = self._context.settings.text(self._key) or str(own)
            if self._signed_in is not None and self._signed_in.role is Role.MANAGER:
                wanted = str(own)
            self._choose(next((each for each in self._persons if str(each.id) == wanted), None))
            then()

        self._context.runner.ask(self, _people_and_me, found)

    def offer(self, spot: QPoint) -> None:
        """Open the menu of people."""
        self._context.runner.ask(self, people, lambda persons: self.menu_of(persons).popup(spot), slot="people")

    def menu_of(self, persons: list[PersonRow]) -> QMenu:
        """Return the menu of everybody, the one in view checked."""
        menu = passing_menu(self)
        scope = self._context.scope
        own = self._signed_in
        shown = scope.actor_id if own is None else scope.person_id
        if not scope.rights.sees("accounts"):
            persons = []
        elif own is not None and own.role is Role.MANAGER:
            persons = [person for person in persons if person.id == own.person_id]
        else:
            team = menu.addAction(self.tr("Team: all accounts"))
            team.setCheckable(True)
            team.setChecked(shown is None)
            team.triggered.connect(lambda: self.use(None))
            menu.addSeparator()
        for person in persons:
            action = menu.addAction(in_menu(f"{person.name} · {role_name(person.role)}"))
            action.setCheckable(True)
            action.setChecked(person.id == shown)
            action.triggered.connect(lambda _checked=False, who=person: self.use(who))
        if "://" in self._context.where:
            if persons:
                menu.addSeparator()
            menu.addAction(self.tr("Sign out")).triggered.connect(self.sign_out_asked)
        return menu

    def use(self, person: PersonRow | None) -> None:
        """Show a manager's accounts, or the team's for everybody else; it is remembered."""
        self._context.settings.put(self._key, str(person.id) if person else "")
        self._choose(person)

    def count(self, then: Callable[[], None]) -> None:
        """Count everybody's accounts anew."""

        def counted(persons: list[PersonRow]) -> None:
            self._persons = persons
            then()

        self._context.runner.ask(self, people, counted, slot="count")

    def words(self) -> str:
        """Return whose accounts are in view and how many they are, as last counted; nothing for who sees none."""
        if not self._context.scope.rights.sees("accounts"):
            return ""
        person_id = self._context.scope.person_id
        if person_id is None:
            team = sum(row.accounts for row in self._persons)
            return self.tr("Team · {count} accounts").format(count=f"{team:,}")
        mine = next((row.accounts for row in self._persons if row.id == person_id), 0)
        return self.tr("My accounts · {count}").format(count=f"{mine:,}")

    @property
    def _key(self) -> str:
        return f"person/{self._context.where}"

    def _choose(self, person: PersonRow | None) -> None:
        role = person.role if person else Role.ADMIN
        name, actor_id = (person.name, person.id) if person else ("", None)
        shown = actor_id if role is Role.MANAGER else None
        own = self._signed_in
        if own is not None:
            role, actor_id = own.role, own.person_id
        self._context.scope.choose(shown, name, role, actor_id)


def _people_and_me(reader: Any) -> tuple[list[PersonRow], UUID | None, Actor | None]:
    if reader.is_guarded:
        return people(reader), reader.actor.person_id, reader.actor
    return people(reader), me(reader), None
