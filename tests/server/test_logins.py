"""Logins are made and changed by an administrator, and everybody changes the own password: as real logins."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from uuid import UUID, uuid4

import psycopg
import pytest
from sqlalchemy import select

from crm.domain.clock import SystemClock
from crm.domain.codes import Role
from crm.domain.errors import Denied, Invalid, RoundsError
from crm.domain.passwords import SIGNS, check_password, proposed_password
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.storage.tables import AuditLog, Person
from crm.storage.unit import UnitOfWork
from crm.usecases import logins
from tests.support.office import PASSWORD, Office
from tests.support.postgres import asking_for_passwords

pytestmark = pytest.mark.postgresql
NEXT = "another-word-2"


@pytest.fixture
def asking(office: Office) -> Iterator[Office]:
    with asking_for_passwords(office.address):
        yield office


@pytest.fixture
def admin(asking: Office) -> Iterator[Store]:
    store = asking.open("admin")
    yield store
    store.close()


@pytest.fixture
def newcomer(asking: Office, admin: Store) -> Iterator[tuple[UUID, str]]:
    """Somebody with a name that needs quoting, and the login that is his or hers."""
    login = f"new_{uuid4().hex[:6]}"
    with admin.change() as work:
        key = work.insert(Person, name="陈'\"静", sort_key="chenjing", role=Role.MANAGER, login=None)
        logins.make_login(work, key, login, PASSWORD)
    yield key, login
    with psycopg.connect(asking.address, autocommit=True) as installer:
        installer.execute("UPDATE person SET login = NULL, version = version + 1 WHERE id = %s", (key,))
        installer.execute(f"DROP OWNED BY {login}; DROP ROLE {login}")


def enters(office: Office, login: str, password: str) -> str:
    """Sign in and return the role, or the code with which it is refused."""
    address = office.address.replace("postgres:@", f"{login}:{password}@", 1)
    try:
        store = open_store(address, office.clock)
    except RoundsError as error:
        return error.code
    store.close()
    return str(store.actor.role)


def test_a_login_lets_in_and_a_new_password_counts(asking: Office, admin: Store, newcomer: tuple[UUID, str]) -> None:
    key, login = newcomer
    assert enters(asking, login, PASSWORD) == Role.MANAGER
    with admin.change() as work:
        logins.new_password(work, key, NEXT)
    assert enters(asking, login, PASSWORD) == "login.refused"
    assert enters(asking, login, NEXT) == Role.MANAGER


def test_a_login_is_switched_off_and_on_and_gets_another_role(
    asking: Office, admin: Store, newcomer: tuple[UUID, str]
) -> None:
    key, login = newcomer
    with admin.change() as work:
        logins.disable_login(work, key)
    assert enters(asking, login, PASSWORD) == "login.disabled"
    with admin.change() as work:
        logins.enable_login(work, key)
        logins.change_role(work, key, Role.READONLY)
    assert enters(asking, login, PASSWORD) == Role.READONLY
    with admin.read() as reader:
        said = reader.scalars(select(AuditLog.c.changes).where(AuditLog.c.row_id == key).order_by(AuditLog.c.id))
    assert [each["sign_in"][1] for each in said if "sign_in" in each] == ["disabled", "enabled"]


def test_nobody_shuts_out_oneself_or_the_last_administrator(admin: Store, asking: Office) -> None:
    own = admin.actor.person_id
    assert own is not None
    commands: tuple[Callable[[UnitOfWork], None], ...] = (
        lambda work: logins.disable_login(work, own),
        lambda work: logins.change_role(work, own, Role.MANAGER),
    )
    for command in commands:
        with pytest.raises(Invalid, match=r"login\.own"), admin.change() as work:
            command(work)
    installer = open_store(asking.address, asking.clock)
    with pytest.raises(Invalid, match=r"login\.last_admin"), installer.change() as work:
        logins.disable_login(work, own)
    installer.close()


@pytest.mark.parametrize(
    ("login", "password", "code"),
    [
        ("1st", PASSWORD, "login.form"),
        ("rounds_x", PASSWORD, "login.form"),
        ("a'b", PASSWORD, "login.form"),
        ("王敏", PASSWORD, "login.form"),
        ("short_one", "short", "password.short"),
        ("my_login", "xx-my_login-xx", "password.name"),
        ("plain_one", "aaaaaaaaaaaa", "password.plain"),
    ],
)
def test_what_is_no_login_is_told(admin: Store, login: str, password: str, code: str) -> None:
    with pytest.raises(Invalid) as caught, admin.change() as work:
        key = work.insert(Person, name="丁", sort_key="ding", role=Role.MANAGER, login=None)
        logins.make_login(work, key, login, password)
    assert caught.value.code == code


def test_a_login_of_somebody_else_is_told(admin: Store, asking: Office) -> None:
    with pytest.raises(Invalid, match=r"login\.taken"), admin.change() as work:
        key = work.insert(Person, name="丁", sort_key="ding", role=Role.MANAGER, login=None)
        logins.make_login(work, key, asking.logins["manager"], PASSWORD)


@pytest.mark.parametrize("who", ["manager", "supervisor", "readonly"])
def test_others_make_and_change_no_logins(asking: Office, admin: Store, who: str) -> None:
    own = admin.actor.person_id
    assert own is not None
    store = asking.open(who)
    commands: tuple[Callable[[UnitOfWork], None], ...] = (
        lambda work: logins.new_password(work, own, NEXT),
        lambda work: logins.disable_login(work, own),
        lambda work: logins.enable_login(work, own),
    )
    for command in commands:
        with pytest.raises(Denied), store.change() as work:
            command(work)
    store.close()


def test_everybody_changes_the_own_password(asking: Office, newcomer: tuple[UUID, str]) -> None:
    _key, login = newcomer
    store = open_store(asking.address.replace("postgres:@", f"{login}:{PASSWORD}@", 1), asking.clock)
    for old, new, code in (
        ("wrong-old-word", NEXT, "password.wrong_old"),
        (PASSWORD, PASSWORD, "password.same"),
        (PASSWORD, "short", "password.short"),
    ):
        with pytest.raises(Invalid) as caught, store.change() as work:
            logins.change_own_password(work, store.where, old, new)
        assert caught.value.code == code
    with store.change() as work:
        logins.change_own_password(work, store.where, PASSWORD, NEXT)
    store.close()
    assert enters(asking, login, PASSWORD) == "login.refused"
    assert enters(asking, login, NEXT) == Role.MANAGER


def test_a_proposed_password_is_strong_and_another_one_each_time() -> None:
    found = {proposed_password() for _time in range(20)}
    assert len(found) == 20
    for word in found:
        check_password(word, "somebody")
        assert set(word) <= set(SIGNS)


def test_a_password_that_ends_is_told_before_and_a_new_one_lets_in_again(
    asking: Office, admin: Store, newcomer: tuple[UUID, str]
) -> None:
    key, login = newcomer

    def ends(when: str) -> None:
        with psycopg.connect(asking.address, autocommit=True) as installer:
            moment = installer.execute(f"SELECT now() + interval '{when}'").fetchone()
            assert moment is not None
            installer.execute(f"ALTER ROLE {login} VALID UNTIL '{moment[0]}'")

    @contextmanager
    def entered(password: str) -> Iterator[Store]:
        # The server judges by its own clock.
        with closing(
            open_store(asking.address.replace("postgres:@", f"{login}:{password}@", 1), SystemClock())
        ) as store:
            yield store

    def told() -> bool:
        with entered(PASSWORD) as store, store.read() as reader:
            return logins.password_ends(reader) is not None

    assert not told()
    ends("10 days")
    assert told()
    ends("30 days")
    assert not told()
    ends("-1 day")
    assert enters(asking, login, PASSWORD) == "login.refused"
    with admin.change() as work:
        logins.new_password(work, key, NEXT)
    ends("1 day")
    with entered(NEXT) as store, store.change() as work:
        logins.change_own_password(work, asking.address.replace("postgres:@", f"{login}@", 1), NEXT, f"{NEXT}-3")
        assert logins.password_ends(work) is None
