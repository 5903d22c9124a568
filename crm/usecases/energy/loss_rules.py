"""The limits by which feeders, transformer areas and lines of 35 kV and more are judged (domain.md section 5)."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from crm.domain.codelists import voltage_by_code
from crm.domain.losses import USUAL_VOLTAGE, Element, Section
from crm.domain.settings import SettingValue
from crm.planning.energy.loss import LossRules
from crm.storage.energy import lines as store
from crm.storage.reader import Reader
from crm.storage.settings import all_values, number

HIGH_KV = 35.0
LIMITS = {
    Element.FEEDER: ("loss.feeder_watch_pct", "loss.feeder_high_pct", "loss.feeder_neg_pct"),
    Element.AREA: ("loss.area_watch_pct", "loss.area_high_pct", "loss.area_neg_pct"),
    Element.HIGH: ("loss.hv_watch_pct", "loss.hv_high_pct", "loss.hv_neg_pct"),
}
LEAST_KWH = {
    Element.FEEDER: (100_000.0, 3_000.0),
    Element.AREA: (3_000.0, 100.0),
    Element.HIGH: (1_500_000.0, 50_000.0),
}
"""The least supply for which a month and a day are judged; of a day alone thirty are a month."""


def section_rules(reader: Reader, section: Section, day: date) -> Mapping[UUID, LossRules]:
    """Return the limits of every feeder, each those of its own voltage, or of every area, as they hold on a day."""
    values = all_values(reader, day)
    if section is Section.AREA:
        return dict.fromkeys(store.areas(reader), _rules(values, Element.AREA))
    made = {each: _rules(values, each) for each in (Element.FEEDER, Element.HIGH)}
    return {key: made[_element(row.voltage_code)] for key, row in store.feeders(reader).items()}


def _element(voltage_code: str | None) -> Element:
    level = voltage_by_code().get(voltage_code or USUAL_VOLTAGE)
    return Element.HIGH if level is not None and level.nominal_kv >= HIGH_KV else Element.FEEDER


def _rules(values: Mapping[str, SettingValue], element: Element) -> LossRules:
    watch, high, negative = (number(values, key) for key in LIMITS[element])
    month_kwh, day_kwh = LEAST_KWH[element]
    return LossRules(
        watch=watch,
        high=high,
        negative=negative,
        jump_points=number(values, "loss.jump_pp"),
        outlier_z=number(values, "peer.outlier_z"),
        coverage=number(values, "loss.coverage_min_pct"),
        least_kwh=month_kwh,
        least_day_kwh=day_kwh,
    )
