"""Work orders of the hotline: keyed by hand, and what is made of them; their official state only files bring (2.8)."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.changes import Kind
from crm.domain.clock import wall_words
from crm.domain.codelists import work_order_type
from crm.domain.errors import Conflict, Denied, Invalid
from crm.domain.issues import IssueRow, Urgency
from crm.domain.orders import SECRET_CALLERS, KeyedOrder, OrderRow
from crm.domain.reading.identifiers import order_no
from crm.domain.reading.text import LINE_LIMIT, PARAGRAPH_LIMIT
from crm.domain.topic_words import issue_topic
from crm.planning.order_deadlines import OrderDeadlines, order_deadlines
from crm.planning.workdays import WorkCalendar
from crm.storage import duty
from crm.storage import issues as issue_store
from crm.storage import orders as store
from crm.storage.calendar import work_calendar
from crm.storage.owner import portfolio_of
from crm.storage.reader import Reader
from crm.storage.searchable import reindex
from crm.storage.settings import all_values
from crm.storage.tables import WorkOrder
from crm.storage.unit import UnitOfWork
from crm.usecases.issues import add_issue
from crm.usecases.tasks import TaskValues, add_task


class OrderDetail(Struct, frozen=True):
    """An order with the earlier ones of its topic, and the issue that was made of it."""

    row: OrderRow
    earlier: tuple[OrderRow, ...]
    issue: IssueRow | None


class OrderPreview(Struct, frozen=True):
    """What is known of an order while it is keyed: its deadlines, whose number it is already, whether it repeats."""

    deadlines: OrderDeadlines
    taken_by: str | None
    is_repeat: bool


class OrderRules:
    """The deadlines of orders by the settings of the day of each; what a day's settings say is read once."""

    def __init__(self, reader: Reader, first: date, last: date) -> None:
        self._reader = reader
        self._calendar: WorkCalendar = work_calendar(reader, first, last)
        self._values: dict[date, Any] = {}

    def columns(self, code: str, subtype: str, received_at: datetime) -> dict[str, Any]:
        """Return the columns of both deadlines of an order."""
        due = self.deadlines(code, subtype, received_at)
        return {"contact_due_at": due.contact_at, "due_at": due.due_at}

    def deadlines(self, code: str, subtype: str, received_at: datetime) -> OrderDeadlines:
        """Return the deadlines of an order."""
        day = self._reader.clock.local(received_at).date()
        if day not in self._values:
            self._values[day] = all_values(self._reader, day)
        return order_deadlines(code, subtype, received_at, self._values[day], self._calendar)


def order_detail(reader: Reader, order_id: UUID) -> OrderDetail:
    """Return an order with everything its panel shows; raises NotFound("order.gone")."""
    row = store.order(reader, order_id)
    issues = issue_store.issues_of(reader, [row.issue_id]) if row.issue_id is not None else []
    return OrderDetail(row, tuple(store.like_orders(reader, row)), next(iter(issues), None))


def order_preview(
    reader: Reader, account_id: UUID | None, draft: KeyedOrder, order_id: UUID | None = None
) -> OrderPreview:
    """Return what is known of an order that is being keyed; `order_id` is its key where one is corrected."""
    day = reader.clock.local(draft.received_at).date()
    due = OrderRules(reader, day, day).deadlines(draft.type, draft.subtype, draft.received_at)
    number, text = draft.order_no.strip(), draft.text.strip()
    topic = draft.topic or issue_topic(text)
    return OrderPreview(
        due,
        store.account_of_number(reader, number, order_id) if number else None,
        account_id is not None
        and store.would_repeat(reader, account_id, topic, draft.type, draft.received_at, order_id),
    )


def add_order(work: UnitOfWork, account_id: UUID, draft: KeyedOrder) -> UUID:
    """Key an order and return its key; a file that knows its number brings the official state later.

    Raises Invalid("order.no_number"), Invalid("cell.order_no"), Invalid("order.type"), Invalid("order.future"),
    Invalid("order.too_long"), Invalid("order.secret_caller"), Conflict("order.number_taken") or, for
    an order that whoever keys it may not see, Conflict("order.number_elsewhere").
    """
    columns = _columns(work, draft)
    _check_free(work, columns["order_no"])
    own = {"account_id": account_id, "portfolio_id": portfolio_of(work, account_id)}
    with store.free_or_elsewhere(columns["order_no"]):
        order_id = work.insert(WorkOrder, **own, **columns)
    _settled(work, order_id, account_id)
    return order_id


