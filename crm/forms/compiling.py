"""From tokens to functions: an expression that is evaluated often is put together once."""

import math
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from crm.forms import formula
from crm.forms.formula import FormulaError, function_named
from crm.forms.frame import Frame, Run
from crm.forms.functions import PLAIN
from crm.forms.operators import BINARY
from crm.forms.tree import Tree
from crm.forms.values import Day, Value, moment_of, number_of, text_of, truth_of


class Expression(Struct, frozen=True):
    """An expression ready to run; `references` are the elements that it looks at.

    `equalities` are the terms of a choice_filter of the form `column = something`, `rest` what is left of it.
    """

    run: Run
    references: frozenset[str]
    equalities: tuple[tuple[str, Run], ...] = ()
    rest: Run | None = None


def compiled(text: str, name: str, tree: Tree, columns: frozenset[str] = frozenset()) -> Expression:
    """Put the expression of an element together; `columns` are those of its choices, for a choice_filter.

    Raises FormulaError, each of its codes with `formula` or `name`.
    """
    read = formula.read(text)
    compiler = _Compiler(name, tree, read.references, columns)
    if not columns:
        return Expression(compiler.run(read.tokens), frozenset(compiler.used))
    equalities, rest = compiler.parted(read.tokens)
    return Expression(compiler.run(read.tokens), frozenset(compiler.used), equalities, rest)


