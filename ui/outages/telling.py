"""Telling the accounts of an outage: who is checked, in which words, what went out, and what was said on the phone."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from crm.domain.outage_desk import AffectedRow, NoticeText, OutageDetail
from crm.domain.outages import NoticeChannel, NoticeResult, Promise, Stage, Told
from crm.usecases.outages.notices import stage_for, texts, without_contact
from ui.context import Context
from ui.lists.actions import Action
from ui.lists.foot import BulkBar
from ui.outages.affected_table import AffectedTable
from ui.outages.commands import DeskCommands, call_draft
from ui.outages.mailing import Mailing
from ui.outages.mute_dialog import MuteDialog
from ui.outages.notice_panel import NoticePanel
from ui.outages.paperwork import PaperWork
from ui.outages.sending import PreviewDialog, drafts_of
from ui.outages.told_form import ToldForm
from ui.outages.words import stage_name
from ui.widgets.confirm_popup import ConfirmPopup
from ui.widgets.menus import passing_menu


class Telling(QObject):
    """Works between the table of accounts and the panel of notices; `failed` when words could not be read."""

    failed = Signal(object)

    def __init__(
        self, context: Context, commands: DeskCommands, table: AffectedTable, notice: NoticePanel, page: QWidget
    ) -> None:
        super().__init__(page)
        self._context, self._commands, self._page = context, commands, page
        self._table, self._notice = table, notice
        self._may_tell = False
        self.found: OutageDetail | None = None
        self.texts: list[NoticeText] = []
        self._stages: dict[UUID, Stage] = {}
        self.mailing = Mailing(context, page)
        self.paper = PaperWork(context, page, lambda: self.mark_told(NoticeChannel.LETTER))
        self.bar = BulkBar(
            (
                Action("told", self.tr("Mark told…"), "check", self.mark_told),
                Action("letters", self.tr("Letters…"), "envelope-simple", self.save_letters),
                Action("calls", self.tr("Call sheet…"), "phone", self.save_calls),
            )
        )
        self.bar.cleared.connect(lambda: table.check([]))
        table.checks_changed.connect(self._chosen)
        notice.ways_changed.connect(self._ask_texts)
        notice.sent.connect(self._ask_send)
        notice.previewed.connect(self.preview)
        notice.called.connect(self._called)
        notice.more_asked.connect(self.offer_more)
        notice.mute_asked.connect(self.show_mute)
        notice.retried.connect(self._send_waiting)

    def show_outage(self, found: OutageDetail, may_tell: bool) -> None:
        """Tell of another outage, or of the same one as it stands now."""
        self.found, self._may_tell = found, may_tell
        now = self._context.clock.now()
        self._stages = {row.account_id: stage_for(found, row, now) for row in found.affected}
        self._notice.show_outage(found, may_tell, len(without_contact(found)))
        self._chosen()

    # -- words

    def _chosen(self) -> None:
        rows = self._table.chosen()
        self.bar.set_count(len(rows))
        self.bar.setVisible(bool(rows) and self._may_tell)
        self._notice.show_chosen(rows, self._may_tell)
        self._ask_texts()

    def _ask_texts(self) -> None:
        self.texts = []
        self._notice.wait()
        found, accounts, ways = self.found, [row.account_id for row in self._table.chosen()], self._notice.channels()
        if found is None or not accounts or not ways:
            self._show_texts([])
            return
        outage_id = found.head.outage_id
        self._context.runner.ask(
            self._page,
            lambda reader: texts(reader, outage_id, accounts, None, ways),
            self._show_texts,
            self.failed.emit,
            slot="texts",
        )

    def _show_texts(self, found: list[NoticeText]) -> None:
        self.texts = found
        stages = {self._stages[each.account_id] for each in found if each.account_id in self._stages}
        self._notice.show_texts(found, stage_name(stages.pop()) if len(stages) == 1 else "")

    def told(self) -> Promise:
        """Return the times that hold now, as a notice names them."""
        assert self.found is not None
        standing = [line for line in self.found.estimates if line.corrected_by is None]
        back = standing[-1].restored_by if standing else self.found.draft.planned_end
        return Promise(self.found.draft.planned_start, back)

    # -- going out

    def _ask_send(self) -> None:
        """Ask once: what has gone out cannot be called back."""
        reachable = [each for each in self.texts if each.problem is None]
        count = len({each.account_id for each in reachable})
        if not count or self.found is None:
            return
        question = self.tr("Tell %n account(s) now?", "", count)
        meaning = self.tr("It is logged as told and stays. The words go onto the clipboard for your phone or gateway.")
        popup = ConfirmPopup(question, meaning, self.tr("Send"), self._page)
        popup.agreed.connect(popup.close)
        # What was asked about is what goes out, whatever is checked or comes in meanwhile.
        popup.agreed.connect(partial(self.send, self.texts, self._notice.words()))
        popup.begin(self._notice.send)

    def send(self, sent: Sequence[NoticeText], words: str | None) -> None:
        """Log the notices of all that can be reached by the chosen ways, `words` in the place of the template's."""
        found = self.found
        if found is None or not sent:
            return
        drafts = drafts_of(sent, self._stages, self.told(), words)
        outage_id, by_mail = found.head.outage_id, any(each.channel == NoticeChannel.EMAIL for each in drafts)
        QGuiApplication.clipboard().setText(words or _pasted(sent))
        said = self.tr("%n notice(s) logged; the words are on the clipboard", "", len(drafts))
        self._commands.log(outage_id, drafts, said, lambda _ids: self.mailing.send(outage_id) if by_mail else None)

    def _send_waiting(self) -> None:
        if self.found is not None:
            self.mailing.send(self.found.head.outage_id)

    def preview(self) -> None:
        """Show each notice as it will be read."""
        dialog = PreviewDialog(self.texts, {row.account_id: row.name for row in self._table.rows()}, self._page)
        dialog.open()

    # -- by other ways

    def _called(self, row: AffectedRow, result: NoticeResult) -> None:
        found = self.found
        if found is None:
            return
        draft = call_draft(row, self._stages[row.account_id], self.told(), result)
        said = self.tr("Call to {name} logged").format(name=row.name)
        self._commands.log(found.head.outage_id, [draft], said)

    def mark_told(self, channel: NoticeChannel = NoticeChannel.PHONE) -> None:
        """Log how the checked accounts were told."""
        found, rows = self.found, self._table.chosen()
        if found is None or not rows:
            return
        told = [(row, self._stages[row.account_id]) for row in rows]
        outage_id = found.head.outage_id
        ToldForm(self._context, self._commands, self._page, outage_id, told, self.told(), channel).open()

    def on_paper(self) -> list[AffectedRow]:
        """Return for whom paper is made: the checked accounts, without any all that have to be told."""
        found = self.found
        return self._table.chosen() or [row for row in (found.affected if found else ()) if row.needs_notice]

    def to_call(self) -> list[AffectedRow]:
        """Return who stands on the call sheet: the checked accounts, without any all that do not know the time."""
        waiting = [row for row in self.on_paper() if row.known.state is not Told.CURRENT]
        return self._table.chosen() or waiting

    def save_letters(self) -> None:
        """Write letters as one PDF."""
        if self.found is not None and (rows := self.on_paper()):
            self.paper.save_letters(self.found, rows)

    def save_calls(self) -> None:
        """Write the call sheet as a PDF."""
        if self.found is not None:
            self.paper.save_calls(self.found, self.to_call())

    def print_calls(self) -> None:
        """Show the call sheet as it will be printed."""
        if self.found is not None:
            self.paper.print_calls(self.found, self.to_call())

    def show_mute(self) -> None:
        """Show the accounts of which no number and no address is known."""
        if self.found is not None:
            MuteDialog(self._context, self.found.head.place, without_contact(self.found), self._page).open()

    def offer_more(self) -> None:
        """Offer paper, and how mail leaves."""
        found = self.found
        if found is None:
            return
        menu = passing_menu(self._page)
        if self._table.checked:
            menu.addAction(self.tr("Mark told…"), self.mark_told)
            menu.addSeparator()
        menu.addAction(self.tr("Letters as PDF…"), self.save_letters)
        menu.addAction(self.tr("Print letters…"), lambda: self.paper.print_letters(found, self.on_paper()))
        menu.addAction(self.tr("Call sheet as PDF…"), self.save_calls)
        menu.addAction(self.tr("Print the call sheet…"), self.print_calls)
        menu.addSeparator()
        menu.addAction(self.tr("How mail leaves…"), self.mailing.choose)
        button = self._notice.more
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


def _pasted(sent: Sequence[NoticeText]) -> str:
    """Return the words for a phone or a gateway, each once; mails leave by themselves."""
    by_hand = [each for each in sent if each.problem is None and each.channel != NoticeChannel.EMAIL]
    return "\n\n".join(dict.fromkeys(each.text for each in by_hand or sent))
