"""Customers, accounts, contacts and supply points."""

import math
from datetime import timedelta
from typing import Any
from uuid import UUID

from msgspec import Struct, field

from crm.domain.codelists import Street, streets
from crm.domain.codes import ImportanceGrade, Segment, SourceRole, TariffClass
from crm.storage.sortkeys import sort_key
from crm.usecases.demo import names
from crm.usecases.demo.network import Network
from crm.usecases.demo.people import SINCE, Manager, People
from crm.usecases.demo.profiles import PROFILES, Profile
from crm.usecases.demo.sizes import Size
from crm.usecases.demo.source import Source

Row = dict[str, Any]
UNITS_KVA = (315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500)
DISTRICT_SHARES = {"BA": 27, "LG": 24, "NS": 14, "LHX": 13, "GM": 8, "PS": 6, "FT": 4, "LH": 2, "YT": 1, "DP": 1}
GRADES = {
    ImportanceGrade.SPECIAL: 0.001,
    ImportanceGrade.GRADE1: 0.015,
    ImportanceGrade.GRADE2: 0.05,
    ImportanceGrade.TEMPORARY: 0.005,
    ImportanceGrade.NONE: 0.929,
}


class Made(Struct, frozen=True):
    """What later generators need to know of an account."""

    id: UUID
    portfolio_id: UUID
    manager: Manager | None
    segment: Segment
    contract_kva: float
    grade: ImportanceGrade
    feeder_id: UUID
    profile: Profile
    contact_id: UUID
    contact_name: str
    place: tuple[float, float]


class Ledger(Struct):
    """The rows of this module, and the accounts in brief."""

    customers: list[Row] = field(default_factory=list)
    accounts: list[Row] = field(default_factory=list)
    contacts: list[Row] = field(default_factory=list)
    phones: list[Row] = field(default_factory=list)
    supply_points: list[Row] = field(default_factory=list)
    made: list[Made] = field(default_factory=list)


def ledger(size: Size, staff: People, grid: Network, source: Source) -> Ledger:
    """Make every account with its legal entity, contacts and feeder."""
    book = Ledger()
    by_district = _streets_by_district()
    managed = 0
    for segment, count in size.accounts.items():
        for _ in range(count):
            manager = None
            if segment not in (Segment.SMALL_BUSINESS, Segment.RESIDENTIAL):
                manager = staff.managers[managed % len(staff.managers)]
                managed += 1
            _account(book, segment, manager, staff, grid, size, by_district, source)
    return book


def _streets_by_district() -> dict[str, list[Street]]:
    found: dict[str, list[Street]] = {}
    for street in streets():
        found.setdefault(street.district_code, []).append(street)
    return found


def _account(
    book: Ledger,
    segment: Segment,
    manager: Manager | None,
    staff: People,
    grid: Network,
    size: Size,
    by_district: dict[str, list[Street]],
    source: Source,
) -> None:
    area = manager.area if manager else source.chance.randrange(size.areas)
    portfolio_id = manager.portfolio_id if manager else staff.general[area]
    name, name_en = names.company(source)
    stamps = source.stamps(source.at(SINCE, 9))
    customer = {"id": source.id(), "portfolio_id": portfolio_id, "name": name, "name_en": name_en}
    customer["sort_key"] = sort_key(name)
    book.customers.append({**customer, **stamps})
    kva = _capacity(segment, source)
    profile = source.weighted({each: each.share for each in PROFILES})
    grade = source.weighted(GRADES) if manager else ImportanceGrade.NONE
    shares = {code: DISTRICT_SHARES.get(code, 1) for code in by_district}
    street = source.pick(by_district[source.weighted(shares)])
    account: Row = {
        "id": source.id(),
        "portfolio_id": portfolio_id,
        "customer_id": customer["id"],
        "account_no": names.account_no(len(book.accounts) + 1, source),
        "name": name,
        "name_en": name_en,
        "sort_key": customer["sort_key"],
        "segment": segment,
        "tariff_class": _tariff(segment, kva),
        "is_direct_service": segment is Segment.DIRECT_SERVICE,
        "top100_year": source.today.year - 1 if segment is Segment.TOP100 else None,
        "importance_grade": grade,
        "is_high_risk": profile.division in ("26", "32"),
        "industry_code": profile.division,
        "voltage_code": _voltage(segment, kva),
        "contract_kva": kva,
        "operating_kva": kva,
        "own_generator_kw": round(kva * 0.3) if source.often(0.25) else None,
        "district_code": street.district_code,
        "street_code": street.code,
        "address": f"{street.district_zh}{street.zh}{source.pick('甲乙丙丁')}路{source.chance.randrange(1, 300)}号",
        "lon": round(street.lon + source.chance.uniform(-0.01, 0.01), 5),
        "lat": round(street.lat + source.chance.uniform(-0.01, 0.01), 5),
        "contract_signed_on": SINCE - timedelta(days=source.chance.randrange(30, 5000)),
        "site_access": source.pick(names.SITE_ACCESS) if manager and source.often(0.6) else None,
    }
    book.accounts.append({**account, **stamps})
    contact_id, contact_name = _contacts(book, account, size, staff, source)
    feeder_id = _supply(book, account, grade, kva, grid.by_area[area], grid, source)
    place = account["lon"], account["lat"]
    contact = contact_id, contact_name
    book.made.append(
        Made(account["id"], portfolio_id, manager, segment, kva, grade, feeder_id, profile, *contact, place)
    )


