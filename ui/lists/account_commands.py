"""What can be done with the accounts of the chosen rows, one or many: each is one step to undo."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.bulk import PlannedMany
from crm.domain.codes import Topic
from crm.domain.lists import ListChoice
from crm.domain.people import PortfolioRow
from crm.usecases.bulk import add_tasks, plan_visits
from crm.usecases.portfolios import assign_accounts, portfolios, versions_of
from crm.usecases.tags import tag_accounts, tags, untag_accounts
from crm.usecases.tasks import typed_values
from ui.context import Context
from ui.handover.dialog import HandOverDialog, ask_hand_over
from ui.lists.popups import DayPopup, TagPopup, TaskPopup, close
from ui.texts.errors import told
from ui.theme.look import px
from ui.widgets.choice_list import Choice
from ui.widgets.filter_popup import FilterPopup

WIDE = 320


class AccountCommands(QObject):
    """Each command asks what it must know in a popup over `anchor()`, then works on the accounts it is given."""

    def __init__(self, context: Context, page: QWidget, anchor: Callable[[], QWidget]) -> None:
        super().__init__(page)
        self._context, self._page, self._anchor = context, page, anchor

    # -- a portfolio

    def assign(self, accounts: Sequence[UUID]) -> None:
        """Ask for a portfolio and give the accounts to it."""
        popup = FilterPopup(self.tr("Portfolio"), True, self._page)

        def read(reader: Any) -> tuple[list[PortfolioRow], dict[UUID, int]]:
            return portfolios(reader), versions_of(reader, accounts)

        def arrived(found: tuple[list[PortfolioRow], dict[UUID, int]]) -> None:
            books, seen = found
            by_key = {str(book.id): book for book in books}
            choices = [Choice(key, _book(book), book.accounts) for key, book in by_key.items()]
            popup.picked.connect(lambda keys: self._assign(accounts, by_key[keys[0]], seen))
            popup.set_choices(choices, ())

        popup.open_under(self._anchor(), px(WIDE))
        self._context.runner.ask(popup, read, arrived)

    def _assign(self, accounts: Sequence[UUID], book: PortfolioRow, seen: dict[UUID, int]) -> None:
        keys, said = list(accounts), self.tr("%n account(s) assigned to {name}", "", len(accounts))
        self._do(
            lambda work: assign_accounts(work, keys, book.id, seen),
            said.format(name=book.name),
            self.tr("assignment of %n account(s)", "", len(keys)),
        )

    # -- a hand-over

    def hand_over(self, accounts: Sequence[UUID]) -> HandOverDialog | None:
        """Ask to whom the accounts go, for good or for a time."""
        return ask_hand_over(self._context, self._page, accounts=accounts)

    # -- tasks

    def add_task(self, accounts: Sequence[UUID]) -> TaskPopup:
        """Ask for a task and add it to each account."""
        popup = TaskPopup(
            self._context.clock.today,
            self.tr("Add a task to %n account(s)", "", len(accounts)),
            self._page,
            self._context.workdays.calendar,
        )
        popup.given.connect(lambda entry: self._add(popup, list(accounts), entry))
        popup.begin(self._anchor())
        return popup

    def _add(self, popup: TaskPopup, accounts: list[UUID], entry: Any) -> None:
        values = typed_values(entry, self._context.scope.person_id)
        self._do(
            lambda work: add_tasks(work, accounts, entry.text, **values),
            self.tr("%n task(s) added", "", len(accounts)),
            self.tr("%n new task(s)", "", len(accounts)),
            popup,
        )

    # -- tags

    def tag(self, accounts: Sequence[UUID], common: set[str]) -> TagPopup:
        """Offer tags to hang on the accounts or to take off; those in `common` hang on all of them."""
        popup = TagPopup(common, self._page)
        person_id, keys = self._context.scope.person_id, list(accounts)

        def arrived(found: list[ListChoice]) -> None:
            popup.set_tags([(each.value, each.count) for each in found])

        popup.tagged.connect(lambda text, on: self._tag(popup, keys, text, on))
        popup.begin(self._anchor())
        self._context.runner.ask(popup, lambda reader: tags(reader, person_id), arrived)
        return popup

    def _tag(self, popup: TagPopup, accounts: list[UUID], text: str, on: bool) -> None:
        change = tag_accounts if on else untag_accounts
        said = self.tr("Tagged with {tag}") if on else self.tr("Tag {tag} taken off")
        words = self.tr("tag {tag} on %n account(s)", "", len(accounts))
        self._do(lambda work: change(work, accounts, text), said.format(tag=text), words.format(tag=text), popup)

    # -- visits

    def plan(self, accounts: Sequence[UUID], topics: tuple[Topic, ...] = ()) -> DayPopup | None:
        """Plan one account in the planner; for several ask for the first day and find free times from then on.

        With `topics` one is planned like several, so that its visit is about them.
        """
        person_id = self._context.scope.person_id
        if len(accounts) == 1 and not topics:
            self._context.navigate("planner", account_id=accounts[0])
            return None
        if person_id is None:
            self._context.toast(self.tr("Choose a manager first: visits are planned for one person"))
            return None
        title = self.tr("Plan %n visit(s)", "", len(accounts))
        calendar = self._context.workdays.calendar
        popup = DayPopup(self._context.clock.today, title, self.tr("First day"), self._page, calendar)
        popup.given.connect(lambda day: self._plan(popup, list(accounts), person_id, day, topics))
        popup.begin(self._anchor())
        return popup

    def _plan(
        self, popup: DayPopup, accounts: list[UUID], person_id: UUID, day: Any, topics: tuple[Topic, ...]
    ) -> None:
        def done(found: PlannedMany) -> None:
            close(popup)
            said = [self.tr("%n visit(s) planned", "", len(found.planned))]
            if found.joined:
                said.append(self.tr("%n planned visit(s) take it up", "", len(found.joined)))
            if found.left_out:
                said.append(self.tr("%n left out", "", len(found.left_out)))
            reasons = "\n".join(f"{each.name}: {told(each.code, each.values)}" for each in found.left_out)
            self._context.toast(" · ".join(said), undo=bool(found.planned or found.joined), details=reasons)

        self._context.runner.do(
            self._page,
            lambda work: plan_visits(work, accounts, person_id, day, topics),
            done,
            popup.show_problem,
            undo_text=self.tr("plan of %n visit(s)", "", len(accounts)),
        )

    def _do(
        self,
        command: Callable[[Any], object],
        said: str,
        undo_text: str,
        popup: TaskPopup | TagPopup | None = None,
    ) -> None:
        """Run a command, say what was done and offer to undo it; a popup stays open with what is wrong."""

        def done(_result: object) -> None:
            if isinstance(popup, TaskPopup):
                close(popup)
            self._context.toast(said, undo=True)

        fail = popup.show_problem if popup is not None else self._context.show_error
        self._context.runner.do(self._page, command, done, fail, undo_text=undo_text)


def _book(book: PortfolioRow) -> str:
    return f"{book.name} · {book.manager}" if book.manager else book.name
