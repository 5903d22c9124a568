"""The pages that are built: the ones looked at last, and those that cannot come back as they were.

All pages of the program take 60 MB, most of it for the style sheet of the parts that nobody looks at.
"""

from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QPlainTextEdit, QStackedWidget, QTextEdit, QWidget

from ui.background import Runner
from ui.pages import BY_ID
from ui.thrift import give_back

KEPT = 8
"""So many passing pages stay built; another one takes the place of the one that was looked at longest ago."""


class Shelf:
    """Holds the pages by id; a passing page that goes is left as it was, and comes back so."""

    def __init__(self, stack: QStackedWidget, runner: Runner) -> None:
        self._stack = stack
        self._runner = runner
        self._built: dict[str, QWidget] = {}
        self._left: dict[str, dict[str, Any]] = {}
        self._gone: set[str] = set()

    def __contains__(self, page: str) -> bool:
        return page in self._built

    def __getitem__(self, page: str) -> QWidget:
        return self._built[page]

    def put(self, page: str, widget: QWidget) -> None:
        """Keep a page that was built."""
        self._built[page] = widget

    def leave(self, page: str, state: dict[str, Any]) -> None:
        """Know how a page is left."""
        self._left[page] = state

    def look_at(self, page: str) -> dict[str, Any]:
        """Note that a page is looked at; return how it was left when it is built anew, else nothing."""
        self._built[page] = self._built.pop(page)
        came_back = page in self._gone
        self._gone.discard(page)
        return self._left.get(page, {}) if came_back else {}

    def let_go(self) -> None:
        """Take apart the passing pages that were looked at longest ago, but none in which something is going on."""
        passing = [page for page in self._built if BY_ID[page].passing]
        idle = [page for page in passing[:-KEPT] if self._may_go(self._built[page])]
        for page in idle:
            widget = self._built.pop(page)
            self._gone.add(page)
            self._stack.removeWidget(widget)
            take_apart(widget)
        if idle:
            self._runner.ask(self._stack, lambda _reader: give_back(), slot="memory")

    def _may_go(self, page: QWidget) -> bool:
        return page is not self._stack.currentWidget() and not self._runner.works_for(page) and not is_in_use(page)


def is_in_use(page: QWidget) -> bool:
    """Say whether something was typed in a page, rows are checked, or a window of it is open."""
    texts: list[QPlainTextEdit | QTextEdit] = [*page.findChildren(QPlainTextEdit), *page.findChildren(QTextEdit)]
    return (
        any(line.isModified() for line in page.findChildren(QLineEdit))
        or any(text.document().isModified() and not text.document().isEmpty() for text in texts)
        or any(getattr(view.model(), "checked_count", 0) for view in page.findChildren(QAbstractItemView))
        or any(part.isWindow() and part.isVisible() for part in page.findChildren(QWidget))
    )


def take_apart(page: QWidget) -> None:
    """Let a page go with what it read: its parts know each other, and would hold that until somebody looks for it."""
    # The top bar has taken the page's buttons in.
    tops = (*getattr(page, "page_actions", list)(), page)
    kept = [vars(part) for top in tops for part in (top, *top.findChildren(QObject))]

    def forget() -> None:
        for each in kept:
            each.clear()

    # Its parts end after it, and filter each other's events until then.
    page.destroyed.connect(lambda: QTimer.singleShot(0, forget))
    for top in tops:
        top.deleteLater()
