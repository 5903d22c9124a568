"""The list of visits: drafts, planned, done."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.clock import Clock
from crm.domain.codes import PlanState, RecordState
from crm.domain.visits import VisitRow, VisitView
from crm.usecases.visits import view_counts, visit_ids, visit_rows
from ui.context import Context
from ui.texts.dates import dated, near_day, time_span
from ui.texts.errors import sentence
from ui.texts.names import channel_name
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.card import Card
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.table.column import Column
from ui.widgets.table.delegates import BadgeDelegate, MarkedNameDelegate, RatingDelegate
from ui.widgets.table.model import IdWindowModel
from ui.widgets.table.view import TableView
from ui.widgets.tabs import Tab, Tabs

Loaded = tuple[list[UUID], dict[VisitView, int]]


class VisitsPage(QWidget):
    """Enter opens the record."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.tabs = Tabs(self._tabs({}))
        self.tabs.picked.connect(lambda _key: self._load())
        self.model = IdWindowModel(self._columns(context.clock, self), self._fetch, self)
        self.table = TableView(self.model)
        self.table.setAccessibleName(self.tr("Visits"))
        self.table.opened.connect(lambda key: context.navigate("visit", id=key))
        self.empty = EmptyState("clipboard-text", "")
        self.empty.acted.connect(lambda: context.navigate("planner"))
        self.problem = ErrorPanel()
        self.problem.retry.connect(self._load)
        card = Card(flush=True)
        for widget in (self.table, self.empty, self.problem):
            card.body.addWidget(widget, 1)
        self.empty.hide()
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.tabs)
        column.addWidget(card, 1)
        self._skeleton = Skeleton(self.table)
        context.hub.changed.connect(self._changed)
        context.scope.changed.connect(self._load)

    def page_title(self) -> str:
        return self.tr("Visits")

    def page_subtitle(self) -> str:
        return self._context.scope.name or self.tr("Team")

    def page_actions(self) -> list[QWidget]:
        return []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show a tab; planned visits unless told."""
        self.tabs.set_current(str(arguments.get("view") or self.tabs.current() or VisitView.PLANNED))
        self._load()
        self.table.setFocus()

    def state(self) -> dict[str, Any]:
        return {"view": self.tabs.current()}

    def _tabs(self, counts: dict[VisitView, int]) -> list[Tab]:
        names = {
            VisitView.PLANNED: self.tr("Planned"),
            VisitView.DRAFTS: self.tr("Drafts"),
            VisitView.DONE: self.tr("Done"),
        }
        return [Tab(view, name, counts.get(view)) for view, name in names.items()]

    def _columns(self, clock: Clock, parent: QObject) -> list[Column]:
        return [
            Column(
                "account",
                self.tr("Account"),
                280,
                lambda row: row.account,
                value=lambda row: row.segment,
                delegate=MarkedNameDelegate(parent),
                strong=True,
                elastic=True,
            ),
            Column("day", self.tr("Day"), 128, lambda row: _day(row, clock)),
            Column("hours", self.tr("Hours"), 104, lambda row: _hours(row, clock)),
            Column("channel", self.tr("Channel"), 84, lambda row: channel_name(row.channel)),
            Column("purpose", self.tr("Purpose"), 140, lambda row: row.purpose or "—"),
            Column("person", self.tr("Manager"), 88, lambda row: row.person),
            Column(
                "rating",
                self.tr("Rating"),
                84,
                lambda row: "—" if row.satisfaction is None else str(row.satisfaction),
                value=lambda row: None if row.satisfaction is None else float(row.satisfaction),
                delegate=RatingDelegate(parent),
            ),
            Column(
                "state",
                self.tr("State"),
                112,
                self._state_name,
                value=lambda row: (self._state_name(row), _tone(row)),
                delegate=BadgeDelegate(parent),
            ),
        ]

    def _state_name(self, row: VisitRow) -> str:
        if row.record_state is not RecordState.NONE:
            return {
                RecordState.DRAFT: self.tr("Draft"),
                RecordState.SUBMITTED: self.tr("Submitted"),
                RecordState.APPROVED: self.tr("Approved"),
                RecordState.RETURNED: self.tr("Returned"),
            }[row.record_state]
        return {
            PlanState.PROPOSED: self.tr("Proposed"),
            PlanState.APPROVED: self.tr("Planned"),
            PlanState.APPOINTED: self.tr("Appointed"),
            PlanState.DONE: self.tr("Done"),
            PlanState.CANCELLED: self.tr("Cancelled"),
        }[row.plan_state]

    def _load(self) -> None:
        person_id, view = self._context.scope.person_id, VisitView(self.tabs.current() or VisitView.PLANNED)

        def read(reader: Any) -> Loaded:
            return visit_ids(reader, view, person_id), view_counts(reader, person_id)

        self._skeleton.start()
        self._context.runner.ask(self, read, self._show, self._failed, slot="ids")

    def _show(self, loaded: Loaded) -> None:
        self._skeleton.stop()
        self.problem.hide()
        ids, counts = loaded
        self.tabs.set_tabs(self._tabs(counts))
        self.model.set_ids(ids)
        self.table.setVisible(bool(ids))
        self.empty.setVisible(not ids)
        if not ids:
            words = {
                VisitView.DRAFTS: (
                    self.tr("No drafts"),
                    self.tr("Records that are begun and not finished stand here."),
                ),
                VisitView.PLANNED: (
                    self.tr("Nothing planned"),
                    self.tr("Plan a visit from the accounts that are due."),
                ),
                VisitView.DONE: (self.tr("No visits yet"), self.tr("Finished visits stand here.")),
            }[VisitView(self.tabs.current())]
            self.empty.set_words("clipboard-text", *words, self.tr("Open the planner"))
        elif self.table.current_id() is None:
            self.table.set_current(ids[0])

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.table.hide()
        self.problem.set_error(self.tr("The visits could not be loaded"), sentence(error), repr(error))
        self.problem.show()

    def _fetch(self, ids: Sequence[UUID], then: Callable[[list[VisitRow]], None]) -> None:
        wanted = list(ids)
        self._context.runner.ask(self, lambda reader: visit_rows(reader, wanted), then)

    def _changed(self, changes: Changes, _origin: object) -> None:
        if not changes.touches(Kind.VISIT):
            return
        self.model.forget_rows() if changes.everything else self.model.update_ids(changes.ids(Kind.VISIT))
        if self.isVisible():
            self._load()


def _tone(row: VisitRow) -> Tone:
    if row.record_state in (RecordState.DRAFT, RecordState.RETURNED):
        return Tone.WARN
    if row.record_state is RecordState.NONE:
        return Tone.INFO
    return Tone.OK


def _day(row: VisitRow, clock: Clock) -> str:
    day = row.held_on or row.planned_on
    if day is None:
        return "—"
    return near_day(day) if day.year == clock.today().year else dated(day, clock.today())


def _hours(row: VisitRow, clock: Clock) -> str:
    if row.start is None or row.end is None:
        return "—"
    return time_span(clock.local(row.start), clock.local(row.end))
