"""The accounts of a campaign against the editions of its material: told when, how and by whom, and confirmed."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from crm.domain.campaigns import UNCOVERED, CoverageRow, EditionRow
from crm.domain.clock import Clock
from ui.campaigns.words import LOOKS, coverage_name, telling_words
from ui.texts.dates import dated
from ui.theme.look import pixmap, px
from ui.widgets.checks import paint_check
from ui.widgets.marks import paint_segment
from ui.widgets.paint import LEFT, square, words
from ui.widgets.table.figure_table import FigureColumn, FigureTable

ROW = 52
CHECK = 32
EDITIONS = 3
"""So many of the newest editions have a column."""


class CoverageTable(FigureTable):
    """Space checks a row, Ctrl+A all that have to be told; `checks_changed` tells. Enter opens the account."""

    checks_changed = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("", ROW, parent)
        self._clock = clock
        self.checked: set[UUID] = set()
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Accounts and editions"))

    def show_accounts(self, rows: Sequence[CoverageRow], editions: Sequence[EditionRow], may_tell: bool) -> None:
        """Show accounts; what was checked stays so while it is there."""
        if self.checked:
            self.checked &= {row.account_id for row in rows} if may_tell else set()
        self._may_tell = may_tell
        self.show_rows(self._columns(editions), rows)
        self.checks_changed.emit()

    def rows(self) -> list[CoverageRow]:
        """Return the accounts in the order in which they stand."""
        return list(self.figures.rows)

    def chosen(self) -> list[CoverageRow]:
        """Return the checked accounts."""
        return [row for row in self.rows() if row.account_id in self.checked] if self.checked else []

    def check(self, accounts: Sequence[UUID]) -> None:
        """Check just these."""
        self.checked = set(accounts) if self._may_tell else set()
        self.viewport().update()
        self.checks_changed.emit()

    def toggle(self, place: int) -> None:
        """Check a row, or take its check away."""
        row = self.row_at(place)
        if isinstance(row, CoverageRow):
            self.check(list(self.checked ^ {row.account_id}))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.toggle(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.check([row.account_id for row in self.rows() if row.coverage in UNCOVERED])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self.toggle(self.indexAt(event.position().toPoint()).row())

    def _columns(self, editions: Sequence[EditionRow]) -> Sequence[FigureColumn]:
        translate = QCoreApplication.translate
        newest = [*reversed(editions)][:EDITIONS]
        return (
            FigureColumn(translate("CoverageTable", "Account"), 220, self._spoken, self._paint_name, elastic=4),
            FigureColumn(
                translate("CoverageTable", "Stands"),
                132,
                lambda row: coverage_name(row.coverage),
                self._paint_stands,
            ),
            *(
                FigureColumn(
                    each.edition,
                    120,
                    partial(self._told, each.id),
                    partial(self._paint_told, each.id),
                    elastic=2,
                    tip=partial(self._told, each.id),
                )
                for each in newest
            ),
            FigureColumn(translate("CoverageTable", "Next visit"), 88, self._next_visit),
            FigureColumn(translate("CoverageTable", "Proof"), 56, lambda row: str(row.files or "—"), right=True),
        )

    def _spoken(self, row: CoverageRow) -> str:
        check = self.tr("checked, ") if row.account_id in self.checked else ""
        return ", ".join(filter(None, (f"{check}{row.name}", row.manager)))

    def _told(self, edition_id: UUID, row: CoverageRow) -> str:
        return ", ".join(filter(None, telling_words(row.tellings.get(edition_id), self._clock)))

    def _next_visit(self, row: CoverageRow) -> str:
        return "—" if row.next_visit_on is None else dated(row.next_visit_on, self._clock.today())

    def _paint_name(self, painter: QPainter, area: QRectF, row: CoverageRow) -> None:
        inner = area
        if self._may_tell:
            paint_check(painter, area, row.account_id in self.checked)
            inner = area.adjusted(px(CHECK), 0, 0, 0)
        top = QRectF(inner.left(), area.top() + px(7), inner.width(), px(20))
        paint_segment(painter, QRectF(top.left(), top.top(), px(10), top.height()), row.segment)
        words(painter, top.adjusted(px(18), 0, 0, 0), row.name, "body_medium", "text", LEFT)
        below = " · ".join(filter(None, (row.account_no, row.manager)))
        words(painter, top.adjusted(px(18), px(19), 0, px(19)), below, "small", "text2", LEFT)

    def _paint_stands(self, painter: QPainter, area: QRectF, row: CoverageRow) -> None:
        icon, ink = LOOKS[row.coverage]
        image = pixmap(icon, ink, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(square(area.left(), area, px(16)).topLeft(), image)
        said = "text2" if ink in ("ok", "text3") else ink
        words(painter, area.adjusted(px(22), 0, 0, 0), coverage_name(row.coverage), "body", said, LEFT)

    def _paint_told(self, edition_id: UUID, painter: QPainter, area: QRectF, row: CoverageRow) -> None:
        when, by = telling_words(row.tellings.get(edition_id), self._clock)
        if not by:
            words(painter, area, when, "body", "text3" if when == "—" else "text", LEFT)
            return
        top = QRectF(area.left(), area.top() + px(7), area.width(), px(20))
        words(painter, top, when, "body", "text", LEFT)
        words(painter, top.translated(0, px(19)), by, "small", "text2", LEFT)
