"""Contacts: written whole, ordered, checked, called in vain, looked at; on both databases."""

from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.accounts import ContactRow
from crm.domain.codes import CallResult, ContactRole, InteractionKind, PhoneKind, TaskState
from crm.domain.conflicts import RowConflict
from crm.domain.contacts import ContactDraft, PhoneDraft, emergency_list
from crm.domain.errors import Conflict, Invalid, NotFound
from crm.domain.timeline import EntryKind
from crm.storage.store import Store
from crm.storage.tables import PhoneLook, Task
from crm.usecases import accounts, calls, contacts, tasks, timeline
from crm.usecases.search import search
from crm.usecases.undo import apply
from tests.support.build import Bureau, account, bureau

SHEN = ContactDraft(
    "Dr Shen Yi",
    ContactRole.MAIN,
    "Facilities director",
    "shen@example.com",
    "shenyi",
    "after 9",
    (PhoneDraft("13800001234"), PhoneDraft("075500001234", PhoneKind.OFFICE)),
)


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        made = bureau(work)
    store.act_as(made.manager_id, store.actor.role)
    return made


@pytest.fixture
def key(store: Store, home: Bureau) -> UUID:
    with store.change() as work:
        return account(work, home)


def stored(store: Store, key: UUID) -> tuple[ContactRow, ...]:
    with store.read() as reader:
        return accounts.account_detail(reader, key).contacts


def test_a_contact_is_written_whole_and_changed_whole(store: Store, key: UUID) -> None:
    with store.change() as work:
        made = contacts.save_contact(work, key, SHEN)
    found = stored(store, key)[0]
    assert (found.name, found.role, found.title) == ("Dr Shen Yi", "main", "Facilities director")
    assert (found.email, found.wechat, found.note) == ("shen@example.com", "shenyi", "after 9")
    assert [(phone.number, phone.kind) for phone in found.phones] == [
        ("13800001234", "mobile"),
        ("075500001234", "office"),
    ]
    office = found.phones[1]
    draft = ContactDraft("申毅", ContactRole.ENERGY, phones=(PhoneDraft("075500009999", PhoneKind.DUTY, office.id),))
    with store.change() as work:
        contacts.save_contact(work, key, draft, made, found.version)
        steps = work.undo
    changed = stored(store, key)[0]
    assert (changed.id, changed.name, changed.title, changed.email) == (made, "申毅", None, None)
    assert [(phone.id, phone.number) for phone in changed.phones] == [(office.id, "075500009999")]
    with store.read() as reader:
        assert [hit.id for hit in search(reader, "9999") if hit.kind == "contact"] == [made]
        assert [hit for hit in search(reader, "1234") if hit.kind == "contact"] == []
    with store.change() as work:
        apply(work, steps)
    assert [phone.number for phone in stored(store, key)[0].phones] == ["13800001234", "075500001234"]


def test_a_contact_that_somebody_changed_is_not_overwritten(store: Store, key: UUID) -> None:
    with store.change() as work:
        made = contacts.save_contact(work, key, SHEN)
        contacts.save_contact(work, key, replace(SHEN, name="theirs"), made, 1)
    with pytest.raises(Conflict), store.change() as work:
        contacts.save_contact(work, key, ContactDraft("other"), made, 1)
    assert stored(store, key)[0].name == "theirs"
    with pytest.raises(NotFound), store.change() as work:
        contacts.remove_contact(work, made, 2)
        contacts.save_contact(work, key, ContactDraft("other"), made, 3)


def test_two_people_write_different_numbers_of_one_contact(store: Store, key: UUID) -> None:
    with store.change() as work:
        made = contacts.save_contact(work, key, SHEN)
    seen = stored(store, key)[0]
    first, second = (PhoneDraft(phone.number, PhoneKind(phone.kind), phone.id) for phone in seen.phones)
    versions = {phone.id: phone.version for phone in seen.phones}
    theirs = (replace(first, number="13911112222"), second, PhoneDraft("13700001111"))
    mine = (first, replace(second, number="075533334444"))
    for phones in (theirs, mine):
        with store.change() as work:
            contacts.save_contact(work, key, replace(SHEN, phones=phones), made, seen.version, versions)
    assert [phone.number for phone in stored(store, key)[0].phones] == ["13911112222", "075533334444", "13700001111"]


