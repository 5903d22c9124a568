"""Tasks, calls and notes, and work orders of the hotline."""

from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from crm.domain.codes import InteractionKind, Priority, TaskState
from crm.domain.repeats import Every, Pattern, on_day
from crm.usecases.demo import names
from crm.usecases.demo.accounts import Made
from crm.usecases.demo.notes import note
from crm.usecases.demo.sizes import Size
from crm.usecases.demo.source import Source

Row = dict[str, Any]
ORDER_TYPES = {
    "inquiry": 55.0,
    "fault_repair": 22.0,
    "service_request": 13.0,
    "opinion": 5.0,
    "complaint": 3.0,
    "suggestion": 1.0,
    "praise": 1.0,
}
GIVEN_OFFSET, REPEATING_OFFSET = 3, 6
"""Which of a manager's open tasks comes from a colleague, and which one repeats."""
CURRENT_OFFSETS = (-2, -1, 0, 0, 0, 0, 2, 3, 6)
CURRENT_TIMES = (None, None, time(10, 20), time(11, 0), time(13, 45), time(18, 0), None, None, None)


def tasks(size: Size, made: list[Made], source: Source) -> list[Row]:
    """Make finished tasks of the past and, for every manager, a day's worth of open ones."""
    rows: list[Row] = []
    managed = [account for account in made if account.manager]
    for _ in range(round(len(managed) * size.tasks_each)):
        account = source.pick(managed)
        due = source.day(-source.chance.randrange(3, 700))
        rows.append(_task(account, due, None, source, done=True))
    by_manager: dict[Any, list[Made]] = {}
    for account in managed:
        assert account.manager is not None
        by_manager.setdefault(account.manager.id, []).append(account)
    managers = list(by_manager)
    for place, mine in enumerate(by_manager.values()):
        neighbour = managers[place - 1] if len(managers) > 1 else None
        for offset, at in zip(CURRENT_OFFSETS, CURRENT_TIMES, strict=True):
            row = _task(source.pick(mine), source.day(offset), at, source, done=False)
            if offset == GIVEN_OFFSET:
                row["delegated_by"] = neighbour
            if offset == REPEATING_OFFSET:
                row.update(_weekly(row["id"], row["due_on"]))
            rows.append(row)
    return rows


def _weekly(task_id: UUID, due: date) -> Row:
    """Return what makes a task come every week on its day."""
    rule = on_day(Pattern(Every.WEEK), due).rule()
    return {"repeat_rule": rule, "repeat_from": due, "occurs_on": due, "series_id": task_id}


def _task(account: Made, due: Any, at: time | None, source: Source, *, done: bool) -> Row:
    assert account.manager is not None
    finished = source.at(due, source.chance.uniform(9, 17.5))
    return {
        "id": source.id(),
        "account_id": account.id,
        "portfolio_id": account.portfolio_id,
        "title": source.pick(names.TASKS),
        "priority": source.weighted({Priority.NORMAL: 7, Priority.HIGH: 2, Priority.LOW: 1}),
        "state": TaskState.DONE if done else TaskState.OPEN,
        "assignee_id": account.manager.id,
        "due_on": due,
        "due_time": at,
        "done_at": finished if done else None,
        "delegated_by": None,
        "repeat_rule": None,
        "repeat_from": None,
        "occurs_on": None,
        "series_id": None,
        **source.stamps(source.at(due - timedelta(days=5), 9)),
    }


def interactions(size: Size, made: list[Made], source: Source) -> list[Row]:
    """Make calls, messages and notes over the last two years (five where the size fixes a number)."""
    rows: list[Row] = []
    kinds = {InteractionKind.CALL: 5, InteractionKind.NOTE: 3, InteractionKind.MESSAGE: 2, InteractionKind.EMAIL: 1}
    for account in made:
        if not account.manager and size.interactions_each is None:
            continue
        count = size.interactions_each or source.chance.randrange(3, 9)
        for _ in range(count):
            moment = source.at(source.day(-source.chance.randrange(1, 700)), source.chance.uniform(8.5, 17.5))
            rows.append(
                {
                    "id": source.id(),
                    "account_id": account.id,
                    "portfolio_id": account.portfolio_id,
                    "kind": source.weighted(kinds),
                    "happened_at": moment,
                    "text": note(source),
                    "person_id": account.manager.id if account.manager else None,
                    "contact_id": account.contact_id,
                    **source.stamps(moment),
                }
            )
    return rows


def orders(size: Size, made: list[Made], source: Source) -> list[Row]:
    """Make three years of hotline work orders, but for what `hotline.settle` gives them."""
    rows = []
    for number in range(size.orders):
        account = source.pick(made)
        received = source.at(source.day(-source.chance.randrange(0, 1090)), source.chance.uniform(0, 23.9))
        received = min(received, source.now - timedelta(hours=1))
        finished = received + timedelta(hours=source.chance.uniform(1, 90))
        done = finished < source.now
        rows.append(
            {
                "id": source.id(),
                "account_id": account.id,
                "portfolio_id": account.portfolio_id,
                "order_no": f"DEMO{number + 1:08d}",
                "type": source.weighted(ORDER_TYPES),
                "received_at": received,
                "finished_at": finished if done else None,
                "text": source.pick(list(names.ISSUE_TEXTS.values())),
                "official_state": "已办结" if done else "处理中",
                **source.stamps(received),
            }
        )
    return rows
