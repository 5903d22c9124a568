"""How one account stands among its peers and against its own past, metric by metric (domain.md 4.2 and 4.6)."""

from collections.abc import Iterable, Sequence
from statistics import median, quantiles
from typing import NamedTuple

from crm.domain.comparison import Band, Metric, Standing
from crm.domain.peers import rank_in

SCALE = 0.6745
"""Makes the median distance of a normal spread its standard deviation."""


class Figures(NamedTuple):
    """One account's sums over some months: energies in kWh and kvarh, hours of the months, yuan, and what was made.

    `demand_kw` is the mean of the months' highest demands. `former_kwh` is the energy of the same months a year before,
    None where one of them is missing; `output` is in the customer's own unit.
    """

    kwh: float
    months: int
    hours: float
    contract_kva: float
    sharp_kwh: float | None = None
    peak_kwh: float | None = None
    valley_kwh: float | None = None
    kvarh: float | None = None
    demand_kw: float | None = None
    fee: float | None = None
    former_kwh: float | None = None
    output: float | None = None


def metrics(figures: Figures) -> dict[Metric, float]:
    """Return the metrics that an account's figures allow; what cannot be divided is not there."""
    kwh, kva, demand, kvarh = figures.kwh, figures.contract_kva * figures.months, figures.demand_kw, figures.kvarh
    found: dict[Metric, float] = {}
    if kva > 0:
        found[Metric.KWH_PER_KVA] = kwh / kva
    if demand and demand * figures.hours > 0:
        found[Metric.LOAD_FACTOR] = kwh / (demand * figures.hours)
    if demand is not None and figures.contract_kva > 0:
        found[Metric.DEMAND_SHARE] = demand / figures.contract_kva
    if kwh > 0:
        if figures.sharp_kwh is not None or figures.peak_kwh is not None:
            found[Metric.PEAK_SHARE] = ((figures.sharp_kwh or 0.0) + (figures.peak_kwh or 0.0)) / kwh
        if figures.valley_kwh is not None:
            found[Metric.VALLEY_SHARE] = figures.valley_kwh / kwh
        if figures.fee is not None:
            found[Metric.AVERAGE_PRICE] = figures.fee / kwh
    if kvarh is not None and (kwh or kvarh):
        found[Metric.POWER_FACTOR] = kwh / (kwh * kwh + kvarh * kvarh) ** 0.5
    if figures.former_kwh:
        found[Metric.GROWTH] = kwh / figures.former_kwh - 1
    if figures.output is not None and figures.output > 0:
        found[Metric.UNIT_USE] = kwh / figures.output
    return found


def standing(metric: Metric, value: float, peers: Iterable[float], outlier_z: float = 3.5) -> Standing:
    """Return where a value stands among its peers, which hold the value itself. Raises ValueError without peers."""
    sample = sorted(peers)
    if not sample:
        raise ValueError("no peers")
    low, middle, high = quantiles(sample, n=4, method="inclusive") if len(sample) > 1 else sample * 3
    rank = rank_in(value, sample)
    z = robust_z(value, sample)
    return Standing(metric, value, len(sample), low, middle, high, rank, z, _band(rank, z, outlier_z), tuple(sample))


def robust_z(value: float, sample: Sequence[float]) -> float | None:
    """Return the distance from the median in robust deviations; None where the middle half of them is equal."""
    middle = median(sample)
    spread = median(abs(other - middle) for other in sample)
    return SCALE * (value - middle) / spread if spread else None


def _band(rank: float, z: float | None, outlier_z: float) -> Band:
    if z is not None and abs(z) > outlier_z:
        return Band.OUTLIER
    if rank <= 25:
        return Band.LOW
    return Band.HIGH if rank >= 75 else Band.TYPICAL
