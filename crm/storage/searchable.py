"""Which rows can be found and by which of their fields; the whole index is rebuilt from here."""

from collections.abc import Iterable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, text

from crm.domain.changes import Kind
from crm.storage.reader import AnySelect, Reader
from crm.storage.search import CHUNK, Entry, add, index
from crm.storage.tables import (
    Account,
    Contact,
    ContactPhone,
    Feeder,
    Interaction,
    Issue,
    SearchEntry,
    Substation,
    Task,
    Visit,
)
from crm.storage.unit import UnitOfWork


def reindex(work: UnitOfWork, kind: Kind, ids: Iterable[UUID]) -> None:
    """Bring the entries of some rows up to date; rows in the bin are forgotten."""
    wanted = list(ids)
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        entries = list(_entries(work, kind, part))
        index(work, entries, forget=part)


def index_new_accounts(work: UnitOfWork, rows: Sequence[dict[str, Any]]) -> None:
    """Add accounts that were just inserted; nothing of them is in the index yet."""
    add(work, [_account_entry(SimpleNamespace(**row)) for row in rows])


def index_new_contacts(
    work: UnitOfWork, rows: Sequence[dict[str, Any]], numbers: dict[UUID, list[str]], accounts: dict[UUID, str]
) -> None:
    """Add contacts that were just inserted, with their numbers and the names of their accounts."""
    made = [
        Entry(
            Kind.CONTACT,
            row["id"],
            row["name"],
            accounts.get(row["account_id"]),
            account_id=row["account_id"],
            portfolio_id=row["portfolio_id"],
            names=(row["name"],),
            numbers=tuple(numbers.get(row["id"], ())),
            person=True,
        )
        for row in rows
    ]
    add(work, made)


def index_visit(
    work: UnitOfWork, visit_id: UUID, account_id: UUID, portfolio_id: UUID, account: str, content: str
) -> None:
    """Bring the entry of a visit up to date whose words the caller holds already."""
    entry = Entry(
        Kind.VISIT, visit_id, content, account, account_id=account_id, portfolio_id=portfolio_id, texts=(content,)
    )
    index(work, [entry] if content else [], forget=[visit_id])


def rebuild(work: UnitOfWork) -> int:
    """Make the whole index anew and return how many entries it has; texts go in by time, so that later ones lead."""
    work.connection.execute(delete(SearchEntry))
    if work.dialect == "postgresql":
        work.connection.execute(text("DELETE FROM search_name"))
        work.connection.execute(text("DELETE FROM search_text"))
    else:
        for table in ("search_name", "search_text"):
            work.connection.execute(text(f"INSERT INTO {table} ({table}) VALUES ('delete-all')"))
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
    numbers = _phones(reader, ids) if kind is Kind.CONTACT else {}
    for row in reader.connection.execute(statement):
        yield entry(row, numbers)


def _phones(reader: Reader, ids: list[UUID] | None) -> dict[UUID, tuple[str, ...]]:
    statement = select(ContactPhone.c.contact_id, ContactPhone.c.number).where(ContactPhone.c.deleted_at.is_(None))
    if ids is not None:
        statement = statement.where(ContactPhone.c.contact_id.in_(ids))
    found: dict[UUID, tuple[str, ...]] = {}
    for contact_id, number in reader.connection.execute(statement):
        found[contact_id] = (*found.get(contact_id, ()), number)
    return found


def _accounts() -> tuple[AnySelect, Any]:
    statement = select(
        Account.c.id,
        Account.c.name,
        Account.c.name_en,
        Account.c.account_no,
        Account.c.former_account_no,
        Account.c.portfolio_id,
    ).where(Account.c.deleted_at.is_(None))

    return statement, lambda row, _numbers: _account_entry(row)


