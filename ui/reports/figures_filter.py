"""What a report counts: period, manager, segment, supply unit, street as chips, and where answers come from."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.codelists import streets
from crm.domain.codes import Segment
from crm.domain.errors import Invalid
from crm.domain.lists import RANGE, day_range
from crm.domain.people import AreaRow, PersonRow
from crm.domain.reports import ReportKind
from crm.domain.satisfaction import OpinionSource
from crm.domain.summary import SummaryFilter
from ui.context import Context
from ui.texts.dates import dated, span
from ui.texts.names import street_name
from ui.texts.satisfaction import source_name
from ui.theme.look import px
from ui.widgets.filters import Choice, Filter, FilterBar
from ui.widgets.forms.combo import Combo
from ui.widgets.marks import segment_name

PERIOD, MANAGER, SEGMENT, AREA, STREET = "period", "manager", "segment", "area", "street"
OF_ANSWERS = frozenset({ReportKind.RATINGS, ReportKind.SERVICE_GAP})


class FiguresFilter(QWidget):
    """`changed` asks for another count. The filters stay when another report is opened."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._areas: Sequence[AreaRow] = ()
        self._persons: Sequence[PersonRow] = ()
        self.bar = FilterBar(self._filters())
        self.bar.line.hide()
        self.source = Combo([(source.value, source_name(source)) for source in OpinionSource])
        self.source.setAccessibleName(self.tr("Where answers come from"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.source)
        row.addWidget(self.bar, 1)
        self.bar.set_values({PERIOD: (self.quarter,)})
        self.bar.changed.connect(self._keep_period)
        self.source.changed.connect(lambda _value: self.changed.emit())

    @property
    def quarter(self) -> str:
        """The running quarter until today."""
        today = self._context.clock.today()
        return _span(_quarter(today), today)

    def offer(self, areas: Sequence[AreaRow], persons: Sequence[PersonRow]) -> None:
        """Offer these supply units and managers."""
        self._areas, self._persons = areas, [person for person in persons if person.accounts]

    def show_kind(self, kind: ReportKind) -> None:
        """Offer what a report can be narrowed by."""
        self.source.setVisible(kind in OF_ANSWERS)

    def wanted(self) -> SummaryFilter:
        """Return what is counted."""
        values = self.bar.values()
        first, last = self._days(values)
        area, manager = values.get(AREA), values.get(MANAGER)
        segment, street = values.get(SEGMENT), values.get(STREET)
        return SummaryFilter(
            first,
            last,
            UUID(area[0]) if area else None,
            UUID(manager[0]) if manager else None,
            segment[0] if segment else None,
            street[0] if street else None,
        )

    def state(self) -> dict[str, object]:
        """Return what the history keeps."""
        return {"values": self.bar.values(), "source": self.source.value()}

    def take(self, arguments: Mapping[str, object]) -> None:
        """Show what the history or another page says, without telling."""
        values, source = arguments.get("values"), arguments.get("source")
        self.blockSignals(True)
        if isinstance(values, Mapping):
            self.bar.set_values({PERIOD: (self.quarter,), **values})
        if isinstance(source, str):
            self.source.set_value(source)
        self.blockSignals(False)

    def _keep_period(self) -> None:
        """Count the running quarter where the period was cleared, since every report is one of a period."""
        if PERIOD not in self.bar.values():
            self.bar.set_values({**self.bar.values(), PERIOD: (self.quarter,)})
        else:
            self.changed.emit()

    def _days(self, values: Mapping[str, Sequence[str]]) -> tuple[date, date]:
        today = self._context.clock.today()
        try:
            first, last = day_range(values.get(PERIOD, (self.quarter,))[0], today)
        except Invalid:
            first, last = None, None
        last = last or today
        return first or date(last.year, 1, 1), last

    def _filters(self) -> list[Filter]:
        today, calendar = self._context.clock.today, self._context.workdays.calendar
        return [
            Filter(
                PERIOD,
                self.tr("Period"),
                lambda then: then(self._periods()),
                pinned=True,
                single=True,
                words=self._period_words,
                today=today,
                calendar=calendar,
            ),
            self._named(MANAGER, self.tr("Manager"), lambda: self._persons),
            Filter(
                SEGMENT,
                self.tr("Segment"),
                lambda then: then([Choice(each.value, segment_name(each), segment=each) for each in Segment]),
                pinned=True,
                single=True,
                words=lambda value: segment_name(Segment(value)),
            ),
            self._named(AREA, self.tr("Supply unit"), lambda: self._areas),
            Filter(
                STREET,
                self.tr("Street"),
                lambda then: then([Choice(each.code, street_name(each.code)) for each in streets()]),
                pinned=True,
                single=True,
                words=street_name,
            ),
        ]

    def _named(self, key: str, title: str, rows: Callable[[], Sequence[AreaRow | PersonRow]]) -> Filter:
        def choices(then: Callable[[Sequence[Choice]], None]) -> None:
            then([Choice(str(each.id), each.name) for each in rows()])

        def words(value: str) -> str:
            return next((each.name for each in rows() if str(each.id) == value), "")

        return Filter(key, title, choices, pinned=True, single=True, words=words)

    def _periods(self) -> list[Choice]:
        today = self._context.clock.today()
        quarter, month = _quarter(today), today.replace(day=1)
        named = (
            (self.tr("This month"), month, today),
            (self.tr("Last month"), _month_before(month), month - timedelta(days=1)),
            (self.tr("This quarter"), quarter, today),
            (self.tr("Last quarter"), _quarter(quarter - timedelta(days=1)), quarter - timedelta(days=1)),
            (self.tr("This year"), date(today.year, 1, 1), today),
            (self.tr("Last year"), date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)),
        )
        spans: dict[str, str] = {}
        for name, first, last in named:
            spans.setdefault(_span(first, last), name)
        return [Choice(span, name) for span, name in spans.items()]

    def _period_words(self, value: str) -> str:
        first, last = self._days({PERIOD: (value,)})
        if first.year == last.year and first != last:
            return span(first, last)
        today = self._context.clock.today()
        return self.tr("{first}–{last}").format(first=dated(first, today), last=dated(last, today))


def _span(first: date, last: date) -> str:
    return f"{first.isoformat()}{RANGE}{last.isoformat()}"


def _quarter(day: date) -> date:
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def _month_before(day: date) -> date:
    return (day - timedelta(days=1)).replace(day=1)
