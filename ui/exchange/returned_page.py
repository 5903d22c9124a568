"""A list that was exported comes back: what was changed in it is looked at first, then taken over as one step."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crm.domain.errors import RoundsError
from crm.domain.returned import Difference, Outcome, ReturnedReport
from crm.exchange.returned import read_returned
from crm.usecases.returned.run import preview_returned, take_returned
from ui.context import Context
from ui.exchange.returned_table import ReturnedModel, ReturnedTable
from ui.exchange.running_bar import RunningBar
from ui.texts.dates import dated
from ui.texts.errors import sentence, told
from ui.theme.look import px
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel
from ui.widgets.states import EmptyState
from ui.widgets.tabs import Tab, Tabs

ALL = "all"


class ReturnedPage(QWidget):
    """Nothing is written before *Take over*; a conflict waits for its side."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._path: Path | None = None
        self._seen: ReturnedReport | None = None
        self.model = ReturnedModel(self)
        self.model.decided.connect(self._show_buttons)
        self.table = ReturnedTable(self.model)
        self.table.setAccessibleName(self.tr("Changed cells"))
        self.tabs = Tabs()
        self.tabs.setAccessibleName(self.tr("Kinds of changes"))
        self.tabs.picked.connect(self._show_tab)
        self.running = RunningBar()
        self.running.cancelled.connect(lambda: self._show_problem(told("cancelled")))
        self.problem = Banner("", "danger", "warning-circle")
        self.left_out = Banner("", "warn", "warning")
        self.nothing = EmptyState("tray", "")
        self.nothing.acted.connect(lambda: context.navigate("import"))
        self.reason = ElidedLabel("", "small_medium", "warn")
        self.before = Button(self.tr("Another file"))
        self.before.clicked.connect(lambda: context.navigate("import"))
        self.take = Button(self.tr("Take over"), "primary", "check")
        self.take.clicked.connect(self._take)
        self.file_wins = Button(self.tr("Take the file's for all"))
        self.file_wins.clicked.connect(lambda: self._decide(True))
        self.database_wins = Button(self.tr("Keep the database's for all"))
        self.database_wins.clicked.connect(lambda: self._decide(False))
        QShortcut(QKeySequence("Ctrl+Return"), self, self.take.click)
        self._build()
        self._clear()

    def page_title(self) -> str:
        return self.tr("A list that comes back")

    def page_subtitle(self) -> str:
        if self._seen is None:
            return ""
        stamp = self._seen.source.stamp
        day = dated(self._context.clock.local(stamp.at).date(), self._context.clock.today())
        return self.tr("{file} · exported {day} · {rows} rows").format(
            file=self._seen.source.file, day=day, rows=f"{self._seen.source.read:,}"
        )

    def page_actions(self) -> list[QWidget]:
        return [self.reason, self.before, self.take] if self.reason.text() else [self.before, self.take]

    def shown(self, arguments: dict[str, Any]) -> None:
        """Read `file`; shown again without one, or while one is taken over, it goes on where one was."""
        if arguments.get("file") and not self._is_taking:
            self.open_file(Path(arguments["file"]))
        elif self._path is not None and self._seen is None and self.running.job is None:
            self.open_file(self._path)

    def left(self) -> None:
        """Stop reading a file that nobody looks at: changes of other pages would wait for it."""
        if not self._is_taking:
            self.running.drop()

    def state(self) -> dict[str, Any]:
        return {"file": str(self._path) if self._path is not None else ""}

    def open_file(self, path: Path) -> None:
        """Read a file and see what it would change; nothing is kept."""
        self._path = path
        self._clear()
        do = self._context.runner.do
        self.running.run(
            lambda steps: do(
                self,
                lambda work: preview_returned(work, read_returned(path, work.progress)),
                self._opened,
                self._failed,
                steps,
            )
        )

    @property
    def _is_taking(self) -> bool:
        """Say whether changes are being taken over, which ends or is cancelled but never gives way."""
        return self._seen is not None and self.running.job is not None

    def _build(self) -> None:
        card = Card("…", flush=True)
        card.set_title(self.tr("Changed cells"))
        card.set_note(self.tr("Space chooses the side of a conflict"))
        for button in (self.file_wins, self.database_wins):
            card.add_to_header(button)
        inset = QHBoxLayout()
        inset.setContentsMargins(px(9), 0, 0, 0)
        inset.addWidget(self.table)
        card.body.addLayout(inset, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(card)
        self.stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(4), px(24), px(16))
        column.setSpacing(px(12))
        for widget in (self.running, self.tabs, self.problem, self.left_out):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)

    def _clear(self) -> None:
        self._seen = None
        self.model.forget()
        self.model.show_lines([])
        for part in (self.tabs, self.problem, self.left_out):
            part.hide()
        self._show_none()
        self._show_buttons()

    def _show_none(self) -> None:
        words = (self.tr("No list is open"), self.tr("Nothing was changed."), self.tr("Another file"))
        self.nothing.set_words("tray", *words)
        self.stack.setCurrentIndex(1)

    def _opened(self, seen: ReturnedReport) -> None:
        self.running.end()
        self._seen = seen
        names = {
            Outcome.CHANGED: self.tr("To change"),
            Outcome.CONFLICT: self.tr("Changed on both sides"),
            Outcome.COMPUTED: self.tr("Not taken back"),
            Outcome.REFUSED: self.tr("Refused"),
        }
        found = [Tab(outcome.value, name, seen.count(outcome)) for outcome, name in names.items()]
        self.tabs.set_tabs([Tab(ALL, self.tr("All"), len(seen.differences)), *(tab for tab in found if tab.count)])
        self.tabs.set_current(ALL)
        self.tabs.show()
        self.nothing.set_words("check", self.tr("Nothing to take over"), self.tr("No cell was changed."))
        self.stack.setCurrentIndex(0 if seen.differences else 1)
        self._show_left_out(seen)
        self._show_tab(self.tabs.current())
        if seen.differences:
            self.table.setCurrentIndex(self.model.index(0, 0))
            self.table.setFocus()

    def _show_left_out(self, seen: ReturnedReport) -> None:
        source = seen.source
        words = [
            self.tr("%n new row(s): bring them in by Import.", "", len(source.added)) if source.added else "",
            self.tr("%n row(s) with a key that stands twice.", "", len(source.twice)) if source.twice else "",
            self.tr("%n row(s) with damaged hidden cells.", "", len(source.broken)) if source.broken else "",
        ]
        self.left_out.set_text(self.tr("Some rows are left out"), " ".join(filter(None, words)))
        self.left_out.setVisible(bool(seen.left_out))

    def _lines(self) -> tuple[Difference, ...]:
        return self._seen.differences if self._seen is not None else ()

    def _show_tab(self, key: str) -> None:
        self.model.show_lines([each for each in self._lines() if key in (ALL, each.outcome.value)])
        self._show_buttons()

    def _decide(self, file_wins: bool) -> None:
        self.model.decide(self._lines(), file_wins)

    def _show_buttons(self) -> None:
        lines, waiting = self._lines(), self.model.undecided(self._lines())
        conflicts = any(each.clash is not None for each in lines)
        self.file_wins.setVisible(conflicts)
        self.database_wins.setVisible(conflicts)
        self.reason.set_text(self.tr("%n conflict(s) to decide", "", waiting) if waiting else "")
        takes = any(each.outcome in (Outcome.CHANGED, Outcome.CONFLICT) for each in lines)
        self.take.setEnabled(takes and not waiting and not self._is_taking)
        self.title_changed.emit()

    def _take(self) -> None:
        seen = self._seen
        if seen is None:
            return
        decisions = self.model.decisions(seen.differences)
        do, named = self._context.runner.do, self.tr("changes of {file}").format(file=seen.source.file)
        self.problem.hide()
        self.running.run(
            lambda steps: do(
                self,
                lambda work: take_returned(work, seen, decisions),
                lambda report: self._taken(seen, report),
                self._failed,
                steps,
                undo_text=named,
            )
        )
        self._show_buttons()

    def _taken(self, seen: ReturnedReport, report: ReturnedReport) -> None:
        self.running.end()
        count = report.count(Outcome.CHANGED)
        self._path = None
        self._clear()
        self._context.navigate(seen.source.stamp.kind.value)
        self._context.toast(
            self.tr("%n cell(s) changed from {file}", "", count).format(file=seen.source.file), undo=True
        )

    def _show_problem(self, words: str) -> None:
        self._show_buttons()
        self.problem.set_text(words)
        self.problem.show()
        if self._seen is None:
            self._show_none()

    def _failed(self, error: BaseException) -> None:
        self.running.end()
        self._show_problem(sentence(error))
        if not isinstance(error, RoundsError):
            self._context.show_error(error)
