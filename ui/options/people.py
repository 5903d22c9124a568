"""People and portfolios: supply units, people, books, and who answers for them from which day."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from PySide6.QtWidgets import QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.codes import GrantKind
from crm.domain.handover import LeftBehind
from crm.domain.staff import AreaDetail, BookDetail, GrantDetail, PersonDetail, Staff
from crm.usecases import books, staff
from crm.usecases.returning import take_back
from ui.context import Context
from ui.handover.dialog import HandOverDialog, ask_hand_over
from ui.options.day_forms import EntryForm
from ui.options.people_cards import Command, StaffCard
from ui.options.people_forms import AreaForm, BookForm, PersonForm
from ui.options.people_logins import Logins
from ui.options.section import OptionsSection
from ui.texts.dates import dated
from ui.texts.errors import sentence
from ui.texts.names import role_name
from ui.widgets.rows.items import Row
from ui.widgets.states import ErrorPanel

SHOWN = (Kind.AREA, Kind.PERSON, Kind.PORTFOLIO, Kind.PORTFOLIO_GRANT)
OPEN = (Kind.VISIT, Kind.TASK, Kind.ISSUE)
"""What is still with somebody whose time with a portfolio is over."""
NOTHING = Staff((), (), ())
E = TypeVar("E")


class PeopleOptions(OptionsSection):
    """Each form keeps its change at once, and each change can be undone."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._staff = context, NOTHING
        self.area_form, self.person_form, self.book_form = AreaForm(), PersonForm(), BookForm()
        self.logins = Logins(context, lambda person: self._begin(self.logins.form, self.logins.form.edit, person), self)
        self.failure = ErrorPanel()
        self.failure.retry.connect(self.load)
        self.failure.hide()
        self.books = self._book_card()
        self.people = self._person_card()
        self.areas = self._area_card()
        for part in (self.failure, self.books, self.people, self.areas):
            self.column.addWidget(part)
        self.column.addStretch(1)
        context.hub.changed.connect(self._changed)
        self.start_look()

    def section_title(self) -> str:
        return self.tr("People and portfolios")

    def load(self) -> None:
        self._context.runner.ask(self, staff.staff, self._show, self._failed, slot="staff")

    def shown(self) -> Staff:
        """Return what is in view."""
        return self._staff

    # -- the cards

    def _area_card(self) -> StaffCard:
        card = StaffCard(
            self.tr("Supply units"),
            self.tr("Add a unit"),
            self.area_form,
            self.tr("No supply units yet"),
            self.tr("Portfolios and people belong to one."),
            "map-pin",
        )
        card.asked.connect(lambda key: self._begin(self.area_form, self.area_form.edit, self._area(key)))
        card.removed.connect(self._remove_area)
        card.offers = self._area_commands
        self.area_form.saved.connect(self._save_area)
        return card

    def _person_card(self) -> StaffCard:
        card = StaffCard(
            self.tr("People"),
            self.tr("Add a person"),
            self.person_form,
            self.tr("Nobody is named yet"),
            self.tr("Add whoever visits accounts, leads a team or keeps the program."),
            "users",
        )
        card.asked.connect(lambda key: self._begin(self.person_form, self.person_form.edit, self._person(key)))
        card.removed.connect(self._deactivate)
        card.offers = self._person_commands
        card.add_form(self.logins.form)
        self.person_form.saved.connect(self._save_person)
        return card

    def _book_card(self) -> StaffCard:
        card = StaffCard(
            self.tr("Portfolios"),
            self.tr("Add a portfolio"),
            self.book_form,
            self.tr("No portfolios yet"),
            self.tr("A portfolio holds the accounts that one manager answers for. Add a supply unit first."),
            "notebook",
        )
        card.asked.connect(lambda key: self._begin(self.book_form, self.book_form.edit, self._book(key)))
        card.list.acted.disconnect()
        card.list.acted.connect(self.hand_over)
        card.removed.connect(self._remove_book)
        card.offers = self._book_commands
        self.book_form.saved.connect(self._save_book)
        return card

    def _area_commands(self, key: UUID) -> list[Command]:
        if not self._context.may("do.unit"):
            return []
        return [
            (self.tr("Rename"), lambda: self._begin(self.area_form, self.area_form.edit, self._area(key))),
            (self.tr("Remove"), lambda: self._remove_area(key)),
        ]

    def _person_commands(self, key: UUID) -> list[Command]:
        person = self._person(key)
        if person is None or not self._context.may("do.person"):
            return []
        return [
            (self.tr("Change"), lambda: self._begin(self.person_form, self.person_form.edit, person)),
            *self.logins.commands(person, person.login in self._staff.disabled),
            (self.tr("Deactivate"), lambda: self._deactivate(key)),
        ]

    def _book_commands(self, key: UUID) -> list[Command]:
        book = self._book(key)
        if book is None:
            return []
        found = self._hand_over_commands(book) if self._context.may("do.hand_over") else []
        if self._context.may("do.book"):
            found.append(
                (self.tr("Change name and unit"), lambda: self._begin(self.book_form, self.book_form.edit, book))
            )
        if self._may_remove_books():
            found.append((self.tr("Remove"), lambda: self._remove_book(key)))
        return found

    def _may_remove_books(self) -> bool:
        """Removing counts the accounts of a book and ends its grants."""
        return self._context.may("do.book") and self._context.may("do.hand_over")

    def _hand_over_commands(self, book: BookDetail) -> list[Command]:
        found: list[Command] = [
            (self.tr("Hand over…"), lambda: self.hand_over(book.id)),
            (self.tr("Add a substitute…"), lambda: self.hand_over(book.id, GrantKind.SUBSTITUTE)),
            *(self._taking_back(left) for left in self._left(book)),
        ]
        whole = self._book(book.part_of_id)
        if whole is not None:
            found.append((self.tr("Join with {name}").format(name=whole.name), lambda: self._join(book, whole)))
        for grant in book.grants:
            if grant.kind is GrantKind.SUBSTITUTE:
                words = self.tr("{name} stands in no longer").format(name=grant.person)
                found.append((words, self._ender(grant)))
            elif grant.starts_on > self._context.clock.today():
                words = self.tr("Withdraw the hand-over to {name}").format(name=grant.person)
                found.append((words, self._withdrawer(grant)))
        return found

    # -- what is shown

    def _show(self, found: Staff) -> None:
        self.failure.hide()
        self._staff = found
        self.areas.show_rows([self._area_row(each) for each in found.areas])
        self.people.show_rows([self._person_row(each) for each in found.people])
        self.books.show_rows([self._book_row(each) for each in found.books])
        self.person_form.set_areas(found.areas)
        self.book_form.set_choices(found.areas, found.people)
        self.books.add.setEnabled(bool(found.areas))
        self._offer()

    def _offer(self) -> None:
        """Leave out what the database would refuse whoever acts."""
        may, is_shared = self._context.may, self._context.scope.is_shared
        self.areas.add.setVisible(may("do.unit"))
        self.people.add.setVisible(may("do.person"))
        self.books.add.setVisible(may("do.book"))
        self.person_form.keeps_logins_apart(is_shared)
        self.book_form.names_owner = may("do.hand_over")

    def _area_row(self, area: AreaDetail) -> Row:
        people, held = self.tr("%n person(s)", "", area.people), self.tr("%n portfolio(s)", "", area.books)
        action = self.tr("Rename") if self._context.may("do.unit") else ""
        return Row(area.id, area.name, value=f"{people} · {held}", action=action)

    def _person_row(self, person: PersonDetail) -> Row:
        disabled = self.tr("cannot sign in") if person.login in self._staff.disabled else ""
        parts = (role_name(person.role), person.area, person.login, disabled, person.phone)
        second = " · ".join(part for part in parts if part)
        accounts = self.tr("%n account(s)", "", person.accounts) if person.accounts else ""
        action = self.tr("Change") if self._context.may("do.person") else ""
        return Row(person.id, person.name, second, value=accounts, person=True, action=action)

    def _book_row(self, book: BookDetail) -> Row:
        accounts = self.tr("%n account(s)", "", book.accounts) if self._context.scope.rights.sees("accounts") else ""
        second = " · ".join((book.area, *(self._grant_words(grant) for grant in book.grants)))
        if book.owner_on(self._context.clock.today()) is None:
            second = " · ".join((second, self.tr("without a manager")))
        for left in self._left(book):
            second = " · ".join((second, self.tr("%n still with {name}", "", left.open.total).format(name=left.person)))
        action = self.tr("Hand over…") if self._context.may("do.hand_over") else ""
        return Row(book.id, book.name, second, value=accounts, action=action)

    def _grant_words(self, grant: GrantDetail) -> str:
        today = self._context.clock.today()
        first, last = dated(grant.starts_on, today), dated(grant.ends_on, today) if grant.ends_on else ""
        words = {"name": grant.person, "first": first, "last": last}
        if grant.kind is GrantKind.SUBSTITUTE:
            until = self.tr("{name} stands in from {first} to {last}")
            return (until if last else self.tr("{name} stands in from {first}")).format(**words)
        if grant.starts_on > today:
            return self.tr("{name} takes over on {first}").format(**words)
        return (self.tr("{name} until {last}") if last else self.tr("{name} since {first}")).format(**words)

    def _failed(self, error: BaseException) -> None:
        self.failure.set_error(self.tr("The people could not be loaded"), sentence(error), repr(error))
        self.failure.show()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*SHOWN, *OPEN):
            self.load()

    def _begin(self, form: EntryForm, edit: Callable[[E], None], entry: E) -> None:
        """Open one form at a time; what is typed in another one is let go as by Esc."""
        if not self._context.may(self._permit(form)):
            return
        for other in (self.area_form, self.person_form, self.book_form, self.logins.form):
            other.setVisible(other is form)
        edit(entry)

    def _permit(self, form: EntryForm) -> str:
        asked: dict[EntryForm, str] = {self.area_form: "do.unit", self.person_form: "do.person"}
        asked |= {self.book_form: "do.book", self.logins.form: "do.login"}
        return asked[form]

    # -- who is meant

    def _area(self, key: object) -> AreaDetail | None:
        return next((each for each in self._staff.areas if each.id == key), None)

    def _person(self, key: object) -> PersonDetail | None:
        return next((each for each in self._staff.people if each.id == key), None)

    def _book(self, key: object) -> BookDetail | None:
        return next((each for each in self._staff.books if each.id == key), None)

    # -- what is done

    def _save_area(self) -> None:
        form, old = self.area_form, self.area_form.entry
        name, office = form.name.text().strip(), form.office.text()

        def command(work: Any) -> object:
            if old is None:
                return staff.add_area(work, name, office)
            return staff.change_area(work, old.id, old.version, name, office)

        self._do(self.area_form, command, self.tr("supply unit {name}").format(name=name))

    def _remove_area(self, key: object) -> None:
        area = self._area(key)
        if area is not None and self._context.may("do.unit"):
            words = self.tr("removal of supply unit {name}").format(name=area.name)
            self._do(None, lambda work: staff.remove_area(work, area.id, area.version), words)

    def _save_person(self) -> None:
        draft, old = self.person_form.value(), self.person_form.entry

        def command(work: Any) -> object:
            return staff.change_person(work, old.id, old.version, draft) if old else staff.add_person(work, draft)

        self._do(self.person_form, command, self.tr("what is known of {name}").format(name=draft.name))

    def _deactivate(self, key: object) -> None:
        person = self._person(key)
        if person is not None and self._context.may("do.person"):
            words = self.tr("deactivation of {name}").format(name=person.name)
            self._do(None, lambda work: staff.deactivate_person(work, person.id, person.version), words)

    def _save_book(self) -> None:
        form, old = self.book_form, self.book_form.entry
        name, area_id, owner_id = form.name.text().strip(), form.area_id(), form.owner_id()

        def command(work: Any) -> object:
            if old is None:
                return books.add_book(work, name, area_id, owner_id)
            return books.change_book(work, old.id, old.version, name, area_id)

        self._do(form, command, self.tr("portfolio {name}").format(name=name))

    def _remove_book(self, key: object) -> None:
        book = self._book(key)
        if book is not None and self._may_remove_books():
            words = self.tr("removal of portfolio {name}").format(name=book.name)
            self._do(None, lambda work: books.remove_book(work, book.id, book.version), words)

    def begin(self, what: str) -> None:
        """Begin what the palette offers from anywhere."""
        if what == "hand_over":
            self.hand_over()

    def hand_over(self, key: UUID | None = None, kind: GrantKind = GrantKind.OWNER) -> HandOverDialog | None:
        """Ask to whom a portfolio goes, for good or for a time."""
        if not self._context.may("do.hand_over"):
            return None
        return ask_hand_over(self._context, self, book_id=key, kind=kind)

    def _left(self, book: BookDetail) -> list[LeftBehind]:
        return [left for left in self._staff.left if left.book_id == book.id]

    def _taking_back(self, left: LeftBehind) -> Command:
        """Offer to give what is still with somebody whose time is over to who answers for the portfolio."""
        words = self.tr("Take back %n open from {name}", "", left.open.total).format(name=left.person)
        said = self.tr("return of what was left with {name}").format(name=left.person)
        return words, lambda: self._do(None, lambda work: take_back(work, left.book_id, left.person_id), said)

    def _join(self, part: BookDetail, whole: BookDetail) -> None:
        words = self.tr("{part} joined with {name}").format(part=part.name, name=whole.name)
        self._do(None, lambda work: books.join_book(work, part.id), words)

    def _ender(self, grant: GrantDetail) -> Callable[[], None]:
        words = self.tr("end of the substitution by {person}").format(person=grant.person)
        return lambda: self._do(None, lambda work: books.end_substitute(work, grant.id), words)

    def _withdrawer(self, grant: GrantDetail) -> Callable[[], None]:
        words = self.tr("withdrawal of the hand-over to {person}").format(person=grant.person)
        return lambda: self._do(None, lambda work: books.withdraw_hand_over(work, grant.id), words)

    def _do(self, form: EntryForm | None, command: Callable[[Any], object], words: str) -> None:
        """Write a change; the form goes when it is kept and says why when it is not."""

        def done(_result: object) -> None:
            if form is not None:
                form.hide()
            self._context.toast(self.tr("Saved: {what}").format(what=words), undo=True)

        def refused(error: BaseException) -> None:
            if form is not None:
                form.refuse(sentence(error))
            else:
                self._context.show_error(error)

        self._context.runner.do(self, command, done, refused, undo_text=words)
