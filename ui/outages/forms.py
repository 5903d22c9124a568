"""Small forms of the desk: a time of restoration, a moment that something happened, other times, a reason."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from crm.domain.errors import RoundsError
from crm.domain.outage_desk import EstimateDraft, EstimateLine, OutageDetail
from crm.domain.outages import EstimateSource
from crm.usecases.outages.estimates import suggestion
from ui.context import Context
from ui.outages.commands import DeskCommands
from ui.outages.words import source_name
from ui.texts.dates import duration
from ui.texts.errors import sentence
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.field import Field
from ui.widgets.forms.moment_field import MomentField
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text


class DeskForm(FormDialog):
    """A form about one outage; what is refused is said in it."""

    def __init__(self, context: Context, commands: DeskCommands, title: str, verb: str, parent: QWidget) -> None:
        self.context, self.commands = context, commands
        super().__init__(title, verb, parent)

    def refuse(self, error: BaseException) -> None:
        """Say why it cannot be."""
        if not isinstance(error, RoundsError):
            raise error
        self.say(sentence(error))

    def lacks(self, field: MomentField) -> None:
        """Say that a day or a time is missing."""
        self.say(self.tr("Enter a day and a time."), field)


class EstimateForm(DeskForm):
    """When supply will be back, who says so and why; `corrects` is an estimate that was entered wrongly."""

    def __init__(
        self,
        context: Context,
        commands: DeskCommands,
        found: OutageDetail,
        parent: QWidget,
        corrects: EstimateLine | None = None,
    ) -> None:
        self._found, self._corrects = found, corrects
        super().__init__(context, commands, "", "", parent)
        self.setWindowTitle(self.tr("Correct a time") if corrects else self.tr("New time of restoration"))
        self.give.setText(self.tr("Correct") if corrects else self.tr("Publish"))
        self.back = MomentField(context.clock)
        self.source = Combo([(each.value, source_name(each)) for each in EstimateSource])
        self.reason, self.hint = TextLine(), Text("", "small", "text2", wrap=True)
        self.form.addWidget(Field(self.tr("Back by"), self.back, required=True))
        self.add_line(Field(self.tr("Said by"), self.source), Field(self.tr("Reason"), self.reason))
        self.form.addWidget(self.hint)
        self._fill()
        self.fit()
        context.runner.ask(
            self, lambda reader: suggestion(reader, found.head.outage_id), self._suggest, lambda _e: None
        )

    def _fill(self) -> None:
        known = self._corrects
        moment = known.restored_by if known is not None else self._found.head.ends_at
        self.back.set_value(moment or self.context.clock.now() + timedelta(hours=2))
        if known is not None:
            self.source.set_value((known.source or EstimateSource.DISPATCH).value)
            self.reason.setText(known.reason or "")

    def _suggest(self, found: Any) -> None:
        if found is None:
            return
        words = self.tr("Of faults like this half took {half} and four of five {most}.")
        half, most = (duration(round(minutes)) for minutes in (found.middle, found.promise))
        self.hint.set_text(words.format(half=half, most=most))
        self.fit()

    def save(self) -> None:
        moment = self.back.value()
        if moment is None:
            self.lacks(self.back)
            return
        draft = EstimateDraft(moment, EstimateSource(self.source.value()), self.reason.text().strip() or None)
        corrects = None if self._corrects is None else self._corrects.estimate_id
        outage_id = self._found.head.outage_id
        self.commands.estimate(outage_id, draft, corrects, lambda _id: self.finish(), self.refuse)


class MomentForm(DeskForm):
    """When something happened: `kind` is start, crew or restore; `accounts` are those whose supply is back before."""

    def __init__(
        self,
        context: Context,
        commands: DeskCommands,
        found: OutageDetail,
        kind: str,
        parent: QWidget,
        accounts: tuple[UUID, ...] = (),
    ) -> None:
        self._found, self._kind, self._accounts = found, kind, accounts
        super().__init__(context, commands, "", "", parent)
        titles = {
            "start": self.tr("Supply went off"),
            "crew": self.tr("The crew is on site"),
            "restore": self.tr("Supply is back"),
        }
        self.setWindowTitle(titles[kind])
        self.give.setText(self.tr("Note"))
        self.at = MomentField(context.clock)
        planned = found.draft.planned_start
        now = context.clock.now()
        self.at.set_value(planned if kind == "start" and planned is not None and planned <= now else now)
        self.form.addWidget(Field(self.tr("When"), self.at, required=True))
        if accounts:
            some = self.tr("For %n account(s); the rest stays off.", "", len(accounts))
            self.form.addWidget(Text(some, "body", "text2", wrap=True))
        self.fit()

    def save(self) -> None:
        moment, outage_id = self.at.value(), self._found.head.outage_id
        if moment is None:
            self.lacks(self.at)
        elif self._kind == "restore":
            self.commands.restore(outage_id, moment, self._accounts, lambda _a: self.finish(), self.refuse)
        elif self._kind == "crew":
            self.commands.crew(outage_id, moment, self.refuse)
            self.finish()
        else:
            self.commands.start(outage_id, moment, self.refuse)
            self.finish()


class PostponeForm(DeskForm):
    """Other times of an outage that has not begun."""

    def __init__(self, context: Context, commands: DeskCommands, found: OutageDetail, parent: QWidget) -> None:
        self._found = found
        super().__init__(context, commands, "", "", parent)
        self.setWindowTitle(self.tr("Move the outage"))
        self.give.setText(self.tr("Move"))
        self.begin, self.end = MomentField(context.clock), MomentField(context.clock)
        if found.draft.planned_start is not None:
            self.begin.set_value(found.draft.planned_start)
        if found.draft.planned_end is not None:
            self.end.set_value(found.draft.planned_end)
        self.form.addWidget(Field(self.tr("Begins"), self.begin))
        self.form.addWidget(Field(self.tr("Ends"), self.end))
        told = self.tr(
            "Whoever was told the former times has to be told these. Empty times put it off until they are known."
        )
        self.form.addWidget(Text(told, "small", "text2", wrap=True))
        self.fit()

    def save(self) -> None:
        outage_id = self._found.head.outage_id
        self.commands.postpone(outage_id, self.begin.value(), self.end.value(), lambda _a: self.finish(), self.refuse)


class CancelForm(DeskForm):
    """Why an outage is called off: the customers will ask."""

    def __init__(self, context: Context, commands: DeskCommands, found: OutageDetail, parent: QWidget) -> None:
        self._found = found
        super().__init__(context, commands, "", "", parent)
        self.setWindowTitle(self.tr("Call the outage off"))
        self.give.setText(self.tr("Call off"))
        self.reason = TextLine()
        self.form.addWidget(Field(self.tr("Reason"), self.reason, required=True))
        self.fit()

    def save(self) -> None:
        outage_id = self._found.head.outage_id
        self.commands.cancel(outage_id, self.reason.text(), lambda _a: self.finish(), self.refuse)
