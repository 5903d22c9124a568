"""The current row in brief: facts, contacts, tasks, last visit, twelve months of energy."""

from typing import Any
from uuid import UUID

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from crm.domain.accounts import AccountDetail
from crm.domain.changes import Changes, Kind
from crm.domain.contacts import emergency_list
from crm.domain.tasks import TaskRow
from crm.domain.visits import LastVisit, VisitRow
from crm.usecases.accounts import account_detail
from crm.usecases.tasks import tasks_of_account, tick_task
from crm.usecases.visits import last_visit, next_visit
from ui.accounts.contact_dialog import ContactDialog
from ui.accounts.contact_list import LINE_SIDE, ContactList
from ui.accounts.facts import brief_facts
from ui.context import Context
from ui.lists.spec import ListPanel
from ui.tasks.rows import items_of
from ui.texts.dates import month_letter, short_day
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.card import SIDE, inset
from ui.widgets.charts.bars import BarChart
from ui.widgets.facts import FactList
from ui.widgets.labels import ElidedLabel, Overline, Separator, Text
from ui.widgets.menus import passing_menu
from ui.widgets.panel_head import PanelHead
from ui.widgets.rows.delegate import SIDE as ROW_SIDE
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList
from ui.widgets.scrolling import scrolled

Brief = tuple[AccountDetail, VisitRow | None, list[TaskRow], LastVisit | None]