def test_a_number_that_both_changed_is_asked(store: Store, key: UUID) -> None:
    with store.change() as work:
        made = contacts.save_contact(work, key, SHEN)
    seen = stored(store, key)[0]
    versions = {phone.id: phone.version for phone in seen.phones}
    first = PhoneDraft("13911112222", PhoneKind.MOBILE, seen.phones[0].id)
    with store.change() as work:
        contacts.save_contact(work, key, replace(SHEN, phones=(first,)), made, seen.version, versions)
    other = replace(first, number="13733334444")
    with pytest.raises(Conflict) as caught, store.change() as work:
        contacts.save_contact(work, key, replace(SHEN, phones=(other,)), made, seen.version, versions)
    told = caught.value.values["conflict"]
    assert isinstance(told, RowConflict)
    assert [(clash.theirs, clash.mine) for clash in told.clashes] == [(("13911112222",), ("13733334444",))]


def test_whom_a_colleague_put_onto_the_emergency_list_stays(store: Store, key: UUID) -> None:
    with store.change() as work:
        one, two, three = (contacts.save_contact(work, key, ContactDraft(name)) for name in "甲乙丙")
        contacts.set_emergency_list(work, key, [one])
    with store.change() as work:
        contacts.set_emergency_list(work, key, [one, three], [one])
    with store.change() as work:
        contacts.set_emergency_list(work, key, [two, one], [one])
    assert [each.id for each in emergency_list(stored(store, key))] == [two, one, three]


def test_nobody_without_a_name_is_stored(store: Store, key: UUID) -> None:
    for draft in (ContactDraft(), ContactDraft(" ", phones=(PhoneDraft("13800001234"),))):
        with pytest.raises(Invalid, match="no_name"), store.change() as work:
            contacts.save_contact(work, key, draft)
    with store.change() as work:
        contacts.save_contact(work, key, ContactDraft("甲"))
    assert [each.name for each in stored(store, key)] == ["甲"]


def test_contacts_are_called_in_the_order_that_was_set(store: Store, key: UUID) -> None:
    with store.change() as work:
        made = [contacts.add_contact(work, key, name) for name in "甲乙丙"]
    with store.change() as work:
        contacts.order_contacts(work, key, [made[2], made[0]])
        steps = work.undo
    assert [each.name for each in stored(store, key)] == ["丙", "甲", "乙"]
    with store.change() as work:
        apply(work, steps)
    assert [each.name for each in stored(store, key)] == ["甲", "乙", "丙"]


def test_the_emergency_list_has_an_order_of_its_own(store: Store, key: UUID) -> None:
    with store.change() as work:
        made = [contacts.add_contact(work, key, name) for name in "甲乙丙"]
        contacts.set_emergency_list(work, key, [made[2], made[0], made[2]])
    assert [(each.name, each.emergency_order) for each in stored(store, key)] == [("甲", 2), ("乙", None), ("丙", 1)]
    with store.change() as work:
        contacts.set_emergency_list(work, key, [made[1]])
        steps = work.undo
    assert [each.emergency_order for each in stored(store, key)] == [None, 1, None]
    with store.change() as work:
        apply(work, steps)
    assert [each.emergency_order for each in stored(store, key)] == [2, None, 1]


def test_a_wrong_number_is_doubted_logged_and_made_a_task_in_one_step(store: Store, key: UUID) -> None:
    with store.change() as work:
        contacts.save_contact(work, key, SHEN)
    phone = stored(store, key)[0].phones[0]
    with store.change() as work:
        calls.failed_call(work, phone.id, CallResult.WRONG_NUMBER, "Find the number of Dr Shen Yi")
        steps = work.undo
    doubted = stored(store, key)[0].phones[0]
    assert (doubted.is_doubtful, doubted.doubtful_since, doubted.doubt_reason) == (
        True,
        date(2026, 11, 17),
        "wrong_number",
    )
    with store.read() as reader:
        call = timeline.timeline(reader, key, kinds=(EntryKind.CALL,))[0]
        made = tasks.tasks_of_account(reader, key)
        source = reader.one(select(Task.c.source_kind, Task.c.source_id))
    assert (call.title, call.detail) == ("Dr Shen Yi", "wrong_number")
    assert [(task.title, task.due_on) for task in made] == [("Find the number of Dr Shen Yi", date(2026, 11, 17))]
    assert source is not None
    assert tuple(source) == ("contact_phone", phone.id)
    with store.change() as work:
        apply(work, steps)
    with store.read() as reader:
        assert timeline.timeline(reader, key, kinds=(EntryKind.CALL,)) == []
        assert tasks.tasks_of_account(reader, key) == []
    assert not stored(store, key)[0].phones[0].is_doubtful


