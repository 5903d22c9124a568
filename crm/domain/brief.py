"""The brief 走访简报: everything that a manager must know before stepping through a customer's gate (issue 5)."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct, field

from crm.domain.accounts import ContactRow, Quality
from crm.domain.campaigns import OpenCampaign
from crm.domain.codes import (
    Channel,
    DutyStatus,
    ImportanceGrade,
    IssueState,
    Segment,
    Topic,
)
from crm.domain.energy_desk import AdviceKind
from crm.domain.festival import spring_months
from crm.domain.notices import Notice
from crm.domain.peers import PeerPlace
from crm.domain.survey.form import Words
from crm.domain.visits import Reminder


class BriefAccount(Struct, frozen=True):
    """The facts; `feeders` are (name, role), the primary one first."""

    id: UUID
    account_no: str
    name: str
    customer: str
    segment: Segment
    grade: ImportanceGrade
    is_high_risk: bool
    tariff_class: str | None
    industry_code: str | None
    voltage_code: str | None
    contract_kva: float
    operating_kva: float | None
    contract_demand_kw: float | None
    own_generator_kw: float | None
    security_load_kw: float | None
    street_code: str | None
    address: str | None
    site_access: str | None
    visit_hours: str | None
    note: str | None
    manager: str | None
    last_onsite_on: date | None
    due_on: date | None
    duty: DutyStatus
    rating: float | None
    feeders: tuple[tuple[str, str], ...] = ()


class BriefVisit(Struct, frozen=True):
    """The visit that the brief is for; hours are moments."""

    id: UUID
    on: date
    start: datetime | None
    end: datetime | None
    person: str
    channel: Channel
    purpose: str | None
    topics: tuple[Topic, ...] = ()


class BriefMonth(Struct, frozen=True):
    """One of the last twelve months beside the same month a year before: kWh, highest kW, power factor.

    `spring` has the kWh of January and February of both years, which tell how one of them changed: the Spring Festival
    moves between them. None where one of the four is not known.
    """

    month: date
    kwh: float | None = None
    kwh_before: float | None = None
    demand_kw: float | None = None
    demand_before: float | None = None
    pf: float | None = None
    pf_before: float | None = None
    spring: tuple[float, float] | None = None

    @property
    def change(self) -> float | None:
        """Energy against the year before: 0.1 is a tenth more; None without at least one kWh then."""
        pair = (self.kwh, self.kwh_before) if spring_months(self.month) is None else self.spring
        if pair is None or pair[0] is None or pair[1] is None or pair[1] < 1:
            return None
        return pair[0] / pair[1] - 1


class BriefOutage(Struct, frozen=True):
    """An interruption of the last twelve months; one that still runs has the hours until now."""

    type: str
    cause: str | None
    started_at: datetime
    hours: float
    is_running: bool
    notice: Notice


class ComingOutage(Struct, frozen=True):
    """A published outage that reaches the account; a standby supply that is lost interrupts nothing."""

    type: str
    feeder: str
    start: datetime
    end: datetime | None
    is_interrupted: bool
    is_told: bool


class PromiseKind(StrEnum):
    """What is still owed to the customer."""

    ISSUE = "issue"
    TASK = "task"
    HAZARD = "hazard"
    ORDER = "order"


class Promise(Struct, frozen=True):
    """Something open; `state` is the issue's state, the hazard's level, or the order's official state."""

    kind: PromiseKind
    text: str
    due_on: date | None
    state: str = ""
    who: str = ""

    def days_late(self, on: date) -> int:
        """Return how many days it is late, 0 when it is not."""
        return max(0, (on - self.due_on).days) if self.due_on is not None else 0


class PastVisit(Struct, frozen=True):
    """One of the last visits: what was said, and what the customer gave from 1 to 5 and from 0 to 10."""

    held_on: date
    channel: Channel
    person: str
    content: str | None
    satisfaction: int | None
    recommend: int | None


class BriefAnswer(Struct, frozen=True):
    """How a question was answered last; several choices are several values."""

    question: Words
    values: tuple[Words, ...]


class BriefAdvice(Struct, frozen=True):
    """What the customer is to be advised: which kind, and what it is worth in yuan a month where that is known."""

    kind: AdviceKind
    saving: float | None


class BriefLead(Struct, frozen=True):
    """A coming demand that is known; `updated_on` is when somebody last wrote about it."""

    project: str
    applied_kva: float
    stage: str
    expected_on: date | None
    updated_on: date


class Suggestion(Struct, frozen=True):
    """A topic with its reasons, the weightiest first; each is the code of a sentence with its values."""

    topic: Topic
    reasons: tuple[Reminder, ...]


class Brief(Struct, frozen=True):
    """One account on a day; moments are of the bureau's zone.

    `last_by_topic` says when each topic was last spoken about on site, `masks_phones` whether screens hide the middle
    of telephone numbers. A power factor below `pf_target` and a change of energy from `change_share` on stand out.
    """

    on: date
    account: BriefAccount
    quality: Quality
    visit: BriefVisit | None = None
    contacts: tuple[ContactRow, ...] = ()
    months: tuple[BriefMonth, ...] = ()
    peers: PeerPlace | None = None
    outages: tuple[BriefOutage, ...] = ()
    coming: tuple[ComingOutage, ...] = ()
    promises: tuple[Promise, ...] = ()
    visits: tuple[PastVisit, ...] = ()
    answered_on: date | None = None
    answers: tuple[BriefAnswer, ...] = ()
    leads: tuple[BriefLead, ...] = ()
    advice: tuple[BriefAdvice, ...] = ()
    loss_cases: tuple[str, ...] = ()
    campaigns: tuple[OpenCampaign, ...] = ()
    last_by_topic: Mapping[Topic, date] = field(default_factory=dict)
    last_rated_on: date | None = None
    asks: tuple[Reminder, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    pf_target: float = 0.9
    change_share: float = 0.3
    masks_phones: bool = True
    made_at: datetime | None = None

    @property
    def outage_hours(self) -> float:
        """Hours without supply in the twelve months."""
        return sum(outage.hours for outage in self.outages)

    @property
    def late_promises(self) -> int:
        return sum(1 for promise in self.promises if promise.days_late(self.on))

    @property
    def to_confirm(self) -> tuple[Promise, ...]:
        """The issues that are answered and wait for the customer's word."""
        return tuple(each for each in self.promises if each.state == IssueState.TO_CONFIRM)


def in_order(promises: tuple[Promise, ...], on: date) -> tuple[Promise, ...]:
    """Return promises with the latest first, then by deadline; those without one come last."""
    return tuple(
        sorted(promises, key=lambda each: (-each.days_late(on), each.due_on is None, each.due_on or on, each.text))
    )


def twelve_months(on: date) -> tuple[date, ...]:
    """Return the first days of the twelve whole months before a day, the oldest first."""
    last = on.year * 12 + on.month - 1
    return tuple(date(number // 12, number % 12 + 1, 1) for number in range(last - 12, last))


def a_year_before(month: date) -> date:
    """Return the same month of the year before."""
    return month.replace(year=month.year - 1)
