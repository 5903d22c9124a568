"""An outage as it is entered or corrected: what is off, why, when, and at once whom that reaches."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.codes import OutageType
from crm.domain.network import StationNode
from crm.domain.outage_desk import AffectedRow, OutageDetail, OutageDraft, OverLimit
from crm.domain.outages import Cause, TransferMode
from crm.usecases.outages.detail import affected_by
from crm.usecases.outages.limits import over_limit
from crm.usecases.outages.network import network
from ui.context import Context
from ui.outages.commands import DeskCommands
from ui.outages.forms import DeskForm
from ui.outages.reach_list import ReachList
from ui.outages.scope_picker import ScopePicker
from ui.outages.words import WAITING, load
from ui.texts.errors import told
from ui.texts.names import outage_name
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.form_dialog import MARGIN
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.field import Field
from ui.widgets.forms.moment_field import MomentField
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text

Reached = tuple[tuple[AffectedRow, ...], tuple[OverLimit, ...]]
NAMED = 3
TYPING, BOTH = 200, 880
"""Milliseconds after a check in which nothing is asked, and the width: whom it reaches stands beside the times."""


class OutageForm(DeskForm):
    """`found` is an outage that is corrected; `feeder_id` one that is off, as the palette names it, by `kind`."""

    def __init__(
        self,
        context: Context,
        commands: DeskCommands,
        parent: QWidget,
        found: OutageDetail | None = None,
        feeder_id: UUID | None = None,
        saved: Callable[[Any], None] | None = None,
        kind: OutageType = OutageType.FAULT,
    ) -> None:
        self._found, self._feeder, self._saved, self._kind = found, feeder_id, saved, kind
        super().__init__(context, commands, "", "", parent)
        self.setWindowTitle(self.tr("Change the outage") if found else self.tr("New outage"))
        self.give.setText(self.tr("Save") if found else self.tr("Save as draft"))
        self.kind = Combo([(each.value, outage_name(each).capitalize()) for each in OutageType])
        self.cause = Combo([("", "—"), *((each.value, told(f"code.outage_cause.{each}")) for each in Cause)])
        self.text, self.number, self.crew = TextLine(), TextLine(), TextLine()
        self.reported = MomentField(context.clock)
        self.begin, self.end = MomentField(context.clock), MomentField(context.clock)
        self.target = Combo([("", "—")])
        self.mode = Combo([(TransferMode.LIVE, self.tr("Live")), (TransferMode.BREAK, self.tr("With a short break"))])
        self.scope = ScopePicker(context)
        self.reach, self.list = Text("", "body_medium", wrap=True), ReachList()
        self.over = Text("", "small", "warn", wrap=True)
        self._asking = QTimer(self, singleShot=True, interval=TYPING)
        self._asking.timeout.connect(self._ask)
        self.scope.changed.connect(self._asking.start)
        self.begin.changed.connect(self._asking.start)
        self.publish = Button(self.tr("Publish at once"))
        self.publish.clicked.connect(lambda: self._save(at_once=True))
        self.foot.addWidget(self.publish)
        self.publish.setVisible(found is None)
        self._build()
        self._fill()
        self.kind.changed.connect(self._suit)
        context.runner.ask(self, network, self._offer, self.refuse)

    def _build(self) -> None:
        self.setFixedWidth(min(px(BOTH), self.owner.window().width() - px(MARGIN)))
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(Field(self.tr("What is off"), self.scope, required=True))
        left.addWidget(self.reach)
        left.addWidget(self.list)
        left.addWidget(self.over)
        left.addStretch(1)
        self._reach_nobody()
        sides = QHBoxLayout()
        sides.setSpacing(px(24))
        for side in (left, right):
            side.setSpacing(px(12))
            sides.addLayout(side, 6 if side is left else 5)
        self.form.addLayout(sides)
        self.form = right
        self.add_line(Field(self.tr("Type"), self.kind, required=True), Field(self.tr("Number"), self.number))
        self.add_line(Field(self.tr("Cause"), self.cause), Field(self.tr("In words"), self.text))
        self.reported_field = Field(self.tr("Reported"), self.reported)
        self.begin_field = Field(self.tr("Begins"), self.begin)
        self.end_field = Field(self.tr("Ends"), self.end)
        self.form.addWidget(self.reported_field)
        self.form.addWidget(self.begin_field)
        self.form.addWidget(self.end_field)
        self.target_field = Field(self.tr("Fed meanwhile by"), self.target)
        self.mode_field = Field(self.tr("How"), self.mode)
        self.add_line(self.target_field, self.mode_field)
        self.form.addWidget(Field(self.tr("Crew"), self.crew))
        self.form.addStretch(1)

    def _fill(self) -> None:
        draft = None if self._found is None else self._found.draft
        if draft is None:
            self.kind.set_value(self._kind if self._feeder is not None else OutageType.PLANNED)
            self.reported.set_value(self.context.clock.now())
        else:
            self.kind.set_value(draft.type)
            self.cause.set_value(draft.cause_code or "")
            self.text.setText(draft.cause or "")
            self.number.setText(draft.outage_no or "")
            self.crew.setText(draft.crew or "")
            self.mode.set_value(draft.transfer_mode or TransferMode.LIVE)
            times = (
                (self.reported, draft.reported_at),
                (self.begin, draft.planned_start),
                (self.end, draft.planned_end),
            )
            for field, moment in times:
                if moment is not None:
                    field.set_value(moment)
        self._suit()

    def _suit(self, _value: str = "") -> None:
        """Show the times that a kind has: faults are reported, plans begin and end."""
        kind = OutageType(self.kind.value())
        waits = kind in WAITING
        self.reported_field.setVisible(not waits)
        self.begin_field.setVisible(waits)
        self.end_field.setVisible(waits)
        for field in (self.target_field, self.mode_field):
            field.setVisible(kind is OutageType.TRANSFER)
        self._asking.start()
        self.fit()

    def _offer(self, stations: tuple[StationNode, ...]) -> None:
        feeders = [
            (str(feeder.id), f"{station.name} {feeder.number}") for station in stations for feeder in station.feeders
        ]
        self.target.set_choices([("", "—"), *feeders])
        draft = None if self._found is None else self._found.draft
        if draft is not None and draft.transfer_to_feeder_id is not None:
            self.target.set_value(str(draft.transfer_to_feeder_id))
        names = {row.account_id: row.name for row in (self._found.affected if self._found is not None else ())}
        self.scope.offer(stations, () if draft is None else draft.scope, names)
        if self._feeder is not None:
            self.scope.choose_feeder(self._feeder)

    def _ask(self) -> None:
        parts, moment = self.scope.parts(), self.begin.value() or self.context.clock.now()
        if not parts:
            self._reach_nobody()
            return
        is_planned = self.kind.value() == OutageType.PLANNED
        own = None if self._found is None else self._found.head.outage_id

        def read(reader: Any) -> Reached:
            rows = affected_by(reader, parts, moment)
            return rows, over_limit(reader, rows, moment, own) if is_planned else ()

        self.context.runner.ask(self, read, self._reaches, self.refuse, slot="reach")

    def _reach_nobody(self) -> None:
        """Say what is to be done first; the room of the list is there from the beginning, so that nothing moves."""
        self.reach.set_text(self.tr("Choose what is off to see whom that reaches."))
        self.list.show_reach(())
        self.over.set_text("")

    def _reaches(self, found: Reached) -> None:
        rows, over = found
        off = [row for row in rows if row.is_interrupted]
        lost = load(sum(row.lost_kw for row in off))
        words = self.tr("Reaches {count} accounts: {off} without supply, {lost}.")
        self.reach.set_text(words.format(count=len(rows), off=len(off), lost=lost))
        self.list.show_reach(rows)
        self.over.set_text(self._limit_words(over))
        self.fit()

    def _limit_words(self, over: tuple[OverLimit, ...]) -> str:
        """Return for whom a plan is one too many this year; the plan may be made all the same."""
        if not over:
            return ""
        each = self.tr("{name} ({count} of {limit})")
        named = "; ".join(each.format(name=row.name, count=row.count, limit=row.limit) for row in over[:NAMED])
        more = self.tr(" and %n more", "", len(over) - NAMED) if len(over) > NAMED else ""
        words = self.tr("More planned outages in {year} than the yearly limit: {named}{more}.")
        return words.format(year=over[0].year, named=named, more=more)

    def draft(self) -> OutageDraft:
        """Return what is entered."""
        kind = OutageType(self.kind.value())
        waits, moves = kind in WAITING, kind is OutageType.TRANSFER
        known = None if self._found is None else self._found.draft
        return OutageDraft(
            type=kind,
            scope=self.scope.parts(),
            outage_no=self.number.text().strip() or None,
            cause_code=self.cause.value() or None,
            cause=self.text.text().strip() or None,
            reported_at=None if waits else self.reported.value(),
            planned_start=self.begin.value() if waits else None,
            planned_end=self.end.value() if waits else None,
            transfer_to_feeder_id=UUID(self.target.value()) if moves and self.target.value() else None,
            transfer_mode=TransferMode(self.mode.value()) if moves else None,
            approval_no=None if known is None else known.approval_no,
            crew=self.crew.text().strip() or None,
            note=None if known is None else known.note,
        )

    def save(self) -> None:
        self._save(at_once=False)

    def _save(self, at_once: bool) -> None:
        def done(answer: Any) -> None:
            if self._saved is not None:
                self._saved(answer)
            self.finish()

        if self._found is None:
            self.commands.add(self.draft(), at_once, done, self.refuse)
        else:
            head = self._found.head
            self.commands.change(head.outage_id, head.version, self.draft(), done, self.refuse)
