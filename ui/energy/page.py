"""How does this account compare, where is energy lost, and is the bill right (mockup 09)?"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.energy_desk import AdviceLine, AdviceState, Comparison, LossBoard, LossRow
from crm.domain.energy_desk import BillView as Bill
from crm.domain.growth_desk import GrowthBoard, LeadLine
from crm.domain.losses import CoursePoint, LossSum, Section, SectionAccount
from crm.usecases.energy.advice import answer_advice, give_advice
from crm.usecases.energy.curve import curve_of
from crm.usecases.energy.growth import growth
from crm.usecases.energy.loss_course import loss_course
from crm.usecases.energy.losses import accounts_on
from crm.usecases.energy.points import point_months
from crm.usecases.tasks import add_task
from ui.context import Context
from ui.energy.bill_view import BillView
from ui.energy.case_form import CaseForm
from ui.energy.compare_view import CompareView
from ui.energy.exporting import EnergyExport
from ui.energy.filters import EnergyFilter
from ui.energy.growth_view import GrowthView
from ui.energy.lead_form import LeadForm
from ui.energy.loading import BILL, COMPARE, GROWTH, LOSS, READINGS, Told, losses_by, of_account
from ui.energy.loss_card import LossCard
from ui.energy.loss_rows import account_table, found_text
from ui.energy.meter_form import MeterForm
from ui.energy.plan_form import PlanForm
from ui.energy.readings_view import ReadingsView
from ui.energy.response_form import ResponseForm
from ui.texts.dates import month_and_year
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.charts.base import Chart
from ui.widgets.data_dialog import DataDialog
from ui.widgets.menus import passing_menu
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.tabs import Tab, Tabs

KINDS = (
    *(Kind.MONTHLY_USAGE, Kind.LOAD_DAY, Kind.POINT_MONTH, Kind.METER, Kind.FEEDER_ENERGY, Kind.AREA_ENERGY),
    *(Kind.TARIFF, Kind.ACCOUNT_TARIFF, Kind.ACCOUNT, Kind.SUPPLY_POINT, Kind.LOSS_CASE, Kind.ENERGY_ADVICE),
    Kind.DEMAND_LEAD,
)


class EnergyPage(QWidget):
    """One account and one month hold for all tabs; losses are those of the newest month that was measured."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._account: UUID | None = None
        self._month: date | None = None
        self._found: Comparison | None = None
        self._loss_month: date | None = None
        self._name = ""
        self.tabs = Tabs(self._tabs(None))
        self.tabs.setAccessibleName(self.tr("Energy"))
        self.tabs.picked.connect(self._go)
        self.filter = EnergyFilter(context)
        self.filter.account_chosen.connect(self._choose_account)
        self.filter.month_chosen.connect(self._choose_month)
        self.filter.copied.connect(self._copy)
        self.filter.asked_data.connect(self.show_data)
        self.problem = ErrorPanel()
        self.problem.retry.connect(self.load)
        self.problem.hide()
        self.filter.asked_plan.connect(self.choose_plan)
        self.exporting = EnergyExport(context, self)
        self.export = Button(self.tr("Export…"), icon="download-simple")
        self.export.clicked.connect(self.ask_export)
        self.empty = EmptyState(
            "chart-line", self.tr("No account was read yet"), self.tr("Import monthly readings to compare accounts.")
        )
        self._build()
        self._skeleton = Skeleton(self.parts)
        context.hub.changed.connect(self._changed)
        context.scope.changed.connect(self._scope_changed)

    # -- what the frame asks

    def page_title(self) -> str:
        return self.tr("Energy")

    def page_subtitle(self) -> str:
        return self.tr("Comparison and losses")

    def page_actions(self) -> list[QWidget]:
        return [self.export] if self._context.scope.rights.may("export.report") else []

    def shown(self, arguments: dict[str, Any]) -> None:
        """Show an account, a month and a tab; without an account the one looked at last, or the largest in scope."""
        if account_id := arguments.get("account"):
            self._account, self._month = UUID(str(account_id)), None
        if month := arguments.get("month"):
            self._month = date.fromisoformat(str(month))
        self.tabs.set_current(str(arguments.get("tab") or self.tabs.current()))
        self.load()

    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = {"tab": self.tabs.current()}
        if self._account is not None:
            found["account"] = str(self._account)
        if self._month is not None:
            found["month"] = self._month.isoformat()
        return found

    # -- building

    def _build(self) -> None:
        self.parts = QStackedWidget()
        self.parts.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), 0, px(24), px(16))
        column.setSpacing(px(12))
        for above in (self.tabs, self.filter, self.problem):
            column.addWidget(above)
        column.addWidget(self.parts, 1)

    def _tabs(self, unusual: int | None) -> list[Tab]:
        return [
            Tab(COMPARE, self.tr("Compare")),
            Tab(LOSS, self.tr("Line loss"), unusual or None),
            Tab(READINGS, self.tr("Readings")),
            Tab(BILL, self.tr("Tariff check")),
            Tab(GROWTH, self.tr("Growth")),
        ]

    # -- the view of each tab, made when it is first looked at

    @cached_property
    def compare(self) -> CompareView:
        view = CompareView()
        self.parts.addWidget(view)
        view.stands_out.advised.connect(self._advise)
        view.stands_out.answered.connect(self._answer)
        view.losses.asked.connect(self._add_task)
        return view

    @cached_property
    def loss(self) -> LossCard:
        view = LossCard()
        self.parts.addWidget(view)
        view.asked.connect(self._add_task)
        view.cased.connect(self.open_case)
        view.cut_chosen.connect(self.load)
        view.settled.connect(self._load_course)
        view.course.asked_accounts.connect(self.show_accounts)
        view.course.asked_data.connect(self._show_course_data)
        view.course.copied.connect(lambda: self._context.toast(self.tr("The picture is on the clipboard")))
        return view

    @cached_property
    def readings(self) -> ReadingsView:
        view = ReadingsView()
        self.parts.addWidget(view)
        view.asked_curve.connect(self._load_curve)
        view.curve.asked_response.connect(self.open_response)
        view.asked_points.connect(self._load_points)
        view.asked_meters.connect(self.open_meters)
        return view

    @cached_property
    def bill(self) -> BillView:
        view = BillView()
        self.parts.addWidget(view)
        view.empty.acted.connect(self.choose_plan)
        return view

    @cached_property
    def growth(self) -> GrowthView:
        view = GrowthView()
        self.parts.addWidget(view)
        view.opened.connect(self.open_lead)
        view.added.connect(lambda: self.open_lead(None))
        return view

    # -- choosing

    def _go(self, _key: str) -> None:
        self.load()

    def _choose_account(self, account_id: UUID) -> None:
        self._account, self._month, self._found = account_id, None, None
        self.load()

    def _choose_month(self, month: date) -> None:
        self._month = month
        self.load()

    def _scope_changed(self) -> None:
        self._account, self._month, self._found = None, None, None
        if self.isVisible():
            self.load()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*KINDS):
            self.load()

    # -- loading

    def load(self) -> None:
        """Read the tab that is shown."""
        tab, account, month = self.tabs.current(), self._account, self._month
        person = self._context.scope.person_id
        self._skeleton.start()
        if tab == LOSS:
            cut = self.loss.cut.value()
            self._ask("tab", lambda reader: losses_by(reader, person, cut), self._show_losses)
        elif tab == GROWTH:
            self._ask("tab", growth, self._show_growth)
        else:
            self._ask("tab", lambda reader: of_account(reader, tab, account, month, person), self._show_account)

    def _ask(self, slot: str, read: Callable[[Any], Any], then: Callable[[Any], None]) -> None:
        self._context.runner.ask(self, read, then, self._failed, slot=slot)

    def _load_curve(self, point: UUID | None) -> None:
        account = self._account
        if account is not None:
            self._ask("curve", lambda reader: curve_of(reader, account, point), self.readings.show_curve)

    def _load_course(self, row: LossRow) -> None:
        month = self._loss_month
        if month is None:
            return

        def show(points: Sequence[CoursePoint]) -> None:
            self.loss.course.show_course(row.name, points)

        section = Section.FEEDER if row.area_id is None else Section.AREA
        key = row.area_id or row.feeder_id
        self._ask("course", lambda reader: loss_course(reader, key, month, section), show)

    def show_accounts(self) -> None:
        """Show the accounts on the section that is looked at, each with its own change."""
        row, month = self.loss.looked_at, self._loss_month
        if row is None or month is None:
            return
        section = Section.FEEDER if row.area_id is None else Section.AREA

        def show(found: Sequence[SectionAccount]) -> None:
            title = self.tr("Accounts on {feeder}").format(feeder=row.name)
            DataDialog(title, account_table(found, month), self).open()

        key = row.area_id or row.feeder_id
        self._ask("accounts", lambda reader: accounts_on(reader, section, key, month), show)

    def _show_course_data(self) -> None:
        chart = self.loss.course.chart
        DataDialog(chart.accessibleName(), chart.table(), self).open()

    def _load_points(self) -> None:
        account = self._account
        if account is not None:
            self._ask("curve", lambda reader: point_months(reader, account), self.readings.show_points)

    def _show_losses(self, told: tuple[LossBoard | None, tuple[LossSum, ...]]) -> None:
        found, sums = told
        self._ready(self.loss)
        is_area = self.loss.cut.value() == Section.AREA
        self._keep_board(found, self.loss, is_area)
        self.loss.show_board(found)
        if found is not None and self.loss.cut.value() and not is_area:
            self.loss.show_sums(found.month, sums)
        self.loss.let_cases(self._context.scope.rights.may("do.loss_case"))
        self.filter.hide()

    def _show_growth(self, found: GrowthBoard) -> None:
        self._ready(self.growth)
        self.growth.show_board(found, self._context.scope.rights.may("do.lead"))
        self.filter.hide()

    def _show_account(self, told: Told | None) -> None:
        self.filter.show()
        if told is None:
            self._ready(self.empty)
            self.filter.show_choice("", None, None)
            self.filter.show_parts(has_picture=False)
            return
        self._account, self._month, self._name = told.account_id, told.month, told.name
        self.filter.offer([each.month for each in reversed(told.months) if not each.is_missing])
        if isinstance(told.part, Comparison):
            self._show_comparison(told, told.part)
        elif isinstance(told.part, Bill):
            self._ready(self.bill)
            self.bill.show_bill(told.part)
            self._show_choice(told, False)
            self.filter.plan.setVisible(self._may_advise())
        elif told.refused is not None:
            self._ready(self.bill)
            action = self.tr("Choose a plan…") if self._may_advise() else ""
            self.bill.show_problem(self.tr("No bill for this month"), sentence(told.refused), action)
            self._show_choice(told, False)
        else:
            self._ready(self.readings)
            self.readings.meters.setVisible(self._context.scope.rights.may("do.meter"))
            self.readings.show_months(told.months)
            self._show_choice(told, self.readings.has_picture())

    def _show_choice(self, told: Told, has_picture: bool) -> None:
        self.filter.show_choice(told.name, told.month, None)
        self.filter.show_parts(has_picture=has_picture)

    def _show_comparison(self, told: Told, found: Comparison) -> None:
        self._ready(self.compare)
        self._found = found
        self.compare.show_comparison(found, told.given, self._may_advise())
        self.compare.losses.show_board(told.board)
        self._keep_board(told.board, self.compare.losses)
        self.filter.show_choice(found.subject.name, found.month, found)
        self.filter.show_parts(has_picture=found.group is not None)

    def _keep_board(self, found: LossBoard | None, card: LossCard, is_area: bool = False) -> None:
        self._loss_month = None if found is None else found.month
        if not is_area:
            self.tabs.set_tabs(self._tabs(found.unusual if found else None))
        card.let_tasks(self._context.may("do.task"))

    def _may_advise(self) -> bool:
        return self._context.scope.rights.may("do.advise")

    def _ready(self, part: QWidget) -> None:
        self._skeleton.stop()
        self.problem.hide()
        self.parts.setCurrentWidget(part)

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.problem.set_error(self.tr("The figures could not be read"), sentence(error), repr(error))
        self.problem.show()

    # -- acting

    def _chart(self) -> Chart:
        return self.readings.shown_chart() if self.tabs.current() == READINGS else self.compare.strips

    def _copy(self) -> None:
        self._chart().copy_picture()
        self._context.toast(self.tr("The picture is on the clipboard"))

    def show_data(self) -> None:
        """Show the figures of the picture as a table."""
        chart = self._chart()
        heads = [(self.tr("When"), chart.accessibleName())] if self.tabs.current() == READINGS else []
        DataDialog(chart.accessibleName(), [*heads, *chart.table()], self).open()

    def ask_export(self) -> None:
        """Offer what leaves the program as a file, the one of the tab first."""
        menu, found, month = passing_menu(self), self._found, self._loss_month
        account, name = self._account, self._name
        if account is not None and self.tabs.current() == READINGS and self.readings.curve.chart.isVisible():
            quarters, point = menu.addAction(self.tr("Load by quarter hour…")), self.readings.curve.looked_at
            quarters.triggered.connect(lambda: self.exporting.save_curve(account, name, point))
        if found is not None:
            save = self.exporting.save_comparison
            pdf = menu.addAction(self.tr("Comparison for the customer as PDF…"))
            pdf.triggered.connect(lambda: save(found.subject, found.month, True))
            book = menu.addAction(self.tr("Comparison for the customer as Excel…"))
            book.triggered.connect(lambda: save(found.subject, found.month, False))
        if month is not None:
            losses = menu.addAction(self.tr("Line losses of the month…"))
            losses.triggered.connect(lambda: self.exporting.save_losses(month))
        planning = menu.addAction(self.tr("Workbook for grid planning…"))
        planning.triggered.connect(lambda: self.exporting.save_growth(False))
        if self._context.scope.rights.may("do.send_growth"):
            sent = menu.addAction(self.tr("Workbook for grid planning, noted as sent…"))
            sent.triggered.connect(lambda: self.exporting.save_growth(True))
        menu.popup(self.export.mapToGlobal(self.export.rect().bottomLeft()))

    def _advise(self) -> None:
        found = self._found
        if found is None:
            return
        account, month, findings = found.subject.account_id, found.month, found.findings
        self._context.runner.do(
            self,
            lambda work: give_advice(work, account, month, findings),
            lambda _ids: self._context.toast(self.tr("Advice is in the brief of the next visit"), undo=True),
            undo_text=self.tr("advice to {name}").format(name=found.subject.name),
        )

    def _answer(self, line: AdviceLine, state: AdviceState) -> None:
        """Note what the customer said to an advice."""
        self._context.runner.do(
            self,
            lambda work: answer_advice(work, line.advice_id, line.version, state),
            lambda _none: self._context.toast(self.tr("Noted"), undo=True),
            undo_text=self.tr("answer to an advice"),
        )

    def choose_plan(self) -> None:
        """Agree on the plan by which the account is billed."""
        if self._account is not None:
            PlanForm(self._context, self._account, self._name, self).open()

    def open_case(self, row: LossRow) -> None:
        """Open a case about a feeder's loss, or go on with its open one."""
        month = self._loss_month or self._context.clock.today()
        CaseForm(self._context, row, month, self).open()

    def open_response(self) -> None:
        """Work out what a demand response event of the account brought."""
        if self._account is not None:
            ResponseForm(self._context, self._account, self._name, self.readings.curve.last, self).open()

    def open_meters(self) -> None:
        """Correct a multiplier of the account, or change a meter for another one."""
        if self._account is not None:
            MeterForm(self._context, self._account, self._name, self).open()

    def open_lead(self, line: LeadLine | None) -> None:
        """Change what is known of a coming demand, or note a new one."""
        if self._context.scope.rights.may("do.lead"):
            LeadForm(self._context, line, self).open()

    def _add_task(self, row: LossRow) -> None:
        """Make a task of a feeder's loss for whoever acts."""
        month = month_and_year(self._loss_month or self._context.clock.today())
        text = self.tr("Look at the loss of {feeder} in {month}: {found}").format(
            feeder=row.name, month=month, found=found_text(row)
        )
        self._context.runner.do(
            self,
            lambda work: add_task(work, text, assignee_id=self._context.scope.actor_id),
            lambda _id: self._context.toast(self.tr("Task added"), undo=True),
            undo_text=self.tr("task about {feeder}").format(feeder=row.name),
        )
