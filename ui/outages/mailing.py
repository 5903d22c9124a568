"""Notices by mail: they wait, are written into the outbox folder of this computer, and are noted as gone."""

from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from crm.domain.mail import Delivery, MailWay
from crm.usecases.outages.outbox import deliver, queued, settle
from ui.context import Context
from ui.texts.errors import told

FOLDER = "outages/outbox"


class Mailing(QObject):
    """The folder is asked for once and kept; a mail program or the bureau's gateway takes the files from there."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._window = context, parent

    def send(self, outage_id: UUID) -> None:
        """Write the mails of an outage that wait; what cannot be written waits on, which is said."""
        folder = self._context.settings.text(FOLDER) or self._ask_folder()
        way = MailWay(sender="", folder=Path(folder) if folder else None)
        clock = self._context.clock
        self._context.runner.ask(
            self,
            lambda reader: deliver(queued(reader, outage_id), way, clock.now()),
            self._settle,
        )

    def _ask_folder(self) -> str:
        folder = QFileDialog.getExistingDirectory(self._window, self.tr("Folder for outgoing mail"))
        if folder:
            self._context.settings.put(FOLDER, folder)
        return folder

    def _settle(self, delivery: Delivery) -> None:
        if delivery.problem is not None:
            self._context.toast(told(delivery.problem))
        if not delivery.sent and not delivery.refused:
            return
        count = len(delivery.sent)

        def done(_answer: Any) -> None:
            self._context.toast(self.tr("%n mail(s) in the outbox folder", "", count))

        self._context.runner.do(self, lambda work: settle(work, delivery), done)
