"""Draws the general parts into one picture: `python -m ui.widgets.gallery OUT.png --theme dark`.

Names and figures are invented. Needs no database and no screen (QT_QPA_PLATFORM=offscreen).
"""

import argparse
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from crm.domain.clock import BUREAU_ZONE
from crm.domain.codes import Segment
from crm.domain.lists import SortKey
from ui.theme import look, style
from ui.theme.theme import Theme
from ui.widgets.avatar import Avatar
from ui.widgets.badge import Badge, Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, IconButton
from ui.widgets.calendar.block import BlockStyle, CalendarBlock, DayHead, OutageStrip
from ui.widgets.calendar.view import CalendarView
from ui.widgets.card import Card
from ui.widgets.charts.bars import BarChart
from ui.widgets.charts.dots import Dot, DotsRow
from ui.widgets.charts.line import LineChart
from ui.widgets.charts.stacked import Part, Stack, StackedBars
from ui.widgets.chip import Chip
from ui.widgets.choice_list import Choice
from ui.widgets.facts import Fact, FactList
from ui.widgets.figures import Figure, FigureStrip
from ui.widgets.filters import Filter, FilterBar
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField, TimeField
from ui.widgets.forms.field import Field
from ui.widgets.forms.multiline import GrowingText
from ui.widgets.forms.number import NumberField
from ui.widgets.forms.tag_line import Person, TagLine
from ui.widgets.forms.text_line import TextLine
from ui.widgets.forms.tiles import ChoiceTiles, Scale
from ui.widgets.labels import ElidedLabel, Separator
from ui.widgets.marks import SegmentMark, segment_name
from ui.widgets.progress import Bar
from ui.widgets.rows.items import Heading, Row
from ui.widgets.rows.view import RowList
from ui.widgets.skeleton import Skeleton
from ui.widgets.states import EmptyState, ErrorPanel
from ui.widgets.table.column import RIGHT, Column
from ui.widgets.table.delegates import Due, DueDelegate, NumberDelegate, RatingDelegate, SegmentDelegate, Urgency
from ui.widgets.table.model import IdWindowModel
from ui.widgets.table.sparkline import SparklineDelegate
from ui.widgets.table.view import TableView
from ui.widgets.tabs import SegmentedControl, Tab, Tabs
from ui.widgets.timeline.model import TimelineEntry
from ui.widgets.timeline.view import TimelineView

TODAY = date(2026, 11, 17)
MANAGED = (Segment.TOP100, Segment.DIRECT_SERVICE, Segment.LARGE_INDUSTRIAL)
NAMES = ("Qianwan Cold Chain", "Lanjing Semiconductor", "Meilin Hospital", "Yuntai Data Centre", "Shekou Terminal")


def line(*parts: QWidget) -> QLayout:
    """Return parts side by side."""
    row = QHBoxLayout()
    row.setSpacing(look.px(8))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def card(title: str, *parts: QWidget | QLayout, stretch: bool = True, flush: bool = False) -> Card:
    """Return a card with these parts one under the other."""
    made = Card(title, flush=flush)
    made.body.setSpacing(look.px(12))
    for part in parts:
        if isinstance(part, QLayout):
            made.body.addLayout(part)
        else:
            made.body.addWidget(part)
    if stretch:
        made.body.addStretch(1)
    return made


def controls() -> Card:
    """Return buttons, inputs, chips and badges."""
    off = Button("Next")
    off.setEnabled(False)
    placeholder = TextLine()
    placeholder.setPlaceholderText("Placeholder")
    marks: list[QWidget] = []
    for segment in Segment:
        marks += [SegmentMark(segment), ElidedLabel(segment_name(segment), "small_medium")]
    return card(
        "Controls",
        line(Button("Accept 8 visits", "primary", "check"), Button("Discard"), Button("Why?", "quiet"), off),
        line(placeholder, Combo([("a", "Top-100"), ("b", "Direct-line")]), IconButton("phone", "Call")),
        line(Chip("Segment: Top-100", "set"), Chip("District"), Chip("Add filter", "add", "plus")),
        line(Badge("9 days late", "danger"), Badge("Fri 20", "warn"), Badge("Done", "ok"), Badge("Today", "accent")),
        line(*marks),
        line(*(Avatar(name) for name in ("Shen Yi", "He Chao", "Tang Ning", "Lin Xiaolan"))),
        Bar(0.6),
        Bar(0.71, target=0.68),
        SegmentedControl([("day", "Day"), ("week", "Week"), ("month", "Month")]),
    )


def states() -> Sequence[Card]:
    """Return loading, empty, failed and offline."""
    offline = Banner("Working offline since 10:24", Tone.WARN, "cloud-slash")
    offline.add_action(Button("Connect now", "quiet"))
    empty = EmptyState(
        "calendar-check", "Nothing is overdue", "All 86 accounts are inside their cycle.", "Open the planner"
    )
    failed = ErrorPanel("Readings could not be loaded", "The database did not answer in 10 s.", "demo details")
    return (
        card("Loading", Skeleton(), stretch=False),
        card("Empty", empty, stretch=False),
        card(
            "Error",
            failed,
            Separator(),
            Banner("Next visit today", "accent", "calendar-check", "Demo", under=True),
            offline,
        ),
    )


