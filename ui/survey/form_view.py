"""The questions of a form that is filled in: `FormView` shows a session and tells it what is answered."""

from collections.abc import Iterable, Mapping
from sys import maxsize

from PySide6.QtCore import QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.survey.answers import Answers, Index
from crm.domain.survey.form import SELECTS, UNSEEN, Element, Group, Question, QuestionType
from crm.forms.session import AnswerProblem, FormSession
from ui.survey.controls import Control, Days, PhotoControl, control_for
from ui.survey.question_row import QuestionRow
from ui.survey.sections import Column, GroupBox, RepeatBox
from ui.texts.errors import told
from ui.theme.look import px
from ui.widgets.leaving import let_go
from ui.widgets.themed import Themed

AT_ONCE = 20
"""How many questions stand before the window is drawn; the others follow when they come near to being seen."""
A_STEP = 4
"""How many questions are made in one turn, of about 10 ms each."""
FRESHENED = 10
"""How many questions that stand already are judged anew in one turn."""
AHEAD = 1200
"""How far below what is seen the form is made already, in px."""
Place = tuple[str, Index]


class FormView(Themed, QWidget):
    """Asks a form. `answers()` is what counts, `typed()` everything that was typed (for drafts).

    `show_session(session, previous)` begins; `previous` are the answers of the last visit, which stand beside the new
    ones. `answers_changed` tells of every answer; `check()` marks what keeps the form from being finished and puts
    the cursor there. Questions that are not asked are not even made, and a long form is made while it is seen.
    """

    answers_changed = Signal()
    picture_chosen = Signal(object, object)
    """(place, path) of a picture that was chosen as an answer and has to be kept; then `set_picture` names it."""

    def __init__(self, days: Days, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = days
        self._session: FormSession | None = None
        self._previous: Mapping[Place, str] = {}
        self._rows: dict[Place, QuestionRow] = {}
        self._groups: dict[Place, GroupBox] = {}
        self._repeats: dict[Place, RepeatBox] = {}
        self._waiting: list[Element] = []
        self._quiet = self._locked = False
        self._top: Column | None = None
        self._later = QTimer(self)
        self._later.setInterval(30)
        self._later.timeout.connect(self._make_what_is_near)
        self._stale: dict[Place, None] = {}
        self._freshening = QTimer(self)
        self._freshening.setInterval(0)
        self._freshening.timeout.connect(self._freshen_some)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addStretch(1)
        self.start_look()

    def show_session(self, session: FormSession, previous: Answers | None = None, at_once: int = AT_ONCE) -> None:
        """Show a filling of a form from its beginning; `at_once` of its questions stand when this returns."""
        self._session = session
        self._previous = {(name, index): value for name, index, value in (previous or Answers()).flat()}
        self._begin(at_once)

    def set_answers(self, answers: Answers) -> None:
        """Show other answers of the same form; nothing is told."""
        old = self.session
        self._session = FormSession(old.plan, old.clock, answers, old.last_answers, old.language)
        self._begin()

    @property
    def has_form(self) -> bool:
        """Whether a form is shown yet."""
        return self._session is not None

    @property
    def session(self) -> FormSession:
        """The filling that is shown."""
        if self._session is None:
            raise ValueError("no form is shown")
        return self._session

    def answers(self) -> Answers:
        """Return what counts: the answers to what is asked now."""
        return self.session.answers()

    def typed(self) -> Answers:
        """Return everything that was typed, for a draft."""
        return self.session.typed()

    def set_picture(self, place: Place, name: str) -> None:
        """Let an answer be the name under which its picture was kept, "" when it could not be kept."""
        row = self._rows.get(place)
        if row is not None and isinstance(row.control, PhotoControl):
            row.control.picture.set_name(name)
            self._answered(place)

    def row(self, name: str, index: Index = ()) -> QuestionRow | None:
        """Return the row of a question that is or was asked, as it stands now."""
        self._make_all()
        self._freshen()
        return self._rows.get((name, index))

    def repeat(self, name: str, index: Index = ()) -> RepeatBox | None:
        """Return the box of a repeat that is or was asked."""
        self._make_all()
        return self._repeats.get((name, index))

    def mark(self) -> QuestionRow | None:
        """Mark everything that keeps the form from being finished and return the first row that does."""
        problems = self.session.problems()
        self._freshen()
        if problems:
            self._make_all()
        for problem in problems:
            if row := self._rows.get((problem.name, problem.index)):
                row.set_problem(self._sentence(problem))
        return self._rows.get((problems[0].name, problems[0].index)) if problems else None

    def check(self) -> tuple[AnswerProblem, ...]:
        """Mark everything that keeps the form from being finished, go to the first, and return all."""
        first = self.mark()
        if first is not None and first.control is not None:
            first.control.setFocus()
        return self.session.problems()

    def set_locked(self, locked: bool) -> None:
        """Show answers without letting them be changed."""
        self._locked = locked
        for place in self._rows:
            self._show_state(place)
        for box in self._repeats.values():
            box.setEnabled(not locked)

    # How it is made.

    def _begin(self, at_once: int = AT_ONCE) -> None:
        self._later.stop()
        if self._top is not None:
            let_go(self._outer, self._top)
        self._rows, self._groups, self._repeats = {}, {}, {}
        self._stale.clear()
        self._freshening.stop()
        self._top = Column(self.session.form.elements, (), self._make)
        self._outer.insertWidget(0, self._top)
        self._waiting = list(self.session.form.elements)
        self._make_some(at_once)
        if self._waiting:
            self._later.start()

    def _make_some(self, count: int = A_STEP) -> None:
        top = self._top
        if top is None:
            return
        enough = len(self._rows) + count
        while self._waiting and len(self._rows) < enough:
            self._show_element(top, self._waiting.pop(0))
        if not self._waiting:
            self._later.stop()
        self._number()

    def _make_what_is_near(self) -> None:
        seen = self.visibleRegion().boundingRect()
        top = self._top
        if top is not None and not seen.isEmpty() and seen.bottom() + px(AHEAD) > top.sizeHint().height():
            self._make_some()

    def _make_all(self) -> None:
        if self._waiting:
            self._make_some(maxsize)

    def _show_column(self, column: Column) -> None:
        for element in column.elements:
            self._show_element(column, element)

    def _show_element(self, column: Column, element: Element) -> None:
        if isinstance(element, Question) and element.type in UNSEEN:
            return
        asked = self.session.is_relevant(element.name, column.index)
        if isinstance(element, Group) and not element.is_repeat:
            asked = asked and any(self._is_seen(each) for each in element.elements)
        column.show_element(element, asked)

    def _is_seen(self, element: Element) -> bool:
        return isinstance(element, Group) or element.type not in UNSEEN

    def _make(self, element: Element, index: Index) -> QWidget:
        place = element.name, index
        if isinstance(element, Question):
            return self._make_row(element, place)
        if element.is_repeat:
            return self._make_repeat(element, place)
        depth = len(self.session.plan.tree.above[element.name])
        box = GroupBox(element, index, self._make, depth)
        self._groups[place] = box
        box.set_words(self.session.words(element.label, index))
        self._show_column(box.questions)
        return box

    def _make_row(self, question: Question, place: Place) -> QuestionRow:
        control = None
        if question.type is not QuestionType.NOTE:
            control = control_for(
                question, self._options(place), self._days, self.tr("Not answered"), self.tr("Confirmed")
            )
        row = QuestionRow(control)
        self._rows[place] = row
        self._show_state(place)
        row.changed.connect(lambda: self._answered(place))
        row.left.connect(lambda: self._judge(place))
        if control is not None and control.text():
            self._judge(place)
        return row

    def _make_repeat(self, group: Group, place: Place) -> RepeatBox:
        box = RepeatBox(group, place[1], self._make, self.session.is_counted(group.name))
        self._repeats[place] = box
        box.set_words(self.session.words(group.label, place[1]))
        box.added.connect(lambda: self._add(place))
        box.removed.connect(lambda number: self._remove(place, number))
        self._fill_repeat(place)
        return box

    # What happens.

    def _answered(self, place: Place) -> None:
        row = self._rows.get(place)
        if self._quiet or row is None or row.control is None:
            return
        changed = self.session.put(*place, row.control.text())
        if changed.rows:
            self._show_all()
        elif changed.places:
            self._show_places(changed.places)
        row.set_problem("")
        if isinstance(row.control, PhotoControl) and row.control.file is not None:
            self.picture_chosen.emit(place, row.control.file)
        if not row.control.is_typed:
            self._judge(place)
        self.answers_changed.emit()

    def _judge(self, place: Place) -> None:
        row = self._rows.get(place)
        if row is not None:
            problem = self.session.problem(*place)
            row.set_problem("" if problem is None else self._sentence(problem))

    def _sentence(self, problem: AnswerProblem) -> str:
        return problem.text or told(problem.code)

    def _add(self, place: Place) -> None:
        self.session.add(*place)
        self._show_all(again=place)
        self.answers_changed.emit()
        box = self._repeats[place]
        newest = (*place[1], len(box.instances) - 1)
        first = next((row for (_name, index), row in self._rows.items() if index == newest), None)
        if first is not None and first.control is not None:
            first.control.setFocus()

    def _remove(self, place: Place, number: int) -> None:
        self.session.remove(*place, number)
        self._show_all(again=place)
        self._repeats[place].add.setFocus()
        self.answers_changed.emit()

    def _fill_repeat(self, place: Place) -> None:
        box = self._repeats[place]
        inside = self.session.plan.tree.repeats
        for kind in (self._rows, self._groups, self._repeats):
            for name, index in list(kind):
                if place[0] in inside.get(name, ()) and index[: len(place[1])] == place[1]:
                    kind.pop((name, index))
        box.show_count(self.session.count(*place))
        for column in box.instances:
            self._show_column(column)

    # What is shown.

    def _show_all(self, again: Place | None = None) -> None:
        """Show everything anew after instances came or went."""
        for place, box in list(self._repeats.items()):
            if place in self._repeats and (place == again or len(box.instances) != self.session.count(*place)):
                self._fill_repeat(place)
        self._show_places([*self._rows, *self._groups, *self._repeats])
        if self._top is not None:
            for element in self._top.elements:
                if element not in self._waiting:
                    self._show_element(self._top, element)
        self._number()

    def _show_places(self, places: Iterable[Place]) -> None:
        for place in sorted(places, key=lambda each: len(self.session.plan.tree.above[each[0]])):
            column = self._column_of(place)
            if column is not None and self.session.plan.tree.elements[place[0]] not in self._waiting:
                self._show_element(column, self.session.plan.tree.elements[place[0]])
            if place in self._rows:
                self._stale[place] = None
            elif place in self._groups:
                self._groups[place].set_words(self.session.words(self._groups[place].group.label, place[1]))
        self._freshen_seen()
        self._number()

    def _freshen_seen(self) -> None:
        """Show at once how the rows in view stand now; the others follow while nobody waits."""
        seen = self.visibleRegion().boundingRect()
        for place in list(self._stale):
            row = self._rows.get(place)
            if row is None or seen.isEmpty() or (row.isVisible() and seen.intersects(self._area(row))):
                self._freshen_one(place)
        if self._stale:
            self._freshening.start()

    def _area(self, row: QuestionRow) -> QRect:
        return QRect(row.mapTo(self, QPoint(0, 0)), row.size())

    def _freshen_some(self) -> None:
        for place in list(self._stale)[:FRESHENED]:
            self._freshen_one(place)
        if not self._stale:
            self._freshening.stop()

    def _freshen(self) -> None:
        """Show of every row how it stands now."""
        for place in list(self._stale):
            self._freshen_one(place)
        self._freshening.stop()

    def _freshen_one(self, place: Place) -> None:
        self._stale.pop(place, None)
        if place in self._rows:
            self._show_state(place)

    def _column_of(self, place: Place) -> Column | None:
        above = self.session.plan.tree.above[place[0]]
        if not above:
            return self._top
        holder = above[-1]
        if not holder.is_repeat:
            group = self._groups.get((holder.name, place[1]))
            return group.questions if group is not None else None
        box = self._repeats.get((holder.name, place[1][:-1]))
        number = place[1][-1]
        return box.instances[number] if box is not None and number < len(box.instances) else None

    def _show_state(self, place: Place) -> None:
        row, session = self._rows[place], self.session
        question = session.form.by_name[place[0]]
        assert isinstance(question, Question)
        row.set_words(session.words(question.label, place[1]), session.words(question.hint, place[1]))
        answer = session.answer(*place)
        row.set_done(bool(answer) and row.control is not None and session.problem(*place) is None)
        if row.control is None:
            return
        row.set_required(session.is_required(*place))
        self._show_answer(row.control, question, place, answer)
        row.control.setEnabled(not self._locked and not session.is_read_only(*place))
        self._show_last(row, question, place, answer)
        if row.problem():
            self._judge(place)

    def _show_answer(self, control: Control, question: Question, place: Place, answer: str) -> None:
        self._quiet = True
        if question.choice_filter:
            control.set_options(self._options(place))
        control.set_text(answer)
        self._quiet = False

    def _show_last(self, row: QuestionRow, question: Question, place: Place, answer: str) -> None:
        last = self._previous.get(place, "")
        shown = self.tr("Last time: {answer}").format(answer=self._in_words(question, last)) if last else ""
        row.set_last(shown, self.tr("Changed") if last and answer and answer != last else "")

    def _in_words(self, question: Question, answer: str) -> str:
        if question.type in SELECTS:
            return ", ".join(self.session.choice_name(question.name, each) for each in answer.split())
        return answer if len(answer) < 200 else f"{answer[:200]}…"

    def _options(self, place: Place) -> list[tuple[str, str]]:
        question = self.session.form.by_name[place[0]]
        if not isinstance(question, Question) or question.type not in SELECTS:
            return []
        offered = self.session.options(*place)
        return [(each.name, self.session.words(each.label, place[1]) or each.name) for each in offered]

    def _number(self) -> None:
        """Number what is asked, outside of repeats."""
        number = 0
        for element in self.session.form.questions():
            if not self._rows.get((element.name, ())):
                continue
            row = self._rows[element.name, ()]
            if row.control is not None and self.session.is_relevant(element.name):
                number += 1
                row.set_number(str(number))

    def retheme(self) -> None:
        self._outer.setSpacing(px(16))
