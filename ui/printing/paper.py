"""One thing on paper, set page by page on A4 with a foot that says what it is and which page."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTransform,
)

from ui.theme.theme import families
from ui.theme.tokens import COLOURS

MARGIN_MM = 14.0
FOOT_MM = 8.0
TEXT_PT, SMALL_PT = 9.0, 7.5
LINE_PX = 17
"""At 96 dots an inch."""
DOTS_PER_INCH = 300
MM_PER_INCH = 25.4
QUIET, INK, SHADE, EDGE, LINE = (
    COLOURS[name].light for name in ("text2", "accent_text", "sunken", "control", "border_strong")
)
STYLE = f"""
h1 {{ font-size: 15pt; margin-top: 0px; margin-bottom: 2px; }}
h2 {{ font-size: 10.5pt; margin-top: 12px; margin-bottom: 4px; color: {INK}; }}
p {{ margin-top: 0px; margin-bottom: 4px; }}
th {{ background: {SHADE}; text-align: left; border-bottom: 1px solid {EDGE}; }}
td {{ border-bottom: 1px solid {LINE}; }}
.quiet {{ color: {QUIET}; }}
"""
"""Ink is the same whatever theme the window has."""


@dataclass(frozen=True)
class Paper:
    """A title for the foot and the file, and a body in the markup that ui.printing.markup makes."""

    title: str
    body: str
    landscape: bool = False


def pdf_of(papers: Sequence[Paper]) -> bytes:
    """Return the papers as one PDF whose fonts are embedded, each beginning on a new page; for any thread.

    The caller writes it with crm.usecases.files_out.write_whole.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(papers[0].title)
    writer.setCreator("Rounds")
    draw(papers, writer)
    buffer.close()
    return bytes(buffer.data().data())


def draw(papers: Sequence[Paper], device: QPagedPaintDevice) -> None:
    """Draw the papers on a printer or into a file."""
    device.setPageLayout(layout_of(papers[0]))
    painter = QPainter(device)
    try:
        for number, paper in enumerate(papers):
            if number:
                device.setPageLayout(layout_of(paper))
                device.newPage()
            _draw_paper(paper, device, painter)
    finally:
        painter.end()


def layout_of(paper: Paper) -> QPageLayout:
    """Return the sheet that a paper is set on."""
    way = QPageLayout.Orientation.Landscape if paper.landscape else QPageLayout.Orientation.Portrait
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, margins, QPageLayout.Unit.Millimeter)


def _draw_paper(paper: Paper, device: QPagedPaintDevice, painter: QPainter) -> None:
    sheet = QRectF(device.pageLayout().paintRectPixels(device.logicalDpiX()))
    foot = FOOT_MM / MM_PER_INCH * device.logicalDpiY()
    page = QSizeF(sheet.width(), sheet.height() - foot)
    document = _document(paper, device, page)
    for number in range(document.pageCount()):
        if number:
            device.newPage()
        painter.save()
        painter.setTransform(QTransform.fromTranslate(0, -number * page.height()), combine=True)
        document.drawContents(painter, QRectF(0, number * page.height(), page.width(), page.height()))
        painter.restore()
        below = QRectF(0, page.height(), page.width(), foot)
        _draw_foot(painter, below, paper.title, number + 1, document.pageCount())


def _document(paper: Paper, device: QPagedPaintDevice, page: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.documentLayout().setPaintDevice(device)
    document.setDefaultFont(_font(TEXT_PT))
    document.setDefaultStyleSheet(STYLE)
    document.setDocumentMargin(0)
    document.setHtml(paper.body)
    _even_lines(document)
    document.setPageSize(page)
    return document


def _even_lines(document: QTextDocument) -> None:
    """Give all lines one height: Chinese ones are taller, and cells of one row would stand on lines of their own."""
    even = QTextBlockFormat()
    even.setLineHeight(LINE_PX, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        if not block.blockFormat().headingLevel():
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(even)
        block = block.next()
    cursor.endEditBlock()


def _draw_foot(painter: QPainter, below: QRectF, title: str, page: int, pages: int) -> None:
    where = QCoreApplication.translate("Paper", "Page {page} of {pages}").format(page=page, pages=pages)
    painter.save()
    painter.setFont(_font(SMALL_PT))
    painter.setPen(QColor(QUIET))
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, title)
    painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, where)
    painter.restore()


def _font(points: float) -> QFont:
    font = QFont(families())
    font.setPointSizeF(points)
    return font
