"""Satisfaction and the service gap written out, and as the object that `rounds export --json` prints."""

from msgspec.structs import asdict

from crm.domain.reports import Fact
from crm.domain.satisfaction import Interval, Opinion, OpinionLine, OpinionPicture, OpinionSource
from crm.domain.service_gap import GapLine
from crm.domain.summary import SummaryFilter
from crm.exchange.report_words import filter_words, narrowings
from crm.exchange.satisfaction_book import SatisfactionBook, satisfaction_book
from crm.storage.reader import Reader
from crm.storage.visits import person_name
from crm.usecases.fact_rows import FactNames
from crm.usecases.facts.answers import answer_facts
from crm.usecases.facts.counting import Counting
from crm.usecases.heading import heading
from crm.usecases.made_book import MadeBook
from crm.usecases.satisfaction import Satisfaction


def book_of_satisfaction(reader: Reader, told: Satisfaction, language: str) -> MadeBook:
    """Return the workbook; the count is that of answers."""
    wanted = told.wanted
    manager = person_name(reader, wanted.person_id) if wanted.person_id else None
    narrowed = SummaryFilter(wanted.first, wanted.last, wanted.area_id, wanted.person_id, None, wanted.street)
    filtered = filter_words(narrowings(told.area, manager, narrowed, language), language)
    made = SatisfactionBook(
        heading(reader, wanted.first, wanted.last, filtered, told.area or told.bureau),
        told.enough,
        told.pictures,
        told.gaps,
        _answers(reader, narrowed),
        FactNames(reader).rows,
    )
    return MadeBook(satisfaction_book(made, language), sum(picture.total.count for picture in told.pictures))


def _answers(reader: Reader, wanted: SummaryFilter) -> list[tuple[OpinionSource, Fact]]:
    counting = Counting(reader, wanted)
    return [(source, fact) for source in OpinionSource for fact in answer_facts(counting, source)]


def as_json(told: Satisfaction) -> dict[str, object]:
    """Return the figures; shares are of 1, null where nothing counts."""
    return {
        "from": told.wanted.first.isoformat(),
        "to": told.wanted.last.isoformat(),
        "enough": told.enough,
        "sources": {picture.source.value: _picture(picture) for picture in told.pictures},
        "gap": {
            source.value: {line.metric.value: _gap(line) for line in gap.lines} for source, gap in told.gaps.items()
        },
    }


def _picture(picture: OpinionPicture) -> dict[str, object]:
    def named(line: OpinionLine) -> dict[str, object]:
        trend = {begin.isoformat(): _opinion(each) for begin, each in sorted(line.trend.items())}
        return {"name": line.name, **_opinion(line.opinion), "trend": trend}

    return {
        **_opinion(picture.total),
        "segments": [named(line) for line in picture.segments],
        "managers": [named(line) for line in picture.managers],
    }


def _opinion(opinion: Opinion) -> dict[str, object]:
    return {
        "n": opinion.count,
        "csat": opinion.csat,
        "satisfied": opinion.share,
        "satisfied_interval": _interval(opinion.share_interval),
        "nps_n": opinion.nps_count,
        "nps": opinion.nps,
        "nps_interval": _interval(opinion.nps_interval),
    }


def _interval(interval: Interval | None) -> list[float] | None:
    return list(asdict(interval).values()) if interval else None


def _gap(line: GapLine) -> dict[str, object]:
    segments = {
        segment.value: {"value": each.value, "n": each.count, "interval": _interval(each.interval)}
        for segment, each in line.measures.items()
    }
    act = [segment.value for segment in line.acts_on]
    return {"segments": segments, "gap": line.gap, "ratio": line.ratio, "index": line.index, "act_for": act}
