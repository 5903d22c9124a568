"""The network as a tree, and its changes: substations, feeders, transformer areas (domain.md 1.4)."""

from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.errors import Conflict, Invalid, NotFound
from crm.domain.network import AreaNode, FeederDraft, FeederNode, StationDraft, StationNode
from crm.domain.reading.places import feeder
from crm.domain.reading.text import fold
from crm.storage.outages import network as store
from crm.storage.reader import Reader
from crm.storage.searchable import reindex
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Feeder, Substation, TransformerArea
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
            voltage_code=row.voltage_code,
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
        "voltage_code": draft.voltage_code,
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


def _named(name: str) -> str:
    if not name.strip():
        raise Invalid("network.no_name")
    return name.strip()


def feeder_named(reader: Reader, text: str) -> UUID:
    """Return the feeder that somebody names: 岚湖站F12, F12 or the name of its line where only one has it.

    Raises NotFound("outage.feeder_unknown") and Invalid("outage.feeder_many").
    """
    stations = {row.id: row.name for row in store.stations(reader)}
    rows = list(store.feeders(reader))
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
