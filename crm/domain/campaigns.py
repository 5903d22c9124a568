"""Publicity campaigns 用电宣传: whom they are for, who was told which edition, and what is left to do (domain.md 8)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from msgspec import Struct, field

from crm.domain.codes import Segment
from crm.domain.errors import Invalid
from crm.domain.folding import letters_of
from crm.domain.lists import storable
from crm.domain.reading.text import PARAGRAPH_LIMIT
from crm.domain.views import ViewDefinition

LONGEST = 120
"""Characters of a title, a material and an edition."""


class CampaignTopic(StrEnum):
    """What customers are told about."""

    TIME_OF_USE = "time_of_use"
    BASIC_CHARGE = "basic_charge"
    POWER_FACTOR = "power_factor"
    MARKET_TRADING = "market_trading"
    DEMAND_RESPONSE = "demand_response"
    LOAD_SHEDDING = "load_shedding"
    SAFETY = "safety"
    EFFICIENCY = "efficiency"
    GREEN_POWER = "green_power"
    SERVICE_TERMS = "service_terms"
    RESELLING = "reselling"
    FACILITY_PROTECTION = "facility_protection"
    ONLINE_CHANNELS = "online_channels"
    FRAUD = "fraud"
    SUMMER_STORMS = "summer_storms"


SERVICE_TOPICS = frozenset({CampaignTopic.LOAD_SHEDDING, CampaignTopic.SAFETY, CampaignTopic.SUMMER_STORMS})
"""What concerns safety and supply: such messages go to everybody, an opt-out holds for the others only."""


class TellingChannel(StrEnum):
    """How an account was told."""

    ON_SITE = "on_site"
    PHONE = "phone"
    WECHAT = "wechat"
    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"
    MEETING = "meeting"
    ONLINE_HALL = "online_hall"


class Phase(StrEnum):
    """Where a campaign stands by its days."""

    RUNNING = "running"
    COMING = "coming"
    ENDED = "ended"


class Coverage(StrEnum):
    """How far an account has come with the edition that holds now."""

    OPEN = "open"
    OLD = "old"
    TOLD = "told"
    CONFIRMED = "confirmed"
    OPTED_OUT = "opted_out"


UNCOVERED = frozenset({Coverage.OPEN, Coverage.OLD})
"""Who has to be told still: never told, or told an edition that holds no more."""


class CampaignDraft(Struct, frozen=True):
    """A campaign as somebody enters it; `target` chooses accounts as a view of the list of accounts does."""

    topic: CampaignTopic
    title: str
    material: str
    starts_on: date
    ends_on: date | None = None
    owner_id: UUID | None = None
    note: str = ""
    target: ViewDefinition = field(default_factory=ViewDefinition)


class EditionRow(Struct, frozen=True):
    """A version of a campaign's material, with its file where one was added (size in bytes)."""

    id: UUID
    version: int
    edition: str
    issued_on: date
    file_name: str | None = None
    size: int = 0


class Telling(Struct, frozen=True, array_like=True):
    """That an account was told an edition: when, how, by whom, and the customer's word for it.

    `id` is None for what a visit record alone says was handed out.
    """

    told_at: datetime
    channel: TellingChannel
    by: str
    id: UUID | None = None
    version: int = 0
    visit_id: UUID | None = None
    confirmed_on: date | None = None
    confirmed_by: str = ""
    note: str = ""


class CoverageRow(Struct, frozen=True, array_like=True):
    """An account of a campaign: what it was told by edition, and where it stands with the one that holds."""

    account_id: UUID
    account_no: str
    name: str
    segment: Segment
    manager: str
    coverage: Coverage
    tellings: Mapping[UUID, Telling] = field(default_factory=dict)
    next_visit_on: date | None = None
    opted_out_on: date | None = None
    files: int = 0
    target_id: UUID | None = None
    portfolio_id: UUID | None = None

    @property
    def newest(self) -> Telling | None:
        """What the account was told last."""
        return max(self.tellings.values(), key=lambda each: each.told_at, default=None)


