"""The forms of an issue's steps, opened beside the control that asked for them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.codes import Channel, IssueTopic, Role
from crm.domain.errors import RoundsError
from crm.domain.issues import CustomerWord, IssueRow, Step, Urgency, check_step, steps_of
from crm.domain.people import PersonRow
from crm.usecases.people import people
from ui.context import Context
from ui.issues.commands import LONG, IssueCommands
from ui.issues.step_popup import StepPopup
from ui.texts.errors import sentence
from ui.texts.issues import urgency_name
from ui.texts.names import channel_name, issue_topic_name
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.forms.text_line import TextLine
from ui.widgets.forms.tiles import ChoiceTiles

NOBODY = ""
STAYING = 4
YES, NO = "yes", "no"


class IssueSteps(QObject):
    """Asks what a step needs and takes it."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner
        self.commands = IssueCommands(context, owner)

    def raise_issue(self, account_id: UUID, anchor: QWidget) -> StepPopup:
        """Ask what an account raised, of which kind, and how soon it must be answered."""
        text = GrowingText(least=3, most=8)
        topic = Combo([(each.value, issue_topic_name(each)) for each in IssueTopic])
        urgency = Combo([(each.value, urgency_name(each)) for each in Urgency])
        fields = [(self.tr("What was raised"), text), (self.tr("Kind"), topic), (self.tr("Urgency"), urgency)]
        popup = self._open(self.tr("New issue"), fields, self.tr("Write down"), anchor)

        def give() -> None:
            kind, soon = IssueTopic(topic.value()), Urgency(urgency.value())
            self.commands.raise_issue(account_id, kind, soon, text.text(), popup.finish, popup.fail)

        popup.given.connect(give)
        return popup

    def transfer(self, rows: Sequence[IssueRow], anchor: QWidget) -> StepPopup:
        """Ask for the department or the person, and why; of several it is said before which go along."""
        unit, person = TextLine(rows[0].unit if len(rows) == 1 else ""), Combo([(NOBODY, self.tr("As before"))])
        reason = GrowingText(least=2, most=6)
        fields = [
            (self.tr("Department"), unit),
            (self.tr("Answers for it"), person),
            (self.tr("Reason"), reason),
        ]
        popup = self._open(self.tr("Transfer"), fields, self.tr("Transfer"), anchor)
        if len(rows) > 1:
            popup.tell_before(self._transfer_words(rows))

        def offer(found: list[PersonRow]) -> None:
            person.set_choices([(NOBODY, self.tr("As before")), *((str(each.id), each.name) for each in found)])

        def give() -> None:
            chosen = UUID(person.value()) if person.value() else None
            self.commands.transfer(rows, unit.text(), chosen, reason.text(), popup.finish, popup.fail)

        self._context.runner.ask(popup, people, offer)
        popup.given.connect(give)
        return popup

    def _transfer_words(self, rows: Sequence[IssueRow]) -> str:
        """Return how many go along, and which stay and why."""
        role, now = self._context.scope.role, self._context.clock.now()
        lines = [self.tr("%n issue(s) go along", "", sum(Step.TRANSFER in steps_of(row, role, now) for row in rows))]
        staying = [row for row in rows if Step.TRANSFER not in steps_of(row, role, now)]
        for row in staying[:STAYING]:
            name = row.text if len(row.text) <= LONG else f"{row.text[:LONG]}…"
            lines.append(self.tr("Stays: {issue} · {why}").format(issue=name, why=_refusal(row, role, now)))
        if len(staying) > STAYING:
            lines.append(self.tr("%n more stay(s)", "", len(staying) - STAYING))
        return "\n".join(lines)

    def suspend(self, row: IssueRow, anchor: QWidget) -> StepPopup:
        """Ask for the reason."""
        reason = GrowingText(least=2, most=6)
        popup = self._open(self.tr("Suspend"), [(self.tr("Reason"), reason)], self.tr("Suspend"), anchor)
        popup.given.connect(lambda: self.commands.suspend(row, reason.text(), popup.finish, popup.fail))
        return popup

    def answer(self, row: IssueRow, anchor: QWidget) -> StepPopup:
        """Ask for the result, who brought it about, and what proves it."""
        result, unit, evidence = GrowingText(least=3, most=8), TextLine(row.unit), TextLine(row.evidence)
        result.set_text(row.result)
        evidence.setPlaceholderText(self.tr("Order number, or nothing where a file proves it"))
        fields = [(self.tr("Result"), result), (self.tr("Department"), unit), (self.tr("Evidence"), evidence)]
        popup = self._open(self.tr("Answer"), fields, self.tr("Answer"), anchor)

        def give() -> None:
            said = (result.text(), unit.text(), evidence.text())
            self.commands.answer(row, *said, popup.finish, popup.fail)

        popup.given.connect(give)
        return popup

    def confirm(self, row: IssueRow, anchor: QWidget) -> StepPopup:
        """Ask for the customer's word."""
        words: Any = ChoiceTiles([(YES, self.tr("Satisfied")), (NO, self.tr("Not satisfied"))])
        by, channel, on = TextLine(), Combo([(each.value, channel_name(each)) for each in Channel]), self._day()
        channel.set_value(Channel.PHONE)
        on.set_value(self._context.clock.today())
        fields = [
            (self.tr("What the customer says"), words),
            (self.tr("Who said it"), by),
            (self.tr("How"), channel),
            (self.tr("When"), on),
        ]
        popup = self._open(self.tr("Ask the customer"), fields, self.tr("Write down"), anchor)

        def give() -> None:
            said, day = words.values(), on.value()
            if not said or on.problem() or day is None:
                popup.say(on.problem() or self.tr("Choose whether the customer is satisfied, and the day."))
                return
            word = CustomerWord(day, by.text(), Channel(channel.value()), said[0] == YES)
            self.commands.confirm(row, word, popup.finish, popup.fail)

        popup.given.connect(give)
        return popup

    def extend(self, row: IssueRow, anchor: QWidget) -> StepPopup:
        """Ask until when, and why."""
        until, reason = self._day(), GrowingText(least=2, most=6)
        fields = [(self.tr("Until"), until), (self.tr("Reason"), reason)]
        popup = self._open(self.tr("Ask for an extension"), fields, self.tr("Ask"), anchor)

        def give() -> None:
            day = until.value()
            if until.problem() or day is None:
                popup.say(until.problem() or self.tr("Type a day."))
                return
            self.commands.ask_extension(row, day, reason.text(), popup.finish, popup.fail)

        popup.given.connect(give)
        return popup

    def _day(self) -> DateField:
        return DateField(self._context.clock.today, self._context.workdays.calendar)

    def _open(self, title: str, fields: Sequence[tuple[str, QWidget]], button: str, anchor: QWidget) -> StepPopup:
        popup = StepPopup(title, fields, button, self._owner)
        popup.begin(anchor)
        return popup


def _refusal(row: IssueRow, role: Role, now: datetime) -> str:
    """Return why an issue cannot be transferred."""
    try:
        check_step(row, Step.TRANSFER, role, now)
    except RoundsError as error:
        return sentence(error)
    return ""
