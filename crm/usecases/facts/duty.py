"""Visits on site that accounts owe in a period, and what became of them (domain.md 2.1)."""

from typing import NamedTuple

from crm.storage.settings import all_values, number
from crm.usecases.facts.counting import Counting
from crm.usecases.facts.standing import Standing


class Owed(NamedTuple):
    """The visits of one account in a period, and whether it is severely late; named as its measures are."""

    visits_due: int
    visits_done: int
    visits_remaining: int
    visits_scheduled: int
    severe: int

    @property
    def measures(self) -> dict[str, float]:
        """What of it counts."""
        return {name: float(value) for name, value in self._asdict().items() if value}


NOTHING = Owed(0, 0, 0, 0, 0)


class VisitsOwed:
    """Reckons the visits on site that accounts owe in parts of a period."""

    def __init__(self, counting: Counting) -> None:
        self._judged = min(counting.today, counting.wanted.last)
        values = all_values(counting.reader, self._judged)
        self._severe_days = int(number(values, "visit.severe_overdue_days"))

    def of(self, standing: Standing) -> Owed:
        """Return what an account owes, reckoned from its last visit on site before a part of the period.

        Of what is not due, two of three accounts of a quarter, nothing has to be reckoned.
        """
        account, within, (state, late, _alone), seen, last_before = standing
        is_due = state != "not_due"
        if not is_due and not late and not seen.scheduled:
            return NOTHING
        due = account.required(last_before, within.first, within.last) if is_due else 0
        severe = late and account.due_on is not None and (self._judged - account.due_on).days > self._severe_days
        return Owed(due, seen.done, max(0, due - seen.done), seen.scheduled, int(severe))
