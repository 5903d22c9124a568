"""A check that several kinds share: what follows something is not before it."""

from typing import Any

from crm.domain.clock import wall_words
from crm.domain.imports import Problem, Severity
from crm.exchange.kinds.field import Check


def not_before(first: str, *others: str) -> Check:
    """Return a check that leaves out moments before the first one, such as the end of an order before its receipt."""

    def check(values: dict[str, Any], row: int, problems: list[Problem]) -> None:
        begun = values.get(first)
        for field in others:
            moment = values.get(field)
            if begun is not None and moment is not None and moment < begun:
                del values[field]
                details = {"received": wall_words(begun)}
                problems.append(
                    Problem(row, field, "row.before_receipt", wall_words(moment), Severity.WARNING, details)
                )

    return check
