"""A visit record on paper, with the fields and in the order of the visit record form (domain.md 2.3)."""

from dataclasses import dataclass
from uuid import UUID

from crm.domain.codes import COMPLETED_RECORDS
from crm.domain.errors import Invalid, NotFound
from crm.domain.summary import SummaryFilter
from crm.exchange.preview import as_text
from crm.exchange.summary_columns import detail_columns, words
from crm.storage import summary as store
from crm.storage.reader import Reader
from crm.storage.settings import all_values
from crm.usecases.summary import counted_summary

LONG = ("production", "content", "hazards", "advice", "materials", "issues", "reply_on_site")
"""Fields of many words, which stand over the whole width."""


@dataclass(frozen=True)
class RecordOnPaper:
    """A record in words: `facts` are short fields, `texts` long ones, those without words left out."""

    account: str
    bureau: str
    visit_no: str
    facts: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]


def record_on_paper(reader: Reader, visit_id: UUID, language: str) -> RecordOnPaper:
    """Return a submitted record with the people of the customer; raises NotFound, Invalid("record.not_on_paper")."""
    row = next(iter(store.details(reader, [visit_id])), None)
    if row is None:
        raise NotFound("visit.gone")
    if row.held_on is None or row.record_state not in COMPLETED_RECORDS:
        raise Invalid("record.not_on_paper")
    (line,) = counted_summary(reader, SummaryFilter(row.held_on, row.held_on)).lines_of([visit_id])
    said = words(language)
    told = [
        (column.key, said[f"detail.{column.key}"], as_text(column.value(line), column.format))
        for column in detail_columns(language, personal=True)
    ]
    facts = tuple((name, text) for key, name, text in told if key not in LONG)
    texts = tuple((name, text) for key, name, text in told if key in LONG and text)
    bureau = str(all_values(reader, row.held_on)["bureau.name"])
    return RecordOnPaper(line.account, bureau, line.visit_no, facts, texts)
