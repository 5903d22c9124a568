"""What somebody decided about an import: rows that are there already, doubtful rows, and to whom a row belongs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct, field

from crm.domain.imports import Existing
from crm.usecases.imports.report import ImportReport


class ImportOptions(Struct, frozen=True):
    """`existing` says what becomes of rows that are there; `holds_back` leaves out rows with warnings.

    `answers` are account numbers by row number, for rows of which the file does not say clearly to which account they
    belong; an empty number leaves the row out. `checked` is what a check has shown, None when there was none.
    """

    existing: Existing = Existing.OVERWRITE
    holds_back: bool = False
    answers: Mapping[int, str] = field(default_factory=dict)
    checked: ImportReport | None = None


USUAL = ImportOptions()


def rule_for(rule: Existing, changed_at: datetime, saved_at: datetime | None) -> Existing:
    """Return what holds for one row: NEWEST is decided by when the row was changed last and when the file was saved.

    A file of which nobody knows when it was saved leads.
    """
    if rule is not Existing.NEWEST:
        return rule
    return Existing.OVERWRITE if saved_at is None or changed_at <= saved_at else Existing.KEEP


def heeded(rule: Existing, before: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file may write of a row that is there: `before` has the row's values, `given` those of the file."""
    if rule is Existing.FILL:
        return {name: value for name, value in given.items() if before.get(name) in (None, "")}
    return dict(given) if rule is Existing.OVERWRITE else {}
