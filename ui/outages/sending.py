"""What goes out: the attempts that a sending makes, and each notice as it will be read."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.mail import mailto
from crm.domain.outage_desk import AttemptDraft, NoticeText
from crm.domain.outages import NoticeChannel, NoticeResult, Promise, Stage
from ui.outages.words import channel_name
from ui.texts.errors import told as told_words
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Text
from ui.widgets.scrolling import scrolled

WIDE, HIGH = 560, 520


def drafts_of(
    texts: Sequence[NoticeText], stages: Mapping[UUID, Stage], told: Promise, words: str | None
) -> list[AttemptDraft]:
    """Return the attempts of a sending; `words` replace those of the templates where they were changed.

    A message is logged as told by whoever sends it from the bureau's gateway or phone; a mail waits in the outbox.
    """
    return [
        AttemptDraft(
            account_id=each.account_id,
            stage=stages[each.account_id],
            channel=each.channel,
            result=NoticeResult.QUEUED if each.channel == NoticeChannel.EMAIL else NoticeResult.DELIVERED,
            told=told,
            contact_id=each.contact.contact_id if each.contact is not None else None,
            message=words or each.text,
        )
        for each in texts
        if each.problem is None
    ]


class PreviewDialog(Dialog):
    """Every notice with its account, its way and address, and why one cannot go out."""

    def __init__(self, texts: Sequence[NoticeText], names: Mapping[UUID, str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Notices as they will be read"))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(px(4))
        for each in texts:
            whom = each.contact.name if each.contact is not None else ""
            way = " · ".join(filter(None, (channel_name(each.channel), whom, each.address)))
            column.addWidget(Text(names.get(each.account_id, ""), "body_strong", wrap=True))
            column.addWidget(Text(way, "small", "text2", wrap=True))
            if each.problem is not None:
                column.addWidget(Text(told_words(each.problem), "small", "danger", wrap=True))
            column.addWidget(Text(each.text, "body", wrap=True, selectable=True))
            if each.channel == NoticeChannel.EMAIL and each.address:
                column.addWidget(self._mail_button(each, each.address))
            column.addSpacing(px(12))
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(20), px(16), px(20), px(16))
        outer.addWidget(scrolled(inner))
        self.resize(px(WIDE), px(HIGH))

    def _mail_button(self, text: NoticeText, address: str) -> Button:
        button = Button(self.tr("Open in the mail program"), "quiet")
        link = QUrl.fromEncoded(mailto(address, text.subject, text.text).encode())
        button.clicked.connect(lambda: QDesktopServices.openUrl(link))
        return button
