"""Everything that happened with an account, newest first, and the field for a note."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from crm.domain.accounts import AccountDetail
from crm.domain.changes import Changes, Kind
from crm.domain.timeline import EntryKind, TimelineEntry, TimelineKey
from crm.usecases.timeline import timeline
from ui.accounts.account_files import AccountFiles
from ui.accounts.energy_months import energy_rows
from ui.accounts.entries import shown_entry
from ui.accounts.entry_dialog import OWN, EntryDialog, remove_entry
from ui.accounts.file_preview import show_file
from ui.accounts.note_line import NoteLine
from ui.accounts.timeline_filter import FindLine, TimelineFilter
from ui.context import Context
from ui.dialogs import open_dialog
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.menus import passing_menu
from ui.widgets.rows.view import RowList
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.tabs import Tab, Tabs
from ui.widgets.timeline import model as shown
from ui.widgets.timeline.view import TimelineView

SHOWN = (
    Kind.ACCOUNT,
    Kind.INTERACTION,
    Kind.VISIT,
    Kind.TASK,
    Kind.OUTAGE,
    Kind.ISSUE,
    Kind.WORK_ORDER,
    Kind.CONTACT,
    Kind.CONTACT_PHONE,
    Kind.SUPPLY_POINT,
    Kind.ATTACHMENT,
    Kind.ENERGY_ADVICE,
)
TABS: dict[str, tuple[EntryKind, ...]] = {
    "timeline": (),
    "visits": (EntryKind.VISIT,),
    "outages": (EntryKind.OUTAGE,),
    "files": (EntryKind.FILE,),
}


class TimelineCard(Card):
    """Enter opens an entry, E changes one's own words, Delete removes them, / and Ctrl+F find.

    `task_opened(id)` asks the page for a task.
    """

    task_opened = Signal(object)

    def __init__(self, context: Context, files: AccountFiles, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._context, self._files = context, files
        self._account_id: UUID | None = None
        self._tab, self._words = "timeline", ""
        self._entries: dict[TimelineKey, TimelineEntry] = {}
        self._last: dict[int, TimelineKey] = {}
        self.tabs = Tabs(self._tabs(None), lined=False)
        self.tabs.picked.connect(self._use_tab)
        self.line = NoteLine(context, files)
        self.log = IconButton("chats-circle", self.tr("Log a contact"), "Ctrl+Shift+I", framed=True)
        self.log.clicked.connect(self._log)
        self.line.left.connect(self._focus_view)
        self.note = self.line.note
        self.filter = TimelineFilter()
        self.filter.changed.connect(self._anew)
        self.finder = FindLine()
        self.filter.find_asked.connect(self.finder.open)
        self.finder.sought.connect(self._seek)
        self.finder.closed.connect(self._focus_view)
        self.add_file = Button(self.tr("Add files"), icon="paperclip")
        self.add_file.clicked.connect(files.choose)
        self.view = TimelineView(self._fetch)
        self.view.setAccessibleName(self.tr("Timeline"))
        self.view.opened.connect(self._open)
        self.view.edited.connect(self._edit)
        self.view.removed.connect(self._remove)
        self.view.menu_asked.connect(self._menu)
        self.view.file_opened.connect(self._open_file)
        self.view.entries.modelReset.connect(self._show_state)
        self.empty = EmptyState("clock-counter-clockwise", "")
        self.empty.acted.connect(self._clear_filters)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self._anew)
        self.months = RowList(self.tr("Energy by month"))
        self._build()
        context.hub.changed.connect(self._changed)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.line, 1)
        for widget in (self.log, self.filter, self.add_file):
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self.add_file.hide()
        self.places = QStackedLayout()
        for place in (self.view, self.empty, self.problem, self.months):
            place.setParent(self)  # the first one is shown at once, without a parent as a window of its own
            self.places.addWidget(place)
        column = QVBoxLayout()
        column.setContentsMargins(px(20), px(4), px(12), px(4))
        column.setSpacing(px(10))
        column.addWidget(self.tabs)
        column.addLayout(line)
        column.addWidget(self.finder)
        column.addWidget(self._files.progress)
        column.addLayout(self.places, 1)
        self.body.addLayout(column, 1)

    def show_account(self, account_id: UUID | None) -> None:
        """Show another account's timeline; what is being typed for this one is kept as a draft."""
        if account_id != self._account_id:
            self._account_id = account_id
            self._files.account_id = account_id
            self.line.show_account(account_id)
            self.view.entries.clear()
            self._entries = {}
        self.view.reload()

    def show_detail(self, account: AccountDetail) -> None:
        """Show how many visits, outages and files there are, and the months of energy."""
        self.tabs.set_tabs(self._tabs(account))
        self.line.show_contacts(account.contacts, account.name)
        self.months.set_items(energy_rows(account.energy))

    def show_kind(self, tab: str) -> None:
        """Show one of the tabs."""
        self.tabs.set_current(tab)
        self._use_tab(tab)

    def _focus_view(self) -> None:
        (self.view if self.view.isVisible() else self.log).setFocus()

    def show_kinds(self, *kinds: EntryKind) -> None:
        """Show the timeline with these kinds only."""
        self.show_kind("timeline")
        self.filter.choose(kinds)

    def _tabs(self, account: AccountDetail | None) -> list[Tab]:
        return [
            Tab("timeline", self.tr("Timeline")),
            Tab("visits", self.tr("Visits"), account.visit_count if account else None),
            Tab("energy", self.tr("Energy")),
            Tab("outages", self.tr("Outages"), account.outage_count if account else None),
            Tab("files", self.tr("Files"), account.file_count if account else None),
        ]

    def _use_tab(self, key: str) -> None:
        self._tab = key
        is_energy = key == "energy"
        self.filter.button.setVisible(key == "timeline")
        self.filter.setVisible(not is_energy)
        self.line.setVisible(not is_energy)
        self.log.setVisible(not is_energy)
        self.add_file.setVisible(key == "files")
        if is_energy:
            self.finder.hide()
            self.places.setCurrentWidget(self.months)
        else:
            self._anew()

    def _kinds(self) -> tuple[EntryKind, ...]:
        return self.filter.kinds if self._tab == "timeline" else TABS.get(self._tab, ())

    def _anew(self) -> None:
        self.view.reload(anew=True)

    def _seek(self, words: str) -> None:
        self._words = words
        self.view.sought = tuple(words.split())
        self._anew()

    def _clear_filters(self) -> None:
        self.finder.finish()
        self.filter.choose(())

    def _fetch(self, have: int, more: int, then: Callable[[Sequence[shown.TimelineEntry]], None]) -> None:
        account_id, kinds, words = self._account_id, self._kinds() or None, self._words
        if account_id is None:
            then([])
            return
        before = self._last.get(have) if have else None

        def arrived(entries: list[TimelineEntry]) -> None:
            if not have:
                self._last, self._entries = {}, {}
            self._entries.update({entry.key: entry for entry in entries})
            if entries:
                self._last[have + len(entries)] = entries[-1].key
            then([shown_entry(entry, self._context.clock) for entry in entries])
            if not have:
                self._show_state()

        self._context.runner.ask(
            self,
            lambda reader: timeline(reader, account_id, before, more, kinds, words),
            arrived,
            self._failed,
            slot=f"timeline-{bool(have)}",
        )

    def _failed(self, error: BaseException) -> None:
        self.problem.set_error(self.tr("The timeline could not be loaded"), sentence(error), repr(error))
        self.places.setCurrentWidget(self.problem)

    def _show_state(self) -> None:
        """Show the entries, or in words why there are none."""
        if self._tab == "energy":
            return
        if self.view.entries.rowCount():
            self.places.setCurrentWidget(self.view)
            return
        if self._words or (self._tab == "timeline" and self.filter.kinds):
            title, action = self.tr("Nothing here holds what you look for"), self.tr("Clear filters")
            self.empty.set_words("magnifying-glass", title, "", action)
        elif self._tab == "files":
            hint = self.tr("Drop files anywhere on this page, or paste them.")
            self.empty.set_words("paperclip", self.tr("No files yet"), hint)
        else:
            hint = self.tr("Visits, calls, notes and changes stand here.")
            self.empty.set_words("clock-counter-clockwise", self.tr("Nothing has happened yet"), hint)
        self.places.setCurrentWidget(self.empty)

    # -- entries

    def _log(self) -> None:
        open_dialog("interaction", self._context, self, account_id=self._account_id)

    def _open(self, key: Any) -> None:
        entry = self._entries.get(key)
        if entry is None:
            return
        if entry.kind is EntryKind.VISIT:
            self._context.navigate("visit", id=entry.id)
        elif entry.kind is EntryKind.FILE:
            show_file(self._context, self._files, entry.id, self)
        elif entry.kind in (EntryKind.TASK_ADDED, EntryKind.TASK_DONE):
            self.task_opened.emit(entry.id)
        elif entry.kind is EntryKind.WORK_ORDER:
            open_dialog("order_details", self._context, self, order_id=entry.id)
        elif entry.kind is EntryKind.ADVICE:
            self._context.navigate("energy", account=str(self._account_id), tab="compare")
        else:
            EntryDialog(self._context, entry, self).open()

    def _edit(self, key: Any) -> None:
        entry = self._entries.get(key)
        if entry is not None and (entry.kind in OWN or entry.kind is EntryKind.FILE):
            self._open(key)

    def _remove(self, key: Any) -> None:
        entry = self._entries.get(key)
        if entry is None:
            return
        if entry.kind is EntryKind.FILE:
            self._files.remove(entry.id, entry.version, entry.title)
        elif entry.kind in OWN and entry.is_own:
            remove_entry(self._context, entry, self)

    def _open_file(self, key: Any, number: int) -> None:
        entry = self._entries.get(key)
        if entry is not None and number < len(entry.files):
            show_file(self._context, self._files, entry.files[number].id, self)

    def _menu(self, key: Any, place: QPoint) -> None:
        entry = self._entries.get(key)
        if entry is None:
            return
        menu = passing_menu(self)
        menu.addAction(self.tr("Open")).triggered.connect(lambda: self._open(key))
        for chip in entry.files:
            action = menu.addAction(chip.name.replace("&", "&&"))
            action.triggered.connect(
                lambda _checked=False, which=chip.id: show_file(self._context, self._files, which, self)
            )
        if entry.kind is EntryKind.FILE:
            menu.addAction(self.tr("Open with the system")).triggered.connect(lambda: self._files.open(entry.id))
            menu.addAction(self.tr("Save as…")).triggered.connect(lambda: self._files.save(entry.id, entry.title))
        if entry.kind is EntryKind.FILE or (entry.is_own and entry.kind in OWN):
            menu.addSeparator()
            menu.addAction(self.tr("Edit\tE")).triggered.connect(lambda: self._edit(key))
            menu.addAction(self.tr("Delete\tDel")).triggered.connect(lambda: self._remove(key))
        menu.popup(place)

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*SHOWN):
            self.view.reload()
