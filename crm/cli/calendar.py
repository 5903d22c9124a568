"""`rounds export calendar OUT.ics --manager M` and `rounds import calendar FILE.ics --manager M`."""

import argparse
from contextlib import nullcontext, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from crm.cli.database import named, opened
from crm.cli.files import file_to_write
from crm.cli.named import a_day
from crm.cli.output import Talk
from crm.domain.calendar_files import CalendarReport, CalendarWish, EventLine, EventVerdict
from crm.domain.clock import Clock
from crm.domain.errors import Busy, Denied, Invalid
from crm.domain.privacy import ExportKind
from crm.storage.claim import claimed
from crm.usecases.calendar_files import (
    calendar_days,
    export_calendar,
    import_calendar,
    open_calendar,
    preview_calendar,
)
from crm.usecases.people import person_named
from crm.usecases.privacy import exports_personal, note_export

SUFFIX = ".ics"
SHOWN = 20


def export(options: argparse.Namespace, talk: Talk) -> int:
    """Write a person's visits as a calendar file."""
    out = file_to_write(options.out, named(options))
    if out.suffix.lower() != SUFFIX:
        raise Invalid("file.not_ics", path=options.out)
    with opened(options) as store:
        with store.read() as reader:
            first, last = calendar_days(reader.clock.today())
            first = a_day(options.first) if options.first else first
            last = a_day(options.last) if options.last else last
            person, personal = person_named(reader, options.manager), options.personal or exports_personal(reader)
            count = export_calendar(reader, CalendarWish(person, first, last, options.appointments, personal), out)
        with suppress(Busy, Denied), claimed(store.where), store.change() as work:
            note_export(work, ExportKind.CALENDAR, out.name, count, personal)
    talk.give({"out": str(out), "manager": options.manager, "entries": count})
    talk.say("calendar.exported", path=options.out, count=count, name=options.manager)
    return 0


def bring_in(options: argparse.Namespace, talk: Talk) -> int:
    """Take a calendar file in as a person's appointments; exit code 1 when events were left out."""
    if not options.manager:
        raise Invalid("calendar.manager")
    with nullcontext() if options.dry_run else claimed(named(options)), opened(options) as store:
        with store.read() as reader:
            person = person_named(reader, options.manager)
            found = open_calendar(reader, Path(options.file))
            report = preview_calendar(reader, person, found)
        if not options.dry_run:
            with store.change() as work:
                report = import_calendar(work, person, found)
        clock = store.clock
    talk.give(_as_json(report, talk, clock))
    _tell(report, options, talk, clock)
    return 1 if report.faults else 0


def _as_json(report: CalendarReport, talk: Talk, clock: Clock) -> dict[str, Any]:
    return {
        **{verdict.value: report.count(verdict) for verdict in EventVerdict},
        "refused": [talk.words(fault.code, **fault.values) for fault in report.faults],
        "moved_visits": [_moved(line, talk, clock) for line in report.lines if line.verdict is EventVerdict.MOVED],
    }


def _tell(report: CalendarReport, options: argparse.Namespace, talk: Talk, clock: Clock) -> None:
    counts = {verdict.value: report.count(verdict) for verdict in EventVerdict}
    counts["own"] += counts.pop("moved")
    code = "calendar.would" if options.dry_run else "calendar.done"
    talk.say(code, refused=len(report.faults), **counts)
    if talk.json:
        return
    told = [talk.words(fault.code, **fault.values) for fault in report.faults]
    told += [_moved(line, talk, clock) for line in report.lines if line.verdict is EventVerdict.MOVED]
    for words in told[:SHOWN]:
        print(f"  {words}")
    if len(told) > SHOWN:
        talk.say("import.more_problems", count=len(told) - SHOWN)


def _moved(line: EventLine, talk: Talk, clock: Clock) -> str:
    here = _shown(line.other, clock) if line.other is not None else ""
    return talk.words("calendar.moved", title=line.title, there=_shown(line.start, clock), here=here)


def _shown(moment: datetime, clock: Clock) -> str:
    return f"{clock.local(moment):%Y-%m-%d %H:%M}"
