"""Who was told of outages, on both databases: words, attempts, doubts, and times that were revised (domain.md 3.5)."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from crm.domain.codes import ImportanceGrade, OutageType, SourceRole
from crm.domain.errors import Invalid
from crm.domain.notice_words import FIELD, advice_for, body_of, filled, notice_words
from crm.domain.outage_desk import AffectedRow, AttemptDraft, EstimateDraft, OutageDraft, ScopePart
from crm.domain.outages import Effect, EstimateSource, Kept, NoticeChannel, NoticeResult, Promise, Stage, Told
from crm.storage.store import Store
from crm.storage.tables import ContactPhone, OutageNotice, Task
from crm.usecases.campaigns.telling import opt_out
from crm.usecases.outages import detail, estimates, life, notices
from tests.support.build import at
from tests.support.outages import Grid, contact, hang, make_grid

PRIMARY = SourceRole.PRIMARY


@pytest.fixture
def net(store: Store) -> Grid:
    return make_grid(store)


@pytest.fixture
def place(store: Store, net: Grid) -> UUID:
    with store.change() as work:
        made = hang(work, net, 1, [(net.f1, PRIMARY)])
        contact(work, made)
    return made


@pytest.fixture
def running(store: Store, net: Grid, place: UUID) -> UUID:
    with store.change() as work:
        scope = (ScopePart(feeder_id=net.f1),)
        outage_id = life.add_outage(work, OutageDraft(OutageType.FAULT, scope, cause="雷击", reported_at=at(9, 30)))
        life.publish(work, outage_id)
        estimates.estimate(work, outage_id, EstimateDraft(at(13, 15), EstimateSource.CREW))
    return outage_id


def row(store: Store, outage_id: UUID, account_id: UUID) -> AffectedRow:
    with store.read() as reader:
        return next(each for each in detail.detail(reader, outage_id).affected if each.account_id == account_id)


def tell(
    store: Store,
    outage_id: UUID,
    account_id: UUID,
    back: int,
    result: NoticeResult = NoticeResult.DELIVERED,
    channel: str = "phone",
) -> UUID:
    person = next(iter(row(store, outage_id, account_id).contacts), None)
    draft = AttemptDraft(
        account_id,
        Stage.FAULT,
        channel,
        result,
        Promise(None, at(back, 15)),
        person.contact_id if person else None,
    )
    with store.change() as work:
        return notices.log_attempts(work, outage_id, [draft])[0]


def test_a_revised_time_reopens_whoever_heard_the_old_one(store: Store, running: UUID, place: UUID) -> None:
    assert row(store, running, place).known.state is Told.NOT_TOLD
    tell(store, running, place, 13)
    found = row(store, running, place)
    assert (found.known.state, [line.kept for line in found.clocks]) == (Told.CURRENT, [Kept.KEPT])
    with store.change() as work:
        estimates.estimate(work, running, EstimateDraft(at(14, 30), EstimateSource.CREW, "需吊车"))
    assert row(store, running, place).known.state is Told.OUTDATED
    with store.read() as reader:
        found_texts = notices.texts(reader, running, [place], None, ["sms", "email"])
    assert [(each.address, each.problem) for each in found_texts] == [("10012345678", None), ("w@example.com", None)]
    assert found_texts[0].text == (
        "【供电局】演示用户001您好：甲站 F01预计复电时间调整为11月17日14:30，"
        "请做好安排；如有变化将再次告知。客户经理林演示95598。"
    )


def test_each_channel_has_words_of_its_own_length(store: Store, net: Grid, running: UUID) -> None:
    with store.change() as work:
        own = hang(work, net, 3, [(net.f1, PRIMARY)], own_generator_kw=200.0)
        contact(work, own)
        life.start(work, running, at(9, 30))
    with store.read() as reader:
        found = notices.texts(reader, running, [own], None, ["sms", "wechat", "email", "letter"])
    said = "甲站 F01于11月17日09:30发生故障，正在抢修，预计11月17日13:15恢复；如有变化将再次告知。"
    advice = "停电期间请断开大负荷设备，来电后分批启动。启用自备电源前请断开与电网的连接，防止倒送电。"
    asked = "    如有疑问，请联系客户经理 林演示，电话 95598。"
    assert [each.text for each in found] == [
        f"【供电局】{said}客户经理林演示95598。",
        f"【供电局】故障停电告知\n演示用户003：\n{said}{advice}\n客户经理 林演示 95598",
        f"演示用户003：\n\n    您好！{said}{advice}\n\n客户经理 林演示，电话 95598\n供电局\n2026年11月17日",
        f"故障停电告知书\n\n演示用户003：\n    {said}{advice}\n{asked}\n    特此通知。\n\n供电局\n2026年11月17日",
    ]


@pytest.mark.parametrize("key", [key for key in notice_words() if key.startswith(("brief.", "frame."))])
def test_what_nobody_signs_names_the_hotline(key: str) -> None:
    values = dict.fromkeys(FIELD.findall(notice_words()[key]), "甲") | {"姓名": "", "电话": "95598"}
    said = filled(key, values)
    assert "客户经理" not in said
    assert "联系人" not in said
    assert said.count("95598") == ("{电话}" in notice_words()[key])
    assert said.count("供电服务热线") == ("{姓名}" in notice_words()[key])


def test_no_frame_greets_twice_and_what_is_over_asks_for_nothing() -> None:
    for key in (key for key in notice_words() if key.startswith("brief.")):
        assert not {"局名", "姓名"} & set(FIELD.findall(body_of(key)))
        assert "您好" not in body_of(key)
    assert advice_for(Stage.RESTORED, Effect.OFF, True) == advice_for(Stage.FAULT, Effect.BACKUP_LOST, True) == ()
    assert advice_for(Stage.FAULT, Effect.ON_SECURITY, False) == ("advice.on_security",)


def test_a_call_that_fails_puts_the_number_in_doubt(store: Store, running: UUID, place: UUID) -> None:
    tell(store, running, place, 13, NoticeResult.WRONG_NUMBER)
    tell(store, running, place, 13, NoticeResult.WRONG_NUMBER)
    found = row(store, running, place)
    assert (found.known.state, found.known.failed, found.contacts[0].doubtful) == (Told.FAILED, 2, True)
    with store.read() as reader:
        assert reader.scalars(select(ContactPhone.c.doubt_reason)) == ["wrong_number"]
        assert reader.scalars(select(Task.c.title)) == ["核实王演示的电话号码"]
        due = reader.scalars(select(OutageNotice.c.due_at))
    assert due == [at(10, 0)] * 2


def test_important_users_must_be_spoken_to(store: Store, net: Grid, running: UUID) -> None:
    with store.change() as work:
        grave = hang(work, net, 7, [(net.f1, PRIMARY)], importance_grade=ImportanceGrade.GRADE1)
        contact(work, grave)
        life.start(work, running, at(9, 30))
    tell(store, running, grave, 13, channel="sms")
    found = row(store, running, grave)
    assert (found.known.state, found.clocks[0].kept) == (Told.NOT_TOLD, Kept.MISSED)
    assert found.clocks[0].due_at == at(9, 45)
    tell(store, running, grave, 13)
    assert row(store, running, grave).known.state is Told.CURRENT
    assert row(store, running, grave).clocks[0].kept is Kept.LATE


def test_who_has_no_number_stands_on_a_list_of_its_own(store: Store, net: Grid, running: UUID, place: UUID) -> None:
    with store.change() as work:
        mute = hang(work, net, 8, [(net.f1, PRIMARY)])
        life.start(work, running, at(9, 30))
    with store.read() as reader:
        assert [each.account_id for each in notices.without_contact(detail.detail(reader, running))] == [mute]
        words = notices.texts(reader, running, [mute], Stage.FAULT, ["phone", "letter"])
    assert [each.problem for each in words] == ["notice.no_contact", None]


def test_a_draft_is_told_to_nobody(store: Store, net: Grid, place: UUID) -> None:
    with store.change() as work:
        plan = OutageDraft(
            OutageType.PLANNED,
            (ScopePart(feeder_id=net.f1),),
            planned_start=at(8) + timedelta(days=9),
            planned_end=at(12) + timedelta(days=9),
        )
        outage_id = life.add_outage(work, plan)
    with pytest.raises(Invalid, match=r"notice\.draft"):
        tell(store, outage_id, place, 13)


def test_nobody_is_left_out_because_of_an_opt_out(store: Store, running: UUID, place: UUID) -> None:
    def told() -> list[tuple[str, str | None]]:
        with store.read() as reader:
            found = notices.texts(reader, running, [place], None, tuple(NoticeChannel))
        return [(each.text, each.problem) for each in found]

    before = told()
    assert len(before) == len(NoticeChannel)
    with store.change() as work:
        assert opt_out(work, [place], "不收宣传") == 1
    assert told() == before
    tell(store, running, place, 13, channel="sms")
    assert row(store, running, place).known.state is Told.CURRENT
