"""Rights on rows of books, tried as real logins: what the design allows happens, and nothing else."""

import pytest

from crm.storage.base import METADATA
from tests.support.bureau import Bureau
from tests.support.rights import BOOKS_OF, cases, expected, happens, rows_of

pytestmark = pytest.mark.postgresql

TABLES = sorted(
    name
    for name, table in METADATA.tables.items()
    if "portfolio_id" in table.c and name not in ("portfolio_grant", "audit_log")
)


@pytest.mark.parametrize("table", TABLES)
def test_a_book_opens_to_whom_it_belongs_and_to_nobody_else(bureau: Bureau, table: str) -> None:
    rows = rows_of(bureau, table)
    wrong = []
    for who in BOOKS_OF:
        with bureau.session(who) as connection:
            for case in cases(table):
                if case.who == who and happens(connection, bureau, rows, case) != expected(case):
                    wrong.append(case)
    assert wrong == []


def test_every_table_of_accounts_has_a_row_in_every_book(bureau: Bureau) -> None:
    assert sorted(bureau.rows) == TABLES
    assert {len(books) for books in bureau.rows.values()} == {5}
