"""Reaching a contact: numbers that are masked until somebody looks, calls and messages written down."""

from decimal import Decimal
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.accounts import ContactRow, PhoneRow
from crm.domain.codes import CallResult, InteractionKind
from crm.domain.phones import masked
from ui.accounts.changes import doubt_words, phone_kind_name
from ui.accounts.contact_actions import ContactActions, checked_words, job_of
from ui.context import Context
from ui.texts.dates import dated
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.number import read_number
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import ElidedLabel, Separator, Text
from ui.widgets.popup import Popup


class ReachPopup(Popup):
    """By phone: the numbers, what became of a call, its length and words. Else: a message and its words."""

    def __init__(
        self, context: Context, actions: ContactActions, contact: ContactRow, by_phone: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._actions, self._contact, self._by_phone = context, actions, contact, by_phone
        self.body.setSpacing(px(8))
        self.body.addLayout(self._head())
        self.numbers = [NumberLine(context, actions, contact, phone) for phone in contact.phones if by_phone]
        for line in self.numbers:
            line.done.connect(self.close)
            self.body.addWidget(line)
        self.body.addWidget(Separator(2, 2))
        self.minutes = TextLine()
        self.minutes.setPlaceholderText(self.tr("min"))
        self.minutes.setAccessibleName(self.tr("Minutes"))
        self.minutes.setFixedWidth(px(52))
        self.way = Combo(self._ways())
        self.way.setAccessibleName(self.tr("Way"))
        self.words = TextLine()
        self.words.setPlaceholderText(self.tr("What was said"))
        self.words.setAccessibleName(self.tr("What was said"))
        self.log = Button(self.tr("Log call") if by_phone else self.tr("Log message"))
        self.log.clicked.connect(self._log)
        for line_edit in (self.minutes, self.words):
            line_edit.returnPressed.connect(self._log)
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        self.body.addLayout(self._foot())
        self.body.addWidget(self.problem)
        (self.numbers[0].number if self.numbers else self.words).setFocus()

    def _ways(self) -> tuple[tuple[str, str], ...]:
        return (
            (InteractionKind.MESSAGE.value, self.tr("Message")),
            (InteractionKind.EMAIL.value, self.tr("Email")),
        )

    def _head(self) -> QHBoxLayout:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(ElidedLabel(self._contact.name, "body_strong"))
        names.addWidget(ElidedLabel(job_of(self._contact), "small", "text2"))
        checked = checked_words(self._contact, self._context.clock.today())
        names.addWidget(ElidedLabel(checked, "small", "text2"))
        self.verify = Button(self.tr("Checked today"), "quiet")
        self.verify.clicked.connect(self._verify)
        row = _row()
        row.addLayout(names, 1)
        row.addWidget(self.verify)
        return row

    def _foot(self) -> QHBoxLayout:
        row = _row()
        (self.way if self._by_phone else self.minutes).setParent(self)
        (self.way if self._by_phone else self.minutes).hide()
        row.addWidget(self.minutes if self._by_phone else self.way)
        row.addWidget(self.words, 1)
        row.addWidget(self.log)
        return row

    def _verify(self) -> None:
        self._actions.verify(self._contact)
        self.close()

    def _log(self) -> None:
        minutes = read_number(self.minutes.text()) if self._by_phone else None
        if self._by_phone and self.minutes.text().strip() and minutes is None:
            self._refused(self.tr("The length of a call is a number of minutes."))
            return
        kind = InteractionKind.CALL if self._by_phone else InteractionKind(self.way.value())

        def logged(_key: UUID) -> None:
            self._context.toast(self.tr("Call logged") if self._by_phone else self.tr("Message logged"), undo=True)
            self.close()

        length = None if minutes is None else int(min(minutes, Decimal(10**6)))
        self._actions.log(
            self._contact, kind, self.words.text(), length, logged, lambda error: self._refused(sentence(error))
        )

    def _refused(self, words: str) -> None:
        self.problem.set_text(words)
        self.problem.show()
        self.adjustSize()


class NumberLine(QWidget):
    """One number: a click shows and copies it and is written down; what became of a call in vain stands beside it."""

    done = Signal()

    def __init__(self, context: Context, actions: ContactActions, contact: ContactRow, phone: PhoneRow) -> None:
        super().__init__()
        self._context, self._actions, self._contact, self._phone = context, actions, contact, phone
        self.number = Button(masked(phone.number), "quiet", "eye")
        self.number.setToolTip(self.tr("Show and copy the number; the look is written down"))
        self.number.clicked.connect(self._show)
        self.missed = IconButton("phone-slash", self.tr("Nobody was reached"))
        self.missed.clicked.connect(lambda: self._failed(CallResult.NOT_REACHED))
        self.wrong = IconButton("phone-x", self.tr("Wrong number"))
        self.wrong.clicked.connect(lambda: self._failed(CallResult.WRONG_NUMBER))
        row = _row()
        row.addWidget(self.number)
        row.addWidget(ElidedLabel(phone_kind_name(phone.kind), "small", "text2"), 1)
        row.addWidget(self.missed)
        row.addWidget(self.wrong)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        if phone.is_doubtful:
            doubt = _row()
            doubt.addWidget(ElidedLabel(self._doubt(), "small", "danger"), 1)
            column.addLayout(doubt)

    def _doubt(self) -> str:
        reason = doubt_words(self._phone.doubt_reason)
        if self._phone.doubtful_since is None:
            return reason
        day = dated(self._phone.doubtful_since, self._context.clock.today())
        return self.tr("in doubt since {day}: {reason}").format(day=day, reason=reason)

    def _show(self) -> None:
        self._actions.copy([self._phone], self._phone.number, self._shown)

    def _shown(self) -> None:
        self.number.setText(self._phone.number)
        self.number.set_icon_name("check")

    def _failed(self, result: CallResult) -> None:
        self._actions.failed(self._contact, self._phone, result)
        self.done.emit()


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(px(8), 0, px(8), 0)
    row.setSpacing(px(8))
    return row
