"""Drives when no road map is at hand; a bureau's own matrix answers the same question (crm.domain.proposal.Travel)."""

from dataclasses import dataclass

from crm.domain.proposal import Site
from crm.planning.travel import Drive, drive


@dataclass(frozen=True)
class StraightRoads:
    """The straight line times a detour factor at a set speed in km/h."""

    detour: float = 1.3
    kmh: float = 30.0

    def between(self, start: Site, end: Site) -> Drive:
        """Return the estimated drive from one place to another."""
        found = drive((start.lon, start.lat), (end.lon, end.lat), self.detour, self.kmh)
        return found if found is not None else Drive(0, 0.0)
