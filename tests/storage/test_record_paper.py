"""A record on paper has the fields of the summary's detail sheet, and only what was submitted is printed."""

from datetime import date

import pytest
from sqlalchemy import select

from crm.domain.codes import COMPLETED_RECORDS, RecordState
from crm.domain.errors import Invalid, NotFound
from crm.domain.ids import new_id
from crm.domain.summary import SummaryFilter
from crm.storage.store import Store
from crm.storage.tables import Visit
from crm.usecases.export import preview_visit_summary
from crm.usecases.record_paper import record_on_paper


def test_a_record_has_the_cells_of_its_row_in_the_detail(demo_store: Store) -> None:
    day = date(2026, 11, 16)
    with demo_store.read() as reader:
        statement = select(Visit.c.id, Visit.c.held_on).where(
            Visit.c.record_state.in_(COMPLETED_RECORDS), Visit.c.held_on <= day, Visit.c.deleted_at.is_(None)
        )
        visit = next(iter(reader.rows(statement.order_by(Visit.c.held_on.desc()).limit(1))))
        found = record_on_paper(reader, visit.id, "zh_CN")
        wanted = SummaryFilter(visit.held_on, visit.held_on)
        sheets = preview_visit_summary(reader, wanted, "zh_CN", 500)[1]
    detail = next(sheet for sheet in sheets if sheet.key == "detail")
    row = next(row for row in detail.rows if row[0] == found.visit_no)
    told = dict([*found.facts, *found.texts])
    for head, text in zip(detail.headings, row, strict=True):
        assert told.get(head, "") == text, head
    assert "客户方参加人" in told


def test_what_is_still_written_is_not_printed(demo_store: Store) -> None:
    with demo_store.read() as reader:
        statement = select(Visit.c.id).where(Visit.c.record_state == RecordState.NONE, Visit.c.deleted_at.is_(None))
        draft = next(iter(reader.rows(statement.limit(1))))
        with pytest.raises(Invalid) as told:
            record_on_paper(reader, draft.id, "en")
        assert told.value.code == "record.not_on_paper"
        with pytest.raises(NotFound):
            record_on_paper(reader, new_id(), "en")
