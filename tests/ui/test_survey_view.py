"""A form on the screen: every type with a real control, conditions, repeats, problems, answers of the last visit."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from crm.domain.survey.answers import Answers
from crm.domain.survey.form import UNSEEN, Choice, Form, Group, QuestionType, Range, Words
from crm.forms.plan import Plan
from crm.forms.session import FormSession
from crm.usecases.surveys.shipped import SHIPPED, shipped_reading
from tests.support.forms import CLOCK, ask, filled, form, repeat
from ui.survey.controls import Days, PhotoControl, PickControl, TilesControl
from ui.survey.form_view import FormView

Show = Callable[..., FormView]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put a form on the screen, in a page that scrolls."""

    def shown(made: Form, previous: Answers | None = None, answers: Answers | None = None) -> FormView:
        view = FormView(Days(CLOCK.today))
        page = QScrollArea()
        page.setWidgetResizable(True)
        page.setWidget(view)
        qtbot.addWidget(page)
        view.show_session(filled(made, answers, previous, "en"), previous)
        page.resize(800, 900)
        page.show()
        pages.append(page)
        return view

    pages: list[QScrollArea] = []
    return shown


def control(view: FormView, name: str, index: tuple[int, ...] = ()) -> QWidget:
    row = view.row(name, index)
    assert row is not None
    assert row.control is not None
    inner = row.control.focusProxy()
    while inner is not None and inner.focusProxy() is not None:
        inner = inner.focusProxy()
    assert inner is not None
    return inner


def type_into(view: FormView, name: str, text: str, index: tuple[int, ...] = ()) -> None:
    box = control(view, name, index)
    assert isinstance(box, QLineEdit)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    box.editingFinished.emit()


def press(view: FormView, name: str, digit: int, index: tuple[int, ...] = ()) -> None:
    """Choose a tile by its digit, as the keyboard does."""
    QTest.keyClick(control(view, name, index), Qt.Key(Qt.Key.Key_0.value + digit))


def is_shown(view: FormView, name: str, index: tuple[int, ...] = ()) -> bool:
    row = view.row(name, index)
    return row is not None and row.isVisibleTo(view)


def error(view: FormView, name: str, index: tuple[int, ...] = ()) -> str:
    row = view.row(name, index)
    assert row is not None
    return row.problem()


EVERYTHING = form(
    ask("text"),
    ask("lines", appearance="multiline"),
    ask("whole", "integer"),
    ask("part", "decimal"),
    ask("day", "date"),
    ask("hour", "time"),
    ask("one", "select_one", choices="l"),
    ask("little", "select_one", choices="l", appearance="minimal"),
    ask("agree", "select_one", choices="l", appearance="likert"),
    ask("many", "select_multiple", choices="l"),
    ask("scale", "range", range=Range(1, 5, 1)),
    ask("fine", "range", range=Range(0, 1, 0.25)),
    ask("note", "note"),
    ask("seen", "acknowledge"),
    ask("photo", "image"),
    ask("place", "geopoint"),
    ask("sum", "calculate", calculation="${whole} + 1"),
    ask("kept", "hidden", default="x"),
    l="x y",
)
ANSWERS = {
    "text": "甲",
    "lines": "one\ntwo",
    "whole": "1200",
    "part": "1.5",
    "day": "2026-11-20",
    "hour": "09:30",
    "one": "y",
    "little": "x",
    "agree": "y",
    "many": "x y",
    "scale": "4",
    "fine": "0.25",
    "seen": "OK",
    "photo": "门口.jpg",
    "place": "22.54 114.06",
    "sum": "1201",
    "kept": "x",
}


def test_every_type_shows_its_answer_and_gives_it_back(show: Show) -> None:
    view = show(EVERYTHING, answers=Answers(ANSWERS))
    assert view.answers() == Answers(ANSWERS)
    for question in EVERYTHING.questions():
        row = view.row(question.name)
        if question.type in UNSEEN:
            assert row is None
        elif question.type is QuestionType.NOTE:
            assert row is not None
            assert row.control is None
        else:
            assert row is not None
            assert row.control is not None
            assert row.control.text() == ANSWERS[question.name]
            assert row.control.spoken()[-1].accessibleName() == question.name.upper()
    assert view.check() == ()


def test_the_keyboard_alone_fills_a_form_in(show: Show) -> None:
    view = show(EVERYTHING)
    type_into(view, "text", "x")
    type_into(view, "whole", "1,200")
    type_into(view, "part", "1.50")
    type_into(view, "day", "2026-11-20")
    type_into(view, "hour", "930")
    press(view, "one", 2)
    press(view, "many", 1)
    press(view, "scale", 4)
    QTest.keyClick(control(view, "seen"), Qt.Key.Key_Space)
    QTest.keyClick(control(view, "little"), Qt.Key.Key_Down)
    given = view.answers().values
    wanted = {"text": "x", "whole": "1200", "part": "1.5", "day": "2026-11-20", "hour": "09:30", "sum": "1201"}
    assert {name: given[name] for name in wanted} == wanted
    assert (given["one"], given["many"], given["scale"], given["seen"]) == ("y", "x", "4", "OK")


