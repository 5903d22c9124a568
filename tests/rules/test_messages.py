"""Every code that crm raises has a sentence, the same one in both languages."""

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from crm.domain import errors
from tests.rules.source import ROOT, Module, modules, sample, told

KINDS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}
CARRIERS = KINDS | {"SlotVerdict", "Problem"}
CODE = re.compile(r"[a-z_]+(?:\.[a-z_]+)+|denied|unknown")
IN_DOCUMENTATION = re.compile(rf"\b(?:{'|'.join(sorted(KINDS))})\(\"([a-z_]+(?:\.[a-z_]+)*)\"\)")


def _sentences(language: str) -> dict[str, str]:
    path = ROOT / "resources" / "messages" / f"{language}.json"
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return found


def codes(module: Module) -> Iterator[tuple[str, int]]:
    """Return the codes that a module raises, hands on or promises in its documentation, with their lines."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and _name(node.func) in CARRIERS:
            yield from _codes_among(node.args)
        if isinstance(node, ast.Tuple) and any(_name(each) in KINDS for each in node.elts):
            yield from _codes_among(node.elts)
    for match in IN_DOCUMENTATION.finditer(module.text):
        yield match.group(1), module.text.count("\n", 0, match.start()) + 1


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _codes_among(nodes: Iterable[ast.expr]) -> Iterator[tuple[str, int]]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value):
            yield node.value, node.lineno


def placeholders(sentence: str) -> set[str]:
    """Return the names between braces."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> Iterator[str]:
    """Return where two languages do not agree."""
    for code in sorted(one.keys() ^ other.keys()):
        yield f"{code}: stands in one language only"
    for code in sorted(one.keys() & other.keys()):
        if placeholders(one[code]) != placeholders(other[code]):
            yield f"{code}: {sorted(placeholders(one[code]))} or {sorted(placeholders(other[code]))}?"


def test_both_languages_have_the_same_codes_and_placeholders() -> None:
    found = list(differences(_sentences("en"), _sentences("zh_CN")))
    assert not found, told(found, "resources/messages/en.json and zh_CN.json do not agree:")


def test_no_sentence_is_empty() -> None:
    found = [code for tongue in ("en", "zh_CN") for code, text in _sentences(tongue).items() if not text.strip()]
    assert not found, told(found, "Codes with an empty sentence:")


def test_every_code_has_a_sentence() -> None:
    known = _sentences("en")
    found = [
        f"{module.path}:{line}: {code}"
        for module in modules("crm", "ui")
        for code, line in codes(module)
        if code not in known
    ]
    assert not found, told(found, "Codes without a sentence in resources/messages:")


def test_codes_are_found_where_they_are_made() -> None:
    text = '''
def f():
    """Raises Invalid("a.promised")."""
    raise Invalid("a.raised", value=1)
TABLE = ((Busy, "a.in_table"), ("x.no_code", 1))
SlotVerdict(True, "slot.free")
setting("visit.hour")
'''
    found = {code for code, _ in codes(sample("crm.usecases.x", text))}
    assert found == {"a.promised", "a.raised", "a.in_table", "slot.free"}


def test_differences_between_languages_are_found() -> None:
    found = list(differences({"a": "{x} is", "b": "", "c": "{y}"}, {"a": "{z}", "c": "{y}"}))
    assert found == ["b: stands in one language only", "a: ['x'] or ['z']?"]
