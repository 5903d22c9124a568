"""What `rounds check` looks at: the file, its keys, derived columns, the search index, the triggers."""

from msgspec import Struct
from sqlalchemy import func, select

from crm.storage import searchable
from crm.storage.duty import derived
from crm.storage.reader import Reader
from crm.storage.tables import SearchEntry, every_table
from crm.storage.triggers import missing_triggers


class CheckReport(Struct, frozen=True):
    """What was found; every figure but `tables` is 0 in a sound database."""

    tables: int
    damage: int
    broken_keys: int
    wrong_derived: int
    search_missing: int
    triggers_missing: int

    @property
    def is_sound(self) -> bool:
        wrong = (self.damage, self.broken_keys, self.wrong_derived, self.search_missing, self.triggers_missing)
        return not any(wrong)


def check(reader: Reader) -> CheckReport:
    """Count everything that is not as it should be."""
    damage, broken = _file_faults(reader)
    wrong = sum(1 for old, new in derived(reader, None) if old != new)
    entries = int(reader.scalar(select(func.count()).select_from(SearchEntry)))
    missing = abs(searchable.expected(reader) - entries)
    return CheckReport(
        len(every_table().tables), damage, broken, wrong, missing, len(missing_triggers(reader.connection))
    )


def _file_faults(reader: Reader) -> tuple[int, int]:
    """Return what SQLite's own checks find; a server checks its pages and keys by itself."""
    if reader.dialect != "sqlite":
        return 0, 0
    found = reader.connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    damage = 0 if found == ["ok"] else len(found)
    return damage, len(reader.connection.exec_driver_sql("PRAGMA foreign_key_check").all())
