"""Reading an expression: ODK's spelling into a tree of tokens.

elementpath reads XPath; this hands it `${name}` as a variable and every function under a name of its own, so that
neither a question called `div` nor a function that XPath lacks can confuse it.
"""

import re
from functools import cache, lru_cache
from typing import Any

from msgspec import Struct

from crm.forms.functions import PLAIN, REFUSED

STANDING = ("if", "position", "indexed-repeat", "jr:choice-name", "once", "today", "now")
"""Functions that need to know where they stand, or what time it is."""
LAST_SAVED = "last-saved#"

_LITERAL = re.compile(r"""("[^"]*"|'[^']*')""")
REFERENCE = re.compile(r"\$\{\s*([^}]*?)\s*\}")
_CALL = re.compile(r"(?<![\w$.-])([A-Za-z][\w.-]*(?::[A-Za-z][\w.-]*)?)\s*\(")
_OPERATORS = frozenset({"and", "or", "div", "mod"})
_DEEPEST = 200


class FormulaError(Exception):
    """An expression that cannot be used; `code` names the sentence, `values` fill it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class Formula(Struct, frozen=True):
    """An expression as it was read: elementpath's tokens, and what its variables $r0, $r1, ... stand for."""

    tokens: Any
    references: tuple[str, ...]


def function_named(symbol: str) -> str:
    """Return the ODK name of a function by the name that it was handed over under."""
    return symbol.removeprefix("fn-").replace("jr-", "jr:")


def read(text: str) -> Formula:
    """Read an expression.

    Raises FormulaError with "survey.unknown_function", "survey.refused_function" or "survey.unreadable_formula".
    """
    references: list[str] = []
    parts = _LITERAL.split(text)
    plain = "".join(part if number % 2 else _prepared(part, references) for number, part in enumerate(parts))
    if plain.count("(") > _DEEPEST or plain.count("[") > _DEEPEST:
        raise FormulaError("survey.unreadable_formula", formula=text[:200])
    try:
        tokens = _tokens(plain)
    except (_errors(), RecursionError) as error:
        raise FormulaError("survey.unreadable_formula", formula=text[:200]) from error
    return Formula(tokens, tuple(references))


def _prepared(text: str, references: list[str]) -> str:
    def reference(found: re.Match[str]) -> str:
        references.append(found[1])
        return f" $r{len(references) - 1} "

    return _CALL.sub(_call, REFERENCE.sub(reference, text))


def _call(found: re.Match[str]) -> str:
    name = found[1]
    if name in _OPERATORS:
        return found[0]
    if name in REFUSED:
        raise FormulaError("survey.refused_function", name=name)
    if name not in PLAIN and name not in STANDING:
        raise FormulaError("survey.unknown_function", name=name)
    return f"fn-{name.replace(':', '-')}("


@lru_cache(maxsize=1024)
def _tokens(plain: str) -> Any:
    """Return the tokens of an expression whose references are numbered, so that like questions are read once.

    Nothing changes tokens once they are read.
    """
    return _parser()().parse(plain)


@cache
def _parser() -> Any:
    """Return the class of the parsers, one for each reading; elementpath loads with the first form."""
    from elementpath import XPath1Parser
    from elementpath.tdop import Parser

    class OdkParser(XPath1Parser):
        """XPath 1.0 with the functions of ODK; it reads and leaves evaluating to us."""

        def parse(self, source: str) -> Any:
            return Parser.parse(self, source)

    for name in (*PLAIN, *STANDING):
        OdkParser.function(f"fn-{name.replace(':', '-')}", nargs=(0, None))
    OdkParser.tokenizer = OdkParser.create_tokenizer(OdkParser.symbol_table)
    return OdkParser


def _errors() -> type[Exception]:
    from elementpath import ElementPathError

    return ElementPathError