def change_order(work: UnitOfWork, order_id: UUID, version: int, draft: KeyedOrder) -> int:
    """Correct an order that was keyed and that no file has told of yet, and return its new version.

    Raises what `add_order` raises, and Denied("order.official").
    """
    row = _keyed(work, order_id)
    columns = _columns(work, draft)
    if columns["order_no"] != row.order_no:
        _check_free(work, columns["order_no"])
    with store.free_or_elsewhere(columns["order_no"]):
        after = work.update(WorkOrder, order_id, version, **columns)
    _settled(work, order_id, row.account_id)
    return after


def remove_order(work: UnitOfWork, order_id: UUID, version: int) -> None:
    """Take back an order that was keyed; raises Denied("order.official") once a file has told of it."""
    row = _keyed(work, order_id)
    work.remove(WorkOrder, order_id, version)
    _settled(work, order_id, row.account_id)


def issue_of_order(work: UnitOfWork, order_id: UUID, version: int, urgency: Urgency = Urgency.GENERAL) -> UUID:
    """Make an issue of an order and return its key; the order shows where it went.

    Raises Invalid("order.has_issue") when there is one already.
    """
    row = store.order(work, order_id)
    if row.issue_id is not None and issue_store.issues_of(work, [row.issue_id]):
        raise Invalid("order.has_issue", number=row.order_no)
    words = f"{row.order_no}: {row.text}" if row.text else row.order_no
    issue_id = add_issue(work, row.account_id, row.topic, words, urgency=urgency)
    work.update(WorkOrder, order_id, version, issue_id=issue_id)
    return issue_id


def task_of_order(work: UnitOfWork, order_id: UUID, title: str, values: TaskValues | None = None) -> UUID:
    """Add a task that comes from an order and return its key; raises what `add_task` raises."""
    account_id, source = store.order(work, order_id).account_id, (Kind.WORK_ORDER, order_id)
    return add_task(work, title, account_id=account_id, source=source, **(values or {}))


def _columns(work: UnitOfWork, draft: KeyedOrder) -> dict[str, Any]:
    """Return the columns of a keyed order, with its deadlines by the rules of its day."""
    number, text, caller = draft.order_no.strip(), draft.text.strip(), draft.caller.strip()
    if not number:
        raise Invalid("order.no_number")
    for value, limit in ((number, LINE_LIMIT), (caller, LINE_LIMIT), (text, PARAGRAPH_LIMIT)):
        if len(value) > limit:
            raise Invalid("order.too_long", limit=limit)
    if work_order_type(draft.type, draft.subtype) is None:
        raise Invalid("order.type", value=draft.type)
    if caller and draft.type in SECRET_CALLERS:
        raise Invalid("order.secret_caller")
    if draft.received_at > work.clock.now():
        raise Invalid("order.future", value=wall_words(draft.received_at))
    day = work.clock.local(draft.received_at).date()
    return {
        "order_no": order_no(number),
        "type": draft.type,
        "subtype": draft.subtype or None,
        "topic": draft.topic or issue_topic(text),
        "channel": draft.channel,
        "received_at": draft.received_at,
        "text": text,
        "caller": caller or None,
        **OrderRules(work, day, day).columns(draft.type, draft.subtype, draft.received_at),
    }


def _check_free(work: UnitOfWork, number: str) -> None:
    taken = store.account_of_number(work, number)
    if taken is not None:
        raise Conflict("order.number_taken", number=number, account=taken)


def _keyed(work: UnitOfWork, order_id: UUID) -> OrderRow:
    row = store.order(work, order_id)
    if row.deliveries:
        raise Denied("order.official", number=row.order_no, file=row.source_file)
    return row


def _settled(work: UnitOfWork, order_id: UUID, account_id: UUID) -> None:
    reindex(work, Kind.WORK_ORDER, [order_id])
    duty.refresh(work, [account_id])
