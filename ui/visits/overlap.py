"""A warning that somebody noted two visits at once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.visits import RecordDraft, VisitAtOnce, VisitRow
from crm.usecases.visits import visits_at_once
from ui.context import Context
from ui.texts.dates import time_span
from ui.widgets.banner import Banner


class OverlapBar(QWidget):
    """Looks for other visits as the hours are typed; it may well be right, so nothing is refused."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._looked: tuple[UUID, datetime, datetime] | None = None
        self.banner = Banner("", "warn", "warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        self.hide()

    def look(self, visit: VisitRow, draft: RecordDraft) -> None:
        """Look for another visit of the same person in the hours of a record."""
        start, end = draft.arrived_at, draft.left_at
        if start is None or end is None or end <= start:
            self._looked = None
            self.hide()
            return
        if self._looked == (visit.id, start, end):
            return
        self._looked = (visit.id, start, end)
        person_id, visit_id = visit.person_id, visit.id

        def read(reader: Any) -> list[VisitAtOnce]:
            return visits_at_once(reader, person_id, visit_id, start, end)

        self._context.runner.ask(self, read, lambda found: self._show(visit.person, found), slot="overlap")

    def _show(self, person: str, others: Sequence[VisitAtOnce]) -> None:
        self.setVisible(bool(others))
        if others:
            first, local = others[0], self._context.clock.local
            words = self.tr("{person} noted another visit at this time: {account}, {hours}. Check the hours of both.")
            hours = time_span(local(first.start), local(first.end))
            self.banner.set_text(words.format(person=person, account=first.account, hours=hours))
