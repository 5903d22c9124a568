"""Hotline orders from the hotline's list: added or changed by their official number, never twice (domain.md 2.8)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.clock import wall_words
from crm.domain.ids import new_id
from crm.domain.imports import OrderDraft
from crm.domain.orders import SECRET_CALLERS, says_finished
from crm.domain.topic_words import issue_topic
from crm.exchange.rows import ReadResult
from crm.storage import duty
from crm.storage import imports as known
from crm.storage.searchable import reindex
from crm.storage.server.trial import taken
from crm.storage.tables import WorkOrder
from crm.storage.unit import UnitOfWork
from crm.usecases.imports.meeting import Meeting, Wish
from crm.usecases.imports.options import ImportOptions, heeded, rule_for
from crm.usecases.imports.owners import Owners
from crm.usecases.imports.report import Change, ImportReport, Verdict
from crm.usecases.orders import OrderRules

STEP = 500
TOLD = (
    *("type", "subtype", "topic", "channel", "received_at", "due_at", "finished_at", "text", "official_state"),
    "caller",
)
"""Columns of which a later row tells what is other now."""
FIELD = {"channel": "order_channel"}
"""What a file's field is called where the column has another name."""


def import_orders(work: UnitOfWork, result: ReadResult, options: ImportOptions) -> ImportReport:
    """Take hotline orders; the file's row leads over what was keyed, but a blank cell never wipes out what is known.

    A row is refused whose account is unknown, whose number belongs to another account, or that was received later than
    now. The official state is copied word for word.
    """
    report = ImportReport.of(result)
    importer = _Importer(work, result, report, options)
    for place, (row, draft) in enumerate(result.drafts):
        assert isinstance(draft, OrderDraft)
        if place % STEP == 0:
            work.progress.step(place, len(result.drafts))
        importer.take(row, draft)
    importer.finish()
    return report


class _Order:
    """One order while its rows are taken: what the database knows, and what the rows so far make of it."""

    def __init__(self, values: dict[str, Any], account_no: str, there: dict[str, Any] | None) -> None:
        self.values, self.account_no, self.there = values, account_no, there
        self.rows: list[int] = []
        self.changes: list[Change] = []

    @property
    def is_other(self) -> bool:
        return self.there is None or any(self.there[name] != self.values[name] for name in TOLD)


