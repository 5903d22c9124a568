"""Submitting, reviewing and returning months: what ties the chip, the strip and the dialogs to the database."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from crm.domain.plan_months import PlanChange, PlanMonth
from crm.domain.visits import VisitRow
from crm.usecases.plan_months import (
    Approved,
    approve_months,
    approve_visit,
    month_changes,
    months_to_review,
    plan_month,
    return_month,
    submit_month,
)
from ui.context import Context
from ui.planner.approval_bar import ApprovalBar
from ui.planner.approval_words import ICONS, TONES, ApprovalWords
from ui.planner.changes_dialog import ChangesDialog
from ui.planner.review_dialog import ReviewDialog
from ui.planner.tools import PlannerTools
from ui.texts.dates import month_and_year
from ui.texts.errors import sentence
from ui.widgets.badge import Tone
from ui.widgets.words_popup import WordsPopup

Loaded = tuple[PlanMonth | None, list[PlanMonth]]
Key = tuple[UUID, date]


class Approvals(QObject):
    """Every answer is one undo step; what was typed into a remark stays until it is sent."""

    def __init__(self, context: Context, page: QWidget, tools: PlannerTools) -> None:
        super().__init__(page)
        self._context, self._page, self._tools = context, page, tools
        self._words = ApprovalWords()
        self._remarks: dict[Key, str] = {}
        self._says_changes = False
        self._act = ""
        self._is_quiet = False
        self.month: PlanMonth | None = None
        self.reviews: list[PlanMonth] = []
        self.dialog: ReviewDialog | None = None
        self.bar = ApprovalBar(page)
        self.bar.submitted.connect(self.submit)
        self.bar.approved.connect(lambda: self.approve([self.month]) if self.month else None)
        self.bar.returned.connect(lambda: self.ask_remark(self.month, self.bar.send_back) if self.month else None)
        self.bar.changes_asked.connect(lambda: self.show_changes(self.month) if self.month else None)
        self.bar.reviews_asked.connect(self.review)

    # -- what is shown

    def load(self, day: date, says_changes: bool) -> None:
        """Ask how the month of a day stands; changes of an approved one are told where `says_changes`."""
        person_id, self._says_changes = self._context.scope.person_id, says_changes

        def read(reader: Any) -> Loaded:
            if person_id is not None:
                return plan_month(reader, person_id, day), []
            return None, months_to_review(reader)

        self._context.runner.ask(self, read, self._show, self._context.show_error, slot="approval")

    def keep_quiet(self, is_quiet: bool) -> None:
        """Give the place to a proposal while one is in view."""
        if is_quiet != self._is_quiet:
            self._is_quiet = is_quiet
            self._show_bar()

    def _show(self, loaded: Loaded) -> None:
        self.month, self.reviews = loaded
        found = self.month
        is_told = found is not None and found.visits > 0 and (found.needs_review or found.waiting > 0)
        if found is not None and is_told:
            tone = Tone.WARN if found.is_changed else TONES[found.state]
            self._tools.say_state(self._words.state(found), tone, ICONS[found.state])
        else:
            self._tools.say_state("")
        self._show_bar()
        if self._act == "decide" and not self.bar.isHidden():
            self.bar.main.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._act == "decide":
            self._context.toast(self.tr("Nothing of this month waits for approval"))
        self._act = ""

    def _show_bar(self) -> None:
        if self._is_quiet:
            self.bar.hide()
        elif self.month is not None:
            self.bar.show_month(self.month, self._says_changes)
        else:
            self.bar.show_reviews(len(self.reviews))

    def begin(self, act: str) -> None:
        """Do what the palette asked for: `decide` takes the cursor to the month's button, `review` opens the list."""
        self._act = act
        if act == "review":
            self.review()

    def add_to(self, menu: QMenu) -> None:
        """Add what can be looked at to a menu."""
        found = self.month
        menu.addSeparator()
        if found is not None and found.changed > 0:
            menu.addAction(self.tr("What changed since it was submitted…"), lambda: self.show_changes(found))
        if self._context.may("do.approve_month"):
            menu.addAction(self.tr("Plans to review…"), self.review)

    # -- what is done

    def submit(self) -> None:
        """Submit the month in view."""
        found = self.month
        if found is None:
            return
        month = month_and_year(found.month)
        self._context.runner.do(
            self,
            lambda work: submit_month(work, found),
            lambda _none: self._context.toast(self.tr("{month} submitted").format(month=month), undo=True),
            self._context.show_error,
            undo_text=self.tr("submission of {month}").format(month=month),
        )

    def approve(self, months: Sequence[PlanMonth]) -> None:
        """Approve months with all their visits, in one step; of those that others changed each is asked about."""
        chosen = list(months)
        what = self._named(chosen)

        def done(found: Approved) -> None:
            visits = self.tr("%n visit(s)", "", found.visits)
            named = self._named([each for each in chosen if (each.id or each.person_id) in found.months])
            said = [self.tr("{what} approved: {visits}").format(what=named, visits=visits)] if found.months else []
            said += [sentence(found.refused[0])] if found.refused else []
            self._context.toast(" · ".join(said), undo=bool(found.months))
            self._review_again()

        self._context.runner.do(
            self,
            lambda work: approve_months(work, chosen),
            done,
            self._failed,
            undo_text=self.tr("approval of {what}").format(what=what),
        )

    def _named(self, months: Sequence[PlanMonth]) -> str:
        if len(months) != 1:
            return self.tr("%n plan(s)", "", len(months))
        one = months[0]
        return self.tr("{month} of {name}").format(month=month_and_year(one.month), name=one.person)

    def approve_visit(self, row: VisitRow) -> None:
        """Approve one visit that waits."""
        self._context.runner.do(
            self,
            lambda work: approve_visit(work, row.id, row.version),
            lambda _version: self._context.toast(self.tr("{name} approved").format(name=row.account), undo=True),
            self._context.show_error,
            undo_text=self.tr("approval of the visit to {name}").format(name=row.account),
        )

    def ask_remark(self, found: PlanMonth, anchor: QWidget) -> WordsPopup:
        """Ask what is to be changed."""
        key = (found.person_id, found.month)
        title = self.tr("Return {month} to {name}").format(month=month_and_year(found.month), name=found.person)
        hint, label = self.tr("The manager sees it in the planner."), self.tr("What is to be changed")
        popup = WordsPopup(title, hint, label, self.tr("Return"), self._remarks.get(key, ""), anchor)
        popup.words_changed.connect(partial(self._remarks.__setitem__, key))
        popup.given.connect(lambda words: self._return(found, words, popup))
        popup.begin(anchor)
        return popup

    def _return(self, found: PlanMonth, words: str, popup: WordsPopup) -> None:
        what = self._named([found])

        def done(_none: object) -> None:
            self._remarks.pop((found.person_id, found.month), None)
            popup.finish()
            self._context.toast(self.tr("{what} returned").format(what=what), undo=True)
            self._review_again()

        self._context.runner.do(
            self,
            lambda work: return_month(work, found, words),
            done,
            lambda error: popup.say(sentence(error)),
            undo_text=self.tr("return of {what}").format(what=what),
        )

    def _failed(self, error: BaseException) -> None:
        if self.dialog is not None:
            self.dialog.show_problem(sentence(error))
        else:
            self._context.show_error(error)

    # -- what is looked at

    def show_changes(self, found: PlanMonth) -> None:
        """Show what is not as the month was submitted."""

        def show(changes: tuple[PlanChange, ...]) -> None:
            dialog = ChangesDialog(found, changes, self.dialog or self._page)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

        self._context.runner.ask(
            self,
            lambda reader: month_changes(reader, found.person_id, found.month),
            show,
            self._context.show_error,
            slot="changes",
        )

    def review(self) -> None:
        """Show every month that waits for whoever looks."""
        self._context.runner.ask(self, months_to_review, self._open_reviews, self._context.show_error, slot="reviews")

    def _review_again(self) -> None:
        def show(months: list[PlanMonth]) -> None:
            if self.dialog is not None:
                self.dialog.show_months(months)

        if self.dialog is not None:
            self._context.runner.ask(self, months_to_review, show, slot="reviews")

    def _open_reviews(self, months: list[PlanMonth]) -> None:
        dialog = self.dialog = ReviewDialog(months, self._page)
        dialog.approved.connect(self.approve)
        dialog.opened.connect(self._look_at)
        dialog.returned.connect(lambda found: self.ask_remark(found, dialog.send_back))
        dialog.changes_asked.connect(self.show_changes)
        dialog.finished.connect(self._close_reviews)
        dialog.open()

    def _close_reviews(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _look_at(self, found: PlanMonth) -> None:
        """Leave the list for a manager's month."""
        if self.dialog is not None:
            self.dialog.accept()
        self._context.scope.look_at(found.person_id, found.person)
        self._context.navigate("planner", view="month", day=found.month)
