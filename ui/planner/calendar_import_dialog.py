"""What bringing in a calendar file would do, before it is done: counts, then each line, faults first."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.calendar_files import CalendarReport, EventFault, EventLine, EventVerdict
from crm.domain.clock import Clock
from ui.texts.dates import clock_time, dated
from ui.texts.errors import told
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button, Look
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Text
from ui.widgets.rows.items import Heading, Item, Row
from ui.widgets.rows.view import RowList

SHOWN = 300
WIDE, HIGH = 680, 520


class CalendarImportDialog(Dialog):
    """`given` when the events are to be brought in; `rejected` stops the reading too."""

    given = Signal()

    def __init__(self, name: str, whose: str, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._clock = clock
        self.setWindowTitle(self.tr("Bring {file} into the calendar of {name}").format(file=name[:80], name=whose))
        self.setModal(True)
        self.resize(px(WIDE), px(HIGH))
        self.words = Text(self.tr("Reading the file…"), "body_medium", "text", wrap=True)
        self.lines = RowList(self.tr("What would change"))
        self.lines.hide()
        self.problem = Banner("", "danger", "warning-circle", under=True)
        self.problem.hide()
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.save = Button(self.tr("Bring in"), Look.PRIMARY)
        self.save.setEnabled(False)
        self.save.clicked.connect(self._give)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.words)
        column.addWidget(self.problem)
        column.addWidget(self.lines, 1)
        column.addLayout(foot)

    def show_report(self, report: CalendarReport) -> None:
        """Show what would be done."""
        self.words.set_text(self.counts(report))
        items = list(self._items(report))
        self.lines.set_items(items)
        self.lines.setVisible(bool(items))
        self.save.setEnabled(report.changes > 0)
        if report.changes:
            self.save.setFocus()
        else:
            self.cancel.setText(self.tr("Close"))

    def refuse(self, sentence: str) -> None:
        """Say why it cannot be done."""
        self.words.hide()
        self.problem.set_text(sentence)
        self.problem.show()
        self.save.setEnabled(False)

    def counts(self, report: CalendarReport) -> str:
        """`12 new, 3 changed, 1 removed, 4 as they are, 2 left out`."""
        own = report.count(EventVerdict.OWN) + report.count(EventVerdict.MOVED)
        parts = (
            (report.count(EventVerdict.NEW), self.tr("%n new", "", report.count(EventVerdict.NEW))),
            (report.count(EventVerdict.CHANGED), self.tr("%n changed", "", report.count(EventVerdict.CHANGED))),
            (report.count(EventVerdict.REMOVED), self.tr("%n removed", "", report.count(EventVerdict.REMOVED))),
            (report.count(EventVerdict.SAME), self.tr("%n as they are", "", report.count(EventVerdict.SAME))),
            (own, self.tr("%n of Rounds' own", "", own)),
            (len(report.faults), self.tr("%n left out", "", len(report.faults))),
        )
        said = self.tr(", ").join(words for count, words in parts if count)
        return said or self.tr("There are no events in the time that is looked at: a quarter back, 18 months ahead.")

    def _items(self, report: CalendarReport) -> Iterator[Item]:
        if report.faults:
            yield Heading(self.tr("Left out"), "danger")
        for number, fault in enumerate(report.faults[:SHOWN]):
            title, why = _told(fault)
            yield Row(("fault", number), title, why, icon="warning-circle", tone=Tone.DANGER)
        moved = [line for line in report.lines if line.verdict is EventVerdict.MOVED]
        if moved:
            yield Heading(self.tr("Visits that stand otherwise in the file; they stay"))
        for number, line in enumerate(moved[:SHOWN]):
            here = self._when(line, line.other)
            there = self.tr("in the file {there}, in Rounds {here}")
            second = there.format(there=self._when(line, line.start), here=here)
            yield Row(("moved", number), line.title, second, icon="calendar-check", tone=Tone.WARN)
        written = [line for line in report.lines if line.verdict in self._marks()]
        if written:
            yield Heading(self.tr("Changes"))
        for number, line in enumerate(written[:SHOWN]):
            words, icon, tone = self._marks()[line.verdict]
            yield Row(("line", number), line.title, self._when(line, line.start), icon=icon, value=words, badge=tone)
        if len(written) > SHOWN:
            yield Heading(self.tr("and %n more", "", len(written) - SHOWN))

    def _marks(self) -> dict[EventVerdict, tuple[str, str, Tone]]:
        return {
            EventVerdict.NEW: (self.tr("New"), "plus", Tone.OK),
            EventVerdict.CHANGED: (self.tr("Changed"), "pencil-simple", Tone.ACCENT),
            EventVerdict.REMOVED: (self.tr("Removed"), "trash", Tone.DANGER),
        }

    def _when(self, line: EventLine, moment: datetime | None) -> str:
        local = self._clock.local(moment or line.start)
        day = dated(local.date(), self._clock.today())
        return day if line.is_all_day else f"{day} {clock_time(local)}"

    def _give(self) -> None:
        self.save.setEnabled(False)
        self.given.emit()


def _told(fault: EventFault) -> tuple[str, str]:
    """Return what an event is called and why it is left out; the sentence begins with its title."""
    title = str(fault.values.get("title", ""))
    why = told(fault.code, dict(fault.values)).removeprefix(title).lstrip(":： ")
    return title, why[:1].upper() + why[1:]
