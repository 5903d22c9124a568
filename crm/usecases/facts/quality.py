"""How complete the data of accounts is today (domain.md section 1.7)."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from crm.domain.codes import ImportanceGrade
from crm.domain.quality import WEIGHTS, held_parts
from crm.domain.reports import Fact, Of
from crm.storage import report_rows as store
from crm.storage.report_rows import Completeness
from crm.storage.settings import all_values, number
from crm.usecases.facts.counting import Counting

ENOUGH = 60
"""Accounts below this score are told as exceptions."""


def quality_facts(counting: Counting) -> Iterator[Fact]:
    """Yield each account with its score and what is missing; its day is when a contact was verified last."""
    values = all_values(counting.reader, counting.today)
    days = int(number(values, "contact.verified_days"))
    for each in store.completeness(counting.reader, counting.wanted):
        found = _measures(_held(each, counting.today, days))
        note = "note.incomplete" if "incomplete" in found else "note.complete"
        key = each.row.account_id
        fact = counting.fact(Of.ACCOUNT, key, each.row, None, each.verified_on, note, found)
        if fact is not None:
            yield fact


def _held(each: Completeness, today: date, days: int) -> tuple[bool, ...]:
    """Return the parts of the score that an account holds, in the order of their weights."""
    row = each.row
    held = held_parts(
        contacts=each.contacts,
        can_be_called=each.can_be_called,
        verified_on=each.verified_on,
        industry_code=row.industry_code,
        street_code=row.street_code,
        address=row.address,
        has_place=row.lon is not None and row.lat is not None,
        feeder_confirmed=each.feeder_confirmed,
        grade_known=row.grade_approved_on is not None or row.importance_grade == ImportanceGrade.NONE,
        generator_known=row.own_generator_kw is not None,
        today=today,
        verified_days=days,
    )
    return tuple(held[part] for part in WEIGHTS)


@lru_cache(maxsize=256)
def _measures(held: tuple[bool, ...]) -> Mapping[str, float]:
    score = sum(weight for weight, has in zip(WEIGHTS.values(), held, strict=True) if has)
    missing = {f"missing_{part}": 1.0 for part, has in zip(WEIGHTS, held, strict=True) if not has}
    low = {"incomplete": 1.0} if score < ENOUGH else {}
    return {"accounts": 1.0, "quality_points": float(score), **missing, **low}