class _Importer:
    """Takes row after row in memory, then writes the table in one go."""

    def __init__(self, work: UnitOfWork, result: ReadResult, report: ImportReport, options: ImportOptions) -> None:
        self._work, self._report, self._file = work, report, result.matching.file
        self._options, self._saved_at = options, result.matching.saved_at
        drafts = [draft for _row, draft in result.drafts if isinstance(draft, OrderDraft)]
        days = [work.clock.local(draft.received_at).date() for draft in drafts] or [work.clock.today()]
        self._rules = OrderRules(work, min(days), max(days))
        self._owners = Owners(work, report, options)
        self._meeting = Meeting(work, report, options, "order_no")
        self._orders = {
            number: _Order(row._asdict(), row.account_no, row._asdict())
            for number, row in known.orders(work, [draft.order_no for draft in drafts]).items()
        }
        for order in self._orders.values():
            self._meeting.saw(order.values["id"], order.values["version"])

    def take(self, row: int, draft: OrderDraft) -> None:
        """Add one order, or change what is known of it."""
        owner = self._owners.find(row, draft.account_no, draft.account_name, "order.unknown_account")
        received = draft.received_at
        order = self._orders.get(draft.order_no)
        if owner is None:
            return
        if order is not None and order.account_no != owner.number:
            self._report.refuse(row, "order_no", "order.other_account", draft.order_no, {"account": order.account_no})
        elif received > self._work.clock.now():
            self._report.refuse(row, "received_at", "order.future", wall_words(draft.received_at))
        elif order is None and self._meeting.refuses(WorkOrder, row, self._meeting.meant(row)):
            return
        elif order is None:
            values = self._new(draft, owner.id, owner.book)
            self._orders[draft.order_no] = order = _Order(values, owner.number, None)
            order.rows.append(row)
            self._report.note(row, Verdict.ADDED, values["id"])
        else:
            self._change(row, order, draft)

    def finish(self) -> None:
        """Write what was collected, then bring duty and search up to date."""
        work = self._work
        told = {"source_file": self._file or None}
        self._leave_out_taken(told)
        taken = [order for order in self._orders.values() if order.rows]
        work.insert_many(WorkOrder, [{**order.values, **told} for order in taken if order.there is None])
        written = self._write([order for order in taken if order.is_other], told)
        for order in taken:
            if order.there is None or order.values["id"] in written:
                self._report.changes += order.changes
            else:
                for row in order.rows:
                    self._report.note(row, Verdict.UNCHANGED, order.values["id"])
        touched = [order for order in taken if order.is_other]
        reindex(work, Kind.WORK_ORDER, [order.values["id"] for order in touched])
        duty.refresh(work, {order.values["account_id"] for order in touched})

    def _leave_out_taken(self, told: dict[str, Any]) -> None:
        """Refuse orders whose number one of a book has that this login does not see."""
        new = [order for order in self._orders.values() if order.rows and order.there is None]
        gone = taken(self._work, (WorkOrder, [{**order.values, **told} for order in new]))
        for order in new:
            if order.values["id"] in gone:
                for row in order.rows:
                    self._report.refuse(row, "order_no", "import.elsewhere", order.values["order_no"])
                order.rows = []

    def _write(self, orders: list[_Order], told: dict[str, Any]) -> set[UUID]:
        """Write what is other in orders that were there; return those that were written."""
        wishes = {}
        for order in orders:
            if (there := order.there) is not None:
                names = (*TOLD, "contact_due_at")
                other = {name: order.values[name] for name in names if there[name] != order.values[name]}
                values = {**other, **told, "deliveries": there["deliveries"] + 1}
                wishes[there["id"]] = Wish(there["version"], values, order.rows, order.changes)
        return self._meeting.write(WorkOrder, wishes)

    def _new(self, draft: OrderDraft, account_id: UUID, book: UUID) -> dict[str, Any]:
        values: dict[str, Any] = {
            **dict.fromkeys(TOLD),
            "id": new_id(),
            "account_id": account_id,
            "portfolio_id": book,
            "order_no": draft.order_no,
            "topic": issue_topic(draft.text or ""),
            "text": "",
            "deliveries": 1,
        }
        return {**values, **self._values(draft, values)}

    def _change(self, row: int, order: _Order, draft: OrderDraft) -> None:
        """Let a row say what it says of an order that is there."""
        given = self._values(draft, order.values)
        if order.there is not None:
            rule = rule_for(self._options.existing, order.there["updated_at"], self._saved_at)
            given = heeded(rule, order.values, given)
        other = [name for name in TOLD if name in given and order.values[name] != given[name]]
        old = order.values
        changes = [
            Change(row, FIELD.get(name, name), _shown(old[name]), _shown(given[name]), WorkOrder.name, name)
            for name in other
        ]
        order.values.update(given)
        order.rows.append(row)
        order.changes += changes
        self._report.note(row, Verdict.UPDATED if changes else Verdict.UNCHANGED, order.values["id"])

    def _values(self, draft: OrderDraft, before: dict[str, Any]) -> dict[str, Any]:
        """Return what a draft says; its own deadline leads over the rules, which count anew for another type or day.

        Who reports misconduct is not written down, whatever the file says.
        """
        received = draft.received_at
        given: dict[str, Any] = {
            "type": draft.type.type,
            "subtype": draft.type.subtype or None,
            "received_at": received,
            "topic": draft.topic,
            "channel": draft.order_channel,
            "text": draft.text,
            "official_state": draft.official_state,
            "due_at": draft.due_at,
            "finished_at": self._finished(draft, before),
            "caller": draft.caller,
        }
        said = {name: value for name, value in given.items() if value is not None or name == "subtype"}
        if draft.type.type in SECRET_CALLERS:
            said["caller"] = None
        if any(before[name] != said[name] for name in ("type", "subtype", "received_at")):
            said = {**self._rules.columns(draft.type.type, draft.type.subtype, received), **said}
        return said

    def _finished(self, draft: OrderDraft, before: dict[str, Any]) -> datetime | None:
        """Return when an order was finished; a file that only says that it is was brought in no earlier than that."""
        if draft.finished_at is not None:
            return draft.finished_at
        if before["finished_at"] is None and says_finished(draft.official_state):
            return self._work.clock.now()
        return None


def _shown(value: object) -> object:
    return wall_words(value) if isinstance(value, datetime) else value
