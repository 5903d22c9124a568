"""Visits as lists, calendars and the record page show them."""

from datetime import date, datetime, time
from uuid import UUID

from msgspec import Struct, field

from crm.domain.codes import Channel, HazardLevel, IssueTopic, PlanState, Priority, RecordState, Segment, Side, Topic
from crm.domain.files import FileRow
from crm.domain.issues import Urgency
from crm.domain.survey.answers import Answers


class VisitRow(Struct, frozen=True):
    """One visit in a list or on a calendar."""

    id: UUID
    version: int
    account_id: UUID
    account: str
    segment: Segment
    district: str | None
    person_id: UUID
    person: str
    channel: Channel
    plan_state: PlanState
    record_state: RecordState
    planned_on: date | None
    start: datetime | None
    end: datetime | None
    held_on: date | None
    purpose: str | None
    is_fixed: bool
    satisfaction: int | None
    content: str | None
    contact: str | None
    lon: float | None = None
    lat: float | None = None
    series_id: UUID | None = None
    visit_hours: str | None = None

    @property
    def has_hours(self) -> bool:
        """Whether it has a time and not only a day."""
        return self.start is not None and self.end is not None

    @property
    def is_done(self) -> bool:
        return self.plan_state is PlanState.DONE

    @property
    def is_agreed(self) -> bool:
        """Whether the customer knows its time: it was agreed or is fixed by the customer."""
        return self.is_fixed or self.plan_state is PlanState.APPOINTED


class Participant(Struct, frozen=True):
    """Somebody who took part in a visit."""

    side: Side
    name: str
    title: str | None = None
    person_id: UUID | None = None
    contact_id: UUID | None = None


class HazardDraft(Struct, frozen=True):
    """A safety hazard with its level and the day by which it must be mended."""

    text: str
    level: HazardLevel = HazardLevel.GENERAL
    remedy_due: date | None = None


class IssueDraft(Struct, frozen=True):
    """Something the customer raised, and the department that is to answer it where one is named."""

    text: str
    topic: IssueTopic = IssueTopic.OTHER
    urgency: Urgency = Urgency.GENERAL
    unit: str = ""

    @property
    def key(self) -> tuple[str, IssueTopic, Urgency]:
        """By what it is the same issue whoever answers it by now."""
        return self.text, self.topic, self.urgency


class Material(Struct, frozen=True):
    """Something that was handed out: a policy or a leaflet, and its edition (domain.md 2.3, 宣传资料)."""

    title: str
    edition: str = ""


class FilledForm(Struct, frozen=True):
    """A survey form that was filled in on the visit: the version that was asked, and what was answered."""

    version_id: UUID
    answers: Answers = field(default_factory=Answers)


class FollowUp(Struct, frozen=True):
    """A task that a visit leaves behind; `due_time` is a bureau wall time."""

    title: str
    due_on: date | None = None
    assignee_id: UUID | None = None
    due_time: time | None = None
    priority: Priority = Priority.NORMAL


class RecordDraft(Struct, frozen=True):
    """What is written down of a visit (domain.md 2.3); times are moments, `demand_kva` is the wanted capacity.

    It is the whole record: what a draft does not hold, an issue or an answer, is taken out when it is stored.
    """

    held_on: date | None = None
    channel: Channel = Channel.ON_SITE
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    topics: tuple[Topic, ...] = ()
    participants: tuple[Participant, ...] = ()
    content: str = ""
    production: str = ""
    advice: str = ""
    reply_on_site: str = ""
    outage_plan_told: bool | None = None
    issues: tuple[IssueDraft, ...] = ()
    hazards: tuple[HazardDraft, ...] = ()
    materials: tuple[Material, ...] = ()
    surveys: tuple[FilledForm, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    demand_kva: float | None = None
    demand_on: date | None = None
    satisfaction: int | None = None
    no_satisfaction_reason: str = ""
    recommend: int | None = None
    next_visit_on: date | None = None


class FieldProblem(Struct, frozen=True):
    """A field of a form that cannot stay as it is; `code` names the sentence."""

    field: str
    code: str


class VisitAtOnce(Struct, frozen=True):
    """Another visit in the hours of a record, as it was written down."""

    account: str
    start: datetime
    end: datetime


class LastVisit(Struct, frozen=True):
    """What the last visit left: its day, its words, its rating."""

    held_on: date
    content: str | None
    satisfaction: int | None


class Reminder(Struct, frozen=True):
    """Something to say on the visit; `code` names the sentence, `values` fill it."""

    code: str
    values: dict[str, object] = field(default_factory=dict)


class VisitDetail(Struct, frozen=True):
    """Everything that the record page shows."""

    row: VisitRow
    draft: RecordDraft
    last: LastVisit | None
    reminders: tuple[Reminder, ...]
    pf_by_month: tuple[tuple[date, float], ...]
    contacts: tuple[tuple[UUID, str, str | None], ...]
    colleagues: tuple[tuple[UUID, str], ...]
    contract_kva: float
    files: tuple[FileRow, ...]


def problems_of(draft: RecordDraft) -> tuple[FieldProblem, ...]:
    """Return what is missing before a record can be submitted (domain.md 2.3); a safety check needs two visitors."""
    found = []
    if draft.held_on is None:
        found.append(FieldProblem("held_on", "record.no_date"))
    visitors = [each for each in draft.participants if each.side is Side.BUREAU]
    if not visitors:
        found.append(FieldProblem("participants", "record.no_visitor"))
    elif Topic.SAFETY_CHECK in draft.topics and draft.channel is Channel.ON_SITE and len(visitors) < 2:
        found.append(FieldProblem("participants", "record.two_visitors"))
    if not draft.topics:
        found.append(FieldProblem("topics", "record.no_topic"))
    if not draft.content.strip():
        found.append(FieldProblem("content", "record.no_content"))
    if draft.satisfaction is None and not draft.no_satisfaction_reason.strip():
        found.append(FieldProblem("satisfaction", "record.no_satisfaction"))
    if draft.arrived_at and draft.left_at and draft.left_at < draft.arrived_at:
        found.append(FieldProblem("left_at", "record.left_before_arrival"))
    return tuple(found)
