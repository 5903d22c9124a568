"""The files of a record: photos made upright and small, other files as they are, opened, captioned, taken out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from crm.domain.codes import FileKind
from crm.domain.files import FileRow
from crm.domain.visits import VisitRow
from crm.usecases.attachments import (
    attach,
    attach_content,
    caption_file,
    content,
    file_row,
    longest_px,
    read_whole,
    remove_file,
)
from ui.context import Context
from ui.visits.opening import open_file
from ui.widgets.photos import is_photo, kept_photo, read_image

SMALL = 360
"""Pixels of a small picture, across or down: sharp on a screen of twice the density."""
Pictures = dict[UUID, QImage]


class RecordFiles(QObject):
    """All work with files runs beside the window; `pictures` brings the small pictures of photos and signatures."""

    pictures = Signal(object)

    def __init__(self, context: Context, page: QObject) -> None:
        super().__init__(page)
        self._context = context
        self._small: Pictures = {}

    def add(self, visit: VisitRow, paths: Sequence[Path]) -> None:
        """Keep files with a visit: what looks like a photo as one, the others as they are."""
        for path in paths:
            if is_photo(path.name):
                self.add_photo(visit, path)
            else:
                self._add_file(visit, path)

    def add_photo(
        self,
        visit: VisitRow,
        path: Path,
        caption: str = "",
        then: Callable[[FileRow], None] | None = None,
        fail: Callable[[], None] | None = None,
    ) -> None:
        """Keep a photo; `then` gets what was kept, `fail` is called after the refusal was told."""

        def read(reader: Any) -> tuple[str, bytes]:
            return kept_photo(path.name, read_whole(reader, path), longest_px(reader))

        def refused(error: BaseException) -> None:
            self._context.show_error(error)
            if fail is not None:
                fail()

        self._context.runner.ask(self, read, lambda photo: self._keep(visit, photo, caption, then, refused), refused)

    def _keep(
        self,
        visit: VisitRow,
        photo: tuple[str, bytes],
        caption: str,
        then: Callable[[FileRow], None] | None,
        refused: Callable[[BaseException], None],
    ) -> None:
        name, data = photo

        def command(work: Any) -> FileRow:
            kind = FileKind.PHOTO
            key, _ = attach_content(work, visit.account_id, name, data, visit.id, kind=kind, caption=caption)
            return file_row(work, key)

        def kept(row: FileRow) -> None:
            self._context.toast(self.tr("{name} added").format(name=row.name), undo=True)
            if then is not None:
                then(row)

        self._context.runner.do(self, command, kept, refused, undo_text=self.tr("file {name}").format(name=name))

    def _add_file(self, visit: VisitRow, path: Path) -> None:
        self._context.runner.do(
            self,
            lambda work: attach(work, visit.account_id, path, visit.id),
            lambda _key: self._context.toast(self.tr("{name} added").format(name=path.name), undo=True),
            self._context.show_error,
            undo_text=self.tr("file {name}").format(name=path.name),
        )

    def remove(self, row: FileRow) -> None:
        """Take a file out of the record; it goes into the bin."""
        self._context.runner.do(
            self,
            lambda work: remove_file(work, row.id, row.version),
            lambda _none: self._context.toast(self.tr("{name} removed").format(name=row.name), undo=True),
            self._context.show_error,
            undo_text=self.tr("removal of {name}").format(name=row.name),
        )

    def caption(self, row: FileRow, words: str) -> None:
        """Say what a photo shows."""
        self._context.runner.do(
            self,
            lambda work: caption_file(work, row.id, row.version, words),
            None,
            self._context.show_error,
            undo_text=self.tr("caption of {name}").format(name=row.name),
        )

    def open(self, key: UUID) -> None:
        """Let the system show a copy."""
        self._context.runner.ask(self, lambda reader: content(reader, key), open_file, self._context.show_error)

    def small(self, key: UUID) -> QImage | None:
        """Return the small picture of a file, once it was brought."""
        return self._small.get(key)

    def bring(self, files: Sequence[FileRow]) -> None:
        """Bring the small pictures that are not there yet; `pictures` tells."""
        missing = [each.id for each in files if each.kind is not FileKind.FILE and each.id not in self._small]
        if not missing:
            self.pictures.emit(files)
            return

        def read(reader: Any) -> Pictures:
            return {key: read_image(content(reader, key)[1], SMALL) for key in missing}

        def brought(found: Pictures) -> None:
            self._small |= found
            self.pictures.emit(files)

        self._context.runner.ask(self, read, brought, self._context.show_error, slot="pictures")
