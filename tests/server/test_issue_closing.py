"""Real logins in plain SQL, past the program: no manager and no supervisor closes an issue early."""

from uuid import UUID

import psycopg
import pytest
from sqlalchemy import make_url, select

from crm.domain.codes import IssueState, IssueTopic
from crm.domain.lists import ListKind, ListQuery
from crm.storage import issues as stored
from crm.storage.tables import Account, Issue
from crm.usecases.issues import add_issue
from crm.usecases.lists import list_ids
from tests.support.closing import early_ways
from tests.support.office import PASSWORD, Office

pytestmark = pytest.mark.postgresql


@pytest.fixture
def key(office: Office) -> UUID:
    """A new issue of the manager's."""
    store = office.open("manager")
    with store.change() as work:
        made = add_issue(work, list_ids(work, ListKind.ACCOUNTS, ListQuery())[0], IssueTopic.BILL, "电费账单看不懂")
    store.close()
    return made


@pytest.mark.parametrize("who", ["manager", "supervisor"])
def test_no_login_closes_an_issue_early(office: Office, key: UUID, who: str) -> None:
    address = make_url(office.address).set(username=office.logins[who], password=PASSWORD, drivername="postgresql")
    with psycopg.connect(address.render_as_string(hide_password=False), autocommit=True) as connection:
        for left_out, columns in early_ways():
            with pytest.raises(psycopg.errors.CheckViolation):
                connection.execute(f"UPDATE issue SET {columns}, version = version + 1 WHERE id = %s", [key])
            assert left_out
        with pytest.raises(psycopg.Error):
            connection.execute(
                "INSERT INTO issue (id, version, account_id, portfolio_id, topic, text, state, raised_on) "
                "SELECT gen_random_uuid(), 1, account_id, portfolio_id, topic, text, 'closed', raised_on FROM issue "
                "WHERE id = %s",
                [key],
            )
        found = connection.execute("SELECT state FROM issue WHERE id = %s", [key]).fetchone()
    assert found == ("new",)


def test_a_colleague_of_another_book_reaches_it_not_at_all(office: Office, key: UUID) -> None:
    address = make_url(office.address).set(
        username=office.logins["colleague"], password=PASSWORD, drivername="postgresql"
    )
    with psycopg.connect(address.render_as_string(hide_password=False), autocommit=True) as connection:
        _left_out, columns = next(early_ways())
        done = connection.execute(f"UPDATE issue SET {columns}, version = version + 1 WHERE id = %s", [key])
    assert done.rowcount == 0
    store = office.open("supervisor")
    with store.read() as reader:
        assert stored.issue(reader, key).state is IssueState.NEW
        assert reader.scalar(select(Account.c.id).join(Issue, Issue.c.account_id == Account.c.id).limit(1)) is not None
    store.close()
