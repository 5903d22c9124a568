"""What is to be reminded of."""

from datetime import timedelta
from uuid import UUID

from crm.domain.reminders import LATE, Reminder
from crm.storage.reader import Reader
from crm.storage.reminders import beginning
from crm.usecases.people import me


def upcoming(reader: Reader, person_id: UUID | None, lead: timedelta) -> list[Reminder]:
    """Return the visits that begin within `lead` or began a moment ago: those of the login, else of the one in view."""
    whose = me(reader) or person_id
    now = reader.clock.now()
    if whose is None or not reader.rights.sees("planner"):
        return []
    return beginning(reader, whose, now - LATE, now + lead)
