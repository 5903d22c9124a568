"""To which account a row belongs: by its number, then by its name, else somebody is asked."""

from collections import defaultdict
from typing import NamedTuple
from uuid import UUID

from crm.domain.duplicates import core_of
from crm.storage import imports as known
from crm.storage.tables import Account
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.meeting import Meeting
from crm.usecases.imports.options import ImportOptions
from crm.usecases.imports.report import Candidate, ImportReport, Question

ASKED_AT_MOST = 5
Named = defaultdict[str, list[str]]


class Owner(NamedTuple):
    """An account with the book that it is in."""

    id: UUID
    book: UUID
    number: str


class Owners:
    """Knows every account that the login sees, by number and by the core of its own and its legal entity's name."""

    def __init__(self, work: UnitOfWork, report: ImportReport, options: ImportOptions) -> None:
        self._report, self._answers = report, options.answers
        self._meeting = Meeting(work, report, options)
        self._before = options.checked.owners if options.checked is not None else {}
        self._rows = known.named_accounts(work)
        self._by_number = {row[2]: Owner(row[0], row[1], row[2]) for row in self._rows}
        self._names = {row[2]: row[3] for row in self._rows}
        self._near_names: tuple[Named, Named] | None = None

    def find(self, row: int, number: str, name: str | None, code: str) -> Owner | None:
        """Return the account of a row; without one the row is refused by `code`, and asked about where names are near.

        A row without a number whose name one account alone has belongs to that one, and a warning says so.
        """
        if row in self._answers:
            number = self._answers[row]
        found = self._by_number.get(number)
        near = self._near(name) if found is None else []
        if found is None and not number and len(near) == 1:
            self._report.warn(row, "account_name", "import.matched_by_name", name or "", {"account_no": near[0]})
            found = self._by_number[near[0]]
        if found is not None:
            self._report.owners[row] = found.id
            return found
        if self._meeting.refuses(Account, row, self._before.get(row)):
            return None
        if row not in self._answers and near:
            candidates = tuple(Candidate(each, self._names[each]) for each in near[:ASKED_AT_MOST])
            self._report.questions.append(Question(row, number, name or "", candidates))
        self._refuse(row, number, name or "", len(near), code)
        return None

    def _near(self, name: str | None) -> list[str]:
        if not name:
            return []
        by_name, by_entity = self._near_names = self._near_names or self._index()
        plain = core_of(name).text
        return by_name.get(plain) or by_entity.get(plain) or []

    def _index(self) -> tuple[Named, Named]:
        """Return the numbers by the cores of names and of legal entities; made when the first row has no number."""
        by_name, by_entity = Named(list), Named(list)
        for _key, _book, number, name, entity in self._rows:
            by_name[core_of(name).text].append(number)
            by_entity[core_of(entity).text].append(number)
        return by_name, by_entity

    def _refuse(self, row: int, number: str, name: str, near: int, code: str) -> None:
        if number:
            self._report.refuse(row, "account_no", code, number)
        elif near:
            self._report.refuse(row, "account_name", "import.many_of_name", name, {"count": near})
        elif row in self._answers:
            self._report.refuse(row, "account_no", "import.left_out", name)
        else:
            self._report.refuse(row, "account_name", "import.no_such_name", name)
