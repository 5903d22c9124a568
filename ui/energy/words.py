"""What a standing among peers is called, and how its values are written."""

from PySide6.QtCore import QCoreApplication

from crm.domain.comparison import GOOD, Band, Metric, Side, Standing
from crm.domain.peers import PeerGroup, PeerLevel
from ui.texts.names import industry_name
from ui.widgets.badge import Tone

VERY, SOME, LITTLE = 10, 25, 40
"""Percentiles from an end at which a place is called very low, low, and a little low; the same from the other end."""
PERCENTS = frozenset({Metric.PEAK_SHARE, Metric.VALLEY_SHARE, Metric.DEMAND_SHARE, Metric.GROWTH})


def metric_name(metric: Metric) -> str:
    """Return what is compared, short enough for the first column of the strips."""
    translate = QCoreApplication.translate
    return {
        Metric.KWH_PER_KVA: translate("EnergyWords", "Energy per kVA"),
        Metric.LOAD_FACTOR: translate("EnergyWords", "Load factor"),
        Metric.PEAK_SHARE: translate("EnergyWords", "Peak-hour share"),
        Metric.VALLEY_SHARE: translate("EnergyWords", "Valley share"),
        Metric.POWER_FACTOR: translate("EnergyWords", "Power factor"),
        Metric.DEMAND_SHARE: translate("EnergyWords", "Demand over contract"),
        Metric.AVERAGE_PRICE: translate("EnergyWords", "Average price"),
        Metric.GROWTH: translate("EnergyWords", "Change in a year"),
        Metric.UNIT_USE: translate("EnergyWords", "Energy per product"),
    }[metric]


def metric_note(metric: Metric) -> str:
    """Return the unit of a metric, and which side of it is the better one."""
    translate = QCoreApplication.translate
    unit = {
        Metric.KWH_PER_KVA: translate("EnergyWords", "kWh/kVA"),
        Metric.AVERAGE_PRICE: translate("EnergyWords", "¥/kWh"),
        Metric.UNIT_USE: translate("EnergyWords", "kWh each"),
    }.get(metric, "")
    better = {
        Side.HIGH: translate("EnergyWords", "higher is better"),
        Side.LOW: translate("EnergyWords", "lower is better"),
        Side.NEITHER: translate("EnergyWords", "no better side"),
    }[GOOD[metric]]
    return f"{unit} · {better}" if unit else better


def metric_value(metric: Metric, value: float) -> str:
    """Return a value as it is written: shares in percent, prices to a tenth of a fen, factors to two digits."""
    if metric in PERCENTS:
        return f"{value * 100:+.1f}%" if metric is Metric.GROWTH else f"{value * 100:.0f}%"
    if metric is Metric.AVERAGE_PRICE:
        return f"{value:.3f}"
    if metric in (Metric.LOAD_FACTOR, Metric.POWER_FACTOR):
        return f"{value:.2f}"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.1f}"


def place_word(standing: Standing) -> str:
    """Return where a value stands, in words."""
    translate = QCoreApplication.translate
    rank = standing.percentile
    if standing.band is Band.OUTLIER:
        return translate("EnergyWords", "unusually low") if rank < 50 else translate("EnergyWords", "unusually high")
    if rank <= LITTLE:
        return (
            translate("EnergyWords", "very low")
            if rank <= VERY
            else translate("EnergyWords", "low")
            if rank <= SOME
            else translate("EnergyWords", "a little low")
        )
    if rank < 100 - LITTLE:
        return translate("EnergyWords", "typical")
    return (
        translate("EnergyWords", "very high")
        if rank >= 100 - VERY
        else translate("EnergyWords", "high")
        if rank >= 100 - SOME
        else translate("EnergyWords", "a little high")
    )


def tone(standing: Standing) -> Tone:
    """Return how loud a place is: only the costly end is marked, and its last tenth in red."""
    if standing.is_good is not False:
        return Tone.NEUTRAL
    far = min(standing.percentile, 100 - standing.percentile) <= VERY or standing.band is Band.OUTLIER
    return Tone.DANGER if far else Tone.WARN


def peers_text(group: PeerGroup) -> str:
    """Return whom an account is compared with."""
    translate = QCoreApplication.translate
    band = _band(group)
    if group.level is PeerLevel.DIVISION:
        return f"{industry_name(group.industries[0])}, {band}"
    if group.level is PeerLevel.SECTION_BAND:
        return translate("EnergyWords", "same section, {band}").format(band=band)
    if group.level is PeerLevel.SECTION:
        return translate("EnergyWords", "same section, any capacity")
    return translate("EnergyWords", "all accounts")


def _band(group: PeerGroup) -> str:
    translate = QCoreApplication.translate
    low, high = (f"{edge or 0:,.0f}" for edge in (group.low, group.high))
    if group.high is None:
        return translate("EnergyWords", "from {low} kVA").format(low=low)
    if not group.low:
        return translate("EnergyWords", "below {high} kVA").format(high=high)
    return translate("EnergyWords", "{low}–{high} kVA").format(low=low, high=high)
