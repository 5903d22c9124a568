"""The list of visits: planned, drafts, done."""

from uuid import UUID

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from crm.domain.changes import Kind
from crm.domain.lists import EVERYTHING, ListKind, ListTotals, SortKey
from ui.context import Context
from ui.lists.actions import Action
from ui.lists.current import lead_to_account
from ui.lists.page import ListPage
from ui.lists.spec import Emptiness, ListSpec, ListWords, ViewTab
from ui.lists.switch import visits_issues_or_orders
from ui.texts.names import channel_name, district_name, topic_name
from ui.texts.states import plan_state_name, record_state_name
from ui.visits.columns import SHOWN, WHOLE, columns
from ui.visits.removing import VisitRemoval
from ui.visits.side_panel import VisitPanel
from ui.widgets.marks import segment_name


class VisitsPage(ListPage):
    """Enter opens the record, Ctrl+Enter plans the account, Delete takes off the plan."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, visits_spec(context), parent)
        self.bar.extra.addWidget(visits_issues_or_orders("visits", context))
        self.removal = VisitRemoval(context, self)

    def open_row(self, key: UUID) -> None:
        if self.context.scope.rights.sees("visit"):
            self.context.navigate("visit", id=key)
        else:
            lead_to_account(self, key)

    def row_actions(self) -> list[Action]:
        off = Action(
            "remove",
            self.tr("Take off the plan"),
            "calendar-x",
            self._off_the_plan,
            "Del",
            True,
            apart=True,
            permit="do.plan",
        )
        delete = Action("delete", self.tr("Delete"), "trash", self._delete, in_bar=True, permit="do.plan")
        return [*super().row_actions(), off, delete]

    def _off_the_plan(self) -> None:
        self.with_chosen(self.removal.off_the_plan)

    def _delete(self) -> None:
        self.with_chosen(self.removal.into_bin)


def visits_spec(context: Context) -> ListSpec:
    """Return what the list of visits is."""
    return ListSpec(
        kind=ListKind.VISITS,
        row_kind=Kind.VISIT,
        watched=(Kind.VISIT, Kind.ACCOUNT, Kind.TASK, Kind.ISSUE),
        icon="clipboard-text",
        columns=columns(context.clock),
        shown=SHOWN,
        views=_views(),
        sort=(SortKey("held_on", descending=True),),
        words=_words(),
        name_of=lambda row: row.account,
        account_of=lambda row: row.account_id,
        pinned=("planned_on", "held_on", "channel", "person"),
        whole=WHOLE,
        value_words={
            "segment": segment_name,
            "district": district_name,
            "channel": channel_name,
            "topics": topic_name,
            "plan_state": plan_state_name,
            "record_state": record_state_name,
        },
        panel=VisitPanel,
    )


def _views() -> tuple[ViewTab, ...]:
    translate = QCoreApplication.translate
    return (
        ViewTab("planned", translate("Visits", "Planned"), (SortKey("planned_on"),)),
        ViewTab("drafts", translate("Visits", "Drafts"), (SortKey("changed_at", descending=True),)),
        ViewTab("done", translate("Visits", "Done"), (SortKey("held_on", descending=True),)),
        ViewTab(EVERYTHING, translate("Visits", "All")),
    )


def _words() -> ListWords:
    translate = QCoreApplication.translate
    open_planner = translate("Visits", "Open the planner")
    plan = translate("Visits", "Plan a visit from the accounts that are due.")
    return ListWords(
        title=translate("Visits", "Visits"),
        filter_hint=translate("Visits", "Filter these visits"),
        shown=translate("Visits", "{count} of {total} visits"),
        hint=translate("Visits", "Space selects · Enter opens · Delete takes off the plan"),
        failed=translate("Visits", "The visits could not be loaded"),
        hidden=translate("Visits", "The filters hide every visit."),
        nothing_yet=Emptiness(translate("Visits", "No visits yet"), plan, open_planner, "planner"),
        nothing_left={
            "planned": Emptiness(translate("Visits", "Nothing planned"), plan, open_planner, "planner"),
            "drafts": Emptiness(
                translate("Visits", "No drafts"),
                translate("Visits", "Records that are begun and not finished stand here."),
                open_planner,
                "planner",
            ),
            "done": Emptiness(
                translate("Visits", "No finished visits"),
                translate("Visits", "Finished visits stand here."),
                open_planner,
                "planner",
            ),
        },
        file=translate("Visits", "Visit list"),
        sums=_sums,
    )


def _sums(totals: ListTotals) -> list[str]:
    """Return what was held, the hours on site and what brought issues, each where it says something."""
    translate = QCoreApplication.translate
    held, issues, hours = int(totals.sums["held"]), int(totals.sums["with_issues"]), totals.sums["hours"]
    found = [translate("Visits", "{count} held").format(count=f"{held:,}")] if 0 < held < totals.count else []
    if hours >= 0.05:
        figure = f"{hours:,.1f}" if hours < 100 else f"{hours:,.0f}"
        found.append(translate("Visits", "{hours} h on site").format(hours=figure))
    return [*found, translate("Visits", "{count} with issues").format(count=f"{issues:,}")] if issues else found
