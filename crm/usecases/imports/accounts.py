"""Accounts from a ledger: added, updated or left as they are, with their contacts and feeders."""

from datetime import date, timedelta
from operator import attrgetter
from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codelists import street_by_code
from crm.domain.codes import ContactRole, ImportanceGrade, PhoneKind, Segment, SourceRole, TariffClass
from crm.domain.ids import new_id
from crm.domain.imports import AccountDraft
from crm.exchange.rows import ReadResult
from crm.planning.duty import binding_rule, due_on
from crm.storage import duty
from crm.storage import imports as known
from crm.storage.base import AnyTable
from crm.storage.searchable import index_new_accounts, index_new_contacts, reindex
from crm.storage.settings import all_values
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Account, Contact, ContactPhone, Customer, SupplyPoint
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.directory import Directory
from crm.usecases.imports.report import Change, ImportReport, Verdict

PLAIN = (
    "name",
    "segment",
    "contract_kva",
    "operating_kva",
    "former_account_no",
    "name_en",
    "industry_code",
    "voltage_code",
    "tariff_class",
    "importance_grade",
    "is_high_risk",
    "street_code",
    "address",
    "lon",
    "lat",
    "contract_signed_on",
    "contract_demand_kw",
    "own_generator_kw",
    "security_load_kw",
    "note",
)
"""Fields that a ledger and the table name alike."""
_plain_of = attrgetter(*PLAIN)
TWO_PART_KVA = 315
STEP = 500


def import_accounts(work: UnitOfWork, result: ReadResult) -> ImportReport:
    """Take a ledger's accounts; rows of one number follow one another, a blank cell never wipes out what is known."""
    report = ImportReport.of(result)
    importer = _Importer(work, result, report)
    for place, (row, draft) in enumerate(result.drafts):
        assert isinstance(draft, AccountDraft)
        if place % STEP == 0:
            work.progress.step(place, len(result.drafts))
        importer.take(row, draft)
    importer.finish()
    return report


