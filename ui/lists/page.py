"""The one page of all long lists: saved views, chips, a table over an id window, a foot, a side panel."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.lists import EVERYTHING, ListQuery, SortKey
from crm.domain.views import SavedViewRow
from ui.context import Context
from ui.lists.actions import Action
from ui.lists.arrangement import Arrangement
from ui.lists.body import ListBody
from ui.lists.current import lead_to_account
from ui.lists.export import ListExport
from ui.lists.filters import ListFilters
from ui.lists.foot import ListFoot
from ui.lists.loader import Former, ListLoader, Loaded
from ui.lists.memory import ListMemory
from ui.lists.pill import NewRowsPill
from ui.lists.row_actions import account_actions
from ui.lists.row_menu import RowMenu, is_command
from ui.lists.saving import ViewCommands
from ui.lists.spec import ListPanel, ListSpec
from ui.lists.state import ListState
from ui.lists.sums import ListSums
from ui.lists.view_bar import ViewBar
from ui.lists.views import ListViews, as_definition, from_arguments
from ui.theme.look import px
from ui.undo import UndoStack
from ui.widgets.buttons import IconButton
from ui.widgets.card import Card
from ui.widgets.filters import FilterBar
from ui.widgets.side_sheet import SidePlace
from ui.widgets.side_widths import SideWidths
from ui.widgets.table.column import editable
from ui.widgets.table.model import IdWindowModel
from ui.widgets.table.spot import RowSpot
from ui.widgets.table.view import TableView


class ListPage(QWidget):
    """Refresh and sort keep the selection; the panel follows the current row.

    A page of a list says what its rows open: `open_row`, `plan_row` and `row_actions` are there to be given.
    """

    title_changed = Signal()

    def __init__(self, context: Context, spec: ListSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.spec = context, spec
        self._sort = spec.sort
        self._counts: dict[str, int] = {}
        self._waiting: Loaded | None = None
        self._wanted_row: UUID | None = None
        self._wanted_view = ""
        self.memory = ListMemory(context.settings, spec.kind)
        self.loader = ListLoader(context, spec.kind, self)
        self.views = ListViews(spec)
        days = (context.clock.today, context.workdays.calendar)
        self.chips = ListFilters(spec, self.loader, self.query, *days, self)
        self.bar = ViewBar()
        self.filters = FilterBar(self.chips.all(), spec.words.filter_hint)
        self.model = IdWindowModel(editable(spec.columns, context.may("do.edit_account")), self.loader.rows, self)
        self.table = TableView(self.model)
        self.body = ListBody(self.table, spec)
        self.arrangement = Arrangement(spec, self.memory, self.table, self)
        self.pill = NewRowsPill(self.table)
        self.saving = ViewCommands(context, spec.kind, self.bar.save, self)
        self.exporting = ListExport(self, self)
        actions = self.row_actions()
        self.menu = RowMenu(self, actions)
        self.foot = ListFoot(spec.words.hint, [action for action in actions if action.in_bar])
        self.sums = ListSums(spec.words, self.loader, self.model, self.foot)
        self._spot = RowSpot(self.table)
        self.side: SidePlace | None = None
        self.panel: ListPanel | None = None
        self._build()
        self._connect()
        self._offer()
        self.arrangement.show(())

    @property
    def commands(self) -> list[Action]:
        """What whoever acts now may do with rows."""
        return self.menu.commands

    # -- what a page of a list gives

    def open_row(self, key: UUID) -> None:
        """Open the page of a row: that of its account unless a list says otherwise."""
        lead_to_account(self, key)

    def plan_row(self, key: UUID) -> None:
        """Open the planner for the account of a row."""
        lead_to_account(self, key, "planner", "account_id")

    def row_actions(self) -> list[Action]:
        """Return what can be done with the chosen rows."""
        return account_actions(self)

    def common_tags(self, rows: list[Any]) -> set[str]:
        """Return the tags that all of these rows have."""
        return set()

    # -- what the frame asks

    def page_title(self) -> str:
        return self.spec.words.title

    def page_subtitle(self) -> str:
        return self.context.scope.name or self.tr("Team")

    def page_actions(self) -> list[QWidget]:
        return []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show a view as it was left, or narrowed as the arguments say."""
        view = str(arguments.get("view") or self.views.chosen)
        if not self.views.knows(view):
            self._wanted_view, view = view, self.spec.views[0].key
        state = self.views.choose(view)
        if arguments.keys() & {"values", "text", "sort", "view"}:
            state = from_arguments(arguments, self.views.definition(view))
        self._wanted_row = arguments.get("row")
        self._look_at(state)
        self.table.setFocus()

    def state(self) -> dict[str, Any]:
        return {"view": self.views.chosen, **self.present().as_arguments(), "row": self.table.current_id()}

    # -- building

    def _build(self) -> None:
        words = self.spec.words
        self.table.setAccessibleName(words.title)
        self.export = IconButton("download-simple", self.tr("Export what is shown"))
        self.export.clicked.connect(self.ask_export)
        for button in (self.arrangement.density, self.arrangement.columns, self.export):
            self.filters.right.addWidget(button)
        self.card = Card(flush=True)
        self.card.body.addWidget(self.body, 1)
        self.card.add_footer(self.foot)
        body = QHBoxLayout()
        body.setSpacing(px(16))
        body.addWidget(self.card, 1)
        self._add_panel(body)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(px(24), 0, px(24), px(16))
        self.column.setSpacing(px(10))
        self.column.addWidget(self.bar)
        self.column.addWidget(self.filters)
        self.column.addLayout(body, 1)

    def _add_panel(self, body: QHBoxLayout) -> None:
        if self.spec.panel is None or not self.context.may("do.edit_account"):
            return
        self.panel = self.spec.panel(self.context)
        self.side = SidePlace(self, body, self.panel, self.memory.has_panel())
        SideWidths(self, ((self.panel, self.spec.panel_width),))
        self.side.kept.connect(self.memory.keep_panel)
        self.side.appeared.connect(self._show_panel)
        self.panel.closed.connect(self.side.close)

    def _connect(self) -> None:
        self.bar.picked.connect(lambda key: self._look_at(self.views.choose(key)))
        self.bar.save_asked.connect(lambda: self._offer_view(self.views.chosen, self._below(self.bar.save)))
        self.bar.menu_asked.connect(self._offer_view)
        self.saving.saved.connect(self._view_saved)
        self.saving.reverted.connect(self._revert)
        self.arrangement.changed.connect(self._arranged)
        self.filters.changed.connect(self._narrowed)
        self.filters.left.connect(self.table.setFocus)
        self.table.opened.connect(self.open_row)
        self.table.planned.connect(self.plan_row)
        self.table.settled.connect(lambda _key: self._show_panel())
        self.table.sort_asked.connect(self._sorted)
        self.model.edited.connect(self._edited)
        self.foot.bulk.cleared.connect(lambda: self.model.check_all(False))
        self.body.acted.connect(self._empty_acted)
        self.body.retried.connect(self._load)
        self.foot.export.cancelled.connect(self.exporting.cancel)
        self.pill.clicked.connect(self.take_waiting)
        self.context.hub.changed.connect(self._changed)
        self.context.scope.changed.connect(self._change_person)
        QShortcut(QKeySequence("Ctrl+F"), self, self.filters.focus_text)
        QShortcut(QKeySequence("Ctrl+Shift+F"), self, self.filters.clear)

    def _offer(self) -> None:
        self.foot.bulk.offer([action.key for action in self.commands])

    def _change_person(self) -> None:
        """Ask again for what is in view; a page that is not asks when it is shown. Rows of the other one are let go."""
        self._offer()
        self.model.check_all(False)
        if self.isVisible():
            self._load()

    # -- what is asked

    def present(self) -> ListState:
        """Return how the list is looked at now."""
        base = self.views.definition(self.views.chosen)
        columns = self.arrangement.kept() if base.columns else ()
        return ListState(base.view, self.filters.values(), self.filters.text(), self._sort, columns)

    def query(self) -> ListQuery:
        """Return what the database is asked."""
        state = self.present()
        return ListQuery(state.view, self.context.scope.person_id, state.text, state.filters, state.sort)

    def _look_at(self, state: ListState) -> None:
        """Show a view: its filters, order and columns."""
        self._sort = state.sort
        self.table.set_sorted(state.sort)
        self.arrangement.show(state.columns)
        self.filters.set_values(state.filters, state.text)

    def _narrowed(self) -> None:
        self.views.keep(self.present())
        self._load()

    def _sorted(self, sort: tuple[SortKey, ...]) -> None:
        self._sort = sort
        self._narrowed()

    def _arranged(self) -> None:
        self.views.keep(self.present())
        self._show_views()

    # -- views of one's own

    def view_name(self) -> str:
        """Return the name of the view in view."""
        return next((view.label for view in self.bar.views() if view.key == self.views.chosen), "")

    def _offer_view(self, key: str, place: QPoint) -> None:
        """Offer what can be done with a view; it is looked at first when another one is in view."""
        if key != self.views.chosen:
            self._look_at(self.views.choose(key))
        state = self.present()
        definition = as_definition(state, self.arrangement.kept(), state.sort)
        self.saving.offer(self.views, definition, self.views.is_changed(state), place)

    def _view_saved(self, key: str) -> None:
        """Look at a view that was saved; what it was made from is as it was before."""
        self.views.forget(self.views.chosen)
        self.views.forget(key)
        self._wanted_view = key
        self._load()

    def _revert(self) -> None:
        self.views.forget(self.views.chosen)
        self._look_at(self.views.choose(self.views.chosen))

    def _take_views(self, views: Sequence[SavedViewRow]) -> bool:
        """Take one's own views as they are now; say whether another one than before is looked at from now on."""
        wanted, self._wanted_view = self._wanted_view, ""
        is_gone = self.views.set_own(views)
        if wanted and wanted != self.views.chosen and self.views.knows(wanted):
            is_gone = True
            self.views.choose(wanted)
        if is_gone:
            self._look_at(self.views.choose(self.views.chosen))
        return is_gone

    @staticmethod
    def _below(widget: QWidget) -> QPoint:
        return widget.mapToGlobal(QPoint(0, widget.height()))

    # -- loading

    def _load(self, calmly: bool = False) -> None:
        self._show_views()
        if not calmly:
            self._waiting = None
            self.pill.set_count(0)
        self.body.wait()
        seen = self.table.ids_in_view()
        former = Former(self.model.ids(), seen[-1] if seen else None)
        self.loader.ask(self.query(), former, calmly, self._show, self.body.show_error)

    def _show(self, loaded: Loaded) -> None:
        self._counts = loaded.counts
        if self._take_views(loaded.views):
            return
        self._show_views()
        if loaded.calm is not None:
            self._waiting = loaded
            self.pill.set_count(len(loaded.added))
        self.model.set_ids(loaded.ids if loaded.calm is None else loaded.calm)
        everything = self._counts.get(EVERYTHING, len(loaded.ids))
        self.body.show_list(not everything, self.present(), bool(loaded.ids))
        self._choose_row(loaded.ids)
        self.sums.show_list(self.query(), len(loaded.ids), everything)
        self.title_changed.emit()

    def _choose_row(self, ids: Sequence[UUID]) -> None:
        """Make the row current that was asked for, else the first one in view where none is."""
        wanted, self._wanted_row = self._wanted_row, None
        if wanted is not None and self.model.place(wanted) >= 0 and wanted != self.table.current_id():
            self.table.set_current(wanted)
        elif ids and self.table.current_id() is None:
            seen = self.table.ids_in_view()
            self.table.set_current(seen[0] if seen else ids[0], scroll=False)

    def take_waiting(self) -> None:
        """Bring in the rows that came from elsewhere."""
        waiting, self._waiting = self._waiting, None
        self.pill.set_count(0)
        if waiting is not None:
            self.model.set_ids(waiting.ids)
            self.table.scrollToTop()
        self.table.setFocus()

    def _show_views(self) -> None:
        self.bar.set_views(self.views.tabs(self._counts, self.present()))
        self.bar.set_current(self.views.chosen)

    def _show_panel(self) -> None:
        if self.panel is not None and self.panel.isVisible():
            panel, key = self.panel, self.current_id()
            keys = [key] if key is not None else []
            self.model.with_rows(keys, lambda rows: panel.show_row(key, rows[0] if rows else None))

    def _changed(self, changes: Changes, origin: object) -> None:
        watched = self.spec.watched
        others = (kind for kind in watched if kind is not self.spec.row_kind)
        if changes.everything or self.spec.row_kind in changes.elsewhere or changes.touches(*others):
            self.model.renew(self.table.ids_in_view())
        elif changes.touches(self.spec.row_kind):
            self.model.update_ids(changes.ids(self.spec.row_kind))
        if self.isVisible() and changes.touches(*watched, Kind.SAVED_VIEW):
            self._load(calmly=not self._is_own(origin))

    def _is_own(self, origin: object) -> bool:
        """Say whether the user made a change here, or took one back."""
        here = isinstance(origin, QWidget) and (origin is self or self.isAncestorOf(origin))
        return here or isinstance(origin, UndoStack)

    def _empty_acted(self, page: str) -> None:
        if page:
            self.context.navigate(page)
        elif self.present().is_narrowed:
            self.filters.clear()
        else:
            self._look_at(self.views.choose(self.spec.views[0].key))

    # -- rows

    def current_id(self) -> UUID | None:
        return self.table.current_id()

    def chosen(self) -> Sequence[UUID]:
        """Return the rows that a command works on: the checked ones, else the current one."""
        return self.table.chosen_ids()

    def account_in_view(self) -> UUID | None:
        """Return whom a dialog that is opened from everywhere is about here: the account of the current row."""
        row = self.model.row(self.current_id())
        return None if row is None else self.account_of(row)

    def account_of(self, row: Any) -> UUID | None:
        """Return the account of a row."""
        return self.spec.account_of(row)

    def with_chosen(self, then: Callable[[list[Any]], None]) -> None:
        """Hand the chosen rows over, fetched where they are not held."""
        self.model.with_rows(self.chosen(), then)

    def with_accounts(self, then: Callable[[list[UUID]], None]) -> None:
        """Hand over the accounts of the chosen rows, each once."""

        def tell(rows: list[Any]) -> None:
            found = map(self.account_of, rows)
            then(list(dict.fromkeys(key for key in found if key is not None)))

        self.with_chosen(tell)

    def anchor(self) -> QWidget:
        """Return what a popup about the chosen rows opens at: the bar of the checked rows, else the current row."""
        if self.foot.currentWidget() is self.foot.bulk:
            return self.foot.bulk
        return self.row_spot()

    def row_spot(self) -> QWidget:
        """Return a spot at the begin of the current row, for what opens under it."""
        return self._spot.at_current()

    def ask_export(self) -> None:
        """Ask where to, then write what is shown: the checked rows, else all, in the order and columns shown."""
        self.exporting.ask()

    def new_task(self) -> None:
        """Ask for a task for the accounts of the chosen rows."""
        self.run("task")

    def run(self, key: str) -> None:
        """Do what an action does, if there are rows to do it with."""
        self.menu.run(key)

    def _edited(self, key: UUID, column: str, text: str) -> None:
        row, edit = self.model.row(key), self.spec.edits.get(column)
        if row is not None and edit is not None:
            self.context.runner.do(
                self,
                lambda work: edit.write(work, row, text),
                lambda _done: self.table.flash(key, column),
                fail=self.context.show_error,
                undo_text=edit.undo(row),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.menu.by_key(event):
            return
        if event.key() == Qt.Key.Key_Slash and is_command(event):
            self.filters.focus_text()
        else:
            super().keyPressEvent(event)
