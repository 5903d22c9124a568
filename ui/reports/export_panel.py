"""The export of the visit summary: period, filters, a preview of each sheet from the same figures, save."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from crm.domain.codelists import streets
from crm.domain.codes import Segment
from crm.domain.people import AreaRow, PersonRow
from crm.domain.privacy import ExportKind
from crm.domain.sheet_previews import SheetPreview
from crm.domain.summary import SummaryFilter, VisitSummary
from crm.usecases.export import (
    ExportReport,
    export_visit_summary,
    preview_visit_summary,
    summary_name,
    summary_on_paper,
)
from crm.usecases.privacy import exports_personal, note_export
from crm.usecases.templates import fill_summary
from ui.context import Context
from ui.reports.report_paper import ReportPaper
from ui.reports.schedule_form import ScheduleForm
from ui.reports.template_line import TemplateLine, problem_room
from ui.reports.writing import Writing
from ui.saving import ask_where
from ui.texts.errors import language, sentence
from ui.texts.names import street_name
from ui.theme.look import px
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.checkbox import CheckBox
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field
from ui.widgets.marks import segment_name
from ui.widgets.table.sheet_look import SHOWN_ROWS, SheetLook

EVERY = ""

Seen = tuple[VisitSummary, list[SheetPreview], bool]


class ExportPanel(Card):
    """`period_changed(filter)` lets the page show the same period."""

    period_changed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self._context = context
        self._summary: VisitSummary | None = None
        self._areas: dict[str, UUID] = {}
        self._persons: dict[str, UUID] = {}
        self.set_title(self.tr("Export visit summary"))
        today = context.clock.today()
        self.first, self.last = (DateField(context.clock.today, context.workdays.calendar) for _ in range(2))
        self.first.set_value(date(today.year, (today.month - 1) // 3 * 3 + 1, 1))
        self.last.set_value(today)
        self.area = Combo([(EVERY, self.tr("All supply units"))])
        self.manager = Combo([(EVERY, self.tr("All managers"))])
        segments = [(segment, segment_name(segment)) for segment in Segment]
        self.segment = Combo([(EVERY, self.tr("All segments")), *segments])
        every = (EVERY, self.tr("All streets"))
        self.street = Combo([every, *((each.code, street_name(each.code)) for each in streets())])
        self.look = SheetLook()
        self.anonymous = CheckBox(self.tr("Leave out contact names"))
        self.anonymous.setChecked(True)
        self.anonymous.clicked.connect(self._choose_names)
        self._has_chosen = False
        self.problem = Banner("", "danger", "warning-circle", under=True)
        self.room = problem_room(self.problem)
        self.save = Button(self.tr("Save to Excel"), "primary", "download-simple")
        self.save.clicked.connect(self._ask_where)
        self.copy = Button(self.tr("Copy table"), icon="copy")
        self.copy.clicked.connect(self._copy)
        self.save.setToolTip("Ctrl+Enter")
        self.print = IconButton("printer", self.tr("Print…"), "Ctrl+P", framed=True)
        self.print.clicked.connect(self.print_out)
        self.writing = Writing(context, self.save)
        self.paper = ReportPaper(context, self, ExportKind.VISIT_SUMMARY)
        self.form = TemplateLine(context)
        self.schedule = Button(self.tr("Schedule…"), "quiet", "clock")
        self.schedule.clicked.connect(lambda: ScheduleForm(context, self).open())
        self._build()
        for signal in (
            self.first.changed,
            self.last.changed,
            self.area.changed,
            self.manager.changed,
            self.segment.changed,
            self.street.changed,
        ):
            signal.connect(lambda _value: self.load())

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(8))
        fields = (
            (Field(self.tr("From"), self.first), 0, 0, 1),
            (Field(self.tr("To"), self.last), 0, 1, 1),
            (Field(self.tr("Supply unit"), self.area), 1, 0, 1),
            (Field(self.tr("Manager"), self.manager), 1, 1, 1),
            (Field(self.tr("Segment"), self.segment), 2, 0, 1),
            (Field(self.tr("Street"), self.street), 2, 1, 1),
        )
        for field, row, column, span in fields:
            grid.addWidget(field, row, column, 1, span)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.save)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.print)
        buttons.addStretch(1)
        self.body.setSpacing(px(10))
        self.body.addLayout(grid)
        self.body.addWidget(self.room)
        self.body.addWidget(self.look, 1)
        self.body.addWidget(self.anonymous)
        forms = QHBoxLayout()
        forms.setSpacing(px(8))
        forms.addWidget(self.form, 1)
        forms.addWidget(self.schedule)
        self.body.addLayout(forms)
        self.body.addWidget(self.writing)
        self.body.addLayout(buttons)

    def offer(self, areas: list[AreaRow], persons: list[PersonRow]) -> None:
        """Offer these supply units and managers."""
        self._areas = {area.name: area.id for area in areas}
        self._persons = {person.name: person.id for person in persons if person.accounts}
        self.area.set_choices([(EVERY, self.tr("All supply units")), *((name, name) for name in self._areas)])
        self.manager.set_choices([(EVERY, self.tr("All managers")), *((name, name) for name in self._persons)])

    def narrow_to(self, person_id: UUID) -> None:
        """Choose a manager; the one that is chosen already is let go."""
        name = next((name for name, key in self._persons.items() if key == person_id), EVERY)
        self.manager.set_value(EVERY if self.manager.value() == name else name)
        self.load()

    @property
    def wanted(self) -> SummaryFilter | None:
        """The period and filters, None while a date is no date."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return None
        return SummaryFilter(
            first,
            last,
            self._areas.get(self.area.value()),
            self._persons.get(self.manager.value()),
            self.segment.value() or None,
            self.street.value() or None,
        )

    def load(self) -> None:
        """Tell the period; whoever shows its figures asks for the previews when these stand."""
        if self.wanted is not None:
            self.period_changed.emit(self.wanted)

    def count_sheets(self) -> None:
        """Count the sheets of the period, after the figures: both read the whole bureau, and twice is much at once."""
        wanted, speech = self.wanted, language()
        if wanted is None:
            return

        def read(reader: Any) -> Seen:
            # A quarter of a bureau is thousands of visits with all their words; the previews show the first of them.
            told = preview_visit_summary(reader, wanted, speech, SHOWN_ROWS)
            return *told, exports_personal(reader)

        self._context.runner.ask(self, read, self._show, self._failed, slot="summary")

    def _choose_names(self) -> None:
        self._has_chosen = True

    def _show(self, found: Seen) -> None:
        self.room.hide()
        self.save.setEnabled(True)
        self._summary, sheets, with_names = found
        if not self._has_chosen:
            self.anonymous.setChecked(not with_names)
        self.look.show_sheets(sheets)

    def _failed(self, error: BaseException) -> None:
        """Say why nothing can be counted, so nothing saved."""
        self._not_written(error)
        self.save.setEnabled(False)

    def _not_written(self, error: BaseException) -> None:
        self.problem.set_text(sentence(error))
        self.room.show()

    def _ask_where(self) -> None:
        if self._summary is None:
            return
        title, name = self.tr("Save the visit summary"), summary_name(self._summary, language())
        kinds = self.tr("Excel workbook (*.xlsx)")
        if path := ask_where(self._context.settings, self, title, name, f"{kinds};;*.pdf"):
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the workbook in the background, by the bureau's template where one is chosen; or a PDF."""
        wanted = self.wanted
        if wanted is None:
            return
        personal, speech, form = not self.anonymous.isChecked(), language(), self.form.path()
        if path.suffix.lower() == ".pdf":
            self.paper.save(lambda reader: summary_on_paper(reader, wanted, speech), path, self._not_written)
            return

        def write(reader: Any) -> ExportReport:
            if form is not None:
                return fill_summary(reader, form, wanted, path, speech, personal)
            return export_visit_summary(reader, wanted, path, speech, personal)

        self.writing.write(write, lambda report: self._written(path, report, personal), self._not_written)

    def _written(self, path: Path, report: ExportReport, personal: bool) -> None:
        self.room.hide()
        rows, kind = report.total.visits, ExportKind.VISIT_SUMMARY
        self._context.runner.do(self, lambda work: note_export(work, kind, path.name, rows, personal))
        self._context.toast(self.tr("Saved {name}").format(name=path.name))

    def _copy(self) -> None:
        if self.look.copy():
            self._context.toast(self.tr("Copied"))

    def print_out(self) -> None:
        """Show the summary as it will be printed."""
        wanted, speech = self.wanted, language()
        if wanted is not None:
            self.paper.print_out(lambda reader: summary_on_paper(reader, wanted, speech))
