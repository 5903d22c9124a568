"""An order that is keyed by its official number: deadlines are worked out by the rules while one types."""

from typing import Any
from uuid import UUID

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QWidget

from crm.domain.accounts import ContactRow
from crm.domain.codelists import work_order_types
from crm.domain.codes import OrderChannel
from crm.domain.errors import Conflict, RoundsError
from crm.domain.orders import SECRET_CALLERS, KeyedOrder, OrderRow
from crm.domain.reading.identifiers import order_no
from crm.usecases.interactions import contacts_of
from crm.usecases.orders import OrderPreview, add_order, change_order, order_preview
from ui.context import Context
from ui.lists.account_choice import AccountChoice
from ui.texts.errors import sentence
from ui.texts.orders import moment_words, order_channel_name, order_kind_name
from ui.widgets.badge import Badge, Tone
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.field import Field
from ui.widgets.forms.moment_field import MomentField
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text

TYPING = 150
"""Milliseconds after a key in which nothing is asked."""


class OrderDialog(FormDialog):
    """What is typed is kept as a draft until the order is keyed; the official state stands there and cannot be typed.

    `account_id` is whom the order is about, where that is known; `row` is an order that is corrected.
    """

    def __init__(
        self, context: Context, parent: QWidget, account_id: UUID | None = None, row: OrderRow | None = None
    ) -> None:
        self._context, self._row = context, row
        self._asked = ""
        self._preview: OrderPreview | None = None
        self._key = f"orderfix-{row.id}" if row is not None else f"order-{account_id or 'new'}"
        super().__init__(self.tr("Correct the order") if row else self.tr("Key an order"), self._verb(row), parent)
        self.account = AccountChoice(context)
        self.number, self.caller, self.text = TextLine(), TextLine(), GrowingText("", 3, 8)
        self.kind = Combo(_kinds())
        self.channel = Combo([(each.value, order_channel_name(each)) for each in OrderChannel])
        self.received = MomentField(context.clock)
        self.due, self.repeat = Text("", "body_medium", wrap=True), Badge("")
        self.state = Text("", "small", "text2", wrap=True)
        self.number_field = Field(self.tr("Official number"), self.number, required=True, check=self._wrong_number)
        self.received_field = Field(self.tr("Received"), self.received, required=True, check=self._wrong_moment)
        self.caller_field = Field(self.tr("Caller"), self.caller)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self.look)
        self._build()
        self._fill(account_id)
        self._connect()
        self.look()

    def _verb(self, row: OrderRow | None) -> str:
        return self.tr("Save") if row is not None else self.tr("Key the order")

    def _build(self) -> None:
        if self._row is None:
            self.form.addWidget(Field(self.tr("Account"), self.account, required=True))
        self.add_line(self.number_field, Field(self.tr("Type"), self.kind, required=True))
        self.add_line(self.received_field, Field(self.tr("Came by"), self.channel))
        self.form.addWidget(Field(self.tr("Text"), self.text))
        self.form.addWidget(self.caller_field)
        line = QHBoxLayout()
        line.addWidget(self.due, 1)
        line.addWidget(self.repeat)
        self.form.addLayout(line)
        self.form.addWidget(self.state)
        self.repeat.hide()
        self.state.set_text(self._state_words())

    def _state_words(self) -> str:
        known = self._row.official_state if self._row is not None else ""
        if known:
            return self.tr("Official state: {state}").format(state=known)
        return self.tr("The official state comes with the hotline's file; it is not typed.")

    def _fill(self, account_id: UUID | None) -> None:
        kept, row = self._context.drafts.load(self._key), self._row
        self.received.set_value(row.received_at if row is not None else self._context.clock.now())
        if row is not None:
            self.number.setText(row.order_no)
            self.caller.setText(row.caller)
            self.text.set_text(row.text)
            self.kind.set_value(f"{row.type}/{row.subtype}")
            self.channel.set_value(row.channel or OrderChannel.HOTLINE)
        if kept is not None:
            account_id = self._take(kept.data) or account_id
        if account_id is not None:
            self._use_account(account_id)
        (self.number if account_id or row else self.account).setFocus()

    def _connect(self) -> None:
        self.account.chosen.connect(self._account_chosen)
        for line in (self.number, self.caller):
            line.textChanged.connect(lambda _text: self._changed())
        for choice in (self.kind, self.channel):
            choice.changed.connect(lambda _value: self._changed())
        self.received.changed.connect(self._changed)
        self.text.changed.connect(self._changed)

    # -- the account

    def _use_account(self, account_id: UUID) -> None:
        self.account.choose(account_id)
        self._offer_callers(account_id)

    def _account_chosen(self, account_id: UUID) -> None:
        self._offer_callers(account_id)
        self._changed()
        self.number.setFocus()

    def _offer_callers(self, account_id: UUID) -> None:
        def offer(found: tuple[ContactRow, ...]) -> None:
            self.caller.setCompleter(QCompleter([contact.name for contact in found], self.caller))

        self._context.runner.ask(self, lambda reader: contacts_of(reader, account_id), offer, lambda _e: None)

    @property
    def account_id(self) -> UUID | None:
        """Whom the order is about."""
        return self._row.account_id if self._row is not None else self.account.account_id

    # -- what is typed

    def draft(self) -> KeyedOrder:
        """Return what is typed; a moment that cannot be read is now, and is refused before anything is written."""
        kind, _, subtype = self.kind.value().partition("/")
        caller = "" if kind in SECRET_CALLERS else self.caller.text()
        moment = self.received.value() or self._context.clock.now()
        channel = OrderChannel(self.channel.value())
        return KeyedOrder(self.number.text(), kind, subtype, moment, self.text.text(), channel=channel, caller=caller)

    def _changed(self) -> None:
        typed = {
            "account": str(self.account.account_id or ""),
            "number": self.number.text(),
            "kind": self.kind.value(),
            "channel": self.channel.value(),
            "received": self.received.texts(),
            "text": self.text.text(),
            "caller": self.caller.text(),
        }
        self._context.drafts.keep(self._key, self.number.text() or self.windowTitle(), typed)
        self._typing.start()
        self.fit()

    def _take(self, data: dict[str, Any]) -> UUID | None:
        """Show again what a draft of this computer holds; return its account."""
        self.number.setText(str(data["number"]))
        self.caller.setText(str(data["caller"]))
        self.text.set_text(str(data["text"]))
        self.kind.set_value(str(data["kind"]))
        self.channel.set_value(str(data["channel"]))
        self.received.set_texts([str(part) for part in data["received"]])
        return UUID(data["account"]) if data["account"] else None

    # -- what follows from it

    def look(self) -> None:
        """Work out the deadlines of what is typed, and whether its number is there already."""
        self._show_secret()
        account_id, draft = self.account_id, self.draft()
        if self.received.value() is None:
            self.due.set_text("—")
            return
        but = self._row.id if self._row is not None else None
        asked = draft.order_no.strip()

        def arrived(preview: OrderPreview) -> None:
            self._asked, self._preview = asked, preview
            self._show(preview)

        self._context.runner.ask(
            self,
            lambda reader: order_preview(reader, account_id, draft, but),
            arrived,
            lambda error: self.due.set_text(sentence(error)),
            slot="preview",
        )

    def _show_secret(self) -> None:
        is_secret = self.draft().type in SECRET_CALLERS
        self.caller.setEnabled(not is_secret)
        hint = self.tr("kept secret: who reports misconduct is not written down")
        self.caller_field.set_hint(hint if is_secret else "")

    def _show(self, preview: OrderPreview) -> None:
        due, clock = preview.deadlines, self._context.clock
        words = []
        if due.contact_at is not None:
            words.append(self.tr("Contact by {moment}").format(moment=moment_words(due.contact_at, clock)))
        if due.due_at is not None:
            words.append(self.tr("Answer by {moment}").format(moment=moment_words(due.due_at, clock)))
        self.due.set_text(" · ".join(words) or self.tr("Orders of this type have no deadline."))
        self.repeat.set_badge(self.tr("Repeat"), Tone.NEUTRAL)
        self.repeat.setVisible(preview.is_repeat)
        if not self.number.hasFocus():
            self.number_field.check()
        self.fit()

    def _wrong_number(self) -> str:
        """Return what is wrong with the number, as far as that is known; an empty one is asked for when it is keyed."""
        typed = self.number.text().strip()
        if not typed:
            return ""
        try:
            order_no(typed)
        except RoundsError as error:
            return sentence(error)
        if self._preview is not None and self._preview.taken_by is not None and self._asked == typed:
            return sentence(Conflict("order.number_taken", number=typed, account=self._preview.taken_by))
        return ""

    def _wrong_moment(self) -> str:
        return self.received.problem()

    # -- keyed

    def save(self) -> None:
        """Key the order, or say why not."""
        account_id, draft, row = self.account_id, self.draft(), self._row
        if account_id is None:
            self.say(self.tr("Choose the account that the order is about."), self.account)
            return
        if wrong := self.received.problem():
            self.say(wrong, self.received)
            return
        if row is None:
            self._run(lambda work: add_order(work, account_id, draft), self.tr("{number}: keyed"))
        else:
            self._run(lambda work: change_order(work, row.id, row.version, draft), self.tr("{number}: corrected"))

    def _run(self, command: Any, words: str) -> None:
        said = words.replace("{number}", self.number.text().strip())

        def done(_result: object) -> None:
            self._context.drafts.discard(key)
            self._context.toast(said, undo=True)
            self.finish()

        key = self._key
        self._context.runner.do(self.owner, command, done, self._refused, undo_text=said)

    def _refused(self, error: BaseException) -> None:
        if not shiboken6.isValid(self):
            self._context.show_error(error)
            return
        fields = {"order.future": self.received, "order.too_long": self.text, "order.secret_caller": self.caller}
        self.say(sentence(error), fields.get(getattr(error, "code", ""), self.number))


def _kinds() -> list[tuple[str, str]]:
    """Return every type with its subtype, as the code list has them."""
    return [(f"{kind.type}/{kind.subtype}", order_kind_name(kind.type, kind.subtype)) for kind in work_order_types()]
