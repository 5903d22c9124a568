"""The columns of the visit summary's sheets: their values, formats and widths, and the words of both languages."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from crm.domain.codelists import industry_by_code
from crm.domain.summary import Tally, VisitLine

DASH = "—"


@dataclass(frozen=True)
class SheetColumn:
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
    said = words(language)

    def coded(group: str, name: str) -> Callable[[VisitLine], str]:
        return lambda line: said.get(f"{group}.{getattr(line, name)}", str(getattr(line, name)))

    def plain(name: str) -> Callable[[VisitLine], Any]:
        return lambda line: getattr(line, name)

    def industry(line: VisitLine) -> str:
        known = industry_by_code().get(line.industry_code or "")
        if known is None:
            return line.industry_code or ""
        return known.zh if language == "zh_CN" else known.en

    def topics(line: VisitLine) -> str:
        return ("、" if language == "zh_CN" else ", ").join(said[f"topic.{topic}"] for topic in line.topics)

    def told(line: VisitLine) -> str:
        return "" if line.outage_plan_told is None else said["yes" if line.outage_plan_told else "no"]

    columns = [
        SheetColumn("visit_no", plain("visit_no"), width=17),
        SheetColumn("account_no", plain("account_no"), width=19),
        SheetColumn("account", plain("account"), width=34),
        SheetColumn("segment", coded("segment", "segment")),
        SheetColumn("importance_grade", coded("grade", "importance_grade"), width=10),
        SheetColumn("industry_code", industry, width=24),
        SheetColumn("area", plain("area"), width=14),
        SheetColumn("feeder", plain("feeder"), width=14),
        SheetColumn("contract_kva", plain("contract_kva"), "count", 14),
        SheetColumn("held_on", plain("held_on"), "date", 12),
        SheetColumn("arrived_at", plain("arrived_at"), "time", 9),
        SheetColumn("left_at", plain("left_at"), "time", 9),
        SheetColumn("channel", coded("channel", "channel"), width=8),
        SheetColumn("visitors", plain("visitors"), width=16),
        SheetColumn("participants", plain("participants"), width=18, is_personal=True),
        SheetColumn("topics", topics, width=26),
        SheetColumn("production", plain("production"), width=26),
        SheetColumn("content", plain("content"), width=48),
        SheetColumn("hazards", plain("hazards"), width=26),
        SheetColumn("outage_plan_told", told, width=10),
        SheetColumn("demand_kva", plain("demand_kva"), "count", 12),
        SheetColumn("demand_on", plain("demand_on"), "date", 12),
        SheetColumn("advice", plain("advice"), width=26),
        SheetColumn("issues", plain("issues"), width=36),
        SheetColumn("reply_on_site", plain("reply_on_site"), width=26),
        SheetColumn("satisfaction", plain("satisfaction"), "count", 8),
        SheetColumn("recommend", plain("recommend"), "count", 8),
        SheetColumn("next_visit_on", plain("next_visit_on"), "date", 12),
        SheetColumn("manager", plain("manager"), width=10),
        SheetColumn("record_state", coded("record", "record_state"), width=9),
    ]
    return [column for column in columns if personal or not column.is_personal]


def tally_columns() -> list[SheetColumn]:
    """Return the figures of a line of the summary in the order of domain.md 2.5."""

    def of(name: str) -> Callable[[Tally], Any]:
        return lambda tally: getattr(tally, name)

    kinds = {
        "plan_completion_rate": "percent",
        "on_time_rate": "percent",
        "coverage_rate": "percent",
        "closing_rate": "percent",
        "on_time_close_rate": "percent",
        "mean_closing_days": "decimal",
        "satisfaction": "decimal",
    }
    names = (
        "accounts planned visits on_site phone online plan_completion_rate on_time_rate coverage_rate overdue issues "
        "closed closing_rate on_time_close_rate mean_closing_days hazards remedied satisfaction demand_kva publicity"
    )
    return [SheetColumn(name, of(name), kinds.get(name, "count"), 11) for name in names.split()]
