"""The surveys of a record: forms that fit its topics are offered, filled in inside its column, taken out again."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.clock import Clock
from crm.domain.codes import Topic
from crm.domain.survey.answers import Answers
from crm.domain.survey.form import Question
from crm.domain.survey.rows import OfferedForm
from crm.domain.visits import FieldProblem, FilledForm
from crm.usecases.surveys.filling import FIELD, FormToFill
from ui.survey.box import SurveyBox
from ui.survey.controls import Days
from ui.survey.form_view import Place
from ui.texts.errors import language
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text
from ui.widgets.leaving import empty, let_go
from ui.widgets.menus import in_menu, passing_menu


class SurveyPart(QWidget):
    """`value()` is every form with everything that was typed into it; it knows no database.

    `wanted(version_id)` asks for a form that was chosen, `removed(version_id, title)` tells of one that was taken out:
    `put_back` shows it again, with what was typed.
    """

    changed = Signal()
    wanted = Signal(object)
    removed = Signal(object, str)
    picture_chosen = Signal(object, object, object)
    """(version_id, place, path); then `set_picture` names what was kept."""

    def __init__(self, clock: Clock, days: Days, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock, self._days = clock, days
        self._offered: Sequence[OfferedForm] = ()
        self._topics: frozenset[str] = frozenset()
        self._boxes: list[SurveyBox] = []
        self._gone: dict[UUID, FilledForm] = {}
        self._known: dict[UUID, FormToFill] = {}
        self._locked = False
        self.nothing = Text("", "body", "text2", wrap=True)
        self.offers = QWidget()
        self._flow = FlowLayout(px(32), px(8), self.offers)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(20))
        self._column.addWidget(self.nothing)
        self._column.addWidget(self.offers)

    @property
    def boxes(self) -> tuple[SurveyBox, ...]:
        """The forms in view."""
        return tuple(self._boxes)

    @property
    def offered(self) -> tuple[OfferedForm, ...]:
        """The forms that fit the topics of the record and are not part of it."""
        there = {box.form.form_id for box in self._boxes}
        free = [each for each in self._offered if each.form_id not in there]
        return tuple(each for each in free if not each.form.topics or self._topics & set(each.form.topics))

    def value(self) -> tuple[FilledForm, ...]:
        """Return the forms with everything that was typed."""
        return tuple(FilledForm(box.form.version_id, box.view.typed()) for box in self._boxes)

    def progress(self) -> tuple[int, int]:
        """Return how many questions of all forms are answered, and how many are asked."""
        shares = [box.view.session.progress() for box in self._boxes]
        return sum(answered for answered, _ in shares), sum(asked for _, asked in shares)

    def problems(self) -> tuple[FieldProblem, ...]:
        """Return what is missing or wrong in the forms now."""
        return tuple(
            FieldProblem(f"{FIELD}{box.form.version_id}", each.code)
            for box in self._boxes
            for each in box.view.session.problems()
        )

    def mark(self) -> QWidget | None:
        """Mark every problem in the forms and return the control of the first."""
        rows = [row for box in self._boxes if (row := box.view.mark()) is not None]
        return rows[0].control if rows else None

    def show_forms(self, forms: Sequence[FormToFill], given: Sequence[FilledForm]) -> None:
        """Show the forms of a record with their answers, in place of others; what is shown already stays as it is."""
        if forms and self.value() == tuple(given):
            return
        for box in list(self._boxes):
            self._drop(box)
        self._gone, self._known = {}, {form.version_id: form for form in forms}
        for each in given:
            if each.version_id in self._known:
                self._add(self._known[each.version_id], each.answers)
        self._show_offers()

    def offer(self, forms: Sequence[OfferedForm]) -> None:
        """Offer forms: those for the topics of the record at once, the others in a menu."""
        self._offered = forms
        self._show_offers()

    def set_topics(self, topics: Sequence[Topic]) -> None:
        """Offer what fits these topics."""
        if frozenset(topics) != self._topics:
            self._topics = frozenset(topics)
            self._show_offers()

    def add_form(self, form: FormToFill) -> None:
        """Show another form, with its defaults or with what was typed into it before it was taken out."""
        if form.version_id in {box.form.version_id for box in self._boxes}:
            return
        self._known[form.version_id] = form
        former = self._gone.pop(form.version_id, None)
        box = self._add(form, former.answers if former is not None else None)
        self._show_offers()
        self.changed.emit()
        box.view.focusNextPrevChild(True)

    def put_back(self, version_id: UUID) -> None:
        """Show a form again that was taken out."""
        if version_id in self._known and version_id in self._gone:
            self.add_form(self._known[version_id])

    def words(self, version_id: UUID, place: Place) -> str:
        """Return what a question asks, as the caption of its picture."""
        for box in self._boxes:
            question = box.view.session.form.by_name.get(place[0])
            if box.form.version_id == version_id and isinstance(question, Question):
                return box.view.session.words(question.label, place[1])
        return ""

    def set_picture(self, version_id: UUID, place: Place, name: str) -> None:
        """Name the picture of an answer as it was kept."""
        for box in self._boxes:
            if box.form.version_id == version_id:
                box.view.set_picture(place, name)

    def set_locked(self, locked: bool) -> None:
        """Show answers without letting them be changed."""
        self._locked = locked
        for box in self._boxes:
            self._lock(box)
        self._show_offers()

    def _lock(self, box: SurveyBox) -> None:
        box.view.set_locked(self._locked)
        box.away.setVisible(not self._locked)

    def _add(self, form: FormToFill, given: Answers | None) -> SurveyBox:
        box = SurveyBox(form, self._clock, self._days, given)
        box.changed.connect(self.changed)
        box.removed.connect(lambda: self._take_out(box))
        key = form.version_id
        box.picture_chosen.connect(lambda place, path: self.picture_chosen.emit(key, place, path))
        self._lock(box)
        self._column.insertWidget(len(self._boxes), box)
        self._boxes.append(box)
        return box

    def _take_out(self, box: SurveyBox) -> None:
        key = box.form.version_id
        self._gone[key] = FilledForm(key, box.view.typed())
        self._drop(box)
        self._show_offers()
        self.changed.emit()
        self.removed.emit(key, box.title)

    def _drop(self, box: SurveyBox) -> None:
        self._boxes.remove(box)
        let_go(self._column, box)

    def _show_offers(self) -> None:
        empty(self._flow)
        there = {box.form.form_id for box in self._boxes}
        free = [each for each in self._offered if each.form_id not in there]
        others = [each for each in free if each not in self.offered]
        for form in self.offered:
            self._flow.addWidget(self._button(form.form.title_in(language()), "plus", self._asks(form)))
        if others:
            more = self._button(self.tr("Other forms…"), "", lambda: None)
            more.clicked.connect(lambda: self._offer_others(more, others))
            self._flow.addWidget(more)
        self.offers.setVisible(bool(free) and not self._locked)
        self._say_nothing(bool(free))

    def _say_nothing(self, can_add: bool) -> None:
        """Say why there is no form: nobody added one, or none is published."""
        none_yet = self.tr("No form is part of this record yet. Add one that fits:")
        words = none_yet if can_add and not self._locked else self.tr("No survey.")
        self.nothing.set_text(words)
        self.nothing.setVisible(not self._boxes)

    def _asks(self, form: OfferedForm) -> Callable[[], None]:
        return lambda: self.wanted.emit(form.version_id)

    def _button(self, words: str, icon: str, run: Callable[[], None]) -> Button:
        button = Button(words, Look.SECONDARY, icon)
        button.clicked.connect(run)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _offer_others(self, at: Button, forms: Sequence[OfferedForm]) -> None:
        menu = passing_menu(self)
        for form in forms:
            action = menu.addAction(in_menu(form.form.title_in(language())))
            action.triggered.connect(self._asks(form))
        menu.popup(at.mapToGlobal(at.rect().bottomLeft()))
