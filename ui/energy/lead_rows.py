"""The lines of customers' coming demand: which feeder, how far, how likely, when, and how it ramps up."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from crm.domain.growth_desk import GrowthBoard, LeadLine, ramp_text
from ui.texts.dates import short_day
from ui.texts.errors import told
from ui.widgets.table.figure_table import FigureColumn


class PlacedLead(Struct, frozen=True):
    """A coming demand and the feeder that it comes on, "" where none is known."""

    feeder: str
    line: LeadLine


def placed(board: GrowthBoard) -> tuple[PlacedLead, ...]:
    """Return every coming demand, the largest first."""
    on_feeders = [PlacedLead(f"{row.substation} {row.feeder}", line) for row in board.rows for line in row.leads]
    every = [*on_feeders, *(PlacedLead("", line) for line in board.unplaced)]
    return tuple(sorted(every, key=lambda each: (-each.line.applied_kva, each.line.account, each.line.project)))


def stage_name(stage: str) -> str:
    """Return a stage in words."""
    return told(f"code.lead_stage.{stage}")


def lead_columns() -> Sequence[FigureColumn]:
    """Return the columns of coming demand."""
    translate = QCoreApplication.translate
    return (
        FigureColumn(translate("LeadRows", "Account"), 180, lambda row: row.line.account, strong=True, elastic=3),
        FigureColumn(translate("LeadRows", "Project"), 120, lambda row: row.line.project, elastic=2),
        FigureColumn(translate("LeadRows", "Feeder"), 112, lambda row: row.feeder or "—", elastic=1),
        FigureColumn(translate("LeadRows", "kVA"), 72, lambda row: f"{row.line.applied_kva:,.0f}", right=True),
        FigureColumn(translate("LeadRows", "Stage"), 104, lambda row: stage_name(row.line.stage)),
        FigureColumn(translate("LeadRows", "Likely"), 64, lambda row: f"{row.line.probability:.0%}", right=True),
        FigureColumn(
            translate("LeadRows", "Expected"), 104, lambda row: _day(row.line), tip=lambda row: _span(row.line)
        ),
        FigureColumn(translate("LeadRows", "Years 1–3, %"), 100, lambda row: ramp_text(row.line.ramp), right=True),
        FigureColumn(
            translate("LeadRows", "Updated"), 140, _updated, ink=lambda row: "warn" if row.line.is_stale else "text2"
        ),
    )


def _day(line: LeadLine) -> str:
    return "—" if line.expected_on is None else line.expected_on.isoformat()


def _span(line: LeadLine) -> str:
    """Return the earliest and the latest day where somebody said them."""
    if line.earliest_on is None and line.latest_on is None:
        return ""
    days = ("—" if day is None else day.isoformat() for day in (line.earliest_on, line.latest_on))
    return QCoreApplication.translate("LeadRows", "{earliest} at the earliest, {latest} at the latest").format(
        **dict(zip(("earliest", "latest"), days, strict=True))
    )


def _updated(row: PlacedLead) -> str:
    day = short_day(row.line.updated_on)
    return QCoreApplication.translate("LeadRows", "{day}, long ago").format(day=day) if row.line.is_stale else day
