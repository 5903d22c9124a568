"""The log of changes: who changed what, when, from what to what and from where; fields and rows can be put back."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crm.domain.audit import LogEntry, LogPage
from crm.domain.changes import Changes
from crm.usecases.audit import log_choices, log_entries, log_page
from ui.audit.columns import columns
from ui.audit.exporting import LogExport
from ui.audit.filters import AuditFilter
from ui.audit.panel import AuditPanel
from ui.audit.restoring import Restoring
from ui.audit.sealing import Sealing
from ui.context import Context
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel
from ui.widgets.side_sheet import SidePlace
from ui.widgets.side_widths import SideWidths
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.table.model import IdWindowModel
from ui.widgets.table.view import TableView

PANEL = 360


class AuditPage(QWidget):
    """A list of entries, newest first, with the current one at the right."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.filter = AuditFilter(context)
        self.filter.changed.connect(self.load)
        self.side: SidePlace
        self.model = IdWindowModel(columns(context.clock), self._fetch, self)
        self.table = TableView(self.model)
        self.table.setAccessibleName(self.tr("Log of changes"))
        self.table.settled.connect(self._look_at)
        self.table.opened.connect(lambda _key: self.side.open())
        self.empty = EmptyState("clock-counter-clockwise", "")
        self.empty.acted.connect(self.filter.clear)
        self.empty.acted.connect(self.load)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self.load)
        self.foot = ElidedLabel("", "small", "text2")
        self.export = Button(self.tr("Export…"), icon="download-simple")
        self.writing = LogExport(context, self)
        self.export.clicked.connect(lambda: self.writing.ask(self.filter.wanted))
        self.panel = AuditPanel(context.clock)
        self.panel.closed.connect(lambda: self.side.close())
        self.panel.account_asked.connect(lambda key: context.navigate("account", id=str(key)))
        self.restoring = Restoring(context, self.panel)
        self.sealing = Sealing(context, self)
        self._build()
        self._skeleton = Skeleton(self.table)
        context.hub.changed.connect(self._changed)

    def page_title(self) -> str:
        return self.tr("Log of changes")

    def page_subtitle(self) -> str:
        return ""

    def page_actions(self) -> list[QWidget]:
        return [self.export]

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show the log, with the filters left last or those that are asked for."""
        self.filter.take(arguments)
        self.context.runner.ask(self, log_choices, lambda found: self.filter.offer(*found), self._failed, "choices")
        self.load()
        self.sealing.check()
        self.table.setFocus()

    def state(self) -> dict[str, Any]:
        return self.filter.state()

    def load(self) -> None:
        """Read the numbers of the entries that the filter lets through."""
        wanted = self.filter.wanted
        if wanted is None:
            return
        self._skeleton.start()
        self.context.runner.ask(self, lambda reader: log_page(reader, wanted), self._show, self._failed, "audit")

    def _build(self) -> None:
        card = Card(flush=True)
        for widget in (self.table, self.empty, self.problem):
            card.body.addWidget(widget, 1)
        self.empty.hide()
        self.problem.hide()
        told = QWidget()
        line = QHBoxLayout(told)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.foot, 1)
        line.addWidget(self.sealing.line)
        foot = QStackedWidget()
        for part in (told, self.writing.bar):
            foot.addWidget(part)
        self.writing.running.connect(lambda is_writing: foot.setCurrentIndex(int(is_writing)))
        card.add_footer(foot)
        body = QHBoxLayout()
        body.setSpacing(px(12))
        body.addWidget(card, 1)
        self.side = SidePlace(self, body, self.panel)
        SideWidths(self, [(self.panel, PANEL)])
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.sealing.banner)
        column.addWidget(self.filter)
        column.addLayout(body, 1)

    def _show(self, found: LogPage) -> None:
        self._skeleton.stop()
        self.problem.hide()
        ids = list(found.ids)
        self.model.forget_rows()
        self.model.set_ids(ids)
        self.table.setVisible(bool(ids))
        self.empty.setVisible(not ids)
        count = self.tr("%n entry(s)", "", len(ids))
        older = self.tr("Older ones are left out: choose fewer days.") if found.is_cut else ""
        self.foot.set_text(" · ".join(part for part in (count, older) if part))
        if not ids:
            hidden = self.tr("No entry fits the days and filters.")
            self.empty.set_words("funnel", self.tr("Nothing matches"), hidden, self.tr("Clear filters"))
            self.panel.show_entry(None)
        elif self.table.current_id() is None:
            self.table.set_current(ids[0])

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.table.hide()
        self.empty.hide()
        self.problem.set_error(self.tr("The log could not be loaded"), sentence(error), repr(error))
        self.problem.show()

    def _fetch(self, ids: Sequence[UUID], then: Callable[[list[LogEntry]], None]) -> None:
        self.context.runner.ask(self, lambda reader: log_entries(reader, ids), then, self._failed)

    def _look_at(self, key: UUID | None) -> None:
        if key is not None:
            self.model.with_rows([key], lambda rows: self._show_row(key, rows))

    def _show_row(self, key: UUID, rows: list[LogEntry]) -> None:
        if self.table.current_id() == key:
            self.panel.show_entry(rows[0] if rows else None)

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible():
            self.load()
