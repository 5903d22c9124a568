"""The network as a tree: substations, their feeders, what hangs on these (domain.md 1.4)."""

from datetime import date
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import Segment, SourceRole


class AreaNode(Struct, frozen=True):
    """A transformer area 台区; `section` is its part of the feeder."""

    id: UUID
    version: int
    name: str
    section: str | None


class FeederNode(Struct, frozen=True):
    """A feeder; `accounts` hang on it today, `network_kind` is cable or overhead; 10 kV without a voltage."""

    id: UUID
    version: int
    number: str
    line_name: str | None
    network_kind: str | None
    voltage_code: str | None
    is_dedicated: bool
    limit_kva: float | None
    accounts: int
    sections: tuple[str, ...]
    areas: tuple[AreaNode, ...]


class StationNode(Struct, frozen=True):
    """A substation with its feeders, F2 before F12."""

    id: UUID
    version: int
    name: str
    voltage_code: str | None
    area: str | None
    area_id: UUID | None
    feeders: tuple[FeederNode, ...]


class StationDraft(Struct, frozen=True):
    """A substation as somebody enters it."""

    name: str
    voltage_code: str | None = None
    area_id: UUID | None = None


class FeederDraft(Struct, frozen=True):
    """A feeder as somebody enters it."""

    substation_id: UUID
    number: str
    line_name: str | None = None
    network_kind: str | None = None
    is_dedicated: bool = False
    limit_kva: float | None = None
    voltage_code: str | None = None


class SupplyRow(Struct, frozen=True):
    """An account's link to a feeder; `starts_on` and `ends_on` are its first and last day, None for always.

    `area` names its transformer area, `section` the part of the feeder that it hangs on.
    """

    id: UUID
    account_id: UUID
    name: str
    account_no: str | None
    segment: Segment
    role: SourceRole
    feeder_id: UUID
    feeder: str
    section: str | None
    area: str | None
    starts_on: date | None
    ends_on: date | None
    confirmed_on: date | None


class SupplyPlace(Struct, frozen=True):
    """Where a link hangs: a feeder, a section of it, and a transformer area that lies on it."""

    feeder_id: UUID
    section: str | None = None
    area_id: UUID | None = None
