"""What a survey form holds, looked at before it is kept: its figures, what is wrong in it, and the form to try."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.survey.form import UNASKED, Form, Group, every
from crm.domain.survey.reading import FormReading
from crm.forms.session import FormSession
from crm.usecases.surveys.ahead import FormAhead, form_ahead
from crm.usecases.surveys.forms import ImportedForm, bring_form
from ui.context import Context
from ui.survey.controls import Days
from ui.survey.faults import FaultsCard
from ui.survey.form_view import FormView
from ui.texts.errors import language, sentence
from ui.theme.look import px
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.figures import Figure, FigureStrip
from ui.widgets.labels import Text
from ui.widgets.scrolling import scrolled


class FormStep(QWidget):
    """Nothing is kept before `bring_in`, and never what is answered to try the form.

    `ready` tells that `is_ready` changed, `brought` that the draft is kept, `refused(sentence)` why it is not.
    """

    ready = Signal()
    brought = Signal()
    refused = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._reading: FormReading | None = None
        self._file = ""
        self.is_ready = False
        self.strip = FigureStrip([])
        self.becomes = Banner("", under=True)
        self.faults = FaultsCard()
        self.card = Card("…")
        self.view = FormView(Days(context.clock.today, context.workdays.calendar))
        self.card.body.addWidget(Text(self.tr("Try the form here: nothing is kept."), "small", "text2", wrap=True))
        self.card.body.addSpacing(px(12))
        self.card.body.addWidget(self.view)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for part in (self.becomes, self.strip, self.faults, self.card):
            column.addWidget(part)
            part.hide()
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(inner))

    def show_reading(self, reading: FormReading, file: str) -> None:
        """Show what was read; a workbook that gives no form shows why alone."""
        self._reading, self._file, self.is_ready = reading, file, False
        for part in (self.becomes, self.strip, self.card):
            part.hide()
        self.faults.show_faults(reading.faults)
        form = reading.form
        if form is None:
            return
        self._show_figures(form, reading)
        self._context.runner.ask(
            self,
            lambda reader: form_ahead(reader, form),
            lambda ahead: self._show_ahead(form, ahead),
            self._context.show_error,
            slot="form",
        )

    def bring_in(self) -> None:
        """Keep the form as a draft and go where it is tried and published."""
        reading, file = self._reading, self._file
        if reading is None or not self.is_ready:
            return
        self._set_ready(False)
        self._context.runner.do(
            self,
            lambda work: bring_form(work, reading, file),
            self._imported,
            self._failed,
            undo_text=self.tr("import of {file}").format(file=file),
        )

    def _imported(self, made: ImportedForm) -> None:
        self._reading = None
        self.brought.emit()
        self._context.navigate("settings", section="surveys", begin=str(made.version_id))
        words = self.tr("Version {number} is a draft now; try it and publish it")
        self._context.toast(words.format(number=made.number), undo=True)

    def _failed(self, error: BaseException) -> None:
        self.refused.emit(sentence(error))
        self._set_ready(True)

    def _set_ready(self, is_ready: bool) -> None:
        self.is_ready = is_ready
        self.ready.emit()

    def _show_figures(self, form: Form, reading: FormReading) -> None:
        parts = list(every(form.elements))
        groups = [each for each in parts if isinstance(each, Group)]
        asked = sum(each.type not in UNASKED for each in form.questions())
        stops = sum(fault.stops for fault in reading.faults)
        repeats = sum(each.is_repeat for each in groups)
        counts = {
            self.tr("Questions"): asked,
            self.tr("Groups"): len(groups) - repeats,
            self.tr("Repeats"): repeats,
            self.tr("Languages"): len(form.languages),
            self.tr("To be mended"): stops,
        }
        red = {self.tr("To be mended")} if stops else set()
        self.strip.set_figures(
            [
                Figure(words, words, f"{count:,}", ink="danger" if words in red else "text", link=False)
                for words, count in counts.items()
            ]
        )
        self.strip.show()

    def _show_ahead(self, form: Form, ahead: FormAhead) -> None:
        self.card.set_title(form.title_in(language()))
        names = [form.name, self.tr("version {text} of the file").format(text=form.version) if form.version else ""]
        self.card.set_note(" · ".join(filter(None, names)))
        self.becomes.set_text(self._becomes(ahead))
        self.view.show_session(FormSession(ahead.plan, self._context.clock, language=language()))
        self.becomes.show()
        self.card.show()
        self._set_ready(True)

    def _becomes(self, ahead: FormAhead) -> str:
        if ahead.replaces_draft:
            words = self.tr("It takes the place of the draft of version {number}.")
        elif ahead.published is not None:
            words = self.tr(
                "It becomes the draft of version {number}; visits are asked by version {old} until it is published."
            )
        elif ahead.number > 1:
            words = self.tr("It becomes the draft of version {number}.")
        else:
            words = self.tr("It becomes a new form, as a draft.")
        return words.format(number=ahead.number, old=ahead.published)
