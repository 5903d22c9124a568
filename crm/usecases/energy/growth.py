"""Customers' coming demand by feeder, for the grid planners (domain.md section 7)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from uuid import UUID

from crm.domain.codes import Segment
from crm.domain.growth_desk import GrowthBoard, GrowthRow, GrowthYear, LeadLine, StationRow, ramp_of
from crm.domain.settings import SettingValue
from crm.domain.summary import month_before
from crm.planning.energy.growth import POWER_FACTOR, Lead, kind_of, outlook
from crm.storage.energy import growth as store
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import all_values, number

AHEAD = 5
COEFFICIENTS = {
    "industry": "lead.coefficient_industry",
    "data": "lead.coefficient_data",
    "office": "lead.coefficient_office",
    "home": "lead.coefficient_home",
}
ENDED = frozenset({"energized", "cancelled"})


def growth(reader: Reader) -> GrowthBoard:
    """Return what the leads of customers add to their feeders in this year and those after it."""
    today = reader.clock.today()
    values = all_values(reader, today)
    stale = today - timedelta(days=int(number(values, "lead.stale_days")))
    coefficients = {kind: number(values, key) for kind, key in COEFFICIENTS.items()}
    coincidence = number(values, "lead.coincidence")
    homes = store.main_feeders(reader, today)
    by_feeder: dict[UUID, list[tuple[AnyRow, LeadLine]]] = defaultdict(list)
    unplaced = []
    for row in store.leads(reader):
        if row.stage in ENDED:
            continue
        line = _line(row, reader.clock.local(row.updated_at).date(), stale, coefficients)
        if home := row.feeder_id or homes.get(row.account_id):
            by_feeder[home].append((row, line))
        else:
            unplaced.append(line)
    carried = _carried(homes, store.demands(reader, month_before(today, 12)), coincidence)
    years = tuple(range(today.year, today.year + AHEAD + 1))
    rows = [
        _row(feeder, by_feeder[feeder.id], carried.get(feeder.id, 0.0), years, values)
        for feeder in store.feeders(reader)
        if feeder.id in by_feeder
    ]
    stations = tuple(_stations(rows, years, values))
    made = (tuple(sorted(rows, key=_order)), tuple(unplaced), stations, coefficients, coincidence)
    return GrowthBoard(today, years, *made)


def _order(row: GrowthRow) -> tuple[int, int, str, str]:
    return row.over_from or 9999, row.heavy_from or 9999, row.substation, row.feeder


def _line(row: AnyRow, updated_on: date, stale: date, coefficients: Mapping[str, float]) -> LeadLine:
    named = (row.id, row.account_no, row.name, row.project, row.applied_kva, row.stage, row.probability)
    coefficient = coefficients[kind_of(row.industry_code, row.segment == Segment.RESIDENTIAL)]
    known = (row.earliest_on, row.latest_on, ramp_of(row.ramp), row.version)
    facts = (row.account_id, row.purpose, row.voltage_code, row.is_dual, row.load_character, row.contact_id)
    return LeadLine(*named, row.expected_on, updated_on, updated_on < stale, coefficient, *known, *facts)


def _stations(
    rows: Iterable[GrowthRow], years: tuple[int, ...], values: Mapping[str, SettingValue]
) -> Iterator[StationRow]:
    """Yield the sums of each substation, those with an overloaded feeder first."""
    by_station: dict[str, list[GrowthRow]] = defaultdict(list)
    for row in rows:
        by_station[row.substation].append(row)
    found = [_station(name, each, years, number(values, "feeder.heavy_pct")) for name, each in by_station.items()]
    yield from sorted(found, key=lambda row: (row.over_from or 9999, row.heavy_from or 9999, row.substation))


def _station(name: str, rows: list[GrowthRow], years: tuple[int, ...], heavy_pct: float) -> StationRow:
    known = [row for row in rows if row.limit_kva]
    limit = sum(row.limit_kva or 0.0 for row in known)
    present = sum(row.present_kw for row in known)
    told = []
    for at, year in enumerate(years if known else ()):
        each = [row.years[at] for row in known]
        weighted, coincident = sum(one.weighted_kw for one in each), sum(one.coincident_kw for one in each)
        headroom = sum(one.headroom_kw for one in each)
        load = (present + coincident) / (limit * POWER_FACTOR) * 100
        told.append(GrowthYear(year, weighted, coincident, headroom, load))
    heavy = next((one.year for one in told if one.load_pct > heavy_pct), None)
    over = min((row.over_from for row in rows if row.over_from), default=None)
    sums = (len(rows), sum(len(row.leads) for row in rows), sum(row.raw_kva for row in rows), limit, present)
    return StationRow(name, *sums, tuple(told), heavy, over)


def _carried(homes: Mapping[UUID, UUID], demands: Mapping[UUID, float], coincidence: float) -> dict[UUID, float]:
    """Return what each feeder carries today in kW: the newest peaks of its accounts do not all meet."""
    found: dict[UUID, float] = defaultdict(float)
    for account, feeder in homes.items():
        found[feeder] += demands.get(account, 0.0) * coincidence
    return found


def _row(
    feeder: AnyRow,
    leads: list[tuple[AnyRow, LeadLine]],
    present: float,
    years: tuple[int, ...],
    values: Mapping[str, SettingValue],
) -> GrowthRow:
    lines = tuple(line for _row_of, line in leads)
    raw = sum(line.applied_kva for line in lines)
    facts = (feeder.id, feeder.substation, feeder.number, feeder.limit_kva, present, lines, raw)
    if not feeder.limit_kva:
        return GrowthRow(*facts, (), None, None)
    coming = [
        Lead(
            *(line.applied_kva, line.coefficient, line.probability),
            (line.expected_on or date(years[1], 1, 1)).year,
            line.ramp,
        )
        for line in lines
    ]
    limits = (number(values, "feeder.heavy_pct"), number(values, "feeder.over_pct"))
    found = outlook(coming, feeder.limit_kva, present, years, number(values, "lead.coincidence"), *limits)
    told = tuple(
        GrowthYear(each.year, each.weighted_kw, each.coincident_kw, each.headroom_kw, each.load_pct)
        for each in found.years
    )
    return GrowthRow(*facts, told, found.heavy_from, found.over_from)
