"""`rounds export issues OUT.xlsx`: every issue of a period, and a summary by kind and month."""

import argparse
from contextlib import suppress

from crm.cli.database import named, opened
from crm.cli.files import workbook_to_write
from crm.cli.named import a_day
from crm.cli.output import Talk
from crm.domain.errors import Busy, Denied
from crm.domain.privacy import ExportKind
from crm.storage.claim import claimed
from crm.usecases.issue_export import export_issues
from crm.usecases.privacy import exports_personal, note_export


def export(options: argparse.Namespace, talk: Talk) -> int:
    """Write the workbook; without days, of all issues."""
    out = workbook_to_write(options.out, named(options))
    first = a_day(options.first) if options.first is not None else None
    last = a_day(options.last) if options.last is not None else None
    with opened(options) as store:
        with store.read() as reader:
            personal = options.personal or exports_personal(reader)
            report = export_issues(reader, out, talk.language, first, last, personal)
        with suppress(Busy, Denied), claimed(store.where), store.change() as work:
            note_export(work, ExportKind.ISSUES, out.name, report.rows, personal)
    talk.give(report.as_json())
    talk.say("export.issues_done", path=options.out, count=report.rows)
    return 0
