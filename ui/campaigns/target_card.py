"""For whom a campaign is: the filters of the list of accounts, and how many they choose."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.campaigns import CampaignRow
from crm.domain.lists import EVERYTHING, ListKind, ListQuery
from crm.domain.views import ViewDefinition
from crm.usecases.lists import list_totals
from ui.accounts.page import accounts_spec
from ui.context import Context
from ui.lists.filters import ListFilters
from ui.lists.loader import ListLoader
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.filters import FilterBar
from ui.widgets.labels import Text


class TargetCard(Card):
    """`chosen(definition)` wants the campaign to be for what the filters choose now."""

    chosen = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self.set_title(self.tr("For whom"))
        self._context = context
        self._row: CampaignRow | None = None
        spec = accounts_spec(context)
        self.loader = ListLoader(context, ListKind.ACCOUNTS, self)
        days = (context.clock.today, context.workdays.calendar)
        chips = ListFilters(spec, self.loader, self.query, *days, self)
        self.filters = FilterBar(chips.all(), spec.words.filter_hint)
        self.filters.changed.connect(self._ask)
        self.count = Text("", "figure")
        self.words = Text("", "body", "text2", wrap=True)
        self.use = Button(self.tr("Use these accounts"), "primary")
        self.use.clicked.connect(lambda: self.chosen.emit(self.definition()))
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.use)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(px(12))
        for part in (self.filters, self.count, self.words):
            column.addWidget(part)
        column.addLayout(row)
        column.addStretch(1)
        self.body.addLayout(column)

    def query(self) -> ListQuery:
        """Return what the filters choose, of everybody's accounts."""
        return self.definition().query(None)

    def definition(self) -> ViewDefinition:
        """Return the filters as a campaign keeps them."""
        base = EVERYTHING if self._row is None else self._row.draft.target.base
        return ViewDefinition(base, self.filters.text(), self.filters.values())

    def show_target(self, row: CampaignRow, may_lead: bool) -> None:
        """Show the filters of a campaign; those that were changed and not used yet stay."""
        is_same = self._row is not None and self._row.id == row.id and self._row.draft.target == row.draft.target
        self._row = row
        self.filters.setEnabled(may_lead)
        self.use.setVisible(may_lead)
        if not is_same:
            self.filters.set_values(row.draft.target.filters, row.draft.target.text)

    def _ask(self) -> None:
        query = self.query()
        self._context.runner.ask(
            self,
            lambda reader: list_totals(reader, ListKind.ACCOUNTS, query).count,
            self._tell,
            self._context.show_error,
            slot="target",
        )

    def _tell(self, count: Any) -> None:
        self.count.set_text(self.tr("%n account(s)", "", int(count)))
        now = self._row.accounts if self._row is not None else 0
        words = self.tr("The campaign is for {count} now. Whoever was told stays, whatever the filters say.")
        self.words.set_text(words.format(count=now))
