"""The meters of metering points: which multiplier holds, and when one is changed for another (domain.md 4.1)."""

from uuid import UUID

from crm.domain.imports import PointDraft
from crm.storage.energy.metering import known_meters
from crm.storage.reader import AnyRow
from crm.storage.tables import Meter
from crm.storage.unit import UnitOfWork
from crm.usecases.energy.meters import put_in, take_out
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.report import ImportReport


class Meters:
    """Knows every meter; one that a file names and nobody knows is made. `owners` are accounts that got one."""

    def __init__(self, work: UnitOfWork, report: ImportReport) -> None:
        self._work, self._report = work, report
        self.owners: set[UUID] = set()
        self._there: dict[tuple[UUID, str], float] = {}
        self._rows: dict[tuple[UUID, str], AnyRow] = {}
        for each in known_meters(work):
            self._there[each.metering_point_id, each.meter_no] = each.multiplier
            self._rows[each.metering_point_id, each.meter_no] = each

    def multiplier(self, row: int, draft: PointDraft, point: UUID, owner: Owner) -> float:
        """Return what a register's step is multiplied by: what the file says, else what the meter is known for, else 1.

        Another one than known, and a meter that was not there, are told and kept.
        """
        number = draft.meter_no or ""
        known = self._there.get((point, number))
        wanted = draft.multiplier if draft.multiplier is not None else known if known is not None else 1.0
        if not number:
            return wanted
        if known is None:
            self._add(row, draft, point, owner, wanted)
        elif wanted != known:
            details = {"known": f"{known:g}", "meter": number}
            self._report.warn(row, "multiplier", "reading.multiplier_other", f"{wanted:g}", details)
            there = self._rows.get((point, number))
            if there is not None:
                self._work.update(Meter, there.id, there.version, multiplier=wanted)
                del self._rows[point, number]
            self._there[point, number] = wanted
        return wanted

    def _add(self, row: int, draft: PointDraft, point: UUID, owner: Owner, multiplier: float) -> None:
        assert draft.meter_no is not None
        former = [number for at, number in self._there if at == point]
        if former:
            details = {"former": ", ".join(former)}
            self._report.warn(row, "meter_no", "reading.meter_changed", draft.meter_no, details)
        whose = {"account_id": owner.id, "portfolio_id": owner.book, "metering_point_id": point}
        put_in(self._work, whose, draft.meter_no, multiplier, draft.changed_on)
        self.owners.add(owner.id)
        self._there[point, draft.meter_no] = multiplier
        rows = [there for number in former if (there := self._rows.pop((point, number), None)) is not None]
        if draft.changed_on is not None:
            take_out(self._work, [(row.id, row.version) for row in rows if row.removed_on is None], draft.changed_on)
