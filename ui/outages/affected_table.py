"""The accounts that an outage reaches: what each loses, whom to call, and the newest time that it was told."""

from collections.abc import Sequence
from enum import StrEnum
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from crm.domain.clock import Clock
from crm.domain.outage_desk import AffectedRow
from crm.domain.outages import Told
from ui.outages.checked_table import CheckedTable
from ui.outages.words import effect_words, known_words, load
from ui.theme.look import pixmap, px
from ui.widgets.checks import paint_check
from ui.widgets.labels import overline
from ui.widgets.marks import paint_segment
from ui.widgets.paint import LEFT, square, words
from ui.widgets.table.figure_table import FigureColumn

ROW, HEADING = 52, 36
LEAST_ROWS = 3
NARROW = 580
"""Under this width the load and the contact stand below the name: large text in a small window."""
CHECK = 32
MANY = 60
"""Of more accounts than this, those that know the time stand folded under a heading of their own."""
NOBODY = UUID(int=0)


class Group(StrEnum):
    """Whose heading is folded and unfolded."""

    KNOWING = "knowing"
    UNTOUCHED = "untouched"


class Fold(Struct, frozen=True):
    """The heading of a group; Enter, Space or a click folds and unfolds it."""

    group: Group
    count: int
    is_open: bool


class AffectedTable(CheckedTable):
    """Space checks a row, Ctrl+A all that still have to hear. `account_asked(id)` by Enter or a double click."""

    account_asked = Signal(object)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("", ROW, parent)
        self._clock = clock
        self._rows: list[AffectedRow] = []
        self._unfolded = {Group.UNTOUCHED}
        self._is_narrow = False
        self.setMinimumHeight(px(HEADING + LEAST_ROWS * ROW))
        self.opened.connect(self._asked)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Affected accounts"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.viewport().width() < px(NARROW)
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self._lay_groups()

    def show_affected(self, rows: Sequence[AffectedRow]) -> None:
        """Show accounts; what was checked stays so while it is there."""
        self._rows = list(rows)
        self.keep_checks(rows)
        self._lay_groups()
        self.checks_changed.emit()

    def _lay_groups(self) -> None:
        """Show who has to be told, then under their headings who knows the time where there are many, and the rest."""
        told = [row for row in self._rows if row.needs_notice]
        knowing: list[AffectedRow] = []
        shown: list[AffectedRow | Fold] = [*told]
        if len(told) > MANY:
            knowing = [row for row in told if row.known.state is Told.CURRENT]
            shown = [row for row in told if row.known.state is not Told.CURRENT]
        untouched = [row for row in self._rows if not row.needs_notice]
        for group, members in ((Group.KNOWING, knowing), (Group.UNTOUCHED, untouched)):
            if members:
                shown.append(Fold(group, len(members), group in self._unfolded))
                shown += members if group in self._unfolded else []
        self.show_rows(self._columns(), shown)
        for place, row in enumerate(shown):
            if isinstance(row, Fold):
                self.setRowHeight(place, px(HEADING))

    def rows(self) -> list[AffectedRow]:
        """Return the accounts, those under folded headings too."""
        return self._rows

    def chosen(self) -> list[AffectedRow]:
        return [row for row in self._rows if row.account_id in self.checked]

    def key_of(self, row: AffectedRow | Fold) -> UUID:
        return row.account_id if isinstance(row, AffectedRow) else NOBODY

    def may_check(self, row: AffectedRow | Fold) -> bool:
        return isinstance(row, AffectedRow) and row.needs_notice

    def toggle(self, place: int) -> None:
        row = self.row_at(place)
        if isinstance(row, Fold):
            self._unfolded ^= {row.group}
            self._lay_groups()
        else:
            super().toggle(place)

    def check_waiting(self) -> None:
        """Check all that do not know the times that hold."""
        self.check([row.account_id for row in self.rows() if row.needs_notice and row.known.state is not Told.CURRENT])

    def _asked(self, row: AffectedRow | Fold) -> None:
        if isinstance(row, AffectedRow):
            self.account_asked.emit(row.account_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = self.currentIndex().row()
        if event.key() == Qt.Key.Key_A and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.check_waiting()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.row_at(place), Fold):
            self.toggle(place)
        else:
            super().keyPressEvent(event)

    def _columns(self) -> Sequence[FigureColumn]:
        translate = QCoreApplication.translate
        told = FigureColumn(
            translate("AffectedTable", "Latest time told"), 190, self._told, self._paint_told, elastic=2
        )
        if self._is_narrow:
            told = replace(told, width=150)
            return FigureColumn(
                translate("AffectedTable", "Account"), 200, self._spoken, self._paint_name, elastic=3
            ), told
        return (
            FigureColumn(translate("AffectedTable", "Account"), 220, self._spoken, self._paint_name, elastic=3),
            FigureColumn(translate("AffectedTable", "Lost load"), 84, _lost, right=True, strong=True),
            FigureColumn(translate("AffectedTable", "Contact"), 92, _contact, elastic=1),
            told,
        )

    def heading(self, fold: Fold) -> str:
        """Return the words of a heading."""
        names = {Group.KNOWING: self.tr("Up to date"), Group.UNTOUCHED: self.tr("Not affected")}
        return f"{names[fold.group]} · {fold.count}"

    def _spoken(self, row: AffectedRow | Fold) -> str:
        if isinstance(row, Fold):
            state = self.tr("unfolded") if row.is_open else self.tr("folded")
            return f"{self.heading(row)}, {state}"
        check = self.tr("checked, ") if row.account_id in self.checked else ""
        return f"{check}{row.name}, {self._below(row)}"

    def _told(self, row: AffectedRow | Fold) -> str:
        if isinstance(row, Fold):
            return ""
        _, _, said, more = known_words(row, self._clock)
        return ", ".join(filter(None, (said, more)))

    def _paint_name(self, painter: QPainter, area: QRectF, row: AffectedRow | Fold) -> None:
        if isinstance(row, Fold):
            self._paint_heading(painter, area, row)
            return
        if row.needs_notice:
            paint_check(painter, area, row.account_id in self.checked)
        inner = area.adjusted(px(CHECK), 0, 0, 0)
        top = QRectF(inner.left(), area.top() + px(7), inner.width(), px(20))
        paint_segment(painter, QRectF(top.left(), top.top(), px(10), top.height()), row.segment)
        ink = "text" if row.needs_notice else "text2"
        words(painter, top.adjusted(px(18), 0, 0, 0), row.name, "body_medium", ink, LEFT)
        words(painter, top.adjusted(px(18), px(19), 0, px(19)), self._below(row), "small", "text2", LEFT)

    def _below(self, row: AffectedRow) -> str:
        """Return what stands below a name: what it means, and what has no column of its own."""
        more = (_lost(row) if row.lost_kw else "", _contact(row)) if self._is_narrow else ()
        return " · ".join(filter(None, (effect_words(row), *more)))

    def _paint_heading(self, painter: QPainter, area: QRectF, row: Fold) -> None:
        icon = "caret-down" if row.is_open else "caret-right"
        image = pixmap(icon, "text2", 14, painter.device().devicePixelRatioF())
        painter.drawPixmap(square(area.left(), area, px(14)).topLeft(), image)
        words(painter, area.adjusted(px(20), 0, 0, 0), overline(self.heading(row)), "overline", "text2", LEFT)

    def _paint_told(self, painter: QPainter, area: QRectF, row: AffectedRow | Fold) -> None:
        if isinstance(row, Fold):
            return
        icon, ink, said, more = known_words(row, self._clock)
        top = QRectF(area.left(), area.top() + px(7), area.width(), px(20))
        image = pixmap(icon, ink, 16, painter.device().devicePixelRatioF())
        painter.drawPixmap(square(top.left(), top, px(16)).topLeft(), image)
        said_ink = {"ok": "text", "text3": "text2"}.get(ink, ink)
        words(painter, top.adjusted(px(24), 0, 0, 0), said, "body_medium", said_ink, LEFT)
        words(painter, top.adjusted(px(24), px(19), 0, px(19)), more, "small", "text2", LEFT)


def _lost(row: AffectedRow | Fold) -> str:
    if isinstance(row, Fold):
        return ""
    return load(row.lost_kw if row.is_interrupted and row.restored_at is None else 0.0)


def _contact(row: AffectedRow | Fold) -> str:
    if isinstance(row, Fold):
        return ""
    return row.contacts[0].name if row.contacts else QCoreApplication.translate("AffectedTable", "none known")
