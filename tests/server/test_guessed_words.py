"""What EXPLAIN tells of rows out of sight: it must not say whether a name that somebody guesses is among them."""

import re

import psycopg
import pytest
from psycopg import sql

from crm.storage.server.setup import BY_BOOK
from tests.support.bureau import Bureau

pytestmark = pytest.mark.postgresql

ALONE = """
    SELECT c.relname, a.attname FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
    WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisunique AND c.relname <> 'audit_log'
    AND a.atttypid IN ('text'::regtype, 'varchar'::regtype)
    AND EXISTS (SELECT FROM pg_attribute b WHERE b.attrelid = c.oid AND b.attname = 'portfolio_id')
"""
CODES = {"state", "kind", "type", "segment", "record_state"}


def _passed_over(session: psycopg.Connection[tuple[str]], table: str, column: str, word: str) -> list[str]:
    """Return how many rows each step of a question threw away."""
    for name in ("enable_seqscan", "enable_bitmapscan"):
        session.execute(f"SET LOCAL {name} = off")
    asked = sql.SQL("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) SELECT 1 FROM {} WHERE {} = {}")
    told = session.execute(asked.format(sql.Identifier(table), sql.Identifier(column), sql.Literal(word))).fetchall()
    return re.findall(r"Rows Removed.*: (\d+)", "\n".join(row[0] for row in told))


@pytest.mark.parametrize(("table", "column"), BY_BOOK)
def test_a_guessed_word_is_passed_over_like_one_that_nobody_has(bureau: Bureau, table: str, column: str) -> None:
    with bureau.installer() as installer:
        # Words of foreign books that stand nowhere else; the installer's change is seen by its own session alone.
        columns = sql.SQL("UPDATE {} SET {} = 'guessed', version = version + 1 WHERE portfolio_id = {}")
        book = sql.Literal(bureau.books["foreign"])
        changed = installer.execute(columns.format(sql.Identifier(table), sql.Identifier(column), book))
        assert changed.rowcount > 0
        installer.execute(f"SET SESSION AUTHORIZATION {bureau.login('mai')}")
        there = _passed_over(installer, table, column, "guessed")
        assert there == _passed_over(installer, table, column, "nobody")


def test_no_index_of_rows_of_books_begins_with_words(bureau: Bureau) -> None:
    with bureau.installer() as installer:
        found = {(table, column) for table, column in installer.execute(ALONE).fetchall() if column not in CODES}
    assert found == set()
