"""What stands where the rows are: the table, what is true when there are none, or what went wrong."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from ui.lists.spec import Emptiness, ListSpec
from ui.lists.state import ListState
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.table.view import TableView


class ListBody(QStackedWidget):
    """`acted(page)` when the button of an empty list is pressed, with "" where it leads to other rows."""

    acted = Signal(str)
    retried = Signal()

    def __init__(self, table: TableView, spec: ListSpec) -> None:
        super().__init__()
        self._table, self._spec, self._page = table, spec, ""
        self.empty = EmptyState(spec.icon, "")
        self.empty.acted.connect(lambda: self.acted.emit(self._page))
        self.problem = ErrorPanel()
        self.problem.retry.connect(self.retried)
        failed = QWidget()
        column = QVBoxLayout(failed)
        column.setContentsMargins(px(20), px(20), px(20), px(20))
        column.addWidget(self.problem)
        self._failed = failed
        self._skeleton = Skeleton(self)
        for part in (table, self.empty, failed):
            self.addWidget(part)

    def wait(self) -> None:
        """Something is asked; grey rows appear where nothing can be seen yet."""
        if self.currentWidget() is self._table and self._table.model().rowCount() == 0:
            self._skeleton.start()

    def show_list(self, has_nothing: bool, state: ListState, has_rows: bool) -> None:
        """Show the rows, or say which kind of emptiness this is; `has_nothing` at all is one."""
        self._skeleton.stop()
        if has_rows:
            self._show(self._table)
            return
        words = self._emptiness(has_nothing, state)
        self._page = words.page
        self.empty.set_words(self._spec.icon, words.title, words.detail, words.action)
        self._show(self.empty)

    def show_error(self, error: BaseException) -> None:
        """Say what went wrong and offer to try again."""
        self._skeleton.stop()
        self.problem.set_error(self._spec.words.failed, sentence(error), repr(error))
        self._show(self._failed)

    def _show(self, part: QWidget) -> None:
        """Show a part; when the focus is in the one before, it goes along. Loading anew moves it nowhere."""
        before, focused = self.currentWidget(), QApplication.focusWidget()
        has_focus = before is not None and focused is not None and before.isAncestorOf(focused)
        self.setCurrentWidget(part)
        if has_focus and part is self._table and before is not part:
            part.setFocus()

    def _emptiness(self, has_nothing: bool, state: ListState) -> Emptiness:
        words = self._spec.words
        if state.is_narrowed:
            return Emptiness(self.tr("Nothing matches"), words.hidden, self.tr("Clear filters"))
        if has_nothing or state.view not in words.nothing_left:
            return words.nothing_yet
        return words.nothing_left[state.view]
