"""One account (mockup 03): facts with their reasons, contacts, the timeline, what comes next, energy, outages."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.accounts import AccountDetail
from crm.domain.changes import Changes, Kind
from crm.domain.errors import RoundsError
from crm.domain.tasks import TaskRow
from crm.domain.visits import VisitRow
from crm.usecases.accounts import account_detail
from crm.usecases.tasks import tasks_of_account
from crm.usecases.visits import next_visit
from ui.accounts.about_card import AboutCard
from ui.accounts.energy_card import EnergyCard
from ui.accounts.facts import strip_figures
from ui.accounts.next_visit import NextVisitBanner
from ui.accounts.outage_year import OutageYearCard
from ui.accounts.timeline_card import TimelineCard
from ui.context import Context
from ui.shell.keys import types_text
from ui.tasks.card import TasksCard
from ui.texts.errors import sentence
from ui.texts.names import district_name
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.figures import FigureStrip
from ui.widgets.marks import segment_name
from ui.widgets.scrolling import scrolled
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import ErrorPanel

Loaded = tuple[AccountDetail, VisitRow | None, list[TaskRow]]
LEFT, RIGHT = 296, 384


class AccountPage(QWidget):
    """Everything about one account; each part reloads when its data change."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._account_id: UUID | None = None
        self._account: AccountDetail | None = None
        self.strip = FigureStrip([], compact=True)
        self.about = AboutCard(context)
        self.timeline = TimelineCard(context)
        self.next = NextVisitBanner(context)
        self.tasks = TasksCard(context, link=False, fit=True)
        self.energy = EnergyCard()
        self.outages = OutageYearCard(context.clock)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self._load)
        self.problem.hide()
        self.plan = Button(self.tr("Plan"), icon="calendar-plus")
        self.plan.clicked.connect(lambda: context.navigate("planner", account_id=self._account_id))
        self.record = Button(self.tr("Record visit"), "primary", "note-pencil")
        self.record.clicked.connect(self._record)
        self._build()
        self._skeleton = Skeleton(self)
        context.hub.changed.connect(self._changed)

    def page_title(self) -> str:
        return self._account.name if self._account else self.tr("Account")

    def page_subtitle(self) -> str:
        if self._account is None:
            return ""
        return f"{segment_name(self._account.segment)} · {district_name(self._account.district)}"

    def page_actions(self) -> list[QWidget]:
        return [self.plan, self.record] if self._account is not None else []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show the account with the key `id`."""
        account_id = arguments.get("id")
        if account_id != self._account_id:
            self._account = None
        self._account_id = account_id
        self.tasks.account_id = account_id
        self._load()
        self.timeline.show_account(account_id)

    def state(self) -> dict[str, Any]:
        return {"id": self._account_id}

    def _build(self) -> None:
        left = scrolled(self.about)
        left.setFixedWidth(px(LEFT))
        right_inner = QWidget()
        right = QVBoxLayout(right_inner)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(px(12))
        for widget in (self.next, self.tasks, self.energy, self.outages):
            right.addWidget(widget)
        right.addStretch(1)
        side = scrolled(right_inner)
        side.setFixedWidth(px(RIGHT))
        self.body = QWidget()
        body = QHBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(px(12))
        body.addWidget(left)
        body.addWidget(self.timeline, 1)
        body.addWidget(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(4), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.problem)
        column.addWidget(self.strip)
        column.addWidget(self.body, 1)

    def _load(self) -> None:
        account_id = self._account_id
        if account_id is None:
            return

        def read(reader: Any) -> Loaded:
            planned = next_visit(reader, account_id)
            return account_detail(reader, account_id), planned, tasks_of_account(reader, account_id)

        self._skeleton.start()
        self._context.runner.ask(self, read, self._show, self._failed, slot="account")

    def _show(self, loaded: Loaded) -> None:
        self._skeleton.stop()
        account, planned, tasks = loaded
        self._account = account
        self._show_problem(False)
        self.strip.set_figures(strip_figures(account, planned, self._context.clock))
        self.about.show_account(account)
        self.timeline.show_counts(account)
        self.next.show_visit(account, planned)
        self.tasks.set_title(self.tr("Open tasks"))
        self.tasks.show_tasks(tasks)
        self.energy.show_energy(account.energy)
        self.outages.show_outages(account.outages)
        self.title_changed.emit()

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        details = "" if isinstance(error, RoundsError) else repr(error)
        self.problem.set_error(self.tr("The account could not be loaded"), sentence(error), details)
        self._show_problem(True)

    def _show_problem(self, shown: bool) -> None:
        """Show the sentence, alone where there is no account of which anything could be shown."""
        self.problem.setVisible(shown)
        for part in (self.strip, self.body):
            part.setVisible(not shown or self._account is not None)

    def _record(self) -> None:
        planned = self.next.visit
        if planned is not None and planned.planned_on == self._context.clock.today():
            self._context.navigate("visit", id=planned.id)
        else:
            self._context.navigate("visit", account_id=self._account_id)

    def _changed(self, changes: Changes, _origin: object) -> None:
        kinds = (Kind.ACCOUNT, Kind.CONTACT, Kind.CONTACT_PHONE, Kind.VISIT, Kind.TASK, Kind.OUTAGE, Kind.ISSUE)
        if self.isVisible() and changes.touches(*kinds):
            self._load()

    def new_task(self) -> None:
        """Take the cursor to where a task of this account is typed."""
        self.tasks.focus_line()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = self._account is not None and not event.modifiers() and not types_text()
        if plain and event.key() == Qt.Key.Key_R:
            self._record()
        elif plain and event.key() == Qt.Key.Key_P:
            self._context.navigate("planner", account_id=self._account_id)
        else:
            super().keyPressEvent(event)
