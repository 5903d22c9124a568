"""The small demo on a server that keeps rights itself, with logins for each role."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID, uuid4

import psycopg
from msgspec import Struct
from sqlalchemy import make_url, select

from crm.domain.clock import FixedClock
from crm.domain.codes import Role
from crm.domain.server import FirstAdmin
from crm.storage.server.logins import create_login
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.storage.tables import Person, Portfolio, PortfolioGrant
from crm.storage.unit import UnitOfWork
from crm.usecases.server import adopt_file, init_server

PASSWORD = "not-a-secret-1"


class Office(Struct, frozen=True):
    """Where the office is, and who works there: `manager`, `colleague`, `supervisor`, `admin`, `readonly`."""

    address: str
    logins: dict[str, str]
    clock: FixedClock

    def open(self, who: str) -> Store:
        """Sign somebody in."""
        plain = make_url(self.address).set(username=self.logins[who], password=PASSWORD, drivername="postgresql")
        return open_store(plain.render_as_string(hide_password=False), self.clock)


@contextmanager
def working_office(address: str, demo: Path, clock: FixedClock) -> Iterator[Office]:
    """Make an empty database the office of a demo file; the logins go at the end."""
    tail = uuid4().hex[:6]
    logins = {who: f"{who}_{tail}" for who in ("manager", "colleague", "supervisor", "admin", "readonly")}
    init_server(address, clock, FirstAdmin("王敏", logins["admin"], PASSWORD))
    adopt_file(demo, address, clock)
    store = open_store(address, clock)
    with store.change() as work:
        for who, person in _people(work).items():
            create_login(work.connection, person, logins[who], PASSWORD)
    store.close()
    yield Office(address, logins, clock)
    with psycopg.connect(address, autocommit=True) as connection:
        for login in logins.values():
            connection.execute(f"DROP OWNED BY {login}; DROP ROLE {login}")


def _people(work: UnitOfWork) -> dict[str, UUID]:
    owners = (
        select(PortfolioGrant.c.person_id)
        .join(Portfolio, Portfolio.c.id == PortfolioGrant.c.portfolio_id)
        .where(PortfolioGrant.c.kind == "owner")
        .distinct()
    )
    managers = work.scalars(owners)
    unit = select(Person.c.area_id).where(Person.c.id == managers[0]).scalar_subquery()
    leader = work.scalar(select(Person.c.id).where(Person.c.role == Role.SUPERVISOR, Person.c.area_id == unit))
    area = work.scalar(select(Person.c.area_id).where(Person.c.id == leader))
    reader = work.insert(Person, name="钱静", sort_key="qianjing", role=Role.READONLY, area_id=area)
    return {"manager": managers[0], "colleague": managers[1], "supervisor": leader, "readonly": reader}
