"""Nothing of the window asks a database or reads a file on the GUI thread: only jobs of the runner do.

A reader is handed to a job and to nobody else, so it is enough to hold that no page opens a store, that none keeps the
reader that a job was handed, and that what reads or writes files stands inside a job.
"""

import ast
from collections.abc import Iterator, Sequence
from itertools import groupby

from tests.rules.source import Module, functions, modules, sample, told

MAY_OPEN = frozenset({"ui.app", "ui.background", "ui.opening", "ui.picture_book"})
"""The composition root before a window stands, the runner itself, the opener with a thread of its own, the pictures."""
READERS = frozenset({"reader", "_reader", "work", "_work"})
"""What a job calls the reader or the unit of work that it was handed."""
SLOW = frozenset({"check", "inspect", "read_file", "read_sheets", "save_verdicts", "export_list", "visit_summary"})
"""Functions of crm.exchange and crm.usecases that go through a whole file; short ones stand in a job as well."""


def stores(module: Module) -> Iterator[str]:
    """Return where a page opens a database or asks a store itself."""
    if module.name in MAY_OPEN:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("crm.storage"):
            yield f"{module.path}:{node.lineno}: imports {node.module}"
        elif isinstance(node, ast.With) and any(_is_store(item.context_expr) for item in node.items):
            yield f"{module.path}:{node.lineno}: opens a store"


def _is_store(node: ast.expr) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    return node.func.attr in ("read", "change") and "store" in ast.unparse(node.func.value)


def kept_readers(module: Module) -> Iterator[str]:
    """Return where a job keeps what it was handed: after the job it belongs to nobody."""
    if module.name in MAY_OPEN:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name) and node.value.id in READERS:
            for target in node.targets:
                if isinstance(target, ast.Attribute):
                    yield f"{module.path}:{node.lineno}: keeps {node.value.id}"


def loose_readers(module: Module) -> Iterator[str]:
    """Return where a function asks by a reader that was not handed to it."""
    if module.name in MAY_OPEN:
        return
    handed: set[int] = set()
    for job in _jobs(module.tree):
        handed |= {id(node) for node in ast.walk(job)}
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call) or id(node) in handed or not _name(node.func)[:1].islower():
            continue
        if any(_is_reader(value) for value in node.args):
            yield f"{module.path}:{node.lineno}: {ast.unparse(node.func)}"


def slow_calls(room: Sequence[Module]) -> Iterator[str]:
    """Return where the modules of one package go through a file outside of a job."""
    inside = {id(node) for job in _called_by_jobs([module.tree for module in room]) for node in ast.walk(job)}
    for module in room:
        slow = SLOW & _imported(module)
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and id(node) not in inside and _name(node.func) in slow:
                yield f"{module.path}:{node.lineno}: {_name(node.func)}"


def _imported(module: Module) -> set[str]:
    return {
        alias.asname or alias.name
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("crm.exchange", "crm.usecases"))
        for alias in node.names
    }


def _is_reader(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id in READERS


def _jobs(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the functions that are handed a reader."""
    for node in [*functions(tree), *(each for each in ast.walk(tree) if isinstance(each, ast.Lambda))]:
        if READERS & {argument.arg for argument in (*node.args.posonlyargs, *node.args.args)}:
            yield node


def _called_by_jobs(trees: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """Yield the jobs, and the functions of the same package that they call by name."""
    named = {function.name: function for tree in trees for function in functions(tree)}
    waiting, seen = [job for tree in trees for job in _jobs(tree)], set()
    while waiting:
        job = waiting.pop()
        if id(job) not in seen:
            seen.add(id(job))
            yield job
            called = {_name(node.func) for node in ast.walk(job) if isinstance(node, ast.Call)}
            waiting += [named[name] for name in called & named.keys()]


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def test_no_page_opens_a_database() -> None:
    found = [text for module in modules("ui") for text in stores(module)]
    assert not found, told(found, "Ask through context.runner; only the runner opens the store:")


def test_no_page_keeps_a_reader() -> None:
    found = [text for module in modules("ui") for text in (*kept_readers(module), *loose_readers(module))]
    assert not found, told(found, "A reader belongs to the job that it was handed to:")


def test_no_page_goes_through_a_file() -> None:
    rooms = groupby(modules("ui"), key=lambda module: module.path.rpartition("/")[0])
    found = [text for _folder, room in rooms for text in slow_calls(list(room))]
    assert not found, told(found, "Go through files in a job of the runner:")


def test_what_would_hold_the_gui_thread_is_found() -> None:
    assert list(stores(sample("ui.today.page", "from crm.storage.start import open_store")))
    assert list(stores(sample("ui.today.page", "with self._store.read() as reader:\n    today(reader)")))
    assert list(kept_readers(sample("ui.today.page", "def read(reader):\n    self._reader = reader")))
    assert list(loose_readers(sample("ui.today.page", "def shown(self):\n    today(reader)")))
    text = "from crm.exchange.incoming import inspect\n{}"
    assert list(slow_calls([sample("ui.today.page", text.format("def shown(self):\n    inspect(path)"))]))
    assert not list(slow_calls([sample("ui.today.page", text.format("ask(lambda reader: inspect(path))"))]))
    nested = "def read(reader):\n    return _look(path)\n\ndef _look(path):\n    return inspect(path)"
    assert not list(slow_calls([sample("ui.today.page", text.format(nested))]))
