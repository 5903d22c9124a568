"""`rounds export report KIND OUT.xlsx`: any report of a period, by manager, segment, supply unit, street or month."""

import argparse
from contextlib import suppress
from pathlib import Path

from crm.cli.database import opened
from crm.cli.named import a_day, a_segment, a_street
from crm.cli.output import Talk
from crm.domain.errors import Busy, Denied
from crm.domain.privacy import ExportKind
from crm.domain.reports import Cut, ReportKind, ReportWish
from crm.domain.satisfaction import OpinionSource
from crm.domain.summary import SummaryFilter
from crm.storage.claim import claimed
from crm.storage.reader import Reader
from crm.usecases.people import area_named, person_named
from crm.usecases.privacy import note_export
from crm.usecases.report_export import as_json, export_report
from crm.usecases.templates import fill_report


def export(options: argparse.Namespace, out: Path, talk: Talk) -> int:
    """Write the workbook of a report and print its figures."""
    with opened(options) as store:
        with store.read() as reader:
            wish, template = _wish(reader, options), options.template
            if template is None:
                told = export_report(reader, wish, out, talk.language)
            else:
                told = fill_report(reader, Path(template), wish, out, talk.language)
        with suppress(Busy, Denied), claimed(store.where), store.change() as work:
            note_export(work, ExportKind.REPORT, out.name, len(told.lines), False)
    talk.give({"out": str(out), **as_json(told, talk.language)})
    talk.say("export.report_done", path=options.out, count=len(told.lines))
    return 0


def _wish(reader: Reader, options: argparse.Namespace) -> ReportWish:
    """Turn names into keys; raises NotFound for a name that nobody has."""
    wanted = SummaryFilter(
        a_day(options.first),
        a_day(options.last),
        area_named(reader, options.area) if options.area is not None else None,
        person_named(reader, options.manager) if options.manager is not None else None,
        a_segment(options.segment) if options.segment is not None else None,
        a_street(options.street) if options.street is not None else None,
    )
    return ReportWish(ReportKind(options.kind), wanted, Cut(options.by), OpinionSource(options.source))
