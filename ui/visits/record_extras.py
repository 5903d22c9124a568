"""What a record holds beside its fields: surveys that are added, photos, the signature, other files."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from crm.domain.codes import FileKind, Topic
from crm.domain.files import FileRow
from crm.domain.visits import VisitRow
from crm.usecases.attachments import files_of_visit
from crm.usecases.surveys.filling import FormToFill, forms_to_fill
from crm.usecases.surveys.forms import forms_for_visit
from ui.context import Context, Offer
from ui.visits.context_panel import ContextPanel
from ui.visits.record_files import RecordFiles
from ui.visits.record_form import RecordForm
from ui.visits.record_sections import Beside


class RecordExtras(QObject):
    """Brings what the parts of the form ask for and keeps what they are given; `changed` tells of files."""

    changed = Signal()

    def __init__(self, context: Context, form: RecordForm, panel: ContextPanel, page: QObject) -> None:
        super().__init__(page)
        self._context, self._form, self._panel = context, form, panel
        self._visit: VisitRow | None = None
        self._held: tuple[FileRow, ...] = ()
        self.files = RecordFiles(context, self)
        form.surveys.wanted.connect(self._add_survey)
        form.surveys.removed.connect(self._survey_removed)
        form.surveys.picture_chosen.connect(self._keep_picture)
        for given in (form.photos.chosen, panel.files_given):
            given.connect(self._attach)
        for opened in (form.photos.opened, form.signature.opened, panel.file_opened):
            opened.connect(self.files.open)
        form.photos.removed.connect(self.files.remove)
        form.photos.captioned.connect(self.files.caption)
        self.files.pictures.connect(self._show_pictures)

    def show_visit(self, visit: VisitRow | None, files: tuple[FileRow, ...] = ()) -> None:
        """Show the files of a visit; without one nothing is taken in."""
        self._visit, self._held = visit, files
        self.files.bring(files)

    def offer_forms(self) -> None:
        """Offer the forms that are published now."""
        every = tuple(Topic)
        self._context.runner.ask(
            self,
            lambda reader: forms_for_visit(reader, every),
            self._form.surveys.offer,
            self._context.show_error,
            slot="offers",
        )

    def look_again(self) -> None:
        """Show the files as they are now."""
        if (visit := self._visit) is not None:
            self._context.runner.ask(
                self, lambda reader: files_of_visit(reader, visit.id), self._show_files, slot="files"
            )

    def beside(self) -> Beside:
        """Return how much there is of what stands beside the fields."""
        answered, asked = self._form.surveys.progress()
        kinds = [each.kind for each in self._held]
        is_signed = FileKind.SIGNATURE in kinds or bool(self._form.signature.value())
        return Beside(answered, asked, kinds.count(FileKind.PHOTO), is_signed)

    def _add_survey(self, version_id: UUID) -> None:
        visit = self._visit
        if visit is None:
            return

        def read(reader: Any) -> tuple[FormToFill, ...]:
            return forms_to_fill(reader, visit.account_id, visit.id, [version_id])

        def there(forms: Sequence[FormToFill]) -> None:
            for form in forms if self._visit is not None and self._visit.id == visit.id else ():
                self._form.surveys.add_form(form)

        self._context.runner.ask(self, read, there, self._context.show_error)

    def _survey_removed(self, version_id: UUID, title: str) -> None:
        back = Offer(self.tr("Put it back"), lambda: self._form.surveys.put_back(version_id))
        self._context.toast(self.tr("{form} taken out of the record").format(form=title), offer=back)

    def _keep_picture(self, version_id: UUID, place: Any, path: Path) -> None:
        """Keep the picture of an answer as a photo; the answer is the name under which it is kept."""
        surveys = self._form.surveys
        if self._visit is not None:
            self.files.add_photo(
                self._visit,
                path,
                surveys.words(version_id, place),
                lambda row: surveys.set_picture(version_id, place, row.name),
                lambda: surveys.set_picture(version_id, place, ""),
            )

    def _attach(self, paths: list[Path]) -> None:
        if self._visit is not None:
            self.files.add(self._visit, paths)

    def _show_files(self, files: tuple[FileRow, ...]) -> None:
        self._held = files
        self._panel.show_files(files)
        self.files.bring(files)

    def _show_pictures(self, files: Sequence[FileRow]) -> None:
        """Show photos and the signature, now that their small pictures are there."""
        small = self.files.small
        self._form.photos.show_photos([(row, small(row.id)) for row in files if row.kind is FileKind.PHOTO])
        signed = next((row for row in files if row.kind is FileKind.SIGNATURE), None)
        self._form.signature.show_kept(signed, small(signed.id) if signed is not None else None)
        self.changed.emit()
