"""The forms themselves: imported as drafts, published as versions that never change, retired."""

import json
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from msgspec import Struct
from msgspec.structs import asdict, replace

from crm.domain.errors import Invalid, NotFound
from crm.domain.progress import Progress
from crm.domain.survey.as_json import form_as_json, form_of
from crm.domain.survey.faults import FormFault
from crm.domain.survey.form import Form, Words
from crm.domain.survey.reading import FormReading
from crm.domain.survey.rows import FormRow, OfferedForm, VersionDetail
from crm.exchange.xlsform import read_form
from crm.forms.plan import Plan
from crm.storage import surveys as store
from crm.storage.reader import Reader
from crm.storage.tables import SurveyForm, SurveyVersion
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.history import record_form

KEPT_PLANS = 32


class ImportedForm(Struct, frozen=True):
    """Where an import went: the draft version of a form."""

    form_id: UUID
    version_id: UUID
    number: int


class FormToTry(Struct, frozen=True):
    """A version of a form, ready to be tried."""

    row: FormRow
    detail: VersionDetail
    plan: Plan


def checked_form(path: Path, progress: Progress | None = None) -> FormReading:
    """Read a form from a workbook and look at its expressions too; needs no database.

    Raises as crm.exchange.xlsform.read_form does.
    """
    return checked(read_form(path, progress))


def checked(reading: FormReading) -> FormReading:
    """Add what is wrong with the expressions of a form that was read, in the order of its rows."""
    if reading.form is None:
        return reading
    faults = (*reading.faults, *Plan(reading.form).faults)
    return FormReading(reading.form, tuple(sorted(faults, key=lambda fault: (fault.sheet != "survey", fault.row))))


def import_form(work: UnitOfWork, reading: FormReading, file_name: str) -> ImportedForm:
    """Keep a form as a draft: a new form, the next version of one with its form_id, or in place of its draft.

    Raises Invalid("survey.nothing_to_import") when the workbook gave no form.
    """
    form = reading.form
    if form is None:
        raise Invalid("survey.nothing_to_import", count=len(reading.faults))
    values = {
        "definition": json.dumps(form_as_json(form), ensure_ascii=False),
        "faults": json.dumps([asdict(fault) for fault in reading.faults], ensure_ascii=False),
        "file_name": file_name,
    }
    form_id = _form_for(work, form)
    draft = next((each for each in store.versions_of(work, form_id) if each.published_at is None), None)
    if draft is not None:
        work.update(SurveyVersion, draft.id, draft.version, **values)
        return ImportedForm(form_id, draft.id, draft.number)
    number = store.last_number(work, form_id) + 1
    return ImportedForm(form_id, work.insert(SurveyVersion, form_id=form_id, number=number, **values), number)


def bring_form(work: UnitOfWork, reading: FormReading, file_name: str) -> ImportedForm:
    """Import a form by hand: it stands in the history of imports, and can be taken back there.

    Raises as import_form does.
    """
    made = import_form(work, reading, file_name)
    record_form(work, file_name, is_new=made.number == 1)
    return made


def _form_for(work: UnitOfWork, form: Form) -> UUID:
    there = store.form_named(work, form.name)
    if there is not None:
        return UUID(str(there.id))
    return work.insert(
        SurveyForm, name=form.name, title=form.title or form.name, topics=" ".join(form.topics), retired_on=None
    )


def publish_version(work: UnitOfWork, version_id: UUID, version: int) -> None:
    """Publish a draft: visits are asked by it from now on, and it never changes again.

    Raises NotFound("survey.version_gone"), Invalid("survey.is_published") and, when the import found what must be
    mended first, Invalid("survey.has_faults").
    """
    detail = version_detail(work, version_id)
    if detail.published_at is not None:
        raise Invalid("survey.is_published", number=detail.number)
    if stopping := sum(fault.stops for fault in detail.faults):
        raise Invalid("survey.has_faults", count=stopping)
    work.update(SurveyVersion, version_id, version, published_at=work.clock.now())
    form = next(each for each in store.form_rows(work) if each.id == detail.form_id)
    title, topics = detail.form.title or detail.form.name, " ".join(detail.form.topics)
    work.update(SurveyForm, form.id, form.version, title=title, topics=topics, retired_on=None)


def discard_draft(work: UnitOfWork, version_id: UUID, version: int) -> None:
    """Put a draft into the bin, and its form too when it never had another version.

    Raises Invalid("survey.is_published").
    """
    detail = version_detail(work, version_id)
    if detail.published_at is not None:
        raise Invalid("survey.is_published", number=detail.number)
    work.remove(SurveyVersion, version_id, version)
    form = next(each for each in store.form_rows(work) if each.id == detail.form_id)
    if not form.versions:
        work.remove(SurveyForm, form.id, form.version)


def retire_form(work: UnitOfWork, form_id: UUID, version: int) -> None:
    """Offer a form on no visit any more; its answers stay."""
    work.update(SurveyForm, form_id, version, retired_on=work.clock.today())


def offer_again(work: UnitOfWork, form_id: UUID, version: int) -> None:
    """Offer a retired form again."""
    work.update(SurveyForm, form_id, version, retired_on=None)


def survey_forms(reader: Reader, *, counted: bool = False) -> list[FormRow]:
    """Return every form with its versions, and its titles as the newest version has them.

    With `counted` each version says how many visits answered it.
    """
    definitions = store.newest_definitions(reader)
    return [
        replace(row, titles=Words(json.loads(definitions[row.id]).get("titles", {}))) if row.id in definitions else row
        for row in store.form_rows(reader, counted=counted)
    ]


def version_detail(reader: Reader, version_id: UUID) -> VersionDetail:
    """Return a version with its form; raises NotFound("survey.version_gone")."""
    row = store.version_row(reader, version_id)
    if row is None:
        raise NotFound("survey.version_gone")
    faults = tuple(FormFault(**each) for each in json.loads(row.faults))
    form = plan_of(row.definition).form
    return VersionDetail(row.id, row.version, row.number, row.form_id, form, faults, row.published_at)


def version_plan(reader: Reader, version_id: UUID) -> Plan:
    """Return a version ready to be filled in; raises NotFound("survey.version_gone").

    A first version takes some 0.3 s for 300 questions: ask off the GUI thread.
    """
    row = store.version_row(reader, version_id)
    if row is None:
        raise NotFound("survey.version_gone")
    return plan_of(row.definition)


def form_to_try(reader: Reader, version_id: UUID) -> FormToTry:
    """Return a version with its form; raises NotFound("survey.version_gone")."""
    detail = version_detail(reader, version_id)
    row = next(each for each in store.form_rows(reader, counted=True) if each.id == detail.form_id)
    return FormToTry(row, detail, version_plan(reader, version_id))


@lru_cache(KEPT_PLANS)
def plan_of(definition: str) -> Plan:
    """Return the plan of a definition; the same definition always gives the same plan."""
    return Plan(form_of(json.loads(definition)))


def forms_for_visit(reader: Reader, topics: Collection[str]) -> tuple[OfferedForm, ...]:
    """Return the published forms for a visit: those for one of its topics, and those for every visit."""
    offered = []
    for row in store.published(reader):
        form = plan_of(row.definition).form
        if not form.topics or set(form.topics) & set(topics):
            offered.append(OfferedForm(row.form_id, row.id, row.number, form))
    return tuple(sorted(offered, key=lambda each: not each.form.topics))
