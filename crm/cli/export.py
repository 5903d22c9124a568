"""`rounds export visit-summary OUT.xlsx`."""

import argparse
from contextlib import suppress
from pathlib import Path

from crm.cli.database import named, opened
from crm.cli.files import workbook_to_write
from crm.cli.named import a_day, a_segment
from crm.cli.output import Talk
from crm.domain.errors import Busy, Denied
from crm.domain.privacy import ExportKind
from crm.domain.summary import SummaryFilter
from crm.storage.claim import claimed
from crm.storage.reader import Reader
from crm.storage.store import Store
from crm.usecases.export import export_visit_summary
from crm.usecases.people import area_named, person_named
from crm.usecases.privacy import exports_personal, note_export


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Write the workbook and print the totals that stand in it."""
    out = workbook_to_write(options.out, named(options))
    with opened(options) as store:
        with store.read() as reader:
            wanted, personal = _filter(reader, options), options.personal or exports_personal(reader)
            report = export_visit_summary(reader, wanted, out, talk.language, personal)
        _note(store, out, report.total.visits, personal)
    talk.give(report.as_json())
    talk.say("export.done", path=options.out, visits=report.total.visits, managers=report.managers)
    return 0


def _note(store: Store, out: Path, visits: int, personal: bool) -> None:
    """Remember what left the program, unless a window holds the file or it cannot be written: the workbook stands."""
    with suppress(Busy, Denied), claimed(store.where), store.change() as work:
        note_export(work, ExportKind.VISIT_SUMMARY, out.name, visits, personal)


def _filter(reader: Reader, options: argparse.Namespace) -> SummaryFilter:
    """Turn names into keys; raises NotFound for a name that nobody has."""
    return SummaryFilter(
        a_day(options.first),
        a_day(options.last),
        area_named(reader, options.area) if options.area is not None else None,
        person_named(reader, options.manager) if options.manager is not None else None,
        a_segment(options.segment) if options.segment is not None else None,
    )
