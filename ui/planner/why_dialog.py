"""Why these visits: what binds each, and for everything left out the reason with a remedy that was tried."""

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.planning import PlanAnswer
from crm.domain.proposal import LeftOut, Stop
from crm.usecases.proposals import missed, without_base
from ui.texts.dates import duration, near_day
from ui.texts.errors import told
from ui.texts.rules import rule_name
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Overline, Text
from ui.widgets.marks import SegmentMark
from ui.widgets.scrolling import scrolled

PLANNED_BY = ("anyway", "other_day", "other_time", "overtime", "one_more", "shorten")
"""Remedies that name a day and a start, so that a button can take them."""


class WhyDialog(Dialog):
    """`taken(LeftOut)` when a remedy shall go into the proposal."""

    taken = Signal(object)

    def __init__(self, answer: PlanAnswer, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Why these visits"))
        self.setModal(True)
        self.resize(px(640), px(620))
        self._answer = answer
        self.buttons: list[Button] = []
        inner = QWidget()
        self._lines = QVBoxLayout(inner)
        self._lines.setContentsMargins(px(24), px(20), px(24), px(20))
        self._lines.setSpacing(px(4))
        self._lines.addWidget(Text(self._sums(), "body", "text2", wrap=True))
        self._no_base()
        self._conflicts()
        self._left_out()
        self._proposed()
        self._lines.addStretch(1)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(24), px(12), px(24), px(16))
        self.said = Text("", "body", "danger", wrap=True)
        foot.addWidget(self.said, 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(inner), 1)
        column.addLayout(foot)

    def say(self, words: str) -> None:
        """Say why the remedy that was taken last is none any more."""
        self.said.set_text(words)

    def _sums(self) -> str:
        found = self._answer.proposal
        days = len({(stop.manager, stop.day) for stop in found.stops})
        text = self.tr("{visits} on {days}: {time} of driving over {km} km, {late} after due days in all.")
        return text.format(
            visits=self.tr("%n visit(s)", "", len(found.stops)),
            days=self.tr("%n day(s)", "", days),
            time=duration(found.travel_minutes),
            km=round(found.km),
            late=self.tr("%n working day(s)", "", found.late_days),
        )

    def _heading(self, text: str) -> None:
        self._lines.addSpacing(px(12))
        self._lines.addWidget(Overline(text))

    def _no_base(self) -> None:
        if names := without_base(self._answer.question):
            note = told("plan.no_base", {"names": self.tr(", ").join(names)})
            self._lines.addWidget(Text(note, "body", "text2", wrap=True))

    def _conflicts(self) -> None:
        if self._answer.proposal.conflicts:
            self._heading(self.tr("Cannot be kept"))
            for each in self._answer.proposal.conflicts:
                self._lines.addWidget(Text(told(each.code, dict(each.values)), "body", "warn", wrap=True))

    def _left_out(self) -> None:
        out = missed(self._answer)
        if out:
            self._heading(self.tr("Did not fit · {count}").format(count=len(out)))
            for each in out:
                self._lines.addWidget(self._left(each))

    def _left(self, each: LeftOut) -> QWidget:
        account = self._answer.question.accounts[each.account_id]
        line, column, row = QWidget(), QVBoxLayout(), QHBoxLayout()
        column.setSpacing(0)
        column.addLayout(self._name(account.segment, account.name, account.due_on))
        if each.reason:
            column.addWidget(_under_name(told(each.reason, dict(each.values)), "text2"))
        row.setContentsMargins(0, px(6), 0, px(6))
        row.addLayout(column, 1)
        if each.remedy:
            column.addWidget(_under_name(told(each.remedy, dict(each.remedy_values)), "accent_text"))
        if each.remedy.rpartition(".")[2] in PLANNED_BY:
            button = Button(self.tr("Propose it so"))
            button.setAccessibleName(self.tr("Propose {name} so").format(name=account.name))
            button.clicked.connect(lambda: self._take(each, button))
            self.buttons.append(button)
            row.addWidget(button)
        line.setLayout(row)
        return line

    def _take(self, each: LeftOut, button: Button) -> None:
        button.setEnabled(False)
        self.taken.emit(each)

    def _proposed(self) -> None:
        self._heading(self.tr("Proposed · {count}").format(count=len(self._answer.proposal.stops)))
        for stop in self._answer.proposal.stops:
            self._lines.addWidget(self._stop(stop))

    def _stop(self, stop: Stop) -> QWidget:
        account = self._answer.question.accounts[stop.account_id]
        line, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(0, px(6), 0, px(6))
        column.setSpacing(0)
        column.addLayout(self._name(account.segment, account.name, account.due_on))
        drive = self.tr("{time} of driving before").format(time=duration(stop.drive_minutes))
        start = f"{stop.start // 60:02}:{stop.start % 60:02}"
        parts: list[str] = [f"{near_day(stop.day)} {start}", drive]
        if stop.waiting:
            parts.append(self.tr("{time} of waiting for the contact's hours").format(time=duration(stop.waiting)))
        if account.is_estimated:
            parts.append(self.tr("place: centre of the street"))
        if account.rule:
            parts.append(rule_name(account.rule))
        column.addWidget(_under_name(" · ".join(parts), "text2"))
        line.setLayout(column)
        return line

    def _name(self, segment: Any, name: str, due: date) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(SegmentMark(segment))
        row.addWidget(Text(name, "body_medium"), 1)
        row.addWidget(Text(self.tr("due {day}").format(day=near_day(due)), "small", "text2"))
        return row


def _under_name(words: str, ink: str) -> Text:
    """Return a second line that begins where the name above it does, beside the mark."""
    text = Text(words, "small", ink, wrap=True)
    text.setContentsMargins(px(20), 0, 0, 0)
    return text
