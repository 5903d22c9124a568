"""`rounds export calendar` and `rounds import calendar`: the way of a calendar out and in by the command line."""

from pathlib import Path

import pytest

from crm.domain.clock import FixedClock
from crm.storage.start import open_store
from crm.usecases.people import people
from tests.support.calendars import calendar, event
from tests.support.commands import ClockedCommand

NOON = "DTSTART:20261120T040000Z"


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


def test_what_was_exported_comes_back_as_own(demo: Path, manager: str, command: ClockedCommand, tmp_path: Path) -> None:
    out, whose = tmp_path / "林.ics", ("--manager", manager, "--database", demo)
    done = command("export", "calendar", out, *whose, "--json")
    count = done.json()["entries"]
    assert count > 0
    assert out.read_bytes().count(b"BEGIN:VEVENT") == count
    assert b"TEL" not in out.read_bytes()
    back = command("import", "calendar", out, *whose, "--json").json()
    assert back["new"] == back["changed"] == back["removed"] == back["moved"] == 0
    assert back["refused"] == []
    assert back["own"] > 0


def test_a_file_is_taken_in_once_and_what_is_broken_is_told(
    demo: Path, manager: str, command: ClockedCommand, tmp_path: Path
) -> None:
    path = tmp_path / "other.ics"
    path.write_bytes(calendar([event("a", NOON), event("b", "DTEND:20261120T050000Z", title="Broken")]))
    wish = ("import", "calendar", path, "--manager", manager, "--database", demo)
    dry = command(*wish, "--dry-run")
    assert dry.out.startswith("Would add 1 appointments")
    first = command(*wish)
    assert first.code == 1
    assert "  Broken: it has no beginning that can be read" in first.out
    assert command(*wish, "--json").json()["same"] == 1
    assert command.sql(str(demo), "select count(*) from appointment where calendar_uid = 'a'") == 1


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("import", "calendar", "none.ics"), "Name whose calendar"),
        (("import", "calendar", "none.ics", "--manager", "nobody"), "nobody"),
        (("export", "calendar", "out.xlsx", "--manager", "nobody"), "does not end in .ics"),
    ],
)
def test_a_wrong_wish_is_one_sentence(
    demo: Path, command: ClockedCommand, words: tuple[str, ...], code: str, tmp_path: Path
) -> None:
    given = [str(tmp_path / each) if "." in each else each for each in words]
    done = command(*given, "--database", demo)
    assert (done.code, done.out) == (2, "")
    assert code in done.err
    assert len(done.err.splitlines()) == 1
