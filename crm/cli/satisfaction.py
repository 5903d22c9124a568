"""`rounds export satisfaction OUT.xlsx`: figures with their intervals, and the service gap."""

import argparse
from contextlib import suppress
from datetime import date

from crm.cli.database import named, opened
from crm.cli.files import workbook_to_write
from crm.cli.named import a_day
from crm.cli.output import Talk
from crm.domain.errors import Busy, Denied
from crm.domain.privacy import ExportKind
from crm.domain.satisfaction import OpinionFilter, TrendStep
from crm.storage.claim import claimed
from crm.usecases.people import area_named
from crm.usecases.privacy import note_export
from crm.usecases.satisfaction import satisfaction
from crm.usecases.satisfaction_export import as_json, book_of_satisfaction


def export(options: argparse.Namespace, talk: Talk) -> int:
    """Write the workbook of a period: without one, of the year until today."""
    out = workbook_to_write(options.out, named(options))
    with opened(options) as store:
        with store.read() as reader:
            last = a_day(options.last) if options.last is not None else reader.clock.today()
            first = a_day(options.first) if options.first is not None else date(last.year, 1, 1)
            area = area_named(reader, options.area) if options.area is not None else None
            told = satisfaction(reader, OpinionFilter(first, last, TrendStep(options.step), area))
            count = book_of_satisfaction(reader, told, talk.language).save(reader, out, talk.language)
        with suppress(Busy, Denied), claimed(store.where), store.change() as work:
            note_export(work, ExportKind.SATISFACTION, out.name, count, False)
    talk.give({"out": str(out), **as_json(told)})
    talk.say("export.satisfaction_done", path=options.out, count=count)
    return 0
