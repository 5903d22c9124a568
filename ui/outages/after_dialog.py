"""What came of an outage: what customers said about it, to be linked, and the visits that it makes due."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.outage_desk import After, Complaint, VisitAfter, Whose
from crm.usecases.outages.complaints import after, link_complaint
from ui.context import Context
from ui.outages.checked_table import CheckedTable
from ui.texts.dates import near_day
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.checks import paint_check
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Text
from ui.widgets.paint import LEFT, words
from ui.widgets.table.figure_table import FigureColumn, FigureTable

WIDE, HIGH, ROW, CHECK = 560, 520, 44, 32


class ComplaintTable(CheckedTable):
    """A check says that a complaint is about the outage; Space sets it or takes it away."""

    def __init__(self, may_link: bool, parent: QWidget | None = None) -> None:
        super().__init__("", ROW, parent)
        self._may_link = may_link
        self.setAccessibleName(self.tr("What customers said"))

    def key_of(self, row: Complaint) -> UUID:
        return row.id

    def may_check(self, row: Complaint) -> bool:
        return self._may_link

    def show_complaints(self, rows: Sequence[Complaint]) -> None:
        """Show complaints, the linked ones checked."""
        self.checked = {row.id for row in rows if row.is_linked}
        translate = QCoreApplication.translate
        columns = (
            FigureColumn(translate("AfterDialog", "About it"), 300, self._spoken, self._paint, elastic=1),
            FigureColumn(translate("AfterDialog", "Raised on"), 96, lambda row: row.raised_on.isoformat()),
            FigureColumn(translate("AfterDialog", "Order"), 96, lambda row: row.number or "—"),
        )
        self.show_rows(columns, rows)

    def _spoken(self, row: Complaint) -> str:
        check = self.tr("linked, ") if row.id in self.checked else ""
        return f"{check}{row.account}: {row.text}"

    def _paint(self, painter: QPainter, area: QRectF, row: Complaint) -> None:
        if self._may_link:
            paint_check(painter, area, row.id in self.checked)
        top = area.adjusted(px(CHECK) if self._may_link else 0, px(4), 0, 0)
        words(painter, QRectF(top.left(), top.top(), top.width(), px(19)), row.account, "body_medium", "text", LEFT)
        below = QRectF(top.left(), top.top() + px(18), top.width(), px(17))
        words(painter, below, " ".join(row.text.split()), "small", "text2", LEFT)


class AfterDialog(Dialog):
    """`changed()` is called when a link was set or taken away."""

    def __init__(
        self, context: Context, outage_id: UUID, place: str, whose: Whose, parent: QWidget, changed: Callable[[], None]
    ) -> None:
        super().__init__(parent)
        self._context, self._outage_id, self._whose, self._changed = context, outage_id, whose, changed
        self._found: After | None = None
        self.setWindowTitle(self.tr("After the outage: {place}").format(place=place))
        self.complaints = ComplaintTable(context.may("do.issue"))
        self.complaints.checks_changed.connect(self._link)
        self.visits = FigureTable(self.tr("Visits that are owed"), ROW)
        for table in (self.complaints, self.visits):
            table.opened.connect(self._open)
        self.nobody = Text(self.tr("Nobody has said anything about it."), "body", "text2", wrap=True)
        self.none = Text(self.tr("It makes no visit due."), "body", "text2", wrap=True)
        self._build()
        self.load()

    def _build(self) -> None:
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(8))
        column.addWidget(Text(self.tr("What customers said"), "card"))
        told = self.tr("Orders and issues of its accounts since it began. A check says that one is about it.")
        column.addWidget(Text(told, "small", "text2", wrap=True))
        column.addWidget(self.complaints, 1)
        column.addWidget(self.nobody)
        column.addWidget(Text(self.tr("Visits that are owed"), "card"))
        why = self.tr("After a severe outage, or one too many in the time that the visit rules count.")
        column.addWidget(Text(why, "small", "text2", wrap=True))
        column.addWidget(self.visits, 1)
        column.addWidget(self.none)
        column.addLayout(foot)
        self.resize(px(WIDE), px(HIGH))

    def load(self) -> None:
        """Read what came of it."""
        outage_id, whose = self._outage_id, self._whose
        self._context.runner.ask(self, lambda reader: after(reader, outage_id, whose), self._show, slot="after")

    def _show(self, found: After) -> None:
        self._found = found
        self.complaints.show_complaints(found.complaints)
        today = self._context.clock.today()
        translate = QCoreApplication.translate
        columns = (
            FigureColumn(translate("AfterDialog", "Account"), 320, lambda row: row.name, strong=True, elastic=1),
            FigureColumn(translate("AfterDialog", "Due"), 140, lambda row: near_day(row.due_on, today)),
        )
        self.visits.show_rows(columns, found.visits)
        for table, words_ in ((self.complaints, self.nobody), (self.visits, self.none)):
            table.setVisible(bool(table.figures.rows))
            words_.setVisible(not table.figures.rows)

    def _link(self) -> None:
        """Link what was checked, and let go of what was not."""
        found = self._found
        if found is None:
            return
        wanted = [row for row in found.complaints if row.is_linked is not (row.id in self.complaints.checked)]

        def command(work: Any) -> None:
            for row in wanted:
                link_complaint(work, row, None if row.is_linked else self._outage_id)

        def done(_answer: Any) -> None:
            said = self.tr("Linked") if not wanted[0].is_linked else self.tr("No longer linked")
            self._context.toast(said, undo=True)
            self.load()
            self._changed()

        if wanted:
            undo = self.tr("link of a complaint")
            self._context.runner.do(self, command, done, self._refused, undo_text=undo)

    def _refused(self, error: BaseException) -> None:
        self.load()
        self._context.show_error(error)

    def _open(self, row: Complaint | VisitAfter) -> None:
        self.accept()
        self._context.navigate("account", id=row.account_id)
