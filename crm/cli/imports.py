"""`rounds import accounts|contacts|visits FILE`."""

import argparse
import json
from pathlib import Path

from crm.cli.database import named, opened
from crm.cli.output import Talk
from crm.domain.errors import Invalid, Unreadable
from crm.domain.imports import ImportKind
from crm.domain.reading.identifiers import LENGTHS
from crm.exchange.incoming import read_file
from crm.storage.engine import is_server
from crm.usecases.accounts import account_no_lengths
from crm.usecases.imports.report import ImportReport, Verdict
from crm.usecases.imports.run import preview, run_import
from crm.usecases.imports.verdicts import change_words, problem_words, save_verdicts

SHOWN = 20


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Import a file; exit code 0 when every row went in, 1 when some were refused."""
    mapping = _mapping(options.mapping) if options.mapping else None
    result = read_file(
        Path(options.file), ImportKind(options.kind), options.sheet, mapping, lengths=_known_lengths(options)
    )
    with opened(options, may_create=True) as store, store.change() as work:
        report = preview(work, result) if options.dry_run else run_import(work, result)
    if options.verdicts:
        save_verdicts(Path(options.verdicts), result, report, talk.language)
        talk.say("verdict.written", path=options.verdicts)
    talk.give(report.as_json())
    _tell(report, options, talk)
    return 1 if report.count(Verdict.REJECTED) else 0


def _known_lengths(options: argparse.Namespace) -> tuple[int, ...]:
    """Return the lengths of account numbers; a database is only made once the file has been read."""
    where = named(options)
    if not is_server(where) and not Path(where).exists():
        return LENGTHS
    with opened(options) as store, store.read() as reader:
        return account_no_lengths(reader)


def _mapping(path: str) -> dict[str, str | None]:
    """Read {heading: field}; raises Unreadable("mapping.unreadable")."""
    try:
        found = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise Unreadable("mapping.unreadable", path=path) from error
    if not isinstance(found, dict) or not all(isinstance(each, str | None) for each in found.values()):
        raise Invalid("mapping.shape", path=path)
    return found


def _tell(report: ImportReport, options: argparse.Namespace, talk: Talk) -> None:
    counts = {verdict.value: report.count(verdict) for verdict in Verdict}
    code = "import.would" if options.dry_run else "import.done"
    talk.say(code, read=report.read, warnings=report.warnings, **counts)
    if talk.json:
        return
    for problem in report.problems[:SHOWN]:
        print(f"  {problem_words(problem, talk.language)}")
    if len(report.problems) > SHOWN:
        talk.say("import.more_problems", count=len(report.problems) - SHOWN)
    for change in report.changes[:SHOWN]:
        print(f"  {change_words(change, talk.language)}")
    if len(report.changes) > SHOWN:
        talk.say("import.more_changes", count=len(report.changes) - SHOWN)
