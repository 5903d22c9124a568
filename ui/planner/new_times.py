"""New times for planned visits whose day fell out: shown before anything moves, taken in one step."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from crm.domain.planning import VisitMove
from crm.usecases.new_times import new_times, take_new_times
from ui.context import Context
from ui.texts.dates import clock_time, duration, month_and_year, near_day
from ui.texts.errors import told
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Text
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList


class NewTimes(QObject):
    """`add_to` puts it into a menu; `look` asks for the new times and shows them."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page

    def add_to(self, menu: QMenu, day: date) -> None:
        """Offer it for the month of a day, where one person's plan is in view."""
        if self._context.scope.person_id is not None:
            menu.addSeparator()
            menu.addAction(self.tr("New times for visits on days off…"), lambda: self.look(day))

    def look(self, day: date) -> None:
        """Ask which visits of a month cannot be held, and where they could go."""
        person_id, first = self._context.scope.person_id, day.replace(day=1)
        if person_id is None:
            return
        last = first.replace(day=monthrange(first.year, first.month)[1])
        self._context.runner.ask(
            self,
            lambda reader: new_times(reader, person_id, first, last),
            lambda moves: self._show(first, moves),
            self._context.show_error,
            slot="times",
        )

    def _show(self, month: date, moves: Sequence[VisitMove]) -> None:
        if not moves:
            words = self.tr("No planned visit of {month} stands on a day off")
            self._context.toast(words.format(month=month_and_year(month)))
            return
        dialog = NewTimesDialog(moves, self._page)
        dialog.taken.connect(lambda: self._take(moves))
        dialog.open()

    def _take(self, moves: Sequence[VisitMove]) -> None:
        reason, count = self.tr("The day fell out"), sum(move.start is not None for move in moves)
        self._context.runner.do(
            self,
            lambda work: take_new_times(work, moves, reason),
            lambda _count: self._context.toast(self.tr("%n visit(s) moved", "", count), undo=True),
            self._context.show_error,
            undo_text=self.tr("new times of %n visit(s)", "", count),
        )


class NewTimesDialog(Dialog):
    """Each visit with where it stood and where it goes, or why there is no place; `taken` when all shall move."""

    taken = Signal()

    def __init__(self, moves: Sequence[VisitMove], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New times"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(min(px(560), parent.window().width() - px(32)), px(420))
        note = self.tr("These visits cannot be held where they stand, or make room. First approved days stay.")
        self.list = RowList(self.windowTitle())
        self.list.set_items([self._row(number, move) for number, move in enumerate(moves)])
        count = sum(move.start is not None for move in moves)
        self.move_all = Button(self.tr("Move %n visit(s)", "", count), Look.PRIMARY)
        self.move_all.setEnabled(count > 0)
        self.move_all.setDefault(True)
        self.move_all.clicked.connect(self._take)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.move_all)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(12))
        column.addWidget(Text(note, "body", "text2", wrap=True))
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _take(self) -> None:
        self.taken.emit()
        self.accept()

    def _row(self, number: int, move: VisitMove) -> Row:
        was = f"{near_day(move.was.date())} {clock_time(move.was)}"
        if move.start is None:
            return Row(number, move.account, f"{was} · {told(move.reason, dict(move.values))}")
        to = f"{near_day(move.start.date())} {clock_time(move.start)}"
        longer = self.tr("{time} longer than a usual day").format(time=duration(move.overtime))
        return Row(number, move.account, f"{was} → {to} · {longer}" if move.overtime else f"{was} → {to}")
