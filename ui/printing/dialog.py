"""Paper on the screen and to the printer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from ui.printing.paper import DOTS_PER_INCH, Paper, draw, layout_of


def print_papers(papers: Sequence[Paper], parent: QWidget) -> QPrintPreviewDialog:
    """Show the papers as they will be printed, in a dialog of the system's own kind that prints them."""
    dialog = QPrintPreviewDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.printer().setResolution(DOTS_PER_INCH)
    dialog.printer().setPageLayout(layout_of(papers[0]))
    dialog.setWindowTitle(papers[0].title)
    dialog.paintRequested.connect(lambda printer: draw(papers, printer))
    dialog.open()
    return dialog
