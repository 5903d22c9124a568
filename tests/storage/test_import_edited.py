"""Rows of a list that were edited since: each is found again and changed, and none comes a second time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.actor import Actor
from crm.domain.codes import IssueState, RecordState, Role
from crm.domain.imports import Existing, ImportKind
from crm.domain.issues import Escalation
from crm.exchange.headings import match
from crm.exchange.rows import ReadResult, check
from crm.exchange.sheets import Sheet
from crm.storage.base import AnyTable
from crm.storage.store import Store
from crm.storage.tables import Account, Interaction, Issue, Task, Visit, VisitParticipant, VisitReview, VisitTopic
from crm.usecases.imports.history import import_history, undo_import
from crm.usecases.imports.options import ImportOptions
from crm.usecases.imports.report import ImportReport, Verdict
from crm.usecases.imports.run import preview, run_import
from crm.usecases.imports.verdicts import change_words
from crm.usecases.recording import finish_visit, start_record
from tests.storage.test_import_history import dump
from tests.support.build import DAY, Bureau, account, bureau, record

NO = "9900000000001"
VISITS = ("户号", "走访日期", "方式", "走访人员", "事由", "内容", "满意度", "客户诉求", "到达时间")
FIRST = (NO, "2026-11-03", "现场", "林演示", "政策宣传", "讲解电价", "4", "停电通知偏晚", "09:00")
Row = tuple[str, ...]


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        made = bureau(work)
        account(work, made)
    return made


def read(kind: ImportKind, heads: Row, *rows: Row) -> ReadResult:
    return check(replace(match(Sheet("表", [heads, *rows]), 1, kind), file="表.xlsx"))


def bring(store: Store, result: ReadResult, existing: Existing = Existing.OVERWRITE) -> ImportReport:
    with store.change() as work:
        return run_import(work, result, ImportOptions(existing))


def visits(store: Store, *rows: Row, existing: Existing = Existing.OVERWRITE) -> ImportReport:
    return bring(store, read(ImportKind.VISITS, VISITS, *rows), existing)


def edited(row: Row, **cells: str) -> tuple[str, ...]:
    """Return a row of the visits with other cells: content, reason, score, issue, hour."""
    places = {"reason": 4, "content": 5, "score": 6, "issue": 7, "hour": 8, "visitors": 3}
    by_place = {places[name]: value for name, value in cells.items()}
    return tuple(by_place.get(place, cell) for place, cell in enumerate(row))


def living(store: Store, table: AnyTable, *columns: str) -> list[Any]:
    with store.read() as reader:
        wanted = [table.c[name] for name in columns]
        found = reader.rows(select(*wanted).where(table.c.deleted_at.is_(None)).order_by(*wanted))
    return [row[0] if len(columns) == 1 else tuple(row) for row in found]


def told(report: ImportReport) -> list[tuple[str, object, object]]:
    return [(each.field, each.old, each.new) for each in report.changes]


def test_an_edited_visit_is_changed_and_not_doubled(store: Store, home: Bureau) -> None:
    visits(store, FIRST)
    report = visits(store, edited(FIRST, content="讲解分时电价", score="5"))
    assert told(report) == [("content", "讲解电价", "讲解分时电价"), ("satisfaction", 4, 5)]
    assert (report.count(Verdict.UPDATED), report.count(Verdict.ADDED)) == (1, 0)
    assert living(store, Visit, "content", "satisfaction") == [("讲解分时电价", 5)]
    assert visits(store, edited(FIRST, content="讲解分时电价", score="5")).count(Verdict.UNCHANGED) == 1


@pytest.mark.parametrize(
    ("existing", "content", "score"),
    [(Existing.KEEP, "讲解电价", None), (Existing.FILL, "讲解电价", 5), (Existing.OVERWRITE, "另一内容", 5)],
)
def test_each_rule_holds_for_a_visit_that_is_there(
    store: Store, home: Bureau, existing: Existing, content: str, score: int | None
) -> None:
    visits(store, edited(FIRST, score="", issue=""))
    visits(store, edited(FIRST, content="另一内容", score="", issue="希望增容"), existing=existing)
    report = visits(store, edited(FIRST, content="另一内容", score="5", issue="希望增容"), existing=existing)
    assert living(store, Visit, "content", "satisfaction") == [(content, score)]
    assert living(store, Issue, "text") == ([] if existing is Existing.KEEP else ["希望增容"])
    assert report.count(Verdict.ADDED) == 0


def test_the_newer_of_both_counts(store: Store, home: Bureau) -> None:
    visits(store, FIRST)
    result = read(ImportKind.VISITS, VISITS, edited(FIRST, content="另一内容"))
    now = datetime(2026, 11, 17, 12, tzinfo=UTC)
    for saved_at, content in ((now - timedelta(days=1), "讲解电价"), (now + timedelta(days=1), "另一内容")):
        dated = replace(result, matching=replace(result.matching, saved_at=saved_at))
        bring(store, dated, Existing.NEWEST)
        assert living(store, Visit, "content") == [content]


def test_two_visits_of_a_day_are_told_by_hour_and_reason(store: Store, home: Bureau) -> None:
    second = edited(FIRST, reason="用电安全检查", content="检查配电房", hour="15:00", issue="")
    visits(store, FIRST, second)
    moved = edited(FIRST, reason="满意度调查", content="上午改写")
    again = edited(second, content="下午改写", hour="")
    report = visits(store, again, moved)
    assert report.count(Verdict.UPDATED) == 2
    assert living(store, Visit, "content") == ["上午改写", "下午改写"]


def test_a_row_that_may_be_one_of_several_is_refused(store: Store, home: Bureau) -> None:
    second = edited(FIRST, reason="用电安全检查", content="检查配电房", hour="15:00", issue="")
    visits(store, FIRST, second)
    report = visits(store, edited(FIRST, reason="满意度调查", content="不知是哪一次", hour=""))
    assert [(each.field, each.code) for each in report.problems] == [("held_on", "visit.which")]
    assert report.problems[0].details == {"count": 2}
    assert living(store, Visit, "content") == ["检查配电房", "讲解电价"]


def test_topics_people_and_issue_follow_the_file(store: Store, home: Bureau) -> None:
    visits(store, FIRST)
    report = visits(store, edited(FIRST, reason="用电安全检查", visitors="林演示、何演示", issue="停电通知太晚"))
    assert told(report) == [
        ("visitors", "林演示", "林演示、何演示"), ("issue", "停电通知偏晚", "停电通知太晚"),
        ("topics", "政策宣传", "用电安全检查"),
    ]  # fmt: skip
    assert living(store, VisitTopic, "topic") == ["safety_check"]
    assert sorted(living(store, VisitParticipant, "name")) == ["何演示", "林演示"]
    assert living(store, Issue, "text") == ["停电通知太晚"]


def test_an_issue_that_somebody_works_on_keeps_its_words(store: Store, home: Bureau) -> None:
    visits(store, FIRST)
    with store.change() as work:
        row = work.one(select(Issue.c.id, Issue.c.version))
        assert row is not None
        work.update(Issue, row.id, row.version, state=IssueState.IN_PROGRESS)
    assert visits(store, edited(FIRST, issue="另一诉求")).count(Verdict.UNCHANGED) == 1
    assert living(store, Issue, "text") == ["停电通知偏晚"]


def test_a_correction_leaves_its_trace_and_is_taken_back_whole(store: Store, home: Bureau) -> None:
    visits(store, FIRST)
    before = dump(store)
    assert living(store, Visit, "record_state") == [RecordState.APPROVED]
    visits(store, edited(FIRST, content="改写", reason="用电安全检查", visitors="林演示、何演示", issue="改写诉求"))
    assert living(store, Visit, "record_state") == [RecordState.SUBMITTED]
    assert living(store, VisitReview, "step", "said") == [("correct", "由文件导入：表.xlsx")]
    with store.read() as reader:
        entry = import_history(reader)[0]
    with store.change() as work:
        assert undo_import(work, entry.id).kept == ()
    assert dump(store) == before


def test_a_record_of_somebody_else_is_refused_and_one_that_is_open_says_so(store: Store, home: Bureau) -> None:
    with store.change() as work:
        place = work.scalar(select(Account.c.id))
        key = start_record(work, place, home.colleague_id)
    row = edited(FIRST, visitors="何演示")
    report = visits(store, (NO, "2026-11-17", *row[2:]))
    assert [each.code for each in report.problems] == ["visit.still_open"]
    assert living(store, Visit, "record_state", "content") == [("draft", "讲解电价")]
    with store.change() as work:
        version = work.scalar(select(Visit.c.version).where(Visit.c.id == key))
        finish_visit(work, key, version, record(home, held_on=DAY, content="讲解电价"))
    store.actor = Actor("lin", home.manager_id, Role.MANAGER)
    report = visits(store, (NO, "2026-11-17", *edited(row, content="另一内容")[2:]))
    assert [(each.field, each.code) for each in report.problems] == [("visitors", "record.not_yours")]
    assert report.count(Verdict.REJECTED) == 1


def test_edited_words_of_calls_issues_and_tasks_double_nothing(store: Store, home: Bureau) -> None:
    heads: Row = ("户号", "联系时间", "联系方式", "联系内容")
    calls = [
        (NO, "2025-03-05 09:30", "电话", "询问电价"),
        (NO, "2025-03-05", "电话", "客户希望每月推送用电分析"),
        (NO, "2025-03-05", "电话", "预约下周现场走访"),
    ]
    bring(store, read(ImportKind.INTERACTIONS, heads, *calls))
    other = [
        (*calls[0][:3], "完全另一回事"),
        (*calls[1][:3], "客户希望每季度推送用电分析"),
        (*calls[2][:3], "送达宣传册"),
    ]
    report = bring(store, read(ImportKind.INTERACTIONS, heads, *other))
    assert (report.count(Verdict.UPDATED), report.count(Verdict.ADDED)) == (2, 1)
    words = {"完全另一回事", "客户希望每季度推送用电分析", "预约下周现场走访", "送达宣传册"}
    assert set(living(store, Interaction, "text")) == words
    heads = ("户号", "提出日期", "诉求内容")
    bring(store, read(ImportKind.ISSUES, heads, (NO, "2025-05-06", "停电太频繁"), (NO, "2025-05-06", "账单看不懂")))
    report = bring(store, read(ImportKind.ISSUES, heads, (NO, "2025-05-06", "停电实在太频繁")))
    assert told(report) == [("text", "停电太频繁", "停电实在太频繁")]
    assert set(living(store, Issue, "text")) == {"停电实在太频繁", "账单看不懂"}


def test_the_third_of_a_topic_goes_to_the_supervisor_whichever_file_brings_it(store: Store, home: Bureau) -> None:
    heads, late = ("户号", "提出日期", "诉求内容"), "停电通知偏晚"
    bring(store, read(ImportKind.ISSUES, heads, *((NO, f"2024-11-{day:02}", late) for day in (2, 3, 4))))
    assert set(living(store, Issue, "escalation")) == {None}, "of a period that is over nobody has to know"
    bring(store, read(ImportKind.ISSUES, heads, (NO, "2026-10-09", late), (NO, "2026-10-10", "停电通知又偏晚")))
    assert set(living(store, Issue, "escalation")) == {None}
    visits(store, FIRST)
    found = living(store, Issue, "raised_on", "escalation")
    assert [day.isoformat() for day, why in found if why == Escalation.REPEATED] == ["2026-11-03"]


def test_a_task_that_was_put_off_is_one_task(store: Store, home: Bureau) -> None:
    heads = ("任务", "截止日期")
    bring(store, read(ImportKind.TASKS, heads, ("送达宣传册", "2026-12-02"), ("核对联系人", "2026-12-03")))
    report = bring(store, read(ImportKind.TASKS, heads, ("送达宣传册", "2026-12-09"), ("核对全部联系人", "2026-12-03")))
    assert [each[0] for each in told(report)] == ["due_on", "title"]
    rows = living(store, Task, "title", "due_on")
    assert [(title, day.isoformat()) for title, day in rows] == [
        ("核对全部联系人", "2026-12-03"), ("送达宣传册", "2026-12-09"),
    ]  # fmt: skip
    with store.change() as work:
        work.insert(Task, title="月度检查", due_on=DAY, state="open", series_id=home.area_id)
    report = bring(store, read(ImportKind.TASKS, heads, ("月度检查", "2026-12-30")))
    assert report.count(Verdict.ADDED) == 1


def test_a_preview_of_edits_keeps_nothing(store: Store, home: Bureau) -> None:
    visits(store, FIRST)
    before = dump(store)
    with store.change() as work:
        report = preview(work, read(ImportKind.VISITS, VISITS, edited(FIRST, content="另一内容")))
    assert told(report) == [("content", "讲解电价", "另一内容")]
    assert dump(store) == before


@pytest.mark.parametrize(("language", "said"), [("en", "Channel: On site became Phone"), ("zh_CN", "现场")])
def test_codes_are_told_in_words(store: Store, home: Bureau, language: str, said: str) -> None:
    visits(store, FIRST)
    report = visits(store, (*FIRST[:2], "电话", *FIRST[3:]))
    assert said in change_words(report.changes[0], language)
