"""The settings: sections at the left, one of them at the right."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.context import Context
from ui.options.section import Shape
from ui.options.section_list import ROW, WIDTH, OptionsList
from ui.options.sections import Section, sections_for
from ui.theme.look import px
from ui.widgets.scrolling import ScrollArea, scrolled
from ui.widgets.themed import Themed

WIDEST = 860
BAR = 12
"""What the bar of the sections takes, also while there is none, so that nothing moves."""
HEARD = ("language_chosen", "database_asked", "password_changed")
"""Signals of a section that are for the frame of the window."""


class OptionsPage(Themed, QWidget):
    """Sections are built when first opened. Leaving one asks nothing: what is typed stays there."""

    title_changed = Signal()
    language_chosen = Signal(str)
    database_asked = Signal()
    password_changed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._sections: tuple[Section, ...] = ()
        self._built: dict[str, QWidget] = {}
        self._around: dict[str, QWidget] = {}
        self._current = ""
        self.list = OptionsList(self)
        self.list.picked.connect(self.open_section)
        self.list.left.connect(lambda page: context.navigate(page))
        self._stack = QStackedWidget(self)
        self._row = QHBoxLayout(self)
        # The sections are taller than the smallest window, and each scrolls beside them: one bar for what it moves.
        self._beside = scrolled(self.list)
        self._beside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row.addWidget(self._beside)
        self._row.addWidget(self._stack, 1)
        keys = QShortcut(QKeySequence.StandardKey.Save, self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.save)
        context.scope.changed.connect(self._offer)
        self.setFocusProxy(self.list)
        self._offer()
        self.start_look()

    def page_title(self) -> str:
        return self.tr("Settings")

    def page_subtitle(self) -> str:
        return next((section.words() for section in self._sections if section.id == self._current), "")

    def page_actions(self) -> list[QWidget]:
        return []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Open the section that is asked for, else the one left last, and begin something there."""
        self.open_section(str(arguments.get("section") or self._current))
        if "begin" in arguments and hasattr(self.section(), "begin"):
            self._put_in_view(self._current)
            self.section().begin(arguments["begin"])

    def state(self) -> dict[str, object]:
        return {"section": self._current}

    def section(self, key: str = "") -> Any:
        """Return a section that was opened; the one in view when none is named."""
        return self._built[key or self._current]

    def open_section(self, key: str) -> None:
        """Show a section; one that this person may not see opens the first."""
        found = next((section for section in self._sections if section.id == key), self._sections[0])
        self._current = found.id
        self.list.choose(found.id)
        self._beside.ensureWidgetVisible(self.list.button(found.id), 0, px(ROW))
        self.title_changed.emit()
        if found.id in self._built:
            self._put_in_view(found.id)
        else:
            self._context.runner.in_turns(self, self._opening(found))
        self.section().load()

    def _opening(self, section: Section) -> Iterator[None]:
        """Make a section, then show it: Qt dresses each part when it comes into the window, which takes as long."""
        self._build(section)
        yield
        self._put_in_view(section.id)

    def _put_in_view(self, key: str) -> None:
        """Show what a section has now, unless another one was opened meanwhile."""
        if key == self._current:
            around = self._around[key]
            if self._stack.indexOf(around) < 0:
                self._stack.addWidget(around)
            self._stack.setCurrentWidget(around)

    def save(self) -> None:
        """Save the section in view (Ctrl+S)."""
        section = self.section()
        if isinstance(section, Shape):
            section.save()

    def _build(self, section: Section) -> None:
        made = section.make(self._context)
        for name in HEARD:
            if hasattr(made, name):
                getattr(made, name).connect(getattr(self, name))
        if isinstance(made, Shape):
            made.marked.connect(lambda: self._mark(section.id))
        self._built[section.id] = made
        self._around[section.id] = around = _scrolled(made)
        foot = getattr(made, "foot", None)
        if isinstance(foot, QWidget):
            self._around[section.id] = _over(around, foot)

    def _mark(self, key: str) -> None:
        made = self._built[key]
        if isinstance(made, Shape):
            wrong = bool(getattr(made, "problems", ()))
            self.list.mark(key, made.is_changed(), wrong)

    def _offer(self) -> None:
        """Offer what the person may see whose accounts are shown."""
        self._sections = sections_for(self._context.scope.rights)
        self.list.set_sections(self._sections, self._context.scope.rights)
        for key in self._built:
            self._mark(key)
        if self._current and self.isVisible():
            self.open_section(self._current)

    def retheme(self) -> None:
        self._beside.setFixedWidth(px(WIDTH) + px(BAR))
        self._row.setContentsMargins(px(24), px(4), px(24), px(16))
        self._row.setSpacing(px(24) - px(BAR))


def _scrolled(inner: QWidget) -> QWidget:
    area = ScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, px(12), 0)
    inner.setMaximumWidth(px(WIDEST))
    row.addWidget(inner, 1)
    row.addStretch(0)
    area.setWidget(holder)
    return area


def _over(area: QWidget, foot: QWidget) -> QWidget:
    """Put a bar under what scrolls."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    column.addWidget(area, 1)
    foot.setMaximumWidth(px(WIDEST))
    column.addWidget(foot)
    return holder
