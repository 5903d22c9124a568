"""Every icon that the source names is in the icon font."""

import ast
from pathlib import Path

import pytest

from ui.pages import PLACES
from ui.theme.icons import IconFont, load

UI = Path(__file__).parents[2] / "ui"
TAKES_ICON = {
    "Icon": 0,
    "TintedIcon": 0,
    "IconButton": 0,
    "EmptyState": 0,
    "icon": 0,
    "pixmap": 0,
    "Banner": 2,
    "Button": 2,
}
"""Calls that take an icon's name, and its place among the arguments."""


def _named(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        values = [keyword.value for keyword in node.keywords if keyword.arg == "icon"]
        place = TAKES_ICON.get(name)
        if place is not None and len(node.args) > place:
            values.append(node.args[place])
        found |= {each.value for each in values if isinstance(each, ast.Constant) and isinstance(each.value, str)}
    return found - {""}


def _icons() -> list[str]:
    found = {place.icon for place in PLACES if place.icon}
    for file in UI.rglob("*.py"):
        found |= _named(ast.parse(file.read_text(encoding="utf-8")))
    return sorted(found)


def test_there_are_icons_to_look_at() -> None:
    assert {"sun-horizon", "check", "warning-circle"} <= set(_icons())


@pytest.fixture(scope="module")
def font(qapp: object) -> IconFont:
    return load()


@pytest.mark.parametrize("name", _icons())
def test_an_icon_is_in_the_font(name: str, font: IconFont) -> None:
    assert name in font.characters
