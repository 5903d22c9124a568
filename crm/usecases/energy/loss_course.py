"""The loss of a feeder or an area over 36 months, each beside what its own past led to expect (domain.md 5)."""

from datetime import date
from uuid import UUID

from crm.domain.losses import CoursePoint, Section
from crm.domain.summary import month_before
from crm.planning.energy.loss import LossRules, judge
from crm.storage.energy import lines as store
from crm.storage.reader import Reader
from crm.usecases.energy.loss_rules import section_rules
from crm.usecases.energy.losses import PAST, line_month

MONTHS = 36


def loss_course(reader: Reader, key: UUID, last: date, section: Section = Section.FEEDER) -> tuple[CoursePoint, ...]:
    """Return the 36 months up to `last` from the first measured one on; a month that was not measured has no rate."""
    first = month_before(last, MONTHS - 1)
    spans = dict(store.spans(reader, section, store.MONTH, month_before(first, PAST), last, key))
    rules = section_rules(reader, section, last).get(key, LossRules())
    past = [line_month(row) for row in spans.get(key, ())]
    judged = {each.month: judge(past[: place + 1], rules) for place, each in enumerate(past) if each.month >= first}
    wanted = [month_before(last, back) for back in range(MONTHS - 1, -1, -1)]
    return tuple(
        CoursePoint(month, found.rate, found.low, found.high, found.is_unusual, found.apart)
        if (found := judged.get(month)) is not None
        else CoursePoint(month, None, None, None, False, False)
        for month in wanted
        if judged and month >= min(judged)
    )
