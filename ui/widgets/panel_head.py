"""The head of a side panel: whom the row is about, a second line, and the button that closes the panel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.codes import Segment
from ui.theme.look import px
from ui.widgets.buttons import IconButton
from ui.widgets.labels import NameLabel, Text
from ui.widgets.marks import SegmentMark


class PanelHead(QVBoxLayout):
    """Takes a panel's buttons below; `before_close` stands beside the button that closes, no segment has no mark.

    It is a layout and no widget of its own: names of two lines get their height only from the panel itself.
    """

    closed = Signal()

    def __init__(self, *before_close: QWidget) -> None:
        super().__init__()
        self.mark, self.title = SegmentMark(None), NameLabel("", "heading")
        self.second = Text("", "small", "text2", wrap=True)
        close = IconButton("x", self.tr("Close the panel"), "Ctrl+\\")
        close.clicked.connect(self.closed)
        line = QHBoxLayout()
        line.setSpacing(px(8))
        line.addWidget(self.mark)
        line.addWidget(self.title, 1)
        for part in (*before_close, close):
            line.addWidget(part)
        self.setContentsMargins(px(20), px(12), px(12), px(12))
        self.setSpacing(px(4))
        self.addLayout(line)
        self.addWidget(self.second)

    def show_row(self, title: str, second: str, segment: Segment | None = None) -> None:
        """Show whom the current row is about."""
        self.mark.setVisible(segment is not None)
        self.mark.set_segment(segment)
        self.title.set_text(title)
        self.second.set_text(second)
