"""Reports of past days count accounts in the segments that they had then, also for whoever may not read the log."""

import pytest

from tests.support.bureau import Bureau

pytestmark = pytest.mark.postgresql
ASKED = "SELECT account_id, segment FROM rounds_segments(now() - interval '1 hour')"


@pytest.mark.parametrize("who", ["mai", "sun", "rui"])
def test_the_former_segments_of_the_own_books_are_told_and_no_others(bureau: Bureau, who: str) -> None:
    with bureau.installer() as connection:
        for segment in ("small_business", "residential"):
            connection.execute("UPDATE account SET segment = %s, version = version + 1", (segment,))
        connection.execute(f"SET LOCAL SESSION AUTHORIZATION {bureau.login(who)}")
        seen = {row[0] for row in connection.execute("SELECT id FROM account").fetchall()}
        told = connection.execute(ASKED).fetchall()
        connection.execute("RESET SESSION AUTHORIZATION")
    assert {account for account, _segment in told} == seen
    assert len(told) == len(seen) > 0
    assert {segment for _account, segment in told} == {"large_industrial"}
