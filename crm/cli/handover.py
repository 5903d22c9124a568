"""`rounds export handover OUT.xlsx --manager M`: what whoever takes a manager's accounts over has to know."""

import argparse
from contextlib import suppress
from pathlib import Path

from crm.cli.database import opened
from crm.cli.output import Talk
from crm.domain.errors import Busy, Denied
from crm.domain.privacy import ExportKind
from crm.storage.claim import claimed
from crm.usecases.handover_sheet import book_of_handover, sheet_of_manager
from crm.usecases.people import person_named
from crm.usecases.privacy import note_export

PARTS = ("accounts", "visits", "tasks", "issues", "hazards", "contacts")


def export(options: argparse.Namespace, out: Path, talk: Talk) -> int:
    """Write the hand-over sheet of a manager's accounts and print what stands in it."""
    with opened(options) as store:
        with store.read() as reader:
            giver = person_named(reader, options.manager)
            receiver = person_named(reader, options.to) if options.to is not None else None
            sheet = sheet_of_manager(reader, giver, receiver, options.personal)
            book_of_handover(reader, sheet, talk.language).save(reader, out, talk.language)
        with suppress(Busy, Denied), claimed(store.where), store.change() as work:
            note_export(work, ExportKind.HANDOVER, out.name, len(sheet.accounts), sheet.is_personal)
    counts = {part: len(getattr(sheet, part)) for part in PARTS}
    talk.give({"out": str(out), "manager": sheet.givers[0], "receiver": sheet.receiver or None, **counts})
    talk.say("export.handover_done", path=options.out, **counts)
    return 0
