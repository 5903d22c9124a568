"""`rounds export visit-summary OUT.xlsx`."""

import argparse
from datetime import date
from pathlib import Path

from crm.cli.database import opened
from crm.cli.output import Talk
from crm.domain.codes import Segment
from crm.domain.errors import Invalid, NotFound
from crm.domain.summary import SummaryFilter
from crm.storage.reader import Reader
from crm.usecases.export import export_visit_summary
from crm.usecases.people import area_named, person_named


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Write the workbook and print the totals that stand in it."""
    with opened(options) as store, store.read() as reader:
        wanted = _filter(reader, options)
        report = export_visit_summary(reader, wanted, Path(options.out), talk.language, options.personal)
    talk.give(report.as_json())
    talk.say("export.done", path=options.out, visits=report.total.visits, managers=report.managers)
    return 0


def _filter(reader: Reader, options: argparse.Namespace) -> SummaryFilter:
    """Turn names into keys; raises NotFound for a name that nobody has."""
    if options.segment and options.segment not in list(Segment):
        raise NotFound("segment.unknown", value=options.segment)
    return SummaryFilter(
        _day(options.first),
        _day(options.last),
        area_named(reader, options.area) if options.area else None,
        person_named(reader, options.manager) if options.manager else None,
        options.segment,
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid("date.unreadable", value=text) from None
