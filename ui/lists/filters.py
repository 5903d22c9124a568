"""A chip for every column that a list can be narrowed by."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject

from crm.domain.codes import Segment
from crm.domain.lists import EMPTY, ColumnType, ListChoice, ListColumn, ListQuery
from crm.domain.workdays import Workdays
from crm.usecases.lists import columns_of
from ui.lists.loader import ListLoader
from ui.lists.spec import ListSpec
from ui.lists.words import ValueWords
from ui.widgets.filters import Choice, Filter


class ListFilters(QObject):
    """Makes the chips of a list; `query()` tells what is shown now, so that counts are true under the others."""

    def __init__(
        self,
        spec: ListSpec,
        loader: ListLoader,
        query: Callable[[], ListQuery],
        today: Callable[[], date],
        calendar: Callable[[], Workdays],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._spec, self._loader, self._query = spec, loader, query
        self._today, self._calendar = today, calendar
        self._words = ValueWords(today, self)
        self._columns = {column.key: column for column in columns_of(spec.kind) if column.is_filtered}

    def all(self) -> list[Filter]:
        """Return the filters: the pinned ones first, the others in the order of the columns."""
        titles = {column.key: column.title for column in self._spec.columns}
        pinned = [self._columns[key] for key in self._spec.pinned]
        others = [each for each in self._columns.values() if each.key not in self._spec.pinned]
        return [self._filter(each, titles[each.key]) for each in (*pinned, *others) if each.key in titles]

    def _filter(self, column: ListColumn, title: str) -> Filter:
        return Filter(
            column.key,
            title,
            lambda then: self._ask(column, "", then),
            pinned=column.key in self._spec.pinned,
            words=lambda value: self.words(column, value),
            find=lambda words, then: self._ask(column, words, then),
            names=(lambda values, then: self._loader.names(column.key, values, then)) if _is_key(column) else None,
            is_number=column.type is ColumnType.NUMBER,
            today=self._today if column.type is ColumnType.DAY else None,
            calendar=self._calendar,
        )

    def words(self, column: ListColumn, value: str) -> str:
        """Return what a value of a column is called, "" where the database has to say it."""
        own = self._spec.value_words.get(column.key)
        said = own(value) if own is not None and value != EMPTY else ""
        return said or self._words.of(column.type, value, column.key in self._spec.whole)

    def _ask(self, column: ListColumn, words: str, then: Callable[[Sequence[Choice]], None]) -> None:
        found = self._loader.choices
        # A code has its words here and not in the database: the popup looks among those itself.
        sought = "" if column.type is ColumnType.CODE else words
        found(self._query(), column.key, sought, lambda listed: then([self._choice(column, each) for each in listed]))

    def _choice(self, column: ListColumn, each: ListChoice) -> Choice:
        label = each.label or self.words(column, each.value) or each.value
        segment = Segment(each.value) if column.key == "segment" and each.value in list(Segment) else None
        return Choice(each.value, label, each.count, segment)


def _is_key(column: ListColumn) -> bool:
    return column.type is ColumnType.KEY
