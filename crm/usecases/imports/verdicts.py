"""What became of each row of a file, in words: as sentences and as a workbook."""

from collections.abc import Iterator
from pathlib import Path

from crm.domain.imports import Problem
from crm.domain.messages import sentence
from crm.exchange.rows import ReadResult
from crm.exchange.verdicts import VerdictLine, write_verdicts
from crm.usecases.imports.report import Change, ImportReport

HEADS = ("row", "verdict", "id", "why")


def problem_words(problem: Problem, language: str) -> str:
    """Return a problem's sentence with its row and field."""
    field = sentence(f"field.{problem.field}", language, {})
    words = sentence(problem.code, language, {"value": problem.value, **problem.details})
    return sentence("import.problem", language, {"row": problem.row, "field": field, "words": words})


def change_words(change: Change, language: str) -> str:
    """Return a change's sentence with its row and field."""
    field = sentence(f"field.{change.field}", language, {})
    old, new = shown_value(change.old), shown_value(change.new)
    return sentence("import.change", language, {"row": change.row, "field": field, "old": old, "new": new})


def save_verdicts(path: Path, result: ReadResult, report: ImportReport, language: str) -> int:
    """Write the file's rows with the verdict on each and its reason; return how many, raise as atomic_file does."""
    heads = [sentence(f"verdict.{name}", language, {}) for name in HEADS]
    columns = [str(cell or "") for cell in result.cells(result.matching.heading_row)]
    return write_verdicts(path, result.sheet.name, columns, heads, _lines(result, report, language))


def _lines(result: ReadResult, report: ImportReport, language: str) -> Iterator[VerdictLine]:
    why: dict[int, list[str]] = {}
    for problem in report.problems:
        why.setdefault(problem.row, []).append(problem_words(problem, language))
    for change in report.changes:
        why.setdefault(change.row, []).append(change_words(change, language))
    for row in sorted(report.verdicts):
        verdict, key = report.verdicts[row]
        words = sentence(f"verdict.{verdict}", language, {})
        yield VerdictLine(row, result.cells(row), (words, str(key) if key else "", " ".join(why.get(row, []))))


def shown_value(value: object) -> str:
    """Return a value as a change tells it."""
    if value is None or value == "":
        return "—"
    return f"{value:,g}" if isinstance(value, float) else str(value)
