"""`rounds duty` by the command line: a line an account, totals that are their sum, one sentence for a mistake."""

from collections import Counter
from pathlib import Path

import pytest

from tests.support.commands import ClockedCommand


@pytest.fixture
def demo(command: ClockedCommand, tmp_path: Path) -> Path:
    where = tmp_path / "demo.db"
    assert command("demo", where, "--size", "small").code == 0
    return where


def test_the_totals_are_the_sum_of_the_accounts(demo: Path, command: ClockedCommand) -> None:
    found = command("duty", "--database", demo, "--json").json()
    states = Counter(each["status"] for each in found["accounts"])
    totals = found["totals"]
    assert totals["accounts"] == len(found["accounts"]) > 0
    assert {state: totals[state] for state in states} == states
    for each in found["accounts"]:
        assert (each["days_late"] > 0) == (each["status"] in ("overdue", "severe"))
        assert (each["due"] is None) == (each["rule"] is None) == (each["why"] is None)


def test_filters_part_the_whole(demo: Path, command: ClockedCommand) -> None:
    every = command("duty", "--database", demo, "--json").json()["accounts"]
    for option, name in (("--manager", "manager"), ("--area", "area"), ("--segment", "segment")):
        value = next(each[name] for each in every if each[name])
        some = command("duty", "--database", demo, option, value, "--json").json()["accounts"]
        assert some == [each for each in every if each[name] == value]


def test_another_day_is_later_for_everybody(demo: Path, command: ClockedCommand) -> None:
    now = command("duty", "--database", demo, "--json").json()
    then = command("duty", "--database", demo, "--on", "2027-11-17", "--json").json()
    assert [each["due"] for each in now["accounts"]] == [each["due"] for each in then["accounts"]]
    assert then["totals"]["severe"] == then["totals"]["accounts"] - then["totals"]["no_duty"]


@pytest.mark.parametrize(
    ("option", "value"), [("--on", "soon"), ("--manager", "nobody"), ("--area", "nowhere"), ("--segment", "all")]
)
def test_a_mistake_is_one_sentence(demo: Path, command: ClockedCommand, option: str, value: str) -> None:
    done = command("duty", "--database", demo, option, value)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert value in done.err


def test_words_say_the_rule(demo: Path, command: ClockedCommand) -> None:
    done = command("duty", "--database", demo, "--segment", "direct_service")
    assert done.code == 0
    assert "every 30 days, counted from" in done.out
