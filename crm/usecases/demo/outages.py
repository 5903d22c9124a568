"""Outages and transfers of the past, some running now and some planned for the next days."""

import math
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct, field

from crm.domain.codes import OutageState, OutageType, SourceRole
from crm.usecases.demo.accounts import Made
from crm.usecases.demo.network import Network
from crm.usecases.demo.sizes import Size
from crm.usecases.demo.source import Source

Row = dict[str, Any]
FAULT_CAUSES = ("设备老化", "外力破坏", "异物", "雷击", "小动物", "用户设备越级", "过负荷")
PLAN_CAUSES = ("检修", "业扩接火", "市政迁改")
YEARLY = {OutageType.PLANNED: 1 / 3, OutageType.FAULT: 0.25, OutageType.TRANSFER: 0.5}


class Board(Struct):
    """The rows of this module."""

    outages: list[Row] = field(default_factory=list)
    accounts: list[Row] = field(default_factory=list)
    estimates: list[Row] = field(default_factory=list)
    notices: list[Row] = field(default_factory=list)


def board(size: Size, grid: Network, made: list[Made], source: Source) -> Board:
    """Make the outages of the last three years and those that a desk has open today."""
    result = Board()
    on_feeder: dict[UUID, list[Made]] = {}
    for account in made:
        on_feeder.setdefault(account.feeder_id, []).append(account)
    years = size.months / 12
    for feeder in grid.feeders:
        for kind, yearly in YEARLY.items():
            count = sum(source.often(yearly) for _ in range(math.ceil(years)))
            for _ in range(count):
                day = source.day(-source.chance.randrange(3, round(365 * years)))
                start = source.at(day, source.chance.uniform(7, 20))
                _past(result, kind, feeder["id"], start, on_feeder.get(feeder["id"], []), source)
    for feeders in grid.by_area:
        busy = sorted(feeders, key=lambda key: -len(on_feeder.get(key, [])))
        _running(result, busy[0], on_feeder.get(busy[0], []), source)
        for number, feeder_id in enumerate(busy[1:5]):
            _planned(result, feeder_id, 2 + number * 2, on_feeder.get(feeder_id, []), source)
    return result


def _outage(
    result: Board, kind: OutageType, state: OutageState, feeder_id: UUID, made_at: datetime, source: Source
) -> Row:
    row: Row = {
        "id": source.id(),
        "outage_no": f"T{len(result.outages) + 1:06d}",
        "type": kind,
        "state": state,
        "feeder_id": feeder_id,
        "cause": source.pick(PLAN_CAUSES if kind is not OutageType.FAULT else FAULT_CAUSES),
        "planned_start": None,
        "planned_end": None,
        "actual_start": None,
        "actual_end": None,
        "published_at": made_at,
        **source.stamps(made_at),
    }
    result.outages.append(row)
    return row


def _reach(result: Board, outage: Row, accounts: list[Made], share: float, source: Source) -> list[Made]:
    reached = [each for each in accounts if source.often(share)]
    for account in reached:
        result.accounts.append(
            {
                "id": source.id(),
                "outage_id": outage["id"],
                "account_id": account.id,
                "portfolio_id": account.portfolio_id,
                "source_role": SourceRole.PRIMARY,
                "is_interrupted": True,
                **source.stamps(outage["created_at"]),
            }
        )
    return reached


def _past(
    result: Board, kind: OutageType, feeder_id: UUID, start: datetime, accounts: list[Made], source: Source
) -> None:
    outage = _outage(result, kind, OutageState.RESTORED, feeder_id, start - timedelta(days=8), source)
    if kind is OutageType.FAULT:
        hours = min(12.0, math.exp(source.chance.gauss(math.log(1.2), 0.7)))
        error = source.chance.uniform(0.6, 1.5) if source.often(0.12) else source.chance.uniform(-0.3, 0.3)
        promised = start + timedelta(hours=max(0.2, hours - error))
        _estimate(result, outage, start + timedelta(minutes=20), promised, source)
        share = 0.5
    else:
        hours = source.chance.uniform(4, 8)
        outage.update(planned_start=start, planned_end=start + timedelta(hours=hours))
        share = 0.1
    outage.update(actual_start=start, actual_end=start + timedelta(hours=hours))
    told_at = start - timedelta(days=7.5) if kind is not OutageType.FAULT else start + timedelta(minutes=30)
    for account in _reach(result, outage, accounts, share, source):
        if source.often(0.9):
            _notice(result, outage, account, told_at, outage["planned_end"], source)


def _running(result: Board, feeder_id: UUID, accounts: list[Made], source: Source) -> None:
    """A fault since this morning whose restoration time was revised twice."""
    start = source.now - timedelta(minutes=96)
    outage = _outage(result, OutageType.FAULT, OutageState.RUNNING, feeder_id, start, source)
    outage["actual_start"] = start
    for said, back in ((20, 160), (50, 200), (85, 378)):
        _estimate(result, outage, start + timedelta(minutes=said), start + timedelta(minutes=back), source)
    last = result.estimates[-1]["restored_by"]
    for account in _reach(result, outage, accounts, 1.0, source):
        if source.often(0.6):
            _notice(result, outage, account, start + timedelta(minutes=88), last, source)


def _planned(result: Board, feeder_id: UUID, days: int, accounts: list[Made], source: Source) -> None:
    start = source.at(source.workday(source.day(days)), 8)
    made_at = source.now - timedelta(days=6)
    outage = _outage(result, OutageType.PLANNED, OutageState.PUBLISHED, feeder_id, made_at, source)
    outage.update(planned_start=start, planned_end=start + timedelta(hours=4))
    for account in _reach(result, outage, accounts, 0.9, source):
        if source.often(0.5):
            _notice(result, outage, account, source.now - timedelta(days=1), outage["planned_end"], source)


def _estimate(result: Board, outage: Row, said_at: datetime, restored_by: datetime, source: Source) -> None:
    row = {"id": source.id(), "outage_id": outage["id"], "said_at": said_at, "restored_by": restored_by}
    result.estimates.append({**row, **source.stamps(said_at)})


def _notice(
    result: Board, outage: Row, account: Made, sent_at: datetime, told_time: datetime | None, source: Source
) -> None:
    sent = min(sent_at, source.now)
    wrong = source.often(0.06)
    result.notices.append(
        {
            "id": source.id(),
            "outage_id": outage["id"],
            "account_id": account.id,
            "portfolio_id": account.portfolio_id,
            "stage": "fault" if outage["type"] is OutageType.FAULT else "first",
            "channel": source.pick(("phone", "sms", "wechat")),
            "contact_id": account.contact_id,
            "person_id": account.manager.id if account.manager else None,
            "sent_at": sent,
            "delivered_at": None if wrong else sent + timedelta(minutes=1),
            "told_time": told_time,
            "result": "wrong_number" if wrong else "delivered",
            **source.stamps(sent),
        }
    )
