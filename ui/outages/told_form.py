"""How accounts were told, where that was not through the notice panel: by letter, on site, by a public notice."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QWidget

from crm.domain.outage_desk import AffectedRow, AttemptDraft
from crm.domain.outages import NoticeChannel, NoticeResult, Promise, Stage
from ui.context import Context
from ui.outages.commands import DeskCommands
from ui.outages.forms import DeskForm
from ui.outages.words import channel_name, result_name
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.field import Field
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text

RESULTS = (NoticeResult.DELIVERED, NoticeResult.NO_ANSWER, NoticeResult.WRONG_NUMBER, NoticeResult.REFUSED)


class ToldForm(DeskForm):
    """Logs one attempt for each of the accounts, with how the customer confirmed it."""

    def __init__(
        self,
        context: Context,
        commands: DeskCommands,
        parent: QWidget,
        outage_id: UUID,
        told: Sequence[tuple[AffectedRow, Stage]],
        promise: Promise,
        channel: NoticeChannel = NoticeChannel.PHONE,
    ) -> None:
        self._outage_id, self._told, self._promise = outage_id, told, promise
        super().__init__(context, commands, "", "", parent)
        self.setWindowTitle(self.tr("How %n account(s) were told", "", len(told)))
        self.give.setText(self.tr("Log"))
        self.channel = Combo([(each.value, channel_name(each).capitalize()) for each in NoticeChannel])
        self.channel.set_value(channel)
        self.ended = Combo([(each.value, result_name(each).capitalize()) for each in RESULTS])
        self.receipt = TextLine()
        self.receipt.setPlaceholderText(self.tr("signed by, read at, order number"))
        self.add_line(
            Field(self.tr("Way"), self.channel, required=True), Field(self.tr("Ended"), self.ended, required=True)
        )
        self.form.addWidget(Field(self.tr("Receipt"), self.receipt))
        stays = self.tr("It is logged under your name with the hour and the time that was told, and stays.")
        self.form.addWidget(Text(stays, "small", "text2", wrap=True))
        self.fit()

    def drafts(self) -> list[AttemptDraft]:
        """Return the attempts as they are entered."""
        channel, result = self.channel.value(), NoticeResult(self.ended.value())
        receipt = self.receipt.text().strip() or None
        return [
            AttemptDraft(
                account_id=row.account_id,
                stage=stage,
                channel=channel,
                result=result,
                told=self._promise,
                contact_id=row.contacts[0].contact_id if row.contacts else None,
                receipt=receipt,
            )
            for row, stage in self._told
        ]

    def save(self) -> None:
        drafts = self.drafts()
        said = self.tr("%n notice(s) logged", "", len(drafts))
        self.commands.log(self._outage_id, drafts, said, lambda _ids: self.finish(), self.refuse)
