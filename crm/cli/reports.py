"""`rounds export report KIND OUT.xlsx`: any report of a period, by manager, segment, supply unit, street or month."""

import argparse
from contextlib import suppress
from pathlib import Path

from crm.cli.database import opened
from crm.cli.output import Talk
from crm.cli.wanted import wanted
from crm.domain.errors import Busy, Denied
from crm.domain.privacy import ExportKind
from crm.domain.reports import Cut, ReportKind, ReportWish
from crm.domain.satisfaction import OpinionSource
from crm.exchange.report_words import placed
from crm.storage.claim import claimed
from crm.usecases.privacy import note_export
from crm.usecases.report_export import as_json, export_report, report_name
from crm.usecases.templates import fill_report


def export(options: argparse.Namespace, out: Path, talk: Talk) -> int:
    """Write the workbook of a report and print its figures."""
    with opened(options) as store:
        with store.read() as reader:
            asked, template = wanted(reader, options), options.template
            wish = ReportWish(ReportKind(options.kind), asked, Cut(options.by), OpinionSource(options.source))
            if template is None:
                told = export_report(reader, wish, out, talk.language)
            else:
                told = fill_report(reader, Path(template), wish, out, talk.language)
        out = placed(out, report_name(told, talk.language))
        with suppress(Busy, Denied), claimed(store.where), store.change() as work:
            note_export(work, ExportKind.REPORT, out.name, len(told.lines), False)
    talk.give({"out": str(out), **as_json(told, talk.language)})
    talk.say("export.report_done", path=str(out), count=len(told.lines))
    return 0
