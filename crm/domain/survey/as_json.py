"""A form as plain values and back: what the database keeps of a version."""

from collections.abc import Mapping
from typing import Any

from msgspec.structs import fields

from crm.domain.survey.form import Choice, Element, Form, Group, Question, QuestionType, Range, Words


def form_as_json(form: Form) -> dict[str, Any]:
    """Return plain values; what has its default is left out."""
    return _plain(form)


def form_of(plain: Mapping[str, Any]) -> Form:
    """Return the form of plain values."""
    values = dict(plain)
    values["elements"] = _elements(values.get("elements", ()))
    values["choices"] = {name: tuple(map(_choice, each)) for name, each in values.get("choices", {}).items()}
    values["titles"] = Words(values.get("titles", {}))
    values["languages"] = tuple(values.get("languages", ("",)))
    values["topics"] = tuple(values.get("topics", ()))
    return Form(**values)


def _plain(value: Any) -> dict[str, Any]:
    found = {}
    for each in fields(value):
        content = _value(getattr(value, each.name))
        if content not in ("", None, {}, [], False, 0):
            found[each.name] = content
    return found


def _value(value: Any) -> Any:
    if isinstance(value, Words):
        return dict(value.texts)
    if isinstance(value, Range):
        return [value.start, value.end, value.step]
    if isinstance(value, Question | Group | Choice):
        return _plain(value)
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    if isinstance(value, Mapping):
        return {name: _value(each) for name, each in value.items()}
    return value


def _elements(plain: Any) -> tuple[Element, ...]:
    return tuple(_element(each) for each in plain)


def _element(plain: Mapping[str, Any]) -> Element:
    values = dict(plain)
    for name in ("label", "hint", "required_message", "constraint_message"):
        if name in values:
            values[name] = Words(values[name])
    if "type" not in values:
        values["elements"] = _elements(values.get("elements", ()))
        return Group(**values)
    values["type"] = QuestionType(values["type"])
    if "range" in values:
        values["range"] = Range(*values["range"])
    return Question(**values)


def _choice(plain: Mapping[str, Any]) -> Choice:
    return Choice(plain["name"], Words(plain.get("label", {})), plain.get("columns", {}))
