"""The bureau's own template for the visit summary: which one, and another or none."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from ui.context import Context
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel

KEPT = "reports/template"


class TemplateLine(QWidget):
    """The choice is kept on this computer; a file that is gone is named when it is used."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.name = ElidedLabel("", "small", "text2")
        self.choose = Button(self.tr("Template…"), icon="file-arrow-up")
        self.choose.clicked.connect(self._ask)
        self.clear = IconButton("x", self.tr("Without a template"))
        self.clear.clicked.connect(lambda: self.use(None))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.choose)
        row.addWidget(self.name, 1)
        row.addWidget(self.clear)
        self._show()

    def path(self) -> Path | None:
        """Return the template, None where the summary is written in Rounds' own form."""
        kept = self._context.settings.text(KEPT)
        return Path(kept) if kept else None

    def use(self, path: Path | None) -> None:
        """Fill this template from now on."""
        self._context.settings.put(KEPT, str(path) if path else "")
        self._show()

    def _show(self) -> None:
        path = self.path()
        self.name.set_text(path.name if path else self.tr("Rounds' own form"))
        self.clear.setVisible(path is not None)

    def _ask(self) -> None:
        words, kinds = self.tr("The bureau's own template"), self.tr("Excel workbook (*.xlsx)")
        chosen, _kind = QFileDialog.getOpenFileName(self, words, self._context.settings.in_folder(), kinds)
        if chosen:
            self.use(Path(chosen))
