"""What of XLSForm Rounds has: the rest is named with its row and left out before pyxform sees the sheet."""

import re
from collections.abc import Iterator

from crm.domain.survey.faults import FormFault
from crm.exchange.xlsform.cells import TextRow

_STRUCTURE = re.compile(r"(?:begin|end)[ _](?:group|repeat)", re.IGNORECASE)
_SELECT = re.compile(r"select[ _](?:one|multiple)(?: from)? [^\s.]+(?: or[ _](?:specify[ _])?other)?", re.IGNORECASE)
_PLAIN = frozenset(
    {
        "text",
        "string",
        "integer",
        "int",
        "decimal",
        "date",
        "time",
        "range",
        "note",
        "acknowledge",
        "trigger",
        "image",
        "photo",
        "geopoint",
        "location",
        "gps",
        "calculate",
        "hidden",
    }
)
APPEARANCES = frozenset({"minimal", "likert", "multiline"})
_PLACEMENT = re.compile(
    r"field-list|w\d+|horizontal(?:-compact)?|compact(?:-\d+)?|quick(?:compact)?(?:-\d+)?|columns.*"
)
"""How a telephone places questions on its screen: without meaning in a window, and no fault."""
_COLUMNS = frozenset(
    {
        "type",
        "name",
        "label",
        "hint",
        "required",
        "required_message",
        "relevant",
        "relevance",
        "constraint",
        "constraint_message",
        "calculation",
        "default",
        "choice_filter",
        "appearance",
        "parameters",
        "read_only",
        "readonly",
        "repeat_count",
        "disabled",
        "note",
        "notes",
        "comment",
    }
)
SETTINGS = frozenset({"form_title", "form_id", "version", "default_language", "topics"})
SHEETS = frozenset({"survey", "choices", "settings"})
_OTHER_SHEETS = frozenset({"entities", "external_choices", "osm"})


def supported_rows(rows: list[TextRow], faults: list[FormFault]) -> list[TextRow]:
    """Return the rows of the survey sheet without what Rounds does not have.

    A question of another kind stays as a hidden one, so that expressions that name it can still be read.
    """
    seen: set[str] = set()
    return [_supported(dict(row), number, seen, faults) for number, row in enumerate(rows, 2)]


def _supported(row: TextRow, number: int, seen: set[str], faults: list[FormFault]) -> TextRow:
    for column in [column for column in row if base_of(column) not in _COLUMNS]:
        if column not in seen:
            seen.add(column)
            faults.append(FormFault("survey.unsupported_column", number, values={"column": column}))
        del row[column]
    kind = row.get("type", "")
    if kind and not is_supported(kind):
        faults.append(FormFault("survey.unsupported_type", number, values={"type": kind, "name": row.get("name", "")}))
        return (
            {"type": "hidden", "name": row["name"]} if "name" in row and not kind.startswith(("begin", "end")) else {}
        )
    _keep_appearance(row, number, faults)
    return row


def _keep_appearance(row: TextRow, number: int, faults: list[FormFault]) -> None:
    words = row.pop("appearance", "").split()
    for word in words:
        if word not in APPEARANCES and not _PLACEMENT.fullmatch(word):
            faults.append(FormFault("survey.unsupported_appearance", number, values={"appearance": word}))
    if kept := [word for word in words if word in APPEARANCES]:
        row["appearance"] = " ".join(kept)


def is_supported(kind: str) -> bool:
    """Say whether Rounds has a type of the type column."""
    plain = " ".join(kind.split())
    return plain.casefold() in _PLAIN or any(each.fullmatch(plain) for each in (_STRUCTURE, _SELECT))


def base_of(column: str) -> str:
    """Return a heading without its language: `label` of `label::中文 (zh)`."""
    return re.split(r"\s*::?\s*", column.strip())[0].casefold()


def unsupported_settings(row: TextRow) -> Iterator[FormFault]:
    """Name the settings that Rounds does not have."""
    for column in row:
        if base_of(column) not in SETTINGS:
            yield FormFault("survey.unsupported_setting", 2, "settings", {"column": column})


def unsupported_sheets(names: list[str]) -> Iterator[FormFault]:
    """Name the sheets of XLSForm that Rounds does not have; others are somebody's notes."""
    for name in names:
        if name.strip().casefold() in _OTHER_SHEETS:
            yield FormFault("survey.unsupported_sheet", 0, name, {"sheet": name})
