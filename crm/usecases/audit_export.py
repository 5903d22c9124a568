"""The log of changes as a sheet: a line a field with who, when, what, old, new and from where."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID

from crm.domain.audit import LogEntry, LogFilter, number_of
from crm.domain.messages import sentence, sentences
from crm.exchange.list_workbook import ListHeading, ListSheet, write_list
from crm.exchange.sheet_xml import Cell
from crm.storage.reader import Reader
from crm.usecases.audit import log_entries, log_page
from crm.usecases.log_words import NOTHING, action_word, column_word, table_word, value_word

MOST = 900_000
"""A sheet has room for a million lines, and most entries change one field."""
PART = 500
COLUMNS = (
    ("at", 18),
    ("who", 12),
    ("login", 12),
    ("origin", 18),
    ("table", 14),
    ("subject", 28),
    ("account", 30),
    ("action", 10),
    ("field", 18),
    ("old", 28),
    ("new", 28),
)
"""Headings by code, with their widths in characters."""


def export_log(reader: Reader, path: Path, wanted: LogFilter, language: str) -> int:
    """Write what a filter lets through, newest first, as a workbook or a .csv; return how many lines it has.

    Telephone numbers are masked. Raises what `log_page` and crm.exchange.list_workbook.write_list raise.
    """
    ids = log_page(reader, wanted, MOST).ids
    known = sentences(language)
    days = [day.isoformat() if day is not None else "…" for day in (wanted.first, wanted.last)]
    lines = (
        sentence("audit.sheet_period", language, {"first": days[0], "last": days[1]}),
        sentence("audit.sheet_made", language, {"day": reader.clock.today().isoformat(), "who": reader.actor.login}),
    )
    headings = tuple(ListHeading(known[f"audit.head_{name}"], width) for name, width in COLUMNS)
    rows = _rows(reader, ids, language)
    return write_list(path, ListSheet(known["audit.sheet_title"], lines, headings), rows)


def _rows(reader: Reader, ids: Sequence[UUID], language: str) -> Iterator[list[Cell]]:
    for start in range(0, len(ids), PART):
        reader.progress.step(start, len(ids))
        for entry in log_entries(reader, ids[start : start + PART]):
            yield from _lines(reader, entry, language)
    reader.progress.step(len(ids), len(ids))


def _lines(reader: Reader, entry: LogEntry, language: str) -> Iterator[list[Cell]]:
    """Yield a line a field; a change of nothing that is told has one line without a field."""
    at = reader.clock.local(entry.at).replace(tzinfo=None)
    head: list[Cell] = [
        *(at, entry.who, entry.login, " ".join(filter(None, (entry.application, entry.address)))),
        *(table_word(entry.table, language), entry.subject, entry.account, action_word(entry.action, language)),
    ]
    end: list[Cell] = [str(number_of(entry.id)), 1]
    for each in entry.fields:
        told = (value_word(entry.table, each.field, value, language) for value in (each.old, each.new))
        old, new = ("" if word == NOTHING else word for word in told)
        yield [*head, column_word(each.field, language), old, new, *end]
    if not entry.fields:
        yield [*head, "", "", "", *end]
