"""Lists of what customers raised (domain.md 2.7)."""

from crm.domain.imports import IssueDraft
from crm.domain.reading import dates, history_words, text, words
from crm.exchange.kinds.common import is_day, owner
from crm.exchange.kinds.field import Field, ListKind, Read


def _fields(number: Read) -> list[Field]:
    return [
        *owner(number),
        Field("raised_on", dates.day, required=True, looks=is_day),
        Field("text", text.paragraph, required=True),
        Field("topic", words.issue_topic),
        Field("urgency", history_words.urgency),
        Field("issue_state", history_words.issue_state, strict=True),
        Field("assignee", text.line),
        Field("due_on", dates.day, strict=True),
        Field("responsible_unit", text.line),
        Field("result", text.paragraph),
        Field("evidence", text.line),
        Field("confirmed_on", dates.day, strict=True),
        Field("confirmed_by", text.line),
        Field("confirmed_channel", text.line),
        Field("closed_on", dates.day, strict=True),
    ]


ISSUES = ListKind(IssueDraft, _fields)
