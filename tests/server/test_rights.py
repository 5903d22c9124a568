"""Rights on the rows of every table, tried as real logins: what the design allows happens, and nothing else."""

import pytest

from crm.storage.tables import every_table
from tests.support.bureau import BOOKS, Bureau
from tests.support.probing import Probing, tables_of
from tests.support.rights import WHO
from tests.support.situations import WORDS

pytestmark = pytest.mark.postgresql

TABLES = sorted((*every_table().tables, *WORDS))


@pytest.mark.parametrize("table", TABLES)
def test_what_the_design_lets_happens_and_nothing_else(bureau: Bureau, table: str) -> None:
    probing = Probing(bureau, table)
    wrong: list[str] = []
    for who in WHO:
        with bureau.session(who) as connection:
            wrong += probing.wrong(connection, who)
    assert wrong == []


@pytest.mark.parametrize("table", TABLES)
def test_nobody_reaches_more_rows_by_changing_them_unseen(bureau: Bureau, table: str) -> None:
    """A change that reads nothing asks no policy for reading: the one for changing must hold by itself."""
    probing = Probing(bureau, table)
    with bureau.installer() as connection:
        assert [each for who in WHO for each in probing.wrong_unseen(connection, who)] == []


def test_every_table_of_the_server_is_tried_in_every_situation(bureau: Bureau) -> None:
    assert tables_of(bureau) == TABLES
    assert set(bureau.rows) == set(TABLES)
    for name, table in every_table().tables.items():
        if "portfolio_id" in table.c and name not in ("portfolio_grant", "audit_log"):
            assert set(BOOKS) <= set(bureau.rows[name])
