"""Two publicity campaigns: one with two editions of its material and what became of it, one about safety."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct, field

from crm.domain.campaigns import CampaignTopic, TellingChannel
from crm.domain.codes import ImportanceGrade, RecordState, Segment, Topic
from crm.domain.views import ViewDefinition, as_text
from crm.usecases.demo.accounts import Ledger, Made
from crm.usecases.demo.people import People
from crm.usecases.demo.source import Source
from crm.usecases.demo.visits import Diary

Row = dict[str, Any]
PRICES, SAFETY = "分时电价与移峰填谷手册", "用电安全告知书"
SEGMENTS = (Segment.LARGE_INDUSTRIAL, Segment.TOP100, Segment.DIRECT_SERVICE)
DISTRICTS = ("BA", "LG", "LHX", "GM", "PS")
GRADES = (ImportanceGrade.SPECIAL, ImportanceGrade.GRADE1, ImportanceGrade.GRADE2)
WAYS = {TellingChannel.PHONE: 4.0, TellingChannel.WECHAT: 4.0, TellingChannel.EMAIL: 1.0, TellingChannel.MEETING: 1.0}
FIRST_BACK, SECOND_BACK = 250, 45
"""Days since the editions were issued."""
SAFETY_BACK = 300
UNWILLING = 30
"""One account of so many wants no publicity."""


class Publicity(Struct):
    """The rows of this module."""

    campaigns: list[Row] = field(default_factory=list)
    editions: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)
    tellings: list[Row] = field(default_factory=list)
    opt_outs: list[Row] = field(default_factory=list)
    materials: list[Row] = field(default_factory=list)


def publicity(book: Ledger, held: Diary, staff: People, source: Source) -> Publicity:
    """Make both campaigns; what visit records name as handed out counts in them by itself."""
    made = Publicity()
    lead = next((row["id"] for row in staff.persons if row["role"] == "supervisor"), None)
    _prices(made, book, lead, source)
    _safety(made, book, lead, source)
    first = source.day(-FIRST_BACK)
    policy = {row["visit_id"] for row in held.topics if row["topic"] is Topic.POLICY}
    for visit in held.visits:
        submitted = visit.get("record_state") in (RecordState.SUBMITTED, RecordState.APPROVED)
        if submitted and visit["id"] in policy and visit["held_on"] >= first:
            edition = _edition(source, SECOND_BACK if visit["held_on"] >= source.day(-SECOND_BACK) else FIRST_BACK)
            given = {"visit_id": visit["id"], "title": PRICES, "edition": edition}
            whose = _own(visit["account_id"], visit["portfolio_id"], visit["held_on"], source)
            made.materials.append({**whose, **given})
    return made


def _prices(made: Publicity, book: Ledger, lead: UUID | None, source: Source) -> None:
    target = ViewDefinition(filters={"segment": tuple(SEGMENTS), "district": DISTRICTS})
    chosen = [
        each
        for row, each in zip(book.accounts, book.made, strict=True)
        if each.segment in SEGMENTS and row["district_code"] in DISTRICTS
    ]
    title = "分时电价与移峰填谷(演示)"
    campaign = _campaign(made, CampaignTopic.TIME_OF_USE, title, PRICES, target, FIRST_BACK, lead, source)
    old, new = (_add_edition(made, campaign, back, source) for back in (FIRST_BACK, SECOND_BACK))
    _aim(made, campaign, chosen, source)
    for place, each in enumerate(chosen):
        if place % UNWILLING == 3:
            reason = {"starts_on": source.day(-FIRST_BACK), "reason": "不接受推广信息"}
            made.opt_outs.append({**_own(each.id, each.portfolio_id, source.day(-FIRST_BACK), source), **reason})
            continue
        if source.often(0.65):
            _tell(made, old, each, source.chance.randrange(120, FIRST_BACK), source)
        if source.often(0.3):
            _tell(made, new, each, source.chance.randrange(1, SECOND_BACK), source)


def _safety(made: Publicity, book: Ledger, lead: UUID | None, source: Source) -> None:
    target = ViewDefinition(filters={"importance": tuple(GRADES)})
    chosen = [each for each in book.made if each.grade in GRADES]
    title = "重要用户用电安全告知(演示)"
    campaign = _campaign(made, CampaignTopic.SAFETY, title, SAFETY, target, SAFETY_BACK, lead, source)
    edition = _add_edition(made, campaign, SECOND_BACK, source)
    _aim(made, campaign, chosen, source)
    for each in chosen:
        if source.often(0.5):
            _tell(made, edition, each, source.chance.randrange(1, SECOND_BACK), source)


def _edition(source: Source, back: int) -> str:
    return f"{source.day(-back):%Y-%m}"


def _campaign(
    made: Publicity,
    topic: CampaignTopic,
    title: str,
    material: str,
    target: ViewDefinition,
    back: int,
    lead: UUID | None,
    source: Source,
) -> UUID:
    begun = source.day(-back)
    row: Row = {"id": source.id(), "topic": topic, "title": title, "material": material, "starts_on": begun}
    row |= {"ends_on": source.day(90), "owner_id": lead, "target": as_text(target)}
    made.campaigns.append({**row, **source.stamps(source.at(begun, 9))})
    key: UUID = row["id"]
    return key


def _add_edition(made: Publicity, campaign_id: UUID, back: int, source: Source) -> UUID:
    issued = source.day(-back)
    row: Row = {"id": source.id(), "campaign_id": campaign_id, "edition": _edition(source, back), "issued_on": issued}
    made.editions.append({**row, **source.stamps(source.at(issued, 9))})
    key: UUID = row["id"]
    return key


def _aim(made: Publicity, campaign_id: UUID, chosen: Iterable[Made], source: Source) -> None:
    begun = source.day(-SECOND_BACK)
    for each in chosen:
        made.targets.append({**_own(each.id, each.portfolio_id, begun, source), "campaign_id": campaign_id})


def _tell(made: Publicity, edition_id: UUID, account: Made, back: int, source: Source) -> None:
    """Note that an account was told on a workday so many days ago; half of them confirmed it within a week."""
    day = min(source.workday(source.day(-back)), source.day(-1))
    confirmed: date | None = None
    if source.often(0.5):
        confirmed = min(source.day(source.chance.randrange(0, 7) - back), source.today)
        confirmed = max(confirmed, day)
    made.tellings.append(
        {
            **_own(account.id, account.portfolio_id, day, source),
            "edition_id": edition_id,
            "told_at": source.at(day, source.pick((9.5, 10.0, 11.0, 14.5, 16.0))),
            "channel": source.weighted(WAYS),
            "person_id": account.manager.id if account.manager is not None else None,
            "confirmed_on": confirmed,
            "confirmed_by": account.contact_name if confirmed is not None else None,
        }
    )


def _own(account_id: UUID, portfolio_id: UUID, day: date, source: Source) -> Row:
    whose = {"id": source.id(), "account_id": account_id, "portfolio_id": portfolio_id}
    return {**whose, **source.stamps(source.at(day, 9))}
