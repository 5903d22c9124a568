"""Texts in the source are such that Qt's tools find them, and looks come from the tokens."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.rules.source import Module, modules, sample, told

MARKERS = {"QT_TRANSLATE_NOOP", "QT_TR_NOOP"}
HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
NAMES = {"Rounds · 走访", "简体中文"}
READS_CHINESE = ("ui.texts", "ui.widgets.avatar", "ui.widgets.gallery", "ui.picture_")
"""Where dates are written, Chinese surnames are known, or invented names are shown."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def texts_not_found(module: Module) -> Iterator[str]:
    """Return the calls whose text lupdate cannot read: f-strings, names, sums of strings, calls inside of f-strings."""
    for text in (each for each in ast.walk(module.tree) if isinstance(each, ast.JoinedStr)):
        for node in ast.walk(text):
            if isinstance(node, ast.Call) and _called(node) in ("tr", "translate"):
                yield f"{module.path}:{node.lineno}: {_called(node)}() inside of an f-string"
    marked = {
        ast.dump(node.args[0])
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and _called(node) in MARKERS and node.args
    }
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = _called(node)
        if name == "tr" and not _is_literal(node.args[0]):
            yield f"{module.path}:{node.lineno}: tr() of something that is not a plain string"
        if name == "tr" and isinstance(node.func, ast.Name):
            yield f"{module.path}:{node.lineno}: a free tr() has an empty context; use self.tr or translate"
        if name == "translate" and len(node.args) > 1 and not _is_literal(node.args[1]):
            is_variable = isinstance(node.args[1], ast.Name | ast.Attribute | ast.Subscript)
            if not (is_variable and ast.dump(node.args[0]) in marked):
                yield f"{module.path}:{node.lineno}: translate() of something that is not a plain string"


def hex_colours(module: Module) -> Iterator[str]:
    """Return the colours that stand in the source instead of the token table."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and HEX_COLOUR.search(node.value):
            yield f"{module.path}:{node.lineno}: {HEX_COLOUR.findall(node.value)[0]}"
        if isinstance(node, ast.Call) and _called(node) == "QColor" and len(node.args) >= 3:
            yield f"{module.path}:{node.lineno}: QColor of numbers"


def chinese_texts(module: Module) -> Iterator[str]:
    """Return Chinese strings of the window's source: they belong into the translation."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in documentation:
            continue
        if CHINESE.search(node.value) and node.value not in NAMES:
            yield f"{module.path}:{node.lineno}: {node.value[:30]}"


def test_every_text_is_found_by_lupdate() -> None:
    found = [text for module in modules("ui") for text in texts_not_found(module)]
    assert not found, told(found, "Write self.tr('Text with {name}').format(name=...):")


def test_colours_come_from_the_tokens() -> None:
    found = [text for module in modules("ui") if not module.name.startswith("ui.theme") for text in hex_colours(module)]
    assert not found, told(found, "Colours come from ui/theme/tokens.py alone:")


def test_chinese_texts_stand_in_the_translation() -> None:
    pages = [module for module in modules("ui") if not module.name.startswith(READS_CHINESE)]
    found = [text for module in pages for text in chinese_texts(module)]
    assert not found, told(found, "Source texts are English; Chinese belongs into rounds_zh_CN.ts:")


@pytest.mark.parametrize(
    "text",
    [
        "self.tr(f'{n} visits')",
        "self.tr('a' + name)",
        "f\"{name} · {self.tr('visits')}\"",
        "self.tr(text)",
        "self.tr('{}'.format(1))",
        "tr('free')",
        "QCoreApplication.translate('Places', label)",
        "QCoreApplication.translate('Places', f'{label}')",
    ],
)
def test_a_text_that_lupdate_misses_is_found(text: str) -> None:
    assert list(texts_not_found(sample("ui.today.page", text)))


@pytest.mark.parametrize(
    "text",
    [
        "self.tr('%n visit(s)', '', n)",
        "self.tr('two ' 'parts')",
        "QCoreApplication.translate('Places', 'Today')",
        "L = QT_TRANSLATE_NOOP('Places', 'Today')\nQCoreApplication.translate('Places', place.label)",
    ],
)
def test_a_plain_text_is_let_through(text: str) -> None:
    assert not list(texts_not_found(sample("ui.today.page", text)))


@pytest.mark.parametrize("text", ["x = '#1a2b3c'", "x = 'color: #fff;'", "QColor(1, 2, 3)", "f'border: 1px #12345678'"])
def test_a_colour_is_found(text: str) -> None:
    assert list(hex_colours(sample("ui.today.page", text)))
    assert not list(hex_colours(sample("ui.today.page", "x = 'No. #12 of #1234'; QColor(token)")))


def test_a_chinese_text_is_found() -> None:
    assert list(chinese_texts(sample("ui.today.page", '"""走访"""\nx = "走访"'))) == ["ui/today/page.py:2: 走访"]
