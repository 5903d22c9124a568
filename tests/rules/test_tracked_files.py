"""Nothing of anybody's own machine stands in the repository."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.source import ROOT, files_not_ignored, told, tracked_files

# Each pattern has a bracket in it, so that this file does not find itself.
PRIVATE = {
    "the address of a package registry": re.compile(
        r"pypi\.(?:org|python)|pythonhosted\.or[g]|index-ur[l]|extra-inde[x]|find-link[s]|proxy\.golan[g]", re.I
    ),
    "a mirror's address": re.compile(r"https?://[\w.-]*(?:mirror|artifactory|nexus|devpi)[\w.-]*", re.I),
    "somebody's home": re.compile(r"/(?:home|Users)/[a-z][\w.-]*/|/root/\w|[A-Z]:\\+Users\\+\w"),
    "a folder of one machine": re.compile(r"/work/(?:main|shared|\.library)|/tmp/(?:pre|zh)\b"),
    "a secret": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KE[Y]|\bgh[pousr]_\w{30,}|\bAKIA[0-9A-Z]{16}\b"),
}
LOCKS = {"uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock"}
LARGEST = 2_000_000


def private_words(text: str) -> Iterator[str]:
    """Return what kind of private word stands in a text, and on which line."""
    for kind, pattern in PRIVATE.items():
        for match in pattern.finditer(text):
            yield f"{text.count(chr(10), 0, match.start()) + 1}: {kind}: {match.group()}"


DATABASE = b"SQLite format 3\0"


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(DATABASE)) == DATABASE


def _text(path: Path) -> str:
    data = path.read_bytes()
    return "" if b"\0" in data[:4096] else data.decode("utf-8", "replace")


def test_no_private_word_is_tracked() -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{text}" for path in tracked_files() for text in private_words(_text(path))
    ]
    assert not found, told(found, "These belong to one machine and not to the repository:")


def _is_product(path: Path) -> bool:
    return (
        path.name in LOCKS
        or path.suffix in (".pyc", ".db", ".log")
        or path.stat().st_size > LARGEST
        or _is_database(path)
    )


def test_no_product_of_tools_is_tracked() -> None:
    found = [path.relative_to(ROOT).as_posix() for path in tracked_files() if _is_product(path)]
    assert not found, told(found, "Locks with addresses, caches, databases and very large files are not tracked:")


@pytest.mark.parametrize(
    "pieces",
    [
        ("https://pypi", ".org/simple"),
        ("--index", "-url x"),
        ("see /home", "/li/rounds"),
        ("/root", "/x"),
        ("C:\\Users", "\\Li"),
        ("/work", "/main/ui"),
    ],
)
def test_a_private_word_is_found(pieces: tuple[str, str]) -> None:
    found = list(private_words("first line\n" + "".join(pieces)))
    assert found
    assert found[0].startswith("2: ")


def test_ordinary_text_is_let_through() -> None:
    text = "~/rounds.db https://keepachangelog.com postgresql://name@host/home the root/folder C:\\Rounds"
    assert not list(private_words(text))


def test_without_git_what_tools_make_is_left_out(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text((ROOT / ".gitignore").read_text())
    ours = {".gitignore", "dev.py", "crm/__init__.py", "resources/domain/list.csv"}
    made = {".git/HEAD", ".venv/bin/x", "crm/__pycache__/a.pyc", "rounds_crm.egg-info/PKG", "uv.lock", "deep/x.db"}
    for name in (ours | made) - {".gitignore"}:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert {path.relative_to(tmp_path).as_posix() for path in files_not_ignored(tmp_path)} == ours


def test_what_is_ignored_is_said_so_simply_that_it_is_known_without_git() -> None:
    lines = (ROOT / ".gitignore").read_text().split()
    assert not [line for line in lines if "/" in line[:-1] or line[0] in "!#"]
