"""What waits on this computer to be sent to the server: looked at, written anew, thrown away."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.clock import Clock
from ui.context import Context
from ui.drafts import Draft
from ui.outbox import KIND, rewrite, send_as_new, waiting
from ui.texts.dates import clock_time, near_day
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton, Look
from ui.widgets.dialog import Dialog
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.labels import Separator, Text
from ui.widgets.leaving import let_go
from ui.widgets.scrolling import scrolled

WIDE, TALL = 560, 480


class WaitingEntry(QWidget):
    """One note or task: what it says, what it is about and when it was typed; the pencil opens its words.

    `sent_as_new` when words whose former ones have arrived are to be sent beside them.
    """

    sent_as_new = Signal()

    def __init__(self, context: Context, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts, self.draft = context.drafts, draft
        words = str(draft.data.get("text", draft.title))
        self.words = Text(words, "body", wrap=True)
        self.typed = GrowingText(self.tr("Words"), least=1, most=6)
        self.typed.setAccessibleName(self.tr("Words"))
        self.typed.set_text(words)
        self.edit = IconButton("pencil-simple", self.tr("Edit {entry}").format(entry=words[:40]))
        self.edit.clicked.connect(lambda: self._write(True))
        self.remove = IconButton("trash", self.tr("Remove {entry}").format(entry=words[:40]))
        self.remove.clicked.connect(lambda: context.drafts.discard(draft.key))
        self.save = Button(self.tr("Keep these words"), Look.PRIMARY)
        self.save.clicked.connect(self._save)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.clicked.connect(lambda: self._write(False))
        self.anew = Button(self.tr("Send as a new one"))
        self.anew.clicked.connect(self._send_as_new)
        self._lay_out(self._about(context.clock))
        self._write(False)

    def _lay_out(self, about: str) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.typed, 1)
        for part in (self.edit, self.remove):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        foot.addStretch(1)
        for button in (self.anew, self.cancel, self.save):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, px(8))
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(Text(about, "small", "text2", wrap=True))
        if self.draft.data.get("held"):
            told = self.tr("The words before these have arrived. Send these as a new entry, or remove them.")
            column.addWidget(Text(told, "small", "warn", wrap=True))
        column.addLayout(foot)

    def _about(self, clock: Clock) -> str:
        data: dict[str, Any] = self.draft.data
        parts = [self.tr("Task") if data.get("what") == "task" else self.tr("Note"), str(data.get("of", ""))]
        if day := str(data.get("day", "")):
            parts.append(near_day(date.fromisoformat(day), clock.today()))
        made = _made_at(self.draft)
        if made is not None:
            at, today = clock.local(made), clock.today()
            day = "" if at.date() == today else near_day(at.date(), today) + " "
            parts.append(self.tr("typed {time}").format(time=f"{day}{clock_time(at)}"))
        return " · ".join(part for part in parts if part)

    def _write(self, is_open: bool) -> None:
        shown: tuple[QWidget, ...] = (self.typed, self.save, self.cancel)
        hidden: tuple[QWidget, ...] = (self.words, self.edit)
        for part in (*shown, *hidden):
            part.setVisible((part in shown) is is_open)
        self.anew.setVisible(not is_open and bool(self.draft.data.get("held")))
        if is_open:
            self.typed.setFocus()

    def _send_as_new(self) -> None:
        send_as_new(self._drafts, self.draft.key)
        self.sent_as_new.emit()

    def _save(self) -> None:
        if self.typed.text().strip():
            rewrite(self._drafts, self.draft.key, self.typed.text())
            self.draft = self._drafts.load(self.draft.key) or self.draft
            self.words.set_text(str(self.draft.data["text"]))
            self._write(False)


class WaitingDialog(Dialog):
    """Everything that waits, the oldest first; what was sent meanwhile goes from the list by itself.

    `send` begins to send, where whoever opens it can.
    """

    def __init__(self, context: Context, owner: QWidget, send: Callable[[], None] | None = None, **_more: Any) -> None:
        super().__init__(owner)
        self._send = send
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Waiting to be sent"))
        self._context = context
        self.entries: dict[str, WaitingEntry] = {}
        self._list = QVBoxLayout()
        inner = QWidget()
        inner.setLayout(self._list)
        self._list.setContentsMargins(0, 0, px(8), 0)
        self._list.addStretch(1)
        close = Button(self.tr("Close"), Look.PRIMARY)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        self.detail = Text("", "body", "text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(8))
        column.addWidget(Text(self.windowTitle(), "heading"))
        column.addWidget(self.detail)
        column.addWidget(Separator(px(4), 0))
        column.addWidget(scrolled(inner), 1)
        column.addLayout(foot)
        self.resize(px(WIDE), px(TALL))
        context.drafts.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        """Show what waits now; an entry that is being written anew stays as it is."""
        there = {draft.key: draft for draft in waiting(self._context.drafts)}
        for key in [key for key in self.entries if key not in there]:
            let_go(self._list, self.entries.pop(key))
        for key, draft in there.items():
            if key not in self.entries:
                self._add(key, WaitingEntry(self._context, draft))
        everything = self.tr("It lies on this computer and is sent in this order, each once, when the server answers.")
        self.detail.set_text(everything if there else self.tr("Nothing waits. Everything has been sent."))

    def _add(self, key: str, entry: WaitingEntry) -> None:
        self.entries[key] = entry
        self._list.insertWidget(self._list.count() - 1, entry)
        if self._send is not None:
            entry.sent_as_new.connect(self._send)


def _made_at(draft: Draft) -> datetime | None:
    """Return when an entry was typed: its key tells."""
    try:
        return datetime.fromtimestamp((UUID(draft.key.removeprefix(f"{KIND}-")).int >> 80) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