def _capacity(segment: Segment, source: Source) -> float:
    """Return a contract capacity in kVA: a sum of standard units for industry."""
    if segment is Segment.RESIDENTIAL:
        return float(source.chance.randrange(4, 13))
    if segment is Segment.SMALL_BUSINESS:
        return float(source.pick((30, 50, 80, 100, 125, 160, 200, 250, 300)))
    median, low, high = {
        Segment.DIRECT_SERVICE: (16_000, 3150, 80_000),
        Segment.TOP100: (12_500, 5000, 80_000),
    }.get(segment, (1250, 315, 12_500))
    wanted = min(max(math.exp(source.chance.gauss(math.log(median), 0.8)), low), high)
    if wanted > 2 * UNITS_KVA[-1]:
        return float(round(wanted / 2500) * 2500)
    single = min(UNITS_KVA, key=lambda unit: abs(unit - wanted))
    return float(single if wanted <= UNITS_KVA[-1] * 1.2 else single * round(wanted / single))


def _tariff(segment: Segment, kva: float) -> TariffClass:
    if segment is Segment.RESIDENTIAL:
        return TariffClass.RESIDENTIAL
    return TariffClass.TWO_PART if kva >= 315 else TariffClass.SINGLE_PART


def _voltage(segment: Segment, kva: float) -> str:
    if segment is Segment.RESIDENTIAL:
        return "AC220V"
    if kva < 315:
        return "AC380V"
    return "AC110KV" if kva > 20_000 else "AC10KV"


def _contacts(book: Ledger, account: Row, size: Size, staff: People, source: Source) -> tuple[UUID, str]:
    count = max(1, round(source.chance.gauss(size.contacts_each, 0.7)))
    roles = ("main", "electrician", "finance", "duty", "emergency", "energy")[:count]
    first: tuple[UUID, str] | None = None
    for order, role in enumerate(roles, start=1):
        verified = source.day(-source.chance.randrange(5, 700)) if source.often(0.7) else None
        contact = {
            "id": source.id(),
            "account_id": account["id"],
            "portfolio_id": account["portfolio_id"],
            "name": names.person(source),
            "role": role,
            "title": names.TITLES[role],
            "call_order": order,
            "verified_on": verified,
            "verified_by": source.pick(staff.managers).id if verified else None,
            **source.stamps(source.at(SINCE, 9)),
        }
        contact["sort_key"] = sort_key(contact["name"])
        book.contacts.append(contact)
        first = first or (contact["id"], contact["name"])
        book.phones.append(
            {
                "id": source.id(),
                "account_id": account["id"],
                "portfolio_id": account["portfolio_id"],
                "contact_id": contact["id"],
                "number": names.mobile(source),
                "kind": "mobile",
                "is_doubtful": source.often(0.06),
                **source.stamps(source.at(SINCE, 9)),
            }
        )
    assert first is not None
    return first


def _supply(
    book: Ledger, account: Row, grade: ImportanceGrade, kva: float, feeders: list[UUID], grid: Network, source: Source
) -> UUID:
    """Link the account to a feeder; important and very large ones get a standby from another substation."""
    primary = source.pick(feeders)
    links = [(primary, SourceRole.PRIMARY)]
    important = grade in (ImportanceGrade.SPECIAL, ImportanceGrade.GRADE1, ImportanceGrade.GRADE2)
    if important or kva >= 12_000 or source.often(0.06):
        others = [each for each in feeders if grid.station_of[each] != grid.station_of[primary]]
        if others:
            links.append((source.pick(others), SourceRole.STANDBY))
    for feeder_id, role in links:
        book.supply_points.append(
            {
                "id": source.id(),
                "account_id": account["id"],
                "portfolio_id": account["portfolio_id"],
                "feeder_id": feeder_id,
                "role": role,
                "starts_on": account["contract_signed_on"],
                **source.stamps(source.at(SINCE, 9)),
            }
        )
    return primary
