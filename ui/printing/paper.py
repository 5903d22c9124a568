"""One thing on paper, set page by page on A4 with a foot that says what it is and which page."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct, field
from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTransform,
)

from ui.printing.whole_rows import keep_rows_whole
from ui.theme.theme import families
from ui.theme.tokens import COLOURS

MARGIN_MM = 14.0
FOOT_MM = 8.0
TEXT_PT, DENSE_PT, SMALL_PT = 9.0, 8.25, 7.5
LINE_PX, DENSE_PX = 17, 15
"""At 96 dots an inch."""
DOTS_PER_INCH = 300
PX_PER_INCH = 96
MM_PER_INCH = 25.4
QUIET, INK, SHADE, EDGE, LINE, ALARM = (
    COLOURS[name].light for name in ("text2", "accent_text", "sunken", "control", "border_strong", "danger")
)
STYLE = f"""
h1 {{ font-size: 15pt; margin-top: 0px; margin-bottom: 2px; }}
h2 {{ font-size: 10.5pt; margin-top: 12px; margin-bottom: 4px; color: {INK}; }}
p {{ margin-top: 0px; margin-bottom: 4px; }}
th {{ background: {SHADE}; text-align: left; border-bottom: 1px solid {EDGE}; }}
td {{ border-bottom: 1px solid {LINE}; }}
.quiet {{ color: {QUIET}; }}
.alarm {{ color: {ALARM}; }}
.box {{ background: {SHADE}; border-bottom: 0px; }}
.plain {{ border-bottom: 0px; }}
.part {{ font-size: 9.5pt; font-weight: 700; color: {INK}; }}
"""
"""Ink is the same whatever theme the window has."""
DENSE_STYLE = STYLE + "p { margin-bottom: 1px; }"
IMAGE = "\ufffc"
"""What a document holds in the place of a picture."""


class Picture(Struct, frozen=True):
    """Something drawn over the whole width: `paint(painter, place)`; its height in pixels at 96 dots an inch."""

    height: int
    paint: Callable[[QPainter, QRectF], None]


class Paper(Struct, frozen=True):
    """A title for the foot and the file, and a body in the markup that ui.printing.markup makes.

    `pictures` are drawn where the body says so, by their names. A dense one has smaller letters and closer lines.
    """

    title: str
    body: str
    landscape: bool = False
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    is_dense: bool = False


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
                _turn(device, paper)
                device.newPage()
            _draw_paper(paper, device, painter)
    finally:
        painter.end()


def _turn(device: QPagedPaintDevice, paper: Paper) -> None:
    """Let the next page lie as a paper wants it: all else of a printer that works is settled."""
    orientation = layout_of(paper).orientation()
    if device.pageLayout().orientation() is not orientation:
        device.setPageOrientation(orientation)


def layout_of(paper: Paper) -> QPageLayout:
    """Return the sheet that a paper is set on."""
    way = QPageLayout.Orientation.Landscape if paper.landscape else QPageLayout.Orientation.Portrait
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, margins, QPageLayout.Unit.Millimeter)


class Extent(Struct, frozen=True):
    """On how many pages a paper is set, and how many pixels at 96 dots an inch are left under it on the last one."""

    pages: int
    left: float


def extent_of(paper: Paper) -> Extent:
    """Return how much of its pages a paper fills."""
    sheet = _Sheet(paper, _writer(paper))
    return Extent(sheet.pages, sheet.left * PX_PER_INCH / DOTS_PER_INCH)


def image_of(paper: Paper, width: int) -> QImage:
    """Return the first page as it is printed, `width` dots wide; for any thread."""
    writer = _writer(paper)
    sheet, whole = _Sheet(paper, writer), writer.pageLayout().fullRectPixels(DOTS_PER_INCH)
    scale = width / whole.width()
    image = QImage(width, round(whole.height() * scale), QImage.Format.Format_RGB32)
    # Texts are as large on the image as in the file, which has so many dots an inch; all of it is then made smaller.
    image.setDotsPerMeterX(round(DOTS_PER_INCH / MM_PER_INCH * 1000))
    image.setDotsPerMeterY(round(DOTS_PER_INCH / MM_PER_INCH * 1000))
    image.fill(Qt.GlobalColor.white)
    margins = writer.pageLayout().marginsPixels(DOTS_PER_INCH)
    with QPainter(image) as painter:
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(scale, scale)
        painter.setTransform(QTransform.fromTranslate(margins.left(), margins.top()), combine=True)
        sheet.draw(painter, 0)
    return image


def _writer(paper: Paper) -> QPdfWriter:
    """Return a device that nothing is written to: papers are set by its measures."""
    buffer = QBuffer()
    writer = QPdfWriter(buffer)
    buffer.setParent(writer)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(layout_of(paper))
    return writer


def _draw_paper(paper: Paper, device: QPagedPaintDevice, painter: QPainter) -> None:
    sheet = _Sheet(paper, device)
    for number in range(sheet.pages):
        if number:
            device.newPage()
        sheet.draw(painter, number)


class _Sheet:
    """A paper that was set for a device; `draw` puts one of its pages at the painter's origin."""

    def __init__(self, paper: Paper, device: QPagedPaintDevice) -> None:
        inside = QRectF(device.pageLayout().paintRectPixels(device.logicalDpiX()))
        self._foot = FOOT_MM / MM_PER_INCH * device.logicalDpiY()
        self._page = QSizeF(inside.width(), inside.height() - self._foot)
        self._paper, self._device = paper, device
        self._document = _document(paper, device, self._page)
        self.pages = self._document.pageCount()
        self.left = self.pages * self._page.height() - self._document.size().height()

    def draw(self, painter: QPainter, number: int) -> None:
        """Draw a page with its pictures and its foot."""
        page, shown = self._page, QRectF(0, number * self._page.height(), self._page.width(), self._page.height())
        painter.save()
        painter.setTransform(QTransform.fromTranslate(0, -shown.top()), combine=True)
        painter.setClipRect(shown)
        self._document.documentLayout().draw(painter, _in_ink(shown))
        for picture, place in self._pictures():
            if shown.intersects(place):
                picture.paint(painter, place)
        painter.restore()
        below = QRectF(0, page.height(), page.width(), self._foot)
        _draw_foot(painter, below, self._paper.title, number + 1, self.pages)

    def _pictures(self) -> Iterator[tuple[Picture, QRectF]]:
        layout, block = self._document.documentLayout(), self._document.begin()
        while block.isValid():
            if block.text() == IMAGE:
                yield self._paper.pictures[_image_name(block)], layout.blockBoundingRect(block)
            block = block.next()


