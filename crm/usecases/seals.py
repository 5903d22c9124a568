"""Sealing the log of changes day by day, checking older seals, and forgetting what is no longer kept."""

from datetime import date, timedelta
from pathlib import Path

from crm.domain.people import check_keeper
from crm.domain.seals import Seal, SealReport, compared
from crm.exchange.seal_file import read_seals, write_seals
from crm.storage import seals as store
from crm.storage.reader import Reader
from crm.storage.settings import all_values
from crm.storage.unit import UnitOfWork

KEEP = "audit.keep_years"


def seal_log(reader: Reader, path: Path) -> SealReport:
    """Check the seals of a file against the log, add those of the days that have ended since, and tell.

    A broken seal stays in the file as it was, so that it is told again. The days begin with the first entry of the
    log. Tells the reader's progress. Raises Denied("bureau.not_allowed"), Unreadable("seal.unreadable"), and what
    write_seals raises.
    """
    check_keeper(reader.actor.role)
    kept = read_seals(path)
    oldest = store.oldest_kept(reader.clock, _years(reader))
    alive = [seal for seal in kept if seal.day >= oldest]
    new = _days_to_seal(reader, kept, oldest)
    days = [*(seal.day for seal in alive), *new]
    now: dict[date, Seal] = {}
    for place, day in enumerate(days):
        reader.progress.step(place, len(days))
        now[day] = store.seal_of(reader, day)
    broken, forgotten = compared(kept, now, oldest)
    if new:
        write_seals(path, [*kept, *(now[day] for day in new)])
    return SealReport(len(alive), tuple(broken), len(new), forgotten)


def forget_old_log(work: UnitOfWork) -> int:
    """Delete entries older than the bureau keeps (rule "audit.keep_years"); return how many. Raises Denied."""
    check_keeper(work.actor.role)
    return store.forget(work, _years(work))


def _years(reader: Reader) -> int:
    return int(str(all_values(reader, reader.clock.today())[KEEP]))


def _days_to_seal(reader: Reader, kept: list[Seal], oldest: date) -> list[date]:
    """Return the days that ended after the last seal; a day of the bureau is sealed when the next one has come."""
    begin = kept[-1].day + timedelta(days=1) if kept else store.first_day(reader)
    if begin is None:
        return []
    begin = max(begin, oldest)
    count = (reader.clock.today() - begin).days
    return [begin + timedelta(days=number) for number in range(max(count, 0))]
