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


ADDING = frozenset({"addWidget", "insertWidget"})
SHOWING = frozenset({"show", "setVisible", "setHidden"})


def shown_alone(module: Module) -> Iterator[str]:
    """Return where a part may show before it is put into another one: until then it is a window of its own."""
    for function in ast.walk(module.tree) if module.name.startswith("ui.") else ():
        if not isinstance(function, ast.FunctionDef):
            continue
        calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
        added = {
            ast.unparse(node.args[1 if name == "insertWidget" else 0]): node.lineno
            for node in calls
            if node.args and (name := getattr(node.func, "attr", "")) in ADDING
        }
        for node in calls:
            if isinstance(node.func, ast.Attribute) and node.func.attr in SHOWING:
                part = ast.unparse(node.func.value)
                if node.lineno < added.get(part, 0) and not _has_parent(function, part):
                    yield f"{module.path}:{node.lineno}: {part}"


def _has_parent(function: ast.FunctionDef, part: str) -> bool:
    """Say whether a part is made inside another one, or not in this function at all."""
    made = [
        node.value for node in ast.walk(function) if isinstance(node, ast.Assign | ast.AnnAssign) and _sets(node, part)
    ]
    given = [
        each.value if isinstance(each, ast.keyword) else each
        for one in made
        if isinstance(one, ast.Call)
        for each in (*one.args, *one.keywords)
    ]
    return not made or any(isinstance(each, ast.Name) and each.id in ("self", "parent") for each in given)


def _sets(node: ast.Assign | ast.AnnAssign, part: str) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return part in {ast.unparse(each) for each in targets}


def test_no_part_shows_before_it_stands_in_something() -> None:
    found = [place for module in modules() for place in shown_alone(module)]
    assert not found, told(found, "Put a part into another one before it may show: alone it flashes as a window.")


def test_a_part_that_shows_alone_is_found() -> None:
    source = "def build(self):\n    self.a = Button()\n    self.a.setVisible(x)\n    row.addWidget(self.a)\n"
    assert list(shown_alone(sample("ui.some", source)))
    assert not list(shown_alone(sample("ui.some", source.replace("Button()", "Button(parent=self)"))))
