"""The import wizard (mockup 07): choose, match, check, import; nothing is written before the last step."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from crm.domain.coordinates import Datum
from crm.domain.errors import RoundsError
from crm.domain.imports import Existing, ImportKind
from crm.exchange.rows import ReadResult
from crm.usecases.accounts import account_no_lengths
from crm.usecases.imports.report import ImportReport
from crm.usecases.imports.run import run_import
from ui.context import Context
from ui.exchange.arranged import Arranged, Only, arranged
from ui.exchange.choose_step import ChooseStep
from ui.exchange.form_step import FormStep
from ui.exchange.result_step import ResultStep
from ui.exchange.running_bar import RunningBar
from ui.exchange.session import ImportSession, begin
from ui.exchange.sheet_step import SheetStep
from ui.exchange.step_strip import StepStrip
from ui.exchange.trial import Trial
from ui.exchange.work_area import WorkArea
from ui.texts.errors import sentence, told
from ui.theme.look import px
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel

CHOOSE, SHEET, MATCH, CHECK, DONE, FORM = range(6)
FORM_FILE = "form"
"""The kind of a file that is to be a survey form and no list."""
UNDER_WAY = (SHEET, MATCH, CHECK, FORM)
PLACES = {CHOOSE: 0, SHEET: 1, MATCH: 2, CHECK: 2, DONE: 3, FORM: 4}
"""Which part of the stack each step shows."""


class ImportPage(QWidget):
    """Reading, checking and importing run in the background, and each can be cancelled as a whole.

    `running` is the reading of a file or its import; `trial` checks its rows and gives way to what one does next.
    """

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._session: ImportSession | None = None
        self._lengths: tuple[int, ...] = (10, 13, 16)
        self._step = CHOOSE
        begin_words = (self.tr("Choose file"), self.tr("Pick sheet"), self.tr("Match columns"))
        self._steps = (*begin_words, self.tr("Check rows"), self.tr("Import"))
        self._form_steps = (begin_words[0], self.tr("Look at the form"), self.tr("Import as draft"))
        self.strip = StepStrip(self._steps)
        self.choose = ChooseStep(context)
        self.choose.chosen.connect(self.open_file)
        self.sheet = SheetStep()
        self.sheet.picked.connect(self._pick)
        self.work = WorkArea(context)
        self.match, self.review, self.check = self.work.match, self.work.review, self.work.check
        self.match.changed.connect(self._map)
        self.match.datum_changed.connect(self._use_datum)
        self.review.corrected.connect(self._correct)
        self.review.answered.connect(self._answer)
        self.model, self.table = self.review.model, self.review.table
        self.check.filtered.connect(self._filter)
        self.check.decided.connect(self._decide)
        self.result = ResultStep(context)
        self.result.again.connect(self._restart)
        self.form = FormStep(context)
        self.form.ready.connect(self._show_buttons)
        self.form.refused.connect(self._show_problem)
        self.form.brought.connect(self._restart)
        self.problem = Banner("", "danger", "warning-circle")
        self.problem.hide()
        self.reason = ElidedLabel("", "small_medium", "danger")
        self.before = Button(self.tr("Back"))
        self.before.clicked.connect(self._go_back)
        self.next = Button(self.tr("Next"), "primary", "arrow-right")
        self.next.clicked.connect(self._go_on)
        self.running, self.trial = RunningBar(), Trial(context)
        for bar in (self.running, self.trial):
            bar.cancelled.connect(self._cancelled)
        self.trial.has_read.connect(self._checked)
        self.trial.foreseen.connect(self._foreseen)
        self.trial.failed.connect(self._import_failed)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.next.click)
        self._build()
        self._show_step(CHOOSE)

    def page_title(self) -> str:
        return self.tr("Import")

    def page_subtitle(self) -> str:
        return self.tr("Nothing is written until the last step") if self._step != DONE else ""

    def page_actions(self) -> list[QWidget]:
        if self._step not in UNDER_WAY:
            return []
        return [self.reason, self.before, self.next] if self.reason.text() else [self.before, self.next]

    def shown(self, arguments: dict[str, Any]) -> None:
        """Go on where one was; `file` opens a file at once, `session` goes on in a window that was built anew."""
        if arguments.get("file") and self.running.job is not None:
            self._context.toast(self.tr("An import is under way: let it end, or cancel it first"))
        elif arguments.get("file"):
            self.open_file(Path(arguments["file"]), str(arguments.get("kind", "")))
        elif arguments.get("session") is not None and self._session is None:
            self._resume(arguments["session"], arguments["step"])
        elif self._step == CHOOSE:
            self.choose.history.load()
        elif self._step in (MATCH, CHECK):
            self._check_what_is_left()

    def left(self) -> None:
        """Stop the check of a file that nobody looks at: changes of other pages would wait for it."""
        self.trial.drop()

    def state(self) -> dict[str, Any]:
        """Return the import under way; its file is not read anew, which would lose what was matched and corrected."""
        return {"file": "", "session": self._session if self._step in UNDER_WAY else None, "step": self._step}

    def _build(self) -> None:
        self.stack = QStackedWidget()
        for widget in (self.choose, self.sheet, self.work, self.result, self.form):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(4), px(24), px(16))
        column.setSpacing(px(12))
        for part in (self.strip, self.problem, self.running, self.trial):
            column.addWidget(part)
        column.addWidget(self.stack, 1)

    def open_file(self, path: Path, kind: str = "") -> None:
        """Read a file in the background; a refusal stays on the first step with its sentence."""
        is_form = kind == FORM_FILE
        wanted = ImportKind(kind) if kind and not is_form else None

        def read(reader: Any) -> tuple[ImportSession, tuple[int, ...]]:
            return begin(path, wanted, reader.progress, is_form), account_no_lengths(reader)

        self.choose.show_problem("")
        ask = self._context.runner.ask
        self.trial.drop()
        self.running.run(lambda told: ask(self, read, self._opened, self._not_opened, "file", told))

    def _opened(self, found: tuple[ImportSession, tuple[int, ...]]) -> None:
        self.running.end()
        session, lengths = found
        if words := self._refusal(session):
            self._show_step(CHOOSE)
            self.choose.show_problem(words)
        elif session.form is not None:
            self._take_up(session, lengths, FORM)
        elif session.comes_back:
            self._context.navigate("returned", file=str(session.path))
        else:
            session.recall(self._context.settings)
            self.review.questions.forget()
            self.check.show_rules(session.existing, session.holds_back)
            self._take_up(session, lengths, SHEET if session.view.notes else MATCH)

    def _refusal(self, session: ImportSession) -> str:
        """Say why whoever acts may not bring a file in, "" when it may go on."""
        if session.form is None and not self._context.may("do.import"):
            return self.tr("This is a list and no survey form. Managers and supervisors bring lists in.")
        if session.form is not None and not self._context.may("section.surveys"):
            return self.tr("This is a survey form. Supervisors and administrators bring forms in.")
        return ""

    def _resume(self, session: ImportSession, step: int) -> None:
        self._context.runner.ask(
            self, account_no_lengths, lambda found: self._take_up(session, found, step), self._not_opened, slot="file"
        )

    def _take_up(self, session: ImportSession, lengths: tuple[int, ...], step: int) -> None:
        self._session, self._lengths = session, lengths
        self._show_problem("")
        if session.form is not None:
            self.form.show_reading(session.form, session.path.name)
        self._show_step(step)
        self._recheck()

    def _not_opened(self, error: BaseException) -> None:
        self.running.end()
        self._show_step(CHOOSE)
        self.choose.show_problem(sentence(error))
        if not isinstance(error, RoundsError):
            self._context.show_error(error)

    def _show_step(self, step: int) -> None:
        self._step = step
        session = self._session
        file = ""
        if session is not None and session.matching is not None:
            rows = session.result.read if session.result else 0
            file = self.tr("{file} · sheet {sheet} · {rows} rows").format(
                file=session.path.name, sheet=session.matching.sheet.name, rows=f"{rows:,}"
            )
        if step == FORM and session is not None:
            self.strip.set_step(1, session.path.name, self._form_steps)
        else:
            self.strip.set_step(step, file, self._steps)
        self.stack.setCurrentIndex(PLACES[step])
        self.match.setVisible(step == MATCH)
        self.check.rules.setVisible(step == CHECK)
        if step == CHOOSE:
            self.choose.history.load()
        elif step == SHEET and session is not None:
            self.sheet.show_session(session)
        self._show_buttons()

    def _show_buttons(self) -> None:
        session = self._session
        missing = session.matching.missing if session and session.matching else ()
        ready = bool(session and session.result and session.result.drafts)
        next_words = {
            SHEET: self.tr("Next: match columns"),
            MATCH: self.tr("Next: check rows"),
            CHECK: self.tr("Check rows") if self._is_stopped else self.tr("Import"),
            FORM: self.tr("Import as draft"),
        }
        self.next.setText(next_words.get(self._step, ""))
        if self._step == FORM:
            ready = self.form.is_ready
        ready = ready or (self._step in (MATCH, CHECK) and self._is_stopped)
        is_importing = self.running.job is not None
        is_checking = self.trial.job is not None and self._step in (MATCH, CHECK)
        may_go_on = self._step == SHEET or (ready and not missing)
        self.next.setEnabled(may_go_on and not is_importing and not is_checking)
        self.before.setEnabled(not is_importing)
        self.work.setEnabled(not is_importing)
        reason = self.tr("%n column(s) still to match", "", len(missing)) if missing else ""
        if self._step == SHEET:
            reason = ""
        if self._step in (MATCH, CHECK) and not missing and session and session.result and not ready:
            reason = self.tr("No row can go in")
        if self._step == FORM and session and session.form and session.form.form is None:
            reason = self.tr("This file gives no form")
        self.reason.set_text(reason)
        self.title_changed.emit()

    def _pick(self, sheet: str | None, heading_row: int | None, kind: ImportKind) -> None:
        """Take another sheet, row of headings or kind; what was typed over belongs to the former list."""
        session = self._session
        if session is None:
            return
        former = session.sheet, session.heading_row, session.kind, session.mapping
        session.sheet, session.heading_row, session.kind, session.mapping = sheet, heading_row, kind, {}
        try:
            session.rematch()
        except RoundsError as error:
            session.sheet, session.heading_row, session.kind, session.mapping = former
            self._show_problem(sentence(error))
            self.sheet.show_session(session)
            return
        session.corrections.clear()
        session.answers.clear()
        session.result = None
        session.recall(self._context.settings)
        self._show_problem("")
        self._show_step(self._step)
        self._recheck()

    def _map(self, heading: str, field: object) -> None:
        session = self._session
        if session is None:
            return
        session.mapping[heading] = str(field) if field is not None else None
        try:
            session.rematch()
        except RoundsError as error:
            self._show_problem(sentence(error))
            return
        session.is_remembered = False
        session.remember(self._context.settings)
        self._show_problem("")
        self._recheck()

    def _use_datum(self, datum: Datum) -> None:
        if self._session is not None:
            self._session.datum = datum
            self._recheck()

    def _correct(self, row: int, field: str, text: str) -> None:
        if self._session is not None:
            self._session.corrections[row, field] = text
            self._recheck()

    def _answer(self, row: int, number: str | None) -> None:
        """Take to which account a row belongs; None opens the question again."""
        session = self._session
        if session is None:
            return
        if number is None:
            session.answers.pop(row, None)
        else:
            session.answers[row] = number
        self._foresee()

    def _decide(self, existing: Existing, holds_back: bool) -> None:
        if self._session is not None:
            self._session.existing, self._session.holds_back = existing, holds_back
            self._foresee()

    @property
    def _is_stopped(self) -> bool:
        """Say whether a check was cancelled or has failed; the button that goes on does it again."""
        session = self._session
        if session is None or session.form is not None or self.trial.job is not None:
            return False
        return session.result is None or (self._step == CHECK and session.report is None)

    def _check_what_is_left(self) -> None:
        if self._is_stopped and self._session is not None:
            (self._recheck if self._session.result is None else self._foresee)()

    def _recheck(self) -> None:
        session = self._session
        if session is None or session.form is not None:
            return
        self.trial.drop()
        self.match.show_session(session)
        if session.matching is None or not session.matching.missing:
            self._show_problem("")
            self.trial.read_rows(session, self._lengths)
        self._show_buttons()

    def _checked(self, shown: Arranged) -> None:
        self._show_rows(shown)
        self.check.outcome.set_text("")
        self._show_step(self._step)
        if self._step == CHECK:
            self._foresee()

    def _show_rows(self, shown: Arranged) -> None:
        assert self._session is not None
        self.match.show_session(self._session, shown)
        self.review.show_rows(shown, self._session)
        self.check.show_rows(shown)

    def _filter(self, only: Only | None) -> None:
        session = self._session
        if session is None or session.result is None:
            return
        result, known = session.result, session.report.problems if session.report else None
        self._context.runner.ask(
            self,
            lambda _reader: arranged(result, known, only),
            lambda shown: self.review.show_rows(shown, session),
            slot="filter",
        )

    def _foresee(self) -> None:
        """Ask what the import would do; a newer wish supersedes an older one."""
        session = self._session
        if session is None or session.result is None:
            return
        self.check.outcome.set_text("")
        self._show_problem("")
        self.trial.foresee(session)
        self._show_buttons()

    def _foreseen(self, report: ImportReport, shown: Arranged) -> None:
        self._show_rows(shown)
        self.check.show_outcome(report)
        self._show_buttons()

    def _go_on(self) -> None:
        if self._step == SHEET:
            self._show_step(MATCH)
            self._check_what_is_left()
        elif self._step == MATCH and self._session is not None:
            self._session.report = None
            self._show_step(CHECK)
            self._check_what_is_left()
        elif self._step == CHECK and self._is_stopped:
            self._check_what_is_left()
        elif self._step == CHECK:
            self._import()
        elif self._step == FORM:
            self.form.bring_in()

    def _go_back(self) -> None:
        self.trial.drop()
        self._show_problem("")
        self._show_step(CHOOSE if self._step == FORM else self._step - 1)

    def _import(self) -> None:
        session = self._session
        if session is None or session.result is None:
            return
        result, options, path = session.result, session.options_as_seen, session.path
        self._show_problem("")
        do, named = self._context.runner.do, self.tr("import of {file}").format(file=path.name)
        self.running.run(
            lambda told: do(
                self,
                lambda work: run_import(work, result, options),
                lambda report: self._imported(report, result, path),
                self._import_failed,
                told,
                undo_text=named,
            )
        )
        self._show_buttons()

    def _imported(self, report: ImportReport, result: ReadResult, path: Path) -> None:
        # Cancel may come too late; whoever has gone on to something else by then is told, and stays there.
        if self._session is not None and self._session.result is result:
            self.running.end()
            self._show_problem("")
            self.result.show_report(report, result, path)
            self._show_step(DONE)
        self._context.toast(self.tr("Imported {count} rows").format(count=f"{report.taken:,}"), undo=True)

    def _import_failed(self, error: BaseException) -> None:
        self.running.end()
        self._show_problem(sentence(error))
        self._show_buttons()

    def _cancelled(self) -> None:
        """Say that a check, or an import, which is rolled back as a whole, was stopped."""
        self._show_problem(told("cancelled"))
        self._show_buttons()

    def _show_problem(self, words: str) -> None:
        self.problem.set_text(words)
        self.problem.setVisible(bool(words))

    def _restart(self) -> None:
        self.trial.drop()
        self._session = None
        self._show_step(CHOOSE)
