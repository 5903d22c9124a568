"""Proposing, deciding and explaining: what ties the search, the dashed layer and the strip over the calendar."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from crm.domain.errors import Invalid
from crm.domain.planning import PlanAnswer, PlanWish
from crm.domain.proposal import Key, LeftOut, SlotOffer
from crm.usecases.proposals import accept, best_times
from crm.usecases.proposed import span_of
from crm.usecases.visits import plan_visit
from ui.context import Context
from ui.planner.proposal_bar import ProposalBar
from ui.planner.proposal_layer import ProposalLayer
from ui.planner.proposal_run import ProposalRun
from ui.planner.slot_popup import SlotPopup
from ui.planner.why_dialog import WhyDialog
from ui.texts.dates import clock_time, month_and_year, near_day
from ui.texts.errors import sentence
from ui.widgets.menus import passing_menu


class Proposals(QObject):
    """`changed` when other blocks are to be shown. Nothing is written before somebody accepts."""

    changed = Signal()

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page
        self.run = ProposalRun(context, self)
        self.layer = ProposalLayer(context.clock, self)
        self.bar = ProposalBar(page)
        self.run.better.connect(self.layer.show)
        self.run.done.connect(self._done)
        self.run.failed.connect(self._failed)
        self.layer.changed.connect(self._changed)
        self.bar.accepted.connect(lambda: self.accept(self.layer.chosen or None))
        self.bar.discarded.connect(self.discard)
        self.bar.ended.connect(self.run.end)
        self.bar.why_asked.connect(self.explain)

    # -- asking

    def offer_periods(self, anchor: QWidget, day: date) -> None:
        """Open the menu of what to propose visits for."""
        menu = passing_menu(anchor)
        today = self._context.clock.today()
        monday = day - timedelta(days=day.weekday())
        month = max(day, today).replace(day=1)
        following = (month + timedelta(days=31)).replace(day=1)
        spans = (
            (near_day(day), day, day),
            (self.tr("This week in view"), monday, monday + timedelta(days=6)),
            (month_and_year(month), month, _end(month)),
            (month_and_year(following), following, _end(following)),
        )
        for words, first, last in spans:
            if last >= today:
                menu.addAction(words, self._asker(first, last))
        menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))

    def _asker(self, first: date, last: date) -> Callable[[], None]:
        return lambda: self.propose(first, last)

    def propose(self, first: date, last: date) -> None:
        """Look for the best plan of some days, of the person in view or of everybody with accounts."""
        person_id = self._context.scope.person_id
        self.layer.show(None)
        self.bar.begin(self.run.share)
        self.run.start(PlanWish((person_id,) if person_id is not None else (), first, last))

    def _done(self, answer: PlanAnswer) -> None:
        self.layer.show(answer)
        if not answer.proposal.stops:
            self.bar.show_answer(answer, 0)

    def _failed(self, error: BaseException) -> None:
        self.discard()
        self._context.show_error(error)

    def _changed(self) -> None:
        if self.layer.answer is None:
            self.bar.hide()
        else:
            self.bar.show_answer(self.layer.answer, len(self.layer.chosen))
        self.changed.emit()

    # -- deciding

    def accept(self, keys: frozenset[Key] | None = None) -> None:
        """Plan everything that is proposed, or some of it, in one step."""
        answer = self.layer.answer
        if answer is None:
            return
        self.run.forget()
        taken = keys if keys is not None else frozenset(stop.key for stop in answer.proposal.stops)
        count = len(taken)
        self._context.runner.do(
            self,
            lambda work: accept(work, answer, taken),
            lambda _ids: self._planned(taken, count),
            self._context.show_error,
            undo_text=self.tr("plan of %n visit(s)", "", count),
        )

    def _planned(self, taken: frozenset[Key], count: int) -> None:
        self.layer.drop(taken)
        self._context.toast(self.tr("%n visit(s) planned", "", count), undo=True)

    def accept_block(self, id: UUID) -> bool:
        """Plan the proposed visit of a block; say whether it is one."""
        stop = self.layer.stop(id)
        if stop is not None:
            self.accept(frozenset({stop.key}))
        return stop is not None

    def drop_block(self, id: UUID) -> bool:
        """Take a proposed visit away; say whether it is one."""
        stop = self.layer.stop(id)
        if stop is not None:
            self.layer.drop(frozenset({stop.key}))
        return stop is not None

    def move_block(self, id: UUID, start: datetime, end: datetime) -> bool:
        """Give a proposed visit another time; say whether it is one."""
        is_one = self.layer.stop(id) is not None
        if is_one:
            self.layer.move(id, start, end)
        return is_one

    def discard(self) -> None:
        """Take the proposal away."""
        self.run.forget()
        self.layer.show(None)
        self.bar.hide()

    # -- explaining

    def explain(self) -> None:
        """Show why these visits, and why others are left out."""
        if self.layer.answer is not None:
            dialog = WhyDialog(self.layer.answer, self._page)
            dialog.taken.connect(lambda left: self.take_remedy(left, dialog))
            dialog.exec()
            dialog.deleteLater()

    def take_remedy(self, left: LeftOut, dialog: WhyDialog) -> None:
        """Propose a visit as its remedy says; where another remedy took its place the dialog says so."""
        try:
            self.layer.add(left)
            dialog.say("")
        except Invalid as refused:
            dialog.say(sentence(refused))

    def offer_times(self, account_id: UUID, name: str, place: QPoint) -> None:
        """Show the best times for a visit to an account, and plan the one that is picked."""
        person_id = self._context.scope.person_id
        if person_id is None:
            self._context.toast(self.tr("Choose whose plan this is first: the round button at the bottom left"))
            return

        def found(offers: list[SlotOffer]) -> None:
            popup = SlotPopup(name, offers, self._page)
            popup.taken.connect(lambda offer: self._plan(account_id, person_id, name, offer))
            popup.ask(place)

        self._context.runner.ask(
            self,
            lambda reader: best_times(reader, account_id, person_id),
            found,
            self._context.show_error,
            slot="times",
        )

    def _plan(self, account_id: UUID, person_id: UUID, name: str, offer: SlotOffer) -> None:
        start, end = span_of(offer)
        local = self._context.clock.local(start)
        when = f"{near_day(local.date())} {clock_time(local)}"
        self._context.runner.do(
            self,
            lambda work: plan_visit(work, account_id, person_id, start, end),
            lambda _id: self._context.toast(
                self.tr("{name} planned for {when}").format(name=name, when=when), undo=True
            ),
            self._context.show_error,
            undo_text=self.tr("plan of {name}").format(name=name),
        )


def _end(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])
