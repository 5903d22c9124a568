"""The repository's own source, as the rules read it."""

import ast
import os
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache, cached_property
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parents[2]
PRODUCT = ("crm", "ui", "migrations", "resources")


class Import(Struct, frozen=True):
    """An imported module; `deferred` when it stands inside a function."""

    target: str
    line: int
    deferred: bool


class Module(Struct, frozen=True, dict=True):
    """A Python file: its dotted name, where it lies from the root, and its parsed text."""

    name: str
    path: str
    text: str
    tree: ast.Module
    is_package: bool = False

    @cached_property
    def imports(self) -> tuple[Import, ...]:
        """Every import with absolute names, those inside functions and type-checking blocks too."""
        return tuple(self._imports(self.tree, False))

    def _imports(self, node: ast.AST, deferred: bool) -> Iterator[Import]:
        for target in self._targets(node):
            yield Import(target, getattr(node, "lineno", 0), deferred)
        deferred = deferred or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for each in ast.iter_child_nodes(node):
            if not isinstance(each, ast.expr):
                yield from self._imports(each, deferred)

    def _targets(self, node: ast.AST) -> list[str]:
        if isinstance(node, ast.Import):
            return [alias.name for alias in node.names]
        if not isinstance(node, ast.ImportFrom):
            return []
        base = node.module or ""
        if node.level:
            parts = self.name.split(".")
            parts = parts[: len(parts) - node.level + self.is_package]
            base = ".".join([*parts, base] if base else parts)
        return [f"{base}.{alias.name}" for alias in node.names]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return every function of a parsed file, methods and inner ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def sample(name: str, text: str, *, is_package: bool = False) -> Module:
    """Return a module that exists only in a test."""
    return Module(name, name.replace(".", "/") + ".py", text, ast.parse(text), is_package)


@cache
def _read(path: Path) -> Module:
    relative = path.relative_to(ROOT)
    parts = list(relative.with_suffix("").parts)
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package else parts)
    text = path.read_text(encoding="utf-8")
    return Module(name, relative.as_posix(), text, ast.parse(text), is_package)


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Return the Python files of some folders; of the product when none is named."""
    found = (path for folder in folders or PRODUCT for path in sorted((ROOT / folder).rglob("*.py")))
    return tuple(_read(path) for path in found)


@cache
def tracked_files() -> tuple[Path, ...]:
    """Return the files that belong to the repository.

    In an unpacked archive, and where there is no git, these are all that .gitignore does not name.
    """
    try:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return tuple(files_not_ignored(ROOT))
    paths = [ROOT / name for name in listed.decode("utf-8").split("\0") if name]
    return tuple(path for path in paths if path.is_file())


def files_not_ignored(root: Path) -> Iterator[Path]:
    """Yield the files below a folder that its .gitignore lets through; it knows names and `name/` for folders only."""
    lines = (root / ".gitignore").read_text(encoding="utf-8").split()
    folders = [".git/", *(line for line in lines if line.endswith("/"))]
    names = [line for line in lines if not line.endswith("/")]
    for place, below, files in os.walk(root):
        below[:] = sorted(name for name in below if not any(fnmatch(f"{name}/", each) for each in folders))
        for name in sorted(files):
            if not any(fnmatch(name, each) for each in names):
                yield Path(place, name)


def told(findings: list[str], rule: str) -> str:
    """Return what a failing rule says: the rule in a sentence, then each place."""
    return "\n  ".join([rule, *findings])
