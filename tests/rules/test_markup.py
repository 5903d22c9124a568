"""Names are shown as they are: nothing that Qt would read as markup or as the mark of a key."""

import ast
from collections.abc import Iterator

import pytest

from tests.rules.source import Module, functions, modules, sample, told

LABELS = {"QLabel", "QMessageBox", "QErrorMessage", "QTextBrowser", "QProgressDialog", "QInputDialog", "QWhatsThis"}
"""These read markup in what they show; ui.widgets.labels, states and popups show plain text."""
LABEL_HOME = "ui.widgets.labels"
RICH = {"setHtml", "insertHtml", "appendHtml", "setMarkdown", "setWhatsThis"}
CLIPBOARD = "ui.widgets.table.copying"
PAPER = "ui.printing.paper"
"""Its bodies are made by ui.printing.markup, which makes every text literal."""
MENUS = "ui.widgets.menus"
TIPS = {"setToolTip": 0, "setTabToolTip": 1, "showText": 1}


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def is_safe(text: ast.expr, by: str) -> bool:
    """Say whether a text is ours alone, or was handed to the function that makes it literal."""
    if isinstance(text, ast.IfExp):
        return is_safe(text.body, by) and is_safe(text.orelse, by)
    if isinstance(text, ast.Call) and _called(text) == "format" and isinstance(text.func, ast.Attribute):
        values = [*text.args, *(keyword.value for keyword in text.keywords)]
        return is_safe(text.func.value, by) and all(is_safe(value, by) for value in values)
    return isinstance(text, ast.Constant) or _called(text) in ("tr", by)


def loose_tips(module: Module) -> Iterator[str]:
    """Return the tooltips that might hold a name as markup."""
    for node in ast.walk(module.tree):
        place = TIPS.get(_called(node))
        if place is None or not isinstance(node, ast.Call) or len(node.args) <= place:
            continue
        if _called(node) == "showText" and "QToolTip" not in ast.dump(node.func):
            continue
        if not is_safe(node.args[place], "literal"):
            yield f"{module.path}:{node.lineno}: {_called(node)} without literal() of ui.widgets.tips"


def loose_labels(module: Module) -> Iterator[str]:
    """Return the uses of widgets that read markup."""
    for node in ast.walk(module.tree):
        name = getattr(node, "id", "") if isinstance(node, ast.Name) else ""
        if name in LABELS and module.name != LABEL_HOME:
            yield f"{module.path}:{getattr(node, 'lineno', 0)}: {name} reads markup"
        if _called(node) in RICH and module.name not in (CLIPBOARD, PAPER):
            yield f"{module.path}:{getattr(node, 'lineno', 0)}: {_called(node)}"


def loose_entries(module: Module) -> Iterator[str]:
    """Return the entries of menus that show an attribute of a row, such as a name, as it is."""
    for node in ast.walk(module.tree):
        if _called(node) != "addAction" or not isinstance(node, ast.Call):
            continue
        for text in node.args:
            named = {each.attr for each in _shown(text)}
            if named & {"name", "title", "text", "label", "account"}:
                yield f"{module.path}:{node.lineno}: addAction without in_menu() of ui.widgets.menus"


def _shown(text: ast.expr) -> Iterator[ast.Attribute]:
    """Yield the attributes that a text is made of, but for those that in_menu() makes literal."""
    if _called(text) == "in_menu":
        return
    if isinstance(text, ast.Attribute):
        yield text
    for child in ast.iter_child_nodes(text):
        if isinstance(child, ast.expr) and not (isinstance(text, ast.Call) and child is text.func):
            yield from _shown(child)


def lasting_menus(module: Module) -> Iterator[str]:
    """Return the functions that make a menu at each call and keep all of them."""
    for function in functions(module.tree):
        text = ast.dump(function)
        makes = any(_called(node) == "QMenu" for node in ast.walk(function))
        if makes and "WA_DeleteOnClose" not in text and "deleteLater" not in text:
            yield f"{module.path}:{function.lineno}: {function.name} leaves its menus behind"


def _found(rule: object) -> list[str]:
    assert callable(rule)
    return [text for module in modules("ui") for text in rule(module)]


def test_tooltips_show_text_as_it_is() -> None:
    found = _found(loose_tips)
    assert not found, told(found, "A name may hold <b> or &:")


def test_no_widget_reads_markup() -> None:
    found = _found(loose_labels)
    assert not found, told(found, "Use Text or ElidedLabel of ui.widgets.labels, a toast or a popup:")


def test_menus_show_an_ampersand() -> None:
    found = _found(loose_entries)
    assert not found, told(found, "In a menu & marks a key:")


def test_a_menu_is_gone_when_it_was_used() -> None:
    found = _found(lasting_menus)
    assert not found, told(found, "Make it by passing_menu() of ui.widgets.menus:")


@pytest.mark.parametrize(
    "text",
    [
        "w.setToolTip(name)",
        "w.setToolTip(f'{a} {b}')",
        "w.setToolTip(self.tr('{a}').format(a=row.name))",
        "w.setToolTip(literal(a) if a else row.name)",
        "bar.setTabToolTip(0, tab.label)",
        "QToolTip.showText(place, row.name, w)",
    ],
)
def test_a_loose_tooltip_is_found(text: str) -> None:
    assert list(loose_tips(sample("ui.today.page", text)))


@pytest.mark.parametrize(
    "text",
    [
        "w.setToolTip('')",
        "w.setToolTip(self.tr('Required'))",
        "w.setToolTip(literal(name) if name else '')",
        "QToolTip.showText(place, literal(row.name), w)",
        "palette.showText(name)",
    ],
)
def test_a_plain_tooltip_is_let_through(text: str) -> None:
    assert not list(loose_tips(sample("ui.today.page", text)))


@pytest.mark.parametrize("text", ["QLabel(name)", "QMessageBox.warning(w, a, b)", "view.setHtml(text)"])
def test_a_reader_of_markup_is_found(text: str) -> None:
    assert list(loose_labels(sample("ui.today.page", text)))


def test_a_loose_entry_of_a_menu_is_found() -> None:
    assert list(loose_entries(sample("ui.today.page", "menu.addAction(f'{row.name} · {x}')")))
    assert not list(loose_entries(sample("ui.today.page", "menu.addAction(in_menu(row.name)); m.addAction(words)")))


def test_a_lasting_menu_is_found() -> None:
    assert list(lasting_menus(sample("ui.today.page", "def f(self):\n    QMenu(self).popup(p)")))
    made = "def f(self):\n    m = QMenu(self)\n    m.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)"
    assert not list(lasting_menus(sample("ui.today.page", made)))