def lists() -> Sequence[Card]:
    """Return rows, tasks, facts and a timeline."""
    rows = RowList("To plan")
    rows.set_items(
        [Heading("Overdue · 3", "danger")]
        + [
            Row(n, name, "Nanshan · 45 min", MANAGED[n % 3], value=f"{23 - n} days", value_ink="danger", action="Plan")
            for n, name in enumerate(NAMES[:3])
        ]
        + [Row(9, "Dragged account", "Dapeng · 60 min", faded=True), Heading("Tasks")]
        + [
            Row(
                20, "Send revised quote", NAMES[1], MANAGED[0], True, done=False, value="2 days late", badge=Tone.DANGER
            ),
            Row(21, "Print power factor report", done=False, value="10:20"),
            Row(22, "Wang Jian", "Energy manager", person=True),
        ]
    )
    entries = [
        TimelineEntry(1, "lightning", Tone.WARN, "Voltage dip, 82 ms", "Wed 11 Nov", "Last week",
        ("Two tools tripped.",),
                      "Outage record", Tone.WARN),
        TimelineEntry(2, "clipboard-text", Tone.ACCENT, "Visit · quarterly review", "Wed 19 Aug", "August",
                      ("Expansion expected in 2027.",), "Rated 4 of 5", Tone.OK, (("file-text", "survey.pdf"),)),
        TimelineEntry(3, "user-plus", Tone.NEUTRAL, "He Chao added", "Mon 3 Aug", "August"),
    ]  # fmt: skip
    timeline = TimelineView(lambda have, more, then: then(entries[have : have + more]))
    timeline.reload()
    facts = FactList([
        Fact("name", "Second name", "Lanjing Fab 2", editable=True),
        Fact("segment", "Segment", "Top-100", segment=Segment.TOP100),
        Fact("phone", "Phone", "138****2046", link=True),
    ])  # fmt: skip
    return (
        card("To plan", rows, stretch=False, flush=True),
        card("Timeline", timeline, stretch=False),
        card("About", facts, Separator(), *charts()),
    )


def charts() -> Sequence[QWidget]:
    """Return one of each chart."""
    bars, power, dots, stacks = BarChart("Energy"), LineChart("Power factor"), DotsRow("Outages"), StackedBars("Age")
    months = list("DJFMAMJJASON")
    values = [7.1, 6.9, 5.8, 7.1, 7.4, 7.9, 8.3, 8.8, 9.0, 8.7, 8.4, 4.3]
    bars.set_data(values, months, [value - 0.4 for value in values], pale=[11])
    power.set_data([0.95, 0.95, 0.94, 0.94, 0.93, 0.94, 0.92, 0.91, 0.9, 0.89, 0.85, 0.87], 0.9, "Dec", "Nov")
    inks = {3: "info_fill", 7: "danger_fill", 11: "warn_fill"}
    dots.set_data([Dot(month, inks.get(place, ""), "demo") for place, month in enumerate(months)])
    stacks.set_data([Stack(f"{n} days", tuple(Part(n + 1, one) for one in MANAGED), f"{3 * n + 3}") for n in (1, 2, 4)])
    return bars, power, dots, stacks


def form() -> Card:
    """Return a survey with an error in it."""
    yes, scale, number = (
        ChoiceTiles([("y", "Yes"), ("n", "No"), ("u", "Not sure")]),
        Scale(1, 5, "1 never · 5 always"),
        NumberField("kVA"),
    )
    yes.set_values(["y"])
    scale.set_value(3)
    number.line.setText("12500")
    capacity = Field("Planned capacity in 2027", number, required=True, hint="Contract today: 8,000 kVA")
    capacity.set_error("Above the 10,000 kVA limit of the feeder.", "Add a capacity request")
    day, moment = DateField(lambda: TODAY), TimeField()
    day.set_value(TODAY + timedelta(days=7))
    moment.set_value(time(13, 45))
    follow_up = TagLine(lambda: TODAY, "Add a follow-up")
    follow_up.set_people([Person(1, "me")])
    follow_up.set_text("Quote for store 4 supply Tue 24 Nov @me")
    return card(
        "Survey",
        Field("Has supply been stable?", yes, required=True),
        Field("How accurate were our times?", scale),
        capacity,
        Field("What changed on site?", GrowingText("Write here", least=2), hint="Optional"),
        line(day, moment),
        follow_up,
    )


