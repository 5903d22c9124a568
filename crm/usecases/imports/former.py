"""Accounts that a ledger names by a new number: by the former number, else somebody is asked (domain.md 1.3)."""

from collections import defaultdict

from crm.domain.duplicates import core_of
from crm.domain.imports import AccountDraft
from crm.exchange.rows import ReadResult
from crm.storage import imports as known
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.options import ImportOptions
from crm.usecases.imports.owners import ASKED_AT_MOST
from crm.usecases.imports.report import Candidate, ImportReport, Question


class Former:
    """Finds under which number the database has the account of a row.

    A row whose number nobody knows, while its legal entity has an account of the same name that the file does not
    name, may be that account with another number: it is asked about, and goes in as a new one until that is answered.
    """

    def __init__(self, work: UnitOfWork, result: ReadResult, options: ImportOptions, report: ImportReport) -> None:
        self._answers, self._report = options.answers, report
        rows, through = known.named_accounts(work), work.progress.through
        self._known = {row[2] for row in through(rows)}
        drafts = [draft for _row, draft in through(result.drafts) if isinstance(draft, AccountDraft)]
        named = dict.fromkeys(draft.account_no for draft in through(drafts))
        former = (draft.former_account_no for draft in through(drafts) if draft.former_account_no in self._known)
        self.numbers: dict[str, None] = {**named, **dict.fromkeys(filter(None, former))}
        self.numbers.update(dict.fromkeys(filter(None, self._answers.values())))
        self._others: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
        if any(number not in self._known for number in named):
            for _key, _book, number, name, entity in through(rows):
                if number not in named:
                    self._others[core_of(entity).text, core_of(name).text].append(Candidate(number, name))

    def known_as(self, row: int, draft: AccountDraft) -> str:
        """Return the number by which it is told or known without a question, "" without one."""
        if self._answers.get(row):
            return self._answers[row]
        former = draft.former_account_no or ""
        return next((each for each in (draft.account_no, former) if each in self._known), "")

    def number_of(self, row: int, draft: AccountDraft) -> str:
        """Return the number under which the account is known, its own when it is new."""
        number = self.known_as(row, draft)
        if number:
            return number
        if not self._others:  # a whole ledger of new accounts asks for no cores of its names
            return draft.account_no
        candidates = self._others.get((core_of(draft.customer_name or draft.name).text, core_of(draft.name).text))
        if candidates and row not in self._answers:
            question = Question(row, draft.account_no, draft.name, tuple(candidates[:ASKED_AT_MOST]))
            self._report.questions.append(question)
        return draft.account_no
