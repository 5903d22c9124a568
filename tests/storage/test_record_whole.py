"""A record with all that belongs to it: surveys, materials, photos, a signature; stored and taken back as a whole."""

from datetime import date
from uuid import UUID

import pytest
from msgspec.structs import replace

from crm.domain.codes import FileKind, RecordState
from crm.domain.errors import Invalid
from crm.domain.survey.answers import Answers
from crm.domain.survey.form import Form
from crm.domain.survey.reading import FormReading
from crm.domain.visits import FilledForm, Material, RecordDraft, VisitDetail
from crm.storage.store import Store
from crm.storage.unit import UnitOfWork
from crm.usecases.attachments import attach_content, caption_file, sign
from crm.usecases.recording import finish_visit, save_record, start_record
from crm.usecases.records import visit_detail
from crm.usecases.surveys.answers import last_answers
from crm.usecases.surveys.forms import checked, forms_for_visit, import_form, publish_version, version_detail
from crm.usecases.surveys.statistics import question_counts
from crm.usecases.undo import apply
from tests.support.build import DAY, Bureau, account, bureau, record
from tests.support.forms import ask, form, repeat

MADE = form(
    ask("mood", "select_one", choices="moods"),
    ask("words"),
    repeat("device", ask("kw", "decimal")),
    moods="good bad",
)
GIVEN = Answers({"mood": "good", "words": "等停电通知"}, {"device": (Answers({"kw": "1.5"}), Answers({"kw": "2"}))})
PNG = b"\x89PNG demo"


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        return bureau(work)


@pytest.fixture
def visit(store: Store, home: Bureau) -> UUID:
    with store.change() as work:
        return start_record(work, account(work, home), home.manager_id)


def publish(work: UnitOfWork, made: Form = MADE) -> UUID:
    imported = import_form(work, checked(FormReading(made, ())), "演示.xlsx")
    publish_version(work, imported.version_id, version_detail(work, imported.version_id).version)
    return imported.version_id


def seen(store: Store, visit: UUID) -> VisitDetail:
    with store.read() as reader:
        return visit_detail(reader, visit)


def filled(home: Bureau, version_id: UUID) -> RecordDraft:
    materials = (Material("分时电价政策", "2026 年版"), Material("停电须知"))
    return record(home, materials=materials, surveys=(FilledForm(version_id, GIVEN),))


def counted(store: Store, form_id: UUID, name: str) -> int:
    """Return how often a question was answered, as statistics count."""
    with store.read() as reader:
        found = {each.question.name: each.answered for each in question_counts(reader, form_id)}
    return found.get(name, 0)


def test_a_draft_keeps_answers_and_materials_that_do_not_count_yet(store: Store, home: Bureau, visit: UUID) -> None:
    with store.change() as work:
        version_id = publish(work)
        form_id = version_detail(work, version_id).form_id
        save_record(work, visit, 1, filled(home, version_id))
    kept = seen(store, visit)
    assert kept.draft.surveys == (FilledForm(version_id, GIVEN),)
    assert kept.draft.materials == (Material("分时电价政策", "2026 年版"), Material("停电须知"))
    assert counted(store, form_id, "mood") == 0


def test_finishing_counts_the_answers_and_its_undo_brings_the_draft_back(
    store: Store, home: Bureau, visit: UUID
) -> None:
    with store.change() as work:
        version_id = publish(work)
        form_id = version_detail(work, version_id).form_id
        save_record(work, visit, 1, filled(home, version_id))
        attach_content(work, seen_account(work, visit), "配电房.jpg", PNG, visit, kind=FileKind.PHOTO)
    with store.change() as work:
        finish_visit(work, visit, 2, replace(filled(home, version_id), content="谈完了。(演示)"))
        sign(work, seen_account(work, visit), visit, "王工", b"\x89PNG ink")
        steps = work.undo
    done = seen(store, visit)
    assert (done.row.record_state, done.draft.surveys) == (RecordState.SUBMITTED, (FilledForm(version_id, GIVEN),))
    assert [each.kind for each in done.files] == [FileKind.PHOTO, FileKind.SIGNATURE]
    assert counted(store, form_id, "mood") == 1
    with store.change() as work:
        apply(work, steps)
        again = work.undo
    back = seen(store, visit)
    assert back.row.record_state is RecordState.DRAFT
    assert back.draft == filled(home, version_id)
    assert [each.kind for each in back.files] == [FileKind.PHOTO]
    assert counted(store, form_id, "mood") == 0
    with store.change() as work:
        apply(work, again)
    assert seen(store, visit).draft == done.draft
    assert counted(store, form_id, "mood") == 1


