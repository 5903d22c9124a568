"""Where energy is lost: feeders or areas of a month, ranked by what was lost beyond the expected (domain.md 5)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from crm.domain.energy_desk import LossBoard, LossRow
from crm.domain.festival import spring_months, sums_to_compare
from crm.domain.losses import USUAL_VOLTAGE, Section, SectionAccount, section_name
from crm.domain.summary import month_before
from crm.planning.energy.loss import LineMonth, LossRules, judge, rate
from crm.planning.festival import year_before
from crm.storage.energy import lines as store
from crm.storage.reader import AnyRow, Reader
from crm.usecases.energy.loss_days import unusual_days
from crm.usecases.energy.loss_rules import section_rules

PAST = 24
SHOWN = 12
FALLING = 0.30
"""An account that used so much less than the month before may have a meter that is wrong."""
Falling = Mapping[UUID, tuple[tuple[UUID, str, float], ...]]


def newest_month(reader: Reader, section: Section = Section.FEEDER) -> date | None:
    """Return the last whole month with figures of any feeder or area."""
    return store.newest(reader, section, store.MONTH, reader.clock.today().replace(day=1))


def losses(reader: Reader, month: date, person_id: UUID | None = None, section: Section = Section.FEEDER) -> LossBoard:
    """Return a month of the feeders that a person's accounts hang on, or their areas; of every one without a person."""
    places = _places(reader, section)
    mine = store.accounts_on(reader, section, person_id, month)
    on_feeders = mine
    if section is Section.AREA and person_id is not None:
        on_feeders = store.accounts_on(reader, Section.FEEDER, person_id, month)
    falling = _falling(store.energies_on(reader, section, month, _asked(month)), month)
    cases = store.open_cases(reader, section)
    rules = section_rules(reader, section, month)
    daily = unusual_days(reader, section, rules)
    rows = []
    for key, past in store.spans(reader, section, store.MONTH, month_before(month, PAST), month):
        if past[-1].starts_on != month or key not in places:
            continue
        if person_id is not None and key not in mine and places[key].feeder_id not in on_feeders:
            continue
        row = _row(places[key], past, rules[key])
        rows.append(
            replace(
                row,
                my_accounts=mine.get(key, 0),
                falling=falling.get(key, ()),
                case_id=cases.get(key),
                days_unusual=key in daily,
            )
        )
    return LossBoard(month, tuple(sorted(rows, key=_order)))


class _Place(Struct, frozen=True):
    feeder_id: UUID
    area_id: UUID | None
    name: str
    voltage_code: str | None = None


def _places(reader: Reader, section: Section) -> dict[UUID, _Place]:
    """Return the feeders, or the areas on them, by their keys."""
    feeders = store.feeders(reader)
    if section is Section.FEEDER:
        return {
            key: _Place(key, None, section_name(row.substation, row.number), row.voltage_code or USUAL_VOLTAGE)
            for key, row in feeders.items()
        }
    return {
        key: _Place(on.id, key, section_name(on.substation, on.number, row.name))
        for key, row in store.areas(reader).items()
        if (on := feeders.get(row.feeder_id)) is not None
    }


def _order(row: LossRow) -> tuple[bool, bool, float, str]:
    """Those held apart last; before them the unusual ones first, by lost energy whatever its sign."""
    return row.judged.apart, not row.judged.is_unusual, -abs(row.judged.lost_kwh), row.name


def _row(place: _Place, past: list[AnyRow], rules: LossRules) -> LossRow:
    newest = past[-1]
    by_month = {row.starts_on: rate(row.supply_kwh, row.sales_kwh) for row in past}
    return LossRow(
        feeder_id=place.feeder_id,
        area_id=place.area_id,
        name=place.name,
        voltage_code=place.voltage_code,
        my_accounts=0,
        supply_kwh=newest.supply_kwh,
        sales_kwh=newest.sales_kwh,
        judged=judge([line_month(row) for row in past], rules),
        rates=tuple(by_month.get(month_before(newest.starts_on, back)) for back in range(SHOWN - 1, -1, -1)),
        has_transfer=newest.has_transfer,
        falling=(),
        case_id=None,
    )


def line_month(row: AnyRow) -> LineMonth:
    """Return a stored month as the rules take it; without a word about coverage all meters were read."""
    coverage = 100.0 if row.coverage_pct is None else row.coverage_pct
    return LineMonth(row.starts_on, row.supply_kwh, row.sales_kwh, coverage, row.has_transfer)


def _asked(month: date) -> tuple[date, ...]:
    """Return the months by which an account used far less: around the Spring Festival those of the year before too."""
    months = {month, month_before(month, 1), *(spring_months(month) or ())}
    return (*months, *(each.replace(year=each.year - 1) for each in spring_months(month) or ()))


def _falling(used: Iterable[store.AccountMonths], month: date) -> Falling:
    """Return by section the accounts that used far less than the month before, with the share that is missing."""
    found: dict[UUID, list[tuple[UUID, str, float]]] = defaultdict(list)
    before = month_before(month, 1)
    for each in used:
        now, former = each.kwh.get(month), each.kwh.get(before)
        if not former or now is None or now >= former * (1 - FALLING):
            continue
        if not _rests(each.kwh, month):
            found[each.section_id].append((each.account_id, each.name, 1 - now / former))
    return {key: tuple(sorted(each, key=lambda one: -one[2])) for key, each in found.items()}


def accounts_on(reader: Reader, section: Section, key: UUID, month: date) -> tuple[SectionAccount, ...]:
    """Return the accounts whose main supply a feeder or area is, those that fell most first."""
    before = month_before(month, 1)
    used = list(store.energies_on(reader, section, month, _asked(month), key))
    fallen = {each[0] for each in _falling(used, month).get(key, ())}
    found = (
        SectionAccount(each.account_id, each.name, each.kwh.get(month), each.kwh.get(before), each.account_id in fallen)
        for each in used
        if month in each.kwh or before in each.kwh
    )
    return tuple(sorted(found, key=lambda each: (each.change is None, each.change or 0.0, each.name)))


def _rests(energies: Mapping[date, float], month: date) -> bool:
    """Say whether an account rests over the Spring Festival, as far as its last year tells."""
    if spring_months(month) is None:
        return False
    sums = sums_to_compare(energies, month)
    if sums is None:
        before = year_before(month)
        lull = energies.get(before)
        return lull is None or energies[month] >= lull * (1 - FALLING)
    return sums[0] >= sums[1] * (1 - FALLING)
