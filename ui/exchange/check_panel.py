"""How many rows are ready, and what is wrong with the others; each kind of problem is a filter."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crm.domain.imports import Severity
from crm.exchange.rows import ReadResult
from crm.usecases.imports.report import ImportReport, Verdict
from ui.exchange.session import problem_groups
from ui.texts.errors import told
from ui.theme.look import px
from ui.widgets.card import SIDE, Card, inset
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.progress import Bar
from ui.widgets.rows.delegate import SIDE as ROW_SIDE
from ui.widgets.rows.items import Heading, Item, Row
from ui.widgets.rows.view import RowList

VALUE = "…"


class CheckPanel(Card):
    """`filtered((field, code) or None)`."""

    filtered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self.set_title(self.tr("Check"))
        self.ready = ElidedLabel("", "figure")
        self.total = ElidedLabel("", "small", "text2")
        line = inset(SIDE, self.ready)
        line.setStretch(0, 0)
        line.setSpacing(px(8))
        line.addWidget(self.total, 1)
        self.bar = Bar()
        self.kinds = RowList(self.tr("Problems"))
        self.kinds.opened.connect(self._picked)
        self.kinds.current_changed.connect(self._picked)
        self.outcome = Text("", "body", "text2", wrap=True)
        note = Text(
            self.tr("Rows that cannot go in are left out. An import can be undone as one step."),
            "small",
            "text3",
            wrap=True,
        )
        self.body.setSpacing(px(8))
        self.body.addSpacing(px(4))
        self.body.addLayout(line)
        self.body.addLayout(inset(SIDE, self.bar))
        self.body.addLayout(inset(SIDE - ROW_SIDE, self.kinds), 1)
        self.body.addLayout(inset(SIDE, self.outcome))
        self.body.addLayout(inset(SIDE, note))
        self.body.addSpacing(px(6))

    def show_result(self, result: ReadResult) -> None:
        """Show the counts of a read file."""
        good = len(result.drafts)
        self.ready.set_text(f"{good:,}")
        self.total.set_text(self.tr("of {count} rows ready").format(count=f"{result.read:,}"))
        share = good / result.read if result.read else 0.0
        self.bar.set_share(share, None, "ok_fill" if not result.refused else "warn_fill")
        groups = problem_groups(result.problems)
        items: list[Item] = []
        titles: Mapping[Severity, str] = {
            Severity.ERROR: self.tr("Rows that cannot go in"),
            Severity.WARNING: self.tr("Cells to look at"),
        }
        for severity, title in titles.items():
            if groups[severity]:
                items.append(Heading(title, "danger" if severity is Severity.ERROR else "warn"))
            for (field, code), count in groups[severity].most_common():
                words = told(code, {"value": VALUE})
                items.append(Row((field, code), told(f"field.{field}"), second=words, value=f"{count:,}"))
        self.kinds.set_items(items)

    def show_outcome(self, report: ImportReport) -> None:
        """Say what the import would do."""
        words = self.tr(
            "{added} new, {updated} changed, {unchanged} as they are, {duplicate} duplicates, {rejected} left out."
        )
        counts = {verdict.value: f"{report.count(verdict):,}" for verdict in Verdict}
        self.outcome.set_text(words.format(**counts))

    def _picked(self, key: object) -> None:
        self.filtered.emit(key if isinstance(key, tuple) else None)
