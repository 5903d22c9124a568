"""Values are structs: one way to say what a thing is made of, which costs nothing at the start."""

import re

from tests.rules.source import modules, told

OTHERWISE = {
    "crm.domain.addresses": "hides a password from its text",
    "crm.domain.imports": "leaves details out of a hash",
    "crm.domain.secret": "hides a word from its text",
    "crm.planning.propose.solve": "begins its clock by itself",
    "ui.opening": "hides a password from its text",
}
"""Modules with a dataclass, and what a struct could not do there."""


def test_values_are_structs_but_where_they_cannot_be() -> None:
    made = re.compile(r"^ *@(dataclasses\.)?dataclass\b", re.MULTILINE)
    found = {module.name for part in ("crm", "ui") for module in modules(part) if made.search(module.text)}
    assert found == set(OTHERWISE), told(sorted(found ^ set(OTHERWISE)), "Write class Name(Struct, frozen=True):")
