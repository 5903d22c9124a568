"""The list of records for whoever reviews them: what waits, what looks odd, what was decided, as declarations."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from crm.domain.codes import Channel, RecordState, Segment
from crm.domain.honesty import Oddity
from crm.domain.list_rows import ReviewItem
from crm.domain.lists import ColumnType, ListColumn, ListKind, SortKey
from crm.storage.lists.parts import Condition, Field, Link, Listed, Many, Part, Scope, by_key
from crm.storage.lists.shared import (
    PAST_DAYS,
    account_named,
    account_of,
    code_field,
    day_field,
    key_field,
    number_field,
    person_of,
    text_field,
)
from crm.storage.lists.visits import FIELDS as OF_VISITS
from crm.storage.lists.visits import VISITS
from crm.storage.owner import in_parts
from crm.storage.reader import AnySelect, Reader
from crm.storage.reviewers import reviewable
from crm.storage.tables import Account, Person, Visit, VisitFlag

ACCOUNT = account_of(Visit.c.account_id)
IN_REVIEW = (RecordState.SUBMITTED, RecordState.RETURNED, RecordState.APPROVED)


def rows(reader: Reader, ids: Sequence[UUID]) -> list[ReviewItem]:
    """Return the records of a page in the order of the ids; ids that are gone are left out."""
    if not ids:
        return []
    odd = oddities(reader, ids)
    found = (reader.rows(_page().where(Visit.c.id.in_(part))) for part in in_parts(ids))
    by_id = {row.id: _item(row, odd.get(row.id, ())) for part in found for row in part}
    return [by_id[each] for each in ids if each in by_id]


def oddities(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, tuple[Oddity, ...]]:
    """Return what looks odd about records, in the order of `Oddity`."""
    found: dict[UUID, list[Oddity]] = {}
    for part in in_parts(ids):
        pairs = select(VisitFlag.c.visit_id, VisitFlag.c.kind).where(VisitFlag.c.visit_id.in_(part))
        for visit_id, kind in reader.rows(pairs):
            found.setdefault(visit_id, []).append(Oddity(kind))
    order = list(Oddity).index
    return {key: tuple(sorted(kinds, key=order)) for key, kinds in found.items()}


def _item(row: Any, odd: tuple[Oddity, ...]) -> ReviewItem:
    states = {"segment": Segment(row.segment), "channel": Channel(row.channel)}
    values = {**row._mapping, **states, "record_state": RecordState(row.record_state)}
    return ReviewItem(**values, oddities=odd)


def _page() -> AnySelect:
    reviewer = Person.alias("reviewer_of_page")
    return (
        select(
            Visit.c.id,
            Visit.c.version,
            Visit.c.account_id,
            Account.c.name.label("account"),
            Account.c.account_no,
            Account.c.segment,
            Visit.c.person_id,
            Person.c.name.label("person"),
            Visit.c.channel,
            Visit.c.record_state,
            Visit.c.held_on,
            Visit.c.arrived_at,
            Visit.c.left_at,
            Visit.c.purpose,
            Visit.c.satisfaction,
            Visit.c.submitted_at,
            reviewer.c.name.label("reviewer"),
        )
        .join(Account, Account.c.id == Visit.c.account_id)
        .join(Person, Person.c.id == Visit.c.person_id)
        .outerjoin(reviewer, reviewer.c.id == Visit.c.reviewed_by)
        .where(Visit.c.deleted_at.is_(None))
    )


def _base(scope: Scope) -> Sequence[Condition]:
    """Return the conditions of records that whoever acts reviews."""
    whose = reviewable(scope.reader)
    found: list[Condition] = [Visit.c.record_state.in_(IN_REVIEW)]
    return found if whose is None else [*found, Visit.c.person_id.in_(whose)]


def _waiting(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [Visit.c.record_state == RecordState.SUBMITTED]


def _odd(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [Visit.c.record_state == RecordState.SUBMITTED, Visit.c.id.in_(select(VisitFlag.c.visit_id))]


def _returned(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [Visit.c.record_state == RecordState.RETURNED]


def _approved(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [Visit.c.record_state == RecordState.APPROVED]


def _oddities(_scope: Scope) -> Many:
    """What looks odd; it sorts by how much there is."""
    kind = VisitFlag.c.kind
    pairs = select(VisitFlag.c.visit_id.label("row_id"), kind.label("value"), kind.label("label"))
    counts = select(VisitFlag.c.visit_id, func.count().label("count")).group_by(VisitFlag.c.visit_id).subquery("odd")
    link = Link(counts, counts.c.visit_id == Visit.c.id)
    return Many(pairs, Part(counts.c.count, (link,)))


FIELDS = by_key(
    key_field("account", account_named(ACCOUNT)),
    text_field("account_no", Account.c.account_no, ACCOUNT, order=Account.c.account_no),
    code_field("segment", Account.c.segment, Segment, ACCOUNT),
    key_field("person", person_of(Visit.c.person_id, "visitor")),
    OF_VISITS["held_on"],
    OF_VISITS["channel"],
    text_field("purpose", Visit.c.purpose),
    Field(ListColumn("oddities", ColumnType.CODE), _oddities, frozenset(Oddity)),
    number_field("satisfaction", Visit.c.satisfaction, ("1..2", "2..3", "3..4", "4..5", "5..")),
    day_field("submitted_at", Visit.c.submitted_at, PAST_DAYS, is_moment=True),
    code_field("record_state", Visit.c.record_state, RecordState),
    key_field("reviewer", person_of(Visit.c.reviewed_by, "reviewer")),
)

REVIEWS = Listed(
    kind=ListKind.REVIEWS,
    table=Visit,
    fields=FIELDS,
    views={"waiting": _waiting, "odd": _odd, "returned": _returned, "approved": _approved},
    belongs=lambda _scope, person_id: Visit.c.person_id == person_id,
    words=VISITS.words,
    rows=rows,
    end=((Visit.c.submitted_at, False), (Visit.c.id, False)),
    usual={"approved": (SortKey("submitted_at", descending=True),)},
    base=_base,
)
