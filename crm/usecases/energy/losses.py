"""Where energy is lost: feeders of a month, ranked by what was lost beyond what was expected (domain.md section 5)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from crm.domain.energy_desk import LossBoard, LossRow
from crm.domain.settings import SettingValue
from crm.domain.summary import month_before
from crm.planning.energy.loss import LineMonth, LossRules, judge, rate
from crm.storage.energy import lines as store
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import all_values, number
from crm.usecases.energy.loss_days import unusual_days

PAST = 24
SHOWN = 12
FALLING = 0.30
"""An account that used so much less than the month before may have a meter that is wrong."""
Falling = Mapping[UUID, tuple[tuple[UUID, str, float], ...]]


def newest_month(reader: Reader) -> date | None:
    """Return the last whole month with figures of any feeder."""
    return store.newest_month(reader, reader.clock.today().replace(day=1))


def losses(reader: Reader, month: date, person_id: UUID | None = None) -> LossBoard:
    """Return a month of the feeders that a person's accounts hang on, or of every feeder without a person."""
    months = store.feeder_months(reader, month_before(month, PAST), month)
    names = store.feeders(reader)
    mine = store.accounts_on(reader, person_id, month)
    falling, cases = _falling(store.energies_on(reader, month, month_before(month, 1)), month), store.open_cases(reader)
    rules = rules_of(all_values(reader, month))
    daily = unusual_days(reader, rules)
    rows = []
    for feeder_id, past in months.items():
        is_mine = person_id is None or feeder_id in mine
        if past[-1].starts_on != month or feeder_id not in names or not is_mine:
            continue
        row = _row(feeder_id, past, names[feeder_id], mine.get(feeder_id, 0), rules, falling, cases)
        rows.append(replace(row, days_unusual=feeder_id in daily))
    return LossBoard(month, tuple(sorted(rows, key=_order)))


def _order(row: LossRow) -> tuple[bool, bool, float, str]:
    """Those held apart last; before them the unusual ones first, by lost energy whatever its sign."""
    return row.judged.apart, not row.judged.is_unusual, -abs(row.judged.lost_kwh), row.name


def rules_of(values: Mapping[str, SettingValue]) -> LossRules:
    """Return the limits of feeders as they stand."""
    return LossRules(
        watch=number(values, "loss.feeder_watch_pct"),
        high=number(values, "loss.feeder_high_pct"),
        negative=number(values, "loss.feeder_neg_pct"),
        jump_points=number(values, "loss.jump_pp"),
        outlier_z=number(values, "peer.outlier_z"),
        coverage=number(values, "loss.coverage_min_pct"),
    )


def _row(
    feeder_id: UUID,
    past: Sequence[AnyRow],
    name: AnyRow,
    mine: int,
    rules: LossRules,
    falling: Falling,
    cases: Mapping[UUID, UUID],
) -> LossRow:
    newest = past[-1]
    by_month = {row.starts_on: rate(row.supply_kwh, row.sales_kwh) for row in past}
    return LossRow(
        feeder_id=feeder_id,
        name=f"{name.substation} {name.number}",
        my_accounts=mine,
        supply_kwh=newest.supply_kwh,
        sales_kwh=newest.sales_kwh,
        judged=judge([line_month(row) for row in past], rules),
        rates=tuple(by_month.get(month_before(newest.starts_on, back)) for back in range(SHOWN - 1, -1, -1)),
        has_transfer=newest.has_transfer,
        falling=falling.get(feeder_id, ()),
        case_id=cases.get(feeder_id),
    )


def line_month(row: AnyRow) -> LineMonth:
    """Return a stored month as the rules take it; without a word about coverage all meters were read."""
    coverage = 100.0 if row.coverage_pct is None else row.coverage_pct
    return LineMonth(row.starts_on, row.supply_kwh, row.sales_kwh, coverage, row.has_transfer)


def _falling(rows: Iterable[AnyRow], month: date) -> Falling:
    """Return by feeder the accounts that used far less than the month before, with the share that is missing."""
    energies: dict[tuple[UUID, UUID, str], dict[date, float]] = defaultdict(dict)
    for row in rows:
        energies[row.feeder_id, row.id, row.name][row.month] = row.kwh_total
    found: dict[UUID, list[tuple[UUID, str, float]]] = defaultdict(list)
    for (feeder_id, account_id, name), by_month in energies.items():
        former = by_month.get(month_before(month, 1))
        if former and month in by_month and by_month[month] < former * (1 - FALLING):
            found[feeder_id].append((account_id, name, 1 - by_month[month] / former))
    return {key: tuple(sorted(each, key=lambda one: -one[2])) for key, each in found.items()}
