"""Issues as a workbook: a row for each with everything up to its closing, by kind and month, and by segment."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from msgspec import Struct, field

from crm.domain.clock import Clock
from crm.domain.codes import IssueState, Segment
from crm.domain.issue_report import in_time
from crm.domain.issues import IssueRow
from crm.domain.reports import Figure, Form
from crm.domain.summary import months_of
from crm.exchange.book_model import Book, BookChart, BookColumn
from crm.exchange.figure_sheets import Heading, figures_in
from crm.exchange.summary_columns import SheetColumn, words
from crm.exchange.tally_book import TallyBook, TallyCut, tally_sheets

FIGURES = (
    Figure("raised", "raised"),
    Figure("closed", "closed"),
    Figure("closing_rate", "closed", "raised", Form.PERCENT),
    Figure("on_time", "on_time"),
    Figure("on_time_rate", "on_time", "ended", Form.PERCENT),
    Figure("late", "late", bad=0, high_is_bad=True, is_exception=True),
)
"""What becomes of issues (domain.md section 2.6); those that were cancelled count for nothing."""


class IssueBook(Struct, frozen=True):
    """What the sheets show, and what stands above them; `files` are the names of the files that prove an issue."""

    heading: Heading
    rows: Sequence[IssueRow]
    files: Mapping[UUID, Sequence[str]] = field(default_factory=dict)


def issue_book(made: IssueBook, clock: Clock, language: str, personal: bool) -> Book:
    """Return the workbook as data; who was asked is named only when asked for."""
    said, columns = words(language), _Columns(made, clock, language)
    known = [each for each in columns.every() if personal or not each.is_personal]
    heads = [BookColumn("number", said["issues.number"], "count", 7)]
    heads += [BookColumn(each.key, said[f"issues.{each.key}"], each.format, each.width) for each in known]
    numbers = {row.id: number for number, row in enumerate(made.rows, 1)}
    topics = sorted({row.topic for row in made.rows}, key=lambda topic: -sum(row.topic is topic for row in made.rows))
    tally = TallyBook(
        said["issues.list"],
        heads,
        lambda row: [numbers[row.id], *(each.value(row) for each in known)],
        made.rows,
        lambda row: _brings(row, clock),
        figures_in("issues", FIGURES, said),
        (
            TallyCut(
                "summary",
                said["issues.summary"],
                said["issues.topic"],
                lambda row: said[f"kind.{row.topic}"],
                (BookChart(said["issues.title"], ("raised", "closed", "late")),),
                tuple(_months(made.rows)),
                [said[f"kind.{topic}"] for topic in topics],
            ),
            TallyCut(
                "segments",
                said["sheet.segments"],
                said["issues.segment"],
                lambda row: said[f"segment.{row.segment}"],
                (BookChart(said["issues.on_time_rate"], ("on_time_rate",)),),
                order=[said[f"segment.{segment}"] for segment in Segment],
            ),
        ),
        said["no_issues"],
        frozen=3,
    )
    heading = made.heading
    sheets = tally_sheets(tally, language)
    return Book(said["issues.title"], heading.lines(language), heading.unit, heading.made_at, sheets)


def _months(rows: Sequence[IssueRow]) -> list[BookColumn]:
    days = [row.raised_on for row in rows if row.state is not IssueState.CANCELLED]
    months = months_of(min(days), max(days)) if days else ()
    return [BookColumn(_month(month), f"{month:%Y-%m}", "count", 10, True) for month in months]


def _month(day: date) -> str:
    return f"m{day:%Y%m}"


def _brings(row: IssueRow, clock: Clock) -> dict[str, float]:
    """Return what an issue brings to the figures."""
    if row.state is IssueState.CANCELLED:
        return {}
    kept, is_closed = in_time(row, clock), row.state is IssueState.CLOSED
    late = row.is_open and kept is False
    found = {
        "raised": True,
        _month(row.raised_on): True,
        "closed": is_closed,
        "on_time": is_closed and kept is True,
        "late": late,
        "ended": is_closed or late,
    }
    return {name: 1.0 for name, counts in found.items() if counts}


class _Columns:
    """The columns of an issue's row in one language."""

    def __init__(self, made: IssueBook, clock: Clock, language: str) -> None:
        self._words, self._made, self._clock = words(language), made, clock

    def every(self) -> list[SheetColumn]:
        """Return all of them, in their order (domain.md section 2.7)."""
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