class _Importer:
    """Collects new rows and writes each table in one statement."""

    def __init__(self, work: UnitOfWork, result: ReadResult, report: ImportReport) -> None:
        self._work, self._report = work, report
        self._today = work.clock.today()
        self._settings = all_values(work, self._today)
        self._directory = Directory(work, report.created)
        numbers = [draft.account_no for _row, draft in result.drafts]
        self._there = known.accounts(work, numbers)
        ids = [row.id for row in self._there.values()]
        self._contacts = known.contacts(work, ids)
        self._orders = known.call_orders(work, ids)
        self._supplies = known.supplies(work, ids, self._today)
        self._customers = known.customers(work)
        self._new: dict[str, dict[str, Any]] = {}
        self._rows: dict[AnyTable, list[dict[str, Any]]] = {
            model: [] for model in (Customer, Account, Contact, ContactPhone, SupplyPoint)
        }
        self._touched: list[UUID] = []
        self._named_again: list[UUID] = []

    def take(self, row: int, draft: AccountDraft) -> None:
        """Add or update one account."""
        if draft.account_no in self._new:
            self._update_new(row, draft)
        elif draft.account_no in self._there:
            self._update(row, draft)
        else:
            self._add(row, draft)

    def finish(self) -> None:
        """Write what was collected, then bring duty and search up to date."""
        work = self._work
        for model in (Customer, Account, Contact, ContactPhone, SupplyPoint):
            work.insert_many(model, self._rows[model])
        self._report.created["customers"] += len(self._rows[Customer])
        self._report.created["contacts"] += len(self._rows[Contact])
        duty.refresh(work, self._touched)
        reindex(work, Kind.FEEDER, self._directory.new_feeders)
        names = {row["id"]: row["name"] for row in self._rows[Account]} | {
            row.id: row.name for row in self._there.values()
        }
        numbers: dict[UUID, list[str]] = {}
        for phone in self._rows[ContactPhone]:
            numbers.setdefault(phone["contact_id"], []).append(phone["number"])
        index_new_accounts(work, self._rows[Account])
        index_new_contacts(work, self._rows[Contact], numbers, names)
        known_ones = set(numbers) - {row["id"] for row in self._rows[Contact]}
        reindex(work, Kind.CONTACT, known_ones)
        reindex(work, Kind.ACCOUNT, self._named_again)

    def _add(self, row: int, draft: AccountDraft) -> None:
        book = self._directory.book(draft.area, draft.manager)
        account: dict[str, Any] = {
            "id": new_id(),
            "portfolio_id": book,
            "customer_id": self._customer(draft, book),
            "account_no": draft.account_no,
            "sort_key": sort_key(draft.name),
            **dict.fromkeys(PLAIN),
            "importance_grade": ImportanceGrade.NONE,
            "is_high_risk": False,
            "is_direct_service": draft.segment is Segment.DIRECT_SERVICE,
            "tariff_class": _tariff(draft),
            "district_code": None,
        }
        account.update(self._values(draft))
        account.update(self._duty(account))
        self._rows[Account].append(account)
        self._new[draft.account_no] = account
        self._report.note(row, Verdict.ADDED, account["id"])
        self._link(account["id"], book, draft, is_new=True)

    def _update_new(self, row: int, draft: AccountDraft) -> None:
        """Let a later row of the same file change an account that an earlier one brought."""
        account = self._new[draft.account_no]
        values = self._values(draft)
        for name, value in values.items():
            if account.get(name) != value:
                self._report.changes.append(Change(row, name, account.get(name), value))
        account.update(values, sort_key=sort_key(draft.name))
        account.update(self._duty(account))
        if draft.area or draft.manager:
            account["portfolio_id"] = self._directory.book(draft.area, draft.manager)
        self._report.note(row, Verdict.UPDATED, account["id"])

    def _update(self, row: int, draft: AccountDraft) -> None:
        there = self._there[draft.account_no]
        values = self._values(draft)
        if draft.area and draft.manager:
            values["portfolio_id"] = self._directory.book(draft.area, draft.manager)
        changed = {name: value for name, value in values.items() if getattr(there, name) != value}
        before = len(self._rows[Contact]) + len(self._rows[ContactPhone]) + len(self._rows[SupplyPoint])
        book = values.get("portfolio_id", there.portfolio_id)
        moved = self._link(there.id, book, draft, is_new=False)
        after = len(self._rows[Contact]) + len(self._rows[ContactPhone]) + len(self._rows[SupplyPoint])
        if not changed and before == after and not moved:
            self._report.note(row, Verdict.UNCHANGED, there.id)
            return
        for name, value in changed.items():
            self._report.changes.append(Change(row, name, getattr(there, name), value))
        if "name" in changed:
            changed["sort_key"] = sort_key(draft.name)
            self._named_again.append(there.id)
        if changed:
            self._work.update(Account, there.id, there.version, **changed)
            self._there[draft.account_no] = known.accounts(self._work, [draft.account_no])[draft.account_no]
        self._touched.append(there.id)
        self._report.note(row, Verdict.UPDATED, there.id)

    def _values(self, draft: AccountDraft) -> dict[str, Any]:
        """Return what a draft says about the table's columns; a street without coordinates gives its centre."""
        values = {name: value for name, value in zip(PLAIN, _plain_of(draft), strict=True) if value is not None}
        street = street_by_code().get(draft.street_code or "")
        if street is not None:
            values["district_code"] = street.district_code
            values.setdefault("lon", street.lon)
            values.setdefault("lat", street.lat)
        return values

    def _duty(self, account: dict[str, Any]) -> dict[str, Any]:
        """Return interval and due day of an account that nobody has visited yet."""
        grade = ImportanceGrade(account["importance_grade"])
        rule = binding_rule(account["segment"], grade, account["contract_kva"], self._settings)
        return {"interval_days": rule.days if rule else None, "due_on": due_on(rule, None, self._today)}

    def _customer(self, draft: AccountDraft, book: UUID) -> UUID:
        name = draft.customer_name or draft.name
        found = self._customers.get(draft.uscc or "") or self._customers.get(name)
        if found is not None:
            return found
        key = new_id()
        customer = {
            "id": key,
            "portfolio_id": book,
            "name": name,
            "name_en": draft.name_en,
            "uscc": draft.uscc,
            "sort_key": sort_key(name),
        }
        self._rows[Customer].append(customer)
        self._customers[name] = key
        if draft.uscc:
            self._customers[draft.uscc] = key
        return key

    def _link(self, account_id: UUID, book: UUID, draft: AccountDraft, *, is_new: bool) -> bool:
        """Add the contact and the feeders that the row names; return whether a feeder was switched."""
        if draft.contact:
            self._contact(account_id, book, draft)
        switched = False
        for feeder, role in ((draft.feeder, SourceRole.PRIMARY), (draft.standby_feeder, SourceRole.STANDBY)):
            if feeder is not None:
                switched |= self._supply(account_id, book, self._directory.feeder(feeder), role, is_new)
        return switched

    def _contact(self, account_id: UUID, book: UUID, draft: AccountDraft) -> None:
        assert draft.contact is not None
        there = self._contacts.get((account_id, draft.contact))
        contact_id = there.id if there else new_id()
        if there is None:
            order = self._orders.get(account_id, 0) + 1
            self._orders[account_id] = order
            self._rows[Contact].append(
                {
                    "id": contact_id,
                    "account_id": account_id,
                    "portfolio_id": book,
                    "name": draft.contact,
                    "sort_key": sort_key(draft.contact, person=True),
                    "role": ContactRole.MAIN if order == 1 else ContactRole.OTHER,
                    "title": draft.contact_title,
                    "call_order": order,
                }
            )
        numbers = there.numbers if there else frozenset()
        for position, number in enumerate(draft.phones, start=1):
            if number not in numbers:
                self._rows[ContactPhone].append(
                    {
                        "account_id": account_id,
                        "portfolio_id": book,
                        "contact_id": contact_id,
                        "number": number,
                        "kind": PhoneKind.MOBILE if number.startswith("1") else PhoneKind.OFFICE,
                        "position": position,
                        "is_doubtful": False,
                    }
                )
        self._contacts[account_id, draft.contact] = known.KnownContact(contact_id, numbers | set(draft.phones))

    def _supply(self, account_id: UUID, book: UUID, feeder_id: UUID, role: SourceRole, is_new: bool) -> bool:
        """Link an account to a feeder from today on; the link before it ends yesterday."""
        there = self._supplies.get((account_id, role))
        if there is not None and there.feeder_id == feeder_id:
            return False
        if there is not None:
            self._work.update(SupplyPoint, there.id, there.version, ends_on=self._today - timedelta(days=1))
        starts: date | None = None if is_new or there is None else self._today
        self._rows[SupplyPoint].append(
            {
                "account_id": account_id,
                "portfolio_id": book,
                "feeder_id": feeder_id,
                "role": role,
                "starts_on": starts,
            }
        )
        return there is not None


def _tariff(draft: AccountDraft) -> TariffClass:
    if draft.segment is Segment.RESIDENTIAL:
        return TariffClass.RESIDENTIAL
    return TariffClass.TWO_PART if draft.contract_kva >= TWO_PART_KVA else TariffClass.SINGLE_PART
