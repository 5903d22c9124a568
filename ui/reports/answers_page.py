"""How customers answered a survey form in a period, over all of its versions by the names of the questions."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.privacy import ExportKind
from crm.domain.survey.counted import FormCounts
from crm.usecases.privacy import note_export
from crm.usecases.surveys.export import surveys_book
from crm.usecases.surveys.statistics import CountedForm, counted_form
from ui.context import Context
from ui.reports.answer_rows import answer_columns
from ui.reports.cut_bar import keep_focus
from ui.reports.report_tabs import SURVEYS, ReportTabs
from ui.saving import ask_where
from ui.texts.errors import language, sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.labels import Text
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.table.figure_table import FigureTable
from ui.widgets.table.sheets_dialog import SheetsDialog

ROW = 32
SHOWN = (Kind.SURVEY_FORM, Kind.SURVEY_VERSION, Kind.SURVEY_ANSWER)


class AnswersPage(QWidget):
    """One form and one period; whatever is entered counts again in the background."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._counts: FormCounts | None = None
        self._wanted = ""
        today = context.clock.today()
        self.tabs = ReportTabs(context)
        self.forms = Combo()
        self.forms.setAccessibleName(self.tr("Form"))
        self.first, self.last = (DateField(context.clock.today, context.workdays.calendar) for _ in range(2))
        self.first.setAccessibleName(self.tr("From"))
        self.last.setAccessibleName(self.tr("To"))
        self.first.set_value(date(today.year, 1, 1))
        self.last.set_value(today)
        self.forms.changed.connect(self._choose)
        for field in (self.first, self.last):
            field.changed.connect(lambda _value: self.load())
        self.problem = ErrorPanel()
        self.problem.retry.connect(self.load)
        self.problem.hide()
        self.table = FigureTable(self.tr("Answers to the form"), ROW)
        self.empty = EmptyState("clipboard-text", "")
        self.empty.hide()
        self.export = Button(self.tr("Export…"), icon="download-simple")
        self.export.clicked.connect(self.look)
        self._build()
        self._skeleton = Skeleton(self.card)
        context.hub.changed.connect(self._changed)

    def page_title(self) -> str:
        return self.tr("Survey answers")

    def page_subtitle(self) -> str:
        return "" if self._counts is None else self.tr("%n visit(s) answered", "", self._counts.most)

    def page_actions(self) -> list[QWidget]:
        return [self.export]

    def shown(self, arguments: dict[str, Any]) -> None:
        """Count a form of a period; without a name the one that was shown, else the first."""
        for field, key in ((self.first, "first"), (self.last, "last")):
            if key in arguments:
                field.set_value(date.fromisoformat(arguments[key]))
        self._wanted = str(arguments.get("form") or self._wanted)
        self.tabs.set_current(SURVEYS)
        keep_focus(self, arguments)
        self.load()

    def state(self) -> dict[str, Any]:
        days = (("first", self.first.value()), ("last", self.last.value()))
        return {"form": self._wanted, **{key: day.isoformat() for key, day in days if day is not None}}

    def _build(self) -> None:
        choices = QWidget()
        line = FlowLayout(px(32))
        line.setContentsMargins(0, 0, 0, 0)
        choices.setLayout(line)
        for part in (self.forms, self.first, self.last):
            line.addWidget(part)
        self.card = Card(self.tr("Answers by question"), flush=True)
        self.card.body.addWidget(self.table)
        self.how = Text("", "small", "text2", wrap=True)
        self.how.setContentsMargins(0, px(8), 0, px(8))
        self.card.add_footer(self.how)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(16))
        column.setSpacing(px(12))
        for above in (self.tabs, choices, self.problem):
            column.addWidget(above)
        column.addWidget(self.card, 1)
        column.addWidget(self.empty, 1)

    def _choose(self, name: str) -> None:
        self._wanted = name
        self.load()

    def load(self) -> None:
        """Count what is entered; nothing is counted while a day is none."""
        first, last, wanted = self.first.value(), self.last.value(), self._wanted
        if first is None or last is None:
            return
        self._skeleton.start()
        self._context.runner.ask(
            self,
            lambda reader: counted_form(reader, wanted, first, last),
            self._show,
            self._failed,
            slot="survey-answers",
        )

    def _show(self, found: CountedForm) -> None:
        self._skeleton.stop()
        self.problem.hide()
        self._counts = counts = found.counts
        self.forms.set_choices([(form.name, form.title_in(language())) for form in found.forms])
        self.export.setEnabled(counts is not None)
        if counts is not None:
            self._wanted = counts.form.name
            self.forms.set_value(self._wanted)
            self.table.show_rows(answer_columns(counts.enough), counts.lines(language()))
            self.how.set_text(self._how(counts))
        self._show_emptiness(counts)
        self.title_changed.emit()

    def _show_emptiness(self, counts: FormCounts | None) -> None:
        """Say that nobody answered, or that there is no form, in place of a table of zeros."""
        answered = counts is not None and counts.most > 0
        if counts is None:
            words = self.tr("No forms yet"), self.tr("A supervisor imports forms under Settings, Surveys.")
        else:
            words = self.tr("No answers"), self.tr("No finished visit of this period answered the form.")
        self.empty.set_words("clipboard-text", *words)
        self.forms.setVisible(counts is not None)
        self.card.setVisible(answered)
        self.empty.setVisible(not answered)

    def _how(self, counts: FormCounts) -> str:
        return self.tr(
            "Finished visits of all versions, by the names of the questions. Several answers may be given to one "
            "question, so shares need not add up to 100%. Fewer than {count} answers are grey."
        ).format(count=counts.enough)

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.export.setEnabled(False)
        self.problem.set_error(self.tr("The answers could not be counted"), sentence(error), repr(error))
        self.problem.show()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*SHOWN):
            self.load()

    def look(self) -> None:
        """Show each sheet of the workbook before it is saved."""
        counts, speech = self._counts, language()
        if counts is not None:
            form, first, last = counts.form.id, counts.first, counts.last
            dialog = SheetsDialog(self.tr("Export answers"), self)
            dialog.accepted.connect(self._ask_where)
            ask, fail = self._context.runner.ask, self._context.show_error
            dialog.begin(ask, lambda reader: surveys_book(reader, speech, form, first, last), fail)

    def _ask_where(self) -> None:
        counts = self._counts
        if counts is None:
            return
        name, kind = f"{counts.form.title_in(language())}.xlsx", self.tr("Excel workbook (*.xlsx)")
        if path := ask_where(self._context.settings, self, self.tr("Export answers"), name, kind):
            self.export_to(path.with_suffix(".xlsx"))

    def export_to(self, path: Path) -> None:
        """Write the answers that are counted, visit by visit and counted, in the background."""
        counts, speech = self._counts, language()
        if counts is None:
            return

        def written(rows: int) -> None:
            kind = ExportKind.SURVEYS
            self._context.runner.do(self, lambda work: note_export(work, kind, path.name, rows, False))
            self._context.toast(self.tr("Saved {name}").format(name=path.name))

        self._context.runner.ask(
            self,
            lambda reader: surveys_book(reader, speech, counts.form.id, counts.first, counts.last).save(
                reader, path, speech
            ),
            written,
            self._context.show_error,
        )
