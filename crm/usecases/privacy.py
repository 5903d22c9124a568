"""Who looked at a number and what left the program; what the bureau allows."""

from uuid import UUID

from msgspec import Struct

from crm.domain.people import check_keeper
from crm.domain.privacy import ExportKind, ExportLine, LookLine
from crm.storage import privacy as store
from crm.storage.reader import Reader
from crm.storage.settings import flag
from crm.storage.tables import ExportLog
from crm.storage.unit import UnitOfWork

MOST = 200


class PrivacyLog(Struct, frozen=True):
    """The newest looks and exports, two hundred of each at most."""

    looks: tuple[LookLine, ...]
    exports: tuple[ExportLine, ...]


def masks_phones(reader: Reader) -> bool:
    """Say whether lists hide the middle of telephone numbers today."""
    return flag(reader, "privacy.mask_phones", reader.clock.today())


def exports_personal(reader: Reader) -> bool:
    """Say whether exports name people of customers unless they are asked not to."""
    return flag(reader, "privacy.export_personal", reader.clock.today())


def note_export(work: UnitOfWork, kind: ExportKind, file_name: str, rows: int, is_personal: bool) -> UUID:
    """Remember that a file was saved; this is a log and cannot be taken back."""
    return work.insert(ExportLog, kind=kind, file_name=file_name, rows=rows, is_personal=is_personal)


def privacy_log(reader: Reader) -> PrivacyLog:
    """Return the newest looks and exports, no looks for who sees no accounts; raises Denied("bureau.not_allowed")."""
    check_keeper(reader.actor.role)
    looks = store.looks(reader, MOST) if reader.rights.may("see.looks") else []
    return PrivacyLog(tuple(looks), tuple(store.exports(reader, MOST)))
