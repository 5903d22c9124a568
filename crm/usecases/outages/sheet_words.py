"""Rows of the workbooks of outages in one language, moments as the bureau's wall time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from crm.domain.codes import Segment
from crm.domain.outage_desk import AffectedRow, AttemptLine, BreachRow, OutageDetail
from crm.domain.outage_ledger import IndexPair, LedgerRow, ScoreRow
from crm.exchange.book_model import BookChart
from crm.exchange.summary_columns import words as workbook_words
from crm.exchange.tally_book import TallyCut
from crm.storage.reader import Reader
from crm.usecases.log_words import value_word

Reached = tuple[OutageDetail, AffectedRow]
Attempt = tuple[OutageDetail, AffectedRow, AttemptLine]


class SheetWords:
    """Rows of the sheets in one language, moments as the bureau's wall time."""

    def __init__(self, reader: Reader, language: str) -> None:
        self._local, self._language, self._said = reader.clock.local, language, workbook_words(language)

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

    def attempt(self, told: Attempt, personal: bool) -> Sequence[Any]:
        found, row, each = told
        person = (each.contact,) if personal else ()
        return (
            found.head.outage_no,
            row.account_no,
            row.name,
            self._code("outage_notice", "stage", each.stage),
            self.channel_of(told),
            *person,
            each.person,
            self._at(each.sent_at),
            self._at(each.delivered_at),
            self._at(each.told.start),
            self._at(each.told.back),
            self._code("outage_notice", "result", each.result),
            each.receipt,
        )

    def type_of(self, found: OutageDetail) -> str:
        return self._code("outage", "type", found.head.type)

    def cause_of(self, row: LedgerRow) -> str:
        return self._code("outage", "cause_code", row.cause) or self._said["unknown.cause"]

    def channel_of(self, told: Attempt) -> str:
        return self._code("outage_notice", "channel", told[2].channel)

    def both(self, told: tuple[OutageDetail, AffectedRow]) -> Sequence[Any]:
        return self.account(*told)

    def by_segment(self, charted: str) -> TallyCut:
        """Return the lines of segments, of rows whose second part is an account that was reached."""
        said = self._said
        chart = (BookChart(said[f"outages.{charted}"], (charted,)),)
        order = [said[f"segment.{segment}"] for segment in Segment]
        title, over = said["sheet.segments"], said["outages.segment"]
        return TallyCut("segments", title, over, lambda told: said[f"segment.{told[1].segment}"], chart, order=order)

    def breach(self, row: BreachRow) -> Sequence[Any]:
        stage = self._code("outage_notice", "stage", row.stage)
        state = self._code("outage_notice", "kept", row.kept)
        of = (row.outage_no, row.account_no, row.account, stage)
        return *of, self._at(row.due_at), state, self._at(row.told_at), self._yes(row.is_former)

    def total(self) -> str:
        """Return what stands before the figures of all."""
        return self._said["outages.total"]

    def _at(self, moment: datetime | None) -> datetime | None:
        return self._local(moment) if moment is not None else None

    def _code(self, table: str, column: str, value: str | None) -> str:
        return value_word(table, column, value, self._language) if value else ""

    def _yes(self, value: bool | None) -> str:
        return "" if value is None else value_word("", "", value, self._language)
