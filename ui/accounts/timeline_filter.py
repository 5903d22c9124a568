"""Which kinds of entries a timeline shows, and the words that they hold."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.timeline import EntryKind
from ui.accounts.entries import kind_name
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choice_list import Choice
from ui.widgets.filter_popup import FilterPopup
from ui.widgets.forms.text_line import TextLine

TYPING = 200


class TimelineFilter(QWidget):
    """A button for the kinds and one for words; `changed()` when either is another one."""

    changed = Signal()
    find_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds: tuple[EntryKind, ...] = ()
        self.popup: FilterPopup | None = None
        self.button = Button("", icon="funnel-simple")
        self.button.clicked.connect(self._offer)
        self.search = IconButton("magnifying-glass", self.tr("Find in the timeline"), "Ctrl+F", framed=True)
        self.search.clicked.connect(self.find_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.button)
        row.addWidget(self.search)
        self._say()

    def choose(self, kinds: Iterable[EntryKind]) -> None:
        """Show some kinds, or every kind when none is named."""
        self.kinds = tuple(kinds)
        self._say()
        self.changed.emit()

    def _offer(self) -> None:
        self.popup = FilterPopup(self.tr("Types"), False, self)
        self.popup.picked.connect(self._picked)
        choices = [Choice(kind.value, kind_name(kind)) for kind in EntryKind]
        self.popup.set_choices(choices, [kind.value for kind in self.kinds])
        self.popup.open_under(self.button, px(220))

    def _picked(self, values: list[str]) -> None:
        self.choose([kind for kind in EntryKind if kind.value in values])

    def _say(self) -> None:
        if not self.kinds:
            self.button.setText(self.tr("All types"))
        elif len(self.kinds) == 1:
            self.button.setText(kind_name(self.kinds[0]))
        else:
            self.button.setText(self.tr("%n types", "", len(self.kinds)))
        self.button.setAccessibleName(self.tr("Types: {types}").format(types=self.button.text()))
        self.button.updateGeometry()


class FindLine(TextLine):
    """Words that entries hold; Esc empties and closes it. `sought(words)` when typing rests."""

    sought = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setPlaceholderText(self.tr("Find in everything that happened here"))
        self.setAccessibleName(self.tr("Find in the timeline"))
        self.setClearButtonEnabled(True)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self.seek)
        self.textChanged.connect(lambda _: self._typing.start())
        self.returnPressed.connect(self.seek)
        self._sought = ""
        self.hide()

    def seek(self) -> None:
        """Ask for the words at once."""
        self._typing.stop()
        if self.words() != self._sought:
            self._sought = self.words()
            self.sought.emit(self._sought)

    def words(self) -> str:
        return self.text().strip()

    def open(self) -> None:
        """Show the line with the cursor in it."""
        self.show()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def finish(self) -> None:
        """Look for nothing any more."""
        self.clear()
        self.seek()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)
