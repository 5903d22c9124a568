"""Files and functions stay short enough to be read at once."""

import ast
from collections.abc import Iterator

from tests.rules.source import ROOT, Module, functions, modules, sample, told

LONGEST_FILE = 450
LONGEST_FUNCTION = 60
FOLDERS = ("crm", "ui", "migrations", "resources", "tests", "benchmarks")


def long_files(module: Module) -> Iterator[str]:
    """Say that a file is too long."""
    lines = len(module.text.splitlines())
    if lines > LONGEST_FILE:
        yield f"{module.path}: {lines} lines"


def long_functions(module: Module) -> Iterator[str]:
    """Return the functions that are too long."""
    for function in functions(module.tree):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        if lines > LONGEST_FUNCTION:
            yield f"{module.path}:{function.lineno}: {function.name} has {lines} lines"


def _all() -> list[Module]:
    text = (ROOT / "dev.py").read_text(encoding="utf-8")
    return [*modules(*FOLDERS), Module("dev", "dev.py", text, ast.parse(text))]


def test_no_file_is_too_long() -> None:
    found = [text for module in _all() for text in long_files(module)]
    assert not found, told(found, f"No hand-written file over {LONGEST_FILE} lines; split it by what it does:")


def test_no_function_is_too_long() -> None:
    found = [text for module in _all() for text in long_functions(module)]
    assert not found, told(found, f"No function over {LONGEST_FUNCTION} lines:")


def test_long_ones_are_found() -> None:
    body = "\n".join("    x = 1" for _ in range(LONGEST_FUNCTION))
    long = sample("crm.long", f"class A:\n  def f(self):\n{body}\n")
    assert list(long_functions(long)) == ["crm/long.py:2: f has 61 lines"]
    assert list(long_files(sample("crm.long", "x = 1\n" * 451)))
    assert not list(long_files(sample("crm.short", "x = 1\n" * 450)))
