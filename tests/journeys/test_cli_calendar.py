"""What `rounds check` says of the working calendar."""

from pathlib import Path

import pytest

from crm.planning.publicdays import KNOWN_YEARS, public_year
from tests.support.commands import ClockedCommand

NOT_OUT = next(year for year in KNOWN_YEARS if year > 2025 and not public_year(year).is_published)


def test_a_check_names_the_years_whose_holidays_are_guessed(
    database_file: Path, command: ClockedCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROUNDS_NOW", f"{NOT_OUT - 1}-11-17T09:48")
    done = command("check", "--database", database_file)
    assert done.code == 0
    assert f"The holidays of {NOT_OUT} are provisional" in done.out
    assert str(NOT_OUT - 1) not in done.out
    assert command("check", "--database", database_file, "--json").json()["provisional_years"] == [NOT_OUT]


def test_a_check_says_nothing_of_years_that_are_published(
    database_file: Path, command: ClockedCommand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROUNDS_NOW", "2024-11-17T09:00")
    assert "provisional" not in command("check", "--database", database_file).out
