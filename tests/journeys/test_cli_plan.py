"""`rounds plan` by the command line: looking changes nothing, applying plans what was shown."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from crm.domain.clock import FixedClock
from crm.storage.start import open_store
from crm.storage.tables import Account, Area, Person
from crm.usecases.people import people
from tests.support.commands import ClockedCommand


@pytest.fixture
def demo(command: ClockedCommand, tmp_path: Path) -> Path:
    where = tmp_path / "demo.db"
    assert command("demo", where, "--size", "small").code == 0
    return where


@pytest.fixture
def manager(demo: Path, clock: FixedClock) -> str:
    """The first manager with accounts."""
    store = open_store(demo, clock)
    with store.read() as reader:
        name = next(row.name for row in people(reader) if row.accounts)
    store.close()
    return name


def wish(demo: Path, manager: str) -> tuple[object, ...]:
    return ("--manager", manager, "--month", "2026-12", "--seconds", 0.2, "--database", demo)


def plan(command: ClockedCommand, demo: Path, manager: str, *more: object) -> dict[str, Any]:
    done = command("plan", *wish(demo, manager), "--json", *more)
    assert done.code == 0, done.err
    return dict(done.json())


def test_a_month_is_proposed_and_planned(demo: Path, manager: str, command: ClockedCommand) -> None:
    found = plan(command, demo, manager)
    visits = found["visits"]
    assert visits
    assert {"travel_minutes", "late_days", "left_out"} <= found.keys()
    told = {
        each["account_no"]: each["due"] for each in command("duty", "--database", demo, "--json").json()["accounts"]
    }
    assert all(told[each["account_no"]] == each["due"] for each in visits)
    assert all(each["travel_before_minutes"] >= 0 for each in visits)
    assert all("2026-12-01" <= each["day"] <= "2026-12-31" for each in visits)
    assert all("08:00" <= each["start"] < each["end"] <= "18:00" for each in visits)
    done = plan(command, demo, manager, "--apply")
    assert done["applied"] is True
    assert len(plan(command, demo, manager)["visits"]) < len(visits)


def test_days_without_a_home_or_an_office_are_told_of(
    demo: Path, manager: str, command: ClockedCommand, clock: FixedClock
) -> None:
    assert plan(command, demo, manager)["notes"] == []
    store = open_store(demo, clock)
    with store.change() as work:
        for row in work.rows(select(Area.c.id, Area.c.version)):
            work.update(Area, row.id, row.version, office_lon=None, office_lat=None)
        for row in work.rows(select(Person.c.id, Person.c.version)):
            work.update(Person, row.id, row.version, home_lon=None, home_lat=None)
    store.close()
    (note,) = plan(command, demo, manager, "--lang", "en")["notes"]
    assert manager in note
    assert "first stop" in note
    printed = command("plan", *wish(demo, manager), "--lang", "en")
    assert note in printed.out


def test_a_place_that_is_only_the_street_s_is_marked(
    demo: Path, manager: str, command: ClockedCommand, clock: FixedClock
) -> None:
    store = open_store(demo, clock)
    with store.change() as work:
        for row in work.rows(select(Account.c.id, Account.c.version)):
            work.update(Account, row.id, row.version, lon=None, lat=None, street_code="NS01")
    store.close()
    visits = plan(command, demo, manager)["visits"]
    assert all(each["place_estimated"] for each in visits)
    printed = command("plan", *wish(demo, manager), "--lang", "en").out
    assert printed.count("(place: centre of the street)") == len(visits) > 0


@pytest.mark.parametrize(
    ("name", "month", "word"),
    [("nobody", "2026-12", "named"), ("", "2026-13", "2026-12"), ("", "2026-09", "ended")],
)
def test_what_cannot_be_planned_is_one_sentence(
    demo: Path, manager: str, command: ClockedCommand, name: str, month: str, word: str
) -> None:
    done = command("plan", "--manager", name or manager, "--month", month, "--database", demo, "--lang", "en")
    assert (done.code, done.out) == (2, "")
    assert word in done.err
    assert len(done.err.splitlines()) == 1
