"""Lists of hotline orders (domain.md 2.8)."""

from crm.domain.imports import OrderDraft
from crm.domain.reading import identifiers, moments, text, words
from crm.exchange.kinds.common import is_moment, owner
from crm.exchange.kinds.field import Field, ListKind, Read, readable
from crm.exchange.kinds.moments import not_before


def _fields(number: Read) -> list[Field]:
    return [
        Field("order_no", identifiers.order_no, required=True),
        *owner(number),
        Field("type", words.order_type, required=True, looks=readable(words.order_type)),
        Field("received_at", moments.moment, required=True, looks=is_moment),
        Field("topic", words.issue_topic),
        Field("order_channel", words.order_channel),
        Field("text", text.paragraph),
        Field("due_at", moments.moment, strict=True),
        Field("finished_at", moments.moment, strict=True),
        Field("official_state", text.line),
        Field("caller", text.line),
    ]


ORDERS = ListKind(OrderDraft, _fields, not_before("received_at", "due_at", "finished_at"), ("order_no",))
