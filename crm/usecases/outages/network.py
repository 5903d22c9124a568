"""The network for the picker of a scope, and its changes; dated supply points keep history right (domain.md 1.4)."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codes import SourceRole
from crm.domain.errors import Conflict, Invalid, NotFound
from crm.domain.network import AreaNode, FeederDraft, FeederNode, StationDraft, StationNode
from crm.domain.reading.places import feeder
from crm.domain.reading.text import fold
from crm.storage import duty
from crm.storage.outages import network as store
from crm.storage.owner import portfolio_of
from crm.storage.reader import AnyRow, Reader
from crm.storage.searchable import reindex
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Feeder, Substation, SupplyPoint, TransformerArea
from crm.storage.unit import UnitOfWork


def network(reader: Reader) -> tuple[StationNode, ...]:
    """Return substations with their feeders, sections and transformer areas, each in the order of its number."""
    counts = store.account_counts(reader, reader.clock.today())
    areas: dict[UUID, list[AreaNode]] = {}
    for row in store.areas(reader):
        areas.setdefault(row.feeder_id, []).append(AreaNode(row.id, row.version, row.name, row.section))
    sections: dict[UUID, list[str]] = {}
    for feeder_id, section in store.sections(reader):
        sections.setdefault(feeder_id, []).append(section)
    feeders: dict[UUID, list[FeederNode]] = {}
    for row in store.feeders(reader):
        node = FeederNode(
            id=row.id,
            version=row.version,
            number=row.number,
            line_name=row.line_name,
            network_kind=row.network_kind,
            is_dedicated=row.is_dedicated,
            limit_kva=row.limit_kva,
            accounts=counts.get(row.id, 0),
            sections=tuple(sections.get(row.id, ())),
            areas=tuple(areas.get(row.id, ())),
        )
        feeders.setdefault(row.substation_id, []).append(node)
    return tuple(
        StationNode(
            row.id, row.version, row.name, row.voltage_code, row.area, row.area_id, tuple(feeders.get(row.id, ()))
        )
        for row in store.stations(reader)
    )


def save_station(work: UnitOfWork, draft: StationDraft, station_id: UUID | None = None, version: int = 0) -> UUID:
    """Add a substation or change a known one; raises Invalid("network.no_name") and Conflict("network.taken")."""
    name = _named(draft.name)
    if any(row.name == name and row.id != station_id for row in store.stations(work)):
        raise Conflict("network.taken", name=name)
    values = {
        "name": name,
        "sort_key": sort_key(name),
        "voltage_code": draft.voltage_code,
        "area_id": draft.area_id,
    }
    if station_id is None:
        return work.insert(Substation, **values)
    work.update(Substation, station_id, version, **values)
    feeders = [row.id for row in store.feeders(work) if row.substation_id == station_id]
    reindex(work, Kind.FEEDER, feeders)
    return station_id


def save_feeder(work: UnitOfWork, draft: FeederDraft, feeder_id: UUID | None = None, version: int = 0) -> UUID:
    """Add a feeder or change a known one; raises Invalid("network.no_name") and Conflict("network.taken")."""
    number = _named(draft.number)
    for row in store.feeders(work):
        if (row.substation_id, row.number) == (draft.substation_id, number) and row.id != feeder_id:
            raise Conflict("network.taken", name=number)
    figures = "".join(sign for sign in number if sign.isdigit())
    values = {
        "substation_id": draft.substation_id,
        "number": number,
        "position": int(figures[:9] or 0),
        "line_name": draft.line_name,
        "network_kind": draft.network_kind,
        "is_dedicated": draft.is_dedicated,
        "limit_kva": draft.limit_kva,
    }
    if feeder_id is None:
        feeder_id = work.insert(Feeder, **values)
    else:
        work.update(Feeder, feeder_id, version, **values)
    reindex(work, Kind.FEEDER, [feeder_id])
    return feeder_id


def save_area(
    work: UnitOfWork, feeder_id: UUID, name: str, section: str | None, area_id: UUID | None = None, version: int = 0
) -> UUID:
    """Add a transformer area or change a known one; raises Invalid("network.no_name") and Conflict("network.taken")."""
    name = _named(name)
    for row in store.areas(work):
        if (row.feeder_id, row.name) == (feeder_id, name) and row.id != area_id:
            raise Conflict("network.taken", name=name)
    values = {"name": name, "sort_key": sort_key(name), "feeder_id": feeder_id, "section": section or None}
    if area_id is None:
        return work.insert(TransformerArea, **values)
    work.update(TransformerArea, area_id, version, **values)
    return area_id


def add_supply(
    work: UnitOfWork,
    account_id: UUID,
    feeder_id: UUID,
    role: SourceRole,
    on: date,
    section: str | None = None,
    area_id: UUID | None = None,
) -> UUID:
    """Let an account hang on a feeder from a day on; raises Conflict("network.linked") where it does already."""
    for row in _links_on(work, account_id, on):
        if row.feeder_id == feeder_id and row.role == role:
            raise Conflict("network.linked")
    point = work.insert(
        SupplyPoint,
        account_id=account_id,
        portfolio_id=portfolio_of(work, account_id),
        feeder_id=feeder_id,
        role=role,
        section=section or None,
        transformer_area_id=area_id,
        starts_on=on,
        confirmed_on=work.clock.today(),
        confirmed_by=work.actor.person_id,
    )
    duty.refresh(work, [account_id])
    return point


def end_supply(work: UnitOfWork, account_id: UUID, feeder_id: UUID, last_day: date) -> None:
    """Let an account hang on a feeder until a day, which is the last one.

    Raises NotFound("network.not_linked") and Invalid("network.ends_before_start").
    """
    _end(work, _link(work, account_id, feeder_id, last_day), last_day)
    duty.refresh(work, [account_id])


def switch_supply(work: UnitOfWork, account_id: UUID, from_feeder: UUID, to_feeder: UUID, on: date) -> UUID:
    """Move an account to another feeder from a day on and return the key of its new link.

    What was before stays as it was: outages of the past reach whom they reached. Raises what `end_supply` and
    `add_supply` raise, and Invalid("network.same_feeder").
    """
    if from_feeder == to_feeder:
        raise Invalid("network.same_feeder")
    before = _link(work, account_id, from_feeder, on)
    if before.starts_on == on:
        work.remove(SupplyPoint, before.id, before.version)
    else:
        _end(work, before, on - timedelta(days=1))
    return add_supply(work, account_id, to_feeder, SourceRole(before.role), on)


def _end(work: UnitOfWork, row: AnyRow, last_day: date) -> None:
    if row.starts_on is not None and last_day < row.starts_on:
        raise Invalid("network.ends_before_start", start=row.starts_on, end=last_day)
    work.update(SupplyPoint, row.id, row.version, ends_on=last_day)


def _link(reader: Reader, account_id: UUID, feeder_id: UUID, on: date) -> AnyRow:
    for row in _links_on(reader, account_id, on):
        if row.feeder_id == feeder_id:
            return row
    raise NotFound("network.not_linked")


def _links_on(reader: Reader, account_id: UUID, on: date) -> Sequence[AnyRow]:
    return [
        row
        for row in store.supplies(reader, account_id)
        if (row.starts_on is None or row.starts_on <= on) and (row.ends_on is None or row.ends_on >= on)
    ]


def _named(name: str) -> str:
    if not name.strip():
        raise Invalid("network.no_name")
    return name.strip()


def feeder_named(reader: Reader, text: str) -> UUID:
    """Return the feeder that somebody names: 岚湖站F12, F12 or the name of its line where only one has it.

    Raises NotFound("outage.feeder_unknown") and Invalid("outage.feeder_many").
    """
    stations = {row.id: row.name for row in store.stations(reader)}
    rows = store.feeders(reader)
    wanted = _plain(text)
    whole = [row.id for row in rows if wanted == _plain(f"{stations.get(row.substation_id, '')}{row.number}")]
    found: list[UUID] = whole or [row.id for row in rows if wanted in (_plain(row.number), _plain(row.line_name or ""))]
    if not found:
        raise NotFound("outage.feeder_unknown", value=text)
    if len(found) > 1:
        raise Invalid("outage.feeder_many", value=text, count=len(found))
    return found[0]


def _plain(text: str) -> str:
    """Return a name without what people write differently: blanks, width, case, noughts, the voltage."""
    try:
        name = feeder(text)
    except Invalid:
        return fold(text)
    return fold(f"{name.substation}{name.number}")
