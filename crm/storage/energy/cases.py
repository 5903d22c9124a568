"""Cases about feeders and areas that lose too much, or too little (domain.md section 5)."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select

from crm.domain.codes import SourceRole
from crm.storage.brief import by_account, rows_of
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import Feeder, LossCase, Substation, SupplyPoint, TransformerArea

CASE = LossCase.c
FIGURES = (CASE.id, CASE.version, CASE.feeder_id, CASE.transformer_area_id, CASE.month, CASE.created_at, CASE.closed_on)
KNOWN = (CASE.cause_code, CASE.note, CASE.action, CASE.recovered_kwh)


def _selected() -> AnySelect:
    return (
        select(
            *FIGURES,
            *KNOWN,
            Feeder.c.number,
            Substation.c.name.label("substation"),
            TransformerArea.c.name.label("area"),
        )
        .join(Feeder, Feeder.c.id == CASE.feeder_id)
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .outerjoin(TransformerArea, TransformerArea.c.id == CASE.transformer_area_id)
        .where(CASE.deleted_at.is_(None))
    )


def all_cases(reader: Reader, only_open: bool) -> list[AnyRow]:
    """Return the cases, the newest month first."""
    statement = _selected().where(CASE.closed_on.is_(None)) if only_open else _selected()
    return reader.rows(statement.order_by(CASE.month.desc(), Substation.c.sort_key, Feeder.c.position, CASE.id))


def one_case(reader: Reader, case_id: UUID) -> AnyRow | None:
    """Return a case by its key."""
    return reader.one(_selected().where(CASE.id == case_id))


def open_case(reader: Reader, feeder_id: UUID, area_id: UUID | None = None) -> UUID | None:
    """Return the case of a feeder, or of one of its areas, that is open."""
    statement = select(CASE.id).where(
        CASE.feeder_id == feeder_id,
        CASE.transformer_area_id == area_id,
        CASE.deleted_at.is_(None),
        CASE.closed_on.is_(None),
    )
    found: UUID | None = reader.scalar(statement.order_by(CASE.month.desc(), CASE.id).limit(1))
    return found


def cases_of_accounts(reader: Reader, ids: Iterable[UUID], on: date) -> dict[UUID, list[AnyRow]]:
    """Return (account_id, feeder, month) of the open cases about the main feeders of accounts, or their areas."""
    point = SupplyPoint.c
    feeder = (Substation.c.name + " " + Feeder.c.number).label("feeder")
    statement = (
        select(point.account_id, feeder, func.max(CASE.month).label("month"))
        .join(Feeder, Feeder.c.id == point.feeder_id)
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .join(LossCase, CASE.feeder_id == Feeder.c.id)
        .where(or_(CASE.transformer_area_id.is_(None), CASE.transformer_area_id == point.transformer_area_id))
        .where(CASE.deleted_at.is_(None), CASE.closed_on.is_(None), point.role == SourceRole.PRIMARY)
        .where(or_(point.starts_on.is_(None), point.starts_on <= on), or_(point.ends_on.is_(None), point.ends_on >= on))
        .group_by(point.account_id, feeder)
    )
    return by_account(rows_of(reader, statement, SupplyPoint, ids, feeder))
