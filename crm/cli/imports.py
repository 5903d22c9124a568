"""`rounds import KIND FILE`: every kind of list, calendars, forms, lists that come back, and the way back of each."""

import argparse
import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

from crm.cli import calendar, energy, import_history, returned, surveys
from crm.cli.database import named, opened
from crm.cli.files import workbook_to_write
from crm.cli.output import Talk
from crm.domain.coordinates import Datum
from crm.domain.errors import Invalid, Unreadable
from crm.domain.imports import Existing, ImportKind
from crm.domain.reading.identifiers import LENGTHS
from crm.exchange.atomic import kept_back
from crm.exchange.incoming import read_file
from crm.storage.claim import claimed
from crm.storage.engine import is_server
from crm.storage.store import Store
from crm.usecases.accounts import account_no_lengths
from crm.usecases.imports.options import ImportOptions
from crm.usecases.imports.report import ImportReport, Verdict
from crm.usecases.imports.run import preview, run_import
from crm.usecases.imports.verdicts import change_words, problem_words, save_verdicts

SHOWN = 20
MAPPING_BYTES = 1_000_000


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Import a file; exit code 0 when every row went in, 1 when some were refused.

    Raises Invalid("usage.missing") without a file.
    """
    if options.kind == "history":
        return import_history.show(options, talk)
    if options.file is None:
        raise Invalid("usage.missing", command="rounds import", names="FILE")
    if options.kind == "undo":
        return import_history.undo(options, talk)
    if options.kind == "calendar":
        return calendar.bring_in(options, talk)
    if options.kind == "forms":
        return surveys.bring_form(options, talk)
    if options.kind == "tariffs":
        return energy.bring_tariffs(options, talk)
    if options.kind == "returned":
        return returned.bring_back(options, talk)
    sources = (named(options), options.file, options.mapping)
    verdicts = workbook_to_write(options.verdicts, *sources) if options.verdicts is not None else None
    mapping = _mapping(options.mapping) if options.mapping is not None else None
    datum = Datum(options.datum) if options.datum else None
    lengths = _known_lengths(options)
    kind = ImportKind(options.kind.replace("-", "_"))
    result = read_file(Path(options.file), kind, options.sheet, mapping, None, lengths, datum)
    chosen = ImportOptions(Existing(options.existing), options.hold_back)
    with _waiting(verdicts) as waiting, _database(options) as store, store.change() as work:
        report = (preview if options.dry_run else run_import)(work, result, chosen)
        if waiting is not None:
            # Written before the rows are kept, so that nothing is done where it cannot be; named only afterwards.
            saved = save_verdicts(waiting, Path(options.file), result, report, talk.language)
    if verdicts is not None:
        talk.say("verdict.written", path=options.verdicts)
        if saved.why_plain is not None:
            talk.say(saved.why_plain, file=Path(options.file).name)
    talk.give({**report.as_json(), "notes": [{"code": code, **values} for code, values in result.sheet.notes]})
    for code, values in result.sheet.notes:
        talk.say(code, **values)
    _tell(report, options, talk)
    return 1 if report.count(Verdict.REJECTED) else 0


def _waiting(verdicts: Path | None) -> AbstractContextManager[Path | None]:
    return nullcontext() if verdicts is None else kept_back(verdicts)


@contextmanager
def _database(options: argparse.Namespace) -> Iterator[Store]:
    """Open the database; a dry run beside a file that is not there yet leaves none."""
    where = Path(named(options))
    if not options.dry_run or is_server(named(options)) or where.exists() or not where.parent.is_dir():
        with nullcontext() if options.dry_run else claimed(named(options)), opened(options, may_create=True) as store:
            yield store
        return
    with TemporaryDirectory(prefix="rounds-") as folder:
        aside = argparse.Namespace(database=str(Path(folder) / where.name))
        with opened(aside, may_create=True) as store:
            yield store


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
        if not Path(path).is_file() or Path(path).stat().st_size > MAPPING_BYTES:
            raise Unreadable("mapping.unreadable", path=path)
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
    for feeder, count in report.affected.items():
        talk.say("import.affected", feeder=feeder, count=count)
    for problem in report.problems[:SHOWN]:
        print(f"  {problem_words(problem, talk.language)}")
    if len(report.problems) > SHOWN:
        talk.say("import.more_problems", count=len(report.problems) - SHOWN)
    for change in report.changes[:SHOWN]:
        print(f"  {change_words(change, talk.language)}")
    if len(report.changes) > SHOWN:
        talk.say("import.more_changes", count=len(report.changes) - SHOWN)
