"""What became of each row of a file, in words: as sentences and as a workbook."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from crm.domain.folding import fold
from crm.domain.imports import Problem
from crm.domain.messages import LANGUAGES, sentence
from crm.domain.progress import Progress
from crm.domain.reading.text import is_blank, shown
from crm.exchange.rows import ReadResult
from crm.exchange.verdict_book import write_into
from crm.exchange.verdict_rows import NotTheSame
from crm.exchange.verdicts import VerdictLine, write_verdicts
from crm.usecases.imports.report import Change, ImportReport
from crm.usecases.log_words import value_word

HEADS = ("row", "verdict", "id", "why")


def problem_words(problem: Problem, language: str) -> str:
    """Return a problem's sentence with its row and field."""
    field = sentence(f"field.{problem.field}", language, {})
    words = sentence(problem.code, language, {"value": problem.value, **problem.details})
    return sentence("import.problem", language, {"row": problem.row, "field": field, "words": words})


def change_words(change: Change, language: str) -> str:
    """Return a change's sentence with its row and field."""
    field = sentence(f"field.{change.field}", language, {})
    old, new = (value_word(change.table, change.column, each, language) for each in (change.old, change.new))
    return sentence("import.change", language, {"row": change.row, "field": field, "old": old, "new": new})


class Saved(Struct, frozen=True):
    """A verdict workbook: how many rows it tells, and why it is not the file itself (a code), None where it is."""

    count: int
    why_plain: str | None = None


def save_verdicts(
    path: Path,
    source: Path,
    result: ReadResult,
    report: ImportReport,
    language: str,
    progress: Progress | None = None,
) -> Saved:
    """Write the file that was read with the verdict on each row, its id and the reason in columns of their own.

    What is no plain .xlsx, or was changed since it was read, cannot be written back: then the rows of the list stand in
    a sheet of their own. Raises as atomic_file does, and Cancelled through `progress`; then an older file of that name
    is as it was.
    """
    progress = progress or Progress()
    lines = list(_lines(result, report, language, progress))
    heads = [sentence(f"verdict.{name}", language, {}) for name in HEADS]
    heading_row = result.matching.heading_row
    try:
        _check_same(source, result)
        rows = {line.row: line.verdict for line in lines} | {heading_row: heads[1:]}
        write_into(path, source, result.sheet.name, _columns_before(result, progress), heading_row, rows, progress)
    except NotTheSame as error:
        columns = [shown(cell) for cell in result.cells(heading_row)]
        return Saved(write_verdicts(path, result.sheet.name, columns, heads, lines, progress), error.code)
    return Saved(len(lines))


def _check_same(source: Path, result: ReadResult) -> None:
    read_at = result.matching.saved_at
    if not source.is_file() or (read_at is not None and datetime.fromtimestamp(source.stat().st_mtime, UTC) != read_at):
        raise NotTheSame("verdict.plain_changed")


def _columns_before(result: ReadResult, progress: Progress) -> int:
    """Return how many columns of the sheet hold anything; the verdicts of an earlier time give way to those of now."""
    own = {fold(sentence(f"verdict.{name}", language, {})) for name in HEADS[1:] for language in LANGUAGES}
    earlier = [
        place for place, cell in enumerate(result.cells(result.matching.heading_row)) if fold(shown(cell)) in own
    ]
    filled = 0
    for row in progress.through(result.sheet.rows):
        filled = next((place for place in range(len(row), filled, -1) if not is_blank(row[place - 1])), filled)
    return min([*earlier, filled])


def _lines(result: ReadResult, report: ImportReport, language: str, progress: Progress) -> Iterator[VerdictLine]:
    why: dict[int, list[str]] = {}
    for problem in progress.through(report.problems):
        why.setdefault(problem.row, []).append(problem_words(problem, language))
    for change in progress.through(report.changes):
        why.setdefault(change.row, []).append(change_words(change, language))
    for row in progress.through(sorted(report.verdicts)):
        verdict, key = report.verdicts[row]
        words = sentence(f"verdict.{verdict}", language, {})
        yield VerdictLine(row, result.cells(row), (words, str(key) if key else "", " ".join(why.get(row, []))))
