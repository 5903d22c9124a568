"""What somebody of a bureau may say of accounts in a file: the rest of the row is taken, or the row is refused."""

from typing import Any
from uuid import UUID

from msgspec.structs import replace

from crm.domain.codes import Role
from crm.domain.imports import AccountDraft
from crm.storage.server.trial import own_books, own_unit
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.directory import Directory
from crm.usecases.imports.report import ImportReport

FEEDERS = ("feeder", "standby_feeder")


class Reach:
    """Knows what a login may make and which books are its own; where no rights are kept everything is in reach."""

    def __init__(self, work: UnitOfWork, directory: Directory, report: ImportReport) -> None:
        self._directory, self._report = directory, report
        self._role, self._me = work.actor.role, work.actor.person_id
        self._is_free = not work.is_guarded
        self._own = frozenset() if self._is_free else own_books(work)
        self._unit = None if self._is_free else own_unit(work)

    def within(self, row: int, draft: AccountDraft) -> AccountDraft:
        """Return what a row says without the names that nobody has and that the login may not add; each is told."""
        if self._is_free:
            return draft
        left: dict[str, Any] = {}
        if draft.manager and not self._directory.knows(draft.manager):
            self._left_out(row, "manager", "import.unknown_person", draft.manager)
            left["manager"] = None
        if draft.area and not self._directory.knows_area(draft.area):
            self._left_out(row, "area", "import.unknown_area", draft.area)
            left["area"] = None
        for field in FEEDERS:
            name = getattr(draft, field)
            if name is not None and not self._directory.takes_feeder(name):
                self._left_out(row, field, "import.unknown_feeder", name.words)
                left[field] = None
        return replace(draft, **left) if left else draft

    def staying(self, row: int, draft: AccountDraft, account_no: str, book: UUID) -> AccountDraft:
        """Return what a row says of an account that is there: managers leave its number and its book as they are."""
        if self._is_free or self._role is Role.SUPERVISOR:
            return draft
        left: dict[str, Any] = {}
        if draft.account_no != account_no:
            self._left_out(row, "account_no", "import.supervisors_number", draft.account_no)
            left["account_no"] = account_no
        for field, name, there in zip(
            ("area", "manager"), (draft.area, draft.manager), self._directory.words_of(book), strict=True
        ):
            if name and name != there:
                self._left_out(row, field, "import.supervisors_book", name)
            left[field] = None
        return replace(draft, **left)

    def may_move(self, row: int, draft: AccountDraft, book: UUID) -> bool:
        """Say whether the book that a row names is in reach of whoever may move accounts; tell where it is not."""
        if self._is_free or self._directory.moving(book, draft.area, draft.manager, self._may_have):
            return True
        self._left_out(row, "manager" if draft.manager else "area", "import.supervisors_book", _book_words(draft))
        return False

    def book(self, row: int, draft: AccountDraft) -> UUID | None:
        """Return the book of a new account, which is one's own where the row names none; None where it is refused."""
        if self._is_free:
            return self._directory.book(draft.area, draft.manager)
        if self._role is Role.MANAGER and not draft.manager:
            found = self._directory.book_of(self._me, draft.area, self._own)
        else:
            found = self._directory.reached(draft.area, draft.manager, self._unit, self._may_have)
        if found is None:
            field = "manager" if draft.manager else "area" if draft.area else "account_no"
            self._report.refuse(row, field, "import.not_your_book", _book_words(draft) or draft.account_no)
        return found

    def _may_have(self, area_id: UUID, book: UUID | None) -> bool:
        """Say whether a book is in reach; supervisors make one that is missing in their own unit."""
        if book is not None:
            return book in self._own
        return self._role is Role.SUPERVISOR and self._unit in (None, area_id)

    def _left_out(self, row: int, field: str, code: str, value: str) -> None:
        self._report.warn(row, field, code, value, {})


def _book_words(draft: AccountDraft) -> str:
    return " · ".join(filter(None, (draft.area, draft.manager)))
