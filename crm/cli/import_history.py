"""`rounds import history`, and `rounds import undo N`: a whole import taken back, updates included."""

import argparse
from datetime import datetime

from crm.cli.database import named, opened
from crm.cli.output import Talk
from crm.domain.clock import Clock
from crm.domain.errors import NotFound
from crm.domain.messages import sentence
from crm.storage.claim import claimed
from crm.usecases.imports.history import FORM, ImportEntry, KeptRow, import_history, undo_import

COUNTS = ("read", "added", "updated", "unchanged", "duplicates", "rejected")


def show(options: argparse.Namespace, talk: Talk) -> int:
    """List the imports, the newest first, each with its number."""
    with opened(options) as store, store.read() as reader:
        entries, clock = import_history(reader), reader.clock
    talk.give({"imports": [_as_json(each, clock) for each in entries]})
    if not entries:
        talk.say("import.none_yet")
    for each in entries:
        talk.say("import.entry", **_as_json(each, clock))
        if each.undone_at is not None:
            talk.say("import.entry_undone", at=_at(each.undone_at, clock), kept=each.kept)
    return 0


def undo(options: argparse.Namespace, talk: Talk) -> int:
    """Take an import back by its number; exit code 1 when rows stay because of what somebody did since.

    Raises NotFound("import.no_such_number") and what undo_import raises.
    """
    with claimed(named(options)), opened(options) as store, store.change() as work:
        entry = next((each for each in import_history(work) if str(each.number) == str(options.file).strip()), None)
        if entry is None:
            raise NotFound("import.no_such_number", value=options.file)
        undone = undo_import(work, entry.id)
        if options.dry_run:
            work.discard()
    kept = [_kept(each, talk.language) for each in undone.kept]
    told = {"file": entry.file_name, "removed": undone.removed, "restored": undone.restored, "kept": len(kept)}
    talk.give({**told, "number": entry.number, "written": not options.dry_run, "kept": kept})
    talk.say("import.would_undo" if options.dry_run else "import.took_back", **told)
    for line in kept:
        talk.say("import.kept", **line)
    return 1 if kept else 0


def _kept(row: KeptRow, language: str) -> dict[str, str]:
    why = sentence("import.kept_used" if row.is_used else "import.kept_changed", language, {})
    return {"table": sentence(f"table.{row.table}", language, {}), "name": row.name, "why": why}


def _as_json(entry: ImportEntry, clock: Clock) -> dict[str, object]:
    counts = {name: getattr(entry, name) for name in COUNTS}
    undone = None if entry.undone_at is None else _at(entry.undone_at, clock)
    told = {
        "number": entry.number,
        "kind": (entry.kind or FORM).replace("_", "-"),
        "file": entry.file_name,
        "person": entry.person or "",
    }
    return {**told, "at": _at(entry.at, clock), **counts, "undone_at": undone, "kept": entry.kept}


def _at(moment: datetime, clock: Clock) -> str:
    return f"{clock.local(moment):%Y-%m-%d %H:%M}"
