"""The one question before something is deleted for good."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.labels import Text
from ui.widgets.popup import Popup

WIDTH = 340


class PurgePopup(Popup):
    """`agreed` by the button; Esc, a click beside it or Keep leave everything as it is."""

    agreed = Signal()

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.keep = Button(self.tr("Keep"))
        self.keep.clicked.connect(self.close)
        self.purge = Button(self.tr("Delete for good"), "danger")
        self.purge.clicked.connect(self._agree)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.purge)
        self.body.setSpacing(px(8))
        self.body.addWidget(Text(self.tr("Delete %n entry(s) for good?", "", count), "card", wrap=True))
        said = self.tr("What was deleted along goes too. Undo cannot bring it back.")
        self.body.addWidget(Text(said, "body", "text2", wrap=True))
        self.body.addLayout(row)

    def begin(self, anchor: QWidget) -> None:
        """Open beside a control; the cursor is on what changes nothing."""
        self.open_under(anchor, px(WIDTH))
        self.keep.setFocus()

    def _agree(self) -> None:
        self.agreed.emit()
        self.close()
