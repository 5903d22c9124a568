"""The fields of each kind of list: how a cell is read, and whether a bad cell refuses its row."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from crm.domain.imports import AccountDraft, ContactDraft, Draft, ImportKind, OrderDraft, VisitDraft
from crm.domain.reading import dates, identifiers, moments, numbers, places, text, words
from crm.domain.reading.numbers import Units

Read = Callable[..., object]
"""Takes a cell, and where units count, the factor of a figure without unit."""


@dataclass(frozen=True)
class Field:
    """A field of a list.

    A bad cell refuses its row when the field is required or `strict` (figures and dates: leaving one out would
    falsify sums); otherwise the cell alone is left out with a warning. `units` are those a heading may name.
    `piece_code` is the code for a piece of a list cell that could not be read.
    """

    id: str
    read: Read
    required: bool = False
    strict: bool = False
    units: Units | None = None
    piece_code: str = ""

    @property
    def refuses(self) -> bool:
        return self.required or self.strict

    def reader(self, factor: float) -> Read:
        """Return the reader for a column whose heading gives bare figures this factor."""
        return partial(self.read, factor=factor) if self.units and factor != 1 else self.read


DRAFTS: dict[ImportKind, type[Draft]] = {
    ImportKind.ACCOUNTS: AccountDraft,
    ImportKind.CONTACTS: ContactDraft,
    ImportKind.VISITS: VisitDraft,
    ImportKind.ORDERS: OrderDraft,
}


def fields(kind: ImportKind, lengths: tuple[int, ...] = identifiers.LENGTHS) -> dict[str, Field]:
    """Return the fields of a kind by id; `lengths` are the allowed lengths of account numbers (domain.md 13)."""
    number = partial(identifiers.account_no, lengths=lengths)
    return {field.id: field for field in _OF_KIND[kind](number)}


def _accounts(number: Read) -> list[Field]:
    return [
        Field("account_no", number, required=True),
        Field("name", text.line, required=True),
        Field("segment", words.segment, required=True),
        Field("contract_kva", numbers.capacity, required=True, units=numbers.CAPACITY),
        Field("operating_kva", numbers.capacity, strict=True, units=numbers.CAPACITY),
        Field("former_account_no", number),
        Field("name_en", text.line),
        Field("customer_name", text.line),
        Field("uscc", identifiers.uscc),
        Field("area", text.line),
        Field("manager", text.line),
        Field("industry_code", places.industry),
        Field("voltage_code", places.voltage),
        Field("tariff_class", words.tariff_class),
        Field("importance_grade", words.importance),
        Field("is_high_risk", words.truth),
        Field("feeder", places.feeder),
        Field("standby_feeder", places.feeder),
        Field("street_code", places.street),
        Field("address", text.line),
        Field("lon", numbers.degrees),
        Field("lat", numbers.degrees),
        Field("contact", text.line),
        Field("contact_title", text.line),
        Field("phones", identifiers.phones, piece_code="cell.phone"),
        Field("contract_signed_on", dates.day, strict=True),
        Field("contract_demand_kw", numbers.power, strict=True, units=numbers.POWER),
        Field("own_generator_kw", numbers.power, strict=True, units=numbers.POWER),
        Field("security_load_kw", numbers.power, strict=True, units=numbers.POWER),
        Field("note", text.paragraph),
    ]


def _contacts(number: Read) -> list[Field]:
    return [
        Field("account_no", number, required=True),
        Field("name", text.line, required=True),
        Field("account_name", text.line),
        Field("role", words.contact_role),
        Field("title", text.line),
        Field("phones", identifiers.phones, piece_code="cell.phone"),
        Field("office_phones", identifiers.phones, piece_code="cell.phone"),
        Field("duty_phones", identifiers.phones, piece_code="cell.phone"),
        Field("email", text.line),
        Field("wechat", text.line),
        Field("call_order", partial(numbers.whole, low=1, high=99)),
        Field("verified_on", dates.day, strict=True),
        Field("note", text.paragraph),
    ]


def _visits(number: Read) -> list[Field]:
    return [
        Field("account_no", number, required=True),
        Field("account_name", text.line),
        Field("held_on", dates.day, required=True),
        Field("channel", words.channel, required=True),
        Field("visitors", text.names, required=True),
        Field("arrived", dates.clock),
        Field("left", dates.clock),
        Field("topics", words.topics, piece_code="cell.topic"),
        Field("content", text.paragraph),
        Field("issue", text.paragraph),
        Field("customer_side", text.names),
        Field("production", text.paragraph),
        Field("advice", text.paragraph),
        Field("reply_on_site", text.paragraph),
        Field("outage_plan_told", words.truth),
        Field("demand_kva", numbers.capacity, strict=True, units=numbers.CAPACITY),
        Field("demand_on", dates.day, strict=True),
        Field("satisfaction", words.satisfaction, strict=True),
        Field("no_satisfaction_reason", text.line),
        Field("recommend", partial(numbers.whole, low=0, high=10), strict=True),
        Field("next_visit_on", dates.day, strict=True),
    ]


def _orders(number: Read) -> list[Field]:
    return [
        Field("order_no", identifiers.order_no, required=True),
        Field("account_no", number, required=True),
        Field("account_name", text.line),
        Field("type", words.order_type, required=True),
        Field("received_at", moments.moment, required=True),
        Field("topic", words.issue_topic),
        Field("order_channel", words.order_channel),
        Field("text", text.paragraph),
        Field("due_at", moments.moment, strict=True),
        Field("finished_at", moments.moment, strict=True),
        Field("official_state", text.line),
    ]


_OF_KIND: dict[ImportKind, Callable[[Read], list[Field]]] = {
    ImportKind.ACCOUNTS: _accounts,
    ImportKind.CONTACTS: _contacts,
    ImportKind.VISITS: _visits,
    ImportKind.ORDERS: _orders,
}
