"""What an account was advised, on which visit it is told, and what came of it (domain.md 4.5 and 4.7)."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from msgspec.json import decode, encode

from crm.domain.comparison import Metric
from crm.domain.demand_response import Event
from crm.domain.energy_desk import AdviceKind, AdviceLine, AdviceState, Finding
from crm.planning.energy.compare import metrics
from crm.storage.energy import advice as store
from crm.storage.energy import usage
from crm.storage.reader import Reader
from crm.storage.tables import EnergyAdvice
from crm.storage.unit import UnitOfWork
from crm.usecases.energy.bills import subject_of
from crm.usecases.energy.compare import figures_of, newest_month

METRICS: Mapping[AdviceKind, Metric] = {
    AdviceKind.POWER_FACTOR: Metric.POWER_FACTOR,
    AdviceKind.PEAK_SHARE: Metric.PEAK_SHARE,
}
"""The figures by which an advice is followed; of the others the highest demand is."""


def give_advice(work: UnitOfWork, account_id: UUID, month: date, findings: Sequence[Finding]) -> list[UUID]:
    """Save what stands out as advice that joins the next planned visit.

    What was advised from the same month, or from the same event, already is written anew. Raises
    NotFound("account.gone").
    """
    account = subject_of(work, account_id)
    visit_id = store.next_visit(work, account_id, work.clock.today())
    known = {(row.kind, _day(_event(row.event))): row for row in store.same(work, account_id, month)}
    kept = []
    for each in findings:
        saving = None if each.saving is None else float(each.saving)
        event = None if each.event is None else encode(each.event).decode()
        values = {"saving_yuan": saving, "value": each.value, "visit_id": visit_id, "event": event}
        if (row := known.get((each.kind, _day(each.event)))) is not None:
            work.update(EnergyAdvice, row.id, row.version, **values)
            kept.append(row.id)
            continue
        place = {"account_id": account_id, "portfolio_id": account.portfolio_id, "month": month, "kind": each.kind}
        kept.append(work.insert(EnergyAdvice, **place, **values, state=AdviceState.OPEN))
    return kept


def answer_advice(work: UnitOfWork, advice_id: UUID, version: int, state: AdviceState, note: str | None = None) -> None:
    """Write down that an advice was told, adopted or declined; raises Conflict where somebody was faster."""
    work.update(EnergyAdvice, advice_id, version, state=state, **({} if note is None else {"note": note}))


def advice_of(reader: Reader, account_id: UUID) -> tuple[AdviceLine, ...]:
    """Return everything that an account was advised, with the same figure of its newest month."""
    month = newest_month(reader, account_id)
    now = _figures_now(reader, account_id, month)
    found = []
    for row in store.of_account(reader, account_id):
        kind = AdviceKind(row.kind)
        figures = (row.saving_yuan, row.value, now.get(kind), month)
        state = AdviceState(row.state)
        rest = (state, row.visit_on, row.note, _event(row.event))
        found.append(AdviceLine(row.id, row.version, kind, row.month, *figures, *rest))
    return tuple(found)


def kept_events(reader: Reader, account_id: UUID) -> tuple[Event, ...]:
    """Return the demand response events that an account was advised by, the newest first."""
    found = (_event(text) for text in store.events_of(reader, account_id))
    return tuple(sorted((each for each in found if each is not None), key=lambda each: each.day, reverse=True))


def _event(text: str | None) -> Event | None:
    return None if text is None else decode(text, type=Event)


def _day(event: Event | None) -> date | None:
    return None if event is None else event.day


def _figures_now(reader: Reader, account_id: UUID, month: date | None) -> dict[AdviceKind, float]:
    rows = [] if month is None else usage.months(reader, account_id, month, month)
    if not rows:
        return {}
    account = subject_of(reader, account_id)
    values = metrics(figures_of(rows[0], None, account.contract_kva))
    found = {kind: values[metric] for kind, metric in METRICS.items() if metric in values}
    if rows[0].max_demand_kw is not None:
        found |= {AdviceKind.BASIS: rows[0].max_demand_kw, AdviceKind.DEMAND_OVER: rows[0].max_demand_kw}
    return found
