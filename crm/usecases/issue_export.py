"""Issues written out for a period."""

from datetime import date
from pathlib import Path

from msgspec import Struct

from crm.domain.codes import IssueTopic
from crm.domain.errors import Invalid
from crm.domain.issue_report import TopicTally, tallies
from crm.exchange.issue_book import IssueBook, issue_book
from crm.storage.attachments import evidence_names
from crm.storage.issues import raised_between
from crm.storage.reader import Reader
from crm.usecases.heading import heading
from crm.usecases.made_book import MadeBook


class IssueReport(Struct, frozen=True):
    """Where the file is, and what stands in it."""

    out: Path
    rows: int
    topics: dict[IssueTopic, TopicTally]

    def as_json(self) -> dict[str, object]:
        """Return the object that `rounds export --json` prints; rates are shares of 1, null where nothing counts."""
        topics = {
            topic.value: {
                "raised": tally.raised,
                "closed": tally.closed,
                "on_time": tally.on_time,
                "late": tally.late,
                "closing_rate": tally.closing_rate,
                "on_time_rate": tally.on_time_rate,
                "months": {month.isoformat(): count for month, count in sorted(tally.months.items())},
            }
            for topic, tally in self.topics.items()
        }
        return {"out": str(self.out), "rows": self.rows, "topics": topics}


def export_issues(
    reader: Reader, out: Path, language: str, first: date | None, last: date | None, personal: bool
) -> IssueReport:
    """Write the issues raised in a period; whom of the customer was asked only when asked for.

    Raises Invalid("period.backwards"), DiskFull, NotFound or Denied; then no file stands under the final name.
    """
    found = _found(reader, first, last)
    count = _book(reader, found, language, personal).save(reader, out, language)
    return IssueReport(out, count, tallies(found.rows, reader.clock))


def issues_book(reader: Reader, language: str, first: date | None, last: date | None, personal: bool) -> MadeBook:
    """Return the workbook that `export_issues` writes; the count is that of issues. Raises as it does."""
    return _book(reader, _found(reader, first, last), language, personal)


def _book(reader: Reader, found: IssueBook, language: str, personal: bool) -> MadeBook:
    return MadeBook(issue_book(found, reader.clock, language, personal), len(found.rows))


def _found(reader: Reader, first: date | None, last: date | None) -> IssueBook:
    if first is not None and last is not None and last < first:
        raise Invalid("period.backwards")
    rows = raised_between(reader, first, last)
    return IssueBook(heading(reader, first, last), rows, evidence_names(reader, [row.id for row in rows]))
