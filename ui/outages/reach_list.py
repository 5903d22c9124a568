"""Whom an outage would reach, in the order in which to call: what it means for each, and whom to call first."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from crm.domain.outage_desk import AffectedRow
from ui.outages.words import effect_words, load
from ui.theme.look import px
from ui.widgets.marks import paint_segment
from ui.widgets.paint import LEFT, words
from ui.widgets.table.figure_table import HEAD, FigureColumn, FigureTable

ROW, SHOWN = 40, 4


class ReachList(FigureTable):
    """A few rows high; the rest is scrolled to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", ROW, parent)
        self.setFixedHeight(px(HEAD) + px(ROW) * SHOWN + 2)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Whom to call"))

    def show_reach(self, rows: Sequence[AffectedRow]) -> None:
        """Show accounts in the order of the call list."""
        self.show_rows(_columns(), rows)


def _columns() -> Sequence[FigureColumn]:
    translate = QCoreApplication.translate
    return (
        FigureColumn(translate("ReachList", "Account"), 160, _spoken, _paint_name, elastic=1),
        FigureColumn(translate("ReachList", "Lost load"), 72, lambda row: load(row.lost_kw), right=True),
        FigureColumn(translate("ReachList", "Call first"), 156, _first, tip=_first),
    )


def _spoken(row: AffectedRow) -> str:
    return f"{row.name}, {effect_words(row)}"


def _first(row: AffectedRow) -> str:
    if not row.contacts:
        return QCoreApplication.translate("ReachList", "no contact known")
    first = row.contacts[0]
    return " ".join(filter(None, (first.name, first.phone or first.email)))


def _paint_name(painter: QPainter, area: QRectF, row: AffectedRow) -> None:
    top = QRectF(area.left(), area.top() + px(2), area.width(), px(19))
    paint_segment(painter, QRectF(top.left(), top.top(), px(10), top.height()), row.segment)
    words(painter, top.adjusted(px(18), 0, 0, 0), row.name, "body_medium", "text", LEFT)
    words(painter, top.adjusted(px(18), px(17), 0, px(17)), effect_words(row), "small", "text2", LEFT)
