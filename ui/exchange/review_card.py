"""The preview: the rows with problems first, every changed value, and the questions, each under its tab."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from crm.exchange.suggest import suggestions
from crm.usecases.imports.suggest import near_accounts
from ui.context import Context
from ui.exchange.arranged import Arranged
from ui.exchange.changes_table import ChangesModel, ChangesTable
from ui.exchange.questions import Questions
from ui.exchange.rows_table import RowsModel, RowsTable
from ui.exchange.session import ImportSession
from ui.exchange.suggestion_bar import SuggestionBar
from ui.texts.errors import told
from ui.theme.look import px
from ui.widgets.card import Card
from ui.widgets.tabs import Tab, Tabs

ROWS, CHANGES, QUESTIONS = "rows", "changes", "questions"
WANTS_ACCOUNT = ("account_no", "account_name")


class ReviewCard(Card):
    """`corrected(row, field, text)` and `answered(row, account number or None)`."""

    corrected = Signal(int, str, str)
    answered = Signal(int, object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self._context = context
        self.set_title(self.tr("Preview"))
        self.set_note(self.tr("rows with problems first · double click a cell to correct it"))
        self.model = RowsModel(self)
        self.model.corrected.connect(self.corrected)
        self.table = RowsTable(self.model)
        self.table.setAccessibleName(self.tr("Preview"))
        self.table.current_changed.connect(self._look_at)
        self.bar = SuggestionBar()
        self.bar.used.connect(self._use)
        self.changes = ChangesModel(self)
        changes = ChangesTable(self.changes)
        changes.setAccessibleName(self.tr("Changed values"))
        self.questions = Questions()
        self.questions.answered.connect(self.answered)
        self.stack = QStackedWidget()
        for part in (self.table, changes, self.questions):
            self.stack.addWidget(part)
        self.tabs = Tabs(self._tabs(None, None), lined=False)
        self.tabs.picked.connect(self.show_part)
        self.tabs.hide()
        tabs = QHBoxLayout()
        tabs.setContentsMargins(px(20), 0, px(20), 0)
        tabs.addWidget(self.tabs)
        inset = QHBoxLayout()
        inset.setContentsMargins(px(9), 0, 0, 0)
        inset.addWidget(self.stack)
        self.body.addLayout(tabs)
        self.body.addLayout(inset, 1)
        self.body.addWidget(self.bar)

    def show_rows(self, shown: Arranged, session: ImportSession) -> None:
        """Show rows; changes and questions are known only once the import was tried."""
        at = self.table.currentIndex()
        self.model.show_rows(shown, session.corrections)
        if at.isValid() and self.model.rowCount():
            again = self.model.index(min(at.row(), self.model.rowCount() - 1), at.column())
            self.table.setCurrentIndex(again)
        self._look_at(self.table.currentIndex())
        report = session.report
        if report is not None:
            self.changes.show_changes(report.changes)
            self.questions.show_questions(report.questions, session.answers, session.kind)
        self.tabs.setVisible(report is not None)
        self.tabs.set_tabs(self._tabs(len(report.changes), len(self.questions.asked)) if report else self._tabs(0, 0))
        if report is None:
            self.show_part(ROWS)

    def show_part(self, key: str) -> None:
        """Show rows, changes or questions."""
        self.tabs.set_current(key)
        self.stack.setCurrentIndex((ROWS, CHANGES, QUESTIONS).index(key))
        self.bar.setVisible(key == ROWS and bool(self.bar.words.text()))

    def _tabs(self, changes: int | None, questions: int | None) -> list[Tab]:
        return [
            Tab(ROWS, self.tr("Rows")),
            Tab(CHANGES, self.tr("Changed values"), changes),
            Tab(QUESTIONS, self.tr("Questions"), questions),
        ]

    def _look_at(self, index: QModelIndex) -> None:
        problem = self.model.problem_at(index)
        if problem is None:
            self.bar.show_problem("")
            return
        words = told(problem.code, {"value": problem.value, **problem.details})
        self.bar.show_problem(words, suggestions(problem.field, problem.code, problem.value))
        if problem.field in WANTS_ACCOUNT:
            name = self.model.cell_of(problem.row, "account_name") or self.model.cell_of(problem.row, "name")
            self._context.runner.ask(
                self,
                lambda reader: near_accounts(reader, problem.value, name),
                lambda found: self.bar.show_problem(words, [each.account_no for each in found]),
                slot="near",
            )

    def _use(self, text: str) -> None:
        problem = self.model.problem_at(self.table.currentIndex())
        if problem is not None:
            field = "account_no" if problem.field in WANTS_ACCOUNT else problem.field
            self.corrected.emit(problem.row, field, text)
