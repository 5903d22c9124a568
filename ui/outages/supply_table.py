"""Who hangs on a part of the network: in which role, where, from when to when."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from crm.domain.network import SupplyRow
from ui.outages.checked_table import CheckedTable
from ui.texts.names import source_role_name
from ui.theme.look import px
from ui.widgets.checks import paint_check
from ui.widgets.marks import paint_segment
from ui.widgets.paint import LEFT, words
from ui.widgets.table.figure_table import FigureColumn

ROW = 44
CHECK = 32


class SupplyTable(CheckedTable):
    """Space checks a link, Enter opens its account."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", ROW, parent)
        self._can_check = False
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Accounts supplied here"))

    def show_links(self, rows: Sequence[SupplyRow], with_feeder: bool, can_check: bool) -> None:
        """Show links; what was checked stays so while it is there."""
        self._can_check = can_check
        self.keep_checks(rows)
        self.show_rows(self._columns(with_feeder), rows)
        self.checks_changed.emit()

    def key_of(self, row: SupplyRow) -> UUID:
        return row.id

    def may_check(self, row: SupplyRow) -> bool:
        return self._can_check

    def _columns(self, with_feeder: bool) -> Sequence[FigureColumn]:
        translate = QCoreApplication.translate
        where = _place if not with_feeder else _feeder
        title = translate("SupplyTable", "Feeder") if with_feeder else translate("SupplyTable", "Section, area")
        return (
            FigureColumn(translate("SupplyTable", "Account"), 174, self._spoken, self._paint_name, elastic=3),
            FigureColumn(translate("SupplyTable", "Supply"), 76, lambda row: source_role_name(row.role)),
            FigureColumn(title, 108, where, elastic=2, tip=where),
            FigureColumn(translate("SupplyTable", "Since"), 100, lambda row: _day(row.starts_on)),
            FigureColumn(translate("SupplyTable", "Until"), 100, lambda row: _day(row.ends_on)),
            FigureColumn(translate("SupplyTable", "Confirmed"), 100, lambda row: _day(row.confirmed_on)),
        )

    def _spoken(self, row: SupplyRow) -> str:
        check = self.tr("checked, ") if row.id in self.checked else ""
        return f"{check}{row.name} {row.account_no or ''}".rstrip()

    def _paint_name(self, painter: QPainter, area: QRectF, row: SupplyRow) -> None:
        inner = area
        if self._can_check:
            paint_check(painter, area, row.id in self.checked)
            inner = area.adjusted(px(CHECK), 0, 0, 0)
        top = QRectF(inner.left(), area.top() + px(4), inner.width(), px(19))
        paint_segment(painter, QRectF(top.left(), top.top(), px(10), top.height()), row.segment)
        words(painter, top.adjusted(px(18), 0, 0, 0), row.name, "body_medium", "text", LEFT)
        words(painter, top.adjusted(px(18), px(17), 0, px(17)), row.account_no or "", "small", "text2", LEFT)


def _place(row: SupplyRow) -> str:
    return " · ".join(filter(None, (row.section, row.area))) or "—"


def _feeder(row: SupplyRow) -> str:
    return " · ".join(filter(None, (row.feeder, row.section, row.area)))


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else "—"
