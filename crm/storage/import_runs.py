"""What the history of imports asks, and what stands in the way of taking one back."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import func, select

from crm.storage.base import AnyTable
from crm.storage.imports import parts_of
from crm.storage.reader import AnyRow, AnySelect, Reader
from crm.storage.tables import Account, Customer, Feeder, ImportRun, Person, SurveyAnswer, every_table

LISTED = tuple(column for column in ImportRun.columns if column.name != "steps")
NAMES = ("title", "name", "account_no", "order_no", "outage_no", "number", "text")


def runs(reader: Reader, limit: int) -> list[AnyRow]:
    """Return the imports, the newest first, with who did each and its number from the first on.

    Those taken back by Ctrl+Z are among them.
    """
    number = func.row_number().over(order_by=(ImportRun.c.created_at, ImportRun.c.id)).label("number")
    who = select(*LISTED, number, Person.c.name.label("person")).outerjoin(Person, Person.c.id == ImportRun.c.person_id)
    return reader.rows(who.order_by(ImportRun.c.created_at.desc(), ImportRun.c.id.desc()).limit(limit))


def run(reader: Reader, run_id: UUID) -> AnyRow | None:
    """Return one import with its steps."""
    return reader.one(select(ImportRun).where(ImportRun.c.id == run_id))


def standing(reader: Reader, table: AnyTable, ids: Iterable[UUID]) -> dict[UUID, AnyRow]:
    """Return version and moment of deletion of rows by key."""
    found: dict[UUID, AnyRow] = {}
    for part in parts_of(list(ids)):
        reader.progress.look()
        statement = select(table.c.id, table.c.version, table.c.deleted_at).where(table.c.id.in_(part))
        found.update({row.id: row for row in reader.rows(statement)})
    return found


def pointed_at(reader: Reader, table: AnyTable, ids: Iterable[UUID], gone: set[UUID]) -> set[UUID]:
    """Return which of some rows others still point to, that are not in the bin and not among `gone`."""
    found: set[UUID] = set()
    wanted = list(ids)
    for other, column in _references(table):
        for part in parts_of(wanted):
            reader.progress.look()
            statement: AnySelect = select(other.c.id, other.c[column]).where(other.c[column].in_(part))
            if "deleted_at" in other.c:
                statement = statement.where(other.c.deleted_at.is_(None))
            found |= {row[1] for row in reader.rows(statement) if row[0] not in gone}
    return found


def _references(table: AnyTable) -> list[tuple[AnyTable, str]]:
    """Return the columns of other tables that name a row of a table by its key."""
    found = []
    for other in every_table().sorted_tables:
        # What is derived follows by itself. A draft of a form has no answers, a published one was changed since; and
        # whoever keeps forms need not see answers.
        if "deleted_at" not in other.c or other is SurveyAnswer:
            continue
        for foreign in other.foreign_keys:
            if foreign.column.table is table and foreign.column.name == "id":
                found.append((other, foreign.parent.name))
    return found


def labels(reader: Reader, table: AnyTable, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return what rows are called: their own name, else that of their account."""
    name = next((table.c[name] for name in NAMES if name in table.c), None)
    shown = Account.c.name if name is None and "account_id" in table.c else name
    if shown is None:
        return {}
    statement: AnySelect = select(table.c.id, shown)
    if table not in (Account, Customer, Feeder) and "account_id" in table.c:
        statement = statement.outerjoin(Account, Account.c.id == table.c.account_id)
    found: dict[UUID, str] = {}
    for part in parts_of(list(ids)):
        reader.progress.look()
        found.update({row[0]: str(row[1] or "") for row in reader.rows(statement.where(table.c.id.in_(part)))})
    return found
