"""Tells colleagues what is open for editing here, and a page who else has it open."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from crm.domain.ids import new_id
from crm.usecases.presence import enter, leave, others
from ui.context import Context

RENEW_MS = 20_000


class Presence(QObject):
    """Of one page: `changed(names)` says who else has the row open. On a database of one's own it does nothing.

    A page that only shows a row watches it; one that is open for editing says so as well.
    """

    changed = Signal(tuple)

    def __init__(self, context: Context, table: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._table = context, table
        self._key = new_id()
        self._row: tuple[UUID, UUID] | None = None
        self._watched: UUID | None = None
        self._is_shared = "://" in context.where
        self.timer = QTimer(self, interval=RENEW_MS)
        self.timer.timeout.connect(self._renew)
        context.hub.noticed.connect(self._noticed)

    def watch(self, row_id: UUID | None) -> None:
        """Look who else has a row open, from now on and again; None looks at none."""
        if not self._is_shared or self._watched == row_id:
            return
        self.leave()
        self._watched = row_id
        self.changed.emit(())
        if row_id is None:
            self.timer.stop()
        else:
            self.timer.start()
            self._ask()

    def open(self, row_id: UUID, account_id: UUID) -> None:
        """Say that a row of an account is open for editing here."""
        if not self._is_shared or self._row == (row_id, account_id):
            return
        self.leave()
        self.watch(row_id)
        self._key, self._row = new_id(), (row_id, account_id)
        self._renew()

    def leave(self) -> None:
        """Say that it is open for editing no more; it is still looked at."""
        if self._row is None:
            return
        key, self._row = self._key, None
        self._context.runner.do(self, lambda work: leave(work, key), None, _quiet)

    def close(self) -> None:
        """Leave it and look at it no more."""
        self.leave()
        self.watch(None)

    def _renew(self) -> None:
        if self._row is not None:
            key, table, (row_id, account_id) = self._key, self._table, self._row
            self._context.runner.do(self, lambda work: enter(work, key, table, row_id, account_id), None, _quiet)
        self._ask()

    def _noticed(self, name: str) -> None:
        if name == "presence":
            self._ask()

    def _ask(self) -> None:
        if self._watched is None:
            return
        table, row_id = self._table, self._watched

        def tell(names: tuple[str, ...]) -> None:
            if self._watched == row_id:
                self.changed.emit(names)

        self._context.runner.ask(self, lambda reader: others(reader, table, row_id), tell, _quiet, slot="others")


def _quiet(_error: BaseException) -> None:
    """A hint that does not come about is no trouble of the user's."""
