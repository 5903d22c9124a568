"""Accounts from a ledger: added, updated or left as they are, with their contacts and feeders."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import chain
from operator import attrgetter
from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codelists import street_by_code
from crm.domain.codes import ImportanceGrade, Segment, SourceRole, TariffClass
from crm.domain.ids import new_id
from crm.domain.imports import AccountDraft, Draft, Existing
from crm.domain.progress import Progress
from crm.domain.reading.text import shown
from crm.exchange.rows import ReadResult
from crm.storage import duty
from crm.storage import imports as known
from crm.storage.searchable import STAGES, in_stages, index_new_accounts, reindex
from crm.storage.server.trial import taken
from crm.storage.settings import all_values
from crm.storage.sortkeys import sort_key
from crm.storage.tables import Account, Customer, SupplyPoint
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.account_rows import PLAIN, WRITTEN, KnownAccount, LedgerAccount, LedgerEntity, Wishes
from crm.usecases.imports.directory import Directory
from crm.usecases.imports.former import Former
from crm.usecases.imports.meeting import Meeting, Wish
from crm.usecases.imports.options import ImportOptions, heeded, rule_for
from crm.usecases.imports.people import People
from crm.usecases.imports.reach import Reach
from crm.usecases.imports.report import Change, ImportReport, Verdict
from crm.usecases.outages.broken import keep_open
from crm.usecases.outages.supply import found_again

_plain_of = attrgetter(*PLAIN)
FEEDER_FIELDS = {SourceRole.PRIMARY: "feeder", SourceRole.STANDBY: "standby_feeder"}
"""The file's fields of links to feeders."""
TWO_PART_KVA = 315
STEP = 500


def import_accounts(work: UnitOfWork, result: ReadResult, options: ImportOptions) -> ImportReport:
    """Take a ledger's accounts; rows of one number follow one another, a blank cell never wipes out what is known."""
    report = ImportReport.of(result)
    importer = _Importer(work, result, report, options)
    for place, (row, draft) in enumerate(result.drafts):
        assert isinstance(draft, AccountDraft)
        if place % STEP == 0:
            work.progress.step(place, STAGES * len(result.drafts))
            importer.turn_to(result.drafts[place : place + STEP])
        importer.take(row, draft)
    importer.finish()
    return report


