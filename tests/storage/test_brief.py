"""The brief from both databases: each part as it was put in, in a number of statements that does not grow."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event

from crm.domain.brief import Brief, PromiseKind
from crm.domain.codes import (
    Channel,
    HazardLevel,
    IssueState,
    OutageState,
    OutageType,
    PlanState,
    RecordState,
    SourceRole,
    TaskState,
    Topic,
)
from crm.domain.errors import NotFound
from crm.domain.notices import Notice
from crm.domain.peers import PeerLevel
from crm.domain.survey.answers import Answers
from crm.domain.survey.reading import FormReading
from crm.storage.store import Store
from crm.storage.tables import (
    Account,
    Contact,
    ContactPhone,
    DemandLead,
    Feeder,
    Hazard,
    Issue,
    MonthlyUsage,
    Outage,
    OutageAccount,
    OutageNotice,
    Substation,
    SupplyPoint,
    Task,
    Visit,
    VisitTopic,
    WorkOrder,
)
from crm.storage.unit import UnitOfWork
from crm.usecases import visits
from crm.usecases.brief import accounts_of_day, brief, briefs, briefs_of_day
from crm.usecases.surveys.answers import save_answers
from crm.usecases.surveys.forms import checked, import_form, publish_version
from tests.support.build import DAY, Bureau, account, at, bureau
from tests.support.forms import ask, form

FIRST = date(2024, 11, 1)


class Town:
    """A bureau with one account that everything is hung on."""

    def __init__(self, work: UnitOfWork) -> None:
        self.work, self.home = work, bureau(work)
        self.account_id = account(work, self.home, industry_code="39", voltage_code="AC10KV")
        station = work.insert(Substation, name="岚湖站", sort_key="lan")
        self.feeder = work.insert(Feeder, substation_id=station, number="F12", position=12)

    def of(self, account_id: UUID | None = None) -> dict[str, Any]:
        return {"account_id": account_id or self.account_id, "portfolio_id": self.home.book_id}

    def contact(self, name: str, order: int, *numbers: str, account_id: UUID | None = None, **values: Any) -> None:
        of = self.of(account_id)
        key = self.work.insert(Contact, **of, name=name, sort_key=name, role="main", call_order=order, **values)
        for place, number in enumerate(numbers):
            self.work.insert(ContactPhone, **of, contact_id=key, number=number, kind="mobile", position=place)

    def outage(
        self, kind: OutageType, start: datetime, told: tuple[tuple[str, datetime], ...] = (), **more: Any
    ) -> UUID:
        state = more.pop("state", OutageState.RESTORED)
        begun = {"actual_start": start, "actual_end": start + timedelta(hours=2)} if state != "published" else {}
        values = {"planned_start": start, "planned_end": start + timedelta(hours=4), **begun, **more}
        key = self.work.insert(
            Outage, outage_no=str(uuid4()), type=kind, state=state, feeder_id=self.feeder, cause="检修", **values
        )
        for role in (SourceRole.PRIMARY, SourceRole.STANDBY):
            self.work.insert(
                OutageAccount, **self.of(), outage_id=key, source_role=role, is_interrupted=role == "primary"
            )
        for channel, moment in told:
            sent = {"sent_at": moment, "delivered_at": moment, "result": "delivered"}
            self.work.insert(OutageNotice, **self.of(), outage_id=key, stage="first", channel=channel, **sent)
        return key

    def months(self, kwh: float, account_id: UUID | None = None, count: int = 24) -> None:
        for number in range(count):
            month = date(FIRST.year + (FIRST.month - 1 + number) // 12, (FIRST.month - 1 + number) % 12 + 1, 1)
            figures = {"kwh_total": kwh + number, "max_demand_kw": 500.0 + number, "pf": 0.9}
            self.work.insert(MonthlyUsage, **self.of(account_id), month=month, **figures)

    def held(self, on: date, *topics: Topic, channel: Channel = Channel.ON_SITE, **values: Any) -> UUID:
        record = {"record_state": RecordState.SUBMITTED, "plan_state": PlanState.DONE, "planned_on": on, **values}
        key = self.work.insert(
            Visit, **self.of(), person_id=self.home.manager_id, channel=channel, held_on=on, **record
        )
        for topic in topics:
            self.work.insert(VisitTopic, **self.of(), visit_id=key, topic=topic)
        return key


def read(store: Store, account_id: UUID, on: date | None = None) -> Brief:
    with store.read() as reader:
        return brief(reader, account_id, on)


def test_of_a_bare_account_everything_is_empty_and_asked_for(store: Store) -> None:
    with store.change() as work:
        key = account(work, bureau(work))
    found = read(store, key)
    assert (found.contacts, found.outages, found.promises, found.visits, found.answers) == ((), (), (), (), ())
    assert found.visit is None
    assert found.peers is None
    assert [month.month for month in found.months] == [date(2025, 11, 1), date(2025, 12, 1)] + [
        date(2026, month, 1) for month in range(1, 11)
    ]
    assert {month.kwh for month in found.months} == {None}
    assert {"brief.ask_contact", "brief.ask_rating_first", "brief.ask_demand", "brief.ask_safety_first"} == {
        each.code for each in found.asks
    }
    assert "main_contact" in found.quality.missing


def test_people_supply_and_facts(store: Store) -> None:
    with store.change() as work:
        town = Town(work)
        town.contact("后演示", 2, "075512345678", verified_on=DAY)
        town.contact("先演示", 1, "10012345678", "10087654321")
        work.insert(SupplyPoint, **town.of(), feeder_id=town.feeder, role=SourceRole.PRIMARY, confirmed_on=DAY)
        work.insert(
            SupplyPoint, **town.of(), feeder_id=town.feeder, role=SourceRole.STANDBY, ends_on=DAY - timedelta(days=1)
        )
        work.update(Account, town.account_id, 1, site_access="门卫登记", note="长" * 3000)
    found = read(store, town.account_id)
    assert [(each.name, [phone.number for phone in each.phones]) for each in found.contacts] == [
        ("先演示", ["10012345678", "10087654321"]),
        ("后演示", ["075512345678"]),
    ]
    assert found.account.feeders == (("岚湖站 F12", "primary"),)
    assert (found.account.manager, found.account.site_access) == ("林演示", "门卫登记")
    assert len(found.account.note or "") == 400
    assert "feeder" not in found.quality.missing


def test_months_stand_beside_the_year_before(store: Store) -> None:
    with store.change() as work:
        town = Town(work)
        town.months(1000)
    found = read(store, town.account_id)
    assert [(month.kwh_before, month.kwh, month.demand_kw, month.pf_before) for month in found.months] == [
        (1000.0 + number, 1012.0 + number, 512.0 + number, 0.9) for number in range(12)
    ]


def test_outages_are_judged_by_their_notices_and_counted_once(store: Store) -> None:
    week = timedelta(hours=168)
    with store.change() as work:
        town = Town(work)
        town.outage(OutageType.PLANNED, at(9, day=date(2026, 3, 2)), (("sms", at(9, day=date(2026, 3, 2)) - week),))
        town.outage(OutageType.PLANNED, at(9, day=date(2026, 4, 2)), (("sms", at(9, day=date(2026, 4, 1))),))
        town.outage(OutageType.TRANSFER, at(9, day=date(2026, 5, 2)))
        town.outage(OutageType.FAULT, at(8), state=OutageState.RUNNING, actual_end=None)
        town.outage(OutageType.FAULT, at(9, day=date(2025, 3, 2)))
    found = read(store, town.account_id)
    assert [(each.type, each.notice, round(each.hours, 1), each.is_running) for each in found.outages] == [
        ("fault", Notice.NOT_OWED, 1.8, True),
        ("transfer", Notice.NONE, 2.0, False),
        ("planned", Notice.LATE, 2.0, False),
        ("planned", Notice.IN_TIME, 2.0, False),
    ]
    assert found.outages[1].started_at.hour == 9


def test_coming_outages_say_whether_the_account_was_told(store: Store) -> None:
    published: dict[str, Any] = {"state": OutageState.PUBLISHED}
    with store.change() as work:
        town = Town(work)
        town.outage(OutageType.PLANNED, at(9, day=DAY + timedelta(days=20)), **published)
        town.outage(OutageType.PLANNED, at(9, day=DAY + timedelta(days=9)), (("sms", at(8)),), **published)
        town.outage(OutageType.PLANNED, at(9, day=DAY + timedelta(days=40)), **published)
    found = read(store, town.account_id)
    assert [(each.start.day, each.is_told, each.is_interrupted, each.feeder) for each in found.coming] == [
        (26, True, True, "岚湖站 F12"),
        (7, False, True, "岚湖站 F12"),
    ]


def test_what_is_open_stands_there_and_what_is_ended_does_not(store: Store) -> None:
    with store.change() as work:
        town = Town(work)
        for state in (IssueState.NEW, IssueState.CANCELLED):
            work.insert(Issue, **town.of(), topic="bill", text=f"诉求 {state}", state=state, raised_on=DAY, due_on=DAY)
        for task_state in (TaskState.OPEN, TaskState.DONE):
            work.insert(Task, **town.of(), title=f"任务 {task_state}", state=task_state, due_on=DAY - timedelta(days=2))
        for mended in (None, DAY):
            work.insert(Hazard, **town.of(), text="油位", level=HazardLevel.MAJOR, found_on=DAY, remedied_on=mended)
        for number, finished in (("1", None), ("2", at(9))):
            times = {"received_at": at(8), "due_at": at(18), "finished_at": finished}
            work.insert(WorkOrder, **town.of(), order_no=number, type="complaint", text="工单", **times)
    found = read(store, town.account_id)
    assert [(each.kind, each.text, each.days_late(DAY)) for each in found.promises] == [
        (PromiseKind.TASK, "任务 open", 2),
        (PromiseKind.ORDER, "工单", 0),
        (PromiseKind.ISSUE, "诉求 new", 0),
        (PromiseKind.HAZARD, "油位", 0),
    ]
    assert found.late_promises == 1


def test_visits_topics_and_ratings_of_the_past(store: Store) -> None:
    with store.change() as work:
        town = Town(work)
        for month in range(1, 6):
            town.held(date(2026, month, 5), Topic.POLICY, content=f"第 {month} 次", satisfaction=month)
        town.held(date(2026, 6, 5), Topic.SAFETY_CHECK, channel=Channel.PHONE)
        town.held(date(2026, 7, 5), Topic.SAFETY_CHECK, record_state=RecordState.DRAFT, satisfaction=1)
    found = read(store, town.account_id)
    assert [(each.held_on.month, each.content, each.satisfaction) for each in found.visits] == [
        (6, None, None),
        (5, "第 5 次", 5),
        (4, "第 4 次", 4),
    ]
    assert found.last_by_topic == {Topic.POLICY: date(2026, 5, 5)}
    assert found.last_rated_on == date(2026, 5, 5)


def test_the_last_answers_are_in_the_words_and_order_of_the_form(store: Store) -> None:
    made = form(
        ask("mood", "select_one", choices="moods"),
        ask("ways", "select_multiple", choices="moods"),
        ask("note_only", "note"),
        ask("score", "integer"),
        moods="good bad",
    )
    with store.change() as work:
        town = Town(work)
        version = import_form(work, checked(FormReading(made, ())), "演示.xlsx").version_id
        publish_version(work, version, 1)
        for day, values in (
            (date(2026, 5, 5), {"mood": "bad", "score": "1"}),
            (date(2026, 9, 5), {"score": "7", "ways": "bad good", "mood": "good"}),
        ):
            visit = town.held(day)
            save_answers(work, visit, town.account_id, town.home.book_id, {version: Answers(values)}, day)
    found = read(store, town.account_id)
    assert found.answered_on == date(2026, 9, 5)
    assert [
        (each.question.in_language("en"), [value.in_language("en") for value in each.values]) for each in found.answers
    ] == [("MOOD", ["GOOD"]), ("WAYS", ["BAD", "GOOD"]), ("SCORE", ["7"])]


def test_leads_that_nobody_wrote_about_are_asked_for(store: Store) -> None:
    with store.change() as work:
        town = Town(work)
        work.insert(DemandLead, **town.of(), project="二期", applied_kva=1000.0, stage="applied", probability=0.8)
    found = read(store, town.account_id, DAY + timedelta(days=91))
    assert [lead.project for lead in found.leads] == ["二期"]
    assert "brief.ask_lead" in {each.code for each in found.asks}
    assert "brief.ask_lead" not in {each.code for each in read(store, town.account_id).asks}


def like(work: UnitOfWork, town: Town, count: int, **values: Any) -> list[UUID]:
    """Make accounts whose energy rises from one to the next."""
    given, town.work, found = {"industry_code": "39", "voltage_code": "AC10KV", **values}, work, []
    for number in range(count):
        key = account(work, town.home, f"99000{len(str(values)):03}{number:05}", **given)
        town.months(1000.0 * (number + 2), key, 24)
        found.append(key)
    return found


@pytest.mark.parametrize(("others", "level"), [(7, PeerLevel.DIVISION), (6, PeerLevel.ALL), (4, PeerLevel.ALL)])
def test_a_place_among_those_alike(store: Store, others: int, level: PeerLevel) -> None:
    with store.change() as work:
        town = Town(work)
        town.months(1000)
        like(work, town, others)
    found = read(store, town.account_id).peers
    assert found is not None
    assert (found.group.level, found.size) == (level, others + 1)
    assert found.percentile == pytest.approx(50 / (others + 1))
    assert found.value == pytest.approx((1012 + 5.5) / 1250)


def test_too_few_are_not_compared_and_others_are_no_peers(store: Store) -> None:
    with store.change() as work:
        town = Town(work)
        town.months(1000)
        like(work, town, 3)
        account(work, town.home, "9900000009999", industry_code="39", voltage_code="AC10KV")
    assert read(store, town.account_id).peers is None
    with store.change() as work:
        like(work, town, 8, contract_kva=5000.0)
    wider = read(store, town.account_id).peers
    assert wider is not None
    assert (wider.group.level, wider.size) == (PeerLevel.SECTION, 12)


def test_the_next_visit_is_the_one_of_the_day(store: Store) -> None:
    with store.change() as work:
        town = Town(work)
        home = town.home
        for day in (DAY + timedelta(days=3), DAY + timedelta(days=1)):
            visits.plan_visit(
                work, town.account_id, home.manager_id, at(9, day=day), at(10, day=day), topics=(Topic.POLICY,)
            )
    found = read(store, town.account_id).visit
    assert found is not None
    assert (found.on, found.start.hour if found.start else None, found.topics) == (
        DAY + timedelta(days=1),
        9,
        (Topic.POLICY,),
    )
    later = read(store, town.account_id, DAY + timedelta(days=2)).visit
    assert later is not None
    assert later.on == DAY + timedelta(days=3)


def test_a_day_comes_in_the_order_of_its_hours(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        keys = [account(work, home, f"990000000000{number}") for number in range(3)]
        for key, hour in zip(keys, (14, 9, 11), strict=True):
            visits.plan_visit(work, key, home.manager_id, at(hour), at(hour + 1))
        visits.plan_visit(work, keys[0], home.manager_id, at(16), at(17))
    with store.read() as reader:
        assert accounts_of_day(reader, home.manager_id, DAY) == [keys[1], keys[2], keys[0]]
        assert [each.account.id for each in briefs_of_day(reader, home.manager_id, DAY)] == [keys[1], keys[2], keys[0]]
        with pytest.raises(NotFound, match=r"brief\.no_visits"):
            briefs_of_day(reader, home.manager_id, DAY + timedelta(days=1))


def test_one_that_is_gone_is_named(store: Store) -> None:
    with store.change() as work:
        home: Bureau = bureau(work)
        key = account(work, home)
        work.remove(Account, key, 1)
    for gone in (key, uuid4()):
        with store.read() as reader, pytest.raises(NotFound, match=r"account\.gone"):
            brief(reader, gone)


def test_eight_take_no_more_statements_than_one(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        keys = [account(work, home, f"990000000000{number}") for number in range(8)]
    counts = []
    with store.read() as reader:
        for wanted in (keys[:1], keys):
            said: list[str] = []

            def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any, said: list[str] = said) -> None:
                said.append(statement)

            event.listen(reader.connection, "before_cursor_execute", note)
            assert len(briefs(reader, wanted)) == len(wanted)
            event.remove(reader.connection, "before_cursor_execute", note)
            counts.append(len(said))
    assert counts[0] == counts[1]
