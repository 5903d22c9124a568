"""The words of a text document or a presentation, for a look without the program that made it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from crm.domain.errors import Unreadable
from crm.exchange.zipgate import safe_parts

_PARAGRAPHS = frozenset({"p", "h"})
_BREAKS = frozenset({"br", "cr", "line-break"})
_CELLS, _ROWS = frozenset({"tc", "table-cell"}), frozenset({"tr", "table-row"})
_RUNS = frozenset({"t"})
"""What holds text in Office Open XML; in OpenDocument a paragraph does so itself."""
_PARTS = re.compile(r"(?:word/document|ppt/slides/slide(\d{1,6})|content)\.xml")


class _Enough(Exception):
    """As much text was found as is shown."""


def words_of(path: Path, longest: int) -> str:
    """Return the words of a .docx, .pptx, .odt or .odp, at most so many characters; for the child process.

    A paragraph is a line, the cells of a table's row stand between tabs, slides apart by an empty line.
    Raises Unreadable as the gate in front of zipped files does, and "file.damaged" where no document is in it.
    """
    found = {int(match[1] or 0): content for match, content in _documents(path)}
    if not found:
        raise Unreadable("file.damaged", path=path.name)
    return "\n\n".join(_text(content, longest) for _place, content in sorted(found.items()))[:longest]


def _documents(path: Path) -> Iterator[tuple["re.Match[str]", bytes]]:
    for name, content in safe_parts(path, must_hold=()):
        if match := _PARTS.fullmatch(name):
            yield match, content


def _text(content: bytes, longest: int) -> str:
    is_open_document = b"urn:oasis:names:tc:opendocument" in content[:10_000]
    gatherer = _Gatherer(_PARAGRAPHS if is_open_document else _RUNS, longest)
    try:
        parser = ElementTree.XMLParser(target=gatherer)
        parser.feed(content)
        parser.close()
    except _Enough:
        pass
    except ElementTree.ParseError as error:
        raise Unreadable("file.damaged", detail=str(error)) from error
    return "\n".join(gatherer.lines)


class _Gatherer:
    """Takes the events of a parser: no tree is made, however large the document."""

    def __init__(self, holders: frozenset[str], longest: int) -> None:
        self.lines: list[str] = []
        self._holders, self._longest = holders, longest
        self._depth = self._size = 0
        self._line: list[str] = []
        self._rows: list[list[str]] = []
        """The cells of each open row; a table may stand in a cell of another."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        self._depth += name in self._holders
        if name == "tab":
            self._line.append("\t")
        elif name in _BREAKS:
            self._line.append("\n")
        elif name in _ROWS:
            self._rows.append([])
        elif name in _CELLS and self._rows:
            self._rows[-1].append("")

    def data(self, text: str) -> None:
        if self._depth:
            self._line.append(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        self._depth -= name in self._holders
        if name in _PARAGRAPHS:
            self._close("".join(self._line))
            self._line.clear()
        elif name in _ROWS and self._rows:
            self._close("\t".join(self._rows.pop()))

    def _close(self, line: str) -> None:
        """Put a line where it belongs: into the open cell, or under those before."""
        if self._rows and self._rows[-1]:
            cells = self._rows[-1]
            cells[-1] = f"{cells[-1]} {line}".strip()
            return
        self.lines.append(line.strip(" \n"))
        self._size += len(line) + 1
        if self._size > self._longest:
            raise _Enough
