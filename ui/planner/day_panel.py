"""The chosen day as a list of stops with the drives between them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from crm.domain.planner import SlotRules
from crm.domain.visits import VisitRow
from crm.domain.workdays import Day
from crm.usecases.planner import Drive, drive_between
from ui.context import Context
from ui.texts.dates import clock_time, duration, near_day
from ui.texts.workdays import day_words
from ui.widgets.card import Card
from ui.widgets.rows.items import Item, Row
from ui.widgets.rows.view import RowList
from ui.widgets.states import EmptyState


class DayPanel(Card):
    """Enter opens a visit."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", narrow=True, flush=True, parent=parent)
        self._context = context
        self.list = RowList(self.tr("Stops of the day"))
        self.list.opened.connect(lambda key: context.navigate("visit", id=key))
        self.empty = EmptyState("calendar-blank", self.tr("No visits on this day"))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.empty, 1)

    def show_day(self, day: date, visits: Sequence[VisitRow], rules: SlotRules, kind: Day) -> None:
        """Show the stops in the order of their hours, and what is special about the day."""
        self.set_title(near_day(day))
        hint = self.tr("Drop an account on it.") if kind.is_workday else ""
        self.empty.set_words("calendar-blank", self.tr("No visits on this day"), hint)
        items: list[Item] = []
        km = 0.0
        before: VisitRow | None = None
        for row in visits:
            leg = drive_between(before, (row.lon, row.lat), rules)
            if leg is not None:
                km += leg.km
            items.append(self._item(row, leg))
            before = row
        self.list.set_items(items)
        self.list.setVisible(bool(items))
        self.empty.setVisible(not items)
        stops = self.tr("%n stop(s)", "", len(visits))
        note = self.tr("{stops} · {km} km").format(stops=stops, km=round(km))
        self.set_note(" · ".join(part for part in (day_words(kind), note if visits else "") if part))

    def _item(self, row: VisitRow, leg: Drive | None) -> Row:
        clock = self._context.clock
        assert row.start is not None
        until = self.tr("until {time}").format(time=clock_time(clock.local(row.end))) if row.end else ""
        drive = self.tr("{time} · {km} km").format(time=duration(leg.minutes), km=round(leg.km)) if leg else ""
        parts = [self.tr("done") if row.is_done else until, self.tr("fixed") if row.is_fixed else "", drive]
        return Row(
            row.id,
            row.account,
            second=" · ".join(part for part in parts if part),
            segment=row.segment,
            value=clock_time(clock.local(row.start)),
            value_ink="text3" if row.is_done else "text",
        )
