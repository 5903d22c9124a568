"""The head of an outage: what it is, when supply comes back, and what was promised before."""

from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.clock import Clock
from crm.domain.codes import OutageState
from crm.domain.outage_desk import BoardGroup, OutageDetail
from ui.outages.estimate_chart import EstimateChart
from ui.outages.words import moment_words, until
from ui.texts.dates import duration
from ui.texts.names import outage_name
from ui.theme.look import px
from ui.widgets.badge import Badge, Tone
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.icon import TintedIcon
from ui.widgets.labels import ElidedLabel, Text

WIDE = 600
TONES = {BoardGroup.OFF_NOW: ("lightning-slash", Tone.DANGER), BoardGroup.RESTORED: ("check-circle", Tone.OK)}


class HeadCard(Card):
    """`acted(key)` wants what comes next: publish, start, estimate, restore, or the menu of the rest ("more")."""

    acted = Signal(str)

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self._clock = clock
        self.mark = TintedIcon("lightning-slash", Tone.DANGER, 36)
        self.name, self.facts = ElidedLabel("", "heading"), ElidedLabel("", "small", "text2")
        self.chip = Badge("")
        self.first, self.next = Button(""), Button("")
        self.more = Button("", icon="dots-three")
        self.more.setAccessibleName(self.tr("More about this outage"))
        self.more.setToolTip(self.tr("More about this outage"))
        for button, key in ((self.first, "first"), (self.next, "next"), (self.more, "more")):
            button.clicked.connect(lambda _on=False, key=key: self.acted.emit(self._keys.get(key, key)))
        self._keys: dict[str, str] = {}
        self._is_wide = True
        self.label, self.back, self.ahead = Text("", "small", "text2"), Text("", "figure_l"), Text("", "small", "text2")
        self.late = Badge("")
        self.chart = EstimateChart(clock, self.tr("Times of restoration"))
        self._build()

    def _build(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(px(8))
        below.addWidget(self.chip)
        below.addWidget(self.facts, 1)
        self._buttons = QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(px(8))
        for button in (self.first, self.next, self.more):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(px(20), px(12), px(16), px(12))
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(2))
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(self.mark, 0, 0, 2, 1)
        self._grid.addWidget(self.name, 0, 1)
        self._grid.addWidget(self._buttons, 0, 2)
        self._grid.addLayout(below, 1, 1, 1, 2)
        self.body.addLayout(self._grid)
        column = QVBoxLayout()
        column.setSpacing(px(2))
        for part in (self.label, self.back, self.ahead):
            column.addWidget(part)
        column.addSpacing(px(4))
        column.addWidget(self.late)
        column.addStretch(1)
        self._times = QWidget()
        row = QHBoxLayout(self._times)
        row.setContentsMargins(px(20), px(4), px(16), px(12))
        row.setSpacing(px(16))
        row.addLayout(column)
        row.addWidget(self.chart, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(self._times)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the facts where they would cut the name."""
        super().resizeEvent(event)
        wide = self.width() >= px(WIDE)
        if wide != self._is_wide:
            self._is_wide = wide
            self._grid.removeWidget(self._buttons)
            self._grid.addWidget(self._buttons, *((0, 2) if wide else (2, 1, 1, 2)))

    def show_outage(self, found: OutageDetail, may_lead: bool) -> None:
        """Show an outage and what can be done next."""
        head, draft = found.head, found.draft
        icon, tone = TONES.get(head.group, ("wrench", Tone.INFO))
        self.mark.set_icon(icon, tone)
        self.name.set_text(f"{head.place} · {outage_name(head.type)}")
        crew = ""
        if found.crew_on_site_at is not None:
            crew = self.tr("crew on site since {time}").format(time=moment_words(found.crew_on_site_at, self._clock))
        ticket = self.tr("ticket {number}").format(number=head.outage_no)
        self.facts.set_text(" · ".join(filter(None, (head.cause, crew or draft.crew, ticket))))
        self._show_chip(found)
        self._show_times(found)
        standing = [line for line in found.estimates if line.corrected_by is None]
        self.chart.set_data(standing, found.actual_start, found.actual_end)
        self._offer(found, may_lead)

    def _show_chip(self, found: OutageDetail) -> None:
        head, clock = found.head, self._clock
        if head.group is BoardGroup.OFF_NOW and head.starts_at is not None:
            words = self.tr("Off since {time}").format(time=moment_words(head.starts_at, clock))
            self.chip.set_badge(words, Tone.DANGER, "")
        elif head.group is BoardGroup.RESTORED and found.actual_end is not None:
            words = self.tr("Back since {time}").format(time=moment_words(found.actual_end, clock))
            self.chip.set_badge(words, Tone.OK, "")
        elif head.group is BoardGroup.PLANNED:
            put_off = head.state is OutageState.POSTPONED
            words = self.tr("Put off") if put_off else self.tr("Planned")
            self.chip.set_badge(words, Tone.WARN if put_off else Tone.INFO, "")
        else:
            words = self.tr("Draft") if head.group is BoardGroup.DRAFT else self.tr("Called off")
            self.chip.set_badge(words, Tone.NEUTRAL, "")

    def _show_times(self, found: OutageDetail) -> None:
        head, now = found.head, self._clock.now()
        is_over = head.group in (BoardGroup.RESTORED, BoardGroup.CANCELLED)
        moment = head.ends_at if head.group in (BoardGroup.OFF_NOW, BoardGroup.RESTORED) else head.starts_at
        self.label.set_text(self._label(head.group))
        self.back.set_text("—" if moment is None else moment_words(moment, self._clock))
        ahead = ""
        if moment is not None and not is_over:
            late = self.tr("{time} ago").format(time=duration(round((now - moment) / timedelta(minutes=1))))
            ahead = self.tr("in {time}").format(time=until(moment, now)) if moment > now else late
        self.ahead.set_text(ahead)
        self.ahead.setVisible(bool(ahead))
        said = [line for line in found.estimates if line.corrected_by is None]
        later = round((said[-1].restored_by - said[0].restored_by) / timedelta(minutes=1)) if len(said) > 1 else 0
        words = self.tr("{time} later than at first").format(time=duration(abs(later))) if later > 0 else ""
        if later < 0:
            words = self.tr("{time} earlier than at first").format(time=duration(abs(later)))
        self.late.set_badge(words, Tone.WARN if later > 0 else Tone.OK, "clock-counter-clockwise")

    def _label(self, group: BoardGroup) -> str:
        if group is BoardGroup.OFF_NOW:
            return self.tr("Expected back")
        return self.tr("Came back") if group is BoardGroup.RESTORED else self.tr("Begins")

    def _offer(self, found: OutageDetail, may_lead: bool) -> None:
        offers = {
            BoardGroup.DRAFT: (("publish", self.tr("Publish")), None),
            BoardGroup.PLANNED: (("start", self.tr("It has begun")), None),
            BoardGroup.OFF_NOW: (("estimate", self.tr("New time")), ("restore", self.tr("Supply is back"))),
        }.get(found.head.group, (None, None))
        for button, slot, offer in ((self.first, "first", offers[0]), (self.next, "next", offers[1])):
            button.setVisible(may_lead and offer is not None)
            if offer is not None:
                self._keys[slot] = offer[0]
                button.setText(offer[1])
        self.more.setVisible(may_lead)
