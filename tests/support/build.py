"""Small worlds for tests: a bureau with one book, accounts in it, visits on them."""

from datetime import date, datetime
from uuid import UUID

from msgspec import Struct

from crm.domain.clock import at_local
from crm.domain.codes import Channel, GrantKind, ImportanceGrade, IssueState, Role, Segment, Side, Topic
from crm.domain.visits import Participant, RecordDraft
from crm.storage.tables import Account, Area, Customer, Person, Portfolio, PortfolioGrant
from crm.storage.unit import UnitOfWork

DAY = date(2026, 11, 17)


class Bureau(Struct, frozen=True):
    """One supply unit with a manager who owns a book."""

    area_id: UUID
    manager_id: UUID
    colleague_id: UUID
    book_id: UUID


def bureau(work: UnitOfWork) -> Bureau:
    """Make a supply unit, two people and a book."""
    area = work.insert(Area, name="甲供电所", sort_key="jia")
    manager = work.insert(Person, name="林演示", sort_key="lin", role=Role.MANAGER, area_id=area)
    colleague = work.insert(Person, name="何演示", sort_key="he", role=Role.SUPERVISOR, area_id=area)
    book = work.insert(Portfolio, name="甲 · 林", area_id=area)
    grant = {"kind": GrantKind.OWNER, "starts_on": date(2026, 1, 1)}
    work.insert(PortfolioGrant, portfolio_id=book, person_id=manager, **grant)
    return Bureau(area, manager, colleague, book)


def account(work: UnitOfWork, home: Bureau, number: str = "9900000000001", **values: object) -> UUID:
    """Make an account in the bureau's book."""
    name = str(values.pop("name", f"演示客户{number[-2:]}"))
    customer = work.insert(Customer, portfolio_id=home.book_id, name=name, sort_key=name)
    row: dict[str, object] = {
        "segment": Segment.LARGE_INDUSTRIAL,
        "contract_kva": 1250.0,
        "importance_grade": ImportanceGrade.NONE,
        "is_direct_service": False,
        "is_high_risk": False,
        **values,
    }
    return work.insert(
        Account,
        portfolio_id=home.book_id,
        customer_id=customer,
        account_no=number,
        name=name,
        sort_key=name,
        **row,
    )


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    """Return a bureau hour as a moment."""
    return at_local(day, hour, minute)


def closing(on: date = DAY) -> dict[str, object]:
    """Return what the database asks of an issue that is closed."""
    return {
        "state": IssueState.CLOSED,
        "result": "已处理",
        "responsible_unit": "营销部",
        "evidence": "工单 1",
        "confirmed_by": "王演示",
        "confirmed_channel": Channel.PHONE,
        "confirmed_on": on,
        "closed_on": on,
    }


def record(home: Bureau, **values: object) -> RecordDraft:
    """Return a record that can be submitted."""
    given: dict[str, object] = {
        "held_on": DAY,
        "channel": Channel.ON_SITE,
        "topics": (Topic.SATISFACTION,),
        "participants": (Participant(Side.BUREAU, "林演示", person_id=home.manager_id),),
        "content": "演示走访内容",
        "satisfaction": 4,
        **values,
    }
    return RecordDraft(**given)  # type: ignore[arg-type]
