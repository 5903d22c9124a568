"""The files that prove what became of an issue: dropped or chosen, looked at, left out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.files import FileRow
from crm.domain.issues import IssueRow
from crm.usecases.attachments import HELD, Attached
from crm.usecases.evidence import add_evidence, choose_evidence, files_to_choose, leave_out
from ui.accounts.account_files import AccountFiles
from ui.accounts.entries import file_size
from ui.accounts.file_preview import show_file
from ui.context import Context
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.choice_list import Choice
from ui.widgets.drop_shade import paths_of
from ui.widgets.filter_popup import FilterPopup
from ui.widgets.labels import Overline
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList


class EvidenceFiles(QWidget):
    """Enter opens a file to look at, Delete leaves it out while the issue is not answered; files can be dropped."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: IssueRow | None = None
        self.files = AccountFiles(context, self)
        self.title = Overline("")
        self.list = RowList(self.tr("Evidence files"), fit=True)
        self.list.opened.connect(lambda key: show_file(context, self.files, key, self))
        self.list.removed.connect(self._leave_out)
        self.list.acted.connect(self._leave_out)
        self.add = Button(self.tr("Add a file…"), icon="paperclip")
        self.add.clicked.connect(self._choose_from_disk)
        self.choose = Button(self.tr("Choose from the account…"), "quiet")
        self.choose.clicked.connect(self._ask_what_there_is)
        self.setAcceptDrops(True)
        self._build()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.add)
        buttons.addWidget(self.choose)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.title)
        column.addWidget(self.list)
        column.addLayout(buttons)

    def show_files(self, row: IssueRow, files: Sequence[FileRow]) -> None:
        """Show the files of an issue; an issue that has ended takes no more."""
        self._row, self.files.account_id = row, row.account_id
        self.title.set_text(self.tr("Evidence files · {count}").format(count=len(files)))
        gone = "" if row.state in HELD or not self._may_change() else self.tr("Leave out")
        self.list.set_items([Row(each.id, each.name, value=file_size(each.size), action=gone) for each in files])
        self.list.setVisible(bool(files))
        for button in (self.add, self.choose):
            button.setVisible(row.is_open and self._may_change())
        self.setVisible(bool(files) or (row.is_open and self._may_change()))

    def _may_change(self) -> bool:
        return self._context.may("do.issue")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._row is not None and self._row.is_open and paths_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_files(paths_of(event.mimeData()))

    def add_files(self, paths: Sequence[Path]) -> None:
        """Keep files of the disk with the issue; those that cannot be are told, each in a sentence."""
        if self._row is None or not paths:
            return
        issue_id, chosen = self._row.id, list(paths)
        said = self.tr("adding {name}").format(name=chosen[0].name)
        self._do(lambda work: add_evidence(work, issue_id, chosen), self._told, said)

    def _told(self, done: Attached) -> None:
        parts = [sentence(error) for error in done.refused]
        if done.known:
            parts.append(self.tr("{name} is there already.").format(name=", ".join(done.known)))
        if done.added:
            parts.insert(0, self.tr("%n file(s) added.", "", len(done.added)))
        self._context.toast(" ".join(parts), undo=bool(done.added))

    def _choose_from_disk(self) -> None:
        names, _kind = QFileDialog.getOpenFileNames(self, self.tr("Add files"))
        self.add_files([Path(name) for name in names])

    def _ask_what_there_is(self) -> None:
        if self._row is not None:
            issue_id = self._row.id
            self._context.runner.ask(self, lambda reader: files_to_choose(reader, issue_id), self._offer)

    def _offer(self, files: Sequence[FileRow]) -> None:
        """Let one of the account's files be chosen."""
        if not files:
            self._context.toast(self.tr("This account has no other files. Add one from this computer."))
            return
        names = {str(each.id): each.name for each in files}
        popup = FilterPopup(self.tr("Files of the account"), True, self)
        popup.set_choices([Choice(key, name) for key, name in names.items()], ())
        popup.picked.connect(lambda picked: self._chosen(picked, names))
        popup.open_under(self.choose, px(320))
        popup.list.setFocus()

    def _chosen(self, picked: Sequence[str], names: dict[str, str]) -> None:
        if self._row is None or not picked:
            return
        issue_id, keys = self._row.id, [UUID(each) for each in picked]
        said = self.tr("{name} proves the answer").format(name=names[picked[0]])
        self._do(
            lambda work: choose_evidence(work, issue_id, keys),
            lambda _none: self._context.toast(said, undo=True),
            said,
        )

    def _leave_out(self, key: UUID) -> None:
        row = self.list.row(key)
        said = self.tr("{name} left out; it stays with the account").format(name=row.name if row else "")
        self._do(lambda work: leave_out(work, key), lambda _none: self._context.toast(said, undo=True), said)

    def _do(self, command: Callable[[Any], Any], then: Callable[[Any], None], said: str) -> None:
        self._context.runner.do(self, command, then, self._context.show_error, undo_text=said)
