"""A bureau on a server that keeps its rights itself, with real logins of every kind."""

from collections.abc import Iterator

import pytest

from tests.support import postgres as servers
from tests.support.bureau import Bureau, made_bureau


@pytest.fixture(scope="session")
def bureau(postgres: servers.Server) -> Iterator[Bureau]:
    """Two supply units, five books, each with a row of every table, and somebody of each kind; tests leave no trace."""
    with postgres.database() as address:
        made = made_bureau(address)
        yield made
        made.close()
