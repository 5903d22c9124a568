"""A contact as a whole: name, role, job, numbers of several kinds, email, WeChat, a note."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from crm.domain.accounts import ContactRow
from crm.domain.codes import ContactRole, PhoneKind
from crm.domain.contacts import ContactDraft, PhoneDraft
from ui.accounts.changes import phone_kinds, roles
from ui.accounts.contact_actions import ContactActions, checked_words
from ui.context import Context
from ui.texts.errors import sentence
from ui.texts.names import contact_role_name
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.checkbox import CheckBox
from ui.widgets.dialog import Dialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.field import Field
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.leaving import let_go
from ui.widgets.scrolling import scrolled


class ContactDialog(Dialog):
    """What is typed is kept as a draft until it is saved; a refusal stands in the dialog and nothing is lost."""

    history_asked = Signal(object)

    def __init__(
        self,
        context: Context,
        account_id: UUID,
        contact: ContactRow | None,
        emergency: Sequence[UUID],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._account_id, self._contact = context, account_id, contact
        self._emergency = list(emergency)
        self._actions = ContactActions(context, self)
        self.setWindowTitle(self.tr("New contact") if contact is None else self.tr("Edit contact"))
        self.name, self.job, self.email, self.wechat = TextLine(), TextLine(), TextLine(), TextLine()
        self.role = Combo(roles())
        self.numbers = Numbers()
        self.note = GrowingText("", 2, 5)
        self.emergency = CheckBox(self.tr("On the emergency call list"))
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        self._build()
        self._fill(self._given())
        self.emergency.setChecked(contact is not None and contact.emergency_order is not None)
        for line in (self.name, self.job, self.email, self.wechat):
            line.textChanged.connect(self._keep)
        self.numbers.changed.connect(self._keep)
        self.note.changed.connect(self._keep)
        self.role.changed.connect(self._keep)
        self.name.setFocus()

    def draft(self) -> ContactDraft:
        """Return what is typed; a number without a name takes the name of its role, unless that is "other"."""
        typed = self._typed()
        unnamed = not typed.name.strip() and typed.role is not ContactRole.OTHER
        if unnamed and any(phone.number.strip() for phone in typed.phones):
            return replace(typed, name=contact_role_name(typed.role))
        return typed

    def save(self) -> None:
        """Write the contact, or say why not."""
        was_listed = self._contact is not None and self._contact.emergency_order is not None
        emergency = self._emergency if self.emergency.isChecked() != was_listed else None
        self._actions.save(
            self._account_id, self.draft(), self._contact, emergency, lambda _key: self._saved(), self._refused
        )

    def _build(self) -> None:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(px(24), px(20), px(24), px(8))
        column.setSpacing(px(12))
        hint = self.tr("or a number and a role")
        pairs = (
            (Field(self.tr("Name"), self.name, hint=hint), Field(self.tr("Role"), self.role)),
            (Field(self.tr("Email"), self.email), Field(self.tr("WeChat"), self.wechat)),
        )
        column.addLayout(_pair(*pairs[0]))
        column.addWidget(Field(self.tr("Job title"), self.job))
        column.addWidget(ElidedLabel(self.tr("Telephone"), "small_medium", "text2"))
        column.addWidget(self.numbers)
        column.addLayout(_pair(*pairs[1]))
        column.addWidget(Field(self.tr("Note"), self.note))
        column.addWidget(self.emergency)
        if self._contact is not None:
            checked = checked_words(self._contact, self._context.clock.today())
            column.addWidget(ElidedLabel(checked[:1].upper() + checked[1:], "small", "text2"))
        column.addStretch(1)
        area = scrolled(fields)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addLayout(self._foot())
        self.resize(px(520), px(560))

    def _foot(self) -> QVBoxLayout:
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        words = self.tr("Add contact") if self._contact is None else self.tr("Save")
        self.save_button = Button(words, "primary")
        self.save_button.clicked.connect(self.save)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        if self._contact is not None:
            history = Button(self.tr("History"), "quiet", "clock-counter-clockwise")
            history.clicked.connect(lambda: self.history_asked.emit(self._contact))
            buttons.addWidget(history)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save_button)
        foot = QVBoxLayout()
        foot.setContentsMargins(px(24), px(8), px(24), px(20))
        foot.setSpacing(px(8))
        foot.addWidget(self.problem)
        foot.addLayout(buttons)
        return foot

    @property
    def _key(self) -> str:
        return f"contact-{self._account_id}-{self._contact.id if self._contact else 'new'}"

    def _typed(self) -> ContactDraft:
        return ContactDraft(
            self.name.text(),
            ContactRole(self.role.value()),
            self.job.text(),
            self.email.text(),
            self.wechat.text(),
            self.note.text(),
            self.numbers.drafts(),
        )

    def _given(self) -> ContactDraft:
        """Return what was typed before and not saved, else the contact as it is."""
        kept = self._context.drafts.load(self._key)
        if kept is not None:
            if self._contact is not None and "version" in kept.data:
                self._contact = _as_seen(self._contact, kept.data)
            return _from_data(kept.data)
        contact = self._contact
        if contact is None:
            return ContactDraft(role=ContactRole.OTHER)
        phones = tuple(PhoneDraft(phone.number, PhoneKind(phone.kind), phone.id) for phone in contact.phones)
        return ContactDraft(
            contact.name,
            ContactRole(contact.role),
            contact.title or "",
            contact.email or "",
            contact.wechat or "",
            contact.note or "",
            phones,
        )

    def _fill(self, draft: ContactDraft) -> None:
        self.name.setText(draft.name)
        self.role.set_value(draft.role.value)
        self.job.setText(draft.title)
        self.email.setText(draft.email)
        self.wechat.setText(draft.wechat)
        self.note.set_text(draft.note)
        self.numbers.set_drafts(draft.phones)

    def _keep(self) -> None:
        data = _as_data(self._typed())
        if self._contact is not None:
            seen = {str(phone.id): phone.version for phone in self._contact.phones}
            data.update(version=self._contact.version, seen=seen)
        self._context.drafts.keep(self._key, self.name.text() or self.windowTitle(), data)

    def _saved(self) -> None:
        self._context.drafts.discard(self._key)
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.problem.set_text(sentence(error))
        self.problem.show()
        code = getattr(error, "code", "")
        field = {"contact.no_name": self.name, "contact.email": self.email, "cell.phone": self.numbers.first()}
        field.get(code, self.name).setFocus()

    def reject(self) -> None:
        """Leave the contact as it is; an empty new one leaves no draft."""
        if self._typed() == ContactDraft(phones=self._typed().phones) and not self.numbers.is_filled():
            self._context.drafts.discard(self._key)
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton):
                focused.click()
            else:
                self.save()
        else:
            super().keyPressEvent(event)


class Numbers(QWidget):
    """Telephone numbers with their kinds, as many as there are."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[NumberRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self.add = Button(self.tr("Add a number"), "quiet", "plus")
        self.add.clicked.connect(lambda: self._add(PhoneDraft("")).number.setFocus())
        self._column.addWidget(self.add)

    def set_drafts(self, drafts: Sequence[PhoneDraft]) -> None:
        """Show these numbers, or one empty line."""
        for row in list(self.rows):
            self._remove(row)
        for draft in drafts or (PhoneDraft(""),):
            self._add(draft)

    def drafts(self) -> tuple[PhoneDraft, ...]:
        """Return what is typed."""
        return tuple(row.draft() for row in self.rows)

    def is_filled(self) -> bool:
        return any(row.number.text().strip() for row in self.rows)

    def first(self) -> QLineEdit:
        return self.rows[0].number if self.rows else self._add(PhoneDraft("")).number

    def _add(self, draft: PhoneDraft) -> "NumberRow":
        row = NumberRow(draft, self.changed.emit, self._remove)
        self.rows.append(row)
        self._column.insertWidget(self._column.count() - 1, row)
        return row

    def _remove(self, row: "NumberRow") -> None:
        self.rows.remove(row)
        let_go(self._column, row)
        self.changed.emit()