class _Importer:
    """Takes row after row in memory, then writes each table in one statement."""

    def __init__(self, work: UnitOfWork, result: ReadResult, report: ImportReport, options: ImportOptions) -> None:
        self._work, self._report = work, report
        self._options, self._saved_at = options, result.matching.saved_at
        self._today = work.clock.today()
        self._settings = all_values(work, self._today)
        self._directory = Directory(work, report.created)
        self._reach = Reach(work, self._directory, report)
        self._former = Former(work, result, options, report)
        through = work.progress.through
        texts = _texts(result, work.progress)
        self._there = known.accounts(work, self._former.numbers, KnownAccount, texts)
        ids = [row.id for row in through(self._there.values())]
        self._people = People(work)
        self._supplies = known.supplies(work, ids, self._today)
        self._meeting = Meeting(work, report, options)
        for there in through(self._there.values()):
            self._meeting.saw(there.id, there.version)
        for supply in through(self._supplies.values()):
            self._meeting.saw(supply.id, supply.version)
        self._customers = known.customers(work, texts)
        self._names_of_customers: dict[UUID, str] = {}
        for name, key in through(self._customers.items()):
            self._names_of_customers.setdefault(key, name)  # a name stands before its entity's code
        self._new_customers: list[LedgerEntity] = []
        self._accounts: dict[str, LedgerAccount] = {}
        self._nothing = {**dict.fromkeys(WRITTEN), "importance_grade": ImportanceGrade.NONE, "is_high_risk": False}

    def turn_to(self, coming: Sequence[tuple[int, Draft]]) -> None:
        """Read what belongs to the accounts of the rows that come next."""
        ids: dict[UUID, None] = {}
        for row, draft in coming:
            assert isinstance(draft, AccountDraft)
            there = self._accounts.get(draft.account_no) or self._there.get(self._former.known_as(row, draft))
            if there is not None:
                ids[there.id] = None
        self._people.turn_to(ids)

    def take(self, row: int, draft: AccountDraft) -> None:
        """Add one account, or change what is known of it."""
        draft = self._reach.within(row, draft)
        account = self._accounts.get(draft.account_no)
        there = self._there.get(self._former.number_of(row, draft)) if account is None else None
        if account is None and there is None:
            if not self._meeting.refuses(Account, row, self._meeting.meant(row)):
                self._add(row, draft)
            return
        if account is None:
            assert there is not None
            account = self._accounts[draft.account_no] = self._known(there)
        account.rows = (*account.rows, row)
        rule = Existing.OVERWRITE
        if account.there is not None:
            values = account.values
            draft = self._reach.staying(row, draft, values["account_no"], values["portfolio_id"])
            rule = rule_for(self._options.existing, account.there.updated_at, self._saved_at)
        changes = self._apply(row, account, draft, rule)
        people = []
        if rule is not Existing.KEEP:
            people = self._people.take(row, account.id, draft, only_missing=rule is Existing.FILL)
        account.has_new_people |= bool(people)
        account.changes = [*account.changes, *changes, *people]
        account.pack()
        self._report.note(row, Verdict.UPDATED if changes or people else Verdict.UNCHANGED, account.id)

    def finish(self) -> None:
        """Write what was collected, then bring duty and search up to date."""
        work = self._work
        added = [account for account in work.progress.through(self._accounts.values()) if account.there is None]
        added = self._without_taken(added)
        # Every row has found its legal entity by now: what a long ledger needed for that makes room for the rest.
        self._customers.clear()
        self._names_of_customers.clear()
        self._there.clear()
        self._report.created["customers"] += len(self._new_customers)
        for entities in in_stages(work, self._new_customers, 1):
            work.insert_many(Customer, [each.row() for each in entities])
        self._new_customers.clear()
        for part in in_stages(work, added, 2):
            rows = [self._with_duty(account.row()) for account in part]
            work.insert_many(Account, rows)
            index_new_accounts(work, rows)
        heeding, accounts = work.progress.through, self._accounts
        touched = [each for each in heeding(accounts.values()) if each.there is not None and each.is_other]
        self._write(touched)
        links = self._supply_rows()
        for some in in_stages(work, links, 3):
            work.insert_many(SupplyPoint, some)
        for account in heeding(accounts.values()):
            if account.there is None or (account.is_other and account.changes):
                self._report.changes += account.changes
            else:
                self._leave(account)
        books = {account.id: account.value("portfolio_id") for account in heeding(accounts.values())}
        changed = [account.id for account in heeding(touched)]
        added.clear()
        touched.clear()
        for number in heeding(list(accounts)):  # to let go of all at once takes a while, too
            del accounts[number]
        self._report.created["contacts"] += self._people.write(books)
        duty.refresh(work, chain(changed, self._followed(links)))
        reindex(work, Kind.FEEDER, self._directory.new_feeders)
        for ids in in_stages(work, changed, 4):
            reindex(work, Kind.ACCOUNT, ids)

    def _without_taken(self, added: list[LedgerAccount]) -> list[LedgerAccount]:
        """Refuse new accounts whose number one of a book has that this login does not see; return the others."""
        if not self._work.is_guarded:
            return added
        entities, rows = [each.row() for each in self._new_customers], [account.row() for account in added]
        gone = taken(self._work, (Customer, entities), (Account, rows))
        if not gone:
            return added
        for account in (each for each in added if each.id in gone):
            for row in account.rows:
                self._report.refuse(row, "account_no", "import.elsewhere", account.value("account_no"))
            self._people.forget(account.id)
            del self._accounts[account.value("account_no")]
        left = {account.value("customer_id") for account in self._accounts.values()}
        self._new_customers = [each for each in self._new_customers if each.id in left]
        return [each for each in added if each.id not in gone]

    def _followed(self, links: list[dict[str, Any]]) -> set[UUID]:
        """Let open outages find again whom they reach, and return the accounts for which something is other."""
        left = (self._supplies.get((link["account_id"], link["role"])) for link in links)
        feeders = {link["feeder_id"] for link in links} | {there.feeder_id for there in left if there is not None}
        return found_again(self._work, {link["account_id"] for link in links}, feeders) if links else set()

    def _known(self, there: KnownAccount) -> LedgerAccount:
        """Return an account as the database has it."""
        found = {role: self._supplies.get((there.id, role)) for role in (SourceRole.PRIMARY, SourceRole.STANDBY)}
        feeders = {role: supply.feeder_id for role, supply in found.items() if supply is not None}
        return LedgerAccount(there, None, feeders)

    def _add(self, row: int, draft: AccountDraft) -> None:
        """Make an account of its first row."""
        book = self._reach.book(row, draft)
        if book is None:
            return
        values: dict[str, Any] = {
            **self._nothing,
            "id": new_id(),
            "account_no": draft.account_no,
            "portfolio_id": book,
            "customer_id": self._customer(draft, book),
            "tariff_class": _tariff(draft),
        }
        values.update(self._values(draft, values))
        feeders = {
            role: self._directory.feeder(name)
            for role, field in FEEDER_FIELDS.items()
            if (name := getattr(draft, field)) is not None
        }
        account = self._accounts[draft.account_no] = LedgerAccount(None, values, feeders)
        account.rows = (row,)
        if draft.contact or draft.phones:
            self._people.take(row, account.id, draft)
        self._report.note(row, Verdict.ADDED, account.id)
        account.pack()

    def _apply(self, row: int, account: LedgerAccount, draft: AccountDraft, rule: Existing) -> list[Change]:
        """Let a row say what the rule lets it say; return what is other now."""
        if rule is Existing.KEEP:
            return []
        values = account.values
        given = heeded(rule, values, self._values(draft, values))
        if rule is Existing.FILL and draft.former_account_no == values["account_no"]:
            given.pop("former_account_no", None)  # it keeps its number, and so has no former one
        other = [name for name in PLAIN if name in given and values[name] != given[name]]
        changes = [Change(row, name, values[name], given[name], Account.name, name) for name in other]
        values.update(given)
        if values["operating_kva"] is not None and values["operating_kva"] > values["contract_kva"]:
            over = shown(values["operating_kva"])
            details = {"contract_kva": shown(values["contract_kva"])}
            self._report.warn(row, "operating_kva", "row.operating_over_contract", over, details)
            changes.append(Change(row, "operating_kva", values["operating_kva"], None))
            values["operating_kva"] = None
        if rule is Existing.FILL:
            return changes + self._switch(row, account, draft, only_missing=True)
        if draft.account_no != values["account_no"]:
            changes.append(Change(row, "account_no", values["account_no"], draft.account_no))
            values["former_account_no"] = values["former_account_no"] or values["account_no"]
            values["account_no"] = draft.account_no
        changes += self._move(row, values, draft)
        if draft.customer_name:
            changes += self._join(row, values, draft)
        return changes + self._switch(row, account, draft)

    def _move(self, row: int, values: dict[str, Any], draft: AccountDraft) -> list[Change]:
        """Put the account into the book of the supply unit and manager that the row names."""
        old = values["portfolio_id"]
        if not self._reach.may_move(row, draft, old):
            return []
        values["portfolio_id"] = book = self._directory.moved(old, draft.area, draft.manager)
        if book == old:
            return []
        was, now = self._directory.words_of(old), self._directory.words_of(book)
        fields = zip(("area", "manager"), was, now, strict=True)
        return [Change(row, field, before, after) for field, before, after in fields if before != after]

    def _join(self, row: int, values: dict[str, Any], draft: AccountDraft) -> list[Change]:
        """Let the account belong to the legal entity that the row names."""
        old = values["customer_id"]
        name = self._names_of_customers.get(old)
        if name == draft.customer_name:
            return []
        values["customer_id"] = new = self._customer(draft, values["portfolio_id"])
        if new == old:
            return []
        return [Change(row, "customer_name", name, draft.customer_name)]

    def _switch(
        self, row: int, account: LedgerAccount, draft: AccountDraft, only_missing: bool = False
    ) -> list[Change]:
        """Link the account to the feeders that the row names."""
        changes = []
        for role, field in FEEDER_FIELDS.items():
            name = getattr(draft, field)
            if name is None:
                continue
            old = account.feeders.get(role)
            if old is not None and only_missing:
                continue
            account.feeders[role] = new = self._directory.feeder(name)
            if old != new:
                words = self._directory.feeder_words
                changes.append(Change(row, field, words(old) if old else None, words(new)))
        return changes

    def _values(self, draft: AccountDraft, values: dict[str, Any]) -> dict[str, Any]:
        """Return what a draft says about the table's columns; a new street without coordinates gives its centre."""
        given = {name: value for name, value in zip(PLAIN, _plain_of(draft), strict=True) if value is not None}
        given["sort_key"] = sort_key(draft.name) if draft.name != values["name"] else values["sort_key"]
        given["is_direct_service"] = draft.segment is Segment.DIRECT_SERVICE
        street = street_by_code().get(draft.street_code or "")
        if street is not None:
            given["district_code"] = street.district_code
            if values["lon"] is None or values["street_code"] != draft.street_code:
                given.setdefault("lon", street.lon)
                given.setdefault("lat", street.lat)
        return given

    def _with_duty(self, account: dict[str, Any]) -> dict[str, Any]:
        """Return a new account with what it is owed that nobody has visited yet."""
        return account | duty.duty_columns(duty.facts_of_new(account, self._today), self._settings)

    def _customer(self, draft: AccountDraft, book: UUID) -> UUID:
        name = draft.customer_name or draft.name
        found = self._customers.get(draft.uscc or "") or self._customers.get(name)
        if found is not None:
            return found
        key = new_id()
        self._new_customers.append(LedgerEntity(key, book, name, draft.name_en, draft.uscc))
        self._customers[name] = key
        self._names_of_customers[key] = name
        if draft.uscc:
            self._customers[draft.uscc] = key
        return key

    def _write(self, accounts: list[LedgerAccount]) -> None:
        """Write what is other in accounts that were there."""
        wishes = Wishes(self._work.progress.through(accounts))
        if any("importance_grade" in wish.values for wish in self._work.progress.through(wishes.values())):
            keep_open(self._work)
        self._meeting.write(Account, wishes)

    def _leave(self, account: LedgerAccount) -> None:
        """Say of an account's rows that they leave it as it is, but for those that were refused."""
        for row in account.rows:
            if self._report.verdicts[row][0] is not Verdict.REJECTED:
                self._report.note(row, Verdict.UNCHANGED, account.id)

    def _supply_rows(self) -> list[dict[str, Any]]:
        """Return the new links to feeders, from today on; the link before each ends yesterday."""
        yesterday = self._today - timedelta(days=1)
        switched = []
        ending = {}
        for account in self._work.progress.through(self._accounts.values()):
            for role, feeder_id in account.links:
                there = self._supplies.get((account.id, role))
                if there is not None and there.feeder_id == feeder_id:
                    continue
                switched.append((account, role, feeder_id, there))
                if there is not None:
                    ending[there.id] = Wish(there.version, {"ends_on": yesterday}, account.rows, [])
        ended = self._meeting.write(SupplyPoint, ending)
        rows = []
        for account, role, feeder_id, there in switched:
            if there is not None and there.id not in ended:
                account.changes = [each for each in account.changes if each.field != FEEDER_FIELDS[role]]
                continue
            rows.append(
                {
                    "account_id": account.id,
                    "portfolio_id": account.value("portfolio_id"),
                    "feeder_id": feeder_id,
                    "role": role,
                    "starts_on": self._today if there is not None else None,
                }
            )
        return rows


def _texts(result: ReadResult, progress: Progress) -> dict[str, str]:
    """Return the texts of a ledger that hardly two of its rows share, each by itself."""
    drafts = (draft for _row, draft in progress.through(result.drafts) if isinstance(draft, AccountDraft))
    words = (word for draft in drafts for word in (draft.account_no, draft.name, draft.address))
    return {word: word for word in words if word}


def _tariff(draft: AccountDraft) -> TariffClass:
    if draft.segment is Segment.RESIDENTIAL:
        return TariffClass.RESIDENTIAL
    return TariffClass.TWO_PART if draft.contract_kva >= TWO_PART_KVA else TariffClass.SINGLE_PART
