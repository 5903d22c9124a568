"""What the hotline's files say of the demo's orders, orders that are open now, and who turned to whom.

It has a random source of its own: what else the demo makes stays as it was.
"""

from datetime import datetime, timedelta
from typing import Any

from crm.domain.codelists import work_order_types
from crm.domain.codes import Direction, InteractionKind, OrderChannel
from crm.domain.settings import DEFAULTS
from crm.domain.topic_words import issue_topic
from crm.planning.order_deadlines import order_deadlines
from crm.usecases.demo import names
from crm.usecases.demo.accounts import Made
from crm.usecases.demo.source import Source

Row = dict[str, Any]
FILE = "95598工单.xlsx"
OPEN_EACH = 4
"""Orders a manager has open now."""
OPEN_TYPES = {
    "opinion": 15.0,
    "inquiry": 15.0,
    "service_request": 30.0,
    "suggestion": 8.0,
    "external_12345": 12.0,
}
"""No complaints: an open one makes its account due, and the demo's plans stand on when accounts are due."""
CHANNELS = {OrderChannel.HOTLINE: 70.0, OrderChannel.ONLINE: 18.0, OrderChannel.WECHAT: 7.0, OrderChannel.COUNTER: 5.0}
OF_TYPE = {"external_12345": OrderChannel.CITY_HOTLINE, "external_12398": OrderChannel.REGULATOR}
MESSAGES = {
    InteractionKind.WECHAT: 60.0,
    InteractionKind.SMS: 15.0,
    InteractionKind.MESSAGE: 10.0,
    InteractionKind.COUNTER: 10.0,
    InteractionKind.ONLINE_HALL: 5.0,
}
INWARD = (InteractionKind.COUNTER, InteractionKind.ONLINE_HALL)
INWARD_SHARE = 0.4


def settle(rows: list[Row], source: Source) -> None:
    """Give orders what a file of the hotline says beside: subtype, channel, topic, and deadlines by the rules."""
    for row in rows:
        kinds = [each.subtype for each in work_order_types() if each.type == row["type"] and each.subtype]
        subtype = source.pick(kinds) if kinds else None
        due = order_deadlines(row["type"], subtype or "", row["received_at"], DEFAULTS, source.calendar)
        row.update(
            subtype=subtype,
            channel=OF_TYPE.get(row["type"]) or source.weighted(CHANNELS),
            topic=issue_topic(row["text"]),
            contact_due_at=due.contact_at,
            due_at=due.due_at,
            source_file=FILE,
            deliveries=1,
            issue_id=None,
        )


def open_orders(made: list[Made], source: Source) -> list[Row]:
    """Make the orders that each manager's accounts have open; the second of a pair repeats the first."""
    rows: list[Row] = []
    books: dict[Any, list[Made]] = {}
    for account in made:
        if account.manager is not None:
            books.setdefault(account.manager.id, []).append(account)
    for mine in books.values():
        for place in range(OPEN_EACH):
            account = source.pick(mine)
            topic = source.pick([each for each in names.ISSUE_TEXTS if each != "other"])
            for earlier in range(2 if place == 0 else 1):
                received = source.now - timedelta(hours=source.chance.uniform(2, 190) + 400 * earlier)
                rows.append(_order(account, names.ISSUE_TEXTS[topic], received, len(rows), source))
    settle(rows, source)
    return rows


def _order(account: Made, text: str, received: datetime, number: int, source: Source) -> Row:
    return {
        "id": source.id(),
        "account_id": account.id,
        "portfolio_id": account.portfolio_id,
        "order_no": f"DEMO9{number + 1:07d}",
        "type": source.weighted(OPEN_TYPES),
        "received_at": received,
        "finished_at": None,
        "text": text,
        "official_state": "处理中",
        **source.stamps(received),
    }


def turn(rows: list[Row], source: Source) -> None:
    """Say of calls and messages who turned to whom, and of messages by which channel."""
    for row in rows:
        kind = row["kind"]
        if kind is InteractionKind.MESSAGE:
            row["kind"] = kind = source.weighted(MESSAGES)
        inward = kind in INWARD or source.often(INWARD_SHARE)
        row["direction"] = None if kind is InteractionKind.NOTE else Direction.IN if inward else Direction.OUT
