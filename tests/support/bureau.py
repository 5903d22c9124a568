"""Builds the bureau that the tests of rights stand on: every table has a row in every book."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid4

import psycopg
from msgspec import Struct, field
from sqlalchemy import JSON, BigInteger, Boolean, Connection, Date, LargeBinary, Time, insert, make_url, text, update
from sqlalchemy.types import Float, Integer

from crm.storage.base import AnyTable
from crm.storage.engine import server_engine
from crm.storage.server.logins import create_login
from crm.storage.server.setup import set_up
from crm.storage.tables import every_table, table_named
from crm.storage.types import Id, UtcDateTime
from tests.support.situations import add_situations

BOOKS = ("own", "substitute", "ended", "area", "foreign")
"""What each book is to the manager `mai`: the last lies in another supply unit."""
NOW = datetime(2026, 11, 17, 1, 48, tzinfo=UTC)
LONG_AGO, LATER = date(2020, 1, 1), date(2099, 1, 1)
PEOPLE = {
    "mai": ("manager", "north"),
    "sun": ("supervisor", "north"),
    "ada": ("admin", None),
    "rui": ("readonly", "north"),
    "far": ("manager", "south"),
}
PASSWORD = "not-a-secret-1"


class Bureau(Struct):
    """The address of the database and the keys of what is in it; `rows[table][situation]` is a row's key."""

    address: str
    people: dict[str, UUID] = field(default_factory=dict)
    books: dict[str, UUID] = field(default_factory=dict)
    areas: dict[str, UUID] = field(default_factory=dict)
    rows: dict[str, dict[str, UUID]] = field(default_factory=dict)
    suffix: str = field(default_factory=lambda: uuid4().hex[:6])

    def login(self, who: str) -> str:
        """Return a person's login; roles belong to the whole server, so each bureau has its own."""
        return f"{who}_{self.suffix}"

    def url(self, who: str) -> str:
        """Return the address with which somebody signs in."""
        plain = make_url(self.address).set(username=self.login(who), password=PASSWORD, drivername="postgresql")
        return plain.render_as_string(hide_password=False)

    @contextmanager
    def session(self, who: str) -> Iterator[psycopg.Connection[Any]]:
        """Give a psql-like session of somebody that keeps nothing."""
        with psycopg.connect(self.url(who)) as connection:
            try:
                yield connection
            finally:
                connection.rollback()

    @contextmanager
    def installer(self) -> Iterator[psycopg.Connection[Any]]:
        """Give a session of the installer that keeps nothing."""
        with psycopg.connect(self.address) as connection:
            try:
                yield connection
            finally:
                connection.rollback()

    def close(self) -> None:
        """Take the logins away again."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            for who in self.people:
                connection.execute(f"DROP OWNED BY {self.login(who)}; DROP ROLE {self.login(who)}")


def made_bureau(address: str) -> Bureau:
    """Set a database up and fill it."""
    bureau = Bureau(address)
    engine = server_engine(address)
    with engine.begin() as connection:
        set_up(connection)
        _people(connection, bureau)
        for name in BOOKS:
            _book(connection, bureau, name)
        logins = {who: bureau.login(who) for who in PEOPLE}
        known: dict[str, dict[str, Any]] = {
            "people": bureau.people,
            "books": bureau.books,
            "areas": bureau.areas,
            "logins": logins,
        }
        add_situations(_add, connection, bureau.rows, known)
        _first_versions(connection)
    engine.dispose()
    return bureau


def _people(connection: Connection, bureau: Bureau) -> None:
    for area in ("north", "south"):
        bureau.areas[area] = _add(connection, "area", name=area)
    for who, (role, unit) in PEOPLE.items():
        area_id = bureau.areas[unit] if unit else None
        bureau.people[who] = _add(connection, "person", name=who, role=role, area_id=area_id)
        create_login(connection, bureau.people[who], bureau.login(who), PASSWORD)


def _first_versions(connection: Connection) -> None:
    """Give every row its first version, so that whoever changes rows unseen can name the next one."""
    connection.execute(text("SET LOCAL session_replication_role = replica"))
    for table in every_table().sorted_tables:
        if "version" in table.c:
            connection.execute(update(table).values(version=1))
    connection.execute(text("SET LOCAL session_replication_role = origin"))


def _book(connection: Connection, bureau: Bureau, name: str) -> None:
    area = "south" if name == "foreign" else "north"
    book = _add(connection, "portfolio", name=name, area_id=bureau.areas[area])
    bureau.books[name] = book
    if name in ("own", "substitute", "ended"):
        kind = "substitute" if name != "own" else "owner"
        ends_on = date(2020, 6, 1) if name == "ended" else LATER
        dated = {"starts_on": LONG_AGO, "ends_on": ends_on}
        _add(connection, "portfolio_grant", portfolio_id=book, person_id=bureau.people["mai"], kind=kind, **dated)
    known: dict[str, UUID] = {"portfolio": book, "person": bureau.people["mai" if name == "own" else "far"]}
    for table in every_table().sorted_tables:
        if "portfolio_id" in table.c and table.name not in ("portfolio_grant", "audit_log"):
            known[table.name] = _add(connection, table.name, **_links(table, known))
            bureau.rows.setdefault(table.name, {})[name] = known[table.name]


def _links(table: AnyTable, known: dict[str, UUID]) -> dict[str, Any]:
    """Return the foreign keys of a row: to what the same book already has, else to nothing."""
    found: dict[str, Any] = {}
    for column in table.columns:
        for foreign in column.foreign_keys:
            target = foreign.column.table.name
            if column.name == "portfolio_id":
                found[column.name] = known["portfolio"]
            elif target in known:
                found[column.name] = known[target]
    if "portfolio_id" in table.c:
        found["portfolio_id"] = known["portfolio"]
    return found


def _add(connection: Connection, name: str, /, **values: Any) -> UUID:
    """Add a row whose other columns hold whatever their type allows, and the rows that it needs to point to."""
    table = table_named(name)
    row = dict(values)
    for column in table.columns:
        if (
            column.name in row
            or (column.nullable and column.name != "id")
            or (column.name == "id" and isinstance(column.type, BigInteger))
        ):
            continue
        foreign = next(iter(column.foreign_keys), None)
        if foreign is not None and column.name not in ("id",):
            row[column.name] = _add(connection, foreign.column.table.name)
        else:
            row[column.name] = _value(name, column)
    key = connection.execute(
        insert(table).values(**row).returning(table.c.row_id if name == "search_entry" else table.c.id)
    )
    found: UUID = key.scalar_one()
    return found


def _value(table: str, column: Any) -> Any:
    fixed = {
        ("visit", "record_state"): "draft",
        ("visit_review", "step"): "submit",
        ("issue", "state"): "new",
        ("plan_month", "state"): "draft",
        ("person", "role"): "manager",
        ("account", "segment"): "large_industrial",
    }
    if (table, column.name) in fixed:
        return fixed[table, column.name]
    kind = column.type
    if isinstance(kind, Id):
        return uuid4()
    if isinstance(kind, UtcDateTime):
        return NOW
    for of, value in ((Boolean, False), (Date, LONG_AGO), (Time, time(9)), (JSON, {}), (LargeBinary, b"x")):
        if isinstance(kind, of):
            return value
    if isinstance(kind, Integer | Float):
        return 1
    return uuid4().hex[:12]
