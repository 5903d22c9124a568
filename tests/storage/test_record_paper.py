"""A record on paper has the fields of the summary's detail sheet, and what is not submitted is marked as a draft."""

from datetime import date

import pytest
from sqlalchemy import select

from crm.domain.codes import COMPLETED_RECORDS, RecordState, Side, Topic
from crm.domain.errors import NotFound
from crm.domain.ids import new_id
from crm.domain.summary import SummaryFilter
from crm.domain.visits import HazardDraft, IssueDraft, Material, Participant, RecordDraft
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


def test_what_is_still_written_is_printed_as_a_draft(demo_store: Store) -> None:
    draft = RecordDraft(
        held_on=date(2026, 11, 17),
        topics=(Topic.SAFETY_CHECK,),
        participants=(Participant(Side.BUREAU, "林晓岚"), Participant(Side.CUSTOMER, "王工", "电气主管")),
        content="检查配电室",
        hazards=(HazardDraft("油温偏高", remedy_due=date(2026, 11, 24)),),
        issues=(IssueDraft("增容报装进度"), IssueDraft("停电通知太晚")),
        materials=(Material("分时电价", "2026 版"),),
        satisfaction=4,
    )
    with demo_store.read() as reader:
        statement = select(Visit.c.id).where(Visit.c.record_state == RecordState.NONE, Visit.c.deleted_at.is_(None))
        visit = next(iter(reader.rows(statement.limit(1))))
        found = record_on_paper(reader, visit.id, "zh_CN", draft)
        stored = record_on_paper(reader, visit.id, "zh_CN")
        assert found.is_draft
        assert stored.is_draft
        told = dict([*found.facts, *found.texts])
        assert told["走访日期"] == "2026-11-17"
        assert told["状态"] == "草稿"
        assert told["客户方参加人"] == "王工 电气主管"
        assert told["满意度"] == "4"
        assert [told[name] for name in ("走访内容", "隐患清单", "客户诉求", "宣传资料")] == [
            "检查配电室",
            "油温偏高 (2026-11-24)",
            "增容报装进度；停电通知太晚",
            "分时电价 (2026 版)",
        ]
        assert dict([*stored.facts, *stored.texts]).get("走访内容") is None
        with pytest.raises(NotFound):
            record_on_paper(reader, new_id(), "en")
