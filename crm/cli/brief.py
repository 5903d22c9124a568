"""`rounds brief --account NO OUT.pdf`: the page to carry to a visit, or those of all visits of somebody's day."""

import argparse
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from crm.cli.database import named, opened
from crm.cli.files import file_to_write
from crm.cli.named import a_day
from crm.cli.output import Talk
from crm.domain.brief import Brief
from crm.domain.errors import Busy, Denied, Invalid
from crm.domain.privacy import ExportKind
from crm.storage.account_detail import account_called
from crm.storage.claim import claimed
from crm.storage.reader import Reader
from crm.usecases.brief import briefs, briefs_of_day
from crm.usecases.files_out import write_whole
from crm.usecases.people import person_named
from crm.usecases.privacy import note_export

DrawBriefs = Callable[[Sequence[Brief], str], bytes]
"""Sets briefs as a PDF in a language; only a program with Qt can (ui/start.py hands it over)."""


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Write the pages and print how many there are."""
    if options.draw_briefs is None:
        raise Invalid("usage", message="brief", command="rounds")
    out = _pdf(options.out, named(options))
    with opened(options) as store:
        with store.read() as reader:
            found = _wanted(reader, options)
        write_whole(out, options.draw_briefs(found, talk.language))
        # People of the customer stand on the page with their numbers.
        with suppress(Busy, Denied), claimed(store.where), store.change() as work:
            note_export(work, ExportKind.BRIEFS, out.name, len(found), True)
    numbers = [each.account.account_no for each in found]
    talk.give({"out": str(out), "briefs": len(found), "accounts": numbers})
    talk.say("brief.done", path=options.out, count=len(found))
    return 0


def _pdf(out: str, database: str) -> Path:
    """Return the file to write; raises as file_to_write does, and Invalid("file.not_pdf")."""
    path = file_to_write(out, database)
    if path.suffix.lower() != ".pdf":
        raise Invalid("file.not_pdf", path=out)
    return path


def _wanted(reader: Reader, options: argparse.Namespace) -> tuple[Brief, ...]:
    """Return the briefs that are asked for; raises Invalid("brief.whose") and NotFound("account.unknown_number")."""
    day = a_day(options.day) if options.day is not None else reader.clock.today()
    if bool(options.account) == (options.manager is not None):
        raise Invalid("brief.whose")
    if options.manager is not None:
        return briefs_of_day(reader, person_named(reader, options.manager), day)
    return briefs(reader, [account_called(reader, number) for number in options.account], day)
