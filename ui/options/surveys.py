"""Settings, Surveys: forms and their versions; importing, trying, publishing, retiring, writing answers out."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.privacy import ExportKind
from crm.domain.survey.rows import FormRow
from crm.usecases.privacy import note_export
from crm.usecases.surveys.export import surveys_book
from crm.usecases.surveys.forms import (
    FormToTry,
    discard_draft,
    form_to_try,
    offer_again,
    publish_version,
    retire_form,
    survey_forms,
)
from ui.context import Context
from ui.options.section import OptionsSection
from ui.saving import ask_where
from ui.survey.faults import FaultsCard
from ui.survey.preview import PreviewCard
from ui.texts.dates import near_day
from ui.texts.errors import language
from ui.widgets.badge import Tone
from ui.widgets.card import Card
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList
from ui.widgets.states import EmptyState

SHOWN = (Kind.SURVEY_FORM, Kind.SURVEY_VERSION, Kind.SURVEY_ANSWER)


class SurveyOptions(OptionsSection):
    """The forms; the one that is current is tried below, with what its import found wrong."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._forms: dict[UUID, FormRow] = {}
        self._tried: FormToTry | None = None
        self.list = RowList(self.tr("Survey forms"), fit=True)
        self.list.current_changed.connect(self._choose)
        self.empty = EmptyState(
            "clipboard-text", self.tr("No forms yet"), self.tr("Write a form in Excel as an XLSForm and import it.")
        )
        self.faults = FaultsCard()
        self.preview = PreviewCard(context)
        self.preview.wanted.connect(self._do)
        self.preview.version_chosen.connect(lambda key: self._try(UUID(key)))
        card = Card(self.tr("Survey forms"), link=self.tr("Import a form…"), flush=True)
        card.link_clicked.connect(self._ask_file)
        card.body.addWidget(self.list)
        card.body.addWidget(self.empty)
        for part in (card, self.faults, self.preview):
            self.column.addWidget(part)
        self.column.addStretch(1)
        context.hub.changed.connect(self._changed)
        self.start_look()

    def section_title(self) -> str:
        return self.tr("Surveys")

    def load(self) -> None:
        self._context.runner.ask(self, _counted, self._show, self._context.show_error, slot="surveys")

    def begin(self, version: str) -> None:
        """Try a version, such as the draft that an import has just made."""
        self._try(UUID(version))

    def bring_in(self, path: Path) -> None:
        """Open a workbook in the import wizard, which shows the form before it is kept and leads back here."""
        self._context.navigate("import", file=str(path), kind="form")

    def _ask_file(self) -> None:
        kinds = self.tr("XLSForm workbook") + " (*.xlsx *.xlsm *.xls *.ods)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a form"), "", kinds)
        if name:
            self.bring_in(Path(name))

    def _show(self, forms: Sequence[FormRow]) -> None:
        self._forms = {form.id: form for form in forms}
        self.list.set_items([self._row(form) for form in forms])
        self.empty.setVisible(not forms)
        self.list.setVisible(bool(forms))
        tried = self._tried
        if tried is not None and tried.row.id in self._forms:
            versions = self._forms[tried.row.id].versions
            there = next((each for each in versions if each.id == tried.detail.id), None)
            self.list.set_current(tried.row.id)
            self._try((there or versions[0]).id)
        elif forms:
            self.list.set_current(forms[0].id)

    def _row(self, form: FormRow) -> Row:
        newest = form.versions[0]
        published = form.published
        if published is None:
            second = self.tr("never published")
        else:
            answered = sum(each.answered for each in form.versions)
            moment = published.published_at
            day = near_day(self._context.clock.local(moment).date(), self._context.clock.today()) if moment else ""
            said = self.tr("Version {number}, published {day}").format(number=published.number, day=day)
            visits = self.tr("%n visit(s)", "", answered)
            second = f"{said} · {visits}"
        if form.retired_on is not None:
            value, badge = self.tr("Retired"), Tone.NEUTRAL
        elif newest.is_draft:
            value, badge = self.tr("Draft of version {number}").format(number=newest.number), Tone.WARN
        else:
            value, badge = self.tr("In use"), Tone.OK
        return Row(form.id, form.title_in(language()), second, icon="clipboard-text", value=value, badge=badge)

    def _choose(self, form_id: Any) -> None:
        form = self._forms.get(form_id)
        if form is not None and (self._tried is None or self._tried.row.id != form_id):
            self._try(form.versions[0].id)

    def _try(self, version_id: UUID) -> None:
        self._context.runner.ask(
            self,
            lambda reader: form_to_try(reader, version_id),
            self._show_tried,
            self._context.show_error,
            slot="survey-version",
        )

    def _show_tried(self, found: FormToTry) -> None:
        self._tried = found
        self.list.set_current(found.row.id)
        self.faults.show_faults(found.detail.faults)
        self.preview.show_version(found)

    def _do(self, command: str) -> None:
        found = self._tried
        if found is None:
            return
        row, detail = found.row, found.detail
        match command:
            case "publish":
                words = self.tr("publishing a survey form")
                self._change(lambda work: publish_version(work, detail.id, detail.version), words)
            case "discard":
                words = self.tr("discarding a draft")
                self._change(lambda work: discard_draft(work, detail.id, detail.version), words)
            case "retire":
                words = self.tr("retiring a survey form")
                self._change(lambda work: retire_form(work, row.id, row.version), words)
            case "offer":
                words = self.tr("offering a survey form again")
                self._change(lambda work: offer_again(work, row.id, row.version), words)
            case "export":
                self._ask_export(row)

    def _change(self, command: Callable[[Any], Any], words: str) -> None:
        self._context.runner.do(self, command, None, self._context.show_error, undo_text=words)

    def _ask_export(self, form: FormRow) -> None:
        kinds = self.tr("Excel workbook") + " (*.xlsx)"
        title, name = self.tr("Export answers"), f"{form.title_in(language())}.xlsx"
        if path := ask_where(self._context.settings, self, title, name, kinds):
            self.export(form, path.with_suffix(".xlsx"))

    def export(self, form: FormRow, out: Path) -> None:
        """Write the answers to a form, in the background."""

        def done(rows: int) -> None:
            self._context.toast(self.tr("{name} is written").format(name=out.name))
            self._context.runner.do(self, lambda work: note_export(work, ExportKind.SURVEYS, out.name, rows, False))

        tongue = language()
        self._context.runner.ask(
            self,
            lambda reader: surveys_book(reader, tongue, form.id).save(reader, out, tongue),
            done,
            self._context.show_error,
        )

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*SHOWN):
            self.load()


def _counted(reader: Any) -> list[FormRow]:
    return survey_forms(reader, counted=True)
