"""`rounds export visit-summary OUT.xlsx`, `rounds export plan OUT.xlsx`, `rounds export calendar OUT.ics` and more."""

import argparse
from collections import Counter
from contextlib import suppress
from pathlib import Path

from crm.cli import (
    audit,
    calendar,
    campaigns,
    energy,
    handover,
    issues,
    outages,
    reports,
    sample,
    satisfaction,
    surveys,
    wanted,
)
from crm.cli.database import named, opened
from crm.cli.files import workbook_to_write
from crm.cli.named import a_month
from crm.cli.output import Talk
from crm.domain.errors import Busy, Denied
from crm.domain.plan_table import PlanStanding
from crm.domain.privacy import ExportKind
from crm.storage.claim import claimed
from crm.storage.store import Store
from crm.usecases.export import export_visit_summary
from crm.usecases.people import person_named
from crm.usecases.plan_table import book_of_plan, plan_table
from crm.usecases.privacy import exports_personal, note_export
from crm.usecases.templates import fill_summary


def run(options: argparse.Namespace, talk: Talk) -> int:
    """Write the file and print what stands in it."""
    if options.what == "calendar":
        return calendar.export(options, talk)
    if options.what == "surveys":
        return surveys.write_answers(options, talk)
    if options.what == "issues":
        return issues.export(options, talk)
    if options.what == "satisfaction":
        return satisfaction.export(options, talk)
    if options.what == "sample":
        return sample.export(options, talk)
    if options.what == "audit":
        return audit.export(options, talk)
    if options.what in ("visit-summary", "report"):
        out = wanted.place(options)
        return reports.export(options, out, talk) if options.what == "report" else _summary(options, out, talk)
    out = workbook_to_write(options.out, named(options))
    if options.what in outages.SHEETS:
        return outages.export(options, out, talk)
    if options.what in energy.SHEETS:
        return energy.export(options, out, talk)
    if options.what == "campaign":
        return campaigns.export(options, out, talk)
    return handover.export(options, out, talk) if options.what == "handover" else _plan(options, out, talk)


def _plan(options: argparse.Namespace, out: Path, talk: Talk) -> int:
    first, last = a_month(options.month)
    with opened(options) as store:
        with store.read() as reader:
            person = person_named(reader, options.manager) if options.manager is not None else None
            table = plan_table(reader, person, first, last)
            book_of_plan(reader, table, talk.language).save(reader, out, talk.language)
        _note(store, out, ExportKind.PLAN, len(table.lines), False)
    counts = Counter(line.standing for line in table.lines)
    states = {each.value: counts[each] for each in PlanStanding}
    talk.give({"out": str(out), "month": options.month, "visits": len(table.lines), "states": states})
    talk.say("export.plan_done", path=options.out, visits=len(table.lines), month=options.month)
    return 0


def _summary(options: argparse.Namespace, out: Path, talk: Talk) -> int:
    with opened(options) as store:
        with store.read() as reader:
            asked, personal = wanted.wanted(reader, options), options.personal or exports_personal(reader)
            if options.template is None:
                report = export_visit_summary(reader, asked, out, talk.language, personal)
            else:
                report = fill_summary(reader, Path(options.template), asked, out, talk.language, personal)
        _note(store, report.out, ExportKind.VISIT_SUMMARY, report.total.visits, personal)
    talk.give(report.as_json())
    talk.say("export.done", path=str(report.out), visits=report.total.visits, managers=report.managers)
    return 0


def _note(store: Store, out: Path, kind: ExportKind, visits: int, personal: bool) -> None:
    """Remember what left the program, unless a window holds the file or it cannot be written: the workbook stands."""
    with suppress(Busy, Denied), claimed(store.where), store.change() as work:
        note_export(work, kind, out.name, visits, personal)
