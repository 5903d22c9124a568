"""Rows that are no row of a book, in every situation that a rule tells apart: whose they are and in what state."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, text

from crm.storage.search import NAMED, WRITTEN, table_of
from crm.storage.tables import every_table

Add = Callable[..., UUID]
PASSED = datetime(2026, 11, 17, tzinfo=UTC)
OF_BOOKS = ("presence", "visit_flag", "audit_log")
"""Tables whose rows hang on a book without a column that an account's rows have."""
OF_PEOPLE = ("plan_month", "appointment", "leave", "import_run", "saved_view")
TEAM = ("mai", "sun", "ada", "rui", "far")
WORDS = tuple(table_of(kind) for kind in (*NAMED, *WRITTEN))


def add_situations(
    add: Add, connection: Connection, rows: dict[str, dict[str, UUID]], known: Mapping[str, Mapping[str, Any]]
) -> None:
    """Add to `rows` what the rows of the books leave out; `known` has people, books, areas and logins by name."""

    def put(table: str, situation: str, **values: Any) -> None:
        rows.setdefault(table, {})[situation] = add(connection, table, **values)

    people, books, areas = known["people"], known["books"], known["areas"]
    for table in OF_PEOPLE:
        for who in TEAM:
            put(table, who, person_id=people[who])
    for situation, who in (("own form", "ada"), ("strange form", "far")):
        put("import_run", situation, person_id=people[who], kind="forms")
    put("plan_month", "approved", person_id=people["mai"], state="approved", month=datetime(2027, 1, 1).date())
    put("saved_view", "everybody", person_id=None)
    put("person", "plain", role="manager")
    rows["person"]["signs in"] = people["far"]
    rows["area"] = {"any": areas["north"]}
    rows["portfolio"] = {"north": books["area"], "south": books["foreign"]}
    pal = add(connection, "person", role="manager")
    for situation, book, person in (
        ("mine", "own", people["mai"]),
        ("others", "own", pal),
        ("self", "own", people["sun"]),
        ("foreign", "foreign", pal),
    ):
        put("portfolio_grant", situation, portfolio_id=books[book], person_id=person)
    _of_books(put, rows, known)
    _of_no_account(put, connection, rows, known)
    for each in every_table().sorted_tables:
        if each.name not in rows:
            put(each.name, "any")
    for name in WORDS:
        rows[name] = rows["search_entry"]


def _of_books(
    put: Callable[..., None], rows: dict[str, dict[str, UUID]], known: Mapping[str, Mapping[str, Any]]
) -> None:
    people, books, logins = known["people"], known["books"], known["logins"]
    for book, key in books.items():
        account = rows["account"][book]
        put("presence", book, person_id=people["mai"], of_account=account, seen_at=PASSED)
        put("presence", f"a leader in {book}", person_id=people["sun"], of_account=account, seen_at=PASSED)
        put("visit_flag", book, visit_id=rows["visit"][book], amount=1)
        put("audit_log", book, portfolio_id=key, table_name="visit", changes={})
    ahead = datetime.now(UTC) + timedelta(days=3)
    put("presence", "ahead", person_id=people["mai"], of_account=rows["account"]["own"], seen_at=ahead)
    put("audit_log", "a person", table_name="person", changes={})
    put("audit_log", "a task", table_name="task", changes={})
    for who in TEAM:
        put("sent_unit", who, login=logins[who])
    of_account = {"account_id": rows["account"]["own"], "portfolio_id": books["own"]}
    put("visit", "approved", record_state="approved", person_id=people["mai"], **of_account)
    for step in ("approve", "return"):
        put("visit_review", step, step=step, visit_id=rows["visit"]["own"], **of_account)


def _of_no_account(
    put: Callable[..., None],
    connection: Connection,
    rows: dict[str, dict[str, UUID]],
    known: Mapping[str, Mapping[str, Any]],
) -> None:
    people, books = known["people"], known["books"]
    handed = {"account_id": rows["account"]["foreign"], "portfolio_id": books["foreign"]}
    put("task", "handed", assignee_id=people["mai"], **handed)
    put("task", "has", assignee_id=people["mai"])
    put("task", "gave", delegated_by=people["mai"], assignee_id=people["far"])
    put("task", "made", assignee_id=people["far"])
    put("task", "strange", assignee_id=people["far"])
    made_by = {"login": known["logins"]["mai"], "key": rows["task"]["made"]}
    connection.execute(text("SET LOCAL session_replication_role = replica"))
    connection.execute(text("UPDATE task SET created_by = :login WHERE id = :key"), made_by)
    connection.execute(text("SET LOCAL session_replication_role = origin"))
    put("search_entry", "a feeder", kind="feeder", row_id=uuid4())
    put("search_entry", "own task", kind="task", row_id=rows["task"]["has"])
    put("search_entry", "strange task", kind="task", row_id=rows["task"]["strange"])
