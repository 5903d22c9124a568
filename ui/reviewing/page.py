"""The records that wait for a supervisor: read whole, approved together or one by one, or returned with a remark."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm.domain.changes import Kind
from crm.domain.codes import RecordState
from crm.domain.lists import EVERYTHING, ListKind, SortKey
from ui.context import Context
from ui.lists.actions import Action
from ui.lists.current import open_action, with_current
from ui.lists.page import ListPage
from ui.lists.row_actions import sharing_actions
from ui.lists.spec import Emptiness, ListSpec, ListWords, ViewTab
from ui.reviewing.columns import SHOWN, columns
from ui.reviewing.commands import ReviewCommands
from ui.reviewing.panel import ReviewPanel
from ui.reviewing.switch import reviews_or_honesty
from ui.texts.names import channel_name
from ui.texts.reviewing import oddity_name
from ui.texts.states import record_state_name
from ui.widgets.marks import segment_name


class ReviewsPage(ListPage):
    """A approves the chosen records, X returns the current one, Enter opens it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, reviews_spec(context), parent)
        self.bar.extra.addWidget(reviews_or_honesty("reviews", context))
        self.reviewing = ReviewCommands(context, self)
        if isinstance(self.panel, ReviewPanel):
            self.panel.approve_asked.connect(self._approve_current)
            self.panel.return_asked.connect(lambda button: self._return(button))

    def open_row(self, key: UUID) -> None:
        self.context.navigate("visit", id=key)

    def row_actions(self) -> list[Action]:
        return [
            open_action(self, self.tr("Open the record")),
            Action("approve", self.tr("Approve"), "check", self._approve, "A", in_bar=True),
            Action("return", self.tr("Return…"), "arrow-u-up-left", lambda: self._return(None), "X", single=True),
            *sharing_actions(self),
        ]

    def _approve(self) -> None:
        """Approve what is chosen; what does not wait is left out."""

        def tell(rows: list[Any]) -> None:
            waiting = [row for row in rows if row.record_state is RecordState.SUBMITTED]
            if not waiting:
                self.context.toast(self.tr("None of these records waits for a review"))
                return
            name = waiting[0].account if len(waiting) == 1 else ""
            chosen = [(row.id, row.version) for row in waiting]
            self.reviewing.approve(chosen, name, lambda: self.model.check_all(False))

        self.with_chosen(tell)

    def _approve_current(self) -> None:
        with_current(self, lambda row: self.reviewing.approve([(row.id, row.version)], row.account))

    def _return(self, button: QWidget | None) -> None:
        def ask(row: Any) -> None:
            if row.record_state is not RecordState.SUBMITTED:
                self.context.toast(self.tr("This record does not wait for a review"))
                return
            self.reviewing.ask_remark((row.id, row.version), row.account, button or self.row_spot())

        with_current(self, ask)


def reviews_spec(context: Context) -> ListSpec:
    """Return what the list of records to review is."""
    return ListSpec(
        kind=ListKind.REVIEWS,
        row_kind=Kind.VISIT,
        watched=(Kind.VISIT, Kind.ACCOUNT),
        icon="check-circle",
        columns=columns(context.clock),
        shown=SHOWN,
        views=_views(),
        sort=(SortKey("submitted_at"),),
        words=_words(),
        name_of=lambda row: row.account,
        account_of=lambda row: row.account_id,
        pinned=("person", "oddities", "held_on", "satisfaction"),
        value_words={
            "segment": segment_name,
            "channel": channel_name,
            "oddities": oddity_name,
            "record_state": record_state_name,
        },
        panel=ReviewPanel,
        panel_width=380,
    )


def _views() -> tuple[ViewTab, ...]:
    translate = QCoreApplication.translate
    newest = (SortKey("submitted_at", descending=True),)
    return (
        ViewTab("waiting", translate("Reviews", "To review")),
        ViewTab("odd", translate("Reviews", "Looks odd")),
        ViewTab("returned", translate("Reviews", "Returned")),
        ViewTab("approved", translate("Reviews", "Approved"), newest),
        ViewTab(EVERYTHING, translate("Reviews", "All"), newest),
    )


def _words() -> ListWords:
    translate = QCoreApplication.translate
    all_records = translate("Reviews", "Show the records to review")
    stands = translate("Reviews", "Records stand here as soon as managers finish them.")
    return ListWords(
        title=translate("Reviews", "Records to review"),
        filter_hint=translate("Reviews", "Filter these records"),
        shown=translate("Reviews", "{count} of {total} records"),
        hint=translate("Reviews", "Space selects · A approves · X returns · Enter opens"),
        failed=translate("Reviews", "The records could not be loaded"),
        hidden=translate("Reviews", "The filters hide every record."),
        nothing_yet=Emptiness(translate("Reviews", "No records to review"), stands),
        nothing_left={
            "waiting": Emptiness(translate("Reviews", "Nothing waits for your review"), stands),
            "odd": Emptiness(
                translate("Reviews", "Nothing looks odd"),
                translate("Reviews", "None of the waiting records was late, copied, or at two places at once."),
                all_records,
            ),
            "returned": Emptiness(
                translate("Reviews", "Nothing is returned"),
                translate("Reviews", "Records with a remark stand here until they come again."),
                all_records,
            ),
            "approved": Emptiness(translate("Reviews", "Nothing is approved yet"), stands, all_records),
        },
        file=translate("Reviews", "Review list"),
    )
