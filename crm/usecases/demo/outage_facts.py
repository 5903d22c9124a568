"""What outages of the demo mean for each account, and when people were told; drawn apart from all else."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from crm.domain.codes import OutageState, OutageType, SourceRole
from crm.domain.notices import IMPORTANT
from crm.domain.outage_desk import ScopePart
from crm.domain.outages import Cause, EstimateSource, TransferMode
from crm.planning.outages.reach import Link, Move, load_kw, lost_kw, reach_of
from crm.storage.sortkeys import sort_key
from crm.usecases.demo.accounts import Ledger
from crm.usecases.demo.network import Network
from crm.usecases.demo.outages import Board
from crm.usecases.demo.source import Source

Row = dict[str, Any]
CAUSES = {
    "检修": Cause.MAINTENANCE,
    "业扩接火": Cause.CONNECTION,
    "市政迁改": Cause.RELOCATION,
    "设备老化": Cause.AGEING,
    "外力破坏": Cause.DAMAGE,
    "异物": Cause.OBJECT,
    "雷击": Cause.LIGHTNING,
    "小动物": Cause.ANIMAL,
    "用户设备越级": Cause.CUSTOMER,
    "过负荷": Cause.OVERLOAD,
}
CREWS = ("抢修一班", "抢修二班", "抢修三班")
REASONS = ("首次预计", "横担损坏", "需吊车更换")
SECTIONS = ("1段", "2段")
LOW_KVA = 315
IN_TIME = timedelta(days=7.5)


def lay_areas(grid: Network, book: Ledger, own: Source) -> list[Row]:
    """Cut feeders into sections, hang a transformer area on each, and say where each account hangs."""
    areas: list[Row] = []
    of_feeder: dict[UUID, list[Row]] = {}
    for feeder in grid.feeders:
        feeder["network_kind"] = "cable" if own.often(0.7) else "overhead"
        for number, section in enumerate(SECTIONS, start=1):
            name = f"{feeder['line_name']}{number}号公变"
            row = {"id": own.id(), "name": name, "sort_key": sort_key(name), "feeder_id": feeder["id"]}
            areas.append({**row, "section": section, **_stamps(feeder)})
            of_feeder.setdefault(feeder["id"], []).append(areas[-1])
    capacity = {account["id"]: account["contract_kva"] for account in book.accounts}
    for point in book.supply_points:
        area = own.pick(of_feeder[point["feeder_id"]])
        point["section"] = area["section"]
        point["transformer_area_id"] = area["id"] if capacity[point["account_id"]] < LOW_KVA else None
    return areas


def finish(off: Board, book: Ledger, grid: Network, used: list[Row], own: Source) -> list[Row]:
    """Fill in causes, crews, effects, loads and who was told when; return what is off by each outage."""
    outages = {row["id"]: row for row in off.outages}
    for row in off.outages:
        _finish_outage(row, grid, own)
    _finish_estimates(off, outages, own)
    _finish_accounts(off, book, outages, _loads(book, used), own)
    _finish_notices(off, book, outages, own)
    return [
        {"id": own.id(), "outage_id": row["id"], "feeder_id": row["feeder_id"], **_stamps(row)} for row in off.outages
    ]


def _stamps(row: Row) -> Row:
    """Return the stamps of a row for another one of the same moment."""
    return {key: row[key] for key in ("version", "created_at", "created_by", "updated_at", "updated_by")}


def _finish_outage(row: Row, grid: Network, own: Source) -> None:
    row["cause_code"] = CAUSES[row["cause"]]
    start = row["actual_start"]
    if row["type"] is OutageType.FAULT:
        row["crew"] = own.pick(CREWS)
        row["reported_at"] = start + timedelta(minutes=own.chance.randrange(1, 8))
        row["crew_on_site_at"] = start + timedelta(minutes=own.chance.randrange(20, 50))
    if row["type"] is OutageType.TRANSFER:
        feeders = next(each for each in grid.by_area if row["feeder_id"] in each)
        row["transfer_to_feeder_id"] = own.pick([each for each in feeders if each != row["feeder_id"]] or feeders)
        row["transfer_mode"] = TransferMode.LIVE if own.often(0.7) else TransferMode.BREAK


def _finish_estimates(off: Board, outages: Mapping[UUID, Row], own: Source) -> None:
    said: dict[UUID, int] = {}
    for row in off.estimates:
        place = said[row["outage_id"]] = said.get(row["outage_id"], 0) + 1
        row["source"] = EstimateSource.DISPATCH if place == 1 else EstimateSource.CREW
        is_running = outages[row["outage_id"]]["state"] is OutageState.RUNNING
        row["reason"] = REASONS[place - 1] if is_running else REASONS[0]


def _loads(book: Ledger, used: list[Row]) -> dict[UUID, float]:
    newest: dict[UUID, Row] = {}
    for row in used:
        before = newest.get(row["account_id"])
        if row.get("max_demand_kw") is not None and (before is None or before["month"] < row["month"]):
            newest[row["account_id"]] = row
    return {
        account["id"]: load_kw(
            newest[account["id"]]["max_demand_kw"] if account["id"] in newest else None, account["operating_kva"]
        )
        for account in book.accounts
    }


def _finish_accounts(
    off: Board, book: Ledger, outages: Mapping[UUID, Row], loads: Mapping[UUID, float], own: Source
) -> None:
    links: dict[UUID, list[Link]] = {}
    on_standby: dict[UUID, list[Row]] = {}
    for point in book.supply_points:
        # The scope is a feeder, so that nobody asks for the substation.
        link = Link(point["id"], point["account_id"], point["role"], point["feeder_id"], point["feeder_id"])
        links.setdefault(point["account_id"], []).append(link)
        if point["role"] is SourceRole.STANDBY:
            on_standby.setdefault(point["feeder_id"], []).append(point)
    there = {(row["outage_id"], row["account_id"]) for row in off.accounts}
    for outage in off.outages:
        if outage["state"] is OutageState.RESTORED:
            continue
        for point in on_standby.get(outage["feeder_id"], ()):
            if (outage["id"], point["account_id"]) not in there:
                off.accounts.append(_backup(outage, point, own))
    for row in off.accounts:
        outage = outages[row["outage_id"]]
        move = Move(outage["type"], outage.get("transfer_to_feeder_id"), outage.get("transfer_mode"))
        scope = [ScopePart(feeder_id=outage["feeder_id"])]
        reach = reach_of(links[row["account_id"]], scope, (), move)
        row.update(source_role=reach.role, effect=reach.effect, is_interrupted=reach.is_interrupted)
        row["lost_kw"] = lost_kw(reach, loads[row["account_id"]], None)
        if reach.is_interrupted and outage["type"] is OutageType.TRANSFER:
            row["restored_at"] = outage["actual_start"] + timedelta(minutes=own.chance.randrange(1, 8))


def _backup(outage: Row, point: Row, own: Source) -> Row:
    whose = {"account_id": point["account_id"], "portfolio_id": point["portfolio_id"]}
    return {"id": own.id(), "outage_id": outage["id"], **whose, "source_role": point["role"], **_stamps(outage)}


def _finish_notices(off: Board, book: Ledger, outages: Mapping[UUID, Row], own: Source) -> None:
    """Let faults be told soon and plans a week before, mostly; important users are spoken to."""
    first: dict[UUID, datetime] = {}
    for row in off.estimates:
        first.setdefault(row["outage_id"], row["restored_by"])
    important = {account["id"] for account in book.accounts if account["importance_grade"] in IMPORTANT}
    for row in list(off.notices):
        outage = outages[row["outage_id"]]
        if row["account_id"] in important:
            row["channel"] = "phone"
        if outage["type"] is not OutageType.FAULT:
            row["told_start"] = outage["planned_start"]
            _sent(row, min(row["sent_at"], outage["planned_start"] - IN_TIME))
            continue
        soon = outage["actual_start"] + timedelta(minutes=max(4, round(own.chance.gauss(16, 7))))
        if outage["state"] is OutageState.RUNNING:
            off.notices.append({**row, "id": own.id(), "told_time": first[outage["id"]]})
            _sent(off.notices[-1], soon)
            row["stage"] = "revised"
        else:
            row["told_time"] = first.get(outage["id"])
            _sent(row, soon)


def _sent(row: Row, at: datetime) -> None:
    row.update(sent_at=at, created_at=at, updated_at=at)
    if row["delivered_at"] is not None:
        row["delivered_at"] = at + timedelta(minutes=1)