def table() -> Card:
    """Return the table of accounts."""
    dues = [
        Due("12 days overdue", Urgency.OVERDUE), Due("Today", Urgency.TODAY), Due("Fri 20 Nov", Urgency.SOON),
        Due("Wed 2 Dec"),
    ]  # fmt: skip
    delegates = SegmentDelegate(), NumberDelegate(), DueDelegate(), RatingDelegate(), SparklineDelegate()
    columns = [
        Column("name", "Account", 200, lambda row: NAMES[row.n % 5], strong=True, elastic=True),
        Column("segment", "Segment", 124, lambda row: "", lambda row: MANAGED[row.n % 3], delegate=delegates[0]),
        Column(
            "capacity", "Capacity, kVA", 110, lambda row: f"{25000 - 900 * row.n:,}", align=RIGHT, delegate=delegates[1]
        ),
        Column("due", "Next visit due", 156, lambda row: "", lambda row: dues[row.n % 4], delegate=delegates[2]),
        Column("rating", "Rating", 92, lambda row: "", lambda row: 4.8 - 0.3 * row.n, delegate=delegates[3]),
        Column("load", "30-day load", 104, lambda row: "", lambda row: _wave(row.n), delegate=delegates[4]),
    ]
    rows = {UUID(int=n): _DemoRow(UUID(int=n), n) for n in range(12)}
    model = IdWindowModel(columns, lambda ids, then: then([rows[id] for id in ids]))
    view = TableView(model)
    model.setParent(view)
    model.set_ids(list(rows))
    model.set_checked([UUID(int=2)], True)
    view.set_sorted([SortKey("due")])
    view.set_current(UUID(int=4))
    made = card("", view, stretch=False, flush=True)
    made.add_footer(ElidedLabel("12 of 86 accounts", "small", "text2"))
    return made


class _DemoRow:
    def __init__(self, id: UUID, n: int) -> None:
        self.id, self.n = id, n


def _wave(n: int) -> list[float]:
    return [((n * 7 + step * 5) % 11) + step / 3 for step in range(16)]


def week() -> QWidget:
    """Return a week of the calendar."""
    view, monday = CalendarView(), TODAY - timedelta(days=1)

    def at(day: int, hour: float) -> datetime:
        moment = monday + timedelta(days=day)
        return datetime(moment.year, moment.month, moment.day, int(hour), int(hour % 1 * 60), tzinfo=BUREAU_ZONE)

    styles = list(BlockStyle)
    view.set_days([DayHead(monday + timedelta(days=n), "4 visits · 4.0 h", n < 5) for n in range(7)], at(1, 9.8))
    view.set_lunch(time(12), time(13))
    view.set_outages([OutageStrip(at(3, 8), at(3, 12), "Longhua F07 off")])
    view.set_blocks([
        CalendarBlock(UUID(int=n), at(n % 5, 9 + 2.25 * (n // 5)), at(n % 5, 10 + 2.5 * (n // 5)), NAMES[n % 5],
                      ("Wang Jian",), MANAGED[n % 3], styles[n % 5])
        for n in range(14)
    ])  # fmt: skip
    view.setMinimumHeight(760)
    return view


def gallery() -> QWidget:
    """Return every part on one sheet."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(12)
    column.addWidget(FigureStrip([
        Figure("visits", "Visits today", "4", "1 done · next at 10:30"),
        Figure("late", "Overdue for a visit", "7", "longest 23 days", "danger"),
        Figure("outages", "Outages on my accounts", "2", "4 accounts not told yet", "warn"),
        Figure("covered", "Covered this quarter", "71%", "61 of 86 · on pace is 68%", share=0.71, target=0.68),
    ]))  # fmt: skip
    column.addWidget(Tabs([Tab("all", "All", 86), Tab("late", "Overdue", 7), Tab("due", "Due in 30 days", 31, True)]))
    filters = FilterBar(
        [Filter("segment", "Segment", _segments, pinned=True), Filter("due", "Due", _segments)], "Filter these accounts"
    )
    filters.set_values({"segment": ["top100"]})
    column.addWidget(filters)
    grid = QGridLayout()
    grid.setSpacing(12)
    for place, part in enumerate([controls(), *states(), *lists(), form()]):
        grid.addWidget(part, place // 4, place % 4)
    column.addLayout(grid)
    last = QHBoxLayout()
    last.addWidget(table(), 3)
    last.addWidget(week(), 4)
    column.addLayout(last)
    return sheet


def _segments(then: Callable[[Sequence[Choice]], Any]) -> None:
    then([Choice("top100", "Top-100", 14, Segment.TOP100)])


def main() -> None:
    """Draw the sheet into a file."""
    parser = argparse.ArgumentParser(description="Draw the general parts.")
    parser.add_argument("out")
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--text-size", type=int, default=100)
    wanted = parser.parse_args()
    app = QApplication([])
    app.setStyle("Fusion")
    look.install(Theme(wanted.theme, wanted.text_size))
    style.apply(app, look.theme())
    sheet = gallery()
    sheet.resize(1680, 2300)
    sheet.show()
    for _ in range(5):
        app.processEvents()
    sheet.grab().save(wanted.out)


if __name__ == "__main__":
    main()
