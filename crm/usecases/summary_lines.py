"""The visits of a summary one by one, as its detail sheet shows them (domain.md 2.3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from crm.domain.codes import Side
from crm.domain.summary import Months, VisitLine, month_before, quarter_before
from crm.storage import summary as store
from crm.storage.reader import AnyRow, Reader

YEAR_AND_QUARTER = 15
"""Months before a visit that its energy looks back on."""


@dataclass(frozen=True)
class _Beside:
    """What stands beside the visits, by visit or by account."""

    names: dict[UUID, dict[str, list[str]]]
    feeders: dict[UUID, str]
    energy: dict[UUID, Months]
    files: dict[UUID, int]
    materials: dict[UUID, list[tuple[str, str]]]
    topics: dict[UUID, list[str]]
    issues: dict[UUID, list[AnyRow]]
    hazards: dict[UUID, list[AnyRow]]
    segments: Mapping[UUID, str]


def visit_lines(
    reader: Reader,
    visit_ids: list[UUID],
    segments: Mapping[UUID, str],
    topics: dict[UUID, list[str]],
    issues: list[AnyRow],
    hazards: list[AnyRow],
) -> list[VisitLine]:
    """Return held visits by day with everything that was written down of them; `segments` are those of the period."""
    rows = store.details(reader, visit_ids)
    if not rows:
        return []
    first = month_before(rows[0].held_on, YEAR_AND_QUARTER)
    beside = _Beside(
        names=store.participants(reader, visit_ids),
        feeders=store.feeders(reader),
        energy=store.energy(reader, {row.account_id for row in rows}, first, rows[-1].held_on),
        files=store.file_counts(reader, visit_ids),
        materials=store.materials(reader, visit_ids),
        topics=topics,
        issues=_by_visit(issues),
        hazards=_by_visit(hazards),
        segments=segments,
    )
    return [_line(reader, row, beside) for row in rows]


def _by_visit(rows: Iterable[AnyRow]) -> dict[UUID, list[AnyRow]]:
    found: dict[UUID, list[AnyRow]] = {}
    for row in rows:
        if row.visit_id is not None:
            found.setdefault(row.visit_id, []).append(row)
    return found


def _hazard(row: AnyRow) -> str:
    return f"{row.text} ({row.remedy_due:%Y-%m-%d})" if row.remedy_due else str(row.text)


def _material(material: tuple[str, str]) -> str:
    title, edition = material
    return f"{title} ({edition})" if edition else title


def _line(reader: Reader, row: AnyRow, beside: _Beside) -> VisitLine:
    names = beside.names.get(row.id, {})
    issues = beside.issues.get(row.id, [])
    return VisitLine(
        visit_no=f"{row.held_on:%Y%m%d}-{str(row.id)[-6:].upper()}",
        account_no=row.account_no,
        account=row.account,
        segment=beside.segments[row.account_id],
        importance_grade=row.importance_grade,
        industry_code=row.industry_code,
        area=row.area,
        feeder=beside.feeders.get(row.account_id, ""),
        contract_kva=row.contract_kva,
        held_on=row.held_on,
        arrived_at=reader.clock.local(row.arrived_at) if row.arrived_at else None,
        left_at=reader.clock.local(row.left_at) if row.left_at else None,
        channel=row.channel,
        visitors="、".join(names.get(Side.BUREAU, [row.person])),
        participants="、".join(names.get(Side.CUSTOMER, [])),
        topics=tuple(beside.topics.get(row.id, ())),
        production=row.production,
        energy=quarter_before(row.held_on, beside.energy.get(row.account_id, {})),
        content=row.content,
        hazards="；".join(map(_hazard, beside.hazards.get(row.id, []))),
        outage_plan_told=row.outage_plan_told,
        demand_kva=row.demand_kva,
        demand_on=row.demand_on,
        advice=row.advice,
        materials="；".join(map(_material, beside.materials.get(row.id, []))),
        issues="；".join(issue.text for issue in issues),
        reply_on_site=row.reply_on_site,
        promised_on=min((issue.due_on for issue in issues if issue.due_on), default=None),
        satisfaction=row.satisfaction,
        recommend=row.recommend,
        next_visit_on=row.next_visit_on,
        files=beside.files.get(row.id, 0),
        manager=row.person,
        reviewer=row.reviewer or "",
        record_state=row.record_state,
    )
