"""The visits of a summary one by one, as its detail sheet shows them (domain.md 2.3)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from msgspec import Struct

from crm.domain.codes import RecordState, Side
from crm.domain.errors import NotFound
from crm.domain.reports import Fact
from crm.domain.summary import Months, VisitLine, month_before, quarter_before
from crm.domain.visits import RecordDraft
from crm.storage import summary as store
from crm.storage.reader import AnyRow, Reader
from crm.usecases.facts.counting import Counting
from crm.usecases.facts.issues import counted_hazards, counted_issues

QUARTER, YEAR = 3, 12
BEFORE_RECORD = 8
"""How many columns of a visit's details say whom it was to; the day of the visit begins its record."""
_NOBODY: Mapping[str, list[str]] = {}
_NO_MONTHS: Months = {}


class _Beside(Struct, frozen=True):
    """What stands beside the visits, by visit or by account."""

    names: dict[UUID, dict[str, list[str]]]
    feeders: dict[UUID, str]
    energy: dict[UUID, Months]
    files: dict[UUID, int]
    materials: dict[UUID, list[tuple[str, str]]]
    topics: dict[UUID, list[str]]
    issues: Mapping[UUID, Sequence[Any]]
    hazards: Mapping[UUID, Sequence[Any]]
    segments: Mapping[UUID, str]


def visit_lines(counting: Counting, visit_ids: list[UUID], personal: bool, masks: bool) -> list[VisitLine]:
    """Return held visits by day with everything that was written down of them and what they brought in the period.

    The customer's people stand in them only when `personal` data are asked for, with numbers that it `masks`.
    """
    reader = counting.reader
    rows = store.details(reader, visit_ids)
    if not rows:
        return []
    account_ids = {row.account_id for row in rows}
    beside = _Beside(
        names=store.participants(reader, visit_ids, personal, masks),
        feeders=store.feeders(reader, account_ids),
        energy=_energy(reader, account_ids, rows[0].held_on, rows[-1].held_on),
        files=store.file_counts(reader, visit_ids),
        materials=store.materials(reader, visit_ids),
        topics=store.topics(reader, visit_ids),
        issues=_by_visit(counted_issues(counting, visit_ids)),
        hazards=_by_visit(counted_hazards(counting, visit_ids)),
        segments={row.account_id: counting.segment_of(row.account_id, row.segment) for row in rows},
    )
    return [_line(reader, row, beside) for row in rows]


def draft_line(reader: Reader, visit_id: UUID, draft: RecordDraft) -> VisitLine:
    """Return a visit as it is being written down; raises NotFound("visit.gone").

    What nobody has submitted has no promised day yet. Without a day of the visit its number has that of today.
    """
    row = next(iter(store.details(reader, [visit_id])), None)
    if row is None:
        raise NotFound("visit.gone")
    day = draft.held_on or reader.clock.today()
    record = (day, draft.arrived_at, draft.left_at, draft.channel, draft.production, draft.content)
    found = (draft.outage_plan_told, draft.demand_kva, draft.demand_on, draft.advice, draft.reply_on_site)
    judged = (draft.satisfaction, draft.recommend, draft.next_visit_on, RecordState.DRAFT, row.person, "", row.segment)
    names: dict[str, list[str]] = {}
    for each in draft.participants:
        title = each.title if each.side is Side.CUSTOMER else None
        names.setdefault(each.side, []).append(" ".join(part for part in (each.name, title) if part))
    beside = _Beside(
        names={visit_id: names},
        feeders=store.feeders(reader, {row.account_id}),
        energy=_energy(reader, {row.account_id}, day, day),
        files=store.file_counts(reader, [visit_id]),
        materials={visit_id: [(each.title, each.edition) for each in draft.materials]},
        topics={visit_id: [*draft.topics]},
        issues={visit_id: [_Raised(each.text) for each in draft.issues]},
        hazards={visit_id: draft.hazards},
        segments={row.account_id: row.segment},
    )
    line = _line(reader, (*row[:BEFORE_RECORD], *record, *found, *judged), beside)
    return line._replace(held_on=draft.held_on)


class _Raised(NamedTuple):
    """An issue that is not stored yet."""

    text: str
    due_on: None = None


def _energy(reader: Reader, account_ids: set[UUID], first: date, last: date) -> dict[UUID, Months]:
    """Return the months that the visits look back on: the quarter before each, and the same of the year before."""
    spans = [(month_before(first, back + QUARTER), month_before(last, back + 1)) for back in (0, YEAR)]
    return store.energy(reader, account_ids, spans)


def _by_visit(counted: Iterable[tuple[AnyRow, Fact]]) -> dict[UUID, list[AnyRow]]:
    found: dict[UUID, list[AnyRow]] = {}
    for row, _fact in counted:
        found.setdefault(row.visit_id, []).append(row)
    return found


def _hazard(row: AnyRow) -> str:
    return f"{row.text} ({row.remedy_due:%Y-%m-%d})" if row.remedy_due else str(row.text)


def _material(material: tuple[str, str]) -> str:
    title, edition = material
    return f"{title} ({edition})" if edition else title


def _line(reader: Reader, row: Sequence[Any], beside: _Beside) -> VisitLine:
    """Return a visit; its row is taken apart once, because a row finds a column by its name slowly."""
    visit_id, account_id, account_no, account, grade, industry, area, kva, held_on, *record = row
    arrived_at, left_at, channel, production, content, told, demand_kva, demand_on, *rest = record
    advice, reply_on_site, satisfaction, recommend, next_visit_on, record_state, person, reviewer, _segment = rest
    names, local = beside.names.get(visit_id, _NOBODY), reader.clock.local
    issues = beside.issues.get(visit_id, ())
    return VisitLine(
        visit_no=f"{held_on:%Y%m%d}-{visit_id.int & 0xFFFFFF:06X}",
        account_no=account_no,
        account=account,
        segment=beside.segments[account_id],
        importance_grade=grade,
        industry_code=industry,
        area=area,
        feeder=beside.feeders.get(account_id, ""),
        contract_kva=kva,
        held_on=held_on,
        arrived_at=local(arrived_at) if arrived_at else None,
        left_at=local(left_at) if left_at else None,
        channel=channel,
        visitors="、".join(names.get(Side.BUREAU, (person,))),
        participants="、".join(names.get(Side.CUSTOMER, ())),
        topics=tuple(beside.topics.get(visit_id, ())),
        production=production,
        energy=quarter_before(held_on, beside.energy.get(account_id, _NO_MONTHS)),
        content=content,
        hazards="；".join(map(_hazard, beside.hazards.get(visit_id, ()))),
        outage_plan_told=told,
        demand_kva=demand_kva,
        demand_on=demand_on,
        advice=advice,
        materials="；".join(map(_material, beside.materials.get(visit_id, ()))),
        issues="；".join(issue.text for issue in issues),
        reply_on_site=reply_on_site,
        promised_on=min((issue.due_on for issue in issues if issue.due_on), default=None),
        satisfaction=satisfaction,
        recommend=recommend,
        next_visit_on=next_visit_on,
        files=beside.files.get(visit_id, 0),
        manager=person,
        reviewer=reviewer or "",
        record_state=record_state,
    )
