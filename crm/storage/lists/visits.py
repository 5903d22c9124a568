"""The list of visits, as declarations."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, case, cast, extract, func, or_, select, union_all

from crm.domain.changes import Kind
from crm.domain.codes import COMPLETED_RECORDS, Channel, PlanState, RecordState, Segment, Topic
from crm.domain.lists import ColumnType, ListColumn, ListKind, SortKey
from crm.storage.lists.around_accounts import open_issues
from crm.storage.lists.parts import Condition, Field, Link, Listed, Many, Part, Scope, by_key
from crm.storage.lists.shared import (
    COMING_DAYS,
    COUNTS,
    PAST_DAYS,
    account_named,
    account_of,
    code_field,
    day_field,
    fixed,
    flag_field,
    key_field,
    number_field,
    owner_of,
    person_of,
    text_field,
)
from crm.storage.lists.visit_rows import TOPIC_PLACES, open_tasks_of_visits, rows
from crm.storage.lists.words import account_has, contains
from crm.storage.reader import Reader
from crm.storage.search_select import has_words, hits
from crm.storage.tables import Account, Issue, SearchEntry, Task, Visit, VisitTopic
from crm.storage.visits import PLANNED_STATES

ACCOUNT = account_of(Visit.c.account_id)


def _hours(scope: Scope) -> Part:
    """Return the hours of a visit: those on site, else the planned ones."""
    server = scope.reader.dialect == "postgresql"
    spent = _seconds(Visit.c.left_at, server) - _seconds(Visit.c.arrived_at, server)
    planned = _seconds(Visit.c.planned_end, server) - _seconds(Visit.c.planned_start, server)
    return Part(func.coalesce(spent, planned) / 3600.0)


HELD = Visit.c.record_state.in_(COMPLETED_RECORDS)


def _held_hours(scope: Scope) -> ColumnElement[Any]:
    """Return the hours at the accounts: of a call or a message none, whatever was written down."""
    server = scope.reader.dialect == "postgresql"
    spent = _seconds(Visit.c.left_at, server) - _seconds(Visit.c.arrived_at, server)
    return func.sum(spent).filter(HELD, Visit.c.channel == Channel.ON_SITE) / 3600.0


def _with_issues(_scope: Scope) -> ColumnElement[Any]:
    told = select(Issue.c.visit_id).where(Issue.c.visit_id.is_not(None), Issue.c.deleted_at.is_(None))
    return func.count().filter(Visit.c.id.in_(told))


def _seconds(moment: ColumnElement[Any], server: bool) -> ColumnElement[Any]:
    """Return a moment as whole seconds, so that an hour is exactly one."""
    return cast(extract("epoch", moment) if server else func.strftime("%s", moment), Integer)


def _topics(scope: Scope) -> Many:
    """Return the topics of a visit; the one that comes first in their list sorts, as a row shows them."""
    topic, visit_id = VisitTopic.c.topic, VisitTopic.c.visit_id
    pairs = select(visit_id.label("row_id"), topic.label("value"), topic.label("label"))
    pairs = pairs.where(VisitTopic.c.deleted_at.is_(None))
    place = func.min(case(TOPIC_PLACES, value=topic, else_=len(TOPIC_PLACES))).label("place")
    first = pairs.with_only_columns(visit_id, place).group_by(visit_id).subquery("topics")
    return Many(pairs, Part(first.c.place, (Link(first, first.c.visit_id == Visit.c.id),)))


def _promises(scope: Scope) -> Part:
    """Return how many issues and tasks of a visit are open."""
    issues = select(Issue.c.visit_id).where(Issue.c.visit_id.is_not(None), *open_issues())
    every = union_all(issues, select(Task.c.visit_id).where(*open_tasks_of_visits())).subquery()
    counts = select(every.c.visit_id, func.count().label("count")).group_by(every.c.visit_id).subquery("promised")
    return Part(func.coalesce(counts.c.count, 0), (Link(counts, counts.c.visit_id == Visit.c.id),))


def _planned(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [Visit.c.plan_state.in_(PLANNED_STATES), Visit.c.record_state == RecordState.NONE]


def _drafts(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [Visit.c.record_state.in_((RecordState.DRAFT, RecordState.RETURNED))]


def _done(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [HELD]


def _words(reader: Reader, value: str) -> Condition:
    """Return the condition that a visit is found by its account or by what was written down."""
    of_account = account_has(reader, Visit.c.account_id, value)
    if not has_words(value):
        return or_(of_account, contains(Visit.c.purpose, value))
    own: Any = hits(reader, value, (Kind.VISIT,), SearchEntry.c.row_id)
    return or_(of_account, Visit.c.id.in_(own))


def _day_and_hour(key: str, day: ColumnElement[Any], hour: ColumnElement[Any], ranges: tuple[str, ...]) -> Field:
    return Field(ListColumn(key, ColumnType.DAY), fixed(day, order=(day, hour)), ranges=ranges)


FIELDS = by_key(
    key_field("account", account_named(ACCOUNT)),
    text_field("account_no", Account.c.account_no, ACCOUNT, order=Account.c.account_no),
    code_field("segment", Account.c.segment, Segment, ACCOUNT),
    code_field("district", Account.c.district_code, None, ACCOUNT),
    _day_and_hour("planned_on", Visit.c.planned_on, Visit.c.planned_start, COMING_DAYS),
    _day_and_hour("held_on", Visit.c.held_on, Visit.c.arrived_at, PAST_DAYS),
    Field(ListColumn("hours", ColumnType.NUMBER), _hours, ranges=("..0.5", "0.5..1", "1..2", "2..")),
    code_field("channel", Visit.c.channel, Channel),
    text_field("purpose", Visit.c.purpose),
    Field(ListColumn("topics", ColumnType.CODE), _topics, frozenset(Topic)),
    key_field("person", person_of(Visit.c.person_id, "visitor")),
    key_field("manager", owner_of(Visit.c.portfolio_id)),
    number_field("satisfaction", Visit.c.satisfaction, ("1..2", "2..3", "3..4", "4..5", "5..")),
    number_field("recommend", Visit.c.recommend, ("..7", "7..9", "9..")),
    code_field("plan_state", Visit.c.plan_state, PlanState),
    code_field("record_state", Visit.c.record_state, RecordState),
    Field(ListColumn("open_promises", ColumnType.NUMBER), _promises, ranges=COUNTS),
    flag_field("is_fixed", Visit.c.is_fixed),
    day_field("next_visit_on", Visit.c.next_visit_on, COMING_DAYS),
    day_field("changed_at", Visit.c.updated_at, PAST_DAYS, is_moment=True),
)

VISITS = Listed(
    kind=ListKind.VISITS,
    table=Visit,
    fields=FIELDS,
    views={"planned": _planned, "drafts": _drafts, "done": _done},
    belongs=lambda scope, person_id: Visit.c.person_id == person_id,
    words=_words,
    rows=rows,
    end=((func.coalesce(Visit.c.held_on, Visit.c.planned_on), True), (Visit.c.id, True)),
    usual={
        "planned": (SortKey("planned_on"),),
        "drafts": (SortKey("changed_at", descending=True),),
        "done": (SortKey("held_on", descending=True),),
    },
    sums={"held": lambda _scope: func.count().filter(HELD), "hours": _held_hours, "with_issues": _with_issues},
)
