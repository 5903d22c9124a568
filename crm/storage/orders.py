"""Work orders of the hotline as lists, the timeline and the account show them (domain.md section 2.8)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct
from sqlalchemy import ColumnElement, func, literal_column, or_, select, type_coerce
from sqlalchemy.exc import IntegrityError

from crm.domain.codes import IssueTopic, OrderChannel, Segment
from crm.domain.errors import Conflict
from crm.domain.issues import near_from
from crm.domain.orders import OrderRow
from crm.domain.settings import SettingValue
from crm.storage.conflicts import missing
from crm.storage.engine import translate
from crm.storage.people import owners
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.settings import all_values, number
from crm.storage.tables import Account, WorkOrder
from crm.storage.types import UtcDateTime


class Repeats(Struct, frozen=True):
    """Of at least how many orders within how many days is said that they repeat one another."""

    least: int
    days: int


def repeat_rule(values: Mapping[str, SettingValue]) -> Repeats:
    """Return the rule for repeated orders as the settings have it."""
    return Repeats(int(number(values, "order.repeat_count")), int(number(values, "order.repeat_days")))


def repeats(reader: Reader, rule: Repeats) -> ColumnElement[bool]:
    """Return whether an order is at least the N-th of its topic from its account in the days up to it.

    Orders of no particular topic repeat one another only when they are also of one type. One statement tells it of
    all the rows that it stands in.
    """
    earlier = WorkOrder.alias("earlier")
    counted = (
        select(func.count())
        .select_from(earlier)
        .where(
            earlier.c.account_id == WorkOrder.c.account_id,
            earlier.c.topic == WorkOrder.c.topic,
            or_(WorkOrder.c.topic != IssueTopic.OTHER, earlier.c.type == WorkOrder.c.type),
            earlier.c.received_at <= WorkOrder.c.received_at,
            earlier.c.received_at > _days_before(reader, WorkOrder.c.received_at, rule.days),
            earlier.c.deleted_at.is_(None),
        )
        .correlate(WorkOrder)
        .scalar_subquery()
    )
    return counted >= rule.least


def _days_before(reader: Reader, moment: Any, days: int) -> Any:
    """Return a moment so many times 24 hours earlier."""
    if reader.dialect == "postgresql":
        return type_coerce(moment - literal_column(f"interval '{days * 24} hours'"), UtcDateTime)
    return type_coerce(func.strftime("%Y-%m-%d %H:%M:%f000", moment, f"-{days} days"), UtcDateTime)


def order(reader: Reader, order_id: UUID) -> OrderRow:
    """Return one order; raises NotFound("order.gone")."""
    found = orders_of(reader, [order_id])
    if not found:
        raise missing(reader, WorkOrder, order_id, "order.gone")
    return found[0]


def orders_of(reader: Reader, ids: Sequence[UUID]) -> list[OrderRow]:
    """Return the orders of some keys that are not in the bin, by key."""
    if not ids:
        return []
    return _rows(reader, lambda base: base.where(WorkOrder.c.id.in_(ids)).order_by(WorkOrder.c.id))


def like_orders(reader: Reader, order: OrderRow) -> list[OrderRow]:
    """Return the other orders of an order's topic from its account in the days up to it, the oldest first."""
    days = repeat_rule(all_values(reader, reader.clock.today())).days
    since = order.received_at - timedelta(days=days)
    same = [WorkOrder.c.account_id == order.account_id, WorkOrder.c.topic == order.topic]
    if order.topic is IssueTopic.OTHER:
        same.append(WorkOrder.c.type == order.type)
    between = (WorkOrder.c.received_at > since, WorkOrder.c.received_at <= order.received_at)
    found = _rows(reader, lambda base: base.where(*same, *between).order_by(WorkOrder.c.received_at, WorkOrder.c.id))
    return [each for each in found if each.id != order.id]


def account_of_number(reader: Reader, order_no: str, but: UUID | None = None) -> str | None:
    """Return the number of the account that has an order of this number, leaving out one order; None without one."""
    statement = (
        select(Account.c.account_no)
        .join(WorkOrder, WorkOrder.c.account_id == Account.c.id)
        .where(WorkOrder.c.order_no == order_no, WorkOrder.c.deleted_at.is_(None), *_other_than(but))
    )
    found: str | None = reader.scalar(statement)
    return found


