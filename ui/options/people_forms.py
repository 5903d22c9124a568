"""The forms of people and portfolios: a supply unit, a person, a book, a hand-over, a substitute."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtWidgets import QLineEdit, QWidget

from crm.domain.codes import Role
from crm.domain.places_typed import place_words
from crm.domain.staff import AreaDetail, BookDetail, PersonDetail, PersonDraft
from ui.options.day_forms import EntryForm
from ui.texts.names import role_name
from ui.theme.look import english
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.text_line import TextLine

NOBODY = ""


class StaffForm(EntryForm):
    """A form whose required texts are names."""

    def _check_of(self, control: QWidget) -> Callable[[], str]:
        if isinstance(control, QLineEdit) and not isinstance(control, DateField):
            return lambda: "" if control.text().strip() else self.tr("Enter a name.")
        return super()._check_of(control)


class AreaForm(StaffForm):
    """The name of a supply unit, and where its office is: there a day of visits begins."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: AreaDetail | None = None
        self.name, self.office = TextLine(), TextLine()
        self.office.setPlaceholderText(self.tr("Street, or 114.057, 22.543"))
        self.add(self.tr("Name"), self.name, required=True, stretch=1)
        self.add(self.tr("Office"), self.office, stretch=1)
        self.start_look()

    def edit(self, entry: AreaDetail | None) -> None:
        """Change a unit, or begin a new one."""
        self.entry = entry
        self.name.setText(entry.name if entry else "")
        self.office.setText(place_words(entry.office if entry else None, english()))
        self.start()


class PersonForm(StaffForm):
    """What is known of a person; the login is that of the operating system, a shared database keeps its own apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: PersonDetail | None = None
        self.name, self.login, self.phone, self.home = TextLine(), TextLine(), TextLine(), TextLine()
        self.home.setPlaceholderText(self.tr("As the office"))
        self.role = Combo([(role.value, role_name(role)) for role in Role])
        self.area = Combo()
        self.add(self.tr("Name"), self.name, required=True, stretch=1)
        self._role = self.add(self.tr("Role"), self.role)
        self.add(self.tr("Supply unit"), self.area)
        self._login = self.add(self.tr("Login"), self.login, stretch=1)
        self.add(self.tr("Telephone"), self.phone, stretch=1)
        self.add(self.tr("Days begin at"), self.home, stretch=1)
        self._is_apart = False
        self.start_look()

    def keeps_logins_apart(self, is_apart: bool) -> None:
        """Say that login and a later role are not written here, as on a shared database."""
        self._is_apart = is_apart

    def set_areas(self, areas: Sequence[AreaDetail]) -> None:
        """Say which supply units there are."""
        self.area.set_choices([(NOBODY, self.tr("None")), *((str(area.id), area.name) for area in areas)])

    def edit(self, entry: PersonDetail | None) -> None:
        """Change a person, or begin a new one."""
        self.entry = entry
        self._login.setVisible(not self._is_apart)
        self._role.setVisible(not self._is_apart or entry is None)
        self.name.setText(entry.name if entry else "")
        self.login.setText(entry.login if entry else "")
        self.phone.setText(entry.phone if entry else "")
        self.home.setText(place_words(entry.home if entry else None, english()))
        self.role.set_value(entry.role if entry else Role.MANAGER)
        self.area.set_value(str(entry.area_id) if entry and entry.area_id else NOBODY)
        self.start()

    def value(self) -> PersonDraft:
        """Return what was typed."""
        return PersonDraft(
            self.name.text().strip(),
            Role(self.role.value()),
            self.login.text(),
            self.phone.text(),
            _key(self.area),
            self.home.text(),
        )


class BookForm(StaffForm):
    """Name and supply unit of a book; a new one is given to a person as well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: BookDetail | None = None
        self.names_owner = True
        self.name = TextLine()
        self.area, self.owner = Combo(), Combo()
        self.add(self.tr("Name"), self.name, required=True, stretch=1)
        self.add(self.tr("Supply unit"), self.area)
        self._owner = self.add(self.tr("Manager"), self.owner)
        self.start_look()

    def set_choices(self, areas: Sequence[AreaDetail], people: Sequence[PersonDetail]) -> None:
        """Say which supply units and people there are."""
        self.area.set_choices([(str(area.id), area.name) for area in areas])
        self.owner.set_choices([(NOBODY, self.tr("Nobody")), *((str(each.id), each.name) for each in people)])

    def edit(self, entry: BookDetail | None) -> None:
        """Change a book, or begin a new one."""
        self.entry = entry
        self.name.setText(entry.name if entry else "")
        if entry is not None:
            self.area.set_value(str(entry.area_id))
        self._owner.setVisible(entry is None and self.names_owner)
        self.start()

    def area_id(self) -> UUID:
        """Return the supply unit that is chosen."""
        return UUID(self.area.value())

    def owner_id(self) -> UUID | None:
        """Return who answers for a new book."""
        return _key(self.owner) if self.names_owner else None


def _key(box: Combo) -> UUID | None:
    return UUID(box.value()) if box.value() else None
