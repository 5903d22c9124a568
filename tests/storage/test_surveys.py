"""Survey forms and answers on both databases: drafts, versions that never change, answers, counts."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import text

from crm.domain.codes import Channel
from crm.domain.errors import Denied, Invalid, NotFound
from crm.domain.survey.answers import Answers
from crm.domain.survey.form import Form
from crm.domain.survey.reading import FormReading
from crm.storage import family
from crm.storage.store import Store
from crm.storage.tables import SurveyVersion, Visit
from crm.storage.unit import UnitOfWork
from crm.usecases import undo
from crm.usecases.recording import start_record
from crm.usecases.surveys.answers import answers_of_visit, count_answers, last_answers, save_answers
from crm.usecases.surveys.forms import (
    ImportedForm,
    checked,
    discard_draft,
    forms_for_visit,
    import_form,
    offer_again,
    publish_version,
    retire_form,
    survey_forms,
    version_detail,
)
from crm.usecases.surveys.statistics import question_counts
from tests.support.build import DAY, Bureau, account, bureau
from tests.support.forms import ask, form, read, repeat

MADE = form(
    ask("mood", "select_one", choices="moods"),
    ask("ways", "select_multiple", choices="moods"),
    ask("score", "integer"),
    ask("day", "date"),
    ask("words"),
    repeat("device", ask("kw", "decimal"), repeat("fault", ask("what"))),
    moods="good bad",
)
GIVEN = Answers(
    {"mood": "good", "ways": "bad good", "score": "7", "day": "2026-11-20", "words": "长" * 3000},
    {"device": (Answers({"kw": "1.5"}, {"fault": ()}), Answers({"kw": "2"}, {"fault": (Answers({"what": "x"}),)}))},
)


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        return bureau(work)


def bring(work: UnitOfWork, made: Form = MADE) -> ImportedForm:
    return import_form(work, checked(FormReading(made, ())), "演示.xlsx")


def publish(work: UnitOfWork, made: Form = MADE) -> ImportedForm:
    imported = bring(work, made)
    publish_version(work, imported.version_id, version_detail(work, imported.version_id).version)
    return imported


def answer(
    work: UnitOfWork, home: Bureau, account_id: UUID, given: dict[UUID, Answers], day: date | None = DAY
) -> UUID:
    visit_id = start_record(work, account_id, home.manager_id, Channel.ON_SITE)
    save_answers(work, visit_id, account_id, home.book_id, given, day)
    return visit_id


def test_an_import_is_a_draft_until_it_is_published(store: Store) -> None:
    with store.change() as work:
        first = bring(work)
        assert forms_for_visit(work, ()) == ()
        again = bring(work)
        assert again == first
        publish_version(work, first.version_id, 1)
        (offered,) = forms_for_visit(work, ())
        assert (offered.version_id, offered.number, offered.form) == (first.version_id, 1, MADE)
        second = bring(work)
        assert (second.form_id, second.number) == (first.form_id, 2)
        assert [each.number for each in forms_for_visit(work, ())] == [1]
        publish_version(work, second.version_id, 1)
        assert [each.number for each in forms_for_visit(work, ())] == [2]
        (row,) = survey_forms(work)
        assert [each.number for each in row.versions] == [2, 1]
        assert row.published == row.versions[0]


def test_a_published_version_never_changes(store: Store) -> None:
    with store.change() as work:
        done = publish(work)
        with pytest.raises(Invalid, match=r"survey\.is_published"):
            publish_version(work, done.version_id, 2)
        with pytest.raises(Invalid, match=r"survey\.is_published"):
            discard_draft(work, done.version_id, 2)
    for column, value in (("definition", "{}"), ("number", 9)):
        with pytest.raises(Denied), store.change() as work:
            work.update(SurveyVersion, done.version_id, 2, **{column: value})


def test_publishing_can_be_undone_until_it_was_answered(store: Store, home: Bureau) -> None:
    with store.change() as work:
        draft = bring(work)
    with store.change() as work:
        publish_version(work, draft.version_id, 1)
        steps = work.undo
    with store.change() as work:
        undo.apply(work, steps)
        assert version_detail(work, draft.version_id).published_at is None
        publish_version(work, draft.version_id, version_detail(work, draft.version_id).version)
        answer(work, home, account(work, home), {draft.version_id: GIVEN})
    with pytest.raises(Denied), store.change() as work:
        work.update(SurveyVersion, draft.version_id, 4, published_at=None)


def test_faults_that_stop_are_not_published(store: Store) -> None:
    reading = checked(read("|type|name|label|relevant\n|text|a|A|${b} = 1\n|text|b|B|${a} = 1"))
    assert [fault.code for fault in reading.faults] == ["survey.circular"]
    with store.change() as work:
        draft = import_form(work, reading, "f.xlsx")
        assert version_detail(work, draft.version_id).faults == reading.faults
        with pytest.raises(Invalid, match=r"survey\.has_faults"):
            publish_version(work, draft.version_id, 1)
        discard_draft(work, draft.version_id, 1)
        assert survey_forms(work) == []
        with pytest.raises(NotFound, match=r"survey\.version_gone"):
            version_detail(work, draft.version_id)
        with pytest.raises(Invalid, match=r"survey\.nothing_to_import"):
            import_form(work, FormReading(None, reading.faults), "f.xlsx")


def test_a_retired_form_is_offered_no_more(store: Store) -> None:
    with store.change() as work:
        done = publish(work)
        retire_form(work, done.form_id, 1)
        assert forms_for_visit(work, ()) == ()
        offer_again(work, done.form_id, 2)
        assert len(forms_for_visit(work, ())) == 1


def test_a_form_for_a_topic_is_offered_with_it(store: Store) -> None:
    for_safety = Form("s", "s", (ask("a"),), topics=("safety_check",))
    with store.change() as work:
        publish(work)
        publish(work, for_safety)
        assert [each.form.name for each in forms_for_visit(work, ["policy"])] == [MADE.name]
        assert [each.form.name for each in forms_for_visit(work, ["policy", "safety_check"])] == ["s", MADE.name]


def test_answers_go_round(store: Store, home: Bureau) -> None:
    with store.change() as work:
        done = publish(work)
        visit_id = answer(work, home, account(work, home), {done.version_id: GIVEN})
        assert answers_of_visit(work, visit_id) == {done.version_id: GIVEN}


def test_only_what_changed_is_written(store: Store, home: Bureau) -> None:
    with store.change() as work:
        done = publish(work)
        account_id = account(work, home)
        visit_id = answer(work, home, account_id, {done.version_id: GIVEN})
    after = Answers({**GIVEN.values, "score": "8", "ways": "good"}, {"device": GIVEN.repeats["device"][:1]})
    with store.change() as work:
        save_answers(work, visit_id, account_id, home.book_id, {done.version_id: after}, DAY)
        assert len(work.undo) == 2 + 1 + 2
        assert answers_of_visit(work, visit_id) == {done.version_id: after}
        steps = work.undo
    with store.change() as work:
        undo.apply(work, steps)
        assert answers_of_visit(work, visit_id) == {done.version_id: GIVEN}
        save_answers(work, visit_id, account_id, home.book_id, {}, None)
        assert answers_of_visit(work, visit_id) == {}


def test_answers_stand_beside_those_of_the_visit_before(store: Store, home: Bureau) -> None:
    newer = form(ask("score", "integer"), ask("fresh"))
    with store.change() as work:
        first = publish(work)
        second = publish(work, Form(MADE.name, MADE.title, newer.elements))
        account_id = account(work, home)
        for number, day in (("3", date(2026, 9, 1)), ("5", date(2026, 10, 1)), ("9", None)):
            answer(work, home, account_id, {first.version_id: Answers({"score": number, "mood": "bad"})}, day)
        now = answer(work, home, account_id, {second.version_id: Answers({"score": "6"})})
        assert last_answers(work, account_id, second.version_id, now) == Answers({"score": "5"})
        assert last_answers(work, account(work, home, "9900000000002"), second.version_id) == Answers()


def test_answers_are_counted_by_name_across_versions(store: Store, home: Bureau) -> None:
    newer = form(ask("fresh"), ask("score", "decimal"), ask("mood", "select_one", choices="moods"), moods="fine good")
    with store.change() as work:
        first = publish(work)
        second = publish(work, Form(MADE.name, MADE.title, newer.elements, newer.choices))
        account_id = account(work, home)
        one = answer(work, home, account_id, {first.version_id: GIVEN})
        answer(work, home, account_id, {second.version_id: Answers({"score": "8", "mood": "good"})}, date(2026, 11, 2))
        answer(work, home, account_id, {second.version_id: Answers({"mood": "fine"})}, None)
        (row,) = survey_forms(work, counted=True)
        assert [(each.number, each.answered) for each in row.versions] == [(2, 2), (1, 1)]
        found = {each.question.name: each for each in question_counts(work, first.form_id)}
        assert list(found) == ["fresh", "score", "mood", "ways", "day", "words", "kw", "what"]
        assert found["mood"].by_choice == {"fine": 0, "good": 2, "bad": 0}
        assert (found["ways"].answered, found["ways"].by_choice) == (1, {"good": 1, "bad": 1})
        assert (found["score"].answered, found["score"].mean) == (2, 7.5)
        assert (found["kw"].answered, found["kw"].by_number) == (2, {1.5: 1, 2.0: 1})
        assert (found["fresh"].answered, found["fresh"].mean) == (0, None)
        (early,) = [
            each
            for each in question_counts(work, first.form_id, date(2026, 11, 1), date(2026, 11, 3))
            if each.question.name == "score"
        ]
        assert early.by_number == {8.0: 1}
        count_answers(work, one, None)
        assert next(each for each in question_counts(work, first.form_id) if each.question.name == "ways").answered == 0


def test_answers_go_into_the_bin_with_their_visit(store: Store, home: Bureau) -> None:
    with store.change() as work:
        done = publish(work)
        visit_id = answer(work, home, account(work, home), {done.version_id: GIVEN})
        family.remove(work, Visit, visit_id, 1)
        assert answers_of_visit(work, visit_id) == {}
        assert all(each.answered == 0 for each in question_counts(work, done.form_id))
        assert work.connection.execute(text("SELECT count(*) FROM survey_answer")).scalar() == 9


def test_a_long_text_and_a_strange_number_are_kept(store: Store, home: Bureau) -> None:
    made = form(ask("note"), ask("n", "integer"), ask("o", "select_one", choices="l"), ask("c", "calculate"), l="x")
    given = Answers({"note": "长" * 1_000_000, "n": "007", "o": "y" * 300, "c": "2026-01-01"})
    with store.change() as work:
        done = publish(work, made)
        visit_id = answer(work, home, account(work, home), {done.version_id: given})
        assert answers_of_visit(work, visit_id) == {done.version_id: given}
