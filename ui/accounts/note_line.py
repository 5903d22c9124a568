"""Writing a note: the field, and under it what will become of what is typed."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.accounts import ContactRow
from crm.domain.errors import Offline
from crm.domain.ids import new_id
from crm.domain.notes import parts_of
from crm.domain.task_line import read_line
from crm.usecases.timeline import TASK_PARTS, add_note
from ui.accounts.account_files import AccountFiles
from ui.accounts.note_field import NoteField
from ui.context import Context
from ui.outbox import wait_with_note
from ui.texts.dates import clock_time, near_day
from ui.theme.look import px
from ui.widgets.labels import ElidedLabel


class NoteLine(QWidget):
    """Enter stores the note; what is typed is kept as a draft of its account until then. `left()` by Esc."""

    left = Signal()

    def __init__(self, context: Context, files: AccountFiles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._account_id: UUID | None = None
        self._name = ""
        self.note = NoteField(self.tr("Write a note. # for a task, @ for a contact"))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.entered.connect(self._add)
        self.note.escaped.connect(self.left)
        self.note.changed.connect(self._keep)
        self.note.files_given.connect(files.add)
        self.note.picture_given.connect(files.add_picture)
        self.hint = ElidedLabel("", "small", "text2")
        self.hint.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.note)
        column.addWidget(self.hint)

    def show_account(self, account_id: UUID | None) -> None:
        """Write for another account; its draft is there again."""
        self._account_id, self._name = account_id, ""
        draft = self._context.drafts.load(self._key)
        self.note.setPlainText(str(draft.data.get("text", "")) if draft else "")

    def show_contacts(self, contacts: Sequence[ContactRow], name: str) -> None:
        """Say who can be named after @; `name` is the account's."""
        self._name = name
        self.note.set_names([contact.name for contact in contacts])
        self._say()

    @property
    def _key(self) -> str:
        return f"note-{self._account_id}"

    def _keep(self) -> None:
        """Keep every change, also what an input method or the pointer brought in."""
        text = self.note.toPlainText()
        if text.strip():
            self._context.drafts.keep(self._key, self.tr("Note"), {"text": text})
        else:
            self._context.drafts.discard(self._key)
        self._say()

    def _say(self) -> None:
        """Say what will become of the note: its tasks with their days, the contacts that it names."""
        parts = parts_of(self.note.toPlainText(), self.note.known_names())
        today = self._context.clock.today()
        said = []
        for title in parts.tasks:
            entry, _spans = read_line(title, today, (), self._context.workdays.calendar(), parts=TASK_PARTS)
            when = [near_day(entry.day, today)] if entry.day else []
            when += [clock_time(entry.at)] if entry.at else []
            words = self.tr("Task “{title}”").format(title=entry.text or title)
            said.append(" · ".join([words, *when]))
        said += [f"@{name}" for name in parts.mentions]
        if said:
            said.append(self.tr("Enter adds"))
        self.hint.set_text("  ".join(said))
        self.hint.setVisible(bool(said))

    def _add(self) -> None:
        """Store the note; the field is free at once for the next one, or for another account's."""
        text, account_id, key = self.note.toPlainText().strip(), self._account_id, self._key
        if not text or account_id is None:
            return
        unit, name = new_id(), self._name

        def added(note_id: UUID | None) -> None:
            self._context.toast(self.tr("Note added") if note_id else self.tr("Task added"), undo=True)

        def failed(error: BaseException) -> None:
            if isinstance(error, Offline):
                title = self.tr("Note that waits to be sent")
                wait_with_note(self._context.drafts, unit, account_id, text, title, name)
                self._context.toast(self.tr("The note waits on this computer and is sent when the server is back"))
                return
            if self._account_id == account_id and not self.note.toPlainText().strip():
                self.note.setPlainText(text)
            elif self._account_id != account_id:
                self._context.drafts.keep(key, self.tr("Note"), {"text": text})
            self._context.show_error(error)

        self.note.clear()
        self._context.runner.do(
            self, lambda work: add_note(work, account_id, text), added, failed, undo_text=self.tr("note"), key=unit
        )
