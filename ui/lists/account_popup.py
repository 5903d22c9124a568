"""An account that is typed in part and chosen from what is found."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from crm.domain.changes import Kind
from crm.usecases.search import Hit, opened_lately, search
from ui.context import Context
from ui.shell.recents import Recents
from ui.theme.look import px
from ui.widgets.choice_list import Choice, ChoiceList
from ui.widgets.forms.text_line import TextLine
from ui.widgets.popup import Popup

WIDTH = 320
TYPING = 120
SHOWN = 20
NONE = "-"
_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AccountPopup(Popup):
    """`picked(account id or None)`: what was opened lately, and by name, pinyin and number what the palette finds."""

    picked = Signal(object)

    def __init__(self, context: Context, has_account: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._has_account = context, has_account
        self._recent = Recents(context).ids()
        self.line = TextLine()
        self.line.setPlaceholderText(self.tr("Name, pinyin or number of an account"))
        self.line.setAccessibleName(self.tr("Account"))
        self.line.installEventFilter(self)
        self.list = ChoiceList(single=True)
        self.list.setAccessibleName(self.tr("Accounts"))
        self.list.toggled.connect(self._chosen)
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self.look)
        self.line.textChanged.connect(lambda _text: self._typing.start())
        self.body.addWidget(self.line)
        self.body.addWidget(self.list)
        self._show([])

    def begin(self, anchor: QWidget) -> None:
        """Open under a control with the cursor in the line."""
        self.open_under(anchor, px(WIDTH))
        self.line.setFocus()
        self.look()

    def look(self) -> None:
        """Look for what is typed."""
        words, own, recent = self.line.text(), self._context.scope.person_id, self._recent

        def read(reader: Any) -> list[Hit]:
            if not words.strip():
                return opened_lately(reader, recent)[:SHOWN]
            return search(reader, words, SHOWN, (Kind.ACCOUNT,), own=own, recent=recent)

        self._context.runner.ask(
            self,
            read,
            self._show,
            lambda _error: None,
            slot="accounts",
        )

    def _show(self, hits: Sequence[Hit]) -> None:
        nothing = [Choice(NONE, self.tr("No account"))] if self._has_account else []
        found = [Choice(str(hit.id), hit.title, segment=hit.segment) for hit in hits]
        self.list.set_choices([*found, *nothing], ())
        self.list.setVisible(bool(found or nothing))
        if found:
            self.list.setCurrentRow(0)
        self.adjustSize()

    def _chosen(self, value: str, _on: bool) -> None:
        self.close()  # first: whoever is told may give the keyboard on
        self.picked.emit(None if value == NONE else UUID(value))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TO_LIST:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)
