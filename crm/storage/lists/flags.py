"""The list of what looks odd about records, for whoever reviews them, as declarations (crm.planning.honesty)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from crm.domain.codes import RecordState, Segment
from crm.domain.honesty import Oddity
from crm.domain.list_rows import FlagItem
from crm.domain.lists import ColumnType, ListColumn, ListKind
from crm.storage.flags import limit_of
from crm.storage.honesty import rules_by_day
from crm.storage.lists.parts import Condition, Field, Link, Listed, Part, Scope, by_key
from crm.storage.lists.shared import (
    PAST_DAYS,
    account_named,
    code_field,
    fixed,
    flag_field,
    key_field,
    person_of,
    text_field,
)
from crm.storage.lists.words import account_has
from crm.storage.owner import in_parts
from crm.storage.reader import AnySelect, Reader
from crm.storage.reviewers import reviewable
from crm.storage.tables import Account, FlagLook, Person, Visit, VisitFlag

VISIT = Link(Visit, Visit.c.id == VisitFlag.c.visit_id, always=True)
ACCOUNT = Link(Account, Account.c.id == Visit.c.account_id, (VISIT,), always=True)
SAME = and_(
    FlagLook.c.visit_id == VisitFlag.c.visit_id,
    FlagLook.c.kind == VisitFlag.c.kind,
    FlagLook.c.amount == VisitFlag.c.amount,
    FlagLook.c.other_id.is_not_distinct_from(VisitFlag.c.other_id),
    FlagLook.c.deleted_at.is_(None),
)
"""A look counts for an oddity as it was then."""
LOOK = Link(FlagLook, SAME)
OTHER, OF_OTHER = Visit.alias("other"), Account.alias("of_other")
OTHER_VISIT = Link(OTHER, OTHER.c.id == VisitFlag.c.other_id)
OTHER_ACCOUNT = Link(OF_OTHER, OF_OTHER.c.id == OTHER.c.account_id, (OTHER_VISIT,))


def rows(reader: Reader, ids: Sequence[UUID]) -> list[FlagItem]:
    """Return the flags of a page in the order of the ids; ids that are gone are left out."""
    rules_on, by_id = rules_by_day(reader), {}
    for part in in_parts(ids):
        for row in reader.rows(_page().where(VisitFlag.c.id.in_(part))):
            kind, segment = Oddity(row.kind), Segment(row.segment)
            values = {**row._mapping, "kind": kind, "segment": segment, "record_state": RecordState(row.record_state)}
            limit = limit_of(kind, rules_on(row.held_on))
            by_id[row.id] = FlagItem(**values, limit=limit, is_looked_at=row.looked_at is not None)
    return [by_id[each] for each in ids if each in by_id]


def _page() -> AnySelect:
    other, of_other = OTHER, OF_OTHER
    looker = Person.alias("looker")
    return (
        select(
            VisitFlag.c.id,
            Visit.c.version,
            VisitFlag.c.visit_id,
            VisitFlag.c.kind,
            VisitFlag.c.amount,
            VisitFlag.c.other_id,
            Visit.c.account_id,
            Account.c.name.label("account"),
            Account.c.account_no,
            Account.c.segment,
            Visit.c.person_id,
            Person.c.name.label("person"),
            Visit.c.held_on,
            Visit.c.arrived_at,
            Visit.c.left_at,
            Visit.c.submitted_at,
            Visit.c.record_state,
            Visit.c.content,
            of_other.c.name.label("other_account"),
            other.c.held_on.label("other_on"),
            other.c.arrived_at.label("other_arrived_at"),
            other.c.left_at.label("other_left_at"),
            other.c.content.label("other_content"),
            FlagLook.c.looked_at,
            looker.c.name.label("looked_by"),
            FlagLook.c.note.label("look_note"),
            FlagLook.c.id.label("look_id"),
            FlagLook.c.version.label("look_version"),
        )
        .select_from(VisitFlag)
        .join(Visit, VISIT.on)
        .join(Account, ACCOUNT.on)
        .join(Person, Person.c.id == Visit.c.person_id)
        .outerjoin(other, other.c.id == VisitFlag.c.other_id)
        .outerjoin(of_other, of_other.c.id == other.c.account_id)
        .outerjoin(FlagLook, SAME)
        .outerjoin(looker, looker.c.id == FlagLook.c.person_id)
    )


def _base(scope: Scope) -> Sequence[Condition]:
    """Return the conditions of flags of records that whoever acts reviews."""
    whose = reviewable(scope.reader)
    found: list[Condition] = [Visit.c.deleted_at.is_(None)]
    return found if whose is None else [*found, Visit.c.person_id.in_(whose)]


def _looks() -> Any:
    """Return the flags that somebody looked at, without a join: views are counted without the links of a column."""
    return select(VisitFlag.c.id).join(FlagLook, SAME)


def _to_look_at(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [VisitFlag.c.id.not_in(_looks())]


def _looked_at(_scope: Scope, _person: UUID | None) -> Sequence[Condition]:
    return [VisitFlag.c.id.in_(_looks())]


def _words(reader: Reader, value: str) -> Condition:
    return account_has(reader, Visit.c.account_id, value)


def _looker(_scope: Scope) -> Part:
    people = Person.alias("looked")
    link = Link(people, people.c.id == FlagLook.c.person_id, (LOOK,))
    return Part(FlagLook.c.person_id, (link,), (people.c.sort_key, people.c.id), people.c.name)


FIELDS = by_key(
    key_field("person", person_of(Visit.c.person_id, "visitor")),
    code_field("kind", VisitFlag.c.kind, Oddity),
    key_field("account", account_named(ACCOUNT)),
    text_field("account_no", Account.c.account_no, ACCOUNT, order=Account.c.account_no),
    code_field("segment", Account.c.segment, Segment, ACCOUNT),
    Field(
        ListColumn("held_on", ColumnType.DAY),
        fixed(Visit.c.held_on, order=(Visit.c.held_on, Visit.c.arrived_at)),
        ranges=PAST_DAYS,
    ),
    Field(ListColumn("amount", ColumnType.NUMBER, is_filtered=False), fixed(VisitFlag.c.amount)),
    code_field("record_state", Visit.c.record_state, RecordState),
    flag_field("is_looked_at", FlagLook.c.id.is_not(None), LOOK),
    key_field("looked_by", _looker),
    text_field("look_note", FlagLook.c.note, LOOK),
    text_field("other_account", OF_OTHER.c.name, OTHER_ACCOUNT),
)

FLAGS = Listed(
    kind=ListKind.HONESTY,
    table=VisitFlag,
    fields=FIELDS,
    views={"to_look_at": _to_look_at, "looked_at": _looked_at},
    belongs=lambda _scope, person_id: Visit.c.person_id == person_id,
    words=_words,
    rows=rows,
    end=((Visit.c.held_on, True), (VisitFlag.c.visit_id, True), (VisitFlag.c.kind, False)),
    base=_base,
    links=(VISIT,),
)
