"""The first step: a file is dropped or chosen."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.imports import LIST_FILES
from ui.context import Context
from ui.exchange.history_card import HistoryCard
from ui.exchange.kinds import kind_names
from ui.theme.look import colour, px
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.drop_shade import paths_of
from ui.widgets.forms.combo import Combo
from ui.widgets.icon import TintedIcon
from ui.widgets.labels import Text
from ui.widgets.paint import rounded
from ui.widgets.themed import Themed

PATTERN = " ".join(f"*{ending}" for ending in LIST_FILES)


class ChooseStep(QWidget):
    """`chosen(path, kind or "")`."""

    chosen = Signal(object, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = context.settings
        self.history = HistoryCard(context)
        self.problem = Banner("", "danger", "warning-circle", under=True)
        self.problem.hide()
        # Whoever works on no accounts brings in survey forms alone, and those tell themselves by their sheet.
        brings_lists = context.may("do.import")
        self.zone = DropZone(brings_lists)
        self.zone.dropped.connect(self._given)
        self.zone.asked.connect(self._ask)
        self.kind = Combo([("", self.tr("Find out by the headings")), *kind_names().items()])
        self.kind.setAccessibleName(self.tr("What the file holds"))
        self.kinds = QWidget()
        line = QHBoxLayout(self.kinds)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(Text(self.tr("What the file holds"), "body", "text2"))
        line.addWidget(self.kind)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.problem)
        column.addWidget(self.zone, 3)
        column.addWidget(self.kinds)
        self.kinds.setVisible(brings_lists)
        column.addWidget(self.history, 2)

    def show_problem(self, words: str, detail: str = "") -> None:
        """Say why the last file could not be read."""
        self.problem.set_text(words, detail)
        self.problem.setVisible(bool(words))

    def _ask(self) -> None:
        folder, kinds = self._settings.in_folder(), f"Excel, CSV ({PATTERN})"
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("Choose a file"), folder, kinds)
        if chosen:
            self._settings.keep_folder(Path(chosen))
            self._given(Path(chosen))

    def _given(self, path: Path) -> None:
        self.chosen.emit(path, self.kind.value())


class DropZone(Themed, QWidget):
    """A wide dashed field that takes one file."""

    dropped = Signal(object)
    asked = Signal()

    def __init__(self, brings_lists: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hot = False
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(px(8))
        if brings_lists:
            title = self.tr("Drop a ledger here")
            detail = self.tr("Excel, WPS or text file. Title lines, units and mixed dates are understood.")
        else:
            title = self.tr("Drop a survey form here")
            detail = self.tr("A workbook with the sheet survey, written as an XLSForm.")
        button = Button(self.tr("Choose a file…"), "primary", "folder-open")
        button.clicked.connect(self.asked)
        words = (Text(title, "heading"), Text(detail, "body", "text2"))
        for widget in (TintedIcon("file-arrow-up", "accent", 64, True), *words, button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self.start_look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if next(iter(paths_of(event.mimeData())), None) is not None:
            self._hot = True
            event.acceptProposedAction()
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hot = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._hot = False
        path = next(iter(paths_of(event.mimeData())), None)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        edge = colour("accent" if self._hot else "border_strong")
        fill = colour("accent_soft" if self._hot else "surface")
        rounded(QPainter(self), QRectF(self.rect()), px(8), fill=fill, edge=edge, dashed=True, width=1.5)
