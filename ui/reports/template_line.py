"""The bureau's own template for the visit summary or a report: which one, and another or none."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QWidget

from ui.context import Context
from ui.theme.look import px
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import ElidedLabel
from ui.widgets.scrolling import scrolled

KEPT = "reports/template"
MOST_PROBLEM = 170
"""A template's unknown names come with all that are known: what is longer scrolls."""


def problem_room(problem: Banner) -> QScrollArea:
    """Return where a refusal stands, hidden until there is one."""
    room = scrolled(problem)
    room.setMaximumHeight(px(MOST_PROBLEM))
    room.hide()
    return room


class TemplateLine(QWidget):
    """The choice is kept on this computer, for each kind of report; a file that is gone is named when used."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._kept = context, KEPT
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

    def show_kind(self, kind: str) -> None:
        """Show the template of a kind of report."""
        self._kept = f"{KEPT}/{kind}"
        self._show()

    def path(self) -> Path | None:
        """Return the template, None where Rounds' own form is written."""
        kept = self._context.settings.text(self._kept)
        return Path(kept) if kept else None

    def use(self, path: Path | None) -> None:
        """Fill this template from now on."""
        self._context.settings.put(self._kept, str(path) if path else "")
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
