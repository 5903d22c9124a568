"""What is done to a campaign: one unit of work each, told in words, and undone by one step."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject

from crm.domain.campaigns import CampaignDraft, CampaignRow, EditionRow
from crm.domain.privacy import ExportKind
from crm.usecases.attachments import read_whole
from crm.usecases.campaigns import keeping, telling
from crm.usecases.campaigns.keeping import EditionDraft
from crm.usecases.campaigns.sheet import campaign_book
from crm.usecases.campaigns.telling import TellingDraft
from crm.usecases.files_out import write_whole
from crm.usecases.privacy import note_export
from ui.context import Context
from ui.texts.errors import language

Done = Callable[[Any], None]


class CampaignCommands(QObject):
    """`done` is called with what the command answers; `fail` with a refusal, without one the frame tells it."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def _do(
        self, command: Callable[[Any], Any], said: str, undo: str, done: Done | None = None, fail: Any = None
    ) -> None:
        def then(answer: Any) -> None:
            self._context.toast(said, undo=True)
            if done is not None:
                done(answer)

        self._context.runner.do(self, command, then, fail, undo_text=undo)

    # -- leading

    def add(self, draft: CampaignDraft, first: EditionDraft, file: Path | None, done: Done, fail: Any) -> None:
        """Enter a campaign with its first edition."""

        def command(work: Any) -> UUID:
            return keeping.add_campaign(work, draft, _with_file(work, first, file))

        self._do(command, self.tr("Campaign added"), self.tr("new campaign"), done, fail)

    def change(self, row: CampaignRow, draft: CampaignDraft, done: Done | None = None, fail: Any = None) -> None:
        """Change a campaign, and with other filters its accounts."""
        said, undo = self.tr("Campaign changed"), self.tr("change of a campaign")
        self._do(lambda work: keeping.change_campaign(work, row.id, row.version, draft), said, undo, done, fail)

    def remove(self, row: CampaignRow) -> None:
        """Put a campaign into the bin that told nobody."""
        said, undo = self.tr("Campaign deleted"), self.tr("deletion of a campaign")
        self._do(lambda work: keeping.remove_campaign(work, row.id, row.version), said, undo)

    def aim(self, row: CampaignRow) -> None:
        """Choose the accounts anew by the same filters."""
        said, undo = self.tr("Accounts chosen anew"), self.tr("choice of accounts")
        self._do(lambda work: keeping.aim(work, row.id), said, undo)

    def add_edition(self, row: CampaignRow, draft: EditionDraft, file: Path | None, done: Done, fail: Any) -> None:
        """Add an edition: whoever has an older one is told again."""

        def command(work: Any) -> UUID:
            return keeping.add_edition(work, row.id, _with_file(work, draft, file))

        self._do(command, self.tr("Edition added"), self.tr("new edition"), done, fail)

    def keep_file(self, edition: EditionRow, path: Path) -> None:
        """Keep the file of an edition."""

        def command(work: Any) -> int:
            return keeping.keep_file(work, edition.id, edition.version, path.name, read_whole(work, path))

        self._do(command, self.tr("File added"), self.tr("file of an edition"))

    def remove_edition(self, row: CampaignRow, edition: EditionRow) -> None:
        """Put an edition into the bin of which nobody was told."""
        said, undo = self.tr("Edition deleted"), self.tr("deletion of an edition")
        self._do(lambda work: keeping.remove_edition(work, row.id, edition.id, edition.version), said, undo)

    def save_file(self, edition: EditionRow, path: Path) -> None:
        """Save the file of an edition to the disk."""

        def read(reader: Any) -> None:
            write_whole(path, keeping.edition_file(reader, edition.id)[1])

        said = self.tr("Saved {name}").format(name=path.name)
        self._context.runner.ask(self, read, lambda _none: self._context.toast(said), self._context.show_error)

    # -- telling

    def tell(self, row: CampaignRow, accounts: Sequence[UUID], draft: TellingDraft, done: Done, fail: Any) -> None:
        """Note that accounts were told."""
        said = self.tr("%n account(s) told", "", len(accounts))
        undo = self.tr("telling of %n account(s)", "", len(accounts))
        self._do(lambda work: telling.tell(work, row.id, accounts, draft), said, undo, done, fail)

    def confirm(self, row: CampaignRow, accounts: Sequence[UUID], on: date, by: str, done: Done, fail: Any) -> None:
        """Note that customers confirmed it."""
        said = self.tr("%n confirmation(s) noted", "", len(accounts))
        undo = self.tr("%n confirmation(s)", "", len(accounts))
        self._do(lambda work: telling.confirm(work, row.id, accounts, on, by), said, undo, done, fail)

    def take_back(self, row: CampaignRow, accounts: Sequence[UUID]) -> None:
        """Take confirmations away, else tellings."""
        said, undo = self.tr("Taken back"), self.tr("taking back of a telling")
        self._do(lambda work: telling.take_back(work, row.id, accounts), said, undo)

    def opt_out(self, accounts: Sequence[UUID], reason: str, done: Done, fail: Any) -> None:
        """Note that accounts want no publicity."""
        said, undo = self.tr("Noted: no publicity for them"), self.tr("opt-out")
        self._do(lambda work: telling.opt_out(work, accounts, reason), said, undo, done, fail)

    def opt_in(self, accounts: Sequence[UUID]) -> None:
        """Note that accounts want publicity again."""
        said, undo = self.tr("Noted: publicity again"), self.tr("end of an opt-out")
        self._do(lambda work: telling.opt_in(work, accounts), said, undo)

    def prove(self, row: CampaignRow, accounts: Sequence[UUID], path: Path) -> None:
        """Keep a file with each account as proof."""

        def command(work: Any) -> int:
            return telling.keep_evidence(work, row.id, accounts, path.name, read_whole(work, path))

        said = self.tr("Proof kept with %n account(s)", "", len(accounts))
        self._do(command, said, self.tr("proof of a campaign"))

    # -- writing

    def export(self, row: CampaignRow, path: Path, person_id: UUID | None) -> None:
        """Write the coverage as a workbook and remember that it left the program."""
        speech = language()

        def written(count: Any) -> None:
            self._context.toast(self.tr("Saved {name}").format(name=path.name))
            self._context.runner.do(
                self, lambda work: note_export(work, ExportKind.CAMPAIGN, path.name, int(count), False)
            )

        self._context.runner.ask(
            self,
            lambda reader: campaign_book(reader, row.id, speech, person_id).save(reader, path, speech),
            written,
            self._context.show_error,
        )


def _with_file(work: Any, draft: EditionDraft, file: Path | None) -> EditionDraft:
    if file is None:
        return draft
    return EditionDraft(draft.edition, draft.issued_on, file.name, read_whole(work, file))
