"""`rounds export audit OUT.xlsx`: the log of changes of a period, a line a field."""

import argparse
from contextlib import suppress

from crm.cli.database import named, opened
from crm.cli.files import workbook_to_write
from crm.cli.named import a_day
from crm.cli.output import Talk
from crm.domain.audit import LogFilter
from crm.domain.errors import Busy, Denied
from crm.domain.privacy import ExportKind
from crm.storage.claim import claimed
from crm.usecases.audit_export import export_log
from crm.usecases.privacy import note_export


def export(options: argparse.Namespace, talk: Talk) -> int:
    """Write the workbook; without days, of the whole log."""
    out = workbook_to_write(options.out, named(options))
    first = a_day(options.first) if options.first is not None else None
    last = a_day(options.last) if options.last is not None else None
    with opened(options) as store:
        with store.read() as reader:
            count = export_log(reader, out, LogFilter(first, last), talk.language)
        with suppress(Busy, Denied), claimed(store.where), store.change() as work:
            note_export(work, ExportKind.AUDIT, out.name, count, True)
    talk.give({"out": str(out), "lines": count})
    talk.say("audit.exported", path=options.out, count=count)
    return 0
