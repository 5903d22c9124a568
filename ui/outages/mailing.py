"""Notices by mail: they wait, leave into a folder or by the bureau's server, and are noted as gone."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.mail import Delivery, MailWay
from crm.usecases.outages.outbox import deliver, queued, settle
from ui.context import Context, Offer
from ui.outages.mail_form import MailForm
from ui.outages.mail_settings import known_way, with_password
from ui.passwords import Passwords
from ui.texts.errors import told


class Mailing(QObject):
    """How mail leaves is asked for once and kept on this computer; what cannot leave waits, which is said."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._window = context, parent
        self.passwords = Passwords()

    def choose(self, then: UUID | None = None) -> MailForm:
        """Ask how mail leaves; the mails of an outage that wait leave then."""
        form = MailForm(
            self._context,
            self._window,
            self.passwords,
            None if then is None else lambda way: self._deliver(then, way),
        )
        form.open()
        return form

    def send(self, outage_id: UUID) -> None:
        """Let the mails of an outage leave that wait."""
        way = known_way(self._context.settings)
        if way is None:
            self.choose(outage_id)
        else:
            self._deliver(outage_id, way)

    def _deliver(self, outage_id: UUID, way: MailWay) -> None:
        clock, passwords = self._context.clock, self.passwords
        self._context.runner.ask(
            self,
            lambda reader: deliver(queued(reader, outage_id), with_password(way, passwords), clock.now()),
            lambda delivery: self._settle(outage_id, delivery),
        )

    def _settle(self, outage_id: UUID, delivery: Delivery) -> None:
        problem, count = delivery.problem, len(delivery.sent)

        def done(_answer: Any = None) -> None:
            if problem is not None:
                change = Offer(self.tr("How mail leaves…"), lambda: self.choose(outage_id))
                self._context.toast(told(problem), offer=change)
            else:
                self._context.toast(self.tr("%n mail(s) have left", "", count))

        if delivery.sent or delivery.refused:
            self._context.runner.do(self, lambda work: settle(work, delivery), done)
        else:
            done()
