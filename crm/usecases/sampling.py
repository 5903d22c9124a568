"""The random sample of held visits for call-backs: drawn, listed, exported, turned into tasks."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from msgspec import Struct

from crm.domain.changes import Kind
from crm.domain.errors import Denied, Invalid
from crm.domain.honesty import Candidate, SampledVisit
from crm.domain.messages import sentence
from crm.exchange.list_workbook import ListHeading, ListSheet, write_list
from crm.exchange.sheet_xml import Cell
from crm.exchange.summary_columns import words
from crm.planning.sampling import sample
from crm.storage import flags as store
from crm.storage.reader import Reader
from crm.storage.reviewers import reviewable
from crm.storage.settings import all_values, number
from crm.storage.unit import UnitOfWork
from crm.usecases.privacy import exports_personal
from crm.usecases.tasks import add_task

MOST_SEED, MOST_EACH = 999_999, 1000
PAST_DAYS = 30
"""Visits of so many days are drawn from unless somebody says otherwise."""
COLUMNS = (
    *(("manager", 12), ("account", 32), ("account_no", 18), ("segment", 14), ("held_on", 12)),
    *(("rating", 8), ("contact", 12), ("phone", 16), ("task", 12)),
)
"""Key and width in characters."""


class SampleWish(Struct, frozen=True):
    """What is drawn: days of the visits, the seed, and how many of each manager."""

    first: date
    last: date
    seed: int
    each: int


def usual_each(reader: Reader) -> int:
    """Return how many visits of each manager are drawn unless somebody says otherwise."""
    return int(number(all_values(reader, reader.clock.today()), "honesty.sample_each"))


def seed_of(day: date) -> int:
    """Return the seed that everybody takes on a day, so that nobody picks one that suits."""
    return day.year % 100 * 10_000 + day.month * 100 + day.day


def draw(reader: Reader, wish: SampleWish) -> list[SampledVisit]:
    """Draw visits that whoever acts may review: the same wish gives the same visits as long as none is added.

    Raises Invalid("sample.days") for days in the wrong order, Invalid("sample.number") for a seed or a number out of
    range, Denied("record.not_reviewer").
    """
    if wish.last < wish.first:
        raise Invalid("sample.days")
    if not (0 <= wish.seed <= MOST_SEED and 1 <= wish.each <= MOST_EACH):
        raise Invalid("sample.number", seed=MOST_SEED, each=MOST_EACH)
    whose = reviewable(reader)
    if whose == []:
        raise Denied("record.not_reviewer")
    every: Sequence[Candidate] = store.candidates(reader, wish.first, wish.last)
    mine = every if whose is None else [one for one in every if one.person_id in set(whose)]
    drawn = sample(mine, wish.seed, wish.each)
    return store.sampled(reader, [one.visit_id for one in drawn])


def open_call_backs(
    work: UnitOfWork, visits: Sequence[SampledVisit], assignee_id: UUID | None, language: str
) -> list[UUID]:
    """Open a call-back task for each visit that has none, due within the days of call_back.days; return their keys."""
    if reviewable(work) == []:
        raise Denied("record.not_reviewer")
    today = work.clock.today()
    due_on = today + timedelta(days=int(number(all_values(work, today), "call_back.days")))
    return [
        add_task(
            work,
            sentence("task.sampled", language, {"day": f"{each.held_on:%Y-%m-%d}", "name": each.person}),
            account_id=each.account_id,
            assignee_id=assignee_id,
            due_on=due_on,
            source=(Kind.VISIT, each.visit_id),
        )
        for each in visits
        if not each.has_task
    ]


def export_sample(reader: Reader, wish: SampleWish, path: Path, language: str) -> int:
    """Write a sample to a workbook (or a .csv), with its seed and days above it, and return how many visits it has.

    Names and numbers of contacts are left out unless the bureau exports personal data. Raises what `draw` and
    crm.exchange.list_workbook.write_list raise.
    """
    found, is_open, said = draw(reader, wish), exports_personal(reader), words(language)
    headings = tuple(ListHeading(said[f"sample.{key}"], wide) for key, wide in COLUMNS)
    drawn = said["sample.drawn"].format(seed=wish.seed, each=wish.each, first=wish.first, last=wish.last)
    sheet = ListSheet(said["sample.title"], (drawn, f"{reader.clock.today():%Y-%m-%d}"), headings)
    return write_list(path, sheet, (_cells(each, is_open, said) for each in found))


def _cells(each: SampledVisit, is_open: bool, said: Mapping[str, str]) -> list[Cell]:
    return [
        each.person,
        each.account,
        each.account_no,
        said[f"segment.{each.segment}"],
        each.held_on,
        each.satisfaction,
        each.contact if is_open else None,
        each.phone if is_open else None,
        said["sample.yes"] if each.has_task else None,
        str(each.visit_id),
        1,
    ]
