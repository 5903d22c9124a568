"""The table of what the window offers and the rights that the database keeps say the same, role by role."""

from pathlib import Path

import pytest

from crm.domain.codes import Role
from crm.domain.permits import ALL, OF_SHARED, PERMITS, Permit, Rights
from crm.storage.server.functions import CALLED_BY_ADMINS, SEALING
from crm.storage.server.hanging import HANGING
from crm.storage.server.matrix import NOTHING, columns_changed, rule_of
from crm.storage.server.names import ADMINS, GROUPS, SUPERVISORS
from crm.storage.tables import table_named
from ui.dialogs import DIALOGS
from ui.options.sections import SECTIONS
from ui.pages import PLACES

ROOT = Path(__file__).resolve().parent.parent.parent


def granted(need: str, group: str) -> bool:
    """Say whether the rights of the database let a group do what a permit needs."""
    verb, what = need.split(" ")
    if verb == "call":
        return _called(what, group)
    name, _, column = what.partition(".")
    table = table_named(name)
    rule = rule_of(table)
    if verb == "delete":
        return rule.is_derived and group in rule.add
    conditions = {"read": rule.read, "add": rule.add, "change": rule.change}[verb]
    if conditions.get(group, NOTHING) == NOTHING:
        return False
    column, _, value = column.partition("=")
    if value and f"{column} <> '{value}'" in rule.check.get(group, ""):
        return False
    return not column or column in columns_changed(table, group)


def _called(name: str, group: str) -> bool:
    if any(each.startswith(f"{name}(") for each in CALLED_BY_ADMINS):
        return group == ADMINS
    if name == "rounds_own_password":
        return True
    if HANGING.startswith(f"{name}("):
        return group == SUPERVISORS
    assert any(each.startswith(f"{name}(") for each in SEALING), name
    return group in (SUPERVISORS, ADMINS)


def able(permit: Permit) -> set[Role]:
    return {role for role in Role if all(granted(need, GROUPS[role]) for need in permit.needs)}


@pytest.mark.parametrize("permit", PERMITS.values(), ids=PERMITS)
def test_what_is_offered_is_what_the_database_grants_and_the_duty_asks(permit: Permit) -> None:
    assert permit.roles == able(permit) & permit.duty


def test_every_page_and_section_and_dialog_has_its_line() -> None:
    assert {f"page.{place.id}" for place in PLACES} == {each for each in PERMITS if each.startswith("page.")}
    assert {f"section.{each.id}" for each in SECTIONS} == {each for each in PERMITS if each.startswith("section.")}
    assert all(each.permit in PERMITS for each in DIALOGS.values() if each.permit)


def test_every_line_is_asked_for_by_the_program() -> None:
    """What test_button_walk finds offered and refused gets a line, and somebody has to heed the line."""
    sources = [path.read_text(encoding="utf-8") for room in ("ui", "crm") for path in (ROOT / room).rglob("*.py")]
    heeded = "".join(each for each in sources if "class Permit:" not in each)
    plain = [each for each in PERMITS if not each.startswith(("page.", "section."))]
    assert [each for each in plain if f'"{each}"' not in heeded] == []


def test_the_whole_team_of_a_local_file_may_do_everything_that_it_has() -> None:
    rights = Rights(Role.ADMIN, is_shared=False)
    assert {key for key in PERMITS if not rights.may(key)} == OF_SHARED


@pytest.mark.parametrize("role", sorted(ALL))
@pytest.mark.parametrize("is_shared", [True, False])
def test_everybody_has_a_page_to_begin_with(role: Role, is_shared: bool) -> None:
    rights = Rights(role, is_shared)
    assert rights.sees(rights.first_page())
