"""A contact with a customer, written down: with whom, by which channel, who turned to whom, what follows."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from crm.domain.accounts import ContactRow
from crm.domain.codes import CallResult, Channel, Direction, InteractionKind
from crm.domain.interactions import CHANNELS, TALKS, InteractionDraft, usual_direction
from crm.domain.task_line import Entry
from crm.usecases.interactions import add_interaction, contacts_of
from crm.usecases.tasks import typed_values
from ui.context import Context
from ui.lists.account_choice import AccountChoice
from ui.texts.errors import sentence
from ui.texts.interactions import direction_name, interaction_name
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.field import Field
from ui.widgets.forms.moment_field import MomentField
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.forms.number import read_number
from ui.widgets.forms.tag_line import TagLine
from ui.widgets.forms.text_line import TextLine
from ui.widgets.forms.tiles import ChoiceTiles

NOBODY = ""
MINUTES_WIDE = 72


class InteractionDialog(FormDialog):
    """Everything but the words is there already; what is typed is kept as a draft until it is written down.

    `account_id` and `contact_id` say with whom, where that is known; without an account it is asked for first.
    """

    def __init__(
        self, context: Context, parent: QWidget, account_id: UUID | None = None, contact_id: UUID | None = None
    ) -> None:
        super().__init__(self.tr("Log a contact"), self.tr("Write down"), parent)
        self._context, self._wanted_contact = context, str(contact_id or NOBODY)
        self._key = f"interaction-{account_id or 'new'}"
        self.account = AccountChoice(context)
        self.kind = ChoiceTiles([(each.value, interaction_name(each)) for each in CHANNELS])
        # Of one fixed height, tiles that go on in a next line would be cut.
        self.kind.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.direction = ChoiceTiles([(each.value, direction_name(each)) for each in (Direction.OUT, Direction.IN)])
        self.contact = Combo([(NOBODY, self.tr("Nobody in particular"))])
        self.when = MomentField(context.clock)
        self.minutes = TextLine()
        self.minutes.setFixedWidth(px(MINUTES_WIDE))
        self.words = GrowingText("", 3, 8)
        hint = self.tr("What follows, by when: Send the quote, Thu")
        self.task = TagLine(context.clock.today, hint, context.workdays.calendar)
        self.visit = Button(self.tr("Record it as a visit"), Look.QUIET)
        self.visit.setToolTip(
            self.tr("A contact moves the next contact due; a visit also has topics, a rating and a review")
        )
        self.visit.clicked.connect(self._record)
        self._build()
        self._fill(account_id)
        self._connect()

    def _build(self) -> None:
        self.form.addWidget(Field(self.tr("Account"), self.account, required=True))
        self.form.addWidget(Field(self.tr("Channel"), self.kind))
        self.add_line(Field(self.tr("Who turned to whom"), self.direction), Field(self.tr("Contact"), self.contact))
        self.length = Field(self.tr("Minutes"), self.minutes)
        self.add_line(Field(self.tr("When"), self.when), self.length)
        self.form.addWidget(Field(self.tr("What was said"), self.words))
        self.form.addWidget(Field(self.tr("Follow-up task"), self.task))
        self.foot.addWidget(self.visit)

    def _fill(self, account_id: UUID | None) -> None:
        kept = self._context.drafts.load(self._key)
        self.kind.set_values([InteractionKind.CALL])
        self.direction.set_values([Direction.OUT])
        self.when.set_value(self._context.clock.now())
        if kept is not None:
            account_id = self._take(kept.data) or account_id
        if account_id is not None:
            self.account.choose(account_id)
            self._read_contacts(account_id)
        self._follow_kind()

    def _connect(self) -> None:
        self.account.chosen.connect(self._account_chosen)
        self.kind.changed.connect(self._kind_chosen)
        self.direction.changed.connect(lambda _values: self._keep())
        self.contact.changed.connect(lambda _value: self._keep())
        self.minutes.textChanged.connect(lambda _text: self._keep())
        self.when.changed.connect(self._keep)
        self.words.changed.connect(self._keep)
        self.task.line.textChanged.connect(self._keep)
        self.task.added.connect(self._task_entered)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        """Ask for the account where none is known; else the cursor stands where one writes."""
        if self.account.account_id is None:
            self.account.setFocus()
            self.account.ask()
        else:
            self.words.setFocus()

    # -- the account and its contacts

    def _account_chosen(self, account_id: UUID) -> None:
        self._wanted_contact = NOBODY
        self._read_contacts(account_id)
        self._keep()
        self.words.setFocus()

    def _read_contacts(self, account_id: UUID) -> None:
        def offer(found: tuple[ContactRow, ...]) -> None:
            names = [(str(each.id), each.name) for each in found]
            self.contact.set_choices([(NOBODY, self.tr("Nobody in particular")), *names])
            self.contact.set_value(self._wanted_contact)

        self._context.runner.ask(
            self, lambda reader: contacts_of(reader, account_id), offer, lambda _error: None, slot="contacts"
        )

    # -- the channel

    def channel(self) -> InteractionKind | None:
        """Return the channel that is chosen."""
        return next((InteractionKind(value) for value in self.kind.values()), None)

    def _kind_chosen(self, _values: list[str]) -> None:
        kind = self.channel()
        if kind is not None:
            self.direction.set_values([usual_direction(kind)])
        self._follow_kind()
        self._keep()

    def _follow_kind(self) -> None:
        """Ask for minutes only where both sides talk, and offer the record of a visit where that is another way."""
        kind = self.channel()
        self.length.setVisible(kind in TALKS)
        self.visit.setVisible(kind is not InteractionKind.COUNTER)
        self.fit()

    # -- what is typed

    def _keep(self) -> None:
        self._wanted_contact = self.contact.value() or self._wanted_contact
        typed = {
            "account": str(self.account.account_id or ""),
            "kind": self.kind.values(),
            "direction": self.direction.values(),
            "contact": self.contact.value(),
            "when": self.when.texts(),
            "minutes": self.minutes.text(),
            "words": self.words.text(),
            "task": self.task.line.toPlainText(),
        }
        self._context.drafts.keep(self._key, self.words.text()[:40] or self.windowTitle(), typed)
        self.fit()

    def _take(self, data: Mapping[str, Any]) -> UUID | None:
        """Show again what a draft of this computer holds; return its account."""
        self.kind.set_values(data["kind"])
        self.direction.set_values(data["direction"])
        self._wanted_contact = str(data["contact"])
        self.when.set_texts([str(part) for part in data["when"]])
        self.minutes.setText(str(data["minutes"]))
        self.words.set_text(str(data["words"]))
        self.task.set_text(str(data["task"]))
        return UUID(data["account"]) if data["account"] else None

    def reject(self) -> None:
        """Leave it for later; without words or a task there is nothing to keep."""
        if not self.words.text().strip() and not self.task.line.toPlainText().strip():
            self._context.drafts.discard(self._key)
        super().reject()

    # -- written down

    def _task_entered(self, _entry: Entry) -> None:
        """Enter in the task's line ends the form: the task comes with the contact."""
        self.task.take_back()
        self.save()

    def save(self) -> None:
        """Write the contact down with its task, or say what is missing."""
        account_id, kind, direction = self.account.account_id, self.channel(), self.direction.values()
        minutes = read_number(self.minutes.text())
        if account_id is None:
            self.say(self.tr("Choose the account that the contact was with."), self.account)
        elif kind is None:
            self.say(self.tr("Choose the channel."), self.kind)
        elif not direction:
            self.say(self.tr("Choose who turned to whom."), self.direction)
        elif wrong := self.when.problem():
            self.say(wrong, self.when)
        elif kind in TALKS and self.minutes.text().strip() and minutes is None:
            self.say(self.tr("The length of a talk is a number of minutes."), self.minutes)
        else:
            length = int(min(minutes, Decimal(10**6))) if minutes is not None and kind in TALKS else None
            self._write(account_id, self._draft(kind, Direction(direction[0]), length))

    def _draft(self, kind: InteractionKind, direction: Direction, minutes: int | None) -> InteractionDraft:
        moment = self.when.value() or self._context.clock.now()
        contact = UUID(self.contact.value()) if self.contact.value() else None
        result = CallResult.REACHED if kind is InteractionKind.CALL else None
        return InteractionDraft(kind, direction, moment, self.words.text(), contact, minutes, result)

    def _write(self, account_id: UUID, draft: InteractionDraft) -> None:
        entry, key = self.task.entry(), self._key
        task = (entry.text, typed_values(entry, self._context.scope.person_id)) if entry.text else None
        said = self.tr("Contact and task written down") if task is not None else self.tr("Contact written down")

        def done(_key: UUID) -> None:
            self._context.drafts.discard(key)
            self._context.toast(said, undo=True)
            self.finish()

        self._context.runner.do(
            self.owner,
            lambda work: add_interaction(work, account_id, draft, task),
            done,
            self._refused,
            undo_text=self.tr("contact by {channel}").format(channel=interaction_name(draft.kind)),
        )

    def _refused(self, error: BaseException) -> None:
        if not shiboken6.isValid(self):
            self._context.show_error(error)
            return
        fields = {"interaction.future": self.when, "call.minutes": self.minutes, "contact.gone": self.contact}
        self.say(sentence(error), fields.get(getattr(error, "code", ""), self.words))

    def _record(self) -> None:
        """Go to the record of a visit by this channel; what is typed here stays as a draft."""
        account_id = self.account.account_id
        if account_id is None:
            self.say(self.tr("Choose the account that the contact was with."), self.account)
            return
        way = {InteractionKind.CALL: Channel.PHONE, InteractionKind.MEETING: Channel.ON_SITE}
        channel = way.get(self.channel() or InteractionKind.CALL, Channel.ONLINE)
        self.reject()
        self._context.navigate("visit", account_id=account_id, channel=channel.value)
