"""What the foot of a list says: how many rows, and the sums of them, or of the checked ones."""

from PySide6.QtCore import QObject

from crm.domain.lists import ListQuery, ListTotals
from ui.lists.foot import ListFoot
from ui.lists.loader import ListLoader
from ui.lists.spec import ListWords
from ui.widgets.table.model import IdWindowModel

MOST_CHECKED = 5000
"""More rows than somebody checks one by one: of more, unless they are all, only the number is told."""


class ListSums(QObject):
    """The rows stand before their sums are there: these may take as long as the rows of a long list."""

    def __init__(self, words: ListWords, loader: ListLoader, model: IdWindowModel, foot: ListFoot) -> None:
        super().__init__(foot)
        self._words, self._loader, self._model, self._foot = words, loader, model, foot
        self._query: ListQuery | None = None
        self._count, self._shown, self._sums = 0, "", ""
        model.checked_changed.connect(self._checked)

    def show_list(self, query: ListQuery, count: int, everything: int) -> None:
        """Say how many rows of how many are shown, and ask for their sums; former ones stay for a refresh."""
        if query != self._query:
            self._query, self._sums = query, ""
        self._count = count
        self._shown = self._words.shown.format(count=f"{count:,}", total=f"{everything:,}")
        self._tell()
        if self._words.sums is not None:
            self._loader.sums(query, self._arrived)
            self._ask_checked()

    def _checked(self) -> None:
        self._foot.set_checked(self._model.checked_count)
        self._ask_checked()

    def _ask_checked(self) -> None:
        """Ask for the sums of the checked rows; those of all are there already."""
        count = self._model.checked_count
        if count == self._count:
            self._foot.bulk.set_sums(self._sums)
        elif count > MOST_CHECKED:
            self._foot.bulk.set_sums("")
        elif count and self._words.sums is not None:
            self._loader.sums_of(self._model.checked_ids(), self._checked_arrived)

    def _arrived(self, totals: ListTotals) -> None:
        self._sums = self._worded(totals)
        self._tell()

    def _checked_arrived(self, totals: ListTotals) -> None:
        if totals.count == self._model.checked_count:
            self._foot.bulk.set_sums(self._worded(totals))

    def _worded(self, totals: ListTotals) -> str:
        return " · ".join(self._words.sums(totals)) if self._words.sums is not None else ""

    def _tell(self) -> None:
        self._foot.line.sums.set_text(" · ".join(filter(None, (self._shown, self._sums))))
        if self._model.checked_count == self._count:
            self._foot.bulk.set_sums(self._sums)