@contextmanager
def free_or_elsewhere(number: str) -> Iterator[None]:
    """Say of a number that only the database finds taken that it is kept where whoever writes it does not see.

    Raises Conflict("order.number_elsewhere"), and nothing that tells whose it is.
    """
    try:
        yield
    except IntegrityError as error:
        known = translate(error, "")
        if known is None or known.code != "row.taken":
            raise
        raise Conflict("order.number_elsewhere", number=number) from error


def would_repeat(
    reader: Reader, account_id: UUID, topic: IssueTopic, code: str, received_at: datetime, but: UUID | None = None
) -> bool:
    """Say whether an order that is not there yet would be a repeat; `but` is left out of those before."""
    rule = repeat_rule(all_values(reader, reader.clock.today()))
    same = [] if topic is not IssueTopic.OTHER else [WorkOrder.c.type == code]
    earlier = select(func.count()).where(
        WorkOrder.c.account_id == account_id,
        WorkOrder.c.topic == topic,
        *same,
        WorkOrder.c.received_at <= received_at,
        WorkOrder.c.received_at > received_at - timedelta(days=rule.days),
        WorkOrder.c.deleted_at.is_(None),
        *_other_than(but),
    )
    return int(reader.scalar(earlier) or 0) + 1 >= rule.least


def _other_than(order_id: UUID | None) -> list[ColumnElement[bool]]:
    return [WorkOrder.c.id != order_id] if order_id is not None else []


def repeated_topics(reader: Reader, account_id: UUID) -> list[str]:
    """Return the topics of which an account has repeated orders up to today, the latest first."""
    values = all_values(reader, reader.clock.today())
    rule = repeat_rule(values)
    statement = (
        select(WorkOrder.c.topic, func.max(WorkOrder.c.received_at).label("last"))
        .where(
            WorkOrder.c.account_id == account_id,
            WorkOrder.c.deleted_at.is_(None),
            WorkOrder.c.received_at > reader.clock.now() - timedelta(days=rule.days),
            repeats(reader, rule),
        )
        .group_by(WorkOrder.c.topic)
        .order_by(func.max(WorkOrder.c.received_at).desc(), WorkOrder.c.topic)
    )
    return [row[0] for row in reader.rows(statement)]


def _rows(reader: Reader, narrowed: Callable[[AnySelect], AnySelect]) -> list[OrderRow]:
    values = all_values(reader, reader.clock.today())
    ratio = number(values, "issue.reminder_ratio")
    found = reader.rows(narrowed(_base(reader, repeat_rule(values))))
    managers = owners(reader, reader.clock.today()) if found else {}
    return [_row(row, ratio, managers.get(row.portfolio_id, (None, None))[1]) for row in found]


def _base(reader: Reader, rule: Repeats) -> AnySelect:
    return (
        select(
            WorkOrder,
            Account.c.name.label("account"),
            Account.c.account_no,
            Account.c.segment,
            repeats(reader, rule).label("is_repeat"),
        )
        .join(Account, Account.c.id == WorkOrder.c.account_id)
        .where(WorkOrder.c.deleted_at.is_(None))
    )


def _row(row: AnyRow, ratio: float, manager: str | None) -> OrderRow:
    due: datetime | None = row.due_at
    return OrderRow(
        id=row.id,
        version=row.version,
        account_id=row.account_id,
        account=row.account,
        account_no=row.account_no,
        segment=Segment(row.segment),
        order_no=row.order_no,
        type=row.type,
        subtype=row.subtype or "",
        topic=IssueTopic(row.topic),
        channel=OrderChannel(row.channel) if row.channel else None,
        text=row.text,
        received_at=row.received_at,
        contact_due_at=row.contact_due_at,
        due_at=due,
        near_at=near_from(row.received_at, due, ratio) if due is not None else None,
        finished_at=row.finished_at,
        official_state=row.official_state or "",
        source_file=row.source_file or "",
        deliveries=row.deliveries,
        manager=manager,
        caller=row.caller or "",
        is_repeat=bool(row.is_repeat),
        issue_id=row.issue_id,
    )
