"""How much waits on the user at a place of the rail: outages of which somebody has to be told now."""

from PySide6.QtCore import QObject, QTimer

from crm.domain.changes import Changes, Kind
from crm.usecases.outages.board import waiting_count
from ui.context import Context
from ui.shell.rail import Rail

PAUSE_MS, AGAIN_MS = 1_500, 300_000
"""After a change the count waits for the page to be read first; deadlines come nearer without a change."""
KINDS = (Kind.OUTAGE, Kind.OUTAGE_ACCOUNT, Kind.OUTAGE_ESTIMATE, Kind.OUTAGE_NOTICE)


class RailCounts(QObject):
    """Counts in the scope that is shown; where outages may not be seen nothing is counted."""

    def __init__(self, context: Context, rail: Rail, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._rail = context, rail
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._count_in_a_pause)
        self._again = QTimer(self, interval=AGAIN_MS)
        self._again.timeout.connect(self.count)
        self._again.start()
        context.hub.changed.connect(self._changed)
        context.scope.changed.connect(self._pause.start)

    def _changed(self, changes: Changes, _origin: object) -> None:
        if changes.touches(*KINDS):
            self._pause.start()

    def _count_in_a_pause(self) -> None:
        """Count when nothing else is read: on a slow machine the first page does not stand after a moment."""
        if self._context.runner.is_idle:
            self.count()
        else:
            self._pause.start()

    def count(self) -> None:
        """Count now where that can be seen; a failure leaves what stood there."""
        scope = self._context.scope
        if not self._rail.isVisible():
            return
        if not scope.rights.sees("outages"):
            self._rail.set_count("outages", 0)
            return
        person = scope.person_id
        self._context.runner.ask(
            self,
            lambda reader: waiting_count(reader, person),
            lambda count: self._rail.set_count("outages", count),
            lambda _error: None,
            slot="rail-count",
        )
