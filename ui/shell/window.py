"""The main window: frame, navigation with a history, keys that work everywhere."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, cast
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.codes import Role
from crm.domain.people import PersonRow
from crm.usecases.people import me, people
from crm.usecases.search import Hit
from ui.context import Context
from ui.pages import BY_ID, RAIL
from ui.shell.actions import PaletteAction, account_of
from ui.shell.keys import KeySheet, types_text
from ui.shell.rail import Rail
from ui.shell.status_bar import StatusBar
from ui.shell.toast import Toast
from ui.shell.top_bar import TopBar
from ui.texts.names import role_name
from ui.theme.look import theme
from ui.widgets.themed import Themed

if TYPE_CHECKING:
    from ui.shell.palette import Palette

SMALLEST = (1180, 720)
HISTORY = 50


class Page(Protocol):
    """What the frame asks of a page."""

    def page_title(self) -> str: ...
    def page_subtitle(self) -> str: ...
    def page_actions(self) -> list[QWidget]: ...
    def shown(self, arguments: dict[str, Any]) -> None: ...
    def state(self) -> dict[str, Any]: ...


@dataclass
class Visited:
    """One step of the history: the page, what it was opened with, and how it was left."""

    page: str
    arguments: dict[str, Any] = field(default_factory=dict)


class MainWindow(Themed, QWidget):
    """Frame and navigation; pages are built when first opened."""

    language_chosen = Signal(str)
    closing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, QWidget] = {}
        self._back: list[Visited] = []
        self._forth: list[Visited] = []
        self._now: Visited | None = None
        self.rail = Rail(self)
        self.top = TopBar(self)
        self.status = StatusBar(self)
        self.body = QWidget(self)
        self.stack = QStackedWidget(self.body)
        self.toast = Toast(self.body)
        self._build()
        self.start_look()

    def start(self, context: Context) -> None:
        """Take what the pages will be handed, and listen to it."""
        self.context = context
        context.hub.changed.connect(self._data_changed)
        context.drafts.changed.connect(self._count_drafts)
        context.scope.changed.connect(self._show_scope)
        context.undo.done.connect(self._undone)
        self.toast.undo_asked.connect(context.undo.undo)
        theme().changed.connect(self._show_place)
        self._count_drafts()
        self._say_saved()
        self._palette: Palette | None = None
        self._add_keys()

    def open_first(self, page: str, **arguments: Any) -> None:
        """Find out whose accounts to show, and open the first page; an unknown one opens Today."""
        first = Visited(page if page in BY_ID else "today", arguments)
        self.context.runner.ask(self, _first_scope, lambda found: self._begin(found, first))

    def _begin(self, found: tuple[list[PersonRow], UUID | None], first: Visited) -> None:
        persons, own = found
        wanted = self.context.settings.text(f"person/{self.context.where}")
        chosen = next((each for each in persons if str(each.id) == wanted), None)
        chosen = chosen or next((each for each in persons if each.id == own), None)
        if chosen is not None and chosen.role is Role.MANAGER:
            self.context.scope.choose(chosen.id, chosen.name, chosen.role)
        else:
            self.context.scope.choose(None, chosen.name if chosen else "", chosen.role if chosen else Role.SUPERVISOR)
        self.navigate(first.page, **first.arguments)

    def _build(self) -> None:
        self.setWindowTitle("Rounds · 走访")
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        inner = QVBoxLayout(self.body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.stack)
        for widget, stretch in ((self.top, 0), (self.body, 1), (self.status, 0)):
            column.addWidget(widget, stretch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.rail.chosen.connect(self.navigate)
        self.rail.help_asked.connect(self.show_keys)
        self.rail.person_asked.connect(self._choose_person)
        self.top.search_asked.connect(self.open_palette)
        self.top.bell_asked.connect(self._show_messages)
        self.top.up_asked.connect(self._go_up)
        self.toast.said.connect(lambda _text: self.top.bell.set_unseen(True))

    def _add_keys(self) -> None:
        undo = self.context.undo
        keys: list[tuple[str, Callable[[], object]]] = [
            ("Ctrl+K", self.open_palette),
            ("Alt+Left", self.back),
            ("Alt+Right", self.forth),
            ("Ctrl+Z", undo.undo),
            ("Ctrl+Shift+Z", undo.redo),
            ("F1", self.show_keys),
            ("Ctrl+,", lambda: self.navigate("settings")),
            ("F6", self._next_pane),
        ]
        for number, place in enumerate(RAIL, start=1):
            keys.append((f"Alt+{number}", lambda key=place.id: self.navigate(key)))  # type: ignore[misc]
        for sequence, run in keys:
            QShortcut(QKeySequence(sequence), self, run)

    def _actions(self) -> list[PaletteAction]:
        found = [
            PaletteAction(place.words(), place.icon, f"Alt+{number}", lambda key=place.id: self.navigate(key))  # type: ignore[misc]
            for number, place in enumerate(RAIL, start=1)
        ]
        found.append(PaletteAction(self.tr("Settings"), "gear-six", "Ctrl+,", lambda: self.navigate("settings")))
        found.append(PaletteAction(self.tr("All tasks"), "check-circle", "", lambda: self.navigate("tasks")))
        found.append(PaletteAction(self.tr("Keys"), "keyboard", "F1", self.show_keys))
        return found

    def navigate(self, page: str, **arguments: Any) -> None:
        """Open a page; what was open goes into the history with its state."""
        if self._now is not None:
            self._remember_state()
            self._back.append(self._now)
            del self._back[:-HISTORY]
            self._forth.clear()
        self._go(Visited(page, arguments))

    def back(self) -> None:
        """Return to the page before."""
        self._travel(self._back, self._forth)

    def forth(self) -> None:
        """Go forward again."""
        self._travel(self._forth, self._back)

    def _travel(self, start: list[Visited], end: list[Visited]) -> None:
        if not start or self._now is None:
            return
        self._remember_state()
        end.append(self._now)
        self._go(start.pop())

    def _remember_state(self) -> None:
        page = self.page
        if page is not None and self._now is not None:
            self._now.arguments = {**self._now.arguments, **page.state()}

    @property
    def page(self) -> Page | None:
        """The page in view."""
        return cast(Page, self.stack.currentWidget()) if self._now is not None else None

    @property
    def page_id(self) -> str:
        """The id of the page in view."""
        return self._now.page if self._now is not None else ""

    def _go(self, target: Visited) -> None:
        self._now = target
        widget = self._pages.get(target.page)
        if widget is None:
            widget = BY_ID[target.page].make(self.context)
            self._pages[target.page] = widget
            self.stack.addWidget(widget)
            if hasattr(widget, "title_changed"):
                widget.title_changed.connect(self._show_place)
            if hasattr(widget, "language_chosen"):
                widget.language_chosen.connect(self.language_chosen)
        self.stack.setCurrentWidget(widget)
        self.rail.choose(BY_ID[target.page].parent)
        cast(Page, widget).shown(dict(target.arguments))
        self._show_place()
        widget.setFocus()

    def _show_place(self) -> None:
        page = self.page
        if page is None:
            return
        place = BY_ID[self.page_id]
        up = BY_ID[place.parent].words() if place.parent != place.id else ""
        self.top.show_place(page.page_title(), page.page_subtitle(), up)
        self.top.show_actions(page.page_actions())

    def _go_up(self) -> None:
        self.navigate(BY_ID[self.page_id].parent)

    def _next_pane(self) -> None:
        panes = [self.rail, self.top, self.body]
        focused = QApplication.focusWidget()
        inside = next((number for number, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), -1)
        panes[(inside + 1) % len(panes)].setFocus()
        self.focusNextChild()

    def open_palette(self, text: str = "") -> None:
        """Search or jump to anything; the palette is built when it is first asked for."""
        if self._palette is None:
            from ui.shell.palette import Palette

            self._palette = Palette(self.context, self._actions(), self)
            self._palette.chosen.connect(self._hit_chosen)
        self._palette.open_over(self, text if isinstance(text, str) else "")

    def _hit_chosen(self, hit: Hit, how: str) -> None:
        account_id = account_of(hit)
        if hit.kind == "visit" and how == "open":
            self.navigate("visit", id=hit.id)
        elif account_id is None:
            self.navigate("tasks" if hit.kind == "task" else "accounts", text=hit.title)
        elif how == "plan":
            self.navigate("planner", account_id=account_id)
        elif how == "record":
            self.navigate("visit", account_id=account_id)
        else:
            self.navigate("account", id=account_id)

    def show_keys(self) -> None:
        """Show the key sheet."""
        KeySheet(self).open()

    def _choose_person(self) -> None:
        self.context.runner.ask(self, people, self._offer_people, slot="people")

    def _offer_people(self, persons: list[PersonRow]) -> None:
        menu = QMenu(self)
        everybody = menu.addAction(self.tr("Team: all accounts"))
        everybody.triggered.connect(lambda: self._use_person(None))
        menu.addSeparator()
        for person in persons:
            action = menu.addAction(f"{person.name} · {role_name(person.role)}")
            action.triggered.connect(lambda _checked=False, who=person: self._use_person(who))
        spot = self.rail.person.mapToGlobal(self.rail.person.rect().topRight())
        menu.popup(spot)

    def _use_person(self, person: PersonRow | None) -> None:
        scope = self.context.scope
        if person is None or person.role is not Role.MANAGER:
            scope.choose(None, person.name if person else "", person.role if person else Role.SUPERVISOR)
        else:
            scope.choose(person.id, person.name, person.role)
        self.context.settings.put(f"person/{self.context.where}", str(person.id) if person else "")
        if self._now is not None:
            cast(Page, self.page).shown(dict(self._now.arguments))
            self._show_place()

    def _show_messages(self) -> None:
        self.top.bell.set_unseen(False)
        menu = QMenu(self)
        for text in reversed(self.toast.history[-10:]):
            menu.addAction(text).setEnabled(False)
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing yet")).setEnabled(False)
        menu.popup(self.top.bell.mapToGlobal(self.top.bell.rect().bottomLeft()))

    def _data_changed(self, changes: Changes, _origin: object) -> None:
        self._say_saved()
        if changes.touches(Kind.ACCOUNT, Kind.PORTFOLIO_GRANT, Kind.PERSON):
            self._show_scope()

    def _say_saved(self) -> None:
        clock = self.context.clock
        now = clock.local(clock.now())
        kind = self.tr("Shared database") if "://" in self.context.where else self.tr("Local database")
        self.status.set_state(self.tr("{database} · saved {time}").format(database=kind, time=f"{now:%H:%M}"))

    def _count_drafts(self) -> None:
        count = len(self.context.drafts)
        text = (
            self.tr("%n draft(s) saved on this computer", "", count) if count else self.tr("No drafts on this computer")
        )
        self.status.set_drafts(text)

    def _show_scope(self) -> None:
        scope = self.context.scope
        tip = scope.name or self.tr("Team: all accounts")
        self.rail.person.set_person(scope.name, tip)

        def tell(rows: list[PersonRow]) -> None:
            mine = next((row.accounts for row in rows if row.id == scope.person_id), None)
            total = sum(row.accounts for row in rows)
            if scope.person_id is not None:
                self.status.set_scope(self.tr("My accounts · {count}").format(count=mine or 0))
            else:
                self.status.set_scope(self.tr("Team · {count} accounts").format(count=total))

        self.context.runner.ask(self, people, tell, slot="scope")

    def _undone(self, text: str, was_undo: bool) -> None:
        words = self.tr("Undone: {what}") if was_undo else self.tr("Done again: {what}")
        self.toast.say(words.format(what=text))

    def retheme(self) -> None:
        self.setMinimumSize(SMALLEST[0], SMALLEST[1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "?" and not types_text():
            self.show_keys()
            return
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


def _first_scope(reader: Any) -> tuple[list[PersonRow], UUID | None]:
    return people(reader), me(reader)
