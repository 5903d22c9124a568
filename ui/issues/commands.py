"""What can be done with issues: each step counts at once, says so in words and can be undone."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.codes import IssueTopic
from crm.domain.errors import RoundsError
from crm.domain.issues import CustomerWord, IssueRow, Urgency
from crm.usecases.issues import (
    accept_issue,
    add_issue,
    answer_issue,
    ask_extension,
    cancel_issue,
    confirm_issue,
    decide_extension,
    reopen_issue,
    reply_meanwhile,
    suspend_issue,
    transfer_issues,
)
from ui.context import Context
from ui.texts.errors import sentence

Failed = Callable[[BaseException], None]
Done = Callable[[], None]
LONG = 24
"""More of an issue than this is not repeated in a toast."""


class IssueCommands(QObject):
    """The steps of issues; `done` closes what asked for them, `fail` says there what is wrong."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner

    def raise_issue(
        self, account_id: UUID, topic: IssueTopic, urgency: Urgency, text: str, done: Done, fail: Failed
    ) -> None:
        """Write down what a customer raised now; whoever's list it is answers for it."""
        person_id, said = (
            self._context.scope.person_id,
            self.tr("{issue}: written down").replace("{issue}", _short(text)),
        )

        def told(_key: UUID) -> None:
            done()
            self._context.toast(said, undo=True)

        self._context.runner.do(
            self._owner,
            lambda work: add_issue(work, account_id, topic, text, urgency=urgency, assignee_id=person_id),
            told,
            fail,
            undo_text=said,
        )

    def accept(self, row: IssueRow) -> None:
        """Take an issue on."""
        self._do(row, lambda work: accept_issue(work, row.id, row.version), self.tr("{issue}: in progress"))

    def reply(self, row: IssueRow) -> None:
        """Note the interim reply."""
        self._do(row, lambda work: reply_meanwhile(work, row.id, row.version), self.tr("{issue}: interim reply noted"))

    def reopen(self, row: IssueRow) -> None:
        """Open a closed issue again."""
        self._do(row, lambda work: reopen_issue(work, row.id, row.version), self.tr("{issue}: open again"))

    def cancel(self, row: IssueRow) -> None:
        """Withdraw an issue."""
        self._do(row, lambda work: cancel_issue(work, row.id, row.version), self.tr("{issue}: cancelled"))

    def suspend(self, row: IssueRow, reason: str, done: Done, fail: Failed) -> None:
        """Let an issue rest."""
        said = self.tr("{issue}: suspended")
        self._do(row, lambda work: suspend_issue(work, row.id, row.version, reason), said, done, fail)

    def answer(self, row: IssueRow, result: str, unit: str, evidence: str, done: Done, fail: Failed) -> None:
        """Write down the result."""
        said = self.tr("{issue}: answered, the customer is to be asked")
        self._do(row, lambda work: answer_issue(work, row.id, row.version, result, unit, evidence), said, done, fail)

    def confirm(self, row: IssueRow, word: CustomerWord, done: Done, fail: Failed) -> None:
        """Write down the customer's word, which closes the issue or opens it again."""
        said = self.tr("{issue}: closed") if word.is_satisfied else self.tr("{issue}: open again")
        self._do(row, lambda work: confirm_issue(work, row.id, row.version, word), said, done, fail)

    def ask_extension(self, row: IssueRow, until: date, reason: str, done: Done, fail: Failed) -> None:
        """Ask for a later deadline."""
        said = self.tr("{issue}: extension asked for")
        self._do(row, lambda work: ask_extension(work, row.id, row.version, until, reason), said, done, fail)

    def decide_extension(self, row: IssueRow, granted: bool) -> None:
        """Grant or refuse a later deadline."""
        said = self.tr("{issue}: extension granted") if granted else self.tr("{issue}: extension refused")
        self._do(row, lambda work: decide_extension(work, row.id, row.version, granted), said)

    def transfer(
        self, rows: Sequence[IssueRow], unit: str, person_id: UUID | None, reason: str, done: Done, fail: Failed
    ) -> None:
        """Hand issues to a department or a person; those that cannot be are told with the reason."""

        def command(work: Any) -> list[tuple[UUID, RoundsError]]:
            return transfer_issues(work, [(row.id, row.version) for row in rows], unit, person_id, reason)

        def told(refused: list[tuple[UUID, RoundsError]]) -> None:
            done()
            moved = self.tr("%n issue(s) transferred", "", len(rows) - len(refused))
            why = f" · {sentence(refused[0][1])}" if refused else ""
            self._context.toast(moved + why, undo=len(refused) < len(rows))

        undo = self.tr("transfer of %n issue(s)", "", len(rows))
        self._context.runner.do(self._owner, command, told, fail, undo_text=undo)

    def _do(
        self,
        row: IssueRow,
        command: Callable[[Any], int],
        said: str,
        done: Done | None = None,
        fail: Failed | None = None,
    ) -> None:
        words = said.replace("{issue}", _short(row.text))

        def told(_version: int) -> None:
            if done is not None:
                done()
            self._context.toast(words, undo=True)

        failed = fail or self._context.show_error
        self._context.runner.do(self._owner, command, told, failed, undo_text=words)


def _short(text: str) -> str:
    return text if len(text) <= LONG else f"{text[:LONG]}…"