def test_enter_goes_on_to_the_next_question(show: Show) -> None:
    view = show(form(ask("a"), ask("b", "integer"), ask("c")))
    control(view, "a").setFocus()
    for name in ("a", "b"):
        QTest.keyClick(control(view, name), Qt.Key.Key_Return)
    assert view.window().focusWidget() is control(view, "c")


def test_questions_come_and_go_with_the_answers(show: Show) -> None:
    made = form(
        ask("a", "select_one", choices="yn"),
        ask("b", relevant="${a} = 'y'", required="true()"),
        Group("g", (ask("c"),), relevant="${b} != ''", label=Words({"": "More"})),
        yn="y n",
    )
    view = show(made)
    told: list[int] = []
    view.answers_changed.connect(lambda: told.append(1))
    assert not is_shown(view, "b")
    press(view, "a", 1)
    assert is_shown(view, "b")
    assert not is_shown(view, "c")
    type_into(view, "b", "kept")
    assert is_shown(view, "c")
    press(view, "a", 2)
    assert not is_shown(view, "b")
    assert not is_shown(view, "c")
    assert view.answers() == Answers({"a": "n"})
    press(view, "a", 1)
    assert view.answers().values["b"] == "kept"
    assert len(told) >= 4


def test_a_wrong_answer_is_named_when_it_is_left_and_stays(show: Show) -> None:
    words = Words({"en": "At most 10, or ask the planners."})
    view = show(form(ask("a", "integer", constraint=". <= 10", constraint_message=words), ask("b")))
    box = control(view, "a")
    assert isinstance(box, QLineEdit)
    box.setFocus()
    QTest.keyClicks(box, "12")
    assert error(view, "a") == ""
    box.editingFinished.emit()
    assert error(view, "a") == "At most 10, or ask the planners."
    assert box.accessibleDescription() == "At most 10, or ask the planners."
    type_into(view, "a", "x")
    assert error(view, "a").startswith("A whole number")
    assert view.typed().values["a"] == "x"
    type_into(view, "a", "7")
    assert error(view, "a") == ""


def test_checking_goes_to_the_first_problem(show: Show) -> None:
    view = show(form(ask("a"), ask("b", required="true()"), ask("c", "integer", required="true()")))
    assert [each.name for each in view.check()] == ["b", "c"]
    assert error(view, "b") == "This question must be answered."
    assert view.window().focusWidget() is control(view, "b")


def test_repeats_are_added_and_removed(show: Show) -> None:
    made = form(repeat("device", ask("kw", "decimal"), label=Words({"": "Device"})), ask("n", "note"))
    view = show(made)
    box = view.repeat("device")
    assert box is not None
    assert box.add.text() == "Add Device"
    type_into(view, "kw", "1", (0,))
    box.add.click()
    assert view.window().focusWidget() is control(view, "kw", (1,))
    type_into(view, "kw", "2", (1,))
    assert [each.values["kw"] for each in view.answers().repeats["device"]] == ["1", "2"]
    box.removed.emit(0)
    assert [each.values["kw"] for each in view.answers().repeats["device"]] == ["2"]
    assert is_shown(view, "kw", (0,))
    assert view.row("kw", (1,)) is None


def test_a_form_that_counts_its_repeats_needs_no_buttons(show: Show) -> None:
    view = show(
        form(ask("n", "integer"), repeat("r", ask("a"), count="${n}"), ask("sum", "note", label=Words({"": "${n}"})))
    )
    type_into(view, "n", "2")
    box = view.repeat("r")
    assert box is not None
    assert len(box.instances) == 2
    assert not box.add.isVisibleTo(view)
    assert view.row("a", (1,)) is not None
    note = view.row("sum")
    assert note is not None
    assert note.label.text() == "2"


def test_the_last_answers_stand_beside_and_changes_are_marked(show: Show) -> None:
    made = form(ask("a", "select_one", choices="yn"), ask("b"), yn="y n")
    view = show(made, Answers({"a": "y"}))
    row = view.row("a")
    assert row is not None
    assert row.last() == ("Last time: Y", "")
    press(view, "a", 2)
    assert row.last() == ("Last time: Y", "Changed")
    press(view, "a", 1)
    assert row.last() == ("Last time: Y", "")
    other = view.row("b")
    assert other is not None
    assert other.last() == ("", "")


def test_choices_follow_other_answers(show: Show) -> None:
    choices = tuple(Choice(f"s{n}", Words({"": f"S{n}"}), {"d": f"d{n % 2}"}) for n in range(4))
    question = ask("s", "select_multiple", choices="s", choice_filter="d = ${d}")
    view = show(Form("f", "f", (ask("d"), question), {"s": choices}))
    type_into(view, "d", "d1")
    row = view.row("s")
    assert row is not None
    assert isinstance(row.control, TilesControl)
    assert [tile.text() for tile in row.control.tiles.tiles] == ["S1", "S3"]
    press(view, "s", 2)
    assert view.answers().values["s"] == "s3"
    type_into(view, "d", "d0")
    assert "s" not in view.answers().values
    assert [tile.text() for tile in row.control.tiles.tiles] == ["S0", "S2"]


