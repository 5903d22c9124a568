"""Saving, renaming, moving and deleting a view: each a command that can be undone."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from crm.domain.lists import ListKind
from crm.domain.views import SavedViewRow, ViewDefinition
from crm.usecases.views import overwrite_view, remove_view, rename_view, reorder_views, save_view
from ui.context import Context
from ui.lists.name_popup import NamePopup
from ui.lists.popups import close
from ui.lists.views import ListViews
from ui.widgets.menus import Menu, in_menu


class ViewCommands(QObject):
    """Offers what can be done with a view. `saved(key)` after one was made or overwritten, `reverted` asks for what
    it was saved as."""

    saved = Signal(str)
    reverted = Signal()

    def __init__(self, context: Context, kind: ListKind, anchor: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._kind, self._anchor, self._page = context, kind, anchor, parent

    def offer(self, views: ListViews, definition: ViewDefinition, is_changed: bool, place: QPoint) -> QMenu:
        """Open the menu of the view in view; a built-in one cannot be overwritten and stays where it is."""
        view = views.own()
        menu = Menu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if view is not None and is_changed:
            words = self.tr("Save changes to {name}").format(name=in_menu(view.name))
            menu.addAction(words).triggered.connect(lambda: self.overwrite(view, definition))
        menu.addAction(self.tr("Save as a new view…")).triggered.connect(lambda: self.ask_name(definition))
        if is_changed:
            menu.addAction(self.tr("Undo the changes")).triggered.connect(self.reverted)
        if view is not None:
            menu.addSeparator()
            self._offer_places(menu, views, view)
            menu.addAction(self.tr("Rename…")).triggered.connect(lambda: self.ask_new_name(view))
            menu.addAction(self.tr("Delete the view")).triggered.connect(lambda: self.remove(view))
        menu.popup(place)
        return menu

    def _offer_places(self, menu: QMenu, views: ListViews, view: SavedViewRow) -> None:
        """Offer the place before and the place after a view among one's own."""
        for words, by in ((self.tr("Move to the left"), -1), (self.tr("Move to the right"), 1)):
            order = views.moved(view.id, by)
            if order is not None:
                menu.addAction(words).triggered.connect(lambda _=False, order=order: self.reorder(view, order))

    def ask_name(self, definition: ViewDefinition) -> NamePopup:
        """Ask for the name of a new view."""
        popup = NamePopup(self.tr("Save as a new view"), self.tr("Save view"), self._page, hint=self.tr("Name"))
        popup.given.connect(lambda name: self._save(popup, name, definition))
        popup.begin(self._anchor)
        return popup

    def _save(self, popup: NamePopup, name: str, definition: ViewDefinition) -> None:
        def done(view_id: UUID) -> None:
            close(popup)
            self.saved.emit(str(view_id))
            self._context.toast(self.tr("Saved the view {name}").format(name=name.strip()), undo=True)

        self._context.runner.do(
            self._page,
            lambda work: save_view(work, self._kind, work.actor.person_id, name, definition),
            done,
            popup.show_problem,
            undo_text=self.tr("new view {name}").format(name=name.strip()),
        )

    def overwrite(self, view: SavedViewRow, definition: ViewDefinition) -> None:
        """Let a view keep what is shown now."""

        def done(_version: int) -> None:
            self.saved.emit(str(view.id))
            self._context.toast(self.tr("Saved the view {name}").format(name=view.name), undo=True)

        self._context.runner.do(
            self._page,
            lambda work: overwrite_view(work, view.id, view.version, definition),
            done,
            self._context.show_error,
            undo_text=self.tr("change of the view {name}").format(name=view.name),
        )

    def ask_new_name(self, view: SavedViewRow) -> NamePopup:
        """Ask for another name of a view."""
        popup = NamePopup(self.tr("Rename the view"), self.tr("Rename"), self._page, view.name)
        popup.given.connect(lambda name: self._rename(popup, view, name))
        popup.begin(self._anchor)
        return popup

    def _rename(self, popup: NamePopup, view: SavedViewRow, name: str) -> None:
        self._context.runner.do(
            self._page,
            lambda work: rename_view(work, view.id, view.version, name),
            lambda _version: close(popup),
            popup.show_problem,
            undo_text=self.tr("new name of the view {name}").format(name=view.name),
        )

    def reorder(self, view: SavedViewRow, order: Sequence[UUID]) -> None:
        """Put one's own views in another order because one of them was moved."""
        self._context.runner.do(
            self._page,
            lambda work: reorder_views(work, self._kind, work.actor.person_id, order),
            fail=self._context.show_error,
            undo_text=self.tr("move of the view {name}").format(name=view.name),
        )

    def remove(self, view: SavedViewRow) -> None:
        """Put a view into the bin."""
        self._context.runner.do(
            self._page,
            lambda work: remove_view(work, view.id, view.version),
            lambda _none: self._context.toast(self.tr("Deleted the view {name}").format(name=view.name), undo=True),
            self._context.show_error,
            undo_text=self.tr("deletion of the view {name}").format(name=view.name),
        )
