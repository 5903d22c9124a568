"""How far an export is, and the way to stop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.labels import ElidedLabel
from ui.widgets.progress import Bar


class ExportBar(QWidget):
    """How far an export is, and *Cancel*."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = ElidedLabel("", "small", "text2")
        self.bar = Bar()
        self.cancel = Button(self.tr("Cancel"), Look.QUIET)
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        row.addWidget(self.words)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)

    def show_step(self, done: int, total: int) -> None:
        """Show how many rows of how many are written."""
        self.words.set_text(self.tr("Exporting {done} of {total}").format(done=f"{done:,}", total=f"{total:,}"))
        self.bar.set_share(done / total if total else 0.0)
