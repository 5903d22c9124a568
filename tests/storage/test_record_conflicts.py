"""Two people write one visit's record: what either wrote stands, and the same field is asked."""

from uuid import UUID

import pytest
from msgspec.structs import replace

from crm.domain.codes import RecordState, Side, Topic
from crm.domain.conflicts import Answer, Chosen, RowConflict
from crm.domain.errors import Conflict
from crm.domain.record_merging import begun
from crm.domain.visits import Participant, RecordDraft
from crm.storage.store import Store
from crm.usecases.recording import beside_others, save_record, start_record
from crm.usecases.records import whole_record
from crm.usecases.visits import visit_rows
from tests.support.build import Bureau, account, bureau, record


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        return bureau(work)


@pytest.fixture
def visit(store: Store, home: Bureau) -> UUID:
    with store.change() as work:
        return start_record(work, account(work, home), home.manager_id)


def _seen(store: Store, visit: UUID) -> tuple[RecordDraft, int]:
    with store.read() as reader:
        return begun(whole_record(reader, visit), RecordState.DRAFT), visit_rows(reader, [visit])[0].version


def _save(store: Store, visit: UUID, base: RecordDraft, version: int, draft: RecordDraft, *answers: Answer) -> None:
    with store.change() as work:
        work.heed(answers)
        save_record(work, visit, version, beside_others(work, visit, base, draft))


def test_lists_and_fields_of_both_stand(store: Store, home: Bureau, visit: UUID) -> None:
    _save(store, visit, *_seen(store, visit), record(home, topics=(Topic.POLICY,)))
    base, version = _seen(store, visit)
    guest = Participant(Side.CUSTOMER, "胡工")
    theirs = replace(base, topics=(*base.topics, Topic.SAFETY_CHECK), participants=(*base.participants, guest))
    _save(store, visit, base, version, replace(theirs, advice="theirs"))
    _save(store, visit, base, version, replace(base, topics=(Topic.SATISFACTION,), production="mine"))
    found, _version = _seen(store, visit)
    assert set(found.topics) == {Topic.SAFETY_CHECK, Topic.SATISFACTION}
    assert guest in found.participants
    assert (found.advice, found.production) == ("theirs", "mine")


def test_the_same_words_are_asked_and_nothing_is_written_until_then(store: Store, home: Bureau, visit: UUID) -> None:
    _save(store, visit, *_seen(store, visit), record(home))
    base, version = _seen(store, visit)
    _save(store, visit, base, version, replace(base, content="theirs"))
    mine = replace(base, content="mine", topics=(*base.topics, Topic.SAFETY_CHECK))
    with pytest.raises(Conflict) as caught:
        _save(store, visit, base, version, mine)
    told = caught.value.values["conflict"]
    assert isinstance(told, RowConflict)
    (clash,) = told.clashes
    assert (clash.fields, clash.theirs, clash.mine) == (("content",), ("theirs",), ("mine",))
    assert Topic.SAFETY_CHECK not in _seen(store, visit)[0].topics
    both = Answer("visit", visit, {"content": Chosen(clash.theirs, ("theirs, mine",))})
    _save(store, visit, base, version, mine, both)
    found, _version = _seen(store, visit)
    assert found.content == "theirs, mine"
    assert Topic.SAFETY_CHECK in found.topics
