"""The proposal that lies over the calendar until somebody decides; nothing is written before."""

from datetime import date, datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from crm.domain.clock import Clock
from crm.domain.planning import PlanAnswer
from crm.domain.proposal import Key, LeftOut, Stop
from crm.domain.visits import VisitRow
from crm.usecases.proposed import rows_of, span_of, with_remedy
from ui.planner.colouring import Colouring
from ui.texts.dates import near_day
from ui.widgets.badge import Tone
from ui.widgets.calendar.block import BlockStyle, CalendarBlock


class ProposalLayer(QObject):
    """What is proposed, which of it is chosen, and how it looks; `changed` when any of that is other."""

    changed = Signal()

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self.answer: PlanAnswer | None = None
        self.chosen: frozenset[Key] = frozenset()
        self.by = Colouring.SEGMENT
        self._stops: dict[UUID, Stop] = {}
        self._rows: dict[UUID, VisitRow] | None = None

    def show(self, answer: PlanAnswer | None) -> None:
        """Lay a proposal over the calendar, or take it away."""
        self.answer = answer
        self._stops = {block_id(stop.key): stop for stop in answer.proposal.stops} if answer is not None else {}
        self._rows = None
        self.chosen &= {stop.key for stop in self._stops.values()}
        self.changed.emit()

    def stop(self, id: object) -> Stop | None:
        """Return the proposed visit of a block."""
        return self._stops.get(id) if isinstance(id, UUID) else None

    @property
    def stops(self) -> list[Stop]:
        """The proposed visits that are left."""
        return list(self._stops.values())

    @property
    def rows(self) -> list[VisitRow]:
        """The proposed visits as what takes time."""
        return list(self._all_rows().values())

    def row(self, id: UUID) -> VisitRow | None:
        """Return the proposed visit of a block as what takes time."""
        return self._all_rows().get(id)

    def _all_rows(self) -> dict[UUID, VisitRow]:
        """Return the rows by blocks' ids, made when first asked for: while plans get better nobody asks."""
        if self._rows is None:
            self._rows = rows_of(self.answer, self._stops) if self.answer is not None else {}
        return self._rows

    @property
    def accounts(self) -> frozenset[UUID]:
        """The accounts with a proposed visit."""
        return frozenset(stop.account_id for stop in self._stops.values())

    def toggle(self, id: UUID) -> None:
        """Choose a proposed visit for *Accept*, or no longer."""
        stop = self._stops.get(id)
        if stop is not None:
            self.chosen ^= {stop.key}
            self.changed.emit()

    def drop(self, keys: frozenset[Key]) -> None:
        """Take proposed visits away; without any the proposal is over."""
        if self.answer is None:
            return
        left = tuple(stop for stop in self.answer.proposal.stops if stop.key not in keys)
        proposal = replace(self.answer.proposal, stops=left)
        self.show(replace(self.answer, proposal=proposal) if left else None)

    def add(self, left: LeftOut) -> None:
        """Propose a visit that was left out, as its remedy says; raises as `with_remedy` does."""
        if self.answer is None:
            return
        self.show(with_remedy(self.answer, left))

    def move(self, id: UUID, start: datetime, end: datetime) -> None:
        """Give a proposed visit another time; it stays a proposal."""
        moved = self._stops.get(id)
        if moved is None or self.answer is None:
            return
        local, until = self._clock.local(start), self._clock.local(end)
        minutes = (local.hour * 60 + local.minute, until.hour * 60 + until.minute)
        other = replace(moved, day=local.date(), start=minutes[0], end=minutes[1], is_moved=True)
        stops = tuple(other if stop.key == moved.key else stop for stop in self.answer.proposal.stops)
        self.show(replace(self.answer, proposal=replace(self.answer.proposal, stops=stops)))

    def blocks_by_person(self, first: date, last: date) -> dict[UUID, list[CalendarBlock]]:
        """Return the dashed blocks of some days by whose they are."""
        found: dict[UUID, list[CalendarBlock]] = {}
        for block in self.blocks(first, last):
            found.setdefault(self._stops[block.id].manager, []).append(block)
        return found

    def blocks(self, first: date, last: date) -> list[CalendarBlock]:
        """Return the dashed blocks of some days."""
        found = []
        for id, stop in self._stops.items():
            if self.answer is not None and first <= stop.day <= last:
                start, end = (self._clock.local(moment) for moment in span_of(stop))
                account = self.answer.question.accounts[stop.account_id]
                mark = self.tr("Chosen") if stop.key in self.chosen else ""
                lines = tuple(part for part in (mark, self._why(account.due_on)) if part)
                tone = None if self.by is Colouring.SEGMENT else Tone.ACCENT
                block = CalendarBlock(id, start, end, account.name, lines, account.segment, BlockStyle.PROPOSED)
                found.append(replace(block, tone=tone))
        return found

    def _why(self, due_on: date) -> str:
        """`Overdue 9 days`, `Due today`, `Due 20 Nov`."""
        late = (self._clock.today() - due_on).days
        if late > 0:
            return self.tr("Overdue %n day(s)", "", late)
        return self.tr("Due today") if late == 0 else self.tr("Due {day}").format(day=near_day(due_on))


def block_id(key: Key) -> UUID:
    """Return a block's id; it is the same for the same visit in every better plan."""
    return uuid5(NAMESPACE_OID, str(key))