def seen_account(work: UnitOfWork, visit: UUID) -> UUID:
    return visit_detail(work, visit).row.account_id


def test_a_record_that_is_refused_leaves_no_answer(store: Store, home: Bureau, visit: UUID) -> None:
    with store.change() as work:
        version_id = publish(work)
    with pytest.raises(Invalid, match="incomplete"), store.change() as work:
        finish_visit(work, visit, 1, replace(filled(home, version_id), topics=()))
    assert seen(store, visit).draft.surveys == ()


def test_a_form_that_was_taken_out_takes_its_answers_along(store: Store, home: Bureau, visit: UUID) -> None:
    with store.change() as work:
        version_id = publish(work)
        save_record(work, visit, 1, filled(home, version_id))
    with store.change() as work:
        save_record(work, visit, 2, record(home))
    assert seen(store, visit).draft.surveys == ()
    assert seen(store, visit).draft.materials == ()


def test_a_record_keeps_its_version_and_the_next_one_finds_its_answers(store: Store, home: Bureau, visit: UUID) -> None:
    with store.change() as work:
        first = publish(work)
        finish_visit(work, visit, 1, filled(home, first))
    with store.change() as work:
        second = publish(work, form(ask("mood", "select_one", choices="moods"), ask("new"), moods="good bad worse"))
        place = seen_account(work, visit)
        offered = [each.version_id for each in forms_for_visit(work, ())]
        coming = start_record(work, place, home.manager_id)
    assert offered == [second]
    assert [each.version_id for each in seen(store, visit).draft.surveys] == [first]
    with store.read() as reader:
        assert last_answers(reader, place, second, coming) == Answers({"mood": "good"})


def test_the_day_of_a_record_is_the_day_its_answers_count(store: Store, home: Bureau, visit: UUID) -> None:
    with store.change() as work:
        version_id = publish(work)
        form_id = version_detail(work, version_id).form_id
        finish_visit(work, visit, 1, replace(filled(home, version_id), held_on=date(2026, 11, 2)))
    with store.read() as reader:
        assert [each.answered for each in question_counts(reader, form_id, DAY, DAY) if each.answered] == []
        early = question_counts(reader, form_id, date(2026, 11, 2), date(2026, 11, 2))
    assert {each.question.name: each.answered for each in early}["words"] == 1


def test_signing_again_replaces_the_signature_and_can_be_taken_back(store: Store, visit: UUID) -> None:
    with store.change() as work:
        place = seen_account(work, visit)
        sign(work, place, visit, "王工", PNG)
    with store.change() as work:
        sign(work, place, visit, "李主任", PNG + b"2")
        steps = work.undo
    assert [(each.caption, each.name) for each in seen(store, visit).files] == [("李主任", "李主任.png")]
    with store.change() as work:
        apply(work, steps)
    assert [each.caption for each in seen(store, visit).files] == ["王工"]


def test_photos_of_one_visit_never_share_a_name(store: Store, visit: UUID) -> None:
    with store.change() as work:
        place = seen_account(work, visit)
        for number in range(3):
            attach_content(work, place, "IMG_1.jpg", PNG + bytes([number]), visit, kind=FileKind.PHOTO)
    files = seen(store, visit).files
    assert [each.name for each in files] == ["IMG_1.jpg", "IMG_1 (2).jpg", "IMG_1 (3).jpg"]
    with store.change() as work:
        caption_file(work, files[1].id, files[1].version, " 变压器 ")
    assert [each.caption for each in seen(store, visit).files] == ["", "变压器", ""]
