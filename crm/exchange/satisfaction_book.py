"""Satisfaction and the service gap as a workbook (domain.md section 6)."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from crm.domain.codes import Segment
from crm.domain.satisfaction import Opinion, OpinionLine, OpinionPicture, OpinionSource
from crm.domain.service_gap import GapLine, Metric, ServiceGap
from crm.exchange.report_book import HEADING_ROW, ReportPages, report_book
from crm.exchange.summary_columns import DASH

FIGURES = (
    ("count", "count"),
    ("csat", "decimal"),
    ("share", "percent"),
    ("share_low", "percent"),
    ("share_high", "percent"),
    ("nps_count", "count"),
    ("nps", "decimal"),
    ("nps_low", "decimal"),
    ("nps_high", "decimal"),
)
OF_SOURCE = (Metric.SATISFIED, Metric.NPS)
IN_SHARES = frozenset(Metric) - {Metric.NPS, Metric.VISITS, Metric.CONTACTS}


class SatisfactionBook(Struct, frozen=True):
    """What the sheets show, and what stands above them."""

    bureau: str
    area: str | None
    author: str
    made_on: date
    first: date
    last: date
    enough: int
    pictures: tuple[OpinionPicture, ...]
    gaps: Mapping[OpinionSource, ServiceGap]


def write_satisfaction(path: Path, made: SatisfactionBook, language: str) -> int:
    """Write the workbook and return how many answers it counts.

    Raises DiskFull, NotFound or Denied as crm.exchange.atomic.atomic_file does.
    """
    with report_book(path) as book:
        pages = _Pages(book, made, language)
        pages.totals()
        pages.lines("segments", "segment")
        pages.lines("managers", "manager")
        pages.trend()
        pages.gap()
    return sum(picture.total.count for picture in made.pictures)


class _Pages(ReportPages):
    def __init__(self, book: Any, made: SatisfactionBook, language: str) -> None:
        super().__init__(book, language)
        self._made = made

    def totals(self) -> None:
        """One row a source."""
        sheet = self._sheet("total", [("source", 26)])
        for row, picture in enumerate(self._made.pictures, HEADING_ROW + 1):
            self._opinion(sheet, row, (self._source(picture),), picture.total)
        self._filter(sheet, HEADING_ROW + len(self._made.pictures), len(FIGURES) + 2)

    def lines(self, sheet_name: str, key: str) -> None:
        """One row a source and segment, or manager."""
        sheet, row = self._sheet(sheet_name, [("source", 26), (key, 18)]), HEADING_ROW
        for picture in self._made.pictures:
            for line in picture.segments if key == "segment" else picture.managers:
                row += 1
                self._opinion(sheet, row, (self._source(picture), self._name(line)), line.opinion)
        self._filter(sheet, row, len(FIGURES) + 3)

    def trend(self) -> None:
        """One row a source, segment and step; all segments first."""
        sheet, row = self._sheet("trend", [("source", 26), ("segment", 18), ("step", 12)]), HEADING_ROW
        for picture in self._made.pictures:
            everybody = (self._words["opinion.everybody"], picture.trend)
            for name, trend in (everybody, *((self._name(line), line.trend) for line in picture.segments)):
                for begin in sorted(trend):
                    row += 1
                    self._opinion(sheet, row, (self._source(picture), name, begin), trend[begin])
        self._filter(sheet, row, len(FIGURES) + 4)

    def gap(self) -> None:
        """One row a measure; those of answers once for each source."""
        made, said = self._made, self._words
        gaps = [(source, made.gaps[source]) for source in OpinionSource if source in made.gaps]
        segments = gaps[0][1].segments if gaps else ()
        heads = [("gap.metric", 30), ("opinion.source", 26)]
        for segment in segments:
            name = said[f"segment.{segment}"]
            heads += [(name, 14), (said["gap.cases"].format(segment=name), 12)]
        heads += [("gap.gap", 10), ("gap.ratio", 10), ("gap.index", 10), ("gap.act", 30)]
        sheet, row = (
            self._new_sheet(said["opinion.gap"], self._top("gap"), heads, (made.bureau, made.made_on), 1),
            HEADING_ROW,
        )
        for place, (source, gap) in enumerate(gaps):
            for line in gap.lines:
                if line.metric in OF_SOURCE or place == 0:
                    row += 1
                    words = said[f"source.{source}"] if line.metric in OF_SOURCE else ""
                    self._gap_row(sheet, row, words, line, segments)
        self._filter(sheet, row, len(heads))

    def _gap_row(self, sheet: Any, row: int, source: str, line: GapLine, segments: Sequence[Segment]) -> None:
        kind = "percent" if line.metric in IN_SHARES else "decimal"
        cells: list[tuple[Any, str]] = [(self._words[f"metric.{line.metric}"], "text"), (source, "text")]
        for segment in segments:
            measure = line.measures[segment]
            cells += [(measure.value, kind), (measure.count, "count")]
        act = "、".join(self._words[f"segment.{segment}"] for segment in line.acts_on)
        cells += [(line.gap, kind), (line.ratio, "decimal"), (line.index, "decimal"), (act, "text")]
        for place, (value, form) in enumerate(cells):
            self._cell(sheet, row, place, value, form, self._formats, "" if form == "text" else DASH)

    def _opinion(self, sheet: Any, row: int, names: Sequence[str | date], opinion: Opinion) -> None:
        for place, name in enumerate(names):
            self._cell(sheet, row, place, name, "date" if isinstance(name, date) else "text", self._formats)
        values = _figures(opinion)
        for place, (key, form) in enumerate(FIGURES, len(names)):
            self._cell(sheet, row, place, values[key], form, self._formats, DASH)
        few = 0 < opinion.count < self._made.enough or 0 < opinion.nps_count < self._made.enough
        note = self._words["opinion.few"] if few else ""
        self._cell(sheet, row, len(names) + len(FIGURES), note, "text", self._formats)

    def _source(self, picture: OpinionPicture) -> str:
        return self._words[f"source.{picture.source}"]

    def _name(self, line: OpinionLine) -> str:
        return (
            self._words[f"segment.{line.key}"]
            if isinstance(line.key, Segment)
            else line.name or self._words["no_manager"]
        )

    def _sheet(self, name: str, keys: Sequence[tuple[str, int]]) -> Any:
        heads = [
            (f"opinion.{key}", width) for key, width in (*keys, *((key, 12) for key, _form in FIGURES), ("note", 14))
        ]
        foot = (self._made.bureau, self._made.made_on)
        return self._new_sheet(self._words[f"opinion.{name}"], self._top(name), heads, foot, len(keys))

    def _top(self, name: str) -> tuple[str, ...]:
        said, made = self._words, self._made
        return (
            f"{said['opinion.title']} · {said[f'opinion.{name}']}",
            said["line.unit"].format(value=made.area or made.bureau),
            said["line.period"].format(first=f"{made.first:%Y-%m-%d}", last=f"{made.last:%Y-%m-%d}"),
            said["line.author"].format(value=made.author),
            said["line.made_on"].format(value=f"{made.made_on:%Y-%m-%d}"),
            said["opinion.how"].format(count=made.enough),
        )


def _figures(opinion: Opinion) -> dict[str, float | int | None]:
    share, nps = opinion.share_interval, opinion.nps_interval
    return {
        "count": opinion.count,
        "csat": opinion.csat,
        "share": opinion.share,
        "share_low": share.low if share else None,
        "share_high": share.high if share else None,
        "nps_count": opinion.nps_count,
        "nps": opinion.nps,
        "nps_low": nps.low if nps else None,
        "nps_high": nps.high if nps else None,
    }
