"""Issues as a workbook: a row for each with everything up to its closing, and a summary by kind and month."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from msgspec import Struct, field

from crm.domain.clock import Clock
from crm.domain.codes import IssueTopic
from crm.domain.issue_report import TopicTally, in_time
from crm.domain.issues import IssueRow
from crm.domain.progress import Progress
from crm.domain.summary import months_of
from crm.exchange.report_book import HEADING_ROW, ReportPages, report_book
from crm.exchange.summary_columns import DASH, SheetColumn


class IssueBook(Struct, frozen=True):
    """What the sheets show, and what stands above them; a period that is open has None.

    `files` are the names of the files that prove an issue.
    """

    bureau: str
    author: str
    made_on: date
    first: date | None
    last: date | None
    rows: Sequence[IssueRow]
    topics: Mapping[IssueTopic, TopicTally]
    files: Mapping[UUID, Sequence[str]] = field(default_factory=dict)


STEP = 100


def write_issues(path: Path, made: IssueBook, clock: Clock, language: str, personal: bool, progress: Progress) -> None:
    """Write both sheets; who was asked is named only when asked for.

    Raises Cancelled when `progress` is asked to stop, and what crm.exchange.atomic.atomic_file raises.
    """
    with report_book(path) as book:
        pages = _Pages(book, made, clock, language)
        pages.details(personal, progress)
        pages.summary()


class _Pages(ReportPages):
    def __init__(self, book: Any, made: IssueBook, clock: Clock, language: str) -> None:
        super().__init__(book, language)
        self._made, self._clock = made, clock

    def details(self, personal: bool, progress: Progress) -> None:
        """One row an issue (domain.md section 2.7)."""
        columns = [each for each in self._columns() if personal or not each.is_personal]
        heads = [("issues.number", 7), *((f"issues.{each.key}", each.width) for each in columns)]
        sheet = self._sheet("list", heads, 3)
        for number, row in enumerate(self._made.rows, 1):
            if number % STEP == 0:
                progress.step(number, len(self._made.rows))
            self._cell(sheet, HEADING_ROW + number, 0, number, "count", self._formats)
            for place, column in enumerate(columns, 1):
                self._cell(sheet, HEADING_ROW + number, place, column.value(row), column.format, self._formats)
        if not self._made.rows:
            sheet.write_string(HEADING_ROW + 1, 0, self._words["no_issues"], self._line)
        self._filter(sheet, HEADING_ROW + len(self._made.rows), len(heads))

    def _columns(self) -> list[SheetColumn]:
        return [*self._raised_columns(), *self._way_columns(), *self._end_columns()]

    def _raised_columns(self) -> list[SheetColumn]:
        return [
            SheetColumn("account_no", lambda row: row.account_no, width=19),
            SheetColumn("account", lambda row: row.account, width=30),
            SheetColumn("segment", self._coded("segment", "segment")),
            SheetColumn("topic", self._coded("kind", "topic"), width=14),
            SheetColumn("urgency", self._coded("urgency", "urgency"), width=14),
            SheetColumn("text", lambda row: row.text, width=40),
            SheetColumn("state", self._coded("issue_state", "state")),
            SheetColumn("raised_on", lambda row: row.raised_on, "date"),
            SheetColumn("acknowledged_on", lambda row: row.acknowledged_on, "date"),
            SheetColumn("interim_on", lambda row: row.interim_on, "date"),
            SheetColumn("original_due_at", self._moment("original_due_at"), "moment", 16),
            SheetColumn("due_at", self._moment("due_at"), "moment", 16),
        ]

    def _way_columns(self) -> list[SheetColumn]:
        return [
            SheetColumn("extension", self._coded("extension", "extension"), width=10),
            SheetColumn("extension_reason", lambda row: row.extension_reason, width=20),
            SheetColumn("transfer_reason", lambda row: row.transfer_reason, width=20),
            SheetColumn("suspended_reason", lambda row: row.suspended_reason, width=20),
            SheetColumn("unit", lambda row: row.unit, width=14),
            SheetColumn("assignee", lambda row: row.assignee, width=10),
            SheetColumn("refusals", lambda row: row.refusals, "count", 10),
            SheetColumn("escalated_on", lambda row: row.escalated_on, "date"),
            SheetColumn("escalation", self._coded("escalation", "escalation"), width=14),
        ]

    def _end_columns(self) -> list[SheetColumn]:
        return [
            SheetColumn("result", lambda row: row.result, width=36),
            SheetColumn("evidence", lambda row: row.evidence, width=20),
            SheetColumn("evidence_files", lambda row: "; ".join(self._made.files.get(row.id, ())), width=24),
            SheetColumn("confirmed_on", lambda row: row.confirmed_on, "date"),
            SheetColumn("confirmed_by", lambda row: row.confirmed_by, width=14, is_personal=True),
            SheetColumn("confirmed_channel", self._coded("channel", "confirmed_channel"), width=9),
            SheetColumn("closed_on", lambda row: row.closed_on, "date"),
            SheetColumn(
                "days", lambda row: (row.closed_on - row.raised_on).days if row.closed_on else None, "count", 9
            ),
            SheetColumn("in_time", self._kept, width=9),
        ]

    def _coded(self, group: str, name: str) -> Callable[[IssueRow], str]:
        def value(row: IssueRow) -> str:
            code = getattr(row, name)
            return self._words.get(f"{group}.{code}", str(code)) if code else ""

        return value

    def _moment(self, name: str) -> Callable[[IssueRow], datetime | None]:
        def value(row: IssueRow) -> datetime | None:
            found = getattr(row, name)
            return self._clock.local(found) if found is not None else None

        return value

    def _kept(self, row: IssueRow) -> str:
        kept = in_time(row, self._clock)
        return "" if kept is None else self._words["yes" if kept else "no"]

    def summary(self) -> None:
        """Kinds by month, with what became of them, and the total."""
        made = self._made
        months = sorted({month for tally in made.topics.values() for month in tally.months})
        months = list(months_of(months[0], months[-1])) if months else []
        ends = (("raised", 9), ("closed", 9), ("closing_rate", 11), ("on_time", 11), ("on_time_rate", 11), ("late", 13))
        heads = [("issues.topic", 22), *((f"{month:%Y-%m}", 10) for month in months)]
        heads += [(f"issues.{key}", width) for key, width in ends]
        sheet, row = self._sheet("summary", heads, 1), HEADING_ROW
        for topic in sorted(made.topics, key=lambda each: -made.topics[each].raised):
            row += 1
            self._tally(sheet, row, self._words[f"kind.{topic}"], made.topics[topic], months, self._formats)
        if not made.topics:
            row += 1
            sheet.write_string(row, 0, self._words["no_issues"], self._line)
        self._tally(sheet, row + 1, self._words["total"], _total(made.topics), months, self._strong)
        self._filter(sheet, row, len(heads))

    def _tally(
        self, sheet: Any, row: int, name: str, tally: TopicTally, months: Sequence[date], formats: dict[str, Any]
    ) -> None:
        cells = [(tally.months.get(month, 0), "count") for month in months]
        ends = [
            (tally.raised, "count"),
            (tally.closed, "count"),
            (tally.closing_rate, "percent"),
            (tally.on_time, "count"),
            (tally.on_time_rate, "percent"),
            (tally.late, "count"),
        ]
        for place, (value, kind) in enumerate([(name, "text"), *cells, *ends]):
            self._cell(sheet, row, place, value, kind, formats, DASH)

    def _sheet(self, name: str, heads: Sequence[tuple[str, int]], frozen: int) -> Any:
        said, made = self._words, self._made
        first, last = (f"{day:%Y-%m-%d}" if day else "…" for day in (made.first, made.last))
        top = (
            f"{said['issues.title']} · {said[f'issues.{name}']}",
            said["line.unit"].format(value=made.bureau),
            said["line.period"].format(first=first, last=last),
            said["line.author"].format(value=made.author),
            said["line.made_on"].format(value=f"{made.made_on:%Y-%m-%d}"),
        )
        return self._new_sheet(said[f"issues.{name}"], top, heads, (made.bureau, made.made_on), frozen)


def _days(row: IssueRow) -> int | None:
    return (row.closed_on - row.raised_on).days if row.closed_on is not None else None


def _total(topics: Mapping[IssueTopic, TopicTally]) -> TopicTally:
    months: dict[date, int] = {}
    for tally in topics.values():
        for month, count in tally.months.items():
            months[month] = months.get(month, 0) + count
    each = list(topics.values())
    return TopicTally(months, sum(t.closed for t in each), sum(t.on_time for t in each), sum(t.late for t in each))
