"""The window over a server that keeps rights: whoever signed in acts, and every page opens within those rights."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from crm.domain.codes import Role
from crm.storage.store import Store
from crm.usecases.people import people
from tests.support.office import Office
from tests.support.window import WindowMaker
from ui.pages import BY_NAME
from ui.settings import Settings

pytestmark = pytest.mark.postgresql

Open = Callable[[str], WindowMaker]


@pytest.fixture
def sign_in(office: Office, settings: Settings, qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Sign somebody in and open windows over what he or she may see."""
    opened: list[tuple[Store, WindowMaker]] = []

    def begin(who: str) -> WindowMaker:
        store = office.open(who)
        opened.append((store, WindowMaker(store, settings, qtbot, tmp_path)))
        return opened[-1][1]

    yield begin
    for store, maker in opened:
        maker.close()
        store.close()


@pytest.mark.parametrize(("who", "role"), [("manager", Role.MANAGER), ("supervisor", Role.SUPERVISOR)])
def test_whoever_signed_in_acts(sign_in: Open, who: str, role: Role) -> None:
    scope = sign_in(who).open().context.scope
    assert scope.role is role
    assert scope.actor_id is not None


def test_a_manager_is_offered_nobody_elses_desk(sign_in: Open) -> None:
    window = sign_in("manager").open()
    with_all = window.context.runner
    names: list[str] = []
    with_all.ask(
        window, people, lambda rows: names.extend(each.text() for each in window.people.menu_of(rows).actions())
    )
    assert len([name for name in names if name]) == 2, "oneself, and the way out"


def test_a_supervisor_looks_at_a_desk_and_stays_the_supervisor(sign_in: Open) -> None:
    window = sign_in("supervisor").open()
    scope = window.context.scope
    own = scope.actor_id

    def look(rows: list[object]) -> None:
        manager = next(each for each in rows if each.role is Role.MANAGER)  # type: ignore[attr-defined]
        window.people.use(manager)  # type: ignore[arg-type]

    window.context.runner.ask(window, people, look)
    assert scope.person_id not in (None, own)
    assert (scope.role, scope.actor_id) == (Role.SUPERVISOR, own)


@pytest.mark.parametrize("who", ["manager", "supervisor"])
def test_every_page_opens_within_the_rights(sign_in: Open, who: str) -> None:
    window = sign_in(who).open()
    failed: list[BaseException] = []
    window.context.runner.failed.connect(failed.append)
    for page in BY_NAME:
        window.navigate(page)
    assert failed == []
