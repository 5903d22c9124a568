"""Drives when no road map is at hand; a bureau's own matrix answers the same question (crm.domain.proposal.Travel)."""

from msgspec import Struct

from crm.domain.proposal import Site
from crm.planning.travel import Drive, drive


class StraightRoads(Struct, frozen=True):
    """The straight line times a detour factor at a set speed in km/h; `step` rounds minutes up.

    Steps of five minutes let a day's visits begin at times that people agree on, and leave a little to spare.
    """

    detour: float = 1.3
    kmh: float = 30.0
    step: int = 1

    def between(self, start: Site, end: Site) -> Drive:
        """Return the estimated drive from one place to another."""
        found = drive((start.lon, start.lat), (end.lon, end.lat), self.detour, self.kmh)
        if found is None:
            return Drive(0, 0.0)
        return Drive(-(-found.minutes // self.step) * self.step, found.km)
