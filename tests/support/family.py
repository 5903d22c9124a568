"""An account with one of everything that hangs on accounts, and what all tables say."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from crm.domain.codes import Channel, PlanState, RecordState
from crm.storage.reader import Reader
from crm.storage.tables import (
    AccountTag,
    AnnualEnergy,
    ContactPhone,
    Feeder,
    Hazard,
    Issue,
    Meter,
    MeteringPoint,
    MonthlyUsage,
    Outage,
    OutageAccount,
    OutageBreach,
    OutageNotice,
    PhoneLook,
    Substation,
    SupplyPoint,
    Top100Rank,
    Visit,
    VisitParticipant,
    VisitTopic,
    every_table,
    table_named,
)
from crm.storage.unit import UnitOfWork
from crm.usecases.attachments import attach_content
from crm.usecases.contacts import add_contact
from crm.usecases.tasks import add_task
from crm.usecases.timeline import add_note
from tests.support.build import DAY, Bureau, account, at

STAMPS = frozenset({"version", "updated_at", "updated_by"})
TRACES = frozenset({"audit_log", "presence", "search_entry", "sent_unit"})


def feeder(work: UnitOfWork, number: str = "F07") -> UUID:
    """Make a feeder."""
    station = work.insert(Substation, name=f"演示站{number}", sort_key=number)
    return work.insert(Feeder, substation_id=station, number=number, position=7, is_dedicated=False)


def outage(work: UnitOfWork, number: str = "O-1") -> UUID:
    """Make an outage."""
    return work.insert(
        Outage, outage_no=number, type="planned", state="planned", planned_start=at(9), planned_end=at(12)
    )


def visit(work: UnitOfWork, home: Bureau, account_id: UUID, day: date = DAY, held: bool = False) -> UUID:
    """Make a visit with a topic and who took part; a held one counts."""
    of_account = {"account_id": account_id, "portfolio_id": home.book_id}
    key = work.insert(
        Visit,
        **of_account,
        person_id=home.manager_id,
        channel=Channel.ON_SITE,
        plan_state=PlanState.DONE if held else PlanState.APPROVED,
        record_state=RecordState.SUBMITTED if held else RecordState.DRAFT,
        planned_on=day,
        held_on=day if held else None,
        content="演示走访",
        satisfaction=4 if held else None,
    )
    work.insert(VisitTopic, **of_account, visit_id=key, topic="policy")
    work.insert(VisitParticipant, **of_account, visit_id=key, side="bureau", name="林演示", person_id=home.manager_id)
    return key


def whole_account(
    work: UnitOfWork, home: Bureau, number: str, feeder_id: UUID, outage_id: UUID, *, held: bool = False, **values: Any
) -> UUID:
    """Make an account with one of everything."""
    key = account(work, home, number, **values)
    of_account = {"account_id": key, "portfolio_id": home.book_id}
    contact = add_contact(work, key, f"王演示{number[-2:]}", number=f"138001380{number[-2:]}")
    add_contact(work, key, f"李演示{number[-2:]}")
    visit_id = visit(work, home, key, held=held)
    add_task(work, f"任务 {number}", account_id=key, due_on=DAY)
    add_task(work, f"走访任务 {number}", account_id=key, visit_id=visit_id)
    add_note(work, key, f"记录 {number} @王演示{number[-2:]}")
    attach_content(work, key, f"{number}.txt", number.encode())
    attach_content(work, key, "same.txt", b"the same")
    work.insert(Issue, **of_account, visit_id=visit_id, topic="other", text="诉求", state="new", raised_on=DAY)
    work.insert(Hazard, **of_account, visit_id=visit_id, text="隐患", level="general", found_on=DAY)
    work.insert(AccountTag, **of_account, text="共有")
    work.insert(AccountTag, **of_account, text=number)
    for month in range(1, 4):
        work.insert(MonthlyUsage, **of_account, month=date(2026, month, 1), kwh_total=1000.0)
    work.insert(AnnualEnergy, **of_account, year=2025, kwh=12000.0)
    work.insert(Top100Rank, **of_account, year=2026, rank=7, kwh=12000.0, source="entered", applied_at=at(8))
    work.insert(SupplyPoint, **of_account, feeder_id=feeder_id, role="primary", starts_on=DAY - timedelta(days=900))
    point = work.insert(MeteringPoint, **of_account, point_no=f"P{number}")
    work.insert(Meter, **of_account, metering_point_id=point, meter_no=f"M{number}", kind="active", multiplier=1.0)
    work.insert(OutageAccount, **of_account, outage_id=outage_id, source_role="primary", is_interrupted=True)
    notice = {"stage": "first", "channel": "phone", "sent_at": at(8), "result": "delivered"}
    work.insert(OutageNotice, **of_account, outage_id=outage_id, contact_id=contact, **notice)
    work.insert(OutageBreach, **of_account, outage_id=outage_id, stage="first", due_at=at(8))
    phone = work.scalar(select(ContactPhone.c.id).where(ContactPhone.c.contact_id == contact))
    work.insert(PhoneLook, **of_account, phone_id=phone, seen_at=at(8))
    return key


Rows = dict[str, dict[UUID, dict[str, Any]]]


def everything(reader: Reader, *, stamps: bool = False, only_live: bool = False) -> Rows:
    """Return every row of every table by key, without versions and stamps unless asked for."""
    found: Rows = {}
    for table in every_table().sorted_tables:
        if table.name in TRACES:
            continue
        columns = [column for column in table.columns if stamps or column.name not in STAMPS]
        rows = [dict(row._mapping) for row in reader.rows(select(*columns))]
        found[table.name] = {row["id"]: row for row in rows if not only_live or row["deleted_at"] is None}
    return found


def searched(reader: Reader) -> set[tuple[Any, ...]]:
    """Return what can be found, without the numbers of the index."""
    table = table_named("search_entry")
    columns = [column for column in table.columns if column.name != "id"]
    return {tuple(row) for row in reader.rows(select(*columns))}
