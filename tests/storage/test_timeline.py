"""The timeline: everything once, newest first, page by page, however many entries share a moment; words and kinds."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from crm.domain.codes import IssueState, IssueTopic, OutageState, OutageType
from crm.domain.energy_desk import AdviceKind, AdviceState
from crm.domain.errors import Denied, Invalid, NotFound
from crm.domain.timeline import EntryKind, TimelineEntry
from crm.storage.store import Store
from crm.storage.tables import EnergyAdvice, Interaction, Issue, Outage, OutageAccount, Task, WorkOrder
from crm.storage.unit import UnitOfWork
from crm.usecases import accounts, attachments, contacts, recording, tasks, timeline
from crm.usecases.undo import apply
from tests.support.build import Bureau, account, bureau, record


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


def notes(work: UnitOfWork, key: UUID, home: Bureau, count: int, text: str = "note") -> None:
    shared = {"account_id": key, "portfolio_id": home.book_id, "happened_at": work.clock.now(), "kind": "note"}
    work.insert_many(Interaction, [{**shared, "text": f"{text} {number}"} for number in range(count)])


def paged(
    store: Store, key: UUID, size: int, kinds: Sequence[EntryKind] | None = None, words: str = ""
) -> list[TimelineEntry]:
    found: list[TimelineEntry] = []
    with store.read() as reader:
        while page := timeline.timeline(reader, key, found[-1].key if found else None, size, kinds, words):
            found += page
    return found


def everything(work: UnitOfWork, home: Bureau, key: UUID, folder: Path) -> None:
    """Let one of each kind happen, all within the moment in which the clock stands, some twice."""
    now = work.clock.now()
    own = {"account_id": key, "portfolio_id": home.book_id}
    contact = contacts.add_contact(work, key, "王工", number="13800001234")
    contacts.verify_contact(work, contact, 1)
    for number in range(3):
        visit = recording.start_record(work, key, home.manager_id)
        recording.finish_visit(work, visit, 1, record(home, content=f"走访 {number}"))
        task = tasks.add_task(work, f"task {number}", account_id=key)
        tasks.tick_task(work, task, 1)
        outage = work.insert(
            Outage, outage_no=f"O{number}", type=OutageType.FAULT, state=OutageState.RESTORED, cause="雷击",
            actual_start=now, actual_end=now + timedelta(minutes=72),
        )  # fmt: skip
        for role in ("primary", "standby"):
            work.insert(OutageAccount, outage_id=outage, source_role=role, is_interrupted=True, **own)
        work.insert(WorkOrder, order_no=f"W{number}", type="fault", received_at=now, text="报修", **own)
        work.insert(
            Issue, topic=IssueTopic.BILL, text="电费", state=IssueState.NEW, raised_on=date(2026, 11, 17), **own
        )  # fmt: skip
        work.insert(
            EnergyAdvice, kind=AdviceKind.BASIS, month=date(2026, 10, 1), saving_yuan=8400.0,
            state=AdviceState.TOLD, **own,
        )  # fmt: skip
        path = folder / f"{number}.txt"
        path.write_text(str(number), encoding="utf-8")
        attachments.attach(work, key, path)
    accounts.edit_account(work, key, 1, contract_kva=2000.0)
    notes(work, key, home, 7)


@pytest.mark.parametrize("size", [1, 3, 50])
def test_every_entry_comes_once_however_many_share_a_moment(
    store: Store, home: Bureau, key: UUID, tmp_path: Path, size: int
) -> None:
    with store.change() as work:
        everything(work, home, key, tmp_path)
    with store.read() as reader:
        whole = timeline.timeline(reader, key, limit=500)
    assert [entry.key for entry in paged(store, key, size)] == [entry.key for entry in whole]
    assert len({entry.key for entry in whole}) == len(whole)
    counts = {kind: sum(entry.kind is kind for entry in whole) for kind in EntryKind}
    thrice = (
        EntryKind.VISIT,
        EntryKind.OUTAGE,
        EntryKind.WORK_ORDER,
        EntryKind.ISSUE,
        EntryKind.FILE,
        EntryKind.ADVICE,
    )
    assert {counts[kind] for kind in (*thrice, EntryKind.TASK_ADDED, EntryKind.TASK_DONE)} == {3}
    assert (counts[EntryKind.CONTACT], counts[EntryKind.CHANGE], counts[EntryKind.NOTE]) == (1, 2, 7)
    assert [entry.at for entry in whole] == sorted((entry.at for entry in whole), reverse=True)


def test_several_kinds_are_shown_and_no_others(store: Store, home: Bureau, key: UUID, tmp_path: Path) -> None:
    with store.change() as work:
        everything(work, home, key, tmp_path)
    chosen = (EntryKind.VISIT, EntryKind.TASK_DONE, EntryKind.CHANGE)
    found = paged(store, key, 2, chosen)
    assert {entry.kind for entry in found} == set(chosen)
    assert len(found) == 8


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("复电", 2),
        ("復電", 2),
        ("复电 周四", 1),
        ("ＡＢＣ", 1),
        ("abc", 1),
        ("%", 1),
        ("_*", 0),
        ("'", 1),
        ("没有", 0),
        ("林演示", 5),
    ],
)
def test_words_are_found_in_the_database(store: Store, key: UUID, words: str, count: int) -> None:
    with store.change() as work:
        for text in ("问了复电时间", "复电后 周四回访", "abc 100%", "it's", "other"):
            timeline.add_note(work, key, text)
    assert len(paged(store, key, 1, (EntryKind.NOTE,), words)) == count


def test_files_of_a_visit_are_its_chips_and_stand_under_files(
    store: Store, home: Bureau, key: UUID, tmp_path: Path
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("a", encoding="utf-8")
    with store.change() as work:
        visit = recording.start_record(work, key, home.manager_id)
        recording.finish_visit(work, visit, 1, record(home))
        attachments.attach(work, key, path, visit)
    shown = paged(store, key, 50)
    assert [[chip.name for chip in entry.files] for entry in shown if entry.kind is EntryKind.VISIT] == [["plan.txt"]]
    assert not any(entry.kind is EntryKind.FILE for entry in shown)
    assert [entry.title for entry in paged(store, key, 50, (EntryKind.FILE,))] == ["plan.txt"]


def test_changes_say_who_changed_what_into_what(store: Store, home: Bureau, key: UUID) -> None:
    with store.change() as work:
        accounts.edit_account(work, key, 1, contract_kva=2000.0, name="新名")
        made = contacts.add_contact(work, key, "王工", number="13800001234")
    with store.change() as work:
        contacts.verify_contact(work, made, 1)
        contacts.order_contacts(work, key, [made])
    found = {entry.change.table: entry.change for entry in paged(store, key, 1, (EntryKind.CHANGE,)) if entry.change}
    assert {(each.field, each.old, each.new) for each in found["account"].fields} == {
        ("contract_kva", 1250, 2000),
        ("name", "演示客户01", "新名"),
    }
    assert found["contact"].subject == "王工"
    assert {each.field: each.new for each in found["contact"].fields} == {
        "verified_by": "林演示",
        "verified_on": "2026-11-17",
    }


def test_changes_that_say_nothing_do_not_end_the_pages(store: Store, key: UUID) -> None:
    with store.change() as work:
        made = [contacts.add_contact(work, key, name) for name in "甲乙"]
        contacts.verify_contact(work, made[0], 1)
    for number in range(6):
        with store.change() as work:
            contacts.order_contacts(work, key, made[:: 1 if number % 2 else -1])
    assert len(paged(store, key, 2, (EntryKind.CHANGE,))) == 1


def test_own_notes_are_changed_and_removed_and_brought_back(store: Store, home: Bureau, key: UUID) -> None:
    with store.change() as work:
        note = timeline.add_note(work, key, "first")
    assert note is not None
    with store.change() as work:
        timeline.edit_note(work, note, 1, " second ")
        timeline.remove_note(work, note, 2)
        steps = work.undo
    assert paged(store, key, 50, (EntryKind.NOTE,)) == []
    with store.change() as work:
        apply(work, steps)
    found = paged(store, key, 50, (EntryKind.NOTE,))
    assert [(entry.text, entry.is_own) for entry in found] == [("first", True)]
    with pytest.raises(Invalid, match=r"note\.empty"), store.change() as work:
        timeline.edit_note(work, note, found[0].version, " ")
    store.act_as(home.colleague_id, store.actor.role)
    assert [entry.is_own for entry in paged(store, key, 50, (EntryKind.NOTE,))] == [False]
    for wrong in (timeline.remove_note, lambda work, key, version: timeline.edit_note(work, key, version, "x")):
        with pytest.raises(Denied, match=r"note\.not_yours"), store.change() as work:
            wrong(work, note, found[0].version)
    with pytest.raises(NotFound, match=r"note\.gone"), store.change() as work:
        timeline.remove_note(work, home.area_id, 1)


def test_a_note_names_a_contact_whose_name_has_blanks(store: Store, key: UUID) -> None:
    with store.change() as work:
        contacts.add_contact(work, key, "Dr Shen Yi")
        contacts.add_contact(work, key, "Dr Shen")
        timeline.add_note(work, key, "asked @dr shen yi for a study")
    assert [entry.title for entry in paged(store, key, 50, (EntryKind.NOTE,))] == ["Dr Shen Yi"]


def test_a_task_in_the_bin_is_not_shown(store: Store, key: UUID) -> None:
    with store.change() as work:
        task = tasks.add_task(work, "t", account_id=key)
        work.remove(Task, task, 1)
    assert paged(store, key, 50) == []
