"""The main window: frame, navigation with a history, keys that work everywhere."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, cast
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from ui.context import Context
from ui.dialogs import DIALOGS, open_dialog
from ui.pages import BY_ID, OF_ONE, RAIL
from ui.shell.file_drop import FileDrop
from ui.shell.history import History, Visited
from ui.shell.hits import open_hit
from ui.shell.keys import next_pane, next_part, types_text
from ui.shell.new_button import NewButton
from ui.shell.page_stack import PageStack, page_area
from ui.shell.rail import Rail
from ui.shell.rail_counts import RailCounts
from ui.shell.recents import Recents
from ui.shell.scope_choice import ScopeChoice
from ui.shell.status_bar import StatusBar
from ui.shell.toast import Toast
from ui.shell.top_bar import TopBar
from ui.theme.look import px, theme
from ui.widgets.badge import Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.leaving import let_go
from ui.widgets.menus import in_menu, passing_menu
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from ui.shell.palette import Palette

SMALLEST = (1180, 720)
DRAFT_PAGES = {"visit": "visit", "note": "account", "task": "tasks"}
"""Which page a draft belongs to, by the beginning of its key; the rest of the key is the id to open."""


class Page(Protocol):
    """What the frame asks of a page.

    One with `new_task()` also takes the cursor to where a task is typed, one with `print_page()` prints what it shows.
    """

    def setAccessibleName(self, name: str) -> None: ...
    def page_title(self) -> str: ...
    def page_subtitle(self) -> str: ...
    def page_actions(self) -> list[QWidget]: ...
    def shown(self, arguments: dict[str, Any]) -> None: ...
    def state(self) -> dict[str, Any]: ...


class MainWindow(Themed, QWidget):
    """Frame and navigation; pages are built when first opened."""

    language_chosen = Signal(str)
    database_asked = Signal()
    password_changed = Signal(str)
    sign_out_asked = Signal()
    closing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, QWidget] = {}
        self.history = History()
        self.rail = Rail(self)
        self.top = TopBar(self)
        self.notices = QVBoxLayout()
        self.body = QWidget(self)
        self.stack = PageStack()
        self.toast = Toast(self.body)
        self.status = StatusBar(self)
        self.palette_over: Palette | None = None
        self._build()
        self.start_look()

    def start(self, context: Context) -> None:
        """Take what the pages will be handed, and listen to it."""
        self.context = context
        self.people = ScopeChoice(context, self)
        self.people.sign_out_asked.connect(self.sign_out_asked)
        self.recents = Recents(context)
        self.counts = RailCounts(context, self.rail, self)
        context.hub.changed.connect(self._data_changed)
        context.drafts.changed.connect(self._count_drafts)
        context.scope.changed.connect(self._scope_changed)
        context.undo.done.connect(self._undone)
        context.runner.reached.connect(self._show_answer)
        self.toast.undo_asked.connect(context.undo.undo)
        theme().changed.connect(self._show_place)
        self._count_drafts()
        self.drop = FileDrop(context, self)
        self.status.set_state(self._database())
        self._add_keys()

    def open_first(self, page: str, **arguments: Any) -> None:
        """Find out whose accounts to show, and open the first page; an unknown one opens Today."""
        wanted = page if page in BY_ID else "today"

        def begin() -> None:
            first = self.context.scope.rights.first_page(wanted)
            self.navigate(first, **(arguments if first == wanted else {}))

        self.people.begin(begin)
        BY_ID[wanted].load()

    def resume(self, history: History) -> None:
        """Go on where another window was left."""
        self.history = history
        self._scope_changed()
        self.people.count(self._show_scope)
        self._go()

    def _build(self) -> None:
        self.setWindowTitle("Rounds · 走访")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(page_area(self.stack))
        column.addWidget(self.top)
        column.addLayout(self.notices)
        column.addWidget(self.body, 1)
        column.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.rail.chosen.connect(self.navigate)
        self.rail.help_asked.connect(self.show_keys)
        self.rail.person_asked.connect(self.choose_person)
        self.top.search_asked.connect(self.open_palette)
        self.top.bell_asked.connect(self._show_messages)
        self.top.up_asked.connect(self._go_up)
        self.top.new.picked.connect(self.begin)
        self.status.drafts_asked.connect(self.show_drafts)
        self.toast.said.connect(lambda _text: self.top.bell.set_unseen(True))

    def _add_keys(self) -> None:
        undo = self.context.undo
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+K", self.open_palette),
            ("Alt+Left", self.back),
            ("Alt+Right", self.forth),
            ("Ctrl+Z", undo.undo),
            ("Ctrl+Shift+Z", undo.redo),
            ("Ctrl+Alt+Z", self.show_changes),
            ("Ctrl+N", self.top.new.offer),
            ("Ctrl+P", self.print_page),
            ("F1", self.show_keys),
            ("Ctrl+,", lambda: self.navigate("settings")),
            ("F6", self._next_pane),
        ]
        keys += [(place.key, lambda page=place.id: self.navigate(page)) for place in RAIL]  # type: ignore[misc]
        keys += [(each.key, lambda what=each.id: self.begin(what)) for each in DIALOGS.values() if each.key]  # type: ignore[misc]
        for sequence, run in keys:
            QShortcut(QKeySequence(sequence), self, run)

    def navigate(self, page: str, **arguments: Any) -> None:
        """Open a page, if it may be seen; what was open goes into the history with its state."""
        if not self.context.scope.rights.sees(page):
            return
        self.remember_state()
        if page in OF_ONE and isinstance(arguments.get("id"), UUID):
            self.recents.note(arguments["id"])
        self.history.open(Visited(page, arguments))
        self._go()

    def back(self) -> None:
        """Return to the page before."""
        self.remember_state()
        if self.history.back():
            self._go()

    def forth(self) -> None:
        """Go forward again."""
        self.remember_state()
        if self.history.forth():
            self._go()

    def remember_state(self) -> None:
        """Keep how the page in view is left."""
        page = self.page
        if page is not None:
            self.history.remember(page.state())

    @property
    def page(self) -> Page | None:
        """The page in view."""
        return cast(Page, self.stack.currentWidget()) if self.stack.count() else None

    @property
    def page_id(self) -> str:
        """The id of the page in view."""
        return self.history.now.page if self.history.now is not None and self.stack.count() else ""

    def _go(self) -> None:
        target = self.history.now
        assert target is not None
        for _work in self.prepare(target.page):
            pass
        widget = self._pages[target.page]
        self.stack.setCurrentWidget(widget)
        self.rail.choose(BY_ID[target.page].parent)
        widget.setFocus()
        cast(Page, widget).shown(dict(target.arguments))
        self._show_place()

    def prepare(self, page: str) -> Iterator[None]:
        """Build a page that may be opened, some of it in each turn (see Runner.in_turns)."""
        if not self.context.scope.rights.sees(page):
            return
        if page not in self._pages:
            self._pages[page] = BY_ID[page].make(self.context)
            yield
        widget = self._pages[page]
        if self.stack.indexOf(widget) < 0:
            self.stack.addWidget(widget)
            for name, hear in self._heard().items():
                if hasattr(widget, name):
                    getattr(widget, name).connect(hear)
            yield

    def _heard(self) -> dict[str, object]:
        """Return what a page may tell the frame, by the name of its signal."""
        return {
            "title_changed": self._show_place,
            "language_chosen": self.language_chosen,
            "database_asked": self.database_asked,
            "password_changed": self.password_changed,
        }

    def _show_place(self) -> None:
        page = self.page
        if page is None:
            return
        place = BY_ID[self.page_id]
        up = BY_ID[place.parent].words() if place.parent != place.id else ""
        # A page has the keyboard itself where nothing on it is chosen: a screen reader then says which it is.
        page.setAccessibleName(page.page_title())
        self.top.show_place(page.page_title(), page.page_subtitle(), up)
        self.top.show_actions(page.page_actions(), place.new)

    def _go_up(self) -> None:
        self.navigate(BY_ID[self.page_id].parent)

    def _next_pane(self) -> None:
        next_pane(self._panes())

    def _panes(self) -> list[QWidget]:
        return [self.rail, self.top, self.body, self.status]

    def open_palette(self, text: str = "", verb: str = "open") -> None:
        """Search or jump to anything; the palette is built when it is first asked for."""
        if self.palette_over is None:
            from ui.shell.actions import actions_of, view_actions
            from ui.shell.palette import Palette

            self.palette_over = Palette(
                self.context, lambda views: actions_of(self) + view_actions(self, views), self.recents, self
            )
            self.palette_over.chosen.connect(lambda hit, verb: open_hit(self, hit, verb))
        self.palette_over.open_over(text, verb)

    def begin(self, what: str) -> None:
        """Begin something new: "task", "plan", "visit", "contact", "outage", "import" or one of the dialogs."""
        if not self._may_begin(what):
            return
        if what == "task":
            self.new_task()
        elif what in DIALOGS:
            about = getattr(self.page, "account_in_view", lambda: None)
            open_dialog(what, self.context, cast(QWidget, self.page), account_id=about())
        elif what == "import":
            self.navigate("import")
        elif what == "outage":
            self.navigate("outages", new=True)
        else:
            self.open_palette(verb="record" if what == "visit" else what)

    def _may_begin(self, what: str) -> bool:
        permit = DIALOGS[what].permit if what in DIALOGS else NewButton.PERMITS.get(what, "")
        return not permit or self.context.may(permit)

    def new_task(self) -> None:
        """Take the cursor to where a task is typed: here, or on the page of all tasks."""
        if not self.context.may("do.task"):
            return
        if not hasattr(self.page, "new_task"):
            self.navigate("tasks")
        run = getattr(self.page, "new_task", None)
        if run is not None:
            run()

    def print_page(self) -> None:
        """Print what the page shows, where it is made for paper."""
        run = getattr(self.page, "print_page", None)
        if run is not None:
            run()

    def show_keys(self) -> None:
        """Show the key sheet."""
        from ui.shell.key_sheet import KeySheet

        KeySheet(self).open()

    def show_notice(self, text: str, detail: str = "") -> None:
        """Show a bar under the top bar until it is closed."""
        banner = Banner(text, Tone.WARN, "warning", detail)
        close = Button(self.tr("Close"), "quiet")
        banner.add_action(close)
        holder = QVBoxLayout()
        close.clicked.connect(lambda: let_go(holder, banner))
        holder.setContentsMargins(px(24), 0, px(24), px(8))
        holder.addWidget(banner)
        self.notices.addLayout(holder)

    def hang(self, bar: QWidget) -> None:
        """Show a bar of its own under the top bar."""
        self.notices.addWidget(bar)
        bar.show()

    def take_down(self, bar: QWidget) -> None:
        """Show a bar of its own no more."""
        let_go(self.notices, bar)

    def open_visit(self, visit_id: UUID) -> None:
        """Come to the front with a visit."""
        self.raise_()
        self.activateWindow()
        self.navigate("visit", id=visit_id)

    def choose_person(self) -> None:
        """Offer whose accounts to show."""
        person = self.rail.person
        self.people.offer(person.mapToGlobal(person.rect().topRight()))

    def _show_messages(self) -> None:
        from ui.shell.messages import MessagesMenu

        self.top.bell.set_unseen(False)
        MessagesMenu(self.toast, self.context.undo, self.show_changes, self).open_under(self.top.bell)

    def show_changes(self) -> None:
        """Show every change that can be taken back or done again."""
        from ui.shell.undo_history import UndoHistory

        UndoHistory(self.context.undo, self.context.clock, self).begin(self.top.bell)

    def show_drafts(self) -> None:
        """Offer what is being typed on this computer."""
        menu = passing_menu(self)
        for draft in self.context.drafts.all():
            kind, _, key = draft.key.partition("-")
            if kind in DRAFT_PAGES:
                run = partial(self._open_row, DRAFT_PAGES[kind], UUID(key))
                menu.addAction(in_menu(draft.title)).triggered.connect(run)
            elif kind == "settings":
                menu.addAction(in_menu(draft.title)).triggered.connect(partial(self._open_section, key))
            elif kind in DIALOGS:
                menu.addAction(in_menu(draft.title)).triggered.connect(partial(self._open_form, kind, key))
        if menu.isEmpty():
            menu.addAction(self.tr("No drafts on this computer")).setEnabled(False)
        menu.popup(self.status.mapToGlobal(QPoint(px(24), -menu.sizeHint().height())))

    def _open_row(self, page: str, row_id: UUID) -> None:
        self.navigate(page, id=row_id)

    def _open_form(self, what: str, key: str) -> None:
        about = None if key == "new" else UUID(key)
        open_dialog(what, self.context, cast(QWidget, self.page), account_id=about)

    def _open_section(self, section: str) -> None:
        self.navigate("settings", section=section)

    def _data_changed(self, changes: Changes, _origin: object) -> None:
        clock = self.context.clock
        words = self.tr("{database} · saved {time}")
        self.status.set_state(words.format(database=self._database(), time=f"{clock.local(clock.now()):%H:%M}"))
        if changes.touches(Kind.ACCOUNT, Kind.PORTFOLIO_GRANT, Kind.PERSON):
            self.people.count(self._show_scope)

    def _show_answer(self, answers: bool) -> None:
        clock = self.context.clock
        words = self.tr("{database} · does not answer since {time}")
        gone = words.format(database=self._database(), time=f"{clock.local(clock.now()):%H:%M}")
        self.status.set_state(self._database() if answers else gone, sound=answers)

    def _database(self) -> str:
        return self.tr("Shared database") if "://" in self.context.where else self.tr("Local database")

    def _count_drafts(self) -> None:
        count = len(self.context.drafts)
        text = (
            self.tr("%n draft(s) saved on this computer", "", count) if count else self.tr("No drafts on this computer")
        )
        self.status.set_drafts(text)

    def _scope_changed(self) -> None:
        scope = self.context.scope
        self.rail.person.set_person(scope.name, scope.name or self.tr("Team: all accounts"))
        self.rail.offer(scope.rights)
        self.top.new.set_rights(scope.rights)
        self._show_scope()
        self._show_place()

    def _show_scope(self) -> None:
        self.status.set_scope(self.people.words())

    def _undone(self, text: str, was_undo: bool) -> None:
        words = self.tr("Undone: {what}") if was_undo else self.tr("Done again: {what}")
        self.toast.say(words.format(what=text))

    def retheme(self) -> None:
        self.setMinimumSize(SMALLEST[0], SMALLEST[1])

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes as one reads: the rail, the top bar, the body from left to right, the status bar."""
        return next_part(self._panes(), forward) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier and not types_text()
        if plain and event.text() == "?":
            self.show_keys()
        elif plain and event.key() == Qt.Key.Key_T:
            self.new_task()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.BackButton:
            self.back()
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.forth()
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
