"""Finds the sheet, the heading row and the column of every field by itself."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache

from msgspec import Struct

from crm.domain.digests import sha256
from crm.domain.errors import Invalid, NotFound, Unreadable
from crm.domain.imports import ImportKind
from crm.domain.messages import LANGUAGES, sentence
from crm.domain.reading.numbers import unit_factor
from crm.domain.reading.text import Cell, fold, is_blank, line, shown
from crm.exchange.by_content import by_content
from crm.exchange.fields import fields
from crm.exchange.sheets import Sheet
from crm.exchange.synonyms import HEADINGS

ROWS_SEARCHED = 60
_LEAST_MATCHES = 2
_OWN_RANK = 1000
_FIRST_VALUES = 3
_BRACKETS = re.compile(r"[(\[{（【][^)\]}）】]*[)\]}）】]")
_DECORATION = re.compile(r"[*:：。.、,，#☆★/]+")

Mapped = Mapping[str, str | None]
"""Heading to field id; None or an empty text leaves the column out."""


class Match(Struct, frozen=True):
    """A column (from 0) that goes to a field.

    `how` is mapping, heading (as spelled), partial (without brackets) or content (its cells look like the field).
    `factor` turns bare figures into the field's unit, from the unit that the heading names.
    """

    column: int
    heading: str
    field: str
    how: str
    first_values: tuple[str, ...]
    factor: float = 1.0


class Matching(Struct, frozen=True):
    """The columns of one sheet for one kind; row numbers as Excel counts.

    `unmatched` are (column, heading); `missing` are required fields without a column; `file` is the file's name,
    `saved_at` when it was last written.
    """

    kind: ImportKind
    sheet: Sheet
    heading_row: int
    matches: tuple[Match, ...]
    unmatched: tuple[tuple[int, str], ...]
    missing: tuple[str, ...]
    file: str = ""
    saved_at: datetime | None = None


class _Heading(Struct, frozen=True):
    """What stands over a column: its own cell, perhaps under a merged one."""

    column: int
    shown: str
    spellings: tuple[str, ...]


def best_place(sheets: Sequence[Sheet], kind: ImportKind, mapping: Mapped | None = None) -> tuple[Sheet, int] | None:
    """Return the sheet and heading row in which most fields are found; None when fewer than two are found anywhere."""
    extra = {fold(heading) for heading, field in (mapping or {}).items() if field}
    least = min(_LEAST_MATCHES, len(extra)) or _LEAST_MATCHES
    best: tuple[tuple[int, bool, int], Sheet, int] | None = None
    for sheet in sheets:
        for number in range(1, min(len(sheet.rows), ROWS_SEARCHED) + 1):
            score = _score(sheet, number, kind, extra)
            rank = score, not sheet.hidden, len(sheet.rows) - number
            if score >= least and (best is None or rank > best[0]):
                best = rank, sheet, number
    return (best[1], best[2]) if best else None


def match(sheet: Sheet, heading_row: int, kind: ImportKind, mapping: Mapped | None = None) -> Matching:
    """Match the columns under a heading row; `mapping` goes before the synonyms.

    Raises Invalid with "mapping.unknown_field", "mapping.unknown_heading" or "mapping.field_twice".
    """
    headings = _headings(sheet, heading_row)
    taken, left_out = _by_mapping(headings, kind, mapping or {})
    chosen = {column: (field, "mapping") for field, column in taken.items()}
    chosen |= _by_synonym([each for each in headings if each.column not in left_out], kind, set(taken))
    rest = [each.column for each in headings if each.column not in chosen and each.column not in left_out]
    open_fields = [field for field in fields(kind).values() if field.id not in {name for name, _how in chosen.values()}]
    chosen |= {
        column: (field, "content") for column, field in by_content(sheet, heading_row, rest, open_fields).items()
    }
    matches, unmatched = [], []
    for each in headings:
        if each.column not in chosen:
            unmatched.append((each.column, each.shown))
            continue
        field, how = chosen[each.column]
        factor = unit_factor(each.shown, fields(kind)[field].units or {})
        matches.append(
            Match(each.column, each.shown, field, how, _first_values(sheet, heading_row, each.column), factor)
        )
    found = {each.field for each in matches}
    missing = tuple(
        field.id
        for field in fields(kind).values()
        if field.required and field.id not in found and field.or_else not in found
    )
    return Matching(kind, sheet, heading_row, tuple(matches), tuple(unmatched), missing)


def heading_key(matching: Matching) -> str:
    """Return what a choice of columns is remembered by: the kind with the headings in any order, as one short text."""
    headings = sorted(
        {fold(match.heading) for match in matching.matches} | {fold(text) for _, text in matching.unmatched}
    )
    return sha256("\n".join([matching.kind, *headings]).encode()).hexdigest()[:24]


def sheet_named(sheets: Sequence[Sheet], name: str) -> Sheet:
    """Return a sheet by name; raises NotFound("file.no_sheet")."""
    for sheet in sheets:
        if fold(sheet.name) == fold(name):
            return sheet
    raise NotFound("file.no_sheet", sheet=name, known=", ".join(sheet.name for sheet in sheets))


def nothing_found(sheets: Sequence[Sheet]) -> Unreadable:
    """Return the reason why no heading row was found: no headings at all, or headings of which none is known."""
    for sheet in sheets:
        for row in sheet.rows[:ROWS_SEARCHED]:
            cells = [cell for cell in row if not is_blank(cell)]
            if len(cells) > 1 and all(_is_heading_text(cell) for cell in cells):
                return Unreadable("file.no_columns", headings=", ".join(line(cell)[:40] for cell in cells[:12]))
    return Unreadable("file.no_headings")


def _is_heading_text(cell: Cell) -> bool:
    return isinstance(cell, str) and len(cell) <= 40 and not re.search(r"\d{3}|^\W*\d", cell)


def _score(sheet: Sheet, number: int, kind: ImportKind, extra: set[str]) -> int:
    headings = _headings(sheet, number)
    by_mapping = sum(1 for each in headings if any(fold(text) in extra for text in each.spellings))
    return max(by_mapping, len(_by_synonym(headings, kind, set())))


def _headings(sheet: Sheet, number: int) -> list[_Heading]:
    """Return the headings of a row; a cell of the row above (merged over several columns) may complete them."""
    row = sheet.rows[number - 1]
    above = sheet.rows[number - 2] if number > 1 else ()
    found, group = [], ""
    for column, cell in enumerate(row):
        top = _heading_text(above[column]) if column < len(above) else ""
        group = top or group
        own = _heading_text(cell)
        if own:
            spellings = (own, group + own) if group else (own,)
            found.append(_Heading(column, own, spellings))
        elif top:
            found.append(_Heading(column, top, (top,)))
    return found if any(_heading_text(cell) for cell in row) else []


def _heading_text(cell: Cell) -> str:
    return line(cell[:200]) if isinstance(cell, str) and cell else shown(cell)[:40]


def _by_mapping(headings: list[_Heading], kind: ImportKind, mapping: Mapped) -> tuple[dict[str, int], set[int]]:
    """Return the column of every mapped field, and all columns that the mapping names."""
    known = fields(kind)
    taken: dict[str, int] = {}
    named: set[int] = set()
    for heading, field in mapping.items():
        columns = [each.column for each in headings if fold(heading) in map(fold, each.spellings)]
        if not columns:
            raise Invalid("mapping.unknown_heading", value=heading)
        named.update(columns)
        if not field:
            continue
        if field not in known:
            raise Invalid("mapping.unknown_field", value=field, known=", ".join(known))
        if field in taken:
            raise Invalid("mapping.field_twice", value=field)
        taken[field] = columns[0]
    return taken, named


def _by_synonym(headings: list[_Heading], kind: ImportKind, taken: set[str]) -> dict[int, tuple[str, str]]:
    """Return (field, how) by column; of two columns for one field the usual heading wins, then the left one."""
    table = _synonyms(kind)
    best: dict[str, tuple[int, bool, int]] = {}
    for each in headings:
        for spelling in each.spellings:
            field, rank, partial = _known(spelling, table)
            if field and field not in taken:
                best[field] = min(best.get(field, (1 << 20, True, 0)), (rank, partial, each.column))
                break
    return {column: (field, "partial" if partial else "heading") for field, (_, partial, column) in best.items()}


def _known(spelling: str, table: Mapping[str, tuple[str, int]]) -> tuple[str, int, bool]:
    whole = table.get(_plain(spelling))
    if whole:
        return *whole, False
    bare = table.get(_plain(_BRACKETS.sub("", spelling)))
    return (*bare, True) if bare else ("", 0, True)


def _plain(text: str) -> str:
    return _DECORATION.sub("", fold(text))


@cache
def _synonyms(kind: ImportKind) -> dict[str, tuple[str, int]]:
    table: dict[str, tuple[str, int]] = {}
    for field, row in HEADINGS[kind].items():
        for rank, word in enumerate([*row.split("|"), field]):
            table.setdefault(_plain(word), (field, rank))
    for language in LANGUAGES:
        for field in HEADINGS[kind]:
            # What the program itself calls a field, where no bureau's word says it already.
            own = sentence(f"field.{field}", language, {})
            if not _known(own, table)[0]:
                table[_plain(own)] = (field, _OWN_RANK)
    return table


def _first_values(sheet: Sheet, heading_row: int, column: int) -> tuple[str, ...]:
    found = []
    for row in sheet.rows[heading_row : heading_row + 50]:
        if column < len(row) and not is_blank(row[column]):
            found.append(shown(row[column]).strip()[:60])
            if len(found) == _FIRST_VALUES:
                break
    return tuple(found)
