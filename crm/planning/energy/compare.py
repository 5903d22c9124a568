"""How one account stands among its peers and against its own past, metric by metric (domain.md 4.2 and 4.6)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from crm.domain.comparison import Band, Metric, Standing
from crm.domain.peers import rank_in

SCALE = 0.6745
"""Makes the median distance of a normal spread its standard deviation."""


@dataclass(frozen=True)
class Figures:
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
    each, peak = figures, _sum(figures.sharp_kwh, figures.peak_kwh)
    found = {
        Metric.KWH_PER_KVA: _share(each.kwh, each.contract_kva * each.months),
        Metric.LOAD_FACTOR: _share(each.kwh, (each.demand_kw or 0) * each.hours),
        Metric.PEAK_SHARE: _share(peak, each.kwh),
        Metric.VALLEY_SHARE: _share(each.valley_kwh, each.kwh),
        Metric.POWER_FACTOR: None if each.kvarh is None else _share(each.kwh, (each.kwh**2 + each.kvarh**2) ** 0.5),
        Metric.DEMAND_SHARE: _share(each.demand_kw, each.contract_kva),
        Metric.AVERAGE_PRICE: _share(each.fee, each.kwh),
        Metric.GROWTH: None if not each.former_kwh else each.kwh / each.former_kwh - 1,
        Metric.UNIT_USE: None if each.output is None else _share(each.kwh, each.output),
    }
    return {metric: value for metric, value in found.items() if value is not None}


def _sum(*values: float | None) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _share(part: float | None, whole: float) -> float | None:
    return None if part is None or whole <= 0 else part / whole


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
