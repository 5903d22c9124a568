"""To which metering point a row belongs: by its number, else to the only one of its account."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.ids import new_id
from crm.storage.energy.metering import known_points
from crm.storage.searchable import reindex
from crm.storage.server.trial import taken
from crm.storage.tables import MeteringPoint
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.owners import Owner
from crm.usecases.imports.report import ImportReport


class Points:
    """Knows every metering point; one that a file names and nobody knows is made."""

    def __init__(self, work: UnitOfWork, report: ImportReport) -> None:
        self._work, self._report = work, report
        self._owners: dict[str, UUID] = {}
        self._keys: dict[str, UUID] = {}
        self._numbers: dict[UUID, list[str]] = defaultdict(list)
        self._made: set[UUID] = set()
        for key, number, account_id in known_points(work):
            self._add(key, number, account_id)

    def find(self, row: int, number: str | None, owner: Owner) -> bool:
        """Say whether a row has a metering point, which is made where it must; else the row is refused.

        An account without any gets one under its own number.
        """
        known = self._numbers[owner.id]
        if not number and len(known) > 1:
            self._report.refuse(row, "point_no", "reading.which_point", owner.number, {"count": len(known)})
            return False
        wanted = number or (known[0] if known else owner.number)
        if self._owners.get(wanted, owner.id) != owner.id:
            self._report.refuse(row, "point_no", "reading.point_elsewhere", wanted)
            return False
        if wanted not in self._keys:
            values = {"id": new_id(), "account_id": owner.id, "portfolio_id": owner.book, "point_no": wanted}
            if taken(self._work, (MeteringPoint, [values])):
                self._report.refuse(row, "point_no", "import.elsewhere", wanted)
                return False
            self._add(self._work.insert(MeteringPoint, **values), wanted, owner.id)
            self._made.add(owner.id)
        return True

    def key(self, number: str | None, owner: Owner) -> UUID:
        """Return the metering point of a row that has one."""
        return self._keys[number or self._numbers[owner.id][0]]

    def finish(self, also: Iterable[UUID] = ()) -> None:
        """Let accounts be found by the numbers that they got, of points or, for those `also` named, of meters."""
        reindex(self._work, Kind.ACCOUNT, list(self._made.union(also)))

    def _add(self, key: UUID, number: str, account_id: UUID) -> None:
        self._owners[number], self._keys[number] = account_id, key
        self._numbers[account_id].append(number)
