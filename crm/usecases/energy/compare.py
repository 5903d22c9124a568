"""One account among those that are like it, and against its own past (domain.md 4.2 and 4.6)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import isclose
from uuid import UUID

from msgspec import Struct

from crm.domain.brief import a_year_before
from crm.domain.comparison import Metric, Standing
from crm.domain.energy_desk import AdviceKind, Comparison, Finding
from crm.domain.errors import Invalid
from crm.domain.festival import spring_months, sums_to_compare
from crm.domain.peers import PeerGroup, chosen, groups
from crm.domain.settings import SettingValue
from crm.domain.summary import month_before
from crm.domain.tariffs import Period, days_in
from crm.planning.energy.advice import MonthOfUse, shift
from crm.planning.energy.compare import Figures, metrics, standing
from crm.storage.energy import usage as store
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import all_values, number
from crm.usecases.energy.bills import Billed, as_subject, billed, findings_of, with_capacity

SHOWN = (
    *(Metric.KWH_PER_KVA, Metric.PEAK_SHARE, Metric.LOAD_FACTOR, Metric.POWER_FACTOR),
    *(Metric.DEMAND_SHARE, Metric.AVERAGE_PRICE, Metric.VALLEY_SHARE, Metric.GROWTH, Metric.UNIT_USE),
)
PAST = 13
LEAST_SHIFT = 0.01
"""Of the energy: to move less is not worth a word."""
Values = Mapping[str, SettingValue]


def newest_month(reader: Reader, account_id: UUID) -> date | None:
    """Return the last whole month that an account was read in."""
    return store.newest_month(reader, account_id, reader.clock.today().replace(day=1))


def compare(reader: Reader, account_id: UUID, month: date) -> Comparison:
    """Return how an account's month stands among its peers.

    In January and February the growth of one month says when works stood still: it is no metric among peers then.

    Raises NotFound("account.gone"), and Invalid where the account has no capacity or the month was not read.
    """
    account = with_capacity(reader, account_id)
    own = {row.month: row for row in store.months(reader, account_id, month_before(month, 24), month)}
    if month not in own:
        raise Invalid("energy.no_reading", name=account.name, month=f"{month:%Y-%m}")
    values = all_values(reader, month)
    mine = metrics(_figures(own, month, account.contract_kva))
    if spring_months(month):
        mine.pop(Metric.GROWTH, None)
    group, widened, peers = _peers(reader, account, own[month], values, mine)
    outlier = number(values, "peer.outlier_z")
    found = tuple(_standings(mine, peers.figures, outlier)) if group is not None else ()
    try:
        findings, problem, why = tuple(_findings(billed(reader, account, month), found)), None, {}
    except Invalid as refused:
        findings, problem, why = (), refused.code, refused.values
    past = tuple((at, _grown(metrics(_figures(own, at, account.contract_kva)), own, at)) for at in own)
    size = peers.size if group is not None else 0
    return Comparison(as_subject(account), month, group, widened, size, found, past[-PAST:], findings, problem, why)


def _figures(rows: Mapping[date, AnyRow], month: date, contract_kva: float) -> Figures:
    before = rows.get(a_year_before(month))
    return figures_of(rows[month], None if before is None else before.kwh_total, contract_kva)


def _grown(found: dict[Metric, float], rows: Mapping[date, AnyRow], month: date) -> dict[Metric, float]:
    """Return metrics whose growth counts January and February together, between which the Spring Festival moves."""
    if spring_months(month):
        found.pop(Metric.GROWTH, None)
        sums = sums_to_compare({at: row.kwh_total for at, row in rows.items()}, month)
        if sums is not None and sums[1] > 0:
            found[Metric.GROWTH] = sums[0] / sums[1] - 1
    return found


class _Peers(Struct, frozen=True):
    """How many accounts a group has that month, and the figures of each metric; nobody's stand together."""

    size: int
    figures: Mapping[Metric, Sequence[float]]


