"""Outages, the ledger of estimates and notices of a period as workbooks."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from crm.domain.errors import Invalid
from crm.domain.outage_desk import AffectedRow, BreachRow, OutageDetail
from crm.domain.outage_ledger import By, IndexPair, LedgerRow, ScoreRow
from crm.exchange.book_writer import write_book
from crm.exchange.outage_book import OutageFile, OutageTable, outage_book
from crm.exchange.summary_columns import words as workbook_words
from crm.storage.reader import Reader
from crm.storage.settings import all_values
from crm.usecases.heading import author
from crm.usecases.log_words import value_word
from crm.usecases.outages.breaches import breaches, details
from crm.usecases.outages.ledger import ledgers
from crm.usecases.outages.notices import without_contact
from crm.usecases.outages.reliability import reliability


def export_outages(reader: Reader, out: Path, language: str, first: date, last: date) -> int:
    """Write the outages of a period, whom they reached, and reliability; return how many outages there are.

    Raises Invalid("outage.backwards"), Cancelled, DiskFull, NotFound or Denied; then an older file is as it was.
    """
    words = _Words(reader, language)
    found = list(details(reader, first, last))
    report = reliability(reader, first, last)
    pairs = [report.total, *report.months, *report.areas]
    tables = (
        OutageTable("list", LIST, [words.outage(each) for each in found]),
        OutageTable("accounts", ACCOUNTS, [words.account(each, row) for each in found for row in each.affected]),
        OutageTable("reliability", RELIABILITY, [words.index(pair) for pair in pairs]),
    )
    _write(reader, out, language, "title", (first, last), tables)
    return len(found)


def export_estimates(reader: Reader, out: Path, language: str, first: date, last: date) -> int:
    """Write how right the times of restoration were; return how many faults there are. Raises as above."""
    if last < first:
        raise Invalid("outage.backwards")
    words = _Words(reader, language)
    found = {by: ledgers(reader, first, last, by) for by in By}
    rows = found[By.FEEDER].rows
    tables = [OutageTable("etr", LEDGER, [words.ledger(row) for row in rows])]
    for by in By:
        groups = [words.score(group) for group in (*found[by].groups, found[by].total)]
        tables.append(OutageTable(f"by_{by}", SCORES, groups if rows else []))
    _write(reader, out, language, "etr_title", (first, last), tables)
    return len(rows)


def export_notices(reader: Reader, out: Path, language: str, first: date, last: date, personal: bool) -> int:
    """Write every attempt of a period's outages, what was told late, and who cannot be reached; return the attempts.

    Who of the customer was told stands in it only when asked for. Raises as above.
    """
    words = _Words(reader, language)
    outages = list(details(reader, first, last))
    found = [(each, row) for each in outages for row in each.affected]
    attempts = [line for each, row in found for line in words.attempts(each, row, personal)]
    late = [words.breach(row) for row in breaches(reader, first, last, None)]
    mute = [(each.head.outage_no, row.account_no, row.name) for each in outages for row in without_contact(each)]
    tables = (
        OutageTable("notices", NOTICES if personal else [key for key in NOTICES if key != "contact"], attempts),
        OutageTable("breaches", BREACHES, late),
        OutageTable("unreached", ("outage_no", "account_no", "account"), mute),
    )
    _write(reader, out, language, "notices_title", (first, last), tables)
    return len(attempts)


LIST = (
    *("outage_no", "type", "state", "place", "cause", "crew", "reported_at", "planned_start", "planned_end"),
    *("actual_start", "actual_end", "reached", "interrupted", "told", "missed", "lost_kw"),
)
ACCOUNTS = (
    *("outage_no", "account_no", "account", "segment", "grade", "role", "effect", "interrupted_state", "lost_kw"),
    "restored_at",
)
RELIABILITY = (
    *("label", "customers", "interruptions", "customer_hours", "saidi", "saifi", "caidi", "asai"),
    *("saidi_before", "saifi_before", "asai_before"),
)
LEDGER = (
    *("outage_no", "feeder", "cause", "crew", "actual_start", "actual_end", "estimates", "changes", "first_delay"),
    *("bias", "promised", "accurate", "kept"),
)
SCORES = (
    *("group", "faults", "accuracy", "estimates", "right_share", "early", "late", "mean_bias", "mean_changes"),
    "mean_delay",
)
NOTICES = (
    *("outage_no", "account_no", "account", "stage", "channel", "contact", "person", "sent_at", "delivered_at"),
    *("told_start", "told_time", "result", "receipt"),
)

BREACHES = ("outage_no", "account_no", "account", "stage", "due_at", "kept_state", "heard_at", "is_former")


class _Words:
    """Rows of the sheets in one language, moments as the bureau's wall time."""

    def __init__(self, reader: Reader, language: str) -> None:
        self._local, self._language = reader.clock.local, language

    def outage(self, found: OutageDetail) -> Sequence[Any]:
        head, draft = found.head, found.draft
        cause = draft.cause or self._code("outage", "cause_code", draft.cause_code)
        return (
            head.outage_no,
            self._code("outage", "type", head.type),
            self._code("outage", "state", head.state),
            ", ".join(found.scope_names) or head.place,
            cause,
            draft.crew,
            self._at(draft.reported_at),
            self._at(draft.planned_start),
            self._at(draft.planned_end),
            self._at(found.actual_start),
            self._at(found.actual_end),
            head.reached,
            sum(row.is_interrupted for row in found.affected),
            head.told,
            head.missed,
            sum(row.lost_kw for row in found.affected),
        )

    def account(self, found: OutageDetail, row: AffectedRow) -> Sequence[Any]:
        return (
            found.head.outage_no,
            row.account_no,
            row.name,
            self._code("account", "segment", row.segment),
            self._code("account", "importance_grade", row.grade),
            self._code("outage_account", "source_role", row.source_role),
            self._code("outage_account", "effect", row.effect),
            value_word("outage_account", "is_interrupted", row.is_interrupted, self._language),
            row.lost_kw,
            self._at(row.restored_at),
        )

    def index(self, pair: IndexPair) -> Sequence[Any]:
        now, before = pair.now, pair.before
        figures = (now.customers, now.interruptions, now.customer_hours, now.saidi, now.saifi, now.caidi, now.asai)
        return (now.label or self.total(), *figures, before.saidi, before.saifi, before.asai)

    def ledger(self, row: LedgerRow) -> Sequence[Any]:
        times = (self._at(row.started_at), self._at(row.ended_at))
        figures = (row.estimates, row.changes, row.first_delay, row.bias, row.promised)
        judged = (self._yes(row.is_accurate), self._yes(row.is_kept))
        cause = self._code("outage", "cause_code", row.cause)
        return (row.outage_no, row.feeder, cause, row.crew, *times, *figures, *judged)

    def score(self, row: ScoreRow) -> Sequence[Any]:
        label = self._code("outage", "cause_code", row.label) or self.total()
        score = row.score
        shares = (score.outages, score.accuracy, score.estimates, score.right_share, score.early, score.late)
        return (label, *shares, score.mean_bias, score.mean_changes, score.mean_first_delay)

    def attempts(self, found: OutageDetail, row: AffectedRow, personal: bool) -> Iterator[Sequence[Any]]:
        for each in row.attempts:
            person = (each.contact,) if personal else ()
            yield (
                found.head.outage_no,
                row.account_no,
                row.name,
                self._code("outage_notice", "stage", each.stage),
                self._code("outage_notice", "channel", each.channel),
                *person,
                each.person,
                self._at(each.sent_at),
                self._at(each.delivered_at),
                self._at(each.told.start),
                self._at(each.told.back),
                self._code("outage_notice", "result", each.result),
                each.receipt,
            )

    def breach(self, row: BreachRow) -> Sequence[Any]:
        stage = self._code("outage_notice", "stage", row.stage)
        state = self._code("outage_notice", "kept", row.kept)
        of = (row.outage_no, row.account_no, row.account, stage)
        return *of, self._at(row.due_at), state, self._at(row.told_at), self._yes(row.is_former)

    def total(self) -> str:
        """Return what stands before the figures of all."""
        return workbook_words(self._language)["outages.total"]

    def _at(self, moment: datetime | None) -> datetime | None:
        return self._local(moment) if moment is not None else None

    def _code(self, table: str, column: str, value: str | None) -> str:
        return value_word(table, column, value, self._language) if value else ""

    def _yes(self, value: bool | None) -> str:
        return "" if value is None else value_word("", "", value, self._language)


def _write(
    reader: Reader, out: Path, language: str, title: str, days: tuple[date, date], tables: Sequence[OutageTable]
) -> None:
    today = reader.clock.today()
    bureau = str(all_values(reader, today)["bureau.name"])
    made = OutageFile(title, bureau, author(reader), today, *days, tables)
    write_book(out, outage_book(made, language), language, reader.progress)
