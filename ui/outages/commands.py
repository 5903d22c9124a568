"""What the desk does to an outage: one unit of work each, told in words, undone where nobody was told by it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject

from crm.domain.outage_desk import AffectedRow, AttemptDraft, EstimateDraft, OutageDraft
from crm.domain.outages import NoticeChannel, NoticeResult, Promise
from crm.usecases.outages import life
from crm.usecases.outages.estimates import correct_estimate, estimate
from crm.usecases.outages.notices import log_attempts
from ui.context import Context

Done = Callable[[Any], None]


class DeskCommands(QObject):
    """`done` is called with what the command answers; `fail` with a refusal, without one the frame tells it."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def _do(self, command: Callable[[Any], Any], said: str, undo: str, done: Done | None, fail: Any) -> None:
        def then(answer: Any) -> None:
            self._context.toast(said, undo=True)
            if done is not None:
                done(answer)

        self._context.runner.do(self, command, then, fail, undo_text=undo)

    def _told(self, said: str, done: Done | None) -> Callable[[Any], None]:
        """Return what comes after a command that no undo takes back."""

        def then(answer: Any) -> None:
            self._context.toast(said)
            if done is not None:
                done(answer)

        return then

    def add(self, draft: OutageDraft, at_once: bool, done: Done, fail: Any) -> None:
        """Enter an outage, and publish it at once where that is wanted."""

        def command(work: Any) -> UUID:
            outage_id = life.add_outage(work, draft)
            if at_once:
                life.publish(work, outage_id)
            return outage_id

        said = self.tr("Published") if at_once else self.tr("Draft saved")
        self._do(command, said, self.tr("new outage"), done, fail)

    def change(self, outage_id: UUID, version: int, draft: OutageDraft, done: Done, fail: Any) -> None:
        """Correct an outage."""
        said, undo = self.tr("Outage changed"), self.tr("change of an outage")
        self._do(lambda work: life.change_outage(work, outage_id, version, draft), said, undo, done, fail)

    def publish(self, outage_id: UUID) -> None:
        """Publish a draft."""
        said, undo = self.tr("Published"), self.tr("publishing of an outage")
        self._do(lambda work: life.publish(work, outage_id), said, undo, None, None)

    def start(self, outage_id: UUID, at: datetime, fail: Any) -> None:
        """Note that supply went off."""
        said, undo = self.tr("Begin noted"), self.tr("begin of an outage")
        self._do(lambda work: life.start(work, outage_id, at), said, undo, None, fail)

    def crew(self, outage_id: UUID, at: datetime, fail: Any) -> None:
        """Note that the crew is on site."""
        said, undo = self.tr("Crew noted"), self.tr("arrival of the crew")
        self._do(lambda work: life.crew_arrived(work, outage_id, at), said, undo, None, fail)

    def restore(self, outage_id: UUID, at: datetime, accounts: Sequence[UUID], done: Done, fail: Any) -> None:
        """Note that supply is back, for some accounts or for all."""

        def command(work: Any) -> None:
            if accounts:
                life.restore_part(work, outage_id, accounts, at)
            else:
                life.restore(work, outage_id, at)

        self._do(command, self.tr("Restoration noted"), self.tr("restoration"), done, fail)

    def postpone(self, outage_id: UUID, start: datetime | None, end: datetime | None, done: Done, fail: Any) -> None:
        """Move an outage that has not begun."""
        said, undo = self.tr("Outage moved"), self.tr("move of an outage")
        self._do(lambda work: life.postpone(work, outage_id, start, end), said, undo, done, fail)

    def cancel(self, outage_id: UUID, reason: str, done: Done, fail: Any) -> None:
        """Call an outage off."""
        said, undo = self.tr("Called off"), self.tr("calling off")
        self._do(lambda work: life.cancel(work, outage_id, reason), said, undo, done, fail)

    def estimate(self, outage_id: UUID, draft: EstimateDraft, corrects: UUID | None, done: Done, fail: Any) -> None:
        """Publish a time of restoration, or put one right that was entered wrongly; what was said is never unsaid."""
        then = self._told(self.tr("Time published"), done)
        if corrects is None:
            self._context.runner.do(self, lambda work: estimate(work, outage_id, draft), then, fail)
        else:
            self._context.runner.do(self, lambda work: correct_estimate(work, corrects, draft), then, fail)

    def log(
        self, outage_id: UUID, drafts: Sequence[AttemptDraft], said: str, done: Done | None = None, fail: Any = None
    ) -> None:
        """Log how accounts were told; that happened, so it is never taken back."""
        then = self._told(said, done)
        self._context.runner.do(self, lambda work: log_attempts(work, outage_id, drafts), then, fail)


def call_draft(row: AffectedRow, stage: Any, told: Promise, result: NoticeResult) -> AttemptDraft:
    """Return a call to an account's first contact, as it ended."""
    contact = row.contacts[0].contact_id if row.contacts else None
    return AttemptDraft(row.account_id, stage, NoticeChannel.PHONE, result, told, contact)
