"""The random sample of held visits for call-backs: drawn again from its seed, exported, turned into tasks."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from crm.domain.honesty import SampledVisit
from crm.domain.privacy import ExportKind
from crm.usecases.privacy import exports_personal, note_export
from crm.usecases.sampling import (
    MOST_EACH,
    MOST_SEED,
    PAST_DAYS,
    SampleWish,
    draw,
    export_sample,
    open_call_backs,
    seed_of,
    usual_each,
)
from ui.context import Context
from ui.saving import ask_where
from ui.texts.dates import dated
from ui.texts.errors import language, sentence
from ui.theme.look import px
from ui.theme.style import dress
from ui.widgets.bars import bare
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field
from ui.widgets.forms.number import NumberField
from ui.widgets.labels import Text
from ui.widgets.marks import segment_name

ROW, MARGIN, NARROW = 36, 16, 96
Drawn = tuple[SampleWish, list[SampledVisit]]


class SampleDialog(Dialog):
    """Draws as soon as it opens; Enter in a field draws again, Enter on a visit opens its record."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._drawn: Drawn | None = None
        self.setWindowTitle(self.tr("Call-back sample"))
        self.setModal(True)
        self.resize(min(px(860), parent.window().width() - 2 * MARGIN), px(520))
        today = context.clock.today()
        self.first, self.last = (DateField(context.clock.today, context.workdays.calendar) for _ in range(2))
        self.first.set_value(today - timedelta(days=PAST_DAYS))
        self.last.set_value(today)
        self.seed = NumberField("", Decimal(0), Decimal(MOST_SEED), True, NARROW)
        self.seed.line.setText(str(seed_of(today)))
        self.each = NumberField("", Decimal(1), Decimal(MOST_EACH), True, NARROW)
        self.again = Button(self.tr("Draw"))
        self.problem = Text("", "small", "danger", wrap=True)
        self.said = Text("", "small", "text2", wrap=True)
        self.table = QTableWidget()
        dress(self.table, "rows")
        bare(self.table)
        self.tasks, self.export = Button("", "primary", "phone"), Button(self.tr("Export…"), icon="download-simple")
        self._build()
        self._connect()
        context.runner.ask(self, usual_each, self._begin, self._failed)

    def _build(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(px(12))
        named: Sequence[tuple[str, QWidget]] = (
            (self.tr("Visits from"), self.first),
            (self.tr("To"), self.last),
            (self.tr("Of each manager"), self.each),
            (self.tr("Seed"), self.seed),
        )
        for label, control in named:
            control.setAccessibleName(label)
            fields.addWidget(Field(label, control))
        for number, label in ((self.each, named[2][0]), (self.seed, named[3][0])):
            number.line.setAccessibleName(label)
        fields.addStretch(1)
        self.table.setAccessibleName(self.tr("Visits of the sample"))
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(px(ROW))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.again)
        foot.addStretch(1)
        for button in (self.export, close, self.tasks):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(12))
        column.addLayout(fields)
        for part, share in ((self.problem, 0), (self.said, 0), (self.table, 1)):
            column.addWidget(part, share)
        column.addLayout(foot)
        self.problem.hide()

    def _connect(self) -> None:
        self.again.setDefault(True)
        self.again.clicked.connect(self.draw)
        self.export.clicked.connect(self._ask_where)
        self.tasks.clicked.connect(self.open_tasks)
        self.table.itemActivated.connect(lambda item: self._open(item.row()))

    def _begin(self, each: int) -> None:
        self.each.set_value(each)
        self.draw()

    # -- drawing

    def wish(self) -> SampleWish | None:
        """Return what is to be drawn, None while a field is empty or wrong."""
        first, last, seed, each = self.first.value(), self.last.value(), self.seed.value(), self.each.value()
        if first is None or last is None or seed is None or each is None:
            return None
        return SampleWish(first, last, int(seed), int(each))

    def draw(self) -> None:
        """Draw what the fields say."""
        wish = self.wish()
        if wish is None:
            self._say(self.tr("Days, number and seed are all needed to draw."))
            return
        self._context.runner.ask(
            self, lambda reader: (wish, draw(reader, wish)), self._show, self._failed, slot="sample"
        )

    def _show(self, drawn: Drawn) -> None:
        self._drawn = drawn
        wish, visits = drawn
        self.problem.hide()
        said = self.tr("%n visit(s) drawn. Seed {seed} draws the same until a visit is added.", "", len(visits))
        self.said.set_text(said.format(seed=wish.seed))
        self._fill(visits)
        new = sum(not each.has_task for each in visits)
        self.tasks.setText(self.tr("Open %n call-back(s)", "", new))
        self.tasks.setEnabled(new > 0)
        self.export.setEnabled(bool(visits))

    def _fill(self, visits: Sequence[SampledVisit]) -> None:
        heads = (
            self.tr("Account"),
            self.tr("Manager"),
            self.tr("Segment"),
            self.tr("Held"),
            self.tr("Rating"),
            self.tr("Call back"),
        )
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.setRowCount(len(visits))
        for row, each in enumerate(visits):
            for column, words in enumerate(self._cells(each)):
                self.table.setItem(row, column, QTableWidgetItem(words))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        if visits:
            self.table.setCurrentCell(0, 0)

    def _cells(self, each: SampledVisit) -> tuple[str, ...]:
        day = dated(each.held_on, self._context.clock.today())
        rating = "—" if each.satisfaction is None else str(each.satisfaction)
        return (each.account, each.person, segment_name(each.segment), day, rating, self._call(each))

    def _call(self, each: SampledVisit) -> str:
        return self.tr("has a task") if each.has_task else each.contact or "—"

    def _open(self, row: int) -> None:
        if self._drawn is not None and 0 <= row < len(self._drawn[1]):
            key = self._drawn[1][row].visit_id
            self.accept()
            self._context.navigate("visit", id=key)

    # -- what becomes of it

    def open_tasks(self) -> None:
        """Open a call-back task for each visit that has none, for whoever acts."""
        if self._drawn is None:
            return
        visits, assignee, speech = self._drawn[1], self._context.scope.actor_id, language()

        def told(keys: list[UUID]) -> None:
            self._context.toast(self.tr("%n call-back(s) opened", "", len(keys)), undo=True)
            self.draw()

        self._context.runner.do(
            self,
            lambda work: open_call_backs(work, visits, assignee, speech),
            told,
            self._failed,
            undo_text=self.tr("call-backs of a sample"),
        )

    def _ask_where(self) -> None:
        kind, table = self.tr("Excel workbook (*.xlsx)"), self.tr("Call-back sample")
        name = f"{table}_{self._context.clock.today():%Y%m%d}.xlsx"
        if path := ask_where(self._context.settings, self, self.tr("Save the sample"), name, kind):
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the sample in view in the background."""
        if self._drawn is None:
            return
        wish, speech = self._drawn[0], language()

        def read(reader: Any) -> tuple[int, bool]:
            return export_sample(reader, wish, path, speech), exports_personal(reader)

        def written(done: tuple[int, bool]) -> None:
            count, personal = done
            self._context.runner.do(self, lambda work: note_export(work, ExportKind.SAMPLE, path.name, count, personal))
            self._context.toast(self.tr("Saved {name}").format(name=path.name))

        self._context.runner.ask(self, read, written, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._say(sentence(error))

    def _say(self, words: str) -> None:
        self.problem.set_text(words)
        self.problem.show()
