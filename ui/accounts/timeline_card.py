"""Everything that happened with an account, newest first, and the field for a note."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.accounts import AccountDetail
from crm.domain.changes import Changes, Kind
from crm.domain.timeline import EntryKind, TimelineEntry, TimelineKey
from crm.usecases.timeline import add_note, timeline
from ui.accounts.entries import kind_name, shown_entry
from ui.context import Context
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.menus import passing_menu
from ui.widgets.tabs import Tab, Tabs
from ui.widgets.timeline import model as shown
from ui.widgets.timeline.view import TimelineView

SHOWN = (Kind.INTERACTION, Kind.VISIT, Kind.TASK, Kind.OUTAGE, Kind.ISSUE, Kind.CONTACT, Kind.ATTACHMENT)
TABS: dict[str, tuple[EntryKind, ...] | None] = {
    "timeline": None,
    "visits": (EntryKind.VISIT,),
    "outages": (EntryKind.OUTAGE,),
    "files": (EntryKind.FILE,),
}


class TimelineCard(Card):
    """Enter in the note field adds; # begins a task and @ names a contact."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._context = context
        self._account_id: UUID | None = None
        self._kinds: tuple[EntryKind, ...] | None = None
        self._last: dict[int, TimelineKey] = {}
        self.tabs = Tabs(self._tabs(None), lined=False)
        self.tabs.picked.connect(lambda key: self._use(TABS[key]))
        self.note = GrowingText(self.tr("Write a note. # for a task, @ for a contact"), 1, 5)
        self.note.setAccessibleName(self.tr("Note"))
        self.note.installEventFilter(self)
        self.note.changed.connect(self._keep)
        self.kinds = Button(self.tr("All types"), icon="funnel-simple")
        self.kinds.clicked.connect(self._offer_kinds)
        self.view = TimelineView(self._fetch)
        self.view.setAccessibleName(self.tr("Timeline"))
        self.view.opened.connect(self._open)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.note, 1)
        line.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setContentsMargins(px(20), px(4), px(12), px(4))
        column.setSpacing(px(10))
        column.addWidget(self.tabs)
        column.addLayout(line)
        column.addWidget(self.view, 1)
        self.body.addLayout(column, 1)
        context.hub.changed.connect(self._changed)

    def show_account(self, account_id: UUID | None) -> None:
        """Show another account's timeline; what is being typed for this one is kept as a draft."""
        if account_id != self._account_id:
            self._account_id = account_id
            draft = self._context.drafts.load(self._draft_key)
            self.note.setPlainText(str(draft.data.get("text", "")) if draft else "")
        self.view.reload()

    def show_counts(self, account: AccountDetail) -> None:
        """Show how many visits, outages and files there are."""
        self.tabs.set_tabs(self._tabs(account))

    def _tabs(self, account: AccountDetail | None) -> list[Tab]:
        return [
            Tab("timeline", self.tr("Timeline")),
            Tab("visits", self.tr("Visits"), account.visit_count if account else None),
            Tab("outages", self.tr("Outages"), len(account.outages) if account else None),
            Tab("files", self.tr("Files"), account.file_count if account else None),
        ]

    @property
    def _draft_key(self) -> str:
        return f"note-{self._account_id}"

    def _use(self, kinds: tuple[EntryKind, ...] | None) -> None:
        self._kinds = kinds
        self.kinds.setVisible(self.tabs.current() == "timeline")
        self.kinds.setText(self.tr("All types") if kinds is None else kind_name(kinds[0]))
        self.view.reload()

    def _fetch(self, have: int, more: int, then: Callable[[Sequence[shown.TimelineEntry]], None]) -> None:
        account_id, kinds = self._account_id, self._kinds
        if account_id is None:
            then([])
            return
        before = self._last.get(have) if have else None

        def arrived(entries: list[TimelineEntry]) -> None:
            if not have:
                self._last = {}
            if entries:
                self._last[have + len(entries)] = entries[-1].key
            then([shown_entry(entry, self._context.clock) for entry in entries])

        self._context.runner.ask(self, lambda reader: timeline(reader, account_id, before, more, kinds), arrived)

    def _offer_kinds(self) -> None:
        menu = passing_menu(self)
        menu.addAction(self.tr("All types")).triggered.connect(lambda: self._use(None))
        menu.addSeparator()
        for kind in EntryKind:
            action = menu.addAction(kind_name(kind))
            action.triggered.connect(lambda _checked=False, which=kind: self._use((which,)))
        menu.popup(self.kinds.mapToGlobal(self.kinds.rect().bottomLeft()))

    def _open(self, key: Any) -> None:
        if key.kind is EntryKind.VISIT:
            self._context.navigate("visit", id=key.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.note and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._add()
                return True
        return super().eventFilter(watched, event)

    def _keep(self) -> None:
        """Keep every change, also what an input method or the pointer brought in."""
        text = self.note.toPlainText()
        if text.strip():
            self._context.drafts.keep(self._draft_key, self.tr("Note"), {"text": text})
        else:
            self._context.drafts.discard(self._draft_key)

    def _add(self) -> None:
        """Store the note; the field is free at once for the next one, or for another account's."""
        text, account_id, key = self.note.toPlainText().strip(), self._account_id, self._draft_key
        if not text or account_id is None:
            return

        def added(note_id: UUID | None) -> None:
            self._context.toast(self.tr("Note added") if note_id else self.tr("Task added"), undo=True)

        def failed(error: BaseException) -> None:
            if self._account_id == account_id and not self.note.toPlainText().strip():
                self.note.setPlainText(text)
            elif self._account_id != account_id:
                self._context.drafts.keep(key, self.tr("Note"), {"text": text})
            self._context.show_error(error)

        self.note.clear()
        self._context.runner.do(
            self, lambda work: add_note(work, account_id, text), added, failed, undo_text=self.tr("note")
        )

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*SHOWN):
            self.view.reload()
