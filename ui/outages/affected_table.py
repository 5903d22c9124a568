"""The accounts that an outage reaches: what each loses, whom to call, and the newest time that it was told."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from crm.domain.clock import Clock
from crm.domain.outage_desk import AffectedRow
from crm.domain.outages import Told
from ui.outages.checked_table import CheckedTable
from ui.outages.words import effect_words, known_words, load
from ui.theme.look import pixmap, px
from ui.widgets.checks import paint_check
from ui.widgets.marks import paint_segment
from ui.widgets.paint import LEFT, square, words
from ui.widgets.table.figure_table import FigureColumn

ROW = 52
CHECK = 32


class AffectedTable(CheckedTable):
    """Space checks a row, Ctrl+A all that still have to hear. Enter opens the account."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("", ROW, parent)
        self._clock = clock
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Affected accounts"))

    def show_affected(self, rows: Sequence[AffectedRow]) -> None:
        """Show accounts; what was checked stays so while it is there."""
        self.keep_checks(rows)
        self.show_rows(self._columns(), rows)
        self.checks_changed.emit()

    def rows(self) -> list[AffectedRow]:
        """Return the accounts in the order in which they stand."""
        return list(self.figures.rows)

    def key_of(self, row: AffectedRow) -> UUID:
        return row.account_id

    def may_check(self, row: AffectedRow) -> bool:
        return row.needs_notice

    def check_waiting(self) -> None:
        """Check all that do not know the times that hold."""
        self.check([row.account_id for row in self.rows() if row.needs_notice and row.known.state is not Told.CURRENT])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.check_waiting()
        else:
            super().keyPressEvent(event)

    def _columns(self) -> Sequence[FigureColumn]:
        translate = QCoreApplication.translate
        return (
            FigureColumn(translate("AffectedTable", "Account"), 220, self._spoken, self._paint_name, elastic=3),
            FigureColumn(translate("AffectedTable", "Lost load"), 84, _lost, right=True, strong=True),
            FigureColumn(translate("AffectedTable", "Contact"), 92, _contact, elastic=1),
            FigureColumn(translate("AffectedTable", "Latest time told"), 190, self._told, self._paint_told, elastic=2),
        )

    def _spoken(self, row: AffectedRow) -> str:
        check = self.tr("checked, ") if row.account_id in self.checked else ""
        return f"{check}{row.name}, {effect_words(row)}"

    def _told(self, row: AffectedRow) -> str:
        _, _, said, more = known_words(row, self._clock)
        return ", ".join(filter(None, (said, more)))

    def _paint_name(self, painter: QPainter, area: QRectF, row: AffectedRow) -> None:
        if row.needs_notice:
            paint_check(painter, area, row.account_id in self.checked)
        inner = area.adjusted(px(CHECK), 0, 0, 0)
        top = QRectF(inner.left(), area.top() + px(7), inner.width(), px(20))
        paint_segment(painter, QRectF(top.left(), top.top(), px(10), top.height()), row.segment)
        ink = "text" if row.needs_notice else "text2"
        words(painter, top.adjusted(px(18), 0, 0, 0), row.name, "body_medium", ink, LEFT)
        words(painter, top.adjusted(px(18), px(19), 0, px(19)), effect_words(row), "small", "text2", LEFT)

    def _paint_told(self, painter: QPainter, area: QRectF, row: AffectedRow) -> None:
        icon, ink, said, more = known_words(row, self._clock)
        top = QRectF(area.left(), area.top() + px(7), area.width(), px(20))
        image = pixmap(icon, ink, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(square(top.left(), top, px(16)).topLeft(), image)
        said_ink = {"ok": "text", "text3": "text2"}.get(ink, ink)
        words(painter, top.adjusted(px(24), 0, 0, 0), said, "body_medium", said_ink, LEFT)
        words(painter, top.adjusted(px(24), px(19), 0, px(19)), more, "small", "text2", LEFT)


def _lost(row: AffectedRow) -> str:
    return load(row.lost_kw if row.is_interrupted and row.restored_at is None else 0.0)


def _contact(row: AffectedRow) -> str:
    return row.contacts[0].name if row.contacts else QCoreApplication.translate("AffectedTable", "none known")
