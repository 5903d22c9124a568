"""Coming demand of customers, for the grid planners (domain.md 7)."""

from crm.domain.imports import LeadDraft
from crm.domain.reading import dates, history_words, numbers, shares, text
from crm.domain.reading.numbers import CAPACITY
from crm.exchange.kinds.common import is_day, owner
from crm.exchange.kinds.field import Field, ListKind, Read, no_check, readable


def _fields(number: Read) -> list[Field]:
    return [
        *owner(number),
        Field("project", text.line, required=True),
        Field("applied_kva", numbers.capacity, required=True, units=CAPACITY),
        Field("lead_stage", history_words.lead_stage, strict=True, looks=readable(history_words.lead_stage)),
        Field("probability", shares.share, strict=True),
        Field("expected_on", dates.day, strict=True, looks=is_day),
        Field("note", text.paragraph),
    ]


LEADS = ListKind(LeadDraft, _fields, no_check, ("account_no", "account_name", "project"))
