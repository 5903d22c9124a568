"""One entry of the timeline in full; one's own words can be changed there."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.timeline import EntryKind, TimelineEntry
from crm.usecases.timeline import edit_note, remove_note
from ui.accounts.changes import field_name, field_step
from ui.accounts.entries import entry_line, entry_title
from ui.context import Context
from ui.texts.dates import clock_time, long_day
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.dialog import Dialog
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.scrolling import scrolled

OWN = (EntryKind.NOTE, EntryKind.CALL, EntryKind.MESSAGE, EntryKind.MEETING)
HOURLESS = (EntryKind.ISSUE,)


class EntryDialog(Dialog):
    """Ctrl+Enter saves one's own words; what is typed stays when they are refused."""

    def __init__(self, context: Context, entry: TimelineEntry, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._entry, self._version = context, entry, entry.version
        self.can_edit = entry.is_own and entry.kind in OWN
        self.setWindowTitle(entry_title(entry)[:120])
        self.text = GrowingText("", 4, 16, self)
        self.text.setVisible(self.can_edit)
        self.text.set_text(self._kept())
        self.text.setAccessibleName(self.tr("Words"))
        self.text.changed.connect(self._keep)
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(8))
        column.addWidget(Text(entry_title(entry), "heading", wrap=True))
        column.addWidget(ElidedLabel(self._facts(), "small", "text2"))
        if self.can_edit:
            column.addWidget(self.text, 1)
        else:
            words = Text(self._words(), "body", wrap=True, selectable=True)
            words.setAlignment(Qt.AlignmentFlag.AlignTop)
            column.addWidget(scrolled(words), 1)
        column.addWidget(self.problem)
        column.addLayout(self._buttons())
        self.resize(px(520), px(320))

    def _facts(self) -> str:
        entry = self._entry
        at = self._context.clock.local(entry.at)
        when = long_day(at.date())
        if entry.kind not in HOURLESS:
            when = f"{when} {clock_time(at)}"
        return " · ".join(part for part in (when, entry.person or "") if part)

    def _words(self) -> str:
        entry = self._entry
        if entry.change is not None:
            table = entry.change.table
            lines = [f"{field_name(table, each.field)}: {field_step(each)}" for each in entry.change.fields]
            return "\n".join([*lines, self.tr("by {name}").format(name=entry.change.who)])
        text = entry.text or entry_line(entry)
        return entry_line(entry) if entry.kind is EntryKind.OUTAGE else text or self.tr("Nothing more was written.")

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        close = Button(self.tr("Cancel") if self.can_edit else self.tr("Close"))
        close.clicked.connect(self._cancel)
        if self.can_edit:
            gone = IconButton("trash", self.tr("Delete"))
            gone.clicked.connect(self._remove)
            row.addWidget(gone)
        row.addStretch(1)
        row.addWidget(close)
        if self.can_edit:
            self.save_button = Button(self.tr("Save"), "primary")
            self.save_button.clicked.connect(self.save)
            row.addWidget(self.save_button)
        return row

    @property
    def _key(self) -> str:
        return f"entry-{self._entry.id}"

    def _kept(self) -> str:
        draft = self._context.drafts.load(self._key)
        if draft is None or not self.can_edit:
            return self._entry.text or ""
        self._version = int(draft.data.get("version", self._version))
        return str(draft.data.get("text", ""))

    def _keep(self) -> None:
        self._context.drafts.keep(self._key, self.windowTitle(), {"text": self.text.text(), "version": self._version})

    def save(self) -> None:
        """Write the changed words."""
        entry, text, version = self._entry, self.text.text(), self._version
        self._context.runner.do(
            self,
            lambda work: edit_note(work, entry.id, version, text),
            lambda _version: self._done(),
            self._refused,
            undo_text=self.tr("edit of {title}").format(title=entry_title(entry)[:60]),
        )

    def _done(self) -> None:
        self._context.drafts.discard(self._key)
        self.accept()

    def _cancel(self) -> None:
        self._context.drafts.discard(self._key)
        self.reject()

    def _refused(self, error: BaseException) -> None:
        self.problem.set_text(sentence(error))
        self.problem.show()

    def _remove(self) -> None:
        remove_entry(self._context, self._entry, self.parentWidget() or self)
        self._done()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if with_control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.can_edit:
            self.save()
        else:
            super().keyPressEvent(event)


def remove_entry(context: Context, entry: TimelineEntry, owner: QWidget) -> None:
    """Put one's own note, call or message into the bin."""
    title = entry_title(entry)[:60]
    said = QCoreApplication.translate("Timeline", "{title} deleted").format(title=title)
    words = QCoreApplication.translate("Timeline", "deletion of {title}").format(title=title)
    context.runner.do(
        owner,
        lambda work: remove_note(work, entry.id, entry.version),
        lambda _none: context.toast(said, undo=True),
        context.show_error,
        undo_text=words,
    )
