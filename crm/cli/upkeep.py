"""`rounds check`, `backup`, `restore` and `upgrade`."""

import argparse
from pathlib import Path

from msgspec.structs import asdict

from crm.cli.database import named, opened
from crm.cli.files import file_to_write
from crm.cli.output import Talk
from crm.domain.addresses import without_password
from crm.domain.clock import clock_from_environment
from crm.storage.claim import claimed
from crm.storage.engine import is_server
from crm.usecases import maintenance
from crm.usecases.calendar import provisional_years


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Do the command that was given."""
    return {"check": _check, "backup": _backup, "restore": _restore, "upgrade": _upgrade}[options.command](
        options, talk
    )


def _check(options: argparse.Namespace, talk: Talk) -> int:
    with opened(options) as store, store.read() as reader:
        report = maintenance.check(reader)
        guessed = provisional_years(reader)
    talk.give({"sound": report.is_sound, **asdict(report), "provisional_years": guessed})
    talk.say("check.sound" if report.is_sound else "check.faults", **asdict(report))
    for year in guessed:
        talk.say("check.provisional", year=year)
    return 0 if report.is_sound else 1


def _backup(options: argparse.Namespace, talk: Talk) -> int:
    size = maintenance.backup_file(named(options), file_to_write(options.out))
    talk.give({"out": options.out, "bytes": size})
    talk.say("backup.done", path=options.out)
    return 0


def _restore(options: argparse.Namespace, talk: Talk) -> int:
    where = named(options)
    if not is_server(where):
        file_to_write(where)
    with claimed(where):
        kept = maintenance.restore_file(Path(options.file), where, clock_from_environment())
    talk.give({"database": where, "kept": str(kept) if kept else None})
    talk.say("restore.done" if kept else "restore.done_new", path=where, kept=kept or "")
    return 0


def _upgrade(options: argparse.Namespace, talk: Talk) -> int:
    where = named(options)
    revision = maintenance.upgrade(where, clock_from_environment())
    shown = without_password(where)
    talk.give({"database": shown, "revision": revision})
    talk.say("upgrade.done", path=shown, revision=revision)
    return 0
