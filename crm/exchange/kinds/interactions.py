"""Lists of calls, messages and notes of the past."""

from functools import partial

from crm.domain.imports import InteractionDraft
from crm.domain.interactions import LONGEST_TALK
from crm.domain.reading import history_words, moments, numbers, text
from crm.exchange.kinds.common import is_moment, owner
from crm.exchange.kinds.field import Field, ListKind, Read, readable


def _fields(number: Read) -> list[Field]:
    return [
        *owner(number),
        Field("happened_at", moments.moment, required=True, looks=is_moment),
        Field("text", text.paragraph, required=True),
        Field("interaction_kind", history_words.interaction_kind, looks=readable(history_words.interaction_kind)),
        Field("direction", history_words.direction),
        Field("call_result", history_words.call_result),
        Field("minutes", partial(numbers.whole, low=1, high=LONGEST_TALK)),
        Field("person", text.line),
        Field("contact", text.line),
    ]


INTERACTIONS = ListKind(InteractionDraft, _fields)
