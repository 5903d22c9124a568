"""Plans and lists of outages and transfers (domain.md 3.3)."""

from crm.domain.imports import OutageDraft
from crm.domain.reading import history_words, moments, places, text
from crm.exchange.kinds.common import is_moment
from crm.exchange.kinds.field import Field, ListKind, Read, readable
from crm.exchange.kinds.moments import not_before


def _fields(number: Read) -> list[Field]:
    return [
        Field("feeder", places.feeder, required=True, looks=readable(places.feeder)),
        Field("outage_type", history_words.outage_type, required=True, looks=readable(history_words.outage_type)),
        Field("planned_start", moments.moment, required=True, looks=is_moment),
        Field("planned_end", moments.moment, strict=True),
        Field("outage_no", text.line),
        Field("cause", text.line),
        Field("outage_state", history_words.outage_state, strict=True),
        Field("actual_start", moments.moment, strict=True),
        Field("actual_end", moments.moment, strict=True),
        Field("transfer_to", places.feeder),
        Field("published_at", moments.moment, strict=True),
        Field("note", text.paragraph),
    ]


OUTAGES = ListKind(OutageDraft, _fields, not_before("planned_start", "planned_end"), ("feeder", "planned_start"))
