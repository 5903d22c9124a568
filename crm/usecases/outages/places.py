"""What is off, in names."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from msgspec import Struct

from crm.domain.outage_desk import ScopePart
from crm.storage.outages import place_names
from crm.storage.reader import AnyRow, Reader


class Places(Struct, frozen=True):
    """Names of the network's parts and of accounts that scopes name."""

    feeders: Mapping[UUID, str]
    stations: Mapping[UUID, str]
    areas: Mapping[UUID, str]
    accounts: Mapping[UUID, str]

    def part(self, part: ScopePart) -> str:
        """Return what a part is called; an account that may not be seen has no name."""
        if part.account_id is not None:
            return self.accounts.get(part.account_id, "")
        if part.transformer_area_id is not None:
            return self.areas.get(part.transformer_area_id, "")
        if part.feeder_id is not None:
            name = self.feeders.get(part.feeder_id, "")
            return f"{name} {part.section}" if part.section else name
        return self.stations.get(part.substation_id, "") if part.substation_id is not None else ""

    def parts(self, scope: Sequence[ScopePart]) -> tuple[str, ...]:
        """Return what the parts of a scope are called."""
        return tuple(name for name in map(self.part, scope) if name)

    def place(self, head: AnyRow, scope: Sequence[ScopePart]) -> str:
        """Return what an outage is called by: its feeder, else what comes first in its scope."""
        if head.feeder_id is not None:
            return self.feeders.get(head.feeder_id, "")
        return next(iter(self.parts(scope)), "")


def places_of(reader: Reader, heads: Iterable[AnyRow], scopes: Mapping[UUID, Sequence[ScopePart]]) -> Places:
    """Read the names of what outages are called by and of what their scopes name."""
    parts = [part for scope in scopes.values() for part in scope]
    feeders = [*(head.feeder_id for head in heads), *(part.feeder_id for part in parts)]
    return Places(
        place_names.feeder_names(reader, _known(feeders)),
        place_names.station_names(reader, _known(part.substation_id for part in parts)),
        place_names.area_names(reader, _known(part.transformer_area_id for part in parts)),
        place_names.account_names(reader, _known(part.account_id for part in parts)),
    )


def _known(ids: Iterable[UUID | None]) -> set[UUID]:
    return {key for key in ids if key is not None}
