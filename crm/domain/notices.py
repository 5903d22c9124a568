"""Whether an account was told of an outage in time (domain.md sections 3.1 and 3.5)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from crm.domain.codes import ImportanceGrade, OutageType

NOTICE_KEYS: Mapping[str, str] = {
    OutageType.PLANNED: "notice.planned_hours",
    OutageType.TEMPORARY: "notice.temporary_hours",
    OutageType.TRANSFER: "notice.transfer_hours",
}
"""The setting that says how many hours before the start an account has to know, by type of outage."""
SPOKEN = frozenset({"phone", "on_site", "visit"})
"""Important users must have been spoken to: a message alone is not enough."""
IMPORTANT = frozenset({ImportanceGrade.SPECIAL, ImportanceGrade.GRADE1, ImportanceGrade.GRADE2})
Told = tuple[str, datetime]
"""The channel of a notice, and when it arrived."""


class Notice(StrEnum):
    """Whether an account was told of an outage in time (domain.md 3.5); nobody can be told of a fault before it."""

    IN_TIME = "in_time"
    LATE = "late"
    NONE = "none"
    NOT_OWED = "not_owed"


def counted(told: Sequence[Told], grade: ImportanceGrade) -> list[datetime]:
    """Return when the notices arrived that count for an account of a grade, the first one first."""
    return sorted(at for channel, at in told if grade not in IMPORTANT or channel in SPOKEN)


def judged(
    outage_type: str,
    start: datetime | None,
    told: Sequence[Told],
    grade: ImportanceGrade,
    hours: Mapping[str, float],
) -> Notice:
    """Return whether a notice came `hours[type]` before the start that was planned."""
    if outage_type not in hours or start is None:
        return Notice.NOT_OWED
    arrived = counted(told, grade)
    if not arrived:
        return Notice.NONE
    return Notice.IN_TIME if arrived[0] <= start - timedelta(hours=hours[outage_type]) else Notice.LATE
