"""A whole record as its reviewer reads it: what was written down, answered and attached, and the steps so far."""

from uuid import UUID

from msgspec import Struct

from crm.domain.brief import BriefAnswer
from crm.domain.files import FileRow
from crm.domain.visits import RecordDraft, VisitRow
from crm.storage import visits as store
from crm.storage.reader import Reader
from crm.usecases.attachments import files_of_visit
from crm.usecases.brief_answers import answers_of_record
from crm.usecases.records import whole_record
from crm.usecases.reviewing import RecordReview, record_review


class ReviewSheet(Struct, frozen=True):
    """A record with everything that belongs to it."""

    row: VisitRow
    draft: RecordDraft
    answers: tuple[BriefAnswer, ...]
    files: tuple[FileRow, ...]
    review: RecordReview


def review_sheet(reader: Reader, visit_id: UUID) -> ReviewSheet:
    """Return a record as its reviewer reads it; raises NotFound("visit.gone")."""
    return ReviewSheet(
        store.visit_row(reader, visit_id),
        whole_record(reader, visit_id),
        answers_of_record(reader, visit_id),
        files_of_visit(reader, visit_id),
        record_review(reader, visit_id),
    )
