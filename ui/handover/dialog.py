"""The dialog: what, to whom, for good or for which days; what that does; then it is done, and can be undone."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.codes import GrantKind
from crm.domain.errors import RoundsError
from crm.domain.handover import HandOverPlan
from crm.domain.people import check_keeper
from crm.domain.staff import Staff
from crm.domain.workdays import Leave
from crm.usecases.handover import coming_leaves, hand_over, hand_over_plan
from crm.usecases.staff import staff
from ui.context import Context, Offer
from ui.handover.form import HandOverForm
from ui.handover.preview import HandOverPreview
from ui.handover.sheet import SheetSaving
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Text
from ui.widgets.scrolling import scrolled

WIDE, TALL = 720, 560


def ask_hand_over(
    context: Context,
    page: QWidget,
    *,
    book_id: UUID | None = None,
    accounts: Sequence[UUID] = (),
    kind: GrantKind = GrantKind.OWNER,
) -> "HandOverDialog | None":
    """Open the dialog over a page; who may not hand over is told why instead."""
    try:
        check_keeper(context.scope.role)
    except RoundsError as error:
        context.show_error(error)
        return None
    dialog = HandOverDialog(context, page, book_id, accounts, kind)
    dialog.open()
    return dialog


class HandOverDialog(Dialog):
    """The preview follows every answer; the button waits for it."""

    def __init__(
        self, context: Context, page: QWidget, book_id: UUID | None, accounts: Sequence[UUID], kind: GrantKind
    ) -> None:
        super().__init__(page)
        self._context, self._book_id, self._window = context, book_id, page.window()
        self.plan: HandOverPlan | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Hand over"))
        self.resize(px(WIDE), px(TALL))
        self.form, self.preview = HandOverForm(context, accounts, kind), HandOverPreview()
        self.problem = Text("", "body", "danger", wrap=True)
        self.problem.hide()
        self.saving = SheetSaving(context, self._window)
        self.sheet = Button(self.tr("Save sheet…"), icon="download-simple")
        self.sheet.clicked.connect(self._save_sheet)
        self.printing = Button(self.tr("Print…"), icon="printer")
        self.printing.clicked.connect(self._print)
        self.give = Button(self.tr("Hand over"), Look.PRIMARY)
        self.give.setDefault(True)
        self.give.clicked.connect(self._give)
        self.form.changed.connect(self._ask)
        self._build()
        self._offer(None)
        context.runner.ask(self, lambda reader: (staff(reader), coming_leaves(reader)), self._show_staff, self._refuse)

    def _build(self) -> None:
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.sheet)
        foot.addWidget(self.printing)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.give)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(16))
        column.addWidget(self.form)
        column.addWidget(self.problem)
        column.addWidget(scrolled(self.preview), 1)
        column.addWidget(
            Text(self.tr("What was done keeps its author. One undo brings everything back."), "small", "text2")
        )
        column.addLayout(foot)

    def _show_staff(self, found: tuple[Staff, dict[UUID, Leave]]) -> None:
        self.form.set_staff(*found, self._book_id)
        self.form.person.setFocus()

    # -- the preview

    def _ask(self) -> None:
        wish = self.form.wish()
        if wish is None:
            self._offer(None)
            self._say(self.form.problem())
            return
        self.give.setEnabled(False)
        self._context.runner.ask(
            self, lambda reader: hand_over_plan(reader, wish), self._show, self._refuse, slot="preview"
        )

    def _show(self, plan: HandOverPlan) -> None:
        self._say("")
        self._offer(plan)

    def _refuse(self, error: BaseException) -> None:
        self._offer(None)
        self._say(sentence(error))

    def _say(self, words: str) -> None:
        self.problem.set_text(words)
        self.problem.setVisible(bool(words))

    def _offer(self, plan: HandOverPlan | None) -> None:
        self.plan = plan
        self.preview.show_plan(plan)
        self.give.setEnabled(plan is not None)
        self.sheet.setEnabled(plan is not None)
        self.printing.setEnabled(plan is not None)

    def _save_sheet(self) -> None:
        if self.plan is not None:
            self.saving.ask(self.plan)

    def _print(self) -> None:
        if self.plan is not None:
            self.saving.print_out(self.plan, self)

    # -- the hand-over

    def _give(self) -> None:
        """Hand over exactly what the preview shows."""
        wish = self.form.wish()
        if wish is None or self.plan is None or self.plan.wish != wish:
            self._ask()
            return
        self.give.setEnabled(False)
        self._context.runner.do(
            self, lambda work: hand_over(work, wish), self._given, self._refuse, undo_text=self._undo_words(self.plan)
        )

    def _undo_words(self, plan: HandOverPlan) -> str:
        words = self.tr("hand-over of %n account(s) to {person}", "", len(plan.account_ids))
        if not plan.wish.is_for_good:
            words = self.tr("substitution by {person} for %n account(s)", "", len(plan.account_ids))
        return words.format(person=plan.to)

    def _given(self, plan: HandOverPlan) -> None:
        said = self.tr("%n account(s) handed over to {person}", "", len(plan.account_ids))
        if not plan.wish.is_for_good:
            said = self.tr("{person} stands in for %n account(s)", "", len(plan.account_ids))
        saving = self.saving
        offer = Offer(self.tr("Save sheet"), lambda: saving.ask(plan))
        self._context.toast(said.format(person=plan.to), undo=True, offer=offer)
        self.accept()
