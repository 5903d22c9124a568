"""Accounts: the account page, and changing one. Their list is crm.usecases.lists."""

from typing import Any
from uuid import UUID

from crm.domain.accounts import (
    AccountDetail,
)
from crm.domain.changes import Kind
from crm.domain.codelists import street_by_code
from crm.domain.codes import Segment
from crm.domain.errors import Conflict, Invalid
from crm.domain.reading.identifiers import account_no
from crm.domain.visit_hours import read_hours
from crm.storage import account_detail as details
from crm.storage import duty
from crm.storage.reader import Reader
from crm.storage.searchable import reindex
from crm.storage.settings import all_values
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Account, SupplyPoint
from crm.storage.unit import UnitOfWork
from crm.usecases.outages.broken import keep_open

EDITABLE = frozenset(
    {
        "account_no",
        "contract_demand_kw",
        "contract_signed_on",
        "is_high_risk",
        "security_load_kw",
        "name",
        "name_en",
        "segment",
        "importance_grade",
        "tariff_class",
        "industry_code",
        "voltage_code",
        "contract_kva",
        "operating_kva",
        "own_generator_kw",
        "street_code",
        "address",
        "site_access",
        "visit_hours",
        "note",
    }
)


def account_detail(reader: Reader, account_id: UUID) -> AccountDetail:
    """Return everything of one account; raises NotFound."""
    return details.account_detail(reader, account_id)


def edit_account(work: UnitOfWork, account_id: UUID, version: int, **values: Any) -> int:
    """Change fields of an account and return its new version.

    Raises Invalid("account.no_name"), Invalid("account.capacity"), Invalid("account.operating_over_contract"),
    Invalid("cell.negative"), Invalid("cell.account_no_length"), Invalid("hours.unread") or
    Conflict("account.number_taken").
    """
    unknown = set(values) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    _check(work, account_id, values)
    if "name" in values:
        values["name"] = " ".join(values["name"].split())
        values["sort_key"] = sort_key(values["name"])
    if values.get("street_code"):
        street = street_by_code()[values["street_code"]]
        values.update(district_code=street.district_code, lon=street.lon, lat=street.lat)
    if "segment" in values:
        values["is_direct_service"] = values["segment"] == Segment.DIRECT_SERVICE
    if "importance_grade" in values:
        keep_open(work)
    after = work.update(Account, account_id, version, **values)
    duty.refresh(work, [account_id])
    if {"name", "name_en", "account_no"} & set(values):
        reindex(work, Kind.ACCOUNT, [account_id])
    return after


def confirm_supply(work: UnitOfWork, account_id: UUID) -> int:
    """Note that somebody looked today and the account's feeders are right; return how many they are (domain.md 1.7)."""
    today = work.clock.today()
    points = details.supply_points(work, account_id, today)
    for point in points:
        work.update(SupplyPoint, point.id, point.version, confirmed_on=today, confirmed_by=work.actor.person_id)
    return len(points)


def _check(reader: Reader, account_id: UUID, values: dict[str, Any]) -> None:
    if "name" in values and not (values["name"] or "").strip():
        raise Invalid("account.no_name")
    if "account_no" in values:
        _check_number(reader, account_id, values)
    if "contract_kva" in values and not (values["contract_kva"] or 0) > 0:
        raise Invalid("account.capacity", value=values["contract_kva"])
    for key in ("contract_demand_kw", "own_generator_kw", "security_load_kw"):
        if (values.get(key) or 0) < 0:
            raise Invalid("cell.negative", value=f"{values[key]:g}")
    if values.get("visit_hours"):
        read_hours(values["visit_hours"])
    _check_capacities(reader, account_id, values)


def _check_number(reader: Reader, account_id: UUID, values: dict[str, Any]) -> None:
    values["account_no"] = account_no(values["account_no"] or "", account_no_lengths(reader))
    holder = details.account_of_number(reader, values["account_no"])
    if holder is not None and holder != account_id:
        raise Conflict("account.number_taken", value=values["account_no"])


def _check_capacities(reader: Reader, account_id: UUID, values: dict[str, Any]) -> None:
    """Hold 0 <= operating <= contract, whichever of the two is written (domain.md 1.5)."""
    if not {"operating_kva", "contract_kva"} & set(values):
        return
    contract, operating = details.capacities(reader, account_id)
    limit, value = values.get("contract_kva", contract), values.get("operating_kva", operating)
    if value is not None and not 0 <= value <= limit:
        raise Invalid("account.operating_over_contract", value=f"{value:g}", limit=f"{limit:g}")


def account_no_lengths(reader: Reader) -> tuple[int, ...]:
    """Return the allowed lengths of account numbers (domain.md 1.3)."""
    found = all_values(reader, reader.clock.today())["account_no.lengths"]
    assert isinstance(found, list)
    return tuple(found)
