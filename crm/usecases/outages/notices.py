"""Notices of outages: the words, the stage, each attempt as it went, and who cannot be reached (domain.md 3.5).

Opt-outs are for news and surveys; an outage concerns safety, and nobody is left out here.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.codes import CallResult, ImportanceGrade, OutageState, OutageType
from crm.domain.errors import Invalid
from crm.domain.messages import sentence
from crm.domain.notice_words import advice_for, body_of, filled, filled_in, notice_words, template_of
from crm.domain.outage_desk import AffectedRow, AttemptDraft, CallContact, NoticeText, OutageDetail
from crm.domain.outages import NoticeChannel, NoticeResult, Stage, Told, TransferMode
from crm.planning.outages.clocks import clocks
from crm.storage import contacts as contact_store
from crm.storage import duty
from crm.storage.outages import customers, heads, place_names, reached
from crm.storage.people import owners
from crm.storage.reader import AnyRow, Reader
from crm.storage.settings import all_values
from crm.storage.tables import ContactPhone, OutageNotice
from crm.storage.unit import UnitOfWork
from crm.usecases.call_back import BUREAU_LANGUAGE
from crm.usecases.outages.detail import detail
from crm.usecases.outages.life import SUDDEN
from crm.usecases.outages.rules import DatedRules
from crm.usecases.outages.standing import began, case_of, promise_of, standing_of
from crm.usecases.tasks import add_task

BY_NUMBER = frozenset({NoticeChannel.PHONE, NoticeChannel.SMS})
FRAMED = frozenset({NoticeChannel.WECHAT, NoticeChannel.EMAIL, NoticeChannel.LETTER})
"""Channels whose messages may be longer than a short message."""
NO_CALL = {NoticeResult.NO_ANSWER: CallResult.NOT_REACHED, NoticeResult.WRONG_NUMBER: CallResult.WRONG_NUMBER}
LAST_HOUR = timedelta(hours=1)


def stage_for(found: OutageDetail, row: AffectedRow, now: datetime) -> Stage:
    """Return why an account of an outage has to be told now."""
    state, kind = found.head.state, found.head.type
    if state is OutageState.CANCELLED:
        return Stage.CANCELLED
    if state is OutageState.RESTORED:
        return Stage.RESTORED
    if row.known.last is not None and row.known.state is not Told.CURRENT:
        return Stage.REVISED
    start = found.draft.planned_start
    if start is None or found.actual_start is not None:
        return Stage.FAULT if kind in SUDDEN else Stage.REVISED
    if row.known.last is None:
        return Stage.FIRST
    return Stage.LAST if kind is OutageType.ARREARS and now >= start - LAST_HOUR else Stage.REMINDER


def texts(
    reader: Reader, outage_id: UUID, account_ids: Collection[UUID], stage: Stage | None, channels: Sequence[str]
) -> list[NoticeText]:
    """Return the words for accounts by each channel; without a stage each account has the one that it needs now."""
    found = detail(reader, outage_id)
    wanted = set(account_ids)
    writer = _Writer(reader, found)
    rows = [row for row in found.affected if row.account_id in wanted]
    now = reader.clock.now()
    return [writer.text(row, stage or stage_for(found, row, now), channel) for row in rows for channel in channels]


class _Writer:
    """Writes the notices of one outage."""

    def __init__(self, reader: Reader, found: OutageDetail) -> None:
        self._found, self._local = found, reader.clock.local
        self._day = day = reader.clock.today()
        self._bureau = str(all_values(reader, day)["bureau.name"])
        ids = [row.account_id for row in found.affected]
        books = {key: row.portfolio_id for key, row in customers.customers(reader, ids).items()}
        by_book = owners(reader, day)
        self._managers = {key: by_book.get(book) for key, book in books.items()}
        self._numbers = customers.numbers_of(reader, {each[0] for each in by_book.values()})
        target = found.draft.transfer_to_feeder_id
        self._target = place_names.feeder_names(reader, [target]).get(target, "") if target is not None else ""

    def text(self, row: AffectedRow, stage: Stage, channel: str) -> NoticeText:
        contact, address, problem = _way(row, channel)
        values = self._values(row)
        has_time = self._back() is not None
        template = template_of(self._found.head.type, stage, row.effect, has_time)
        if channel in FRAMED:
            words = self._framed(template, channel, stage, row, values)
        else:
            reminds = stage in (Stage.REMINDER, Stage.LAST)
            words = (notice_words()["reminder"] if reminds else "") + filled(template, values)
        subject = filled(f"subject.{stage}", values)
        return NoticeText(row.account_id, channel, contact, address, subject, words, problem)

    def _framed(self, template: str, channel: str, stage: Stage, row: AffectedRow, values: Mapping[str, str]) -> str:
        """Return a message for a channel with room: under a heading, signed, and with what the account should do."""
        title = notice_words()[f"{'letter' if channel == NoticeChannel.LETTER else 'title'}.{stage}"]
        advice = advice_for(stage, row.effect, bool(row.own_generation_kw))
        more = {
            "标题": title,
            "正文": filled_in(body_of(template), values),
            "提示": "".join(notice_words()[key] for key in advice),
            "日期": f"{self._day.year}年{self._day.month}月{self._day.day}日",
        }
        return filled(f"frame.{channel}", {**values, **more})

    def _back(self) -> datetime | None:
        standing = [line for line in self._found.estimates if line.corrected_by is None]
        return standing[-1].restored_by if standing else self._found.draft.planned_end

    def _values(self, row: AffectedRow) -> dict[str, str]:
        found, draft = self._found, self._found.draft
        start = draft.planned_start or found.actual_start or draft.reported_at
        manager = self._managers.get(row.account_id)
        number = self._numbers.get(manager[0]) if manager else None
        words = notice_words()
        return {
            "局名": self._bureau,
            "线路": found.head.place,
            "新线路": self._target,
            "时间": self._moment(found.actual_start or draft.reported_at),
            "开始": self._moment(start),
            "结束": self._moment(self._back(), start),
            "复电": self._moment(self._back()),
            "恢复": self._moment(row.restored_at or found.actual_end),
            "时长": self._hours(start),
            "中断": words["break" if draft.transfer_mode is TransferMode.BREAK else "live"],
            "原因": draft.cause or words["unknown"],
            "姓名": manager[1] if manager else "",
            "电话": number or words["hotline"],
            "客户": row.name,
        }

    def _hours(self, start: datetime | None) -> str:
        back = self._back()
        if start is None or back is None:
            return notice_words()["unknown"]
        return f"{(back - start) / timedelta(hours=1):.1f}".removesuffix(".0")

    def _moment(self, at: datetime | None, beside: datetime | None = None) -> str:
        """Return a moment as a letter writes it; of two on one day the second one has only its hour."""
        if at is None:
            return notice_words()["unknown"]
        local = self._local(at)
        hour = f"{local:%H:%M}"
        if beside is not None and self._local(beside).date() == local.date():
            return hour
        day = f"{local.month}月{local.day}日"
        return f"{day}{hour}" if local.year == self._day.year else f"{local.year}年{day}{hour}"


def _way(row: AffectedRow, channel: str) -> tuple[CallContact | None, str | None, str | None]:
    """Return whom to tell by a channel, where, and why that cannot be."""
    if not row.contacts:
        return None, None, None if channel in (NoticeChannel.LETTER, NoticeChannel.PUBLIC) else "notice.no_contact"
    if channel in BY_NUMBER:
        able = next((each for each in row.contacts if each.phone), None)
        return able or row.contacts[0], able.phone if able else None, None if able else "notice.no_phone"
    if channel == NoticeChannel.EMAIL:
        able = next((each for each in row.contacts if each.email), None)
        return able or row.contacts[0], able.email if able else None, None if able else "notice.no_email"
    return row.contacts[0], None, None


def log_attempts(work: UnitOfWork, outage_id: UUID, drafts: Sequence[AttemptDraft]) -> list[UUID]:
    """Log how accounts were told of an outage and return the keys; this is a record and cannot be taken back.

    A call that failed puts the number in doubt, and a wrong one makes a task to find the right one, once. Raises
    NotFound("outage.gone"), Invalid("notice.draft") and, for an account that it does not reach,
    Invalid("notice.not_reached").
    """
    head = heads.head(work, outage_id)
    if head.state == OutageState.DRAFT:
        raise Invalid("notice.draft", number=head.outage_no)
    now, me = work.clock.now(), work.actor.person_id
    rows = {row.account_id: row for row in reached.reached(work, [outage_id], None).get(outage_id, ())}
    numbers = customers.phones(work, {draft.account_id for draft in drafts})
    emails = {row.id: row.email for found in customers.contacts(work, rows).values() for row in found}
    due = _Due(work, head)
    made = []
    for draft in drafts:
        row = rows.get(draft.account_id)
        if row is None:
            raise Invalid("notice.not_reached", number=head.outage_no)
        phone = next(iter(numbers.get(draft.contact_id, ())), None) if draft.contact_id is not None else None
        more = {"person_id": me, "address": _address(draft, phone, emails), "due_at": due.at(row, draft.stage)}
        made.append({**_columns(row, draft, now), **more})
        if draft.channel == NoticeChannel.PHONE and draft.result in NO_CALL and phone is not None:
            _doubt(work, draft, phone)
    keys = work.insert_many(OutageNotice, made, for_good=True)
    duty.refresh(work, {draft.account_id for draft in drafts})
    return keys


def _columns(row: AnyRow, draft: AttemptDraft, now: datetime) -> dict[str, Any]:
    return {
        "outage_id": row.outage_id,
        "account_id": row.account_id,
        "portfolio_id": row.portfolio_id,
        "stage": draft.stage,
        "channel": draft.channel,
        "contact_id": draft.contact_id,
        "sent_at": now,
        "delivered_at": now if draft.result is NoticeResult.DELIVERED else None,
        "told_start": draft.told.start,
        "told_time": draft.told.back,
        "result": draft.result,
        "message": draft.message,
        "receipt": draft.receipt,
    }


class _Due:
    """By when the accounts of an outage had to be told."""

    def __init__(self, reader: Reader, head: AnyRow) -> None:
        said = standing_of(heads.estimates(reader, [head.id]).get(head.id, ()))
        self._case = case_of(head, promise_of(head, said))
        self._rules = DatedRules(reader).clocks(began(head) or reader.clock.now())

    def at(self, row: AnyRow, stage: Stage) -> datetime | None:
        """Return the moment for a stage; one that has none of its own is held against the first clock."""
        found = clocks(self._case, ImportanceGrade(row.importance_grade), self._rules)
        own = [clock.due_at for clock in found if clock.stage is stage]
        return own[0] if own else None


def _address(draft: AttemptDraft, phone: AnyRow | None, emails: Mapping[UUID, str | None]) -> str | None:
    if draft.channel in BY_NUMBER:
        number: str | None = phone.number if phone is not None else None
        return number
    if draft.channel == NoticeChannel.EMAIL and draft.contact_id is not None:
        return emails.get(draft.contact_id)
    return None


def _doubt(work: UnitOfWork, draft: AttemptDraft, phone: AnyRow) -> None:
    """Put a number in doubt until the next check, and let somebody find out the right one (domain.md 3.5)."""
    today = work.clock.today()
    reason = NO_CALL[draft.result]
    now = contact_store.phone(work, phone.id)
    work.update(ContactPhone, phone.id, now.version, is_doubtful=True, doubtful_since=today, doubt_reason=reason.value)
    if reason is CallResult.WRONG_NUMBER and not contact_store.has_open_task(work, phone.id):
        name = contact_store.contact(work, now.contact_id).name
        title = sentence("task.right_number", BUREAU_LANGUAGE, {"contact": name})
        source = (Kind.CONTACT_PHONE, phone.id)
        add_task(work, title, account_id=draft.account_id, due_on=today, source=source)


def without_contact(found: OutageDetail) -> list[AffectedRow]:
    """Return the accounts that must be told of an outage and of which nobody's number or address is known."""
    return [
        row for row in found.affected if row.needs_notice and not any(each.phone or each.email for each in row.contacts)
    ]
