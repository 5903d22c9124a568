"""Files of an account: taken in, looked at, opened by the system, saved elsewhere, renamed, removed."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from crm.domain.files import FileRow
from crm.usecases.attachments import (
    Attached,
    attach_content,
    attach_many,
    file_row,
    remove_file,
    rename_file,
)
from crm.usecases.files_out import copy_to_look_at, save_as
from ui.accounts.file_look import FileLook, look_at
from ui.background import Job
from ui.context import Context
from ui.saving import ask_where
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel
from ui.widgets.photos import encoded
from ui.widgets.progress import Bar

TOLD = 3
"""So many refusals are told one by one."""


class FilesProgress(QWidget):
    """How far files are taken in, and the way to stop it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ElidedLabel("", "small", "text2")
        self.bar = Bar()
        self.stop = Button(self.tr("Cancel"), "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), 0, px(8), 0)
        row.setSpacing(px(12))
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        self.hide()

    def show_step(self, done: int, total: int) -> None:
        """Say how many files are in."""
        text = self.tr("{done} of {total} files").format(done=done, total=total)
        self.words.set_text(text)
        self.bar.set_share(done / max(total, 1), spoken=text)
        self.show()


class AccountFiles(QObject):
    """All work with files runs beside the window; `progress` stands where the page puts it."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.account_id: UUID | None = None
        self.progress = FilesProgress()
        self.progress.stop.clicked.connect(self._stop)
        self._job: Job | None = None
        self._copies: tempfile.TemporaryDirectory[str] | None = None

    def choose(self) -> None:
        """Let the user choose files to add."""
        names, _ = QFileDialog.getOpenFileNames(self._page, self.tr("Add files"))
        if names:
            self.add([Path(name) for name in names])

    def add(self, paths: Sequence[Path]) -> None:
        """Take files in; those that cannot be are told, each in a sentence."""
        account_id, chosen = self.account_id, list(paths)
        if account_id is None or not chosen:
            return
        self.progress.show_step(0, len(chosen))
        name = chosen[0].name if len(chosen) == 1 else self.tr("%n file(s)", "", len(chosen))
        self._job = self._context.runner.do(
            self,
            lambda work: attach_many(work, account_id, chosen),
            self._added,
            self._failed,
            self.progress.show_step,
            undo_text=self.tr("adding {name}").format(name=name),
        )

    def add_picture(self, image: QImage) -> None:
        """Take in a picture that was pasted, as PNG under the moment."""
        account_id = self.account_id
        if account_id is None or image.isNull():
            return
        now = self._context.clock.local(self._context.clock.now())
        name = self.tr("Pasted {moment}.png").format(moment=f"{now:%Y-%m-%d %H.%M.%S}")

        def command(work: Any) -> Attached:
            key, is_new = attach_content(work, account_id, name, encoded(image))
            return Attached(added=[key]) if is_new else Attached(known=[name])

        self._context.runner.do(
            self, command, self._added, self._failed, undo_text=self.tr("adding {name}").format(name=name)
        )

    def rename(self, row: FileRow, name: str, then: Callable[[], None], fail: Callable[[BaseException], None]) -> None:
        """Give a file another name."""
        self._context.runner.do(
            self,
            lambda work: rename_file(work, row.id, row.version, name),
            lambda _version: then(),
            fail,
            undo_text=self.tr("rename of {name}").format(name=row.name),
        )

    def remove(self, key: UUID, version: int, name: str) -> None:
        """Put a file into the bin."""
        self._context.runner.do(
            self,
            lambda work: remove_file(work, key, version),
            lambda _none: self._context.toast(self.tr("{name} deleted").format(name=name), undo=True),
            self._context.show_error,
            undo_text=self.tr("deletion of {name}").format(name=name),
        )

    def open(self, key: UUID) -> None:
        """Let the system show a copy that cannot be changed."""
        folder = self._folder()
        self._context.runner.ask(
            self, lambda reader: copy_to_look_at(reader, key, folder), self._show_copy, self._context.show_error
        )

    def save(self, key: UUID, name: str) -> None:
        """Let the user choose where a file is written."""
        if path := ask_where(self._context.settings, self._page, self.tr("Save as"), name):
            self.save_to(key, path)

    def save_to(self, key: UUID, path: Path) -> None:
        """Write a file to the disk."""
        said = self.tr("Saved as {path}").format(path=path.name)
        self._context.runner.ask(
            self,
            lambda reader: save_as(reader, key, path),
            lambda _path: self._context.toast(said),
            self._context.show_error,
        )

    def find(self, key: UUID, then: Callable[[FileRow], None]) -> None:
        """Bring what is known of a file without its content."""
        self._context.runner.ask(self, lambda reader: file_row(reader, key), then, self._context.show_error, "file")

    def look(
        self,
        asker: QObject,
        key: UUID,
        page: int,
        then: Callable[[FileLook], None],
        fail: Callable[[BaseException], None],
    ) -> None:
        """Bring what a preview shows of a file, `page` from 0; it is no longer looked into when its asker goes."""
        folder = self._folder()
        self._context.runner.ask(asker, lambda reader: look_at(reader, key, folder, page), then, fail, "file")

    def _folder(self) -> Path:
        """Return where copies stand that can be looked at; they go when the window goes."""
        if self._copies is None:
            self._copies = tempfile.TemporaryDirectory(prefix="rounds-files-", ignore_cleanup_errors=True)
        return Path(self._copies.name)

    def _show_copy(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._context.toast(
                self.tr("This system has no program for {name}. Save it instead.").format(name=path.name)
            )

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self.progress.hide()
        self._context.toast(self.tr("Stopped: no file was added."))

    def _added(self, done: Attached) -> None:
        self.progress.hide()
        parts = [sentence(error) for error in done.refused[:TOLD]]
        if len(done.refused) > TOLD:
            parts.append(self.tr("%n more could not be added.", "", len(done.refused) - TOLD))
        if done.known:
            parts.append(self.tr("{name} is there already.").format(name=", ".join(done.known[:TOLD])))
        if done.added:
            parts.insert(0, self.tr("%n file(s) added.", "", len(done.added)))
        self._context.toast(" ".join(parts), undo=bool(done.added))

    def _failed(self, error: BaseException) -> None:
        self.progress.hide()
        self._context.show_error(error)
