"""What the search proposes to a manager of few books is what a plain question over the own entries says."""

from itertools import product

import pytest

from tests.support.bureau import Bureau

pytestmark = pytest.mark.postgresql
ROWS = 1600
QUERIES = ("'w0'", "'w2'", "'w9'", "'r5'", "'nope'", "'w0' & 'r6'")
ASKED = ((60, 2000, False), (60, 300, False), (60, 300, True), (2**62, 0, True), (7, 300, False))
"""How many are wanted, how many of the newest are looked through, and whether the index is asked at once."""


@pytest.mark.parametrize("kind", ["interaction", "task", "account"])
def test_few_books_are_searched_as_a_plain_question_would(bureau: Bureau, kind: str) -> None:
    books = [bureau.books[name] for name in ("own", "substitute", "area")]
    with bureau.installer() as connection:
        connection.execute(
            "INSERT INTO search_entry (kind, row_id, portfolio_id) SELECT %s, gen_random_uuid(), "
            "(%s::uuid[])[1 + g %% 4] FROM generate_series(1, %s) g",
            (kind, [*books, None], ROWS),
        )
        connection.execute(
            f"INSERT INTO search_{kind} SELECT e.id, array_to_tsvector(ARRAY['w' || (e.id * e.id) %% 10, "
            f"'r' || e.id %% 350]) FROM search_entry e WHERE kind = %s "
            f"AND NOT EXISTS (SELECT FROM search_{kind} s WHERE s.entry_id = e.id)",
            (kind,),
        )
        connection.execute("ANALYZE search_entry")
        connection.execute(f"ANALYZE search_{kind}")
        loose = "OR e.portfolio_id IS NULL" if kind == "task" else ""
        plain = (
            f"SELECT e.id FROM search_entry e JOIN search_{kind} w ON w.entry_id = e.id WHERE e.kind = %s "
            f"AND (e.portfolio_id = ANY (%s) {loose}) AND e.id < %s AND w.words @@ %s::tsquery "
            "ORDER BY e.id DESC LIMIT %s"
        )
        newest = connection.execute("SELECT max(id) FROM search_entry").fetchone()
        assert newest is not None
        for query, before, (most, near, is_rare) in product(QUERIES, (2**62, newest[0] - 700), ASKED):
            wanted = connection.execute(plain, (kind, books[:2], before, query, most)).fetchall()
            connection.execute(f"SET LOCAL SESSION AUTHORIZATION {bureau.login('mai')}")
            found = connection.execute(
                "SELECT rounds_proposed(%s, %s, %s, %s, %s, %s)", (kind, query, before, most, near, is_rare)
            ).fetchall()
            connection.execute("RESET SESSION AUTHORIZATION")
            assert found == wanted, (query, before, most, near, is_rare)


def test_few_rows_are_expected_so_that_nobody_walks_through_every_entry(bureau: Bureau) -> None:
    """Of nine kinds the planner would expect nine thousand rows, and look for them among the entries of all books."""
    asked = " UNION ALL ".join(["SELECT rounds_proposed('visit', '''w0''', 9, 20, 500, false)"] * 9)
    with bureau.session("mai") as connection:
        [(plan,)] = connection.execute(f"EXPLAIN (FORMAT JSON) {asked}").fetchall()
    assert plan[0]["Plan"]["Plan Rows"] <= 9 * 20