def test_thousands_of_choices_are_picked_from_a_list(show: Show) -> None:
    choices = tuple(Choice(f"c{n}", Words({"": f"C{n}"})) for n in range(5000))
    view = show(Form("f", "f", (ask("a", "select_one", choices="c"),), {"c": choices}))
    row = view.row("a")
    assert row is not None
    assert isinstance(row.control, PickControl)
    assert row.control.combo.count() == 5001
    row.control.combo.setFocus()
    QTest.keyClicks(row.control.combo, "C4999")
    row.control.combo.activated.emit(row.control.combo.currentIndex())
    assert view.answers().values == {"a": "c4999"}


def test_a_picture_is_named_and_its_file_handed_over(show: Show) -> None:
    view = show(form(ask("p", "image")))
    row = view.row("p")
    assert row is not None
    assert isinstance(row.control, PhotoControl)
    chosen: list[tuple[object, object]] = []
    view.picture_chosen.connect(lambda place, path: chosen.append((place, path)))
    row.control.picture.take(Path("/photos/门口.jpg"))
    assert view.answers().values == {"p": "门口.jpg"}
    assert chosen == [(("p", ()), Path("/photos/门口.jpg"))]
    view.set_picture(("p", ()), "门口 (2).jpg")
    assert view.answers().values == {"p": "门口 (2).jpg"}
    row.control.picture.away.click()
    assert view.answers().values == {}
    assert len(chosen) == 1


def test_answers_can_be_set_and_locked(show: Show) -> None:
    view = show(form(ask("a"), repeat("r", ask("b"))))
    told: list[int] = []
    view.answers_changed.connect(lambda: told.append(1))
    given = Answers({"a": "x"}, {"r": (Answers({"b": "1"}), Answers({"b": "2"}))})
    view.set_answers(given)
    assert view.answers() == given
    assert told == []
    view.set_locked(True)
    assert not control(view, "a").isEnabled()
    assert not control(view, "b", (1,)).isEnabled()


def test_a_calculated_answer_is_only_shown(show: Show) -> None:
    view = show(
        form(
            ask("a", "integer"), ask("b", "integer", calculation="${a} * 2"), ask("c", read_only="true()", default="x")
        )
    )
    type_into(view, "a", "4")
    box = control(view, "b")
    assert isinstance(box, QLineEdit)
    assert box.text() == "8"
    assert not box.isEnabled()
    assert not control(view, "c").isEnabled()


def test_a_long_form_is_made_while_it_is_seen(show: Show, qtbot: QtBot) -> None:
    view = show(form(*(ask(f"q{number}", required="true()" if number == 299 else "") for number in range(300))))
    page = view.window()
    assert isinstance(page, QScrollArea)
    first = len(view._rows)
    assert first < 60
    bar = page.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 600)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(view._rows) > first)
    assert len(view._rows) < 300
    assert [each.name for each in view.check()] == ["q299"]
    assert view.window().focusWidget() is control(view, "q299")


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_forms_that_come_along_are_shown_whole(qtbot: QtBot, name: str, language: str) -> None:
    made = shipped_reading(name).form
    assert made is not None
    view = FormView(Days(CLOCK.today))
    qtbot.addWidget(view)
    view.show_session(FormSession(Plan(made), CLOCK, language=language))
    view.resize(700, 800)
    view.show()
    view.check()
    QApplication.processEvents()
    for question in made.questions():
        if question.type not in UNSEEN and view.session.is_relevant(question.name):
            row = view.row(question.name, ())
            if row is not None:
                assert row.label.text() == view.session.words(question.label)


def test_the_types_are_all_there() -> None:
    assert {each.type for each in EVERYTHING.questions()} == set(QuestionType)


def test_what_follows_from_an_answer_shows_first_where_it_is_seen_and_then_elsewhere(show: Show, qtbot: QtBot) -> None:
    asked = [ask(f"q{number}", QuestionType.INTEGER, label=Words({"": "After ${q0}"})) for number in range(1, 90)]
    view = show(form(ask("q0", QuestionType.INTEGER), *asked))
    last = view.row("q89")
    assert last is not None
    QApplication.processEvents()
    line = control(view, "q0")
    assert isinstance(line, QLineEdit)
    near, far = view._rows["q1", ()], view._rows["q89", ()]
    far.label.set_text("old")
    line.setText("42")
    assert near.label.text() == "After 42"
    assert far.label.text() == "old"
    qtbot.waitUntil(lambda: far.label.text() == "After 42")
    line.setText("43")
    assert view.row("q89") is far
    assert far.label.text() == "After 43"