def _peers(
    reader: Reader, account: AnyRow, own: AnyRow, values: Values, mine: Mapping[Metric, float]
) -> tuple[PeerGroup | None, int, _Peers]:
    """Return the group to show in the month of the account's own row, how many closer ones were too small, and what
    its members have.
    """
    month = own.month
    least, visible = (int(number(values, f"peer.{key}")) for key in ("min_size", "min_visible"))
    wanted = groups(account.industry_code, account.voltage_code, account.contract_kva)
    members: list[_Peers] = []
    for group in wanted:
        seen = reader.is_guarded
        members.append(_told(reader, account.id, group, month, mine) if seen else _read(reader, group, month, own))
        if members[-1].size >= max(least, visible):
            break
    place = chosen([each.size for each in members], least, visible)
    return (None, 0, _Peers(0, {})) if place is None else (wanted[place], place, members[place])


def _told(reader: Reader, account_id: UUID, group: PeerGroup, month: date, mine: Mapping[Metric, float]) -> _Peers:
    """Return the peers of the whole bureau, of which the login may see figures only.

    The account's own figure is among them to the last digit, however the server rounds: equal ones count by half.
    """
    figures = {}
    for name, values in store.peer_figures(reader, account_id, group.level, month).items():
        own = mine.get(Metric(name))
        figures[Metric(name)] = [own if own is not None and isclose(each, own) else each for each in values]
    return _Peers(len(figures.get(Metric.KWH_PER_KVA, ())), figures)


def _read(reader: Reader, group: PeerGroup, month: date, own: AnyRow) -> _Peers:
    """Return the peers as they are read; what is made is held against the same unit only."""
    figures: dict[Metric, list[float]] = defaultdict(list)
    hours = days_in(month) * 24
    rows = store.group_month(reader, group, month, a_year_before(month))
    for kva, former, kwh, sharp, peak, valley, kvarh, demand, fee, output, unit in rows:
        alike = output if unit == own.output_unit else None
        each = Figures(kwh, 1, hours, kva, sharp, peak, valley, kvarh, demand, fee, former, alike)
        for metric, value in metrics(each).items():
            figures[metric].append(value)
    return _Peers(len(rows), figures)


def figures_of(row: AnyRow, former_kwh: float | None, contract_kva: float) -> Figures:
    """Return a month's row as the figures that metrics are made of, with the energy of the year before."""
    return Figures(
        kwh=row.kwh_total,
        months=1,
        hours=days_in(row.month) * 24,
        contract_kva=contract_kva,
        sharp_kwh=row.kwh_sharp,
        peak_kwh=row.kwh_peak,
        valley_kwh=row.kwh_valley,
        kvarh=row.kvarh,
        demand_kw=row.max_demand_kw,
        fee=row.total_fee,
        former_kwh=former_kwh,
        output=row.product_output,
    )


def _standings(
    mine: Mapping[Metric, float], peers: Mapping[Metric, Sequence[float]], outlier: float
) -> Iterator[Standing]:
    for metric in SHOWN:
        sample = peers.get(metric)
        if metric in mine and sample:
            yield standing(metric, mine[metric], sample, outlier)


def _findings(found: Billed, standings: Iterable[Standing]) -> Iterator[Finding]:
    """Yield what the bill shows, and what moving the peak hours to the peers' middle is worth."""
    yield from findings_of(found)
    high = next((each for each in standings if each.metric is Metric.PEAK_SHARE and each.is_good is False), None)
    if high is None or high.value - high.middle < LEAST_SHIFT:
        return
    wanted = Decimal(str(round((high.value - high.middle) * float(found.usage.total_kwh))))
    each = MonthOfUse(found.month, found.usage, found.terms.tariff)
    moved = shift(each, wanted, Period.PEAK, Period.VALLEY, found.made.pf_percent)
    if moved.kwh > 0:
        yield Finding(AdviceKind.PEAK_SHARE, high.value, high.middle, moved.saving, float(moved.kwh))


def suggested_account(reader: Reader, person_id: UUID | None) -> UUID | None:
    """Return the account to begin with: the one in scope that used most in the last month that was read."""
    return store.largest(reader, person_id, reader.clock.today().replace(day=1))
