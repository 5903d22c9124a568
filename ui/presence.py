"""Tells colleagues what is open for editing here, and a page who else has it open."""

from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from crm.domain.ids import new_id
from crm.usecases.presence import enter, leave, others
from ui.context import Context

RENEW_MS = 20_000


class Presence(QObject):
    """Of one page: `changed(names)` says who else has the row open. On a database of one's own it does nothing."""

    changed = Signal(tuple)

    def __init__(self, context: Context, table: str, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._table = context, table
        self._key = new_id()
        self._row: tuple[UUID, UUID] | None = None
        self._is_shared = "://" in context.where
        self.timer = QTimer(self, interval=RENEW_MS)
        self.timer.timeout.connect(self._renew)
        context.hub.noticed.connect(self._noticed)

    def open(self, row_id: UUID, account_id: UUID) -> None:
        """Say that a row of an account is open for editing here."""
        if not self._is_shared or self._row == (row_id, account_id):
            return
        self.close()
        self._key, self._row = new_id(), (row_id, account_id)
        self.timer.start()
        self._renew()

    def close(self) -> None:
        """Say that it is open no more."""
        if self._row is None:
            return
        key, self._row = self._key, None
        self.timer.stop()
        self._context.runner.do(self, lambda work: leave(work, key), None, _quiet)
        self.changed.emit(())

    def _renew(self) -> None:
        if self._row is None:
            return
        key, table, (row_id, account_id) = self._key, self._table, self._row
        self._context.runner.do(self, lambda work: enter(work, key, table, row_id, account_id), None, _quiet)
        self._ask()

    def _noticed(self, name: str) -> None:
        if name == "presence":
            self._ask()

    def _ask(self) -> None:
        if self._row is None:
            return
        table, row = self._table, self._row

        def tell(names: tuple[str, ...]) -> None:
            if self._row == row:
                self.changed.emit(names)

        self._context.runner.ask(self, lambda reader: others(reader, table, row[0]), tell, _quiet, slot="others")


def _quiet(_error: BaseException) -> None:
    """A hint that does not come about is no trouble of the user's."""
