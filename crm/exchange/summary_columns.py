"""The columns of the visit summary's sheets: their values, formats and widths, and the words of both languages."""

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import Any

from msgspec import Struct

from crm.domain.codelists import industry_by_code
from crm.domain.summary import Tally, VisitLine
from crm.exchange.book_model import DASH, BookColumn

__all__ = ["DASH", "SheetColumn", "detail_columns", "tally_cells", "tally_columns", "words"]


class SheetColumn(Struct, frozen=True):
    """One column: the key of its heading, its value, a format's name, its width in characters."""

    key: str
    value: Callable[[Any], Any]
    format: str = "text"
    width: int = 12
    is_personal: bool = False


@cache
def words(language: str) -> Mapping[str, str]:
    """Return the workbook's texts."""
    known = language if language in ("en", "zh_CN") else "en"
    text = files("resources").joinpath("workbook", f"{known}.json").read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def detail_columns(language: str, personal: bool) -> list[SheetColumn]:
    """Return the detail sheet's columns in the order of domain.md 2.3; people of the customer only when asked for."""
    columns = [*_visit_columns(language), *_record_columns(language)]
    return [column for column in columns if personal or not column.is_personal]


def _plain(name: str) -> Callable[[VisitLine], Any]:
    return attrgetter(name)


def _coded(language: str, group: str, name: str) -> Callable[[VisitLine], str]:
    said, code = words(language), attrgetter(name)
    word = cache(lambda value: said.get(f"{group}.{value}", str(value)))
    return lambda line: word(code(line))


def _visit_columns(language: str) -> list[SheetColumn]:
    """Return whom the visit was to, when, how, and about what."""
    said = words(language)

    def industry(line: VisitLine) -> str:
        known = industry_by_code().get(line.industry_code or "")
        if known is None:
            return line.industry_code or ""
        return known.zh if language == "zh_CN" else known.en

    def topics(line: VisitLine) -> str:
        return ("、" if language == "zh_CN" else ", ").join(said[f"topic.{topic}"] for topic in line.topics)

    return [
        SheetColumn("visit_no", _plain("visit_no"), width=17),
        SheetColumn("account_no", _plain("account_no"), width=19),
        SheetColumn("account", _plain("account"), width=34),
        SheetColumn("segment", _coded(language, "segment", "segment")),
        SheetColumn("importance_grade", _coded(language, "grade", "importance_grade"), width=10),
        SheetColumn("industry_code", industry, width=24),
        SheetColumn("area", _plain("area"), width=14),
        SheetColumn("feeder", _plain("feeder"), width=14),
        SheetColumn("contract_kva", _plain("contract_kva"), "count", 14),
        SheetColumn("held_on", _plain("held_on"), "date", 12),
        SheetColumn("arrived_at", _plain("arrived_at"), "time", 9),
        SheetColumn("left_at", _plain("left_at"), "time", 9),
        SheetColumn("channel", _coded(language, "channel", "channel"), width=8),
        SheetColumn("visitors", _plain("visitors"), width=16),
        SheetColumn("participants", _plain("participants"), width=18, is_personal=True),
        SheetColumn("topics", topics, width=26),
    ]


def _record_columns(language: str) -> list[SheetColumn]:
    """Return what was found and said, and what became of it."""
    said = words(language)

    def told(line: VisitLine) -> str:
        return "" if line.outage_plan_told is None else said["yes" if line.outage_plan_told else "no"]

    return [
        SheetColumn("production", _plain("production"), width=26),
        SheetColumn("quarter_kwh", lambda line: line.energy.kwh, "count", 13),
        SheetColumn("quarter_fee", lambda line: line.energy.fee, "count", 13),
        SheetColumn("quarter_yoy", lambda line: line.energy.yoy, "percent", 11),
        SheetColumn("content", _plain("content"), width=48),
        SheetColumn("hazards", _plain("hazards"), width=26),
        SheetColumn("outage_plan_told", told, width=10),
        SheetColumn("demand_kva", _plain("demand_kva"), "count", 12),
        SheetColumn("demand_on", _plain("demand_on"), "date", 12),
        SheetColumn("advice", _plain("advice"), width=26),
        SheetColumn("materials", _plain("materials"), width=26),
        SheetColumn("issues", _plain("issues"), width=36),
        SheetColumn("reply_on_site", _plain("reply_on_site"), width=26),
        SheetColumn("promised_on", _plain("promised_on"), "date", 12),
        SheetColumn("satisfaction", _plain("satisfaction"), "count", 8),
        SheetColumn("recommend", _plain("recommend"), "count", 8),
        SheetColumn("next_visit_on", _plain("next_visit_on"), "date", 12),
        SheetColumn("files", _plain("files"), "count", 8),
        SheetColumn("manager", _plain("manager"), width=10),
        SheetColumn("reviewer", _plain("reviewer"), width=10),
        SheetColumn("record_state", _coded(language, "record", "record_state"), width=9),
    ]


RATES = {
    "plan_completion_rate": ("planned_done", "planned", "percent"),
    "on_time_rate": ("planned_on_time", "planned", "percent"),
    "coverage_rate": ("covered", "due", "percent"),
    "closing_rate": ("closed", "issues", "percent"),
    "on_time_close_rate": ("closed_on_time", "ended", "percent"),
    "mean_closing_days": ("closing_days", "closed", "decimal"),
    "satisfaction": ("rating_sum", "rated", "decimal"),
}
"""What each rate is made of, and its number format."""
FIGURES = (
    "accounts planned visits on_site phone online plan_completion_rate on_time_rate coverage_rate overdue issues "
    "closed closing_rate on_time_close_rate mean_closing_days hazards remedied satisfaction demand_kva publicity"
)
BASIS = "planned_done planned_on_time due covered closed_on_time ended closing_days rated rating_sum"


def tally_columns(language: str) -> list[BookColumn]:
    """Return the figures of a line in the order of domain.md 2.5, then the counts that its rates stand on."""
    said = words(language)
    columns = []
    for name in (*FIGURES.split(), *BASIS.split()):
        part, whole, form = RATES.get(name, ("", "", "count"))
        basis = name in BASIS.split()
        columns.append(BookColumn(name, said[f"sum.{name}"], form, 11, not whole, part, whole, basis=basis))
    return columns


def tally_cells(tally: Tally) -> list[Any]:
    """Return the cells of a line by tally_columns."""
    return [getattr(tally, name) for name in (*FIGURES.split(), *BASIS.split())]
