"""Visits that come again: repeating one, and moving or taking off as far as asked for."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from crm.domain.appointments import Reach
from crm.domain.repeats import Pattern
from crm.domain.visits import VisitRow
from crm.usecases.visit_series import (
    cancel_visits,
    clashes_of_move,
    clashes_of_pattern,
    days_of_pattern,
    move_visits,
    repeat_visit,
    touched_visits,
)
from ui.context import Context
from ui.planner.series_dialog import ReachDialog, RepeatDialog
from ui.texts.errors import sentence


class VisitSeries(QObject):
    """Each answer is one undo step."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.dialog: ReachDialog | RepeatDialog | None = None

    def repeat(self, row: VisitRow) -> None:
        """Ask how a planned visit comes again."""
        start, end = row.start, row.end
        if start is None or end is None:
            return
        dialog = RepeatDialog(row.account, self._context.clock, self._page)

        def list_days(pattern: Pattern) -> None:
            self._context.runner.ask(
                self,
                lambda reader: days_of_pattern(reader, row.person_id, start, end, pattern),
                dialog.show_days,
                lambda error: dialog.refuse(sentence(error)),
                slot="days",
            )
            self._context.runner.ask(
                self,
                lambda reader: clashes_of_pattern(reader, row.id, pattern),
                dialog.show_clashes,
                lambda error: dialog.show_clashes(()),
                slot="clashes",
            )

        dialog.asked.connect(list_days)
        dialog.given.connect(lambda pattern: self._repeat(row, pattern))
        self._open(dialog)

    def _repeat(self, row: VisitRow, pattern: Pattern) -> None:
        self._context.runner.do(
            self,
            lambda work: repeat_visit(work, row.id, row.version, pattern),
            lambda keys: self._done(self.tr("%n more visit(s) to {name} planned", "", len(keys)), row),
            self._refused,
            undo_text=self.tr("repetition of {name}").format(name=row.account),
        )

    def move(self, row: VisitRow, start: datetime, end: datetime, reason: str | None) -> None:
        """Ask how far a move goes, and do it."""

        def take(reach: Reach) -> None:
            self._context.runner.do(
                self,
                lambda work: move_visits(work, row.id, row.version, (start, end), reach, reason),
                lambda count: self._done(self.tr("%n visit(s) to {name} moved", "", count), row),
                self._refused,
                undo_text=self.tr("move of {name}").format(name=row.account),
            )

        self._ask(row, self.tr("Move the visit to {name}"), self.tr("Move"), take, (start, end))

    def remove(self, row: VisitRow) -> None:
        """Ask how far taking off goes, and do it."""

        def take(reach: Reach) -> None:
            self._context.runner.do(
                self,
                lambda work: cancel_visits(work, row.id, row.version, reach),
                lambda count: self._done(self.tr("%n visit(s) to {name} taken off the plan", "", count), row),
                self._refused,
                undo_text=self.tr("removal of {name}").format(name=row.account),
            )

        self._ask(row, self.tr("Take the visit to {name} off the plan"), self.tr("Take off"), take)

    def _ask(
        self,
        row: VisitRow,
        title: str,
        does: str,
        take: Callable[[Reach], None],
        span: tuple[datetime, datetime] | None = None,
    ) -> None:
        dialog = ReachDialog(title.format(name=row.account[:80]), does, self._context.clock, self._page)
        dialog.given.connect(take)
        dialog.reach.changed.connect(lambda reach: self._list(dialog, row, reach, span))
        self._list(dialog, row, Reach.THIS, span)
        self._open(dialog)

    def _list(self, dialog: ReachDialog, row: VisitRow, reach: Reach, span: tuple[datetime, datetime] | None) -> None:
        """Show the days that a change would touch, and where they would go, before it is done."""
        ask = self._context.runner.ask
        ask(self, lambda reader: touched_visits(reader, row.id, reach, span), dialog.reach.show_shifts, slot="touched")
        if span is not None:
            ask(self, lambda reader: clashes_of_move(reader, row.id, reach, span), dialog.show_clashes, slot="clashes")

    def _open(self, dialog: ReachDialog | RepeatDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(lambda _: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()

    def _done(self, words: str, row: VisitRow) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self._context.toast(words.format(name=row.account), undo=True)

    def _refused(self, error: BaseException) -> None:
        if self.dialog is not None:
            self.dialog.refuse(sentence(error))
