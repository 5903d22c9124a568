"""Accounts: lists, the account page, and changing one."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from crm.domain.accounts import (
    AccountDetail,
    AccountFilter,
    AccountOrder,
    AccountRow,
    AccountView,
    ListSums,
)
from crm.domain.changes import Kind
from crm.domain.codelists import street_by_code
from crm.domain.codes import Segment
from crm.domain.errors import Invalid
from crm.storage import account_detail as details
from crm.storage import accounts as store
from crm.storage import duty
from crm.storage.reader import Reader
from crm.storage.searchable import reindex
from crm.storage.settings import all_values
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Account
from crm.storage.unit import UnitOfWork

EDITABLE = frozenset(
    {
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
        "note",
    }
)


def account_ids(
    reader: Reader, wanted: AccountFilter, order: AccountOrder = AccountOrder.DUE, descending: bool = False
) -> list[UUID]:
    """Return the ids of the accounts that a list shows, in its order."""
    return store.account_ids(reader, wanted, order, descending)


def account_rows(reader: Reader, ids: Sequence[UUID]) -> list[AccountRow]:
    """Return a page of the list."""
    return store.account_rows(reader, ids)


def view_counts(reader: Reader, wanted: AccountFilter) -> dict[AccountView, int]:
    """Return how many accounts each saved view shows."""
    return store.view_counts(reader, wanted)


def facet_counts(reader: Reader, wanted: AccountFilter) -> dict[str, dict[str, int]]:
    """Return the counts for the filter's popups."""
    return store.facet_counts(reader, wanted)


def sums(reader: Reader, wanted: AccountFilter) -> ListSums:
    """Return what the foot of the list says."""
    return store.sums(reader, wanted)


def account_detail(reader: Reader, account_id: UUID) -> AccountDetail:
    """Return everything of one account; raises NotFound."""
    return details.account_detail(reader, account_id)


def edit_account(work: UnitOfWork, account_id: UUID, version: int, **values: Any) -> int:
    """Change fields of an account and return its new version.

    Raises Invalid("account.no_name"), Invalid("account.capacity") or Invalid("account.operating_over_contract").
    """
    unknown = set(values) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    _check(work, account_id, values)
    if "name" in values:
        values["name"] = values["name"].strip()
        values["sort_key"] = sort_key(values["name"])
    if values.get("street_code"):
        values["district_code"] = street_by_code()[values["street_code"]].district_code
    if "segment" in values:
        values["is_direct_service"] = values["segment"] == Segment.DIRECT_SERVICE
    after = work.update(Account, account_id, version, **values)
    duty.refresh(work, [account_id])
    if {"name", "name_en"} & set(values):
        reindex(work, Kind.ACCOUNT, [account_id])
    return after


def _check(reader: Reader, account_id: UUID, values: dict[str, Any]) -> None:
    if "name" in values and not values["name"].strip():
        raise Invalid("account.no_name")
    kva = values.get("contract_kva")
    if kva is not None and kva <= 0:
        raise Invalid("account.capacity", value=kva)
    operating = values.get("operating_kva")
    if operating is None:
        return
    limit = kva if kva is not None else details.account_detail(reader, account_id).contract_kva
    if not 0 <= operating <= limit:
        raise Invalid("account.operating_over_contract", value=operating, limit=limit)


def account_no_lengths(reader: Reader) -> tuple[int, ...]:
    """Return the allowed lengths of account numbers (domain.md 1.3)."""
    found = all_values(reader, reader.clock.today())["account_no.lengths"]
    assert isinstance(found, list)
    return tuple(found)