def _in_ink(shown: QRectF) -> QAbstractTextDocumentLayout.PaintContext:
    """Return how a part of a document is drawn: in ink, where the window's own palette may be light on dark."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(COLOURS["text"].light))
    context.palette, context.clip = palette, shown
    return context


def _image_name(block: QTextBlock) -> str:
    """Return the name of the picture that a block holds."""
    return block.begin().fragment().charFormat().toImageFormat().name()


def _document(paper: Paper, device: QPagedPaintDevice, page: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(_font(DENSE_PT if paper.is_dense else TEXT_PT))
    document.setDefaultStyleSheet(DENSE_STYLE if paper.is_dense else STYLE)
    document.setDocumentMargin(0)
    for name in paper.pictures:
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), _NOTHING)
    document.setHtml(paper.body)
    _even_lines(document, DENSE_PX if paper.is_dense else LINE_PX)
    document.setPageSize(page)
    # Only now: with a layout from the beginning each step before would set the whole document anew.
    document.documentLayout().setPaintDevice(device)
    document.markContentsDirty(0, document.characterCount())
    keep_rows_whole(document, page.height(), PX_PER_INCH / device.logicalDpiY())
    return document


_NOTHING = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
_NOTHING.fill(Qt.GlobalColor.transparent)
"""What Qt draws in the place of a picture."""


def _even_lines(document: QTextDocument, height: int) -> None:
    """Give all lines one height: Chinese ones are taller, and cells of one row would stand on lines of their own."""
    even = QTextBlockFormat()
    even.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        if not block.blockFormat().headingLevel() and block.text() != IMAGE:
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