def test_a_second_wrong_call_makes_no_second_task(store: Store, key: UUID) -> None:
    with store.change() as work:
        contacts.save_contact(work, key, SHEN)
    phone = stored(store, key)[0].phones[0]
    for _ in range(2):
        with store.change() as work:
            calls.failed_call(work, phone.id, CallResult.WRONG_NUMBER, "find")
    with store.change() as work:
        calls.failed_call(work, phone.id, CallResult.NOT_REACHED, "find")
    with store.read() as reader:
        assert len(reader.rows(select(Task.c.id).where(Task.c.state == TaskState.OPEN))) == 1
    assert stored(store, key)[0].phones[0].doubt_reason == "not_reached"


def test_a_check_clears_every_doubt_and_says_by_whom(store: Store, key: UUID) -> None:
    with store.change() as work:
        made = contacts.save_contact(work, key, SHEN)
    for phone in stored(store, key)[0].phones:
        with store.change() as work:
            calls.failed_call(work, phone.id, CallResult.NOT_REACHED)
    with store.change() as work:
        contacts.verify_contact(work, made, stored_version(store, key))
        steps = work.undo
    found = stored(store, key)[0]
    assert (found.verified_on, found.verified_by) == (date(2026, 11, 17), "林演示")
    assert [(each.is_doubtful, each.doubtful_since, each.doubt_reason) for each in found.phones] == [
        (False, None, None)
    ] * 2
    with store.change() as work:
        apply(work, steps)
    assert all(each.is_doubtful for each in stored(store, key)[0].phones)


def stored_version(store: Store, key: UUID) -> int:
    return stored(store, key)[0].version


def test_calls_and_messages_stand_on_the_timeline_with_their_length(store: Store, key: UUID) -> None:
    with store.change() as work:
        made = contacts.save_contact(work, key, SHEN)
        calls.log_contact(work, made, InteractionKind.CALL, "要书面说明", 6)
        calls.log_contact(work, made, InteractionKind.MESSAGE)
    with store.read() as reader:
        message, call = timeline.timeline(reader, key, kinds=(EntryKind.CALL, EntryKind.MESSAGE))
        assert [hit.kind for hit in search(reader, "书面说明")] == ["interaction"]
    assert (call.title, call.minutes, call.detail) == ("Dr Shen Yi", 6, "reached")
    assert (message.title, message.text, message.detail, message.person) == ("Dr Shen Yi", "", "message", "林演示")


@pytest.mark.parametrize("minutes", [0, -3, 1441])
def test_impossible_calls_are_refused(store: Store, key: UUID, minutes: int) -> None:
    with store.change() as work:
        made = contacts.save_contact(work, key, SHEN)
    with pytest.raises(Invalid, match=r"call\.minutes"), store.change() as work:
        calls.log_contact(work, made, InteractionKind.CALL, "", minutes)


def test_looks_at_numbers_are_logged(store: Store, home: Bureau, key: UUID) -> None:
    with store.change() as work:
        contacts.save_contact(work, key, SHEN)
    phones = [phone.id for phone in stored(store, key)[0].phones]
    with store.change() as work:
        calls.note_look(work, phones)
    with store.read() as reader:
        looks = reader.rows(select(PhoneLook.c.phone_id, PhoneLook.c.person_id, PhoneLook.c.seen_at))
        now = reader.clock.now()
    assert sorted(looks) == sorted((phone, home.manager_id, now) for phone in phones)
