"""The list of sections at the left: icon, name, and a mark for what is changed or wrong."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.permits import Rights
from ui.options.sections import Section, group_words
from ui.theme.look import colour, pixmap, px
from ui.widgets.labels import Overline
from ui.widgets.leaving import empty
from ui.widgets.paint import dot, focus_ring, rounded, shows_focus, words
from ui.widgets.themed import Themed
from ui.widgets.tips import literal

WIDTH = 216
WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)
ROW = 36


class OptionsList(Themed, QWidget):
    """Arrows, Home and End walk and open at once; Tab leaves to the section. `left(page)` asks for another page."""

    picked = Signal(str)
    left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: dict[str, SectionButton] = {}
        self._column = QVBoxLayout(self)
        self.start_look()

    def set_sections(self, sections: Sequence[Section], rights: Rights) -> None:
        """Show these sections under the headings of their groups, and the pages beside them that may be seen."""
        empty(self._column)
        self._buttons = {}
        group = ""
        for section in sections:
            if section.group != group:
                group = section.group
                self._column.addSpacing(px(12) if self._buttons else 0)
                self._column.addWidget(Overline(group_words(group)))
            button = SectionButton(section.icon, section.words(), self)
            button.clicked.connect(lambda _checked=False, key=section.id: self.picked.emit(key))
            self._buttons[section.id] = button
            self._column.addWidget(button)
        self._add_links(rights)
        self._column.addStretch(1)

    def _add_links(self, rights: Rights) -> None:
        """Offer the pages that have no place on the rail, under the sections."""
        translate = QCoreApplication.translate
        every = (
            ("audit", "clock-counter-clockwise", translate("Places", "Log of changes")),
            ("bin", "trash", translate("Places", "Bin")),
            ("duplicates", "copy", translate("Places", "Duplicates")),
        )
        links = [each for each in every if rights.sees(each[0])]
        if links:
            self._column.addSpacing(px(12))
            self._column.addWidget(Overline(self.tr("Data")))
        for page, icon, text in links:
            link = SectionButton(icon, text, self)
            link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            link.clicked.connect(lambda _checked=False, page=page: self.left.emit(page))
            self._column.addWidget(link)

    def choose(self, key: str) -> None:
        """Mark a section as the one in view; it alone is a stop of Tab."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == key else Qt.FocusPolicy.ClickFocus)
        if key in self._buttons:
            self.setFocusProxy(self._buttons[key])

    def mark(self, key: str, changed: bool, wrong: bool) -> None:
        """Show that something of a section is not saved, or cannot be."""
        if key in self._buttons:
            self._buttons[key].mark(changed, wrong)

    def button(self, key: str) -> "SectionButton":
        """Return the line of a section."""
        return self._buttons[key]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = list(self._buttons)
        here = next((place for place, key in enumerate(keys) if self._buttons[key].isChecked()), 0)
        steps = {Qt.Key.Key_Up: here - 1, Qt.Key.Key_Down: here + 1, Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(keys) - 1}
        place = steps.get(Qt.Key(event.key()))
        if place is None:
            super().keyPressEvent(event)
        elif 0 <= place < len(keys):
            self.picked.emit(keys[place])
            self._buttons[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Sections of the settings"))

    def retheme(self) -> None:
        self.setFixedWidth(px(WIDTH))
        self._column.setContentsMargins(0, px(4), 0, 0)
        self._column.setSpacing(px(2))


class SectionButton(Themed, QAbstractButton):
    """One section, or a page beside them."""

    def __init__(self, icon: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self.is_changed, self.is_wrong = icon, False, False
        self.setText(text)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.mark(False, False)
        self.start_look()

    def mark(self, changed: bool, wrong: bool) -> None:
        """Show a sign of what is wrong, else a dot for what is not saved."""
        self.is_changed, self.is_wrong = changed, wrong
        state = self.tr("has a problem") if wrong else self.tr("not saved yet") if changed else ""
        self.setAccessibleName(", ".join(part for part in (self.text(), state) if part))
        self.setToolTip(literal(state))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the list: a button would only hand the focus on."""
        if event.key() in WALK:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Leave it to the page which section is in view."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH), px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area, current = QRectF(self.rect()), self.isChecked()
        if current or self.underMouse():
            rounded(painter, area, px(6), fill=colour("selected" if current else "hover"))
        if current:
            rounded(painter, QRectF(0, px(8), px(3), area.height() - px(16)), 1.5, fill=colour("accent"))
        ratio, top = self.devicePixelRatioF(), round(area.center().y() - px(9))
        name = f"{self._icon}-fill" if current else self._icon
        painter.drawPixmap(px(12), top, pixmap(name, "accent" if current else "text2", 18, ratio))
        line = area.adjusted(px(40), 0, -px(32 if self.is_wrong or self.is_changed else 12), 0)
        words(painter, line, self.text(), "body_strong" if current else "body_medium", "text")
        if self.is_wrong:
            painter.drawPixmap(
                round(area.right() - px(26)), top + px(1), pixmap("warning-circle-fill", "danger", 16, ratio)
            )
        elif self.is_changed:
            dot(painter, QPointF(area.right() - px(18), area.center().y()), px(4), colour("accent"))
        if shows_focus(self):
            focus_ring(painter, area, px(6))
