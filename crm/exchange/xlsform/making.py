"""From pyxform's JSON to a form, with the rows of the survey sheet."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from crm.domain.codes import Topic
from crm.domain.survey.faults import FormFault
from crm.domain.survey.form import (
    NO_LANGUAGE,
    Choice,
    Element,
    Form,
    Group,
    Question,
    QuestionType,
    Range,
    Words,
    every,
)
from crm.domain.survey.stored import NAME_LIMIT
from crm.exchange.xlsform.cells import TextRow
from crm.exchange.xlsform.supported import base_of

_CODE = re.compile(r"\(([A-Za-z]{2,3}(?:[-_]\w+)?)\)\s*$")
_TYPES = {
    "text": QuestionType.TEXT,
    "string": QuestionType.TEXT,
    "integer": QuestionType.INTEGER,
    "int": QuestionType.INTEGER,
    "decimal": QuestionType.DECIMAL,
    "date": QuestionType.DATE,
    "time": QuestionType.TIME,
    "select one": QuestionType.SELECT_ONE,
    "select all that apply": QuestionType.SELECT_MULTIPLE,
    "range": QuestionType.RANGE,
    "note": QuestionType.NOTE,
    "acknowledge": QuestionType.ACKNOWLEDGE,
    "trigger": QuestionType.ACKNOWLEDGE,
    "photo": QuestionType.IMAGE,
    "image": QuestionType.IMAGE,
    "geopoint": QuestionType.GEOPOINT,
    "location": QuestionType.GEOPOINT,
    "gps": QuestionType.GEOPOINT,
    "calculate": QuestionType.CALCULATE,
    "hidden": QuestionType.HIDDEN,
}
_YES = frozenset({"yes", "true", "true()"})
_NO = frozenset({"", "no", "false", "false()"})

Json = Mapping[str, Any]
Lists = Mapping[str, tuple[Choice, ...]]


def form_from(json: Json, survey: list[TextRow], settings: TextRow) -> tuple[Form, list[FormFault]]:
    """Return the form and what is wrong with it beyond pyxform's own rules."""
    rows = _rows(survey)
    elements = tuple(_elements(json.get("children", ()), rows, 0))
    default = language_code(json.get("default_language", NO_LANGUAGE))
    choices = {name: tuple(map(_choice, found)) for name, found in _lists(json).items()}
    topics = settings.get("topics", "").replace(",", " ").split()
    form = Form(
        json.get("id_string") or json.get("name", ""),
        json.get("title") or "",
        elements,
        choices,
        str(json.get("version", "")),
        _languages(elements, choices, default),
        Words({language_of(name): text for name, text in settings.items() if base_of(name) == "form_title"}),
        tuple(topic for topic in topics if topic in set(Topic)),
    )
    return form, [*_unknown_topics(topics), *_names(form)]


def language_code(language: str) -> str:
    """Return `zh` of `中文 (zh)`; a language without a code in brackets is its own, `default` is none."""
    found = _CODE.search(language)
    if found:
        return found[1].replace("-", "_")
    return NO_LANGUAGE if language == "default" else language.strip()


def language_of(column: str) -> str:
    """Return the code of the language of a heading such as `label::English (en)`."""
    return language_code(column.partition("::")[2].strip())


def _rows(survey: list[TextRow]) -> dict[str, list[int]]:
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(survey, 2):
        if not row.get("type", "").casefold().startswith("end"):
            rows[row.get("name", "")].append(number)
    return rows


def _elements(children: Any, rows: dict[str, list[int]], above: int) -> Iterator[Element]:
    for child in children:
        name = child.get("name", "")
        if name == "meta" and child.get("type") == "group":
            continue
        row = rows[name].pop(0) if rows.get(name) else above
        if child.get("type") in ("group", "repeat"):
            yield _group(child, row, rows)
        elif child.get("type") in _TYPES:
            yield _question(child, row)


def _group(child: Json, row: int, rows: dict[str, list[int]]) -> Group:
    control, bind = child.get("control", {}), child.get("bind", {})
    return Group(
        child["name"],
        tuple(_elements(child.get("children", ()), rows, row)),
        row,
        _words(child.get("label")),
        bind.get("relevant", ""),
        control.get("appearance", ""),
        child["type"] == "repeat",
        control.get("jr:count", ""),
    )


def _question(child: Json, row: int) -> Question:
    bind, kind = child.get("bind", {}), _TYPES[child["type"]]
    return Question(
        child["name"],
        kind,
        row,
        _words(child.get("label")),
        _words(child.get("hint")),
        bind.get("relevant", ""),
        _condition(bind.get("required", "")),
        _words(bind.get("jr:requiredMsg")),
        bind.get("constraint", ""),
        _words(bind.get("jr:constraintMsg")),
        bind.get("calculate", ""),
        str(child.get("default", "")),
        bool(child.get("_dynamic_default")),
        _condition(bind.get("readonly", "")) if kind is not QuestionType.CALCULATE else "",
        child.get("control", {}).get("appearance", ""),
        child.get("list_name", ""),
        child.get("choice_filter", ""),
        _range(child.get("parameters", {})) if kind is QuestionType.RANGE else None,
    )


def _range(parameters: Json) -> Range:
    usual = Range()
    return Range(
        float(parameters.get("start", usual.start)),
        float(parameters.get("end", usual.end)),
        float(parameters.get("step", usual.step)),
    )


def _condition(text: str) -> str:
    plain = text.strip()
    if plain.casefold() in _YES:
        return "true()"
    return "" if plain.casefold() in _NO else plain


def _words(label: Any) -> Words:
    if isinstance(label, Mapping):
        return Words({language_code(language): str(text) for language, text in label.items()})
    return Words({NO_LANGUAGE: str(label)}) if label else Words()


def _lists(json: Json) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.get("choices", {})
    return found


def _choice(choice: Json) -> Choice:
    columns = {name: str(value) for name, value in choice.items() if name not in ("name", "label", "media")}
    return Choice(str(choice["name"]), _words(choice.get("label")), columns)


def _languages(
    elements: tuple[Element, ...], choices: Mapping[str, tuple[Choice, ...]], default: str
) -> tuple[str, ...]:
    found = dict.fromkeys([default])
    for element in every(elements):
        found |= dict.fromkeys(element.label.texts)
    for each in choices.values():
        for choice in each[:1]:
            found |= dict.fromkeys(choice.label.texts)
    return tuple(found)


def _unknown_topics(topics: list[str]) -> Iterator[FormFault]:
    for topic in topics:
        if topic not in set(Topic):
            yield FormFault("survey.unknown_topic", 2, "settings", {"topic": topic})


def _names(form: Form) -> Iterator[FormFault]:
    """Answers are counted by name: a name stands once in a form, and is short enough to be looked up."""
    seen: set[str] = set()
    for element in every(form.elements):
        if element.name in seen:
            yield FormFault("survey.repeated_name", element.row, values={"name": element.name}, stops=True)
        if len(element.name) > NAME_LIMIT:
            yield FormFault("survey.long_name", element.row, values={"name": element.name[:40]}, stops=True)
        seen.add(element.name)
    for choices in form.choices.values():
        for choice in choices:
            if len(choice.name) > NAME_LIMIT:
                yield FormFault("survey.long_name", 0, "choices", {"name": choice.name[:40]}, stops=True)
