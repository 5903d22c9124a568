"""`rounds export handover`: the sheet of a manager's accounts, its figures, and what is refused."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.support.commands import ClockedCommand

OWN = (
    "FROM account a JOIN portfolio_grant g ON g.portfolio_id = a.portfolio_id AND g.kind = 'owner' "
    "JOIN person p ON p.id = g.person_id WHERE p.name = :name"
)
COUNTED = {
    "accounts": f"SELECT count(*) {OWN}",
    "tasks": f"SELECT count(*) FROM task WHERE state = 'open' AND account_id IN (SELECT a.id {OWN})",
    "issues": "SELECT count(*) FROM issue WHERE state NOT IN ('closed', 'cancelled') "
    f"AND account_id IN (SELECT a.id {OWN})",
    "contacts": f"SELECT count(*) FROM contact WHERE account_id IN (SELECT a.id {OWN})",
}


@pytest.fixture
def names(demo_template: Path, command: ClockedCommand) -> list[str]:
    found = "SELECT group_concat(name) FROM (SELECT name FROM person WHERE role = 'manager' ORDER BY name)"
    return str(command.sql(str(demo_template), found)).split(",")


def test_the_sheet_has_what_the_database_has(
    demo_template: Path, command: ClockedCommand, names: list[str], tmp_path: Path
) -> None:
    giver, receiver, *_rest = names
    words = ("export", "handover", tmp_path / "o.xlsx", "--manager", giver, "--to", receiver)
    done = command(*words, "--database", demo_template, "--json")
    assert (done.code, done.err) == (0, "")
    said = done.json()
    assert (said["manager"], said["receiver"]) == (giver, receiver)
    for part, statement in COUNTED.items():
        assert said[part] == command.sql(str(demo_template), statement, name=giver), part
    page = load_workbook(tmp_path / "o.xlsx").worksheets[0]
    assert page["A3"].value == f"From {giver} to {receiver}"
    assert page.max_row == 7 + said["accounts"]
    assert command(*words, "--database", demo_template).out.endswith(f"{said['issues']} issues\n")


def test_names_of_contacts_only_when_asked_for(
    demo_template: Path, command: ClockedCommand, names: list[str], tmp_path: Path
) -> None:
    for personal in ((), ("--personal",)):
        out = tmp_path / f"o{len(personal)}.xlsx"
        command("export", "handover", out, "--manager", names[0], *personal, "--database", demo_template)
        headings = [cell.value for cell in load_workbook(out)["Contacts"][7]]
        assert ("Name" in headings) is bool(personal)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--manager", "无此人"), "Nobody is named"),
        (("--manager", "唐文静"), "no accounts to hand over"),
        (("--manager", "林晓岚", "--to", "林晓岚"), "both are the same"),
    ],
)
def test_a_wrong_name_writes_nothing(
    words: tuple[str, ...], said: str, demo_template: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    done = command("export", "handover", tmp_path / "o.xlsx", *words, "--database", demo_template)
    assert done.code == 2
    assert said in done.err
    assert not (tmp_path / "o.xlsx").exists()
