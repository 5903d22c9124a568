"""What a campaign changed: told accounts before and after, beside accounts like them that were not (domain.md 8)."""

from enum import StrEnum

from msgspec import Struct

from crm.domain.comparison import GOOD, Metric, Side

FOLLOWED = (Metric.PEAK_SHARE, Metric.VALLEY_SHARE, Metric.POWER_FACTOR, Metric.KWH_PER_KVA)
"""What is followed after a campaign."""


class Verdict(StrEnum):
    """What can be said honestly of a difference."""

    TOO_FEW = "too_few"
    UNCLEAR = "unclear"
    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"


class EffectLine(Struct, frozen=True):
    """One metric: means of `told` accounts and of the `peers` beside them, before and after.

    `difference` is how much more the told ones changed than their peers, within `margin` on both sides (95 %). None
    where too few can be compared.
    """

    metric: Metric
    told: int
    peers: int
    before: float | None = None
    after: float | None = None
    peers_before: float | None = None
    peers_after: float | None = None
    difference: float | None = None
    margin: float | None = None

    @property
    def verdict(self) -> Verdict:
        """What the figures allow to say: a difference within its margin may be chance."""
        if self.difference is None or self.margin is None:
            return Verdict.TOO_FEW
        if abs(self.difference) <= self.margin:
            return Verdict.UNCLEAR
        side = GOOD[self.metric]
        if side is Side.NEITHER:
            return Verdict.CHANGED
        return Verdict.BETTER if (self.difference > 0) == (side is Side.HIGH) else Verdict.WORSE


class Effect(Struct, frozen=True):
    """What became of the told accounts: `told` of them, in `months` months on each side of the one they were told in.

    `least` is how many accounts there must be at least on both sides of a comparison. `waiting` were told so recently
    that no whole month has passed since.
    """

    told: int
    waiting: int
    months: int
    least: int
    lines: tuple[EffectLine, ...] = ()
