"""Which rows can be found and by which of their fields; the whole index is rebuilt from here."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import delete, func, or_, select, text

from crm.domain.changes import Kind
from crm.storage.duplicates import former_numbers
from crm.storage.reader import AnySelect, Reader
from crm.storage.search import CHUNK, NAMED, WRITTEN, Entry, add, card_of, index, table_of
from crm.storage.tables import (
    Account,
    Contact,
    ContactPhone,
    Feeder,
    Interaction,
    Issue,
    Meter,
    MeteringPoint,
    Outage,
    SearchEntry,
    Substation,
    Task,
    Visit,
    WorkOrder,
)
from crm.storage.unit import UnitOfWork

PART = 500
LONGEST_ORDER = 80
AT_ONCE = 250
"""Rows of an import between two looks at Cancel: written and indexed in a twentieth of a second."""
STAGES = 5
"""An import of accounts takes its rows, then writes legal entities, accounts, links to feeders, and contacts."""
Numbers = Mapping[UUID, Sequence[str]]
R = TypeVar("R")
Make = Callable[[Any, Numbers], Entry]


def reindex(work: UnitOfWork, kind: Kind, ids: Iterable[UUID]) -> None:
    """Bring the entries of some rows up to date; rows in the bin are forgotten."""
    wanted = list(ids)
    for start in range(0, len(wanted), PART):
        part = wanted[start : start + PART]
        work.progress.look()
        index(work, list(_entries(work, kind, part)), forget=part)


def index_new_accounts(work: UnitOfWork, rows: Sequence[dict[str, Any]]) -> None:
    """Add accounts that were just inserted; nothing of them is in the index yet."""
    add(work, [_account(SimpleNamespace(**row), {}) for row in rows])


def index_new_contacts(work: UnitOfWork, rows: Sequence[dict[str, Any]], numbers: Numbers) -> None:
    """Add contacts that were just inserted, with their numbers."""
    add(work, [_contact(SimpleNamespace(**row), numbers) for row in rows])


def in_stages(work: UnitOfWork, rows: Sequence[R], stage: int) -> Iterator[Sequence[R]]:
    """Yield the rows of an import part by part: their words take many times the room of the rows.

    It tells the progress of a stage, of which the first one is to take the rows.
    """
    for start in range(0, len(rows), AT_ONCE):
        work.progress.step(stage * len(rows) + start, STAGES * len(rows))
        yield rows[start : start + AT_ONCE]


def index_visit(work: UnitOfWork, visit_id: UUID, account_id: UUID, portfolio_id: UUID, texts: Sequence[str]) -> None:
    """Bring the entry of a visit up to date whose words the caller holds already."""
    said = tuple(text for text in texts if text)
    entry = Entry(Kind.VISIT, visit_id, account_id, portfolio_id, texts=said)
    index(work, [entry] if said else [], forget=[visit_id])


def rebuild(work: UnitOfWork) -> int:
    """Make the whole index anew and return how many entries it has; texts go in by time, so that later ones lead."""
    work.connection.execute(delete(SearchEntry))
    is_server = work.dialect == "postgresql"
    tables = [table_of(kind) for kind in (*NAMED, *WRITTEN)]
    for table in tables:
        emptied = f"DELETE FROM {table}" if is_server else f"INSERT INTO {table} ({table}) VALUES ('delete-all')"
        work.connection.execute(text(emptied))
    count = _fill(work)
    for table in tables:
        finished = f"ANALYZE {table}" if is_server else f"INSERT INTO {table} ({table}) VALUES ('optimize')"
        work.connection.execute(text(finished))
    return count


def _fill(work: UnitOfWork) -> int:
    count = 0
    for kind in SOURCES:
        waiting: list[Entry] = []
        for entry in _entries(work, kind, None):
            waiting.append(entry)
            if len(waiting) == CHUNK:
                add(work, waiting)
                count += len(waiting)
                waiting = []
                work.progress.step(count, 0)
        if waiting:
            add(work, waiting)
            count += len(waiting)
    return count


def expected(reader: Reader) -> int:
    """Return how many entries the index should have."""
    total = 0
    for make in SOURCES.values():
        statement, _entry = make()
        total += sum(1 for _ in reader.connection.execute(statement))
    return total


def _entries(reader: Reader, kind: Kind, ids: list[UUID] | None) -> Iterator[Entry]:
    if kind not in SOURCES:
        return
    statement, entry = SOURCES[kind]()
    if ids is not None:
        statement = statement.where(statement.selected_columns[0].in_(ids))
    numbers = NUMBERS[kind](reader, ids) if kind in NUMBERS else {}
    for row in reader.connection.execute(statement):
        yield entry(row, numbers)


def _phones(reader: Reader, ids: list[UUID] | None) -> Numbers:
    statement = select(ContactPhone.c.contact_id, ContactPhone.c.number).where(ContactPhone.c.deleted_at.is_(None))
    return _by_owner(reader, statement, ContactPhone.c.contact_id, ids)


def _meters(reader: Reader, ids: list[UUID] | None) -> Numbers:
    """Return the numbers of the meters and metering points of accounts, and of what was merged into them."""
    found: dict[UUID, tuple[str, ...]] = {}
    for table, number in ((Meter, Meter.c.meter_no), (MeteringPoint, MeteringPoint.c.point_no)):
        statement = select(table.c.account_id, number).where(table.c.deleted_at.is_(None))
        for owner, some in _by_owner(reader, statement, table.c.account_id, ids).items():
            found[owner] = (*found.get(owner, ()), *some)
    for owner, some in former_numbers(reader, ids).items():
        found[owner] = (*found.get(owner, ()), *some)
    return found


def _by_owner(reader: Reader, statement: AnySelect, owner: Any, ids: list[UUID] | None) -> Numbers:
    if ids is not None:
        statement = statement.where(owner.in_(ids))
    found: dict[UUID, tuple[str, ...]] = {}
    for key, number in reader.connection.execute(statement):
        found[key] = (*found.get(key, ()), number)
    return found


NUMBERS = {Kind.CONTACT: _phones, Kind.ACCOUNT: _meters}
"""What else rows are found by that stands in other tables."""


def _accounts() -> tuple[AnySelect, Make]:
    statement = select(
        Account.c.id,
        Account.c.name,
        Account.c.name_en,
        Account.c.account_no,
        Account.c.former_account_no,
        Account.c.portfolio_id,
    ).where(Account.c.deleted_at.is_(None))
    return statement.order_by(Account.c.account_no), _account


def _account(row: Any, meters: Numbers) -> Entry:
    numbers = (row.account_no, row.former_account_no, *meters.get(row.id, ()))
    card = card_of(row.name, [row.name_en], numbers)
    return Entry(Kind.ACCOUNT, row.id, row.id, row.portfolio_id, card)


def _contacts() -> tuple[AnySelect, Make]:
    columns = (Contact.c.id, Contact.c.name, Contact.c.title, Contact.c.account_id, Contact.c.portfolio_id)
    statement = select(*columns).where(Contact.c.deleted_at.is_(None))
    return statement.order_by(Contact.c.sort_key, Contact.c.id), _contact


def _contact(row: Any, phones: Numbers) -> Entry:
    card = card_of(row.name, [getattr(row, "title", None)], phones.get(row.id, ()))
    return Entry(Kind.CONTACT, row.id, row.account_id, row.portfolio_id, card)


def _feeders() -> tuple[AnySelect, Make]:
    statement = (
        select(Feeder.c.id, Feeder.c.number, Feeder.c.line_name, Substation.c.name.label("station"))
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(Feeder.c.deleted_at.is_(None))
        .order_by(Substation.c.name, Feeder.c.position, Feeder.c.number)
    )

    def entry(row: Any, _numbers: Numbers) -> Entry:
        return Entry(Kind.FEEDER, row.id, card=card_of(f"{row.station}{row.number}", [row.line_name]))

    return statement, entry


def _outages() -> tuple[AnySelect, Make]:
    columns = (Outage.c.id, Outage.c.outage_no, Outage.c.cause, Feeder.c.number, Feeder.c.line_name)
    statement = (
        select(*columns, Substation.c.name.label("station"))
        .outerjoin(Feeder, Feeder.c.id == Outage.c.feeder_id)
        .outerjoin(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(Outage.c.deleted_at.is_(None))
        .order_by(func.coalesce(Outage.c.actual_start, Outage.c.planned_start, Outage.c.created_at), Outage.c.outage_no)
    )

    def entry(row: Any, _numbers: Numbers) -> Entry:
        title = " ".join(part for part in (f"{row.station or ''}{row.number or ''}", row.cause) if part)
        card = card_of(title or row.outage_no, [row.line_name], [row.outage_no])
        return Entry(Kind.OUTAGE, row.id, card=card)

    return statement, entry


def _orders() -> tuple[AnySelect, Make]:
    """Return hotline orders: found by their number, shown with the begin of what they say."""
    columns = (WorkOrder.c.id, WorkOrder.c.order_no, WorkOrder.c.text, WorkOrder.c.account_id)
    statement = select(*columns, WorkOrder.c.portfolio_id).where(WorkOrder.c.deleted_at.is_(None))

    def entry(row: Any, _numbers: Numbers) -> Entry:
        title = " ".join(row.text.split())[:LONGEST_ORDER] or row.order_no
        return Entry(Kind.WORK_ORDER, row.id, row.account_id, row.portfolio_id, card_of(title, (), [row.order_no]))

    return statement.order_by(WorkOrder.c.received_at, WorkOrder.c.id), entry


def _texts(kind: Kind) -> Callable[[], tuple[AnySelect, Make]]:
    table, columns, day = TEXTS[kind]

    def source() -> tuple[AnySelect, Make]:
        statement = (
            select(table.c.id, table.c.account_id, table.c.portfolio_id, *(table.c[name] for name in columns))
            .where(table.c.deleted_at.is_(None), or_(*(table.c[name] != "" for name in columns)))
            .order_by(table.c[day], table.c.id)
        )
        return statement, entry

    def entry(row: Any, _numbers: Numbers) -> Entry:
        return Entry(kind, row[0], row[1], row[2], texts=tuple(value for value in row[3:] if value))

    return source


TEXTS: dict[Kind, tuple[Any, tuple[str, ...], str]] = {
    Kind.TASK: (Task, ("title", "note"), "due_on"),
    Kind.ISSUE: (Issue, ("text", "result"), "raised_on"),
    Kind.VISIT: (Visit, ("content", "production", "advice", "reply_on_site"), "held_on"),
    Kind.INTERACTION: (Interaction, ("text",), "happened_at"),
}
"""Where the texts of a kind stand, and the column that says when they were written."""

SOURCES: dict[Kind, Callable[[], tuple[AnySelect, Make]]] = {
    Kind.ACCOUNT: _accounts,
    Kind.CONTACT: _contacts,
    Kind.FEEDER: _feeders,
    Kind.OUTAGE: _outages,
    Kind.WORK_ORDER: _orders,
    **{kind: _texts(kind) for kind in WRITTEN},
}
