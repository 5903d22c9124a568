"""Which columns of a list may come back changed, and how their cells are read."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct

from crm.domain.codes import ImportanceGrade
from crm.domain.errors import Invalid
from crm.domain.lists import ListKind
from crm.domain.reading import dates, numbers, places, text, words
from crm.domain.reading.text import Cell, is_blank

DASH = "—"
"""What a list shows where nothing is; typed back it means nothing too."""


class ReturnedField(Struct, frozen=True):
    """A column of the table and how a cell is read; an empty cell means `empty`, unless it is `required`."""

    column: str
    read: Callable[[Cell], object]
    required: bool = False
    empty: object = None

    def value(self, cell: Cell) -> object:
        """Return what a cell says; raises Invalid as its reader does, and Invalid("cell.missing")."""
        if is_blank(cell) or cell == DASH:
            if self.required:
                raise Invalid("cell.missing")
            return self.empty
        return self.read(cell)


def _day(cell: Cell) -> date:
    return dates.day(cell)


FIELDS: Mapping[ListKind, Mapping[str, ReturnedField]] = MappingProxyType(
    {
        ListKind.ACCOUNTS: {
            "name": ReturnedField("name", text.line, True),
            "name_en": ReturnedField("name_en", text.line),
            "segment": ReturnedField("segment", words.segment, True),
            "tariff_class": ReturnedField("tariff_class", words.tariff_class),
            "importance": ReturnedField("importance_grade", words.importance, empty=ImportanceGrade.NONE),
            "industry": ReturnedField("industry_code", places.industry),
            "voltage": ReturnedField("voltage_code", places.voltage),
            "contract_kva": ReturnedField("contract_kva", numbers.capacity, True),
            "operating_kva": ReturnedField("operating_kva", numbers.capacity),
            "own_generator_kw": ReturnedField("own_generator_kw", numbers.power),
            "is_high_risk": ReturnedField("is_high_risk", words.truth, empty=False),
            "street": ReturnedField("street_code", places.street),
            "address": ReturnedField("address", text.line),
        },
        ListKind.CONTACTS: {
            "name": ReturnedField("name", text.line, True),
            "role": ReturnedField("role", words.contact_role, True),
            "title": ReturnedField("title", text.line),
        },
        ListKind.VISITS: {
            "planned_on": ReturnedField("planned_on", _day, True),
            "purpose": ReturnedField("purpose", text.paragraph),
        },
        ListKind.TASKS: {
            "title": ReturnedField("title", text.line, True),
            "due_on": ReturnedField("due_on", _day),
            "priority": ReturnedField("priority", words.priority, True),
            "state": ReturnedField("state", words.task_state, True),
        },
        ListKind.ISSUES: {
            "text": ReturnedField("text", text.paragraph, True),
            "topic": ReturnedField("topic", words.issue_topic, True),
        },
        ListKind.ORDERS: {
            "text": ReturnedField("text", text.paragraph, empty=""),
            "topic": ReturnedField("topic", words.issue_topic, True),
            "channel": ReturnedField("channel", words.order_channel),
        },
    }
)
"""By list and key of its column. What is not here is computed, comes from elsewhere, or has an order of its own."""

NAMING = frozenset({"account_no", "order_no"})
"""Columns that name a row: where one is another, the row's hidden cells belong to another row."""
