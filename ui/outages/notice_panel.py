"""What the chosen accounts are told: by which way, in which words, and whom to call (mockup 08, right)."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.clock import Clock
from crm.domain.outage_desk import AffectedRow, NoticeText, OutageDetail
from crm.domain.outages import NoticeChannel, NoticeResult, Told
from ui.outages.call_line import CallLine
from ui.outages.words import channel_name, moment_words
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import Card
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.forms.tiles import ChoiceTiles
from ui.widgets.labels import ElidedLabel, Separator, Text
from ui.widgets.leaving import empty
from ui.widgets.scrolling import scrolled

WAYS = (NoticeChannel.WECHAT, NoticeChannel.SMS, NoticeChannel.EMAIL)
SMS_ONE, SMS_MANY = 70, 67
"""Characters of a message that goes out as one part, and of each part of a longer one."""
CALLS = 4


def sms_parts(text: str) -> int:
    """Return in how many parts a text goes out as a short message."""
    return 1 if len(text) <= SMS_ONE else -(-len(text) // SMS_MANY)


class NoticePanel(Card):
    """`sent` and `previewed` ask for it; `called(row, result)` logs a call. The words are written by the templates.

    `mute_asked` wants the list of accounts without contacts, `retried` lets the mails leave that wait.
    """

    sent = Signal()
    previewed = Signal()
    called = Signal(object, object)
    ways_changed = Signal()
    more_asked = Signal()
    mute_asked = Signal()
    retried = Signal()

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self._clock = clock
        self._template, self._may_tell = "", False
        self._short: str | None = None
        self.set_title(self.tr("Notice"))
        self.ways = ChoiceTiles([(way.value, channel_name(way)) for way in WAYS], multiple=True)
        self.ways.set_values([NoticeChannel.SMS.value])
        self.ways.changed.connect(self.ways_changed)
        self.stage = ElidedLabel("", "small_medium", "accent_text")
        self.message = GrowingText("", 6, 9)
        self.message.setAccessibleName(self.tr("Message"))
        self.message.changed.connect(self._count)
        self.length = Text("", "small", "text2")
        self.problem = Text("", "small", "danger", wrap=True)
        self.calls, self.told = QVBoxLayout(), QVBoxLayout()
        self.call_note = ElidedLabel("", "small", "danger")
        self.send = Button(self.tr("Send"), "primary", icon="paper-plane-right")
        self.send.clicked.connect(self.sent)
        self.preview = Button(self.tr("Preview each"))
        self.preview.clicked.connect(self.previewed)
        self.more = IconButton("dots-three", self.tr("Letters, call sheet, mail"), framed=True)
        self.more.clicked.connect(self.more_asked)
        self.mute, self.waiting = Button("", "quiet"), Button("", "quiet")
        self.mute.clicked.connect(self.mute_asked)
        self.waiting.clicked.connect(self.retried)
        self._build()

    def _build(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addWidget(Text(self.tr("Send by"), "small_medium", "text2"))
        column.addWidget(self.ways)
        head = QHBoxLayout()
        head.addWidget(Text(self.tr("Message"), "small_medium", "text2"))
        head.addStretch(1)
        head.addWidget(self.stage)
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(self.length)
        column.addWidget(self.problem)
        column.addWidget(self.waiting)
        column.addWidget(Separator(4, 4))
        calls = QHBoxLayout()
        calls.addWidget(Text(self.tr("Call list"), "card"))
        calls.addStretch(1)
        calls.addWidget(self.call_note)
        column.addLayout(calls)
        column.addWidget(self.mute)
        column.addLayout(self.calls)
        column.addWidget(Text(self.tr("Times sent to accounts"), "small_medium", "text2"))
        column.addLayout(self.told)
        column.addStretch(1)
        self.body.addWidget(scrolled(inner), 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(16), px(8), px(16), px(12))
        foot.setSpacing(px(8))
        for button in (self.send, self.preview):
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        foot.addWidget(self.send, 1)
        foot.addWidget(self.preview, 1)
        foot.addWidget(self.more)
        self.body.addLayout(foot)

    def channels(self) -> list[str]:
        """Return the chosen ways."""
        return self.ways.values()

    def words(self) -> str | None:
        """Return the words as they were changed; None while the templates' own hold.

        Words can be changed only while they are the same for all: nobody is told of another one's name or manager.
        """
        changed = self.message.text() != self._template and not self.message.isReadOnly()
        return self.message.text() if changed else None

    def wait(self) -> None:
        """Send nothing until the words of those who are checked now are there."""
        self.send.setEnabled(False)

    def show_chosen(self, rows: Sequence[AffectedRow], may_tell: bool) -> None:
        """Show for whom the notice is."""
        count, self._may_tell = len(rows), may_tell
        self.set_title(self.tr("Notice for %n account(s)", "", count) if count else self.tr("Notice"))
        self.send.setText(self.tr("Send to {count}").format(count=count) if count else self.tr("Send"))
        for button in (self.send, self.preview):
            button.setEnabled(bool(count) and may_tell)

    def show_texts(self, texts: Sequence[NoticeText], stage: str) -> None:
        """Show the words of the first account by the first way, and who cannot be told this way."""
        several = len({each.channel for each in texts}) > 1
        self.stage.set_text(" · ".join(filter(None, (channel_name(texts[0].channel) if several else "", stage))))
        self._short = next((each.text for each in texts if each.channel == NoticeChannel.SMS), None)
        template = texts[0].text if texts else ""
        if template != self._template or not self.message.text():
            self._template = template
            self.message.set_text(template)
        self.message.setReadOnly(len({each.text for each in texts}) > 1)
        self.send.setEnabled(self._may_tell and any(each.problem is None for each in texts))
        self._count()
        lacking = len({each.account_id for each in texts if each.problem is not None})
        words = self.tr("%n account(s) cannot be reached this way: call them.", "", lacking) if lacking else ""
        self.problem.set_text(words)
        self.problem.setVisible(bool(words))

    def _count(self) -> None:
        """Say how long the words are; where a short message is among them, in how many parts it goes out."""
        text, short = self.message.text(), self._short
        if short is None or not text:
            self.length.set_text(self.tr("%n character(s)", "", len(text)) if text else "")
            return
        counted = short if self.message.isReadOnly() else text
        parts = self.tr("%n SMS part(s)", "", sms_parts(counted))
        self.length.set_text(self.tr("{count} characters, {parts}").format(count=len(counted), parts=parts))

    def show_outage(self, found: OutageDetail, may_tell: bool, mute: int) -> None:
        """Show who is still to be called, and how many heard each time that was said; `mute` have no contacts."""
        empty(self.calls)
        self.mute.setVisible(bool(mute))
        self.mute.setText(self.tr("%n account(s) without contacts…", "", mute))
        queued = sum(each.result is NoticeResult.QUEUED for row in found.affected for each in row.attempts)
        self.waiting.setVisible(bool(queued) and may_tell)
        self.waiting.setText(self.tr("%n mail(s) wait: try again", "", queued))
        self.more.setVisible(may_tell)
        waiting = [row for row in found.affected if row.needs_notice and row.known.state is not Told.CURRENT]
        waiting.sort(key=lambda row: -row.known.failed)
        for row in waiting[:CALLS] if may_tell else ():
            line = CallLine(row)
            line.called.connect(lambda result, row=row: self.called.emit(row, result))
            self.calls.addWidget(line)
        if not waiting:
            self.calls.addWidget(Text(self.tr("Everybody knows the time that holds."), "small", "text2", wrap=True))
        failed = max((row.known.failed for row in waiting), default=0)
        self.call_note.set_text(self.tr("%n failed attempt(s)", "", failed) if failed > 1 else "")
        empty(self.told)
        for said in [line for line in reversed(found.estimates) if line.corrected_by is None][:4]:
            row_of = QHBoxLayout()
            row_of.setSpacing(px(12))
            row_of.addWidget(Text(moment_words(said.said_at, self._clock), "small", "text2"))
            back = self.tr("back {time}").format(time=moment_words(said.restored_by, self._clock))
            row_of.addWidget(Text(back, "body"), 1)
            done = said.told >= said.reached
            words = self.tr("{told} of {count} told").format(told=said.told, count=said.reached)
            row_of.addWidget(Text(words, "small_strong", "text2" if done else "warn"))
            part = QWidget()
            part.setLayout(row_of)
            row_of.setContentsMargins(0, 0, 0, 0)
            self.told.addWidget(part)
