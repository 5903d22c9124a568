"""Who was told: the accounts of a campaign, some of them by where they stand, and what is done with the checked."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.campaigns import UNCOVERED, Coverage, CoverageRow
from crm.domain.folding import fold
from crm.domain.packed import Packed
from crm.domain.progress import Progress
from crm.usecases.campaigns.board import CampaignDetail
from ui.campaigns.coverage_table import CoverageTable
from ui.context import Context
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import ElidedLabel
from ui.widgets.states import EmptyState
from ui.widgets.tabs import SegmentedControl

SHOWN = {
    "all": frozenset(Coverage),
    "open": UNCOVERED,
    "told": frozenset({Coverage.TOLD, Coverage.CONFIRMED}),
    "out": frozenset({Coverage.OPTED_OUT}),
}


class CoverageCard(Card):
    """`acted(key)` wants the checked accounts told, confirmed, planned, or the menu of the rest ("more")."""

    acted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self.set_title(self.tr("Accounts"))
        self._context = context
        self._detail: CampaignDetail | None = None
        self._may_tell = False
        choices = (
            ("all", self.tr("All")),
            ("open", self.tr("To tell")),
            ("told", self.tr("Told")),
            ("out", self.tr("No publicity")),
        )
        self.part = SegmentedControl(choices)
        self.part.setAccessibleName(self.tr("Which accounts"))
        self.part.picked.connect(self._show)
        self.line = TextLine()
        self.line.setPlaceholderText(self.tr("Filter by name, number or manager"))
        self.line.setAccessibleName(self.tr("Filter by name, number or manager"))
        self.line.textChanged.connect(self._show)
        self.table = CoverageTable(context.clock)
        self.table.checks_changed.connect(self._count)
        self.empty = EmptyState("megaphone", "", "")
        self.empty.acted.connect(lambda: self.acted.emit("aim"))
        self.count = ElidedLabel("", "body_strong")
        self.tell, self.confirm = Button(self.tr("Told…"), "primary"), Button(self.tr("Confirmed…"))
        self.plan = Button(self.tr("Plan a visit…"))
        self.more = Button(self.tr("More"), icon="dots-three")
        for button, key in ((self.tell, "tell"), (self.confirm, "confirm"), (self.plan, "plan"), (self.more, "more")):
            button.clicked.connect(lambda _on=False, key=key: self.acted.emit(key))
        self._build()

    def _build(self) -> None:
        above = QHBoxLayout()
        above.setContentsMargins(px(20), px(8), px(16), px(8))
        above.setSpacing(px(12))
        above.addWidget(self.part)
        above.addWidget(self.line, 1)
        self.body.addLayout(above)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(0, px(8), 0, px(8))
        row.setSpacing(px(8))
        row.addWidget(self.count, 1)
        for button in (self.more, self.plan, self.confirm, self.tell):
            row.addWidget(button)
        self.add_footer(self.foot)

    def show_detail(self, detail: CampaignDetail, may_tell: bool) -> None:
        """Show a campaign's accounts."""
        self._detail, self._may_tell = detail, may_tell
        self.set_count(len(detail.accounts))
        self._show()

    def chosen(self) -> list[CoverageRow]:
        """Return the checked accounts, without any the current one."""
        row = self.table.row_at(self.table.currentIndex().row())
        return self.table.chosen() or ([row] if isinstance(row, CoverageRow) else [])

    def _show(self, _picked: str = "") -> None:
        """Look for the accounts that are shown where it keeps nobody waiting: they are made of what is packed."""
        detail = self._detail
        if detail is None:
            return
        wanted, words = SHOWN[self.part.current()], fold(self.line.text().strip())

        def read(reader: Any) -> Packed[CoverageRow]:
            return _among(detail.accounts, wanted, words, reader.progress)

        self._context.runner.ask(self, read, partial(self._show_rows, detail), slot="shown")

    def _show_rows(self, detail: CampaignDetail, rows: Packed[CoverageRow]) -> None:
        self.table.show_accounts(rows, detail.row.editions, self._may_tell)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if not detail.accounts:
            nobody = self.tr("Choose its accounts by the filters of the list of accounts.")
            self.empty.set_words("megaphone", self.tr("The campaign is for nobody yet"), nobody)
        elif not rows:
            self.empty.set_words("funnel", self.tr("No account matches"), self.tr("Show all of them again."))
        self.foot.setVisible(self._may_tell and bool(rows))
        raised = self.tr("%n issue(s) raised on its visits", "", detail.issues) if detail.issues else ""
        hint = self.tr("Space checks, Ctrl+A all to tell") if self._may_tell and rows else ""
        self.set_note(" · ".join(filter(None, (raised, hint))))

    def _count(self) -> None:
        count = len(self.table.checked)
        self.count.set_text(self.tr("%n selected", "", count) if count else "")


def _among(
    rows: Packed[CoverageRow], stands: frozenset[Coverage], words: str, progress: Progress
) -> Packed[CoverageRow]:
    """Return the accounts that stand somewhere and have words in their name, number or manager."""
    if len(stands) == len(Coverage) and not words:
        return rows

    def wanted(row: CoverageRow) -> bool:
        progress.look()
        is_there = row.coverage in stands
        return is_there and (not words or words in fold(f"{row.name} {row.account_no} {row.manager}"))

    return rows.those(wanted)