def _account_entry(row: Any) -> Entry:
    return Entry(
        Kind.ACCOUNT,
        row.id,
        row.name,
        row.account_no,
        account_id=row.id,
        portfolio_id=row.portfolio_id,
        names=tuple(name for name in (row.name, row.name_en) if name),
        numbers=tuple(number for number in (row.account_no, row.former_account_no) if number),
    )


def _contacts() -> tuple[AnySelect, Any]:
    statement = (
        select(
            Contact.c.id, Contact.c.name, Contact.c.account_id, Contact.c.portfolio_id, Account.c.name.label("account")
        )
        .join(Account, Account.c.id == Contact.c.account_id)
        .where(Contact.c.deleted_at.is_(None))
    )

    def entry(row: Any, numbers: dict[UUID, tuple[str, ...]]) -> Entry:
        return Entry(
            Kind.CONTACT,
            row.id,
            row.name,
            row.account,
            account_id=row.account_id,
            portfolio_id=row.portfolio_id,
            names=(row.name,),
            numbers=numbers.get(row.id, ()),
            person=True,
        )

    return statement, entry


def _feeders() -> tuple[AnySelect, Any]:
    statement = (
        select(Feeder.c.id, Feeder.c.number, Feeder.c.line_name, Substation.c.name.label("station"))
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(Feeder.c.deleted_at.is_(None))
    )

    def entry(row: Any, _numbers: Any) -> Entry:
        names = tuple(name for name in (row.station, row.number, row.line_name) if name)
        return Entry(Kind.FEEDER, row.id, f"{row.station}{row.number}", row.line_name, names=names)

    return statement, entry


def _tasks() -> tuple[AnySelect, Any]:
    statement = (
        select(Task.c.id, Task.c.title, Task.c.account_id, Task.c.portfolio_id, Account.c.name.label("account"))
        .outerjoin(Account, Account.c.id == Task.c.account_id)
        .where(Task.c.deleted_at.is_(None))
        .order_by(Task.c.due_on)
    )
    return statement, _text_entry(Kind.TASK, "title")


def _visits() -> tuple[AnySelect, Any]:
    statement = (
        select(Visit.c.id, Visit.c.content, Visit.c.account_id, Visit.c.portfolio_id, Account.c.name.label("account"))
        .join(Account, Account.c.id == Visit.c.account_id)
        .where(Visit.c.deleted_at.is_(None), Visit.c.content.is_not(None))
        .order_by(Visit.c.held_on)
    )
    return statement, _text_entry(Kind.VISIT, "content")


def _interactions() -> tuple[AnySelect, Any]:
    statement = (
        select(
            Interaction.c.id,
            Interaction.c.text,
            Interaction.c.account_id,
            Interaction.c.portfolio_id,
            Account.c.name.label("account"),
        )
        .join(Account, Account.c.id == Interaction.c.account_id)
        .where(Interaction.c.deleted_at.is_(None))
        .order_by(Interaction.c.happened_at)
    )
    return statement, _text_entry(Kind.INTERACTION, "text")


def _issues() -> tuple[AnySelect, Any]:
    statement = (
        select(Issue.c.id, Issue.c.text, Issue.c.account_id, Issue.c.portfolio_id, Account.c.name.label("account"))
        .join(Account, Account.c.id == Issue.c.account_id)
        .where(Issue.c.deleted_at.is_(None))
        .order_by(Issue.c.raised_on)
    )
    return statement, _text_entry(Kind.ISSUE, "text")


def _text_entry(kind: Kind, column: str) -> Any:
    def entry(row: Any, _numbers: Any) -> Entry:
        value = getattr(row, column)
        return Entry(
            kind, row.id, value, row.account, account_id=row.account_id, portfolio_id=row.portfolio_id, texts=(value,)
        )

    return entry


SOURCES = {
    Kind.ACCOUNT: _accounts,
    Kind.CONTACT: _contacts,
    Kind.FEEDER: _feeders,
    Kind.TASK: _tasks,
    Kind.ISSUE: _issues,
    Kind.VISIT: _visits,
    Kind.INTERACTION: _interactions,
}
