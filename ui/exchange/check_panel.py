"""How many rows are ready, and what is wrong with the others; each kind of problem is a filter."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.imports import Existing, Severity
from crm.usecases.imports.report import ImportReport, Verdict
from ui.exchange.arranged import Arranged
from ui.texts.errors import told
from ui.theme.look import px
from ui.widgets.card import SIDE, Card, inset
from ui.widgets.checkbox import CheckBox
from ui.widgets.forms.combo import Combo
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.progress import Bar
from ui.widgets.rows.delegate import SIDE as ROW_SIDE
from ui.widgets.rows.items import Heading, Item, Row
from ui.widgets.rows.view import RowList

VALUE = "…"


class CheckPanel(Card):
    """`filtered((field, code) or None)`; `decided(existing, holds back)` when a rule was chosen."""

    filtered = Signal(object)
    decided = Signal(object, bool)

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
        self.rules = self._rules()
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
        self.body.addLayout(inset(SIDE, self.rules))
        self.body.addLayout(inset(SIDE, note))
        self.body.addSpacing(px(6))

    def _rules(self) -> QWidget:
        """Return the choice of what becomes of rows that are there, and of doubtful ones."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        self.existing = Combo(
            [
                (Existing.OVERWRITE, self.tr("The file replaces it")),
                (Existing.FILL, self.tr("Only its gaps are filled")),
                (Existing.KEEP, self.tr("It stays as it is")),
                (Existing.NEWEST, self.tr("The newer of both counts")),
            ]
        )
        self.existing.setAccessibleName(self.tr("When a row is there already"))
        self.existing.changed.connect(self._decide)
        self.holds_back = CheckBox(self.tr("Leave out rows with cells to look at"))
        self.holds_back.clicked.connect(self._decide)
        column.addWidget(Text(self.tr("When a row is there already"), "small_medium", "text2"))
        column.addWidget(self.existing)
        column.addWidget(self.holds_back)
        return holder

    def _decide(self) -> None:
        self.decided.emit(Existing(self.existing.value()), self.holds_back.isChecked())

    def show_rules(self, existing: Existing, holds_back: bool) -> None:
        """Show what was decided, without telling."""
        self.existing.set_value(existing)
        self.holds_back.setChecked(holds_back)

    def show_rows(self, shown: Arranged) -> None:
        """Show the counts of a read file."""
        result = shown.result
        good = len(result.drafts)
        self.ready.set_text(f"{good:,}")
        self.total.set_text(self.tr("of {count} rows ready").format(count=f"{result.read:,}"))
        share = good / result.read if result.read else 0.0
        self.bar.set_share(share, None, "ok_fill" if not result.refused else "warn_fill")
        groups = shown.groups
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
        # The list of problems gives way, not the sentence.
        self.outcome.setMinimumHeight(self.outcome.heightForWidth(self.width() - 2 * px(SIDE)))

    def _picked(self, key: object) -> None:
        self.filtered.emit(key if isinstance(key, tuple) else None)
