"""The network as a tree: substations, their feeders, what hangs on these (domain.md 1.4)."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class AreaNode:
    """A transformer area 台区; `section` is its part of the feeder."""

    id: UUID
    version: int
    name: str
    section: str | None


@dataclass(frozen=True)
class FeederNode:
    """A feeder; `accounts` hang on it today by any role, `network_kind` is cable or overhead."""

    id: UUID
    version: int
    number: str
    line_name: str | None
    network_kind: str | None
    is_dedicated: bool
    limit_kva: float | None
    accounts: int
    sections: tuple[str, ...]
    areas: tuple[AreaNode, ...]


@dataclass(frozen=True)
class StationNode:
    """A substation with its feeders, F2 before F12."""

    id: UUID
    version: int
    name: str
    voltage_code: str | None
    area: str | None
    area_id: UUID | None
    feeders: tuple[FeederNode, ...]


@dataclass(frozen=True)
class StationDraft:
    """A substation as somebody enters it."""

    name: str
    voltage_code: str | None = None
    area_id: UUID | None = None


@dataclass(frozen=True)
class FeederDraft:
    """A feeder as somebody enters it."""

    substation_id: UUID
    number: str
    line_name: str | None = None
    network_kind: str | None = None
    is_dedicated: bool = False
    limit_kva: float | None = None
