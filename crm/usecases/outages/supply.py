"""Which accounts hang on the network, from when to when; a customer who is switched keeps its history (domain.md 1.4).

Outages that are over stay as they were. Those that run or are to come find again whom they reach.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from crm.domain.codes import Segment, SourceRole
from crm.domain.errors import Conflict, Invalid, NotFound
from crm.domain.network import SupplyPlace, SupplyRow
from crm.domain.outage_desk import ScopePart
from crm.storage import duty
from crm.storage.outages import heads, network
from crm.storage.outages import supplies as store
from crm.storage.owner import portfolio_of
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import SupplyPoint
from crm.storage.unit import UnitOfWork
from crm.usecases.outages.broken import keep
from crm.usecases.outages.snapshot import renew


def supplies(reader: Reader, part: ScopePart, on: date | None) -> tuple[SupplyRow, ...]:
    """Return who hangs on a part of the network on a day, for None whoever did at any time."""
    return tuple(_row(row) for row in store.links_of(reader, part, on))


def _row(row: AnyRow) -> SupplyRow:
    return SupplyRow(
        id=row.id,
        account_id=row.account_id,
        name=row.name,
        account_no=row.account_no,
        segment=Segment(row.segment),
        role=SourceRole(row.role),
        feeder_id=row.feeder_id,
        feeder=row.feeder,
        section=row.section,
        area=row.area,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        confirmed_on=row.confirmed_on,
    )


def add_supply(work: UnitOfWork, account_id: UUID, place: SupplyPlace, role: SourceRole, on: date) -> UUID:
    """Let an account hang on a feeder from a day on; raises Conflict("network.linked") where it does already."""
    made = _add(work, account_id, place, role, on, None)
    follow(work, [account_id], {place.feeder_id})
    return made


def end_supplies(work: UnitOfWork, link_ids: Collection[UUID], last_day: date) -> None:
    """Let links hold until a day, which is the last one.

    Raises NotFound("network.not_linked") and Invalid("network.ends_before_start").
    """
    rows = links_named(work, link_ids)
    for row in rows:
        _end(work, row, last_day)
    follow(work, [row.account_id for row in rows], {row.feeder_id for row in rows})


def switch_supplies(work: UnitOfWork, link_ids: Collection[UUID], place: SupplyPlace, on: date) -> list[UUID]:
    """Move links to another place of the network from a day on, in their roles, and return the keys of the new ones.

    What was before stays as it was: outages of the past reach whom they reached. Raises what `end_supplies` and
    `add_supply` raise, and Invalid("network.same_place").
    """
    rows = links_named(work, link_ids)
    made = []
    for row in rows:
        if (row.feeder_id, row.section, row.transformer_area_id) == (place.feeder_id, place.section, place.area_id):
            raise Invalid("network.same_place")
        if row.ends_on is not None and row.ends_on < on:
            raise NotFound("network.not_linked")
        if row.starts_on == on:
            work.remove(SupplyPoint, row.id, row.version)
        else:
            _end(work, row, on - timedelta(days=1))
        made.append(_add(work, row.account_id, place, SourceRole(row.role), on, row.ends_on))
    follow(work, [row.account_id for row in rows], {place.feeder_id, *(row.feeder_id for row in rows)})
    return made


def _add(
    work: UnitOfWork, account_id: UUID, place: SupplyPlace, role: SourceRole, on: date, until: date | None
) -> UUID:
    _check_alone(network.supplies(work, account_id), place.feeder_id, role, on, until)
    return work.insert(
        SupplyPoint,
        account_id=account_id,
        portfolio_id=portfolio_of(work, account_id),
        feeder_id=place.feeder_id,
        role=role,
        section=place.section or None,
        transformer_area_id=place.area_id,
        starts_on=on,
        ends_on=until,
        confirmed_on=work.clock.today(),
        confirmed_by=work.actor.person_id,
    )


def _check_alone(links: Iterable[AnyRow], feeder_id: UUID, role: str, begin: date | None, until: date | None) -> None:
    for row in links:
        is_same = (row.feeder_id, row.role) == (feeder_id, role)
        has_ended = row.ends_on is not None and begin is not None and row.ends_on < begin
        if is_same and not has_ended and not _starts_after(row, until):
            raise Conflict("network.linked")


def follow_restored(work: UnitOfWork, link_id: UUID) -> None:
    """Let follow what hangs on a link that came back from the bin; raises Conflict("network.linked")."""
    (row,) = links_named(work, [link_id])
    others = [each for each in network.supplies(work, row.account_id) if each.id != link_id]
    _check_alone(others, row.feeder_id, row.role, row.starts_on, row.ends_on)
    follow(work, [row.account_id], {row.feeder_id})


def _starts_after(row: AnyRow, until: date | None) -> bool:
    return until is not None and row.starts_on is not None and row.starts_on > until


def _end(work: UnitOfWork, row: AnyRow, last_day: date) -> None:
    if row.starts_on is not None and last_day < row.starts_on:
        raise Invalid("network.ends_before_start", start=f"{row.starts_on}", end=f"{last_day}")
    work.update(SupplyPoint, row.id, row.version, ends_on=last_day)


def links_named(reader: Reader, link_ids: Collection[UUID]) -> Sequence[AnyRow]:
    """Return links by their keys; raises NotFound("network.not_linked") when one of them is gone."""
    found = store.points(reader, link_ids)
    if len(found) < len(set(link_ids)):
        raise NotFound("network.not_linked")
    return [found[key] for key in link_ids]


def follow(work: UnitOfWork, account_ids: Iterable[UUID], feeders: Collection[UUID]) -> None:
    """Let follow what hangs on who is fed by what: whom open outages reach, and whose turn it is to be visited."""
    accounts = set(account_ids)
    duty.refresh(work, accounts | found_again(work, accounts, feeders))


def found_again(work: UnitOfWork, account_ids: Collection[UUID], feeders: Collection[UUID]) -> set[UUID]:
    """Let open outages find again whom they reach after links of accounts to feeders changed.

    Returns the accounts for which something became other: their duty is brought up to date by whoever calls.
    """
    rows = [row for row in heads.heads_since(work, work.clock.now()) if row.state not in heads.OVER]
    scopes = heads.scopes(work, rows)
    stations = {row.substation_id for row in network.feeders(work) if row.id in feeders}
    areas = {row.id for row in network.areas(work) if row.feeder_id in feeders}

    def meets(part: ScopePart) -> bool:
        there = part.feeder_id in feeders or part.transformer_area_id in areas
        return there or part.substation_id in stations or part.account_id in account_ids

    met = [row for row in rows if any(meets(part) for part in scopes[row.id])]
    keep(work, met)
    return {key for row in met for key in renew(work, row.id, with_others=False)}
