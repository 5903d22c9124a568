"""Every icon that the source names is in the icon font."""

import ast
import re
from pathlib import Path

import pytest

from ui.pages import PLACES
from ui.theme.icons import IconFont, load

UI = Path(__file__).parents[2] / "ui"
TAKES_ICON = {
    "Action": 2,
    "Icon": 0,
    "TintedIcon": 0,
    "IconButton": 0,
    "EmptyState": 0,
    "set_words": 0,
    "icon": 0,
    "pixmap": 0,
    "PaletteAction": 1,
    "Section": 1,
    "paint_tinted_icon": 2,
    "Banner": 2,
    "Button": 2,
    "Badge": 2,
    "set_badge": 2,
    "StaffCard": 5,
}
"""Calls that take an icon's name, and its place among the arguments."""
HOLDS_ICON = re.compile(r"icon|caret|_sign$", re.IGNORECASE)
"""Variables that hold an icon's name, or a table of them, and functions that return one."""
TWO_WORDS = re.compile(r"[a-z]+(-[a-z]+)+")


def _names(value: ast.expr) -> set[str]:
    """Return the names that an expression can come to."""
    if isinstance(value, ast.Constant):
        return {value.value} if isinstance(value.value, str) else set()
    if isinstance(value, ast.IfExp):
        return _names(value.body) | _names(value.orelse)
    if isinstance(value, ast.Dict):
        return set().union(*(_names(each) for each in value.values))
    if isinstance(value, ast.Tuple) and value.elts:
        return _names(value.elts[0])
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr == "get":
        return _names(value.args[-1])
    return set()


def _of_call(node: ast.Call) -> set[str]:
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    values = [keyword.value for keyword in node.keywords if keyword.arg == "icon"]
    place = TAKES_ICON.get(name)
    if place is not None and len(node.args) > place:
        values.append(node.args[place])
    return set().union(*(_names(each) for each in values))


def _of_assignment(node: ast.Assign) -> set[str]:
    return set().union(*(_of_target(target, node.value) for target in node.targets))


def _of_target(target: ast.expr, value: ast.expr) -> set[str]:
    """Return the names that a variable takes, alone or as one of several (`icon, tone = "moon", Tone.INFO`)."""
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return set().union(*map(_of_target, target.elts, value.elts))
    return _names(value) if isinstance(target, ast.Name) and HOLDS_ICON.search(target.id) else set()


def _of_function(node: ast.FunctionDef) -> set[str]:
    returned = [each.value for each in ast.walk(node) if isinstance(each, ast.Return) and each.value is not None]
    return set().union(*map(_names, returned)) if HOLDS_ICON.search(node.name) else set()


def _icons() -> list[str]:
    found = {place.icon for place in PLACES}
    for file in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                found |= _of_call(node)
            elif isinstance(node, ast.Assign):
                found |= _of_assignment(node)
            elif isinstance(node, ast.FunctionDef):
                found |= _of_function(node)
    return sorted(found - {""})


@pytest.fixture(scope="module")
def font(qapp: object) -> IconFont:
    return load()


@pytest.mark.parametrize("name", _icons())
def test_an_icon_is_in_the_font(name: str, font: IconFont) -> None:
    assert name in font.characters


def test_no_icon_of_the_source_is_overlooked(font: IconFont) -> None:
    words = {
        node.value
        for file in UI.rglob("*.py")
        if file.name != "gallery.py"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and TWO_WORDS.fullmatch(node.value)
    }
    assert words & set(font.characters) <= set(_icons())