class CampaignRow(Struct, frozen=True):
    """A campaign in the list, with how many accounts it is for and how many stand where."""

    id: UUID
    version: int
    draft: CampaignDraft
    owner: str
    phase: Phase
    editions: tuple[EditionRow, ...] = ()
    counts: Mapping[Coverage, int] = field(default_factory=dict)
    current_id: UUID | None = None

    @property
    def accounts(self) -> int:
        return sum(self.counts.values())

    @property
    def covered(self) -> int:
        return self.counts.get(Coverage.TOLD, 0) + self.counts.get(Coverage.CONFIRMED, 0)

    @property
    def uncovered(self) -> int:
        return sum(self.counts.get(each, 0) for each in UNCOVERED)

    @property
    def current(self) -> EditionRow | None:
        """The edition that holds now."""
        return next((each for each in self.editions if each.id == self.current_id), None)


class OpenCampaign(Struct, frozen=True):
    """What an account has to be told still: it joins the brief and the record of the next visit."""

    campaign_id: UUID
    topic: CampaignTopic
    title: str
    material: str
    edition: str
    is_new_edition: bool


def phase_of(starts_on: date, ends_on: date | None, today: date) -> Phase:
    """Return where a campaign stands; both of its days belong to it."""
    if today < starts_on:
        return Phase.COMING
    return Phase.ENDED if ends_on is not None and today > ends_on else Phase.RUNNING


def current_edition(editions: Sequence[EditionRow], today: date) -> EditionRow | None:
    """Return the edition that holds on a day: the one issued last by then, of one day the one added last."""
    issued = [each for each in editions if each.issued_on <= today]
    return max(issued, key=lambda each: (each.issued_on, each.id), default=None)


def coverage_of(told: Mapping[UUID, Telling], current: EditionRow | None, is_opted_out: bool) -> Coverage:
    """Return where an account stands; whoever was told before an opt-out was told."""
    if current is not None and (telling := told.get(current.id)) is not None:
        return Coverage.TOLD if telling.confirmed_on is None else Coverage.CONFIRMED
    if is_opted_out:
        return Coverage.OPTED_OUT
    return Coverage.OLD if told else Coverage.OPEN


def honours_opt_out(topic: CampaignTopic) -> bool:
    """Say whether an opt-out holds for a topic; for safety and supply it does not (domain.md 8)."""
    return topic not in SERVICE_TOPICS


def same_material(title: str, edition: str, material: str, wanted: str) -> bool:
    """Say whether what a visit record names is an edition of a material, whatever its spaces and signs."""
    return letters_of(title) == letters_of(material) and letters_of(edition) == letters_of(wanted)


def checked(draft: CampaignDraft) -> CampaignDraft:
    """Return a campaign without needless spaces.

    Raises Invalid("campaign.no_title"), Invalid("campaign.no_material"), Invalid("campaign.long") and
    Invalid("campaign.ends_before").
    """
    title, material = plain(draft.title, "campaign.no_title"), plain(draft.material, "campaign.no_material")
    if draft.ends_on is not None and draft.ends_on < draft.starts_on:
        raise Invalid("campaign.ends_before", first=draft.starts_on, last=draft.ends_on)
    note = storable(draft.note).strip()[:PARAGRAPH_LIMIT]
    return CampaignDraft(
        draft.topic, title, material, draft.starts_on, draft.ends_on, draft.owner_id, note, draft.target
    )


def plain(text: str, missing: str) -> str:
    """Return a short text without needless spaces; raises Invalid(missing) and Invalid("campaign.long")."""
    found = " ".join(storable(text).split())
    if not letters_of(found):
        raise Invalid(missing)
    if len(found) > LONGEST:
        raise Invalid("campaign.long", limit=LONGEST)
    return found


def free_edition(edition: str, known: Iterable[EditionRow]) -> str:
    """Return an edition that a campaign does not have yet.

    Raises Invalid("campaign.no_edition"), Invalid("campaign.long") and Invalid("campaign.edition_taken").
    """
    found = plain(edition, "campaign.no_edition")
    if any(letters_of(each.edition) == letters_of(found) for each in known):
        raise Invalid("campaign.edition_taken", edition=found)
    return found
