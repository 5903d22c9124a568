"""Tries what a person may do with the rows of a table, in a session of that person, and keeps nothing."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
from psycopg import sql
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from tests.support.bureau import Bureau
from tests.support.rights import BIRTH, expected_of
from tests.support.situations import WORDS

Session = psycopg.Connection[Any]
Row = dict[str, Any]
BLIND = {
    "presence": "seen_at = '2020-01-01'",
    "visit_flag": "amount = 7",
    "visit": "version = 2, record_state = 'draft'",
    "plan_month": "version = 2, state = 'draft'",
    "visit_review": "version = 2, step = 'submit'",
    "audit_log": "login = 'x'",
    "sent_unit": "login = 'x'",
    "search_entry": "title = 'x'",
    **dict.fromkeys(WORDS, "words = 'x'"),
}
"""What tells a row that was changed by whoever could not see it; else it is its second version."""
STILL = {
    "presence": "row_id = row_id",
    "visit_flag": "kind = kind",
    "search_entry": "title = title",
    "audit_log": "login = login",
    "sent_unit": "login = login",
    **dict.fromkeys(WORDS, "words = words"),
}
"""A change that changes nothing; else it is the next version."""
LET_BY_POLICIES = (
    psycopg.errors.UniqueViolation,
    psycopg.errors.ForeignKeyViolation,
    psycopg.errors.CheckViolation,
)
"""What is refused only after every right was found."""
PROBES = ("read", "asks", "add", "change", "delete", "hand", "columns")
BLIND_PROBES = ("change unseen", "delete unseen")


class Probing:
    """What may happen to a table, and what does: each probe gives (what was tried, whether it should happen)."""

    def __init__(self, bureau: Bureau, table: str) -> None:
        self.table, self.bureau = table, bureau
        self.key = {"search_entry": "row_id"}.get(table, "entry_id" if table in WORDS else "id")
        self.keys = bureau.rows[table]
        # Read before anything is tried: a mutant locks its table.
        with bureau.installer() as connection:
            self.columns, self.rows = self._columns_there(connection), self._rows_there(connection)
        self.expected = expected_of(table, set(self.columns))

    def _columns_there(self, connection: Session) -> list[str]:
        found = connection.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped "
            "ORDER BY attnum",
            (self.table,),
        ).fetchall()
        return [name for (name,) in found]

    def _rows_there(self, connection: Session) -> dict[str, Row]:
        found: dict[str, Row] = {}
        with connection.cursor(row_factory=dict_row) as cursor:
            for situation, key in self.keys.items():
                if self.table in WORDS:
                    entry = cursor.execute("SELECT id FROM search_entry WHERE row_id = %s", (key,)).fetchone()
                    assert entry is not None
                    found[situation] = {"entry_id": entry["id"], "words": "x"}
                    continue
                row = cursor.execute(f"SELECT * FROM {self.table} WHERE {self.key} = %s", (key,)).fetchone()
                assert row is not None, (self.table, situation)
                found[situation] = row
        return found

    def wrong(self, connection: Session, who: str, probes: tuple[str, ...] = PROBES) -> Iterator[str]:
        """Try everything in somebody's session and name what does not happen as it should."""
        for probe in probes:
            for tried, happened, should in self._tried(connection, who, probe):
                if happened != should:
                    yield f"{self.table}: {who} {tried}: {'let' if happened else 'refused'}"

    def wrong_unseen(self, connection: Session, who: str) -> Iterator[str]:
        """Let somebody change and delete all rows without reading one, in the installer's session."""
        for verb, statement in (
            ("change", f"UPDATE {self.table} SET {BLIND.get(self.table, 'version = 2')}"),
            ("delete", f"DELETE FROM {self.table}"),
        ):
            should = self._unseen(who, verb)
            done = self._reached(connection, who, verb, statement)
            if done != should:
                yield f"{self.table}: {who} {verb} unseen: {sorted(done ^ should)}"

    def _unseen(self, who: str, verb: str) -> set[str]:
        should = set(self.expected.let.get(who, {}).get(verb, ()))
        # A manager may not leave a record approved, and may turn one that is into a draft.
        return should | ({"approved"} & set(self.keys) if verb == "change" and who == "mai" else set())

    def _reached(self, connection: Session, who: str, verb: str, statement: str) -> set[str]:
        with connection.transaction(force_rollback=True):
            connection.execute(f"SET LOCAL SESSION AUTHORIZATION {self.bureau.login(who)}")
            try:
                with connection.transaction():
                    connection.execute(statement)
            except psycopg.errors.InsufficientPrivilege:
                return set()
            finally:
                connection.execute("RESET SESSION AUTHORIZATION")
            marks = BLIND.get(self.table, "version = 2").replace(", ", " AND ")
            left = f"SELECT {self.key} FROM {self.table}" + (f" WHERE {marks}" if verb == "change" else "")
            found = {row[0] for row in connection.execute(left).fetchall()}
        return {name for name, key in self.keys.items() if (key in found) == (verb == "change")}

    def _tried(self, connection: Session, who: str, probe: str) -> Iterator[tuple[str, bool, bool]]:
        if probe == "columns":
            yield from self._columns(connection, who)
        elif probe == "hand":
            yield from self._handed(connection, who)
        elif probe == "asks":
            for name in self.expected.asks & {who}:
                yield "asks", _happens(connection, f"SELECT FROM {self.table}", (), rows=0), name == who
        else:
            for situation in self.keys:
                happened = self._happens(connection, probe, situation)
                yield f"{probe} {situation}", happened, self.expected.lets(who, probe, situation)

    def _happens(self, connection: Session, verb: str, situation: str) -> bool:
        if verb == "add":
            return self._added(connection, self.rows[situation])
        key = self.rows[situation][self.key]
        change = STILL.get(self.table, "version = version + 1")
        statements = {
            "read": f"SELECT 1 FROM {self.table} WHERE {self.key} = %s",
            "change": f"UPDATE {self.table} SET {change} WHERE {self.key} = %s",
            "delete": f"DELETE FROM {self.table} WHERE {self.key} = %s",
        }
        return _happens(connection, statements[verb], (key,))

    def _added(self, connection: Session, row: Row) -> bool:
        made = dict(row)
        if self.table in ("search_entry", "audit_log"):
            made.pop("id")
        elif "id" in made:
            made["id"] = uuid4()
        values = [Jsonb(value) if isinstance(value, dict | list) else value for value in made.values()]
        marks = ", ".join(["%s"] * len(made))
        return _happens(connection, f"INSERT INTO {self.table} ({', '.join(made)}) VALUES ({marks})", values)

    def _handed(self, connection: Session, who: str) -> Iterator[tuple[str, bool, bool]]:
        """Turn a row that somebody may change into one of each other situation."""
        may = self.expected.let.get(who, {}).get("change", frozenset())
        begin = next((each for each in self.keys if each in may), None)
        if begin is None:
            return
        groups = [group.split() for group in self.expected.hand]
        for target, row in self.rows.items():
            differs = {name for group in groups for name in group if row[name] != self.rows[begin][name]}
            for group in groups:
                changed = differs & set(group)
                if not changed or differs - changed or row.get("created_by") != self.rows[begin].get("created_by"):
                    continue
                sets = ", ".join([f"{name} = %({name})s" for name in changed] + self._next())
                statement = f"UPDATE {self.table} SET {sets} WHERE {self.key} = %(begin)s"
                done = _happens(connection, statement, {**row, "begin": self.rows[begin][self.key]})
                should = self.expected.lets(who, "change", target) and not self.expected.kept.get(who, set()) & changed
                yield f"hand {begin} to {target}", done, should

    def _next(self) -> list[str]:
        return ["version = version + 1"] if "version" in self.columns else []

    def _columns(self, connection: Session, who: str) -> Iterator[tuple[str, bool, bool]]:
        """Write every column that somebody may write at once, and each other by itself."""
        let = self.expected.let.get(who, {}).get("change")
        writable = [each for each in self.columns if let and each not in BIRTH | self.expected.kept.get(who, BIRTH)]
        if writable:
            yield "columns", _happens(connection, self._written(writable), (), rows=0), True
        for name in self.columns:
            if name not in writable:
                yield f"column {name}", _happens(connection, self._written([name]), (), rows=0), False

    def _written(self, names: list[str]) -> str:
        sets = sql.SQL(", ").join(sql.SQL("{0} = {0}").format(sql.Identifier(name)) for name in names)
        return f"UPDATE {self.table} SET {sets.as_string(None)} WHERE false"


def tables_of(bureau: Bureau) -> list[str]:
    """Return every table with policies, as the catalog names them."""
    with bureau.installer() as connection:
        found = connection.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') "
            "AND relname <> 'alembic_version' ORDER BY relname"
        ).fetchall()
    return [name for (name,) in found]


def _happens(connection: Session, statement: str, values: Any, rows: int = 1) -> bool:
    """Say whether the server let it happen to so many rows."""
    try:
        with connection.transaction(force_rollback=True):
            return connection.execute(statement, values).rowcount == rows
    except psycopg.errors.InsufficientPrivilege:
        return False
    except LET_BY_POLICIES:
        return True
