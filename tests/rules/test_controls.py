"""Controls of forms are ours, because nothing else dresses them: no window has a style sheet."""

import ast
from collections.abc import Iterator

from tests.rules.source import Module, modules, sample, told

OURS = {
    "QLineEdit": "TextLine",
    "QCheckBox": "CheckBox",
    "QMenu": "Menu",
    "QDialog": "Dialog",
    "QComboBox": "Combo",
    "QScrollArea": "ScrollArea",
    "QTableView": "PlainTable",
    "QTreeWidget": "Tree",
    "QPlainTextEdit": "GrowingText",
}
"""Qt's class, and the one of ui.widgets that looks as everything else does."""


def raw_controls(module: Module) -> Iterator[str]:
    """Return where one of Qt's controls is made as it is, without being dressed in the same function."""
    if not module.name.startswith("ui.") or module.name.startswith("ui.widgets."):
        return
    for function in ast.walk(module.tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        dressed = "dress(" in ast.unparse(function)
        for node in ast.walk(function):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if isinstance(node, ast.Call) and name in OURS and not dressed:
                yield f"{module.path}:{node.lineno}: {name}, not {OURS[name]}"


def test_pages_and_dialogs_use_the_controls_of_ui_widgets() -> None:
    found = [place for module in modules() for place in raw_controls(module)]
    assert not found, told(found, "A control is one of ui.widgets, or dressed where it is made:")


def test_a_control_of_qt_is_found() -> None:
    bad = sample("ui.page", "def build(self):\n    self.name = QLineEdit()\n")
    good = sample("ui.page", "def build(self):\n    self.text = QPlainTextEdit()\n    dress(self.text, 'text')\n")
    assert [line.rpartition(": ")[2] for line in raw_controls(bad)] == ["QLineEdit, not TextLine"]
    assert list(raw_controls(good)) == []
