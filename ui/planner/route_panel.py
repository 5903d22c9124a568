"""The chosen day as a route (mockup 04): the map, and the stops in words, which can be put into another order."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.appointments import Appointment
from crm.domain.changes import Changes, Kind
from crm.domain.maps import AreaMap
from crm.domain.planner import SlotRules
from crm.domain.routes import Base, DayRoute
from crm.domain.visits import VisitRow
from crm.domain.workdays import Day
from crm.usecases.day_order import Reordered, reordered, take_order
from crm.usecases.maps import area_map
from crm.usecases.routes import begin_of_days, place_of, route_of
from ui.context import Context
from ui.planner.order_bar import OrderBar
from ui.planner.stop_list import StopList
from ui.planner.stop_words import RouteWords
from ui.texts.dates import near_day, weekday_and_number
from ui.texts.errors import told
from ui.texts.workdays import day_words
from ui.theme.look import px
from ui.widgets.card import Card
from ui.widgets.map.route import MapStop, Route
from ui.widgets.map.view import MapView
from ui.widgets.scrolling import scrolled
from ui.widgets.states import EmptyState

MAP_HEIGHT = 300
SHOWN = (Kind.AREA_MAP, Kind.AREA, Kind.PERSON)


class Shown(Struct, frozen=True):
    """The day that is in view; only visits with a time are stops. One of a team goes by `name`."""

    day: date
    visits: tuple[VisitRow, ...]
    rules: SlotRules
    kind: Day
    appointments: tuple[Appointment, ...] = ()
    person_id: UUID | None = None
    name: str = ""

    @property
    def title(self) -> str:
        return " · ".join(part for part in (weekday_and_number(self.day), self.name) if part)


class RoutePanel(Card):
    """Enter opens a visit, Space marks it on the map, Alt with an arrow or a drag tries another order."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("…", narrow=True, flush=True, parent=parent)
        self._context = context
        self._shown: Shown | None = None
        self._base: Base | None = None
        self._tried: Reordered | None = None
        self._words = RouteWords(context.clock)
        self.map = MapView()
        self.map.setMinimumHeight(px(160))
        self.map.setMaximumHeight(px(MAP_HEIGHT))
        self.map.picked.connect(self._mark)
        self.stops = StopList(self.tr("Stops of the day"))
        self.stops.lines.ordered.connect(self._try)
        self.order = OrderBar()
        self.order.applied.connect(self._apply)
        self.order.dropped.connect(self._drop)
        self.empty = EmptyState("calendar-blank", self.tr("No visits on this day"))
        self.below = scrolled(self.stops)
        lower = QVBoxLayout()
        lower.addWidget(self.below, 1)
        lower.addWidget(self.order)
        self.body.addWidget(self.map, 3)
        self.body.addLayout(lower, 4)
        self.body.addWidget(self.empty, 4)
        context.hub.changed.connect(self._changed)
        context.scope.changed.connect(self._load)
        self._load()

    def show_day(self, shown: Shown) -> None:
        """Show the stops in the order of their hours, and what is special about the day."""
        timed = tuple(row for row in shown.visits if row.start is not None)
        is_other = self._shown is not None and shown.person_id != self._shown.person_id
        self._shown, self._tried = replace(shown, visits=timed), None
        self._refresh()
        if is_other:
            self._load()

    # -- what stands behind the day

    def _load(self) -> None:
        person_id = self._shown.person_id if self._shown is not None else self._context.scope.person_id

        def read(reader: Any) -> tuple[AreaMap, Base | None]:
            return area_map(reader), begin_of_days(reader, person_id)

        self._context.runner.ask(self, read, self._take, slot="ground")

    def _take(self, found: tuple[AreaMap, Base | None]) -> None:
        area, self._base = found
        self.map.set_area(area)
        if self._shown is not None:
            self._refresh()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if changes.touches(*SHOWN):
            self._load()

    # -- look

    def _refresh(self) -> None:
        assert self._shown is not None
        shown = self._shown
        visits = self._tried.visits if self._tried is not None else shown.visits
        route = route_of(visits, self._base, shown.rules, shown.appointments)
        self._show_head(shown, route)
        moved = self._tried.moved if self._tried is not None else frozenset()
        words = self._words
        first, last = words.ends(self._base, route) if visits else (None, None)
        self.stops.set_stops(first, words.stops(visits, route, moved), last)
        self.stops.lines.is_ordered = self._context.scope.person_id is not None
        for line in self.stops.lines.lines:
            line.asked.connect(lambda what, key=line.key: self._asked(what, key))
        self.map.set_route(self._route(visits))
        self.below.setVisible(bool(visits))
        self.empty.setVisible(not visits)
        self._show_order(route)

    def _show_head(self, shown: Shown, route: DayRoute) -> None:
        self.set_title(shown.title)
        hint = self.tr("Drop an account on it.") if shown.kind.is_workday else ""
        self.empty.set_words("calendar-blank", self.tr("No visits on this day"), hint)
        sums = self._words.sums(len(shown.visits), route) if shown.visits else ""
        self.set_note(" · ".join(part for part in (day_words(shown.kind), sums) if part))

    def _show_order(self, route: DayRoute) -> None:
        if self._tried is None or self._shown is None:
            self.order.hide()
            return
        if not self._tried.ok:
            self.order.refuse(told(self._tried.code, dict(self._tried.values)))
            return
        before = route_of(self._shown.visits, self._base, self._shown.rules, self._shown.appointments)
        outside = [told("slot.customer_hours_of", _hours(row)) for row in self._tried.outside]
        self.order.offer("\n".join([self._words.gain(before, route), *outside]))

    def _route(self, visits: Sequence[VisitRow]) -> Route:
        stops = []
        for place, row in enumerate(visits):
            where = place_of(row)
            if where is not None:
                words = self._words.tip(row)
                stops.append(MapStop(row.id, place + 1, where, row.segment, words, row.is_done))
        base = self._base
        return Route(tuple(stops), base.place if base else None, self._words.base_name(base) if base else "")

    # -- doing

    def _asked(self, what: str, key: UUID) -> None:
        if what == "open":
            self._context.navigate("visit", id=key)
        else:
            self._mark(key)

    def _mark(self, key: UUID) -> None:
        """Mark a stop on the map and bring its line into view."""
        self.map.set_current(key)
        line = next((each for each in self.stops.lines.lines if each.key == key), None)
        if line is not None:
            line.setFocus()
            self.below.ensureWidgetVisible(line)

    def _try(self, keys: list[UUID]) -> None:
        """Drive the day in another order and show what it would be; nothing is saved yet."""
        shown = self._shown
        if shown is not None:
            now, zone = self._context.clock.now(), self._context.clock.zone
            self._tried = reordered(shown.visits, keys, self._base, shown.rules, now, zone, shown.appointments)
            self._refresh()

    def _drop(self) -> None:
        self._tried = None
        self._refresh()

    def _apply(self) -> None:
        tried, shown = self._tried, self._shown
        if tried is not None and tried.ok and shown is not None:
            day = near_day(shown.day)
            self._context.runner.do(
                self,
                lambda work: take_order(work, tried),
                lambda _: self._context.toast(self.tr("New order for {day}").format(day=day)),
                self._context.show_error,
                undo_text=self.tr("new order for {day}").format(day=day),
            )


def _hours(row: VisitRow) -> dict[str, object]:
    return {"name": row.account, "hours": row.visit_hours}
