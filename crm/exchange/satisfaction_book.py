"""Satisfaction and the service gap as a workbook: sources, segments, managers, trend, gap, answers (domain.md 6)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from crm.domain.codes import Segment
from crm.domain.report_figures import RATINGS
from crm.domain.reports import Fact
from crm.domain.satisfaction import Opinion, OpinionLine, OpinionPicture, OpinionSource, nps_interval, wilson
from crm.domain.service_gap import GapLine, Metric, ServiceGap
from crm.exchange.book_model import Book, BookChart, BookColumn, BookRow, BookSheet
from crm.exchange.figure_sheets import FigureSet, Heading, Lines, Sums, defined, detail_sheet, lines_sheet, proof
from crm.exchange.figures_book import Named, exceptions_of, fact_cells, fact_columns
from crm.exchange.report_words import figure_name
from crm.exchange.summary_columns import words

OF_SOURCE = (Metric.SATISFIED, Metric.NPS)
IN_SHARES = frozenset(Metric) - {Metric.NPS, Metric.VISITS, Metric.CONTACTS}
CALLED = {"answers": "count", "satisfied_share": "share", "likely": "nps_count", "csat": "csat", "nps": "nps"}
"""What figures are called in this workbook, where that is not what reports call them."""
INTERVALS = (("share_low", "percent"), ("share_high", "percent"), ("nps_low", "decimal"), ("nps_high", "decimal"))


class SatisfactionBook(Struct, frozen=True):
    """What the sheets show: pictures and gaps by source, and the answers behind them, which `named` gives names."""

    heading: Heading
    enough: int
    pictures: tuple[OpinionPicture, ...]
    gaps: Mapping[OpinionSource, ServiceGap]
    answers: Sequence[tuple[OpinionSource, Fact]]
    named: Named


def satisfaction_book(made: SatisfactionBook, language: str) -> Book:
    """Return the workbook as data; answers of two sources are never put into one figure."""
    said, pages = words(language), _Pages(made, language)
    sheets = (
        pages.sources(),
        pages.lines("segments", "segment"),
        pages.lines("managers", "manager"),
        pages.trend(),
        pages.gap(),
        pages.answers(),
        exceptions_of(RATINGS, [fact for _source, fact in made.answers], made.named, language),
        pages.definitions(),
    )
    heading = made.heading
    return Book(said["opinion.title"], heading.lines(language), heading.unit, heading.made_at, sheets)


class _Pages:
    def __init__(self, made: SatisfactionBook, language: str) -> None:
        self._made, self._language, self._words = made, language, words(language)
        more = [BookColumn(key, self._words[f"opinion.{key}"], form, 12) for key, form in INTERVALS]
        shown = tuple(each for each in RATINGS if each.key in CALLED)
        self._figures = FigureSet(
            shown,
            self._called,
            lambda key: self._words[f"define.{key}"],
            adds=False,
            more=(*more, BookColumn("note", self._words["opinion.note"], width=14)),
            further=self._further,
        )

    def sources(self) -> BookSheet:
        """One row a source."""
        lines = [((self._source(picture.source),), _sums(picture.total)) for picture in self._made.pictures]
        charts = (self._chart("satisfied_share", ()),)
        return self._lines("summary", "total", ("source",), lines, charts)

    def lines(self, sheet: str, key: str) -> BookSheet:
        """One row a source and segment, or manager, with a chart of each source."""
        found = [
            ((self._source(picture.source), self._name(line)), _sums(line.opinion))
            for picture in self._made.pictures
            for line in (picture.segments if key == "segment" else picture.managers)
        ]
        return self._lines(sheet, sheet, ("source", key), found, self._charts(found, "satisfied_share"))

    def trend(self) -> BookSheet:
        """One row a source, segment and step; all segments first."""
        everybody, found = self._words["opinion.everybody"], []
        for picture in self._made.pictures:
            for name, trend in (
                (everybody, picture.trend),
                *((self._name(line), line.trend) for line in picture.segments),
            ):
                steps = [((self._source(picture.source), name, f"{step:%Y-%m}"), trend[step]) for step in sorted(trend)]
                found += [(names, _sums(opinion)) for names, opinion in steps]
        whole = [(names, sums) for names, sums in found if names[1] == everybody]
        charts = self._charts(whole, "satisfied_share", "line", (everybody,))
        return self._lines("trend", "trend", ("source", "segment", "step"), found, charts)

    def gap(self) -> BookSheet:
        """One row a measure; those of answers once for each source."""
        said, gaps = self._words, self._made.gaps
        told = [(source, gaps[source]) for source in OpinionSource if source in gaps]
        segments = told[0][1].segments if told else ()
        columns = [BookColumn("metric", said["gap.metric"], width=30), BookColumn("source", said["opinion.source"])]
        for segment in segments:
            name = said[f"segment.{segment}"]
            columns.append(BookColumn(f"{segment}", name, "decimal", 14))
            columns.append(BookColumn(f"{segment}_cases", said["gap.cases"].format(segment=name), "count", 12))
        columns += [BookColumn(key, said[f"gap.{key}"], "decimal", 10) for key in ("gap", "ratio", "index")]
        columns.append(BookColumn("act", said["gap.act"], width=30))
        rows = [
            BookRow(self._gap_cells(said[f"source.{source}"] if line.metric in OF_SOURCE else "", line, segments))
            for place, (source, gap) in enumerate(told)
            for line in gap.lines
            if line.metric in OF_SOURCE or place == 0
        ]
        charts = (BookChart(said["gap.ratio"], ("ratio",), names="metric"),) if rows else ()
        return BookSheet("gap", said["opinion.gap"], columns, rows, frozen=1, charts=charts, empty=said["report.empty"])

    def _gap_cells(self, source: str, line: GapLine, segments: Sequence[Segment]) -> list[Any]:
        scale = 100 if line.metric in IN_SHARES else 1
        name = self._words[f"metric.{line.metric}"]
        cells: list[Any] = [f"{name}, %" if scale != 1 else name, source]
        for segment in segments:
            measure = line.measures[segment]
            cells += [_scaled(measure.value, scale), measure.count]
        act = "、".join(self._words[f"segment.{segment}"] for segment in line.acts_on)
        return [*cells, _scaled(line.gap, scale), line.ratio, line.index, act]

    def answers(self) -> BookSheet:
        """One row an answer, with what it brings."""
        made, said = self._made, self._words
        facts = [fact for _source, fact in made.answers]

        def rows(limit: int | None) -> Iterable[tuple[Sequence[Any], Sums]]:
            for (source, _fact), row in zip(made.answers, made.named(facts, limit), strict=False):
                yield [self._source(source), *fact_cells(row, self._language)], row.fact.values

        columns = [BookColumn("source", said["opinion.source"], width=26), *fact_columns(self._language)]
        return detail_sheet(said["sheet.rows"], columns, self._figures, len(facts), rows, said["report.empty"], 1)

    def definitions(self) -> BookSheet:
        """How each figure is counted; what the answers bring, of all sources together, is counted again."""
        figures, said = self._figures, self._words
        rows = [BookRow([self._called(each.key), figures.how(each.key), None, None, ""]) for each in figures.figures]
        how = said["opinion.how"].format(count=self._made.enough)
        rows += [BookRow([said[f"opinion.{key}"], how, None, None, ""]) for key, _form in INTERVALS]
        sums = [_sums(picture.total) for picture in self._made.pictures]
        for name in figures.measures if sums else ():
            value = sum(each[name] for each in sums)
            proven = proof(name, value, self._language, summary=f"SUM(Rounds_summary_{name})")
            rows.append(BookRow([self._called(name), said["opinion.all_sources"], *proven]))
        return defined(rows, self._language)

    def _lines(
        self,
        key: str,
        title: str,
        names: tuple[str, ...],
        lines: Sequence[tuple[Sequence[str], Sums]],
        charts: tuple[BookChart, ...],
    ) -> BookSheet:
        said = self._words
        columns = tuple(BookColumn(name, said[f"opinion.{name}"], width=20) for name in names)
        about = Lines(key, said[f"opinion.{title}"], columns, lines, None, charts, empty=said["report.empty"])
        return lines_sheet(about, self._figures, self._language)

    def _charts(
        self, lines: Iterable[tuple[Sequence[str], Sums]], key: str, kind: str = "column", more: tuple[str, ...] = ()
    ) -> tuple[BookChart, ...]:
        """Return a chart of each source that has lines."""
        sources = dict.fromkeys(names[0] for names, _sums in lines)
        return tuple(self._chart(key, (source, *more), kind) for source in sources)

    def _chart(self, key: str, of: tuple[str, ...], kind: str = "column") -> BookChart:
        title = f"{self._called(key)} · {of[0]}" if of else self._called(key)
        return BookChart(title, (key,), kind, of)

    def _further(self, sums: Sums) -> list[Any]:
        """Return the intervals and whether the answers are few."""
        share = wilson(int(sums["happy"]), int(sums["answers"]))
        nps = nps_interval(int(sums["promoters"]), int(sums["detractors"]), int(sums["likely"]))
        few = any(0 < sums[name] < self._made.enough for name in ("answers", "likely"))
        limits = [limit for each in (share, nps) for limit in ((each.low, each.high) if each else (None, None))]
        return [*limits, self._words["opinion.few"] if few else ""]

    def _called(self, key: str) -> str:
        return self._words[f"opinion.{CALLED[key]}"] if key in CALLED else figure_name(key, self._language)

    def _source(self, source: OpinionSource) -> str:
        return self._words[f"source.{source}"]

    def _name(self, line: OpinionLine) -> str:
        if isinstance(line.key, Segment):
            return self._words[f"segment.{line.key}"]
        return line.name or self._words["no_manager"]


def _scaled(value: float | None, scale: int) -> float | None:
    return None if value is None else value * scale


def _sums(opinion: Opinion) -> dict[str, float]:
    """Return the answers as the measures of crm.usecases.facts.answers, with what the interval of the NPS needs."""
    return {
        "answers": opinion.count,
        "rated": opinion.rated,
        "points": opinion.points,
        "happy": opinion.satisfied + opinion.content,
        "likely": opinion.nps_count,
        "net": opinion.promoters - opinion.detractors,
        "promoters": opinion.promoters,
        "detractors": opinion.detractors,
    }
