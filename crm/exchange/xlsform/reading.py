"""Reading an XLSForm: the sheets safely in a child, then pyxform over their texts, then a form."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from crm.domain.errors import Unreadable
from crm.domain.progress import Progress
from crm.domain.survey.faults import FormFault
from crm.domain.survey.reading import FormReading
from crm.exchange.sheets import Sheet
from crm.exchange.workbook import LIMITS, Limits, read_sheets
from crm.exchange.xlsform.cells import CHOICES_LIMIT, ROWS_LIMIT, TextRow, cell_text, rows_of
from crm.exchange.xlsform.making import form_from
from crm.exchange.xlsform.supported import supported_rows, unsupported_settings, unsupported_sheets

_SETTINGS = frozenset({"form_title", "form_id", "version", "default_language"})
Sheets = Mapping[str, Sequence[Mapping[str, str | None]]]
_ROW = re.compile(r"\[row\s*:\s*(\d+)\]\s*")
_NAMED = re.compile(r"'([^']{1,100})'|\$\{([^}]{1,100})\}|: ([^\s:]{1,100})\.?$")
_SHEET = re.compile(r"[Oo]n the '(\w+)' sheet")


def read_form(path: Path, progress: Progress | None = None, limits: Limits = LIMITS) -> FormReading:
    """Read a form from a workbook.

    Raises as crm.exchange.workbook.read_sheets does, Unreadable("survey.no_sheet") for a workbook without a survey
    sheet and Unreadable("survey.too_long"). What is wrong inside the form is told in `faults`.
    """
    return form_of_sheets(read_sheets(path, limits, progress), path.name)


def looks_like_form(sheets: Sequence[Sheet]) -> bool:
    """Say whether a workbook is an XLSForm: a sheet `survey` whose headings name types and names of questions."""
    survey = next((sheet for sheet in sheets if sheet.name.strip().casefold() == "survey"), None)
    headings = {cell_text(cell).casefold() for cell in survey.rows[0]} if survey is not None and survey.rows else set()
    return {"type", "name"} <= headings


def form_of_sheets(sheets: Sequence[Sheet], file_name: str) -> FormReading:
    """Make a form of the sheets of a workbook; its name is the file's when the settings give none."""
    survey = rows_of(sheets, "survey", ROWS_LIMIT)
    if not any(survey):
        raise Unreadable("survey.no_sheet", path=file_name)
    choices = rows_of(sheets, "choices", CHOICES_LIMIT)
    settings = next(iter(rows_of(sheets, "settings", 10)), {})
    faults = [*unsupported_sheets([sheet.name for sheet in sheets]), *unsupported_settings(settings)]
    plain = _for_pyxform(supported_rows(survey, faults), choices, settings)
    json, refusal = _converted(plain, survey, Path(file_name).stem)
    if refusal is not None:
        return FormReading(None, (*faults, refusal))
    form, wrong = form_from(json, survey, settings)
    return FormReading(form, (*faults, *wrong))


def _for_pyxform(survey: list[TextRow], choices: list[TextRow], settings: TextRow) -> Sheets:
    """Return the sheets with their headings: pyxform itself looks for them in the first hundred rows alone."""
    known = {name: text for name, text in settings.items() if name in _SETTINGS}
    sheets = {"survey": survey, "choices": choices, "settings": [known]}
    filled = {name: rows for name, rows in sheets.items() if any(rows)}
    headings = {f"{name}_header": [dict.fromkeys(_headings(rows))] for name, rows in filled.items()}
    return {**filled, **headings}


def _headings(rows: list[TextRow]) -> Iterator[str]:
    for row in rows:
        yield from row


def _converted(sheets: Sheets, survey: list[TextRow], name: str) -> tuple[dict[str, Any], FormFault | None]:
    """Return pyxform's JSON of a form, or what it refused."""
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert

    try:
        return convert({**sheets, "fallback_form_name": name})._pyxform or {}, None
    except PyXFormError as error:
        return {}, _refusal(str(error), survey)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        return {}, _refusal(f"{type(error).__name__}: {error}", survey)


def _refusal(message: str, survey: list[TextRow]) -> FormFault:
    """Return pyxform's own words with the row and sheet that they name."""
    row, sheet = _ROW.search(message), _SHEET.search(message)
    number = int(row[1]) if row else _row_with(message, survey)
    words = " ".join(_ROW.sub("", message).split())[:600]
    return FormFault("survey.rejected", number, sheet[1] if sheet else "survey", {"message": words}, stops=True)


def _row_with(message: str, survey: list[TextRow]) -> int:
    """Return the first row that holds what a message without a row is about, 0 when none does."""
    for named in (next(filter(None, found)) for found in _NAMED.findall(message)):
        whole = re.compile(rf"(?<![\w.-]){re.escape(named)}(?![\w.-])")
        for number, row in enumerate(survey, 2):
            if any(whole.search(text) for text in row.values()):
                return number
    return 0
