"""Takes visits that are not held off the plan, or puts them into the bin; each is one step to undo."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.codes import HELD_RECORDS, PlanState
from crm.domain.list_rows import VisitItem
from crm.usecases.bin import delete_visit
from crm.usecases.visits import cancel_visit
from ui.context import Context


class VisitRemoval(QObject):
    """Works on the rows that are chosen in the list of visits; those held are passed over."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page

    def off_the_plan(self, rows: Sequence[VisitItem]) -> None:
        """Keep the visits and say that they will not take place."""
        there = [row for row in _open(rows) if row.plan_state is not PlanState.CANCELLED]
        self._do(
            there,
            cancel_visit,
            self.tr("%n visit(s) taken off the plan", "", len(there)),
            self.tr("removal of %n visit(s) from the plan", "", len(there)),
        )

    def into_bin(self, rows: Sequence[VisitItem]) -> None:
        """Put the visits into the bin with their drafts, tasks and files."""
        there = _open(rows)
        self._do(
            there,
            delete_visit,
            self.tr("%n visit(s) put into the bin", "", len(there)),
            self.tr("deletion of %n visit(s)", "", len(there)),
        )

    def _do(self, rows: list[VisitItem], command: Callable[..., object], said: str, undo_text: str) -> None:
        if not rows:
            self._context.toast(self.tr("Only a visit that is planned and not held can be taken away"))
            return

        def run(work: Any) -> None:
            for row in rows:
                command(work, row.id, row.version)

        self._context.runner.do(
            self._page,
            run,
            lambda _none: self._context.toast(said, undo=True),
            self._context.show_error,
            undo_text=undo_text,
        )


def _open(rows: Sequence[VisitItem]) -> list[VisitItem]:
    return [row for row in rows if row.record_state not in HELD_RECORDS]
