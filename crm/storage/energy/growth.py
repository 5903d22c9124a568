"""Coming demand with the feeders that it hangs on, and what these carry today (domain.md section 7)."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from uuid import UUID

from sqlalchemy import func, or_, select, type_coerce

from crm.domain.codes import SourceRole
from crm.storage.owner import in_parts
from crm.storage.reader import AnyRow, Reader
from crm.storage.tables import Account, DemandLead, Feeder, GrowthSent, MonthlyUsage, Substation, SupplyPoint
from crm.storage.types import StoredId, id_of

POINT = SupplyPoint.c


def leads(reader: Reader) -> list[AnyRow]:
    """Return the leads of accounts that are not in the bin, the largest first."""
    lead, account = DemandLead.c, Account.c
    kind = (account.industry_code, account.segment)
    columns = (
        *(lead.id, lead.version, lead.project, lead.applied_kva, lead.stage, lead.probability, lead.expected_on),
        *(lead.earliest_on, lead.latest_on, lead.ramp, lead.feeder_id),
        *(lead.purpose, lead.voltage_code, lead.is_dual, lead.load_character, lead.contact_id),
    )
    statement = (
        select(*columns, lead.updated_at, account.id.label("account_id"), account.account_no, account.name, *kind)
        .join(Account, account.id == lead.account_id)
        .where(lead.deleted_at.is_(None), account.deleted_at.is_(None))
    )
    return reader.rows(statement.order_by(lead.applied_kva.desc(), lead.id))


def leads_of_account(reader: Reader, account_id: UUID) -> list[AnyRow]:
    """Return (id, version, visit_id, stage, applied_kva, expected_on) of an account's leads, the newest first."""
    lead = DemandLead.c
    columns = (lead.id, lead.version, lead.visit_id, lead.stage, lead.applied_kva, lead.expected_on)
    whose = (lead.account_id == account_id, lead.deleted_at.is_(None))
    return reader.rows(select(*columns).where(*whose).order_by(lead.updated_at.desc(), lead.id))


def named_leads(reader: Reader, ids: Iterable[UUID]) -> dict[UUID, AnyRow]:
    """Return (id, project, account_no, name) of leads by key, those that were removed too."""
    lead, account = DemandLead.c, Account.c
    statement = select(lead.id, lead.project, account.account_no, account.name).join(
        Account, account.id == lead.account_id
    )
    found: dict[UUID, AnyRow] = {}
    for part in in_parts(ids):
        found |= {row.id: row for row in reader.rows(statement.where(lead.id.in_(part)))}
    return found


def last_sent(reader: Reader) -> AnyRow | None:
    """Return (sent_on, leads) of what was sent last."""
    sent = GrowthSent.c
    newest = (sent.sent_on.desc(), sent.created_at.desc(), sent.id.desc())
    return reader.one(select(sent.sent_on, sent.leads).where(sent.deleted_at.is_(None)).order_by(*newest).limit(1))


def main_feeders(reader: Reader, day: date) -> dict[UUID, UUID]:
    """Return the feeder of each account's main supply on a day."""
    begun = or_(POINT.starts_on.is_(None), POINT.starts_on <= day)
    lasts = or_(POINT.ends_on.is_(None), POINT.ends_on >= day)
    holds = (POINT.role == SourceRole.PRIMARY, POINT.deleted_at.is_(None), begun, lasts)
    # Hundreds of accounts share a feeder: its key is made once.
    feeder, key_of = type_coerce(POINT.feeder_id, StoredId), cache(id_of)
    return {row[0]: key_of(row[1]) for row in reader.each(select(POINT.account_id, feeder).where(*holds))}


def feeders(reader: Reader) -> list[AnyRow]:
    """Return (id, number, limit_kva, substation) of every feeder."""
    statement = (
        select(Feeder.c.id, Feeder.c.number, Feeder.c.limit_kva, Substation.c.name.label("substation"))
        .join(Substation, Substation.c.id == Feeder.c.substation_id)
        .where(Feeder.c.deleted_at.is_(None))
    )
    return reader.rows(statement)


def demands(reader: Reader, since: date) -> dict[UUID, float]:
    """Return the highest demand in kW of each account in the months from a day on."""
    usage = MonthlyUsage.c
    known = (usage.max_demand_kw.is_not(None), usage.month >= since, usage.deleted_at.is_(None))
    statement = select(usage.account_id, func.max(usage.max_demand_kw)).where(*known).group_by(usage.account_id)
    return {row[0]: row[1] for row in reader.rows(statement)}
