"""Twelve months on paper: bars of energy with last year's mark, and the figures of each month under its bar."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTransform

from crm.domain.brief import Brief, BriefMonth
from ui.printing.paper import ALARM, INK, LINE, QUIET, Picture
from ui.texts.dates import month_name
from ui.theme.look import english
from ui.theme.theme import families
from ui.theme.tokens import COLOURS

WIDE, LABELS = 686.0, 84.0
"""Pixels at 96 dots an inch: the whole strip, and its first column."""
MONTHS, ROW, GAP = 13.0, 12.5, 4.0
LETTERS_PT = 7.0
BAR_SHARE = 0.5
BEFORE = COLOURS["warn_fill"].light
TEXT = COLOURS["text"].light
KWH_LIMIT = 100_000
"""Above it energy is shown in a larger unit (domain.md section 13)."""
WAN, MWH = 10_000.0, 1000.0


class _Row(Struct, frozen=True):
    """A line of figures; `is_before` is the year before, quieter; `is_alarm` says which figures stand out."""

    label: str
    figures: tuple[str, ...]
    is_before: bool = False
    alarms: tuple[bool, ...] = ()


def energy_strip(brief: Brief, bars: int) -> Picture:
    """Return the picture of a brief's months, its highest bar so many pixels high.

    A power factor below the target and a large change stand out.
    """
    rows = tuple(_rows(brief.months, brief.pf_target, brief.change_share))
    height = bars + MONTHS + GAP + ROW * len(rows) + GAP
    return Picture(round(height), lambda painter, place: _paint(painter, place, brief.months, rows, bars))


def _rows(months: Sequence[BriefMonth], pf_target: float, change_share: float) -> list[_Row]:
    translate = QCoreApplication.translate
    unit, divisor, digits = _unit(months)
    before = translate("EnergyStrip", "a year before")
    changes = tuple(month.change for month in months)
    return [
        _Row(
            translate("EnergyStrip", "Energy, {unit}").format(unit=unit),
            tuple(_scaled(month.kwh, divisor, digits) for month in months),
        ),
        _Row(before, tuple(_scaled(month.kwh_before, divisor, digits) for month in months), True),
        _Row(
            translate("EnergyStrip", "Change"),
            tuple("—" if change is None else f"{round(change * 100):+d}%" for change in changes),
            alarms=tuple(change is not None and abs(change) >= change_share for change in changes),
        ),
        _Row(translate("EnergyStrip", "Demand, kW"), tuple(_scaled(month.demand_kw, 1, 0) for month in months)),
        _Row(before, tuple(_scaled(month.demand_before, 1, 0) for month in months), True),
        _Row(
            translate("EnergyStrip", "Power factor"),
            tuple(_scaled(month.pf, 1, 2) for month in months),
            alarms=tuple(month.pf is not None and month.pf < pf_target for month in months),
        ),
        _Row(before, tuple(_scaled(month.pf_before, 1, 2) for month in months), True),
    ]


def _unit(months: Sequence[BriefMonth]) -> tuple[str, float, int]:
    """Return (unit, kWh in it, decimals) that suit the largest month."""
    largest = max((month.kwh or 0 for month in months), default=0)
    if largest < KWH_LIMIT:
        return "kWh", 1, 0
    if english():
        return "MWh", MWH, 0
    return QCoreApplication.translate("EnergyStrip", "10,000 kWh"), WAN, 1 if largest >= 1000 * WAN else 2


def _scaled(value: float | None, divisor: float, digits: int) -> str:
    return "—" if value is None else f"{value / divisor:,.{digits}f}"


def _paint(painter: QPainter, place: QRectF, months: Sequence[BriefMonth], rows: Sequence[_Row], bars: int) -> None:
    """Draw in pixels at 96 dots an inch, whatever the device has."""
    unit = place.width() / WIDE
    step = (WIDE - LABELS) / max(len(months), 1)
    painter.save()
    painter.setTransform(QTransform.fromTranslate(place.left(), place.top()), combine=True)
    centres = [LABELS + step * (number + 0.5) for number in range(len(months))]
    _bars(painter, months, centres, step, unit, bars)
    text = _writer(painter, unit)
    for month, centre in zip(months, centres, strict=True):
        text(_month(month), QRectF(centre - step / 2, bars, step, MONTHS), QUIET, Qt.AlignmentFlag.AlignHCenter)
    top = bars + MONTHS + GAP
    for row in rows:
        _figures(painter, row, top, centres, step, unit)
        top += ROW
    painter.restore()


def _month(month: BriefMonth) -> str:
    """Return a month's short name, with its year where one begins."""
    name = month_name(month.month)
    if english():
        name = name[:3]
    if month.month.month > 1:
        return name
    words = QCoreApplication.translate("EnergyStrip", "{month} {year}")
    return words.format(month=name, year=f"{month.month:%y}")


def _bars(
    painter: QPainter, months: Sequence[BriefMonth], centres: Sequence[float], step: float, unit: float, bars: int
) -> None:
    highest = max((max(month.kwh or 0, month.kwh_before or 0) for month in months), default=0) or 1
    wide, room = step * BAR_SHARE, bars - 3
    base = QPen(QColor(LINE), unit)
    painter.setPen(base)
    painter.drawLine(QPointF(LABELS * unit, bars * unit), QPointF(WIDE * unit, bars * unit))
    for month, centre in zip(months, centres, strict=True):
        high = room * (month.kwh or 0) / highest
        bar = QRectF((centre - wide / 2) * unit, (bars - high) * unit, wide * unit, high * unit)
        painter.fillRect(bar, QColor(INK))
        if month.kwh_before is not None:
            level = (bars - room * month.kwh_before / highest) * unit
            painter.setPen(QPen(QColor(BEFORE), 1.6 * unit))
            painter.drawLine(QPointF((centre - wide * 0.8) * unit, level), QPointF((centre + wide * 0.8) * unit, level))


def _figures(painter: QPainter, row: _Row, top: float, centres: Sequence[float], step: float, unit: float) -> None:
    ink = QUIET if row.is_before else TEXT
    text = _writer(painter, unit)
    text(row.label, QRectF(0, top, LABELS, ROW), ink, Qt.AlignmentFlag.AlignLeft)
    alarms = row.alarms or (False,) * len(row.figures)
    for words, centre, is_alarm in zip(row.figures, centres, alarms, strict=True):
        cell = QRectF(centre - step / 2, top, step, ROW)
        text(words, cell, ALARM if is_alarm else ink, Qt.AlignmentFlag.AlignHCenter, bold=is_alarm)


def _writer(painter: QPainter, unit: float) -> Callable[..., None]:
    """Return what writes a text into a rectangle of pixels at 96 dots an inch."""

    def write(words: str, cell: QRectF, ink: str, side: Qt.AlignmentFlag, bold: bool = False) -> None:
        font = QFont(families())
        font.setPointSizeF(LETTERS_PT)
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        spot = QRectF(cell.x() * unit, cell.y() * unit, cell.width() * unit, cell.height() * unit)
        painter.drawText(spot, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, words)

    return write
