"""`rounds import forms FILE.xlsx` and `rounds export surveys OUT.xlsx`."""

import argparse
from contextlib import suppress
from pathlib import Path

from crm.cli.database import named, opened
from crm.cli.files import workbook_to_write
from crm.cli.named import a_day
from crm.cli.output import Talk
from crm.domain.errors import Busy, Denied
from crm.domain.privacy import ExportKind
from crm.domain.survey.faults import FormFault
from crm.storage.claim import claimed
from crm.usecases.privacy import note_export
from crm.usecases.surveys.export import form_called, surveys_book
from crm.usecases.surveys.forms import bring_form as bring
from crm.usecases.surveys.forms import checked_form, publish_version, version_detail


def bring_form(options: argparse.Namespace, talk: Talk) -> int:
    """Import a form as a draft or, with --publish, as a version; exit code 1 with faults, 2 when it is no form."""
    path = Path(options.file)
    reading = checked_form(path)
    stops = sum(fault.stops for fault in reading.faults)
    result: dict[str, object] = {"faults": [_plain(fault, talk) for fault in reading.faults], "stops": stops}
    if reading.form is not None and not options.dry_run:
        with claimed(named(options)), opened(options, may_create=True) as store, store.change() as work:
            made = bring(work, reading, path.name)
            if options.publish and reading.can_be_published:
                publish_version(work, made.version_id, version_detail(work, made.version_id).version)
        result |= {"number": made.number, "published": options.publish and reading.can_be_published}
    form = reading.form
    talk.give({**result, "form": form.name if form else None})
    _tell(result, reading.faults, form.title_in(talk.language) if form else path.name, talk)
    if form is None:
        return 2
    return 1 if reading.faults else 0


def _plain(fault: FormFault, talk: Talk) -> dict[str, object]:
    words = talk.words(fault.code, **fault.values)
    return {"code": fault.code, "sheet": fault.sheet, "row": fault.row, "stops": fault.stops, "text": words}


def _tell(result: dict[str, object], faults: tuple[FormFault, ...], title: str, talk: Talk) -> None:
    if "number" in result:
        code = "survey.was_published" if result["published"] else "survey.was_imported"
        talk.say(code, title=title, number=result["number"], count=len(faults))
    else:
        talk.say("survey.was_checked", title=title, count=len(faults))
    for fault in faults:
        words = talk.words(fault.code, **fault.values)
        if fault.row:
            words = talk.words("survey.at_row", sheet=fault.sheet, row=fault.row, text=words)
        if not talk.json:
            print(f"  {words}")


def write_answers(options: argparse.Namespace, talk: Talk) -> int:
    """Write the answers of finished visits."""
    out = workbook_to_write(options.out, named(options))
    first = a_day(options.first) if options.first is not None else None
    last = a_day(options.last) if options.last is not None else None
    with opened(options) as store:
        with store.read() as reader:
            form_id = form_called(reader, options.form).id if options.form is not None else None
            count = surveys_book(reader, talk.language, form_id, first, last).save(reader, out, talk.language)
        with suppress(Busy, Denied), claimed(store.where), store.change() as work:
            note_export(work, ExportKind.SURVEYS, out.name, count, False)
    talk.give({"out": str(out), "rows": count})
    talk.say("survey.exported", path=options.out, count=count)
    return 0
