"""Paper on the screen and to the printer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from ui.printing.paper import DOTS_PER_INCH, Paper, draw, layout_of


def print_papers(papers: Sequence[Paper], parent: QWidget) -> QPrintPreviewDialog:
    """Show the papers as they will be printed, in a dialog of the system's own kind that prints them."""
    # One of its own: the dialog's would be known by its place in memory, where the printer of an earlier one was.
    printer = QPrinter()
    printer.setResolution(DOTS_PER_INCH)
    printer.setPageLayout(layout_of(papers[0]))
    dialog = QPrintPreviewDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(papers[0].title)
    dialog.paintRequested.connect(lambda _same: draw(papers, printer))
    dialog.open()
    return dialog
