"""`rounds top100` by the command line: looking changes nothing, applying does what was shown."""

from pathlib import Path

import pytest

from tests.support.commands import ClockedCommand


@pytest.fixture
def demo(command: ClockedCommand, tmp_path: Path) -> Path:
    where = tmp_path / "demo.db"
    assert command("demo", where, "--size", "small").code == 0
    return where


def test_looking_changes_nothing_and_applying_does_what_was_shown(demo: Path, command: ClockedCommand) -> None:
    seen = command("top100", "--year", 2026, "--database", demo, "--json").json()
    again = command("top100", "--year", 2026, "--database", demo, "--json").json()
    assert seen == again
    assert seen["applied"] is False
    assert [each["rank"] for each in seen["places"]] == list(range(1, len(seen["places"]) + 1))
    entrants = [each for each in seen["places"] if each["standing"] == "enters"]
    assert entrants
    done = command("top100", "--year", 2026, "--database", demo, "--apply", "--json")
    assert done.code == 0
    assert done.json()["places"] == seen["places"]
    after = command("top100", "--year", 2026, "--database", demo, "--json").json()
    assert {each["standing"] for each in after["places"]} == {"stays"}
    assert after["leavers"] == []


@pytest.mark.parametrize(("language", "word"), [("en", "Choose a year"), ("zh_CN", "选择")])
def test_a_year_that_is_not_out_is_one_sentence(demo: Path, command: ClockedCommand, language: str, word: str) -> None:
    done = command("top100", "--year", 2099, "--database", demo, "--lang", language)
    assert (done.code, done.out) == (2, "")
    assert word in done.err
    assert len(done.err.splitlines()) == 1


def test_a_year_without_energy_is_not_applied(demo: Path, command: ClockedCommand) -> None:
    done = command("top100", "--year", 2001, "--apply", "--database", demo, "--lang", "en")
    assert done.code == 2
    assert "2000" in done.err
