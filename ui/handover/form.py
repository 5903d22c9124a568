"""What shall be handed over, to whom, and for which days."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.codes import GrantKind, Role
from crm.domain.handover import HandOver
from crm.domain.staff import BookDetail, GrantDetail, PersonDetail, Staff
from crm.domain.workdays import Leave
from ui.context import Context
from ui.theme.look import px
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field
from ui.widgets.forms.tiles import ChoiceTiles
from ui.widgets.labels import Text
from ui.widgets.themed import Themed


class HandOverForm(Themed, QWidget):
    """`changed` whenever the answer may be another one. Chosen accounts take the place of the portfolio."""

    changed = Signal()

    def __init__(
        self,
        context: Context,
        accounts: Sequence[UUID] = (),
        kind: GrantKind = GrantKind.OWNER,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._accounts, self._staff = tuple(accounts), Staff((), (), ())
        self._leaves: Mapping[UUID, Leave] = {}
        self._proposed: tuple[date, date | None] = (context.clock.today(), None)
        today, calendar = context.clock.today, context.workdays.calendar
        self._today = today
        self.book, self.person = Combo(), Combo()
        choices = [(GrantKind.OWNER.value, self.tr("For good")), (GrantKind.SUBSTITUTE.value, self.tr("As substitute"))]
        self.kind = ChoiceTiles(choices)
        self.first, self.last = DateField(today, calendar), DateField(today, calendar)
        self.first.set_value(today())
        self.kind.set_values([kind.value])
        self._top, self._days = QHBoxLayout(), QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._build()
        self.start_look()

    def _build(self) -> None:
        chosen = Text(self.tr("%n chosen account(s)", "", len(self._accounts)), "body_strong")
        what: QWidget = chosen if self._accounts else self.book
        self._top.addWidget(Field(self.tr("What"), what), 3)
        self.person_field = Field(self.tr("To"), self.person)
        self._top.addWidget(self.person_field, 2)
        self.first_field = Field(self.tr("First day"), self.first)
        self.last_field = Field(self.tr("Last day"), self.last)
        self.last.setPlaceholderText(self.tr("Until further notice"))
        self._days.addWidget(Field(self.tr("How"), self.kind))
        self._days.addWidget(self.first_field)
        self._days.addWidget(self.last_field)
        self._days.addStretch(1)
        self._column.addLayout(self._top)
        self._column.addLayout(self._days)
        self.book.changed.connect(self._book_changed)
        self.kind.changed.connect(self._kind_changed)
        for signal in (self.person.changed, self.first.changed, self.last.changed):
            signal.connect(lambda _value: self.changed.emit())
        self._show_days()

    def set_staff(self, staff: Staff, leaves: Mapping[UUID, Leave], book_id: UUID | None) -> None:
        """Say which portfolios hold accounts, who can take them over, and who is away."""
        self._staff, self._leaves = staff, leaves
        held = [book for book in staff.books if book.accounts]
        self.book.set_choices([(str(book.id), self._book_words(book)) for book in held])
        if book_id is not None:
            self.book.set_value(str(book_id))
        self._offer_people()
        self._propose_days()
        self.changed.emit()

    def wish(self) -> HandOver | None:
        """Return what is asked for, None while something is missing."""
        first, last = self.first.value(), self.last.value()
        has_what = bool(self._accounts or self.book.value())
        if first is None or not has_what or not self.person.value() or self.problem():
            return None
        book_id = None if self._accounts else UUID(self.book.value())
        until = last if self.grant is GrantKind.SUBSTITUTE else None
        return HandOver(UUID(self.person.value()), self.grant, first, until, book_id, self._accounts)

    @property
    def grant(self) -> GrantKind:
        """For good, or as a substitute."""
        return GrantKind(self.kind.values()[0])

    def problem(self) -> str:
        """Return the sentence about a day that cannot be read, "" when all is well."""
        if self.first.value() is None:
            return self.first.problem() or self.tr("Enter the first day.")
        return self.last.problem() if self.grant is GrantKind.SUBSTITUTE else ""

    def _book_words(self, book: BookDetail) -> str:
        owner = book.owner_on(self._today())
        return f"{book.name} · {owner.person}" if owner is not None else book.name

    def _book_changed(self, _value: str) -> None:
        self._offer_people()
        self._propose_days()
        self.changed.emit()

    def _offer_people(self) -> None:
        """Offer everybody but who answers for the portfolio; supervisors after managers."""
        owner = self._owner()
        fit = [each for each in self._staff.people if each.role is not Role.READONLY]
        people = [each for each in fit if owner is None or each.id != owner.person_id]
        people.sort(key=lambda each: each.role is not Role.MANAGER)
        self.person.set_choices([(str(each.id), self._person_words(each)) for each in people])

    def _person_words(self, person: PersonDetail) -> str:
        accounts = self.tr("%n account(s)", "", person.accounts)
        return " · ".join(part for part in (person.name, person.area, accounts) if part)

    def _kind_changed(self, values: list[str]) -> None:
        if not values:
            self.kind.set_values([GrantKind.OWNER.value])
        self._show_days()
        self._propose_days()
        self.changed.emit()

    def _owner(self) -> GrantDetail | None:
        """Return who answers for the chosen portfolio today."""
        book = next((each for each in self._staff.books if str(each.id) == self.book.value()), None)
        return book.owner_on(self._today()) if book is not None and not self._accounts else None

    def _propose_days(self) -> None:
        """Propose the days of the manager's leave for a substitution, unless other days are typed."""
        is_typed = (self.first.value(), self.last.value()) != self._proposed or self.last.problem()
        if self.grant is not GrantKind.SUBSTITUTE or is_typed:
            return
        owner = self._owner()
        leave = self._leaves.get(owner.person_id) if owner is not None else None
        self._proposed = (max(self._today(), leave.starts_on), leave.ends_on) if leave else (self._today(), None)
        self.first.set_value(self._proposed[0])
        self.last.set_value(self._proposed[1])
        self.last_field.set_hint(self.tr("leave of {name}").format(name=owner.person) if leave and owner else "")

    def _show_days(self) -> None:
        self.last_field.setVisible(self.grant is GrantKind.SUBSTITUTE)

    def retheme(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        for row in (self._top, self._days):
            row.setSpacing(px(12))
