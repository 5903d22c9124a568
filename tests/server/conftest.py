"""A bureau on a server that keeps its rights itself, with real logins of every kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm.storage.store import Store
from tests.support import postgres as servers
from tests.support.bureau import Bureau, made_bureau
from tests.support.office import Office
from tests.support.window import Open, WindowMaker
from ui.background import InlineRunner, Runner
from ui.settings import Settings
from ui.shell.window import MainWindow


@pytest.fixture(scope="session")
def bureau(postgres: servers.Server) -> Iterator[Bureau]:
    """Two supply units, five books, each with a row of every table, and somebody of each kind; tests leave no trace."""
    with postgres.database() as address:
        made = made_bureau(address)
        yield made
        made.close()


@pytest.fixture
def sign_in(office: Office, qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Sign somebody in and open a window over what he or she may see."""
    opened: list[tuple[Store, WindowMaker]] = []

    def begin(who: str, runner_type: type[Runner] = InlineRunner) -> MainWindow:
        store = office.open(who)
        maker = WindowMaker(store, Settings(tmp_path / f"{who}.ini"), qtbot, tmp_path)
        opened.append((store, maker))
        return maker.open(runner_type=runner_type)

    yield begin
    for store, maker in opened:
        maker.close()
        store.close()
