"""One account of the call list: whom to call, the number, and how the call ended."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.outage_desk import AffectedRow
from crm.domain.outages import NoticeResult
from ui.outages.words import result_name
from ui.theme.look import px
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.menus import Menu, in_menu

RESULTS = (NoticeResult.DELIVERED, NoticeResult.NO_ANSWER, NoticeResult.WRONG_NUMBER, NoticeResult.REFUSED)


class _ResultMenu(Menu):
    """A menu of one use whose lines are chosen by the keys beside them, which Qt leaves alone in an open menu."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.text().upper()
        for action in self.actions() if pressed else ():
            if action.shortcut().toString() == pressed:
                self.close()
                action.trigger()
                return
        super().keyPressEvent(event)


class CallLine(QWidget):
    """`called(result)`: the button opens how it ended, D, N, W and R choose it."""

    called = Signal(object)

    def __init__(self, row: AffectedRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        contact = row.contacts[0] if row.contacts else None
        name = contact.name if contact is not None else self.tr("No contact known")
        number = (contact.phone if contact is not None else None) or self.tr("no number")
        self.call = Button(self.tr("Call"), icon="phone")
        self.call.setAccessibleName(self.tr("Call {name}, {account}").format(name=name, account=row.name))
        self.call.clicked.connect(self.ask)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        first = QHBoxLayout()
        first.setSpacing(px(6))
        first.addWidget(ElidedLabel(name, "body_medium"), 1)
        # The number is dialled from here: the name gives way before it is cut.
        first.addWidget(Text(number, "small"))
        lines.addLayout(first)
        lines.addWidget(ElidedLabel(row.name, "small", "text2"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, px(4), 0, px(4))
        line.setSpacing(px(8))
        line.addWidget(Avatar(name))
        line.addLayout(lines, 1)
        line.addWidget(self.call)

    def ask(self) -> None:
        """Offer how the call ended."""
        menu = _ResultMenu(self)
        for result, key in zip(RESULTS, "DNWR", strict=True):
            action = menu.addAction(in_menu(result_name(result).capitalize()))
            action.setShortcut(key)
            action.triggered.connect(lambda _on=False, result=result: self.called.emit(result))
        menu.popup(self.call.mapToGlobal(self.call.rect().bottomLeft()))