class SidePanel(ListPanel):
    """Never steals the focus; loads when the row has stood still."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._context = context
        self._account_id: UUID | None = None
        self._number = ""
        self._listed: list[UUID] = []
        open_button = IconButton("arrow-square-out", self.tr("Open the page"), "Enter")
        open_button.clicked.connect(lambda: self._go("account", "id"))
        self.head = PanelHead(open_button)
        self.head.closed.connect(self.closed)
        self.facts = FactList([], label_width=110, row_height=28)
        self.contacts = ContactList(context)
        self.add = Button(self.tr("Add"), "quiet")
        self.add.clicked.connect(self._add_contact)
        self.tasks = RowList(self.tr("Open tasks"), fit=True)
        self.tasks.ticked.connect(self._tick)
        self.tasks_title = Overline("")
        self.last_title = Overline("")
        self.last_rating = ElidedLabel("", "small_strong", "ok")
        self.last_text = Text("", "body", "text2", wrap=True)
        self.load_title = Overline(self.tr("Energy, 12 months"))
        self.load_sum = ElidedLabel("", "small_strong", "text2")
        self.bars = BarChart(self.tr("Energy, 12 months"), axis=False)
        self._tasks: dict[UUID, TaskRow] = {}
        self._build()
        context.hub.changed.connect(self._changed)

    def show_row(self, key: UUID | None, row: Any) -> None:
        self.show_account(key)

    def show_account(self, account_id: UUID | None) -> None:
        """Show an account in brief."""
        self._account_id = account_id
        if account_id is None:
            return

        def read(reader: Any) -> Brief:
            return (
                account_detail(reader, account_id),
                next_visit(reader, account_id),
                tasks_of_account(reader, account_id),
                last_visit(reader, account_id),
            )

        self._context.runner.ask(self, read, self._show, lambda _error: None, slot="brief")

    def _build(self) -> None:
        actions = QHBoxLayout()
        actions.setContentsMargins(0, px(8), 0, 0)
        actions.setSpacing(px(8))
        plan = Button(self.tr("Plan visit"), icon="calendar-plus")
        plan.clicked.connect(lambda: self._go("planner", "account_id"))
        record = Button(self.tr("Record visit"), icon="note-pencil")
        record.clicked.connect(lambda: self._go("visit", "account_id"))
        self.more = IconButton("dots-three", self.tr("More about this account"), framed=True)
        self.more.setFixedSize(px(32), px(32))
        self.more.clicked.connect(self._offer)
        actions.addWidget(plan)
        actions.addWidget(record)
        actions.addStretch(1)
        actions.addWidget(self.more)
        actions.addSpacing(px(8))
        self.head.addLayout(actions)
        self.body.addLayout(self.head)
        self.body.addWidget(Separator())
        self.body.addWidget(self._scroll(), 1)

    def _scroll(self) -> QScrollArea:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, px(8), 0, px(16))
        column.setSpacing(px(4))
        column.addLayout(inset(SIDE, self.facts))
        for title, right, widget, beyond in (
            (Overline(self.tr("Contacts")), self.add, self.contacts, LINE_SIDE),
            (self.tasks_title, None, self.tasks, ROW_SIDE),
            (self.last_title, self.last_rating, self.last_text, 0),
            (self.load_title, self.load_sum, self.bars, 0),
        ):
            column.addLayout(inset(SIDE, Separator(px(6), px(6))))
            line = inset(SIDE, title)
            if right is not None:
                line.addWidget(right)
            column.addLayout(line)
            # Rows have room around their words, which here begin where the titles do.
            column.addLayout(inset(SIDE - beyond, widget))
        column.addStretch(1)
        return scrolled(inner)

    def _offer(self) -> None:
        menu = passing_menu(self)
        menu.addAction(self.tr("Open the page")).triggered.connect(lambda: self._go("account", "id"))
        menu.addAction(self.tr("Copy the account number")).triggered.connect(self._copy_number)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _copy_number(self) -> None:
        QGuiApplication.clipboard().setText(self._number)
        self._context.toast(self.tr("Copied {number}").format(number=self._number))

    def _add_contact(self) -> None:
        if self._account_id is not None:
            ContactDialog(self._context, self._account_id, None, self._listed, self).open()

    def _go(self, page: str, argument: str) -> None:
        if self._account_id is not None:
            self._context.navigate(page, **{argument: self._account_id})

    def _show(self, brief: Brief) -> None:
        account, planned, tasks, last = brief
        self._number = account.account_no
        number = self.tr("No. {number}").format(number=account.account_no)
        second = " · ".join(part for part in (account.name_en, number) if part)
        self.head.show_row(account.name, second, account.segment)
        self.facts.set_facts(brief_facts(account, planned, self._context.clock))
        self.contacts.show_contacts(account.contacts[:2])
        self._listed = [each.id for each in emergency_list(account.contacts)]
        self._tasks = {task.id: task for task in tasks}
        self.tasks_title.set_text(self.tr("Open tasks · {count}").format(count=len(tasks)))
        rows = [item for item in items_of(tasks[:4], self._context.clock, with_account=False) if isinstance(item, Row)]
        self.tasks.set_items(rows)
        self._show_last(last)
        self._show_load(account)

    def _show_last(self, last: LastVisit | None) -> None:
        if last is None:
            self.last_title.set_text(self.tr("Last visit"))
            self.last_text.set_text(self.tr("Not visited yet."))
            self.last_rating.set_text("")
            return
        self.last_title.set_text(self.tr("Last visit · {day}").format(day=short_day(last.held_on)))
        rating = self.tr("Rated {rating} of 5").format(rating=last.satisfaction)
        self.last_rating.set_text(rating if last.satisfaction is not None else "")
        self.last_rating.set_ink("danger" if (last.satisfaction or 5) <= 3 else "ok")
        self.last_text.set_text(last.content or "")

    def _show_load(self, account: AccountDetail) -> None:
        months = account.energy[-12:]
        total = sum(month.kwh for month in months)
        before = [month.kwh for month in account.energy[-24:-12]]
        words = self.tr("{gwh} GWh").format(gwh=f"{total / 1e6:.2f}") if months else "—"
        if len(before) == 12 and sum(before) > 0:
            words = f"{words}  {total / sum(before) - 1:+.0%}"
        self.load_sum.set_text(words)
        self.load_sum.setToolTip(self.tr("Beside the twelve months before") if len(before) == 12 else "")
        self.bars.set_data([month.kwh for month in months], [month_letter(month.month) for month in months])

    def _tick(self, key: UUID, done: bool) -> None:
        task = self._tasks[key]
        self._context.runner.do(
            self,
            lambda work: tick_task(work, task.id, task.version, done),
            lambda _version: self._context.toast(self.tr("Done: {title}").format(title=task.title), undo=True),
            undo_text=self.tr("done: {title}").format(title=task.title),
        )

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(Kind.ACCOUNT, Kind.TASK, Kind.VISIT, Kind.CONTACT):
            self.show_account(self._account_id)
