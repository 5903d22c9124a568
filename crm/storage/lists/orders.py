"""The list of hotline orders, as declarations."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import or_

from crm.domain.changes import Kind
from crm.domain.codelists import work_order_types
from crm.domain.codes import IssueTopic, OrderChannel, Segment
from crm.domain.lists import ColumnType, ListColumn, ListKind, SortKey
from crm.domain.orders import OrderRow
from crm.storage.lists.parts import Condition, Field, Listed, Part, Scope, by_key
from crm.storage.lists.shared import (
    COMING_DAYS,
    PAST_DAYS,
    account_named,
    account_of,
    code_field,
    day_field,
    key_field,
    owner_of,
    text_field,
)
from crm.storage.lists.words import account_has, contains
from crm.storage.orders import orders_of, repeat_rule, repeats
from crm.storage.people import books_of
from crm.storage.reader import Reader
from crm.storage.search_select import has_words, hits
from crm.storage.tables import Account, SearchEntry, WorkOrder

ACCOUNT = account_of(WorkOrder.c.account_id)
TYPES = tuple(dict.fromkeys(each.type for each in work_order_types()))


def rows(reader: Reader, ids: Sequence[UUID]) -> list[OrderRow]:
    """Return the orders of a page in the order of the ids; ids that are gone are left out."""
    by_id = {row.id: row for row in orders_of(reader, ids)}
    return [by_id[each] for each in ids if each in by_id]


def _open(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [WorkOrder.c.finished_at.is_(None)]


def _late(scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [WorkOrder.c.finished_at.is_(None), WorkOrder.c.due_at <= scope.reader.clock.now()]


def _repeated(scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [repeats(scope.reader, repeat_rule(scope.values))]


def _finished(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [WorkOrder.c.finished_at.is_not(None)]


def _belongs(scope: Scope, person_id: UUID) -> Condition:
    """Return the condition of an account in one of the person's books."""
    return WorkOrder.c.portfolio_id.in_(books_of(scope.reader, person_id, scope.today))


def _words(reader: Reader, value: str) -> Condition:
    """Return the condition that an order is found by its number, by what it says or by its account."""
    of_account = account_has(reader, WorkOrder.c.account_id, value)
    plain = or_(of_account, contains(WorkOrder.c.order_no, value), contains(WorkOrder.c.text, value))
    if not has_words(value):
        return plain
    own: Any = hits(reader, value, (Kind.WORK_ORDER,), SearchEntry.c.row_id)
    return or_(plain, WorkOrder.c.id.in_(own))


def _is_repeat(scope: Scope) -> Part:
    return Part(repeats(scope.reader, repeat_rule(scope.values)))


FIELDS = by_key(
    text_field("order_no", WorkOrder.c.order_no, order=WorkOrder.c.order_no),
    key_field("account", account_named(ACCOUNT)),
    code_field("type", WorkOrder.c.type, order=TYPES),
    code_field("topic", WorkOrder.c.topic, IssueTopic),
    day_field("received_at", WorkOrder.c.received_at, PAST_DAYS, is_moment=True),
    day_field("due_at", WorkOrder.c.due_at, COMING_DAYS, is_moment=True),
    text_field("official_state", WorkOrder.c.official_state),
    Field(ListColumn("is_repeat", ColumnType.FLAG), _is_repeat),
    text_field("text", WorkOrder.c.text),
    code_field("channel", WorkOrder.c.channel, OrderChannel),
    day_field("contact_due_at", WorkOrder.c.contact_due_at, COMING_DAYS, is_moment=True),
    day_field("finished_at", WorkOrder.c.finished_at, PAST_DAYS, is_moment=True),
    text_field("account_no", Account.c.account_no, ACCOUNT, order=Account.c.account_no),
    code_field("segment", Account.c.segment, Segment, ACCOUNT),
    key_field("manager", owner_of(WorkOrder.c.portfolio_id)),
    text_field("source_file", WorkOrder.c.source_file),
)

ORDERS = Listed(
    kind=ListKind.ORDERS,
    table=WorkOrder,
    fields=FIELDS,
    views={"open": _open, "late": _late, "repeated": _repeated, "finished": _finished},
    belongs=_belongs,
    words=_words,
    rows=rows,
    end=((WorkOrder.c.received_at, True), (WorkOrder.c.id, True)),
    usual={"finished": (SortKey("finished_at", descending=True),), "repeated": (SortKey("received_at", True),)},
)
