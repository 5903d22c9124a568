"""Notices of a period that came too late or not at all: a list to answer for, and to learn from."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.clock import Clock
from crm.domain.outage_desk import BreachRow
from crm.domain.outages import Kept
from crm.domain.privacy import ExportKind
from crm.usecases.outages.breaches import breaches
from ui.context import Context
from ui.outages.export_form import ExportForm
from ui.outages.words import stage_name
from ui.texts.dates import duration
from ui.texts.errors import sentence
from ui.texts.names import grade_name, outage_name
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.forms.date_field import DateField
from ui.widgets.labels import Text
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.table.figure_table import FigureColumn, FigureTable

BACK = timedelta(days=30)
KINDS = (Kind.OUTAGE_BREACH, Kind.OUTAGE, Kind.OUTAGE_ACCOUNT, Kind.OUTAGE_NOTICE, Kind.OUTAGE_ESTIMATE, Kind.SETTING)


class BreachPage(QWidget):
    """Enter opens the outage."""

    title_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._count: int | None = None
        today = context.clock.today()
        self.first, self.last = DateField(context.clock.today, past=True), DateField(context.clock.today, past=True)
        for field, day, name in (
            (self.first, today - BACK, self.tr("From")),
            (self.last, today, self.tr("To")),
        ):
            field.set_value(day)
            field.setAccessibleName(name)
            field.changed.connect(lambda _day: self.load())
        self.table = FigureTable(self.tr("Notices that came late or not at all"), 44)
        self.table.opened.connect(lambda row: context.navigate("outages", id=row.outage_id))
        self.empty = EmptyState("check-circle", self.tr("Everybody was told in time"), "")
        self.problem = ErrorPanel()
        self.problem.retry.connect(self.load)
        self.export = Button(self.tr("Export…"), icon="export")
        self.export.clicked.connect(lambda: ExportForm(context, self, ExportKind.NOTICES).open())
        self._build()
        self._skeleton = Skeleton(self.table)
        context.hub.changed.connect(self._changed)
        context.scope.changed.connect(self._scope_changed)

    def page_title(self) -> str:
        return self.tr("Late notices")

    def page_subtitle(self) -> str:
        return "" if self._count is None else self.tr("%n account(s) told late or not at all", "", self._count)

    def page_actions(self) -> list[QWidget]:
        return [self.export] if self._context.may("export.report") else []

    def shown(self, _arguments: dict[str, Any]) -> None:
        """Show the period that was looked at last."""
        self.load()
        self.table.setFocus()

    def state(self) -> dict[str, Any]:
        return {}

    def left(self) -> None:
        """Let go of what was read: a year has thousands of lines."""
        self.table.show_rows((), ())

    def _build(self) -> None:
        card = Card(flush=True)
        row = QHBoxLayout()
        row.setContentsMargins(px(20), px(12), px(20), px(8))
        row.setSpacing(px(12))
        for part in (
            Text(self.tr("From"), "small_medium", "text2"),
            self.first,
            Text(self.tr("To"), "small_medium", "text2"),
            self.last,
        ):
            row.addWidget(part)
        row.addStretch(1)
        card.body.addLayout(row)
        for below in (self.problem, self.table, self.empty):
            card.body.addWidget(below, 1)
        self.problem.hide()
        self.empty.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), 0, px(24), px(16))
        outer.addWidget(card)

    def load(self) -> None:
        """Read the period."""
        first, last, person = self.first.value(), self.last.value(), self._context.scope.person_id
        if first is None or last is None:
            return
        self._skeleton.start()
        self._context.runner.ask(
            self, lambda reader: breaches(reader, first, last, person), self._show, self._failed, slot="breaches"
        )

    def _show(self, rows: Sequence[BreachRow]) -> None:
        self._skeleton.stop()
        self.problem.hide()
        self._count = len(rows)
        self.table.show_rows(_columns(self._context.clock), rows)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self.title_changed.emit()

    def _failed(self, error: BaseException) -> None:
        self._skeleton.stop()
        self.problem.set_error(self.tr("The notices could not be read"), sentence(error), repr(error))
        self.problem.show()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(*KINDS):
            self.load()

    def _scope_changed(self) -> None:
        if self.isVisible():
            self.load()


def _columns(clock: Clock) -> Sequence[FigureColumn]:
    translate = QCoreApplication.translate

    def due(row: BreachRow) -> str:
        return f"{clock.local(row.due_at):%Y-%m-%d %H:%M}"

    return (
        FigureColumn(translate("BreachPage", "Had to know by"), 160, due),
        FigureColumn(translate("BreachPage", "How late"), 128, _late, ink=_ink, strong=True),
        FigureColumn(translate("BreachPage", "Account"), 220, lambda row: row.account, elastic=3),
        FigureColumn(translate("BreachPage", "Importance"), 84, lambda row: grade_name(row.grade)),
        FigureColumn(translate("BreachPage", "Notice"), 104, lambda row: stage_name(row.stage)),
        FigureColumn(translate("BreachPage", "Attempts"), 72, lambda row: str(row.attempts), right=True),
        FigureColumn(translate("BreachPage", "Outage"), 190, _outage, elastic=2, tip=_outage),
    )


def _late(row: BreachRow) -> str:
    if row.told_at is None:
        told = QCoreApplication.translate("BreachPage", "late")
        return told if row.kept is Kept.LATE else QCoreApplication.translate("BreachPage", "not told")
    return duration(round((row.told_at - row.due_at) / timedelta(minutes=1)))


def _ink(row: BreachRow) -> str:
    return "danger" if row.kept is Kept.MISSED else "warn"


def _outage(row: BreachRow) -> str:
    since = QCoreApplication.translate("BreachPage", "changed since") if row.is_former else ""
    return " · ".join(filter(None, (row.place, outage_name(row.type), row.outage_no, since)))