class _Compiler:
    def __init__(self, name: str, tree: Tree, references: tuple[str, ...], columns: frozenset[str]) -> None:
        self.name = name
        self.tree = tree
        self.references = references
        self.columns = columns
        self.used: set[str] = set()

    def run(self, token: Any) -> Run:
        """Return the function of a token."""
        symbol = token.symbol
        if symbol in BINARY and len(token) == 2:
            return BINARY[symbol](self.run(token[0]), self.run(token[1]))
        if symbol == "-" and len(token) == 1:
            inner = self.run(token[0])
            return lambda frame: -number_of(inner(frame))
        if symbol.startswith("fn-"):
            return self._function(function_named(symbol), list(token))
        return self._leaf(token)

    def _leaf(self, token: Any) -> Run:
        match token.symbol:
            case "(integer)" | "(decimal)" | "(float)" | "(string)":
                value: Value = token.value if isinstance(token.value, str) else float(token.value)
                return lambda _frame: value
            case "(" if len(token) == 1:
                return self.run(token[0])
            case "$":
                return self._reference(self._named(token))
            case ".":
                return lambda frame: frame.own
            case "(name)" if token.value in self.columns:
                column = str(token.value)
                return lambda frame: frame.choice.cell(column) if frame.choice is not None else ""
            case "/" | "..":
                return self._path(token)
        raise FormulaError("survey.unsupported_path", formula=str(token.source)[:200])

    def _named(self, token: Any) -> str:
        return self.references[int(str(token[0].value).removeprefix("r"))]

    def _path(self, token: Any) -> Run:
        target = self.tree.found_by(self.name, _steps(token))
        if target is None:
            raise FormulaError("survey.unsupported_path", formula=str(token.source)[:200])
        return self._reference(target)

    def _reference(self, name: str) -> Run:
        if name.startswith(formula.LAST_SAVED):
            asked = self._known(name.removeprefix(formula.LAST_SAVED))
            return lambda frame: frame.world.saved(asked)
        self.used.add(self._known(name))
        chain, depth = self.tree.chain(name), self.tree.shared(self.name, name)
        if getattr(self.tree.elements[name], "is_repeat", False):
            return self._repeat(name, depth)
        if len(chain) == depth:
            return lambda frame: frame.world.value(name, frame.index[:depth])
        return lambda frame: frame.world.all_values(name, frame.index[:depth])

    def _repeat(self, name: str, depth: int) -> Run:
        """A repeat stands for all of its instances, also for one that stands inside of it."""
        return lambda frame: frame.world.all_values(name, frame.index[:depth])

    def _known(self, name: str) -> str:
        if name not in self.tree.elements:
            raise FormulaError("survey.unknown_reference", name=name)
        return name

    def _function(self, name: str, arguments: list[Any]) -> Run:
        if name in PLAIN:
            function = PLAIN[name]
            _counted(name, arguments, function.fewest, function.most)
            runs, run = [self.run(each) for each in arguments], function.run
            if len(runs) == 1:
                only = runs[0]
                return lambda frame: run(only(frame))
            return lambda frame: run(*[each(frame) for each in runs])
        match name:
            case "if":
                _counted(name, arguments, 3, 3)
                test, then, other = map(self.run, arguments)
                return lambda frame: then(frame) if truth_of(test(frame)) else other(frame)
            case "once":
                _counted(name, arguments, 1, 1)
                inner = self.run(arguments[0])
                return lambda frame: frame.own if text_of(frame.own) != "" else inner(frame)
            case "today":
                return lambda frame: Day(math.floor(moment_of(frame.world.wall_time())))
            case "now":
                return lambda frame: moment_of(frame.world.wall_time())
            case "position":
                return self._position(arguments)
            case "indexed-repeat":
                return self._indexed(arguments)
        return self._choice_name(arguments)

    def _position(self, arguments: list[Any]) -> Run:
        _counted("position", arguments, 1, 1)
        chain = self.tree.chain(self.name)
        depth = len(chain)
        if arguments[0].symbol == "$" and (name := self._named(arguments[0])) in chain:
            depth = chain.index(name) + 1
        elif arguments[0].symbol != ".." or not chain:
            raise FormulaError("survey.unsupported_path", formula="position()")
        return lambda frame: float(frame.index[depth - 1] + 1)

    def _indexed(self, arguments: list[Any]) -> Run:
        _counted("indexed-repeat", arguments, 3, 7)
        if len(arguments) % 2 == 0 or any(each.symbol != "$" for each in (arguments[0], *arguments[1::2])):
            raise FormulaError("survey.wrong_arguments", name="indexed-repeat")
        name = self._known(self._named(arguments[0]))
        self.used.add(name)
        places = {self._named(each): self.run(place) for each, place in zip(*[iter(arguments[1:])] * 2, strict=True)}
        chain = self.tree.chain(name)

        def run(frame: Frame) -> Value:
            index = [_place(places, repeat, frame, depth) for depth, repeat in enumerate(chain)]
            return frame.world.value(name, tuple(index)) if min(index, default=0) >= 0 else ""

        return run

    def _choice_name(self, arguments: list[Any]) -> Run:
        _counted("jr:choice-name", arguments, 2, 2)
        found = formula.REFERENCE.fullmatch(str(arguments[1].value).strip())
        if arguments[1].symbol != "(string)" or found is None:
            raise FormulaError("survey.wrong_arguments", name="jr:choice-name")
        value, question = self.run(arguments[0]), self._known(found[1])
        return lambda frame: frame.world.choice_name(question, text_of(value(frame)))

    def parted(self, token: Any) -> tuple[tuple[tuple[str, Run], ...], Run | None]:
        """Part a choice_filter into terms that an index answers and the rest."""
        equalities: list[tuple[str, Run]] = []
        others: list[Run] = []
        for term in _terms(token):
            found = self._equality(term)
            if found is None:
                others.append(self.run(term))
            else:
                equalities.append(found)
        rest = (lambda frame: all(truth_of(each(frame)) for each in others)) if others else None
        return tuple(equalities), rest

    def _equality(self, term: Any) -> tuple[str, Run] | None:
        if term.symbol != "=":
            return None
        for one, other in ((term[0], term[1]), (term[1], term[0])):
            if one.symbol == "(name)" and one.value in self.columns and not self._names_column(other):
                return str(one.value), self.run(other)
        return None

    def _names_column(self, token: Any) -> bool:
        return (token.symbol == "(name)") or (token.symbol != "$" and any(map(self._names_column, token)))


def _place(places: Mapping[str, Run], repeat: str, frame: Frame, depth: int) -> int:
    if repeat in places:
        number = number_of(places[repeat](frame))
        return int(number) - 1 if math.isfinite(number) else -1
    return frame.index[depth] if depth < len(frame.index) else 0


def _steps(token: Any) -> tuple[str, ...]:
    if token.symbol == "/":
        inner = [_steps(each) for each in token]
        start: tuple[str, ...] = ("/",) if len(inner) == 1 else ()
        return (*start, *(step for each in inner for step in each))
    return (str(token.value),) if token.symbol in ("(name)", "..") else ("?",)


def _terms(token: Any) -> list[Any]:
    if token.symbol == "(" and len(token) == 1:
        return _terms(token[0])
    return [*_terms(token[0]), *_terms(token[1])] if token.symbol == "and" else [token]


def _counted(name: str, arguments: list[Any], fewest: int, most: int | None) -> None:
    if len(arguments) < fewest or (most is not None and len(arguments) > most):
        raise FormulaError("survey.wrong_arguments", name=name)
