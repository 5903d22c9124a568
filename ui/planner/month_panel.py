"""Beside the month (mockup 14): coverage of the quarter by segment, the load of each day, and what needs attention."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.codes import Segment
from crm.domain.coverage import CoverageCell, TeamCoverage
from crm.domain.planner import DueGroup, Week
from crm.domain.summary import SummaryFilter
from crm.usecases.coverage import team_coverage
from ui.context import Context
from ui.planner.month_words import MonthWords
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.card import Card
from ui.widgets.charts.bars import BarChart
from ui.widgets.labels import ElidedLabel, Overline, Separator
from ui.widgets.progress import Bar
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList
from ui.widgets.scrolling import scrolled

SEGMENTS = (Segment.TOP100, Segment.DIRECT_SERVICE, Segment.LARGE_INDUSTRIAL)


class MonthPanel(Card):
    """Reads the coverage by itself; everything else is what the page has loaded."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", narrow=True, flush=True, parent=parent)
        self._context = context
        self._words = MonthWords(context.clock)
        self.set_title(self.tr("Progress of the quarter"))
        self.share = ElidedLabel("", "title")
        self.count = ElidedLabel("", "small", "text2")
        self.whole = Bar()
        self.segments = RowList(self.tr("Coverage by segment"), fit=True)
        self.planned = ElidedLabel("", "small", "text2")
        self.load = BarChart(self.tr("Load of each day"), axis=False)
        self.attention = RowList(self.tr("What needs attention"), fit=True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, px(12), 0, px(12))
        column.setSpacing(px(8))
        for part in (self.share, self.count, self.whole):
            column.addWidget(_indented(part))
        column.addWidget(self.segments)
        column.addWidget(Separator(4, 4))
        column.addWidget(_indented(Overline(self.tr("Load of each day"))))
        column.addWidget(_indented(self.planned))
        column.addWidget(_indented(self.load))
        column.addWidget(Separator(4, 4))
        column.addWidget(_indented(Overline(self.tr("This month needs attention"))))
        column.addWidget(self.attention)
        column.addStretch(1)
        self.body.addWidget(scrolled(inner))

    def show_month(self, found: Week, first: date, load: Mapping[date, float], counts: Mapping[date, int]) -> None:
        """Show a month's load and what needs attention, and ask for the quarter's coverage."""
        days = [day for day in (first + timedelta(days=number) for number in range(31)) if day.month == first.month]
        workdays = [day for day in days if found.calendar.is_workday(day)]
        today = self._context.clock.today()
        self.load.set_data(
            [load.get(day, 0.0) for day in workdays],
            labels=[str(day.day) if day in (workdays[0], workdays[-1]) else "" for day in workdays],
            pale=[place for place, day in enumerate(workdays) if day > today],
            limit=1.0,
        )
        free = sum(1 for day in workdays if day >= today and load.get(day, 0.0) < 1)
        self.planned.set_text(self._words.planned(sum(counts.get(day, 0) for day in days), free))
        self._show_attention(found, days)
        self._ask(first)

    def _ask(self, first: date) -> None:
        begin = first.replace(month=(first.month - 1) // 3 * 3 + 1, day=1)
        end = (begin + timedelta(days=95)).replace(day=1) - timedelta(days=1)
        wanted = SummaryFilter(begin, end, person_id=self._context.scope.person_id)
        self._context.runner.ask(
            self, lambda reader: team_coverage(reader, wanted), self._show_coverage, slot="coverage"
        )

    def _show_coverage(self, found: TeamCoverage) -> None:
        person_id = self._context.scope.person_id
        lines = [line for line in found.managers if person_id in (None, line.person_id)]
        rows: list[Row] = []
        done = due = 0
        for segment in SEGMENTS:
            cell = sum((line.cells.get(segment, CoverageCell()) for line in lines), CoverageCell())
            done, due = done + cell.visited, due + cell.due
            if cell.due:
                rows.append(self._words.segment(segment, cell.visited, cell.due))
        self.share.set_text(f"{done / due:.0%}" if due else "—")
        self.count.set_text(self._words.visited(done, due))
        self.whole.set_share(done / due if due else 0.0)
        self.segments.set_items(rows)

    def _show_attention(self, found: Week, days: Sequence[date]) -> None:
        rows: list[Any] = []
        shown = [strip for strip in found.outages if self._context.clock.local(strip.start).date() in days]
        for place, strip in enumerate(shown[:3]):
            name, when = self._words.outage(strip)
            rows.append(Row(("outage", place), name, when, icon="wrench", tone=Tone.INFO))
        late = sum(1 for row in found.due if row.group is DueGroup.OVERDUE)
        soon = sum(1 for row in found.due if row.group is not DueGroup.OVERDUE and row.due_on in days)
        if late:
            rows.append(
                Row("late", self._words.late(late), self._words.unplanned(), icon="warning-circle", tone=Tone.DANGER)
            )
        if soon:
            rows.append(Row("soon", self._words.soon(soon), self._words.unplanned(), icon="clock", tone=Tone.WARN))
        if not rows:
            rows.append(Row("calm", self._words.calm(), icon="check-circle", tone=Tone.OK))
        self.attention.set_items(rows)


def _indented(part: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(px(16), 0, px(16), 0)
    column.addWidget(part)
    return holder
