"""`rounds export sample OUT.xlsx`: a random sample of held visits for call-backs, the same for the same seed."""

import argparse
from contextlib import suppress
from datetime import timedelta

from crm.cli.database import named, opened
from crm.cli.files import workbook_to_write
from crm.cli.named import a_day
from crm.cli.output import Talk
from crm.domain.errors import Busy, Denied
from crm.domain.privacy import ExportKind
from crm.storage.claim import claimed
from crm.usecases.privacy import exports_personal, note_export
from crm.usecases.sampling import PAST_DAYS, SampleWish, draw, export_sample, seed_of, usual_each


def export(options: argparse.Namespace, talk: Talk) -> int:
    """Write the workbook of a sample: without days, of the last 30; without a seed, of today's."""
    out = workbook_to_write(options.out, named(options))
    with opened(options) as store:
        with store.read() as reader:
            last = a_day(options.last) if options.last is not None else reader.clock.today()
            first = a_day(options.first) if options.first is not None else last - timedelta(days=PAST_DAYS)
            seed = options.seed if options.seed is not None else seed_of(reader.clock.today())
            wish = SampleWish(first, last, seed, options.each or usual_each(reader))
            visits = draw(reader, wish)
            count, personal = export_sample(reader, wish, out, talk.language), exports_personal(reader)
        with suppress(Busy, Denied), claimed(store.where), store.change() as work:
            note_export(work, ExportKind.SAMPLE, out.name, count, personal)
    said = {"from": first.isoformat(), "to": last.isoformat(), "seed": seed, "each": wish.each}
    talk.give({"out": str(out), **said, "visits": [str(each.visit_id) for each in visits]})
    talk.say("export.sample_done", path=options.out, count=count, seed=seed)
    return 0
