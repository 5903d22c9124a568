"""A visit record on paper, with the fields and in the order of the visit record form (domain.md 2.3)."""

from uuid import UUID

from msgspec import Struct

from crm.domain.codes import COMPLETED_RECORDS
from crm.domain.summary import SummaryFilter
from crm.domain.visits import RecordDraft
from crm.exchange.preview import as_text
from crm.exchange.summary_columns import detail_columns, words
from crm.storage.reader import Reader
from crm.storage.settings import all_values
from crm.storage.visits import visit_row
from crm.usecases.facts.counting import Counting
from crm.usecases.records import whole_record
from crm.usecases.summary_lines import draft_line, visit_lines

LONG = ("production", "content", "hazards", "advice", "materials", "issues", "reply_on_site")
"""Fields of many words, which stand over the whole width."""


class RecordOnPaper(Struct, frozen=True):
    """A record in words: `facts` are short fields, `texts` long ones, those without words left out."""

    account: str
    bureau: str
    visit_no: str
    facts: tuple[tuple[str, str], ...]
    texts: tuple[tuple[str, str], ...]
    is_draft: bool = False


def record_on_paper(reader: Reader, visit_id: UUID, language: str, draft: RecordDraft | None = None) -> RecordOnPaper:
    """Return a record with the people of the customer; raises NotFound("visit.gone").

    What is not submitted is a draft: `draft` is what stands on the page, without it what is stored.
    """
    row = visit_row(reader, visit_id)
    is_draft = draft is not None or row.held_on is None or row.record_state not in COMPLETED_RECORDS
    if is_draft or row.held_on is None:
        line = draft_line(reader, visit_id, draft or whole_record(reader, visit_id))
    else:
        # Numbers are whole on the paper that the customer signs.
        counting = Counting(reader, SummaryFilter(row.held_on, row.held_on))
        (line,) = visit_lines(counting, [visit_id], personal=True, masks=False)
    said = words(language)
    told = [
        (column.key, said[f"detail.{column.key}"], as_text(column.value(line), column.format))
        for column in detail_columns(language, personal=True)
    ]
    facts = tuple((name, text) for key, name, text in told if key not in LONG)
    texts = tuple((name, text) for key, name, text in told if key in LONG and text)
    bureau = str(all_values(reader, line.held_on or reader.clock.today())["bureau.name"])
    return RecordOnPaper(line.account, bureau, line.visit_no, facts, texts, is_draft)
