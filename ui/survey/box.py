"""A form that is filled in as part of something larger, such as the record of a visit."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.clock import Clock
from crm.domain.survey.answers import Answers
from crm.forms.session import FormSession
from crm.usecases.surveys.filling import FormToFill
from ui.survey.controls import Days
from ui.survey.form_view import FormView
from ui.texts.errors import language
from ui.theme.look import px
from ui.widgets.buttons import IconButton
from ui.widgets.labels import ElidedLabel
from ui.widgets.progress import Bar
from ui.widgets.themed import Themed

BAR = 84


class SurveyBox(Themed, QWidget):
    """One form that is filled in: its title and version, how far it is, the way out, and its questions."""

    changed = Signal()
    removed = Signal()
    picture_chosen = Signal(object, object)

    def __init__(self, form: FormToFill, clock: Clock, days: Days, given: Answers | None) -> None:
        super().__init__()
        self.form = form
        self.title = form.plan.form.title_in(language())
        self.view = FormView(days)
        self.view.show_session(FormSession(form.plan, clock, given, form.last, language()), form.last)
        self.view.answers_changed.connect(self._answered)
        self.view.picture_chosen.connect(self.picture_chosen)
        self._share = ElidedLabel("", "small", "text2")
        self._bar = Bar()
        self.away = IconButton("trash", self.tr("Take {form} out").format(form=self.title))
        self.away.clicked.connect(self.removed)
        number = self.tr("version {number}").format(number=form.number)
        self._head = QHBoxLayout()
        self._head.addWidget(ElidedLabel(self.title, "card"))
        self._head.addWidget(ElidedLabel(number, "small", "text2"))
        self._head.addStretch(1)
        for part in (self._share, self._bar, self.away):
            self._head.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self.view)
        self._show_share()
        self.start_look()

    def _answered(self) -> None:
        self._show_share()
        self.changed.emit()

    def _show_share(self) -> None:
        answered, asked = self.view.session.progress()
        words = self.tr("{answered} of {asked}").format(answered=answered, asked=asked)
        self._share.set_text(words)
        self._bar.set_share(answered / max(asked, 1), spoken=words)

    def retheme(self) -> None:
        self._column.setSpacing(px(12))
        self._head.setSpacing(px(8))
        self._bar.setFixedWidth(px(BAR))
