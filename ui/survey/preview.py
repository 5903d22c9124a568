"""A version of a form as it will be asked, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from crm.forms.session import FormSession
from crm.usecases.surveys.forms import FormToTry
from ui.context import Context
from ui.survey.controls import Days
from ui.survey.form_view import FormView
from ui.texts.errors import language
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.forms.combo import Combo
from ui.widgets.labels import Text


class PreviewCard(Card):
    """`wanted` tells of publish, discard, retire, offer and export; `version_chosen(key)` of another version."""

    wanted = Signal(str)
    version_chosen = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self._context = context
        self.versions = Combo()
        self.versions.setAccessibleName(self.tr("Version"))
        self.versions.changed.connect(self.version_chosen)
        self.add_to_header(self.versions)
        self.publish = self._button("publish", self.tr("Publish"), Look.PRIMARY)
        self.discard = self._button("discard", self.tr("Discard the draft"))
        self.retire = self._button("retire", self.tr("Retire the form"))
        self.offer = self._button("offer", self.tr("Offer it again"))
        self.export = self._button("export", self.tr("Export answers…"))
        self._buttons = FlowLayout(px(40), px(8))
        for button in (self.publish, self.discard, self.retire, self.offer, self.export):
            self._buttons.addWidget(button)
        note = self.tr("Try the form here: nothing is kept.")
        self.view = FormView(Days(context.clock.today, context.workdays.calendar))
        self.body.addLayout(self._buttons)
        self.body.addWidget(Text(note, "small", "text2", wrap=True))
        self.body.addSpacing(px(12))
        self.body.addWidget(self.view)
        self.hide()

    def show_version(self, found: FormToTry) -> None:
        """Show a version of a form."""
        form, detail = found.row, found.detail
        is_draft = detail.published_at is None
        self.set_title(detail.form.title_in(language()))
        self.versions.set_choices(
            [(str(each.id), self._version_words(each.number, each.is_draft)) for each in form.versions]
        )
        self.versions.set_value(str(detail.id))
        self.publish.setVisible(is_draft)
        self.publish.setEnabled(not any(fault.stops for fault in detail.faults))
        self.discard.setVisible(is_draft)
        self.retire.setVisible(form.retired_on is None and form.published is not None)
        self.offer.setVisible(form.retired_on is not None)
        self.export.setVisible(any(each.answered for each in form.versions))
        # The form stands under the list of all forms: the questions after the first come in turns of their own.
        self.view.show_session(FormSession(found.plan, self._context.clock, language=language()), at_once=1)
        self.show()

    def _version_words(self, number: int, is_draft: bool) -> str:
        if is_draft:
            return self.tr("Version {number}, draft").format(number=number)
        return self.tr("Version {number}").format(number=number)

    def _button(self, command: str, words: str, look: Look = Look.SECONDARY) -> Button:
        button = Button(words, look)
        button.clicked.connect(lambda: self.wanted.emit(command))
        return button