class NumberRow(QWidget):
    """One number: its kind, its figures, a way to take it away."""

    def __init__(self, draft: PhoneDraft, changed: Callable[[], None], remove: Callable[["NumberRow"], None]) -> None:
        super().__init__()
        self._id = draft.id
        self.kind = Combo(phone_kinds())
        self.kind.set_value(draft.kind.value)
        self.kind.setAccessibleName(self.tr("Kind of number"))
        self.kind.changed.connect(lambda _: changed())
        self.number = TextLine(draft.number)
        self.number.setAccessibleName(self.tr("Telephone"))
        self.number.textChanged.connect(lambda _: changed())
        gone = IconButton("x", self.tr("Remove the number"))
        gone.clicked.connect(lambda: remove(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.kind)
        row.addWidget(self.number, 1)
        row.addWidget(gone)

    def draft(self) -> PhoneDraft:
        return PhoneDraft(self.number.text(), PhoneKind(self.kind.value()), self._id)


def _pair(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(px(12))
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return row


def _as_data(draft: ContactDraft) -> dict[str, Any]:
    phones = [[phone.number, phone.kind.value, str(phone.id) if phone.id else ""] for phone in draft.phones]
    plain = {name: getattr(draft, name) for name in ("name", "title", "email", "wechat", "note")}
    return {**plain, "role": draft.role.value, "phones": phones}


def _as_seen(contact: ContactRow, data: dict[str, Any]) -> ContactRow:
    """Return a contact as a draft began with it: what colleagues wrote since is met when the draft is saved."""
    seen = {UUID(key): int(version) for key, version in data["seen"].items()}
    phones = tuple(replace(phone, version=seen[phone.id]) for phone in contact.phones if phone.id in seen)
    return replace(contact, version=int(data["version"]), phones=phones)


def _from_data(data: dict[str, Any]) -> ContactDraft:
    """Return what a draft of this computer holds."""
    phones = tuple(
        PhoneDraft(number, PhoneKind(kind), UUID(key) if key else None) for number, kind, key in data["phones"]
    )
    title, email, wechat, note = (str(data[name]) for name in ("title", "email", "wechat", "note"))
    return ContactDraft(str(data["name"]), ContactRole(data["role"]), title, email, wechat, note, phones)
