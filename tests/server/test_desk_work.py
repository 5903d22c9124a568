"""The program's own verbs, run by real logins under the database's rights: a desk works, and other desks stay shut."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from msgspec.structs import replace

from crm.domain.changes import Kind
from crm.domain.codes import IssueTopic, Topic
from crm.domain.errors import NotFound, RoundsError
from crm.domain.lists import ListKind, ListQuery
from crm.storage.store import Store
from crm.storage.tables import Account
from crm.usecases.accounts import account_detail
from crm.usecases.issues import add_issue
from crm.usecases.lists import list_ids, list_rows, list_totals
from crm.usecases.recording import finish_visit, save_record, start_record, visitor
from crm.usecases.records import visit_detail
from crm.usecases.search import search
from crm.usecases.staff import staff
from crm.usecases.tasks import add_task, edit_task, remove_task
from crm.usecases.timeline import timeline
from crm.usecases.today import today
from crm.usecases.undo import apply
from tests.support.office import Office

pytestmark = pytest.mark.postgresql


@pytest.fixture
def desk(office: Office) -> Iterator[Store]:
    """The manager's desk."""
    store = office.open("manager")
    yield store
    store.close()


@pytest.fixture
def other(office: Office) -> Iterator[Store]:
    """The desk of a colleague with other books."""
    store = office.open("colleague")
    yield store
    store.close()


def _accounts(store: Store) -> list[UUID]:
    with store.read() as reader:
        return list(list_ids(reader, ListKind.ACCOUNTS, ListQuery()))


def test_each_desk_sees_its_own_books(office: Office, desk: Store, other: Store) -> None:
    leader = office.open("supervisor")
    mine, theirs, everything = _accounts(desk), _accounts(other), _accounts(leader)
    leader.close()
    assert mine
    assert theirs
    assert not set(mine) & set(theirs)
    assert set(mine) <= set(everything)


@pytest.mark.parametrize("kind", list(ListKind))
def test_every_list_opens(desk: Store, kind: ListKind) -> None:
    with desk.read() as reader:
        ids = list_ids(reader, kind, ListQuery())
        assert len(list_rows(reader, kind, ids[:20])) == len(ids[:20])
        assert list_totals(reader, kind, ListQuery())


def test_the_pages_of_a_day_open(desk: Store) -> None:
    account_id = _accounts(desk)[0]
    with desk.read() as reader:
        detail = account_detail(reader, account_id)
        assert detail.id == account_id
        assert timeline(reader, account_id) is not None
        assert today(reader, reader.actor.person_id) is not None
        assert staff(reader).people


def test_another_desks_account_is_not_there(desk: Store, other: Store) -> None:
    theirs = _accounts(other)[0]
    with desk.read() as reader, pytest.raises(NotFound):
        account_detail(reader, theirs)


def test_a_visit_is_begun_saved_finished_and_undone(desk: Store) -> None:
    account_id = _accounts(desk)[0]
    assert desk.actor.person_id is not None
    with desk.change() as work:
        visit_id = start_record(work, account_id, desk.actor.person_id)
    with desk.read() as reader:
        detail = visit_detail(reader, visit_id)
    with desk.read() as reader:
        went = visitor(reader, desk.actor.person_id)
    words = "谈了分时电价。"
    draft = replace(detail.draft, participants=(went,), topics=(Topic.POLICY,), content=words, satisfaction=5)
    with desk.change() as work:
        version = save_record(work, visit_id, detail.row.version, draft)
    with desk.change() as work:
        finish_visit(work, visit_id, version, draft)
        steps = work.undo
    with desk.change() as work:
        apply(work, steps)
    with desk.read() as reader:
        assert visit_detail(reader, visit_id).draft.content == words


def test_what_is_written_is_found_at_this_desk_only(desk: Store, other: Store) -> None:
    account_id = _accounts(desk)[0]
    with desk.change() as work:
        add_task(work, "琥珀色的备忘", account_id=account_id, assignee_id=desk.actor.person_id)
    with desk.read() as reader:
        assert len(search(reader, "琥珀色")) == 1
    with other.read() as reader:
        assert search(reader, "琥珀色") == []


def test_a_change_at_another_desk_is_refused_and_leaves_nothing(desk: Store, other: Store) -> None:
    theirs = _accounts(other)[0]
    with pytest.raises(RoundsError), desk.change() as work:
        work.update(Account, theirs, 1, note="x")
    with pytest.raises(RoundsError), desk.change() as work:
        add_issue(work, theirs, IssueTopic.OTHER, "x")


def test_a_task_of_no_account_is_made_renamed_found_and_taken_away(desk: Store, other: Store) -> None:
    with desk.change() as work:
        key = add_task(work, "给车年检预约")
    assert _found(desk, "年检预约") == [key]
    assert _found(other, "年检预约") == []
    with desk.change() as work:
        version = edit_task(work, key, 1, title="给车保养预约")
    assert _found(desk, "年检预约") == []
    assert _found(desk, "保养预约") == [key]
    with desk.change() as work:
        remove_task(work, key, version)
    assert _found(desk, "保养预约") == []


def _found(store: Store, words: str) -> list[UUID]:
    with store.read() as reader:
        return [hit.id for hit in search(reader, words) if hit.kind == Kind.TASK]
