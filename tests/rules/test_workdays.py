"""One rule of workdays in the whole program: crm.planning.workdays."""

import ast
from collections.abc import Iterator

import pytest

from tests.rules.source import Module, modules, sample, told

THE_RULE = "crm.planning.workdays"
ASKS = {"weekday", "isoweekday"}


def week_rules(module: Module) -> Iterator[str]:
    """Return the comparisons that take a weekday for a workday or a day off."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Compare) and any(_is_weekday(each) for each in (node.left, *node.comparators)):
            others = [each for each in (node.left, *node.comparators) if not _is_weekday(each)]
            if any(_is_written_out(each) for each in others):
                yield f"{module.path}:{node.lineno}: {ast.unparse(node)}"


def _is_weekday(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKS


def _is_written_out(node: ast.expr) -> bool:
    """Say whether a value is a number or a group of numbers."""
    parts = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]
    return bool(parts) and all(isinstance(part, ast.Constant) and isinstance(part.value, int) for part in parts)


def test_only_the_calendar_tells_workdays_from_days_off() -> None:
    found = [text for module in modules() if module.name != THE_RULE for text in week_rules(module)]
    assert not found, told(found, "Ask the working calendar (is_workday, kind_of): it knows feasts and make-up days:")


@pytest.mark.parametrize(
    "text", ["day.weekday() < 5", "5 <= day.weekday()", "day.isoweekday() in (6, 7)", "day.weekday() not in {5, 6}"]
)
def test_a_second_rule_is_found(text: str) -> None:
    assert list(week_rules(sample("crm.usecases.visits", text)))


@pytest.mark.parametrize(
    "text", ["day - timedelta(days=day.weekday())", "wanted == day.weekday()", "names[day.weekday()]"]
)
def test_what_only_asks_for_the_name_of_a_day_is_let_through(text: str) -> None:
    assert not list(week_rules(sample("crm.usecases.visits", text)))
