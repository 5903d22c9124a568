"""The lines of the line-loss table: figures, the rate against its expected range, a year, and what was found."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter

from crm.domain.codelists import voltage_by_code
from crm.domain.energy_desk import LossRow
from crm.domain.losses import Anomaly, LossSum, Section, SectionAccount
from crm.domain.summary import month_before
from ui.texts.counts import counts
from ui.texts.dates import month_and_year
from ui.texts.names import voltage_name
from ui.theme.look import colour, english, pixmap, px
from ui.widgets.paint import LEFT, dot, middle, rounded, square, text_width, words
from ui.widgets.table.figure_table import FigureColumn
from ui.widgets.table.sparkline import draw_sparkline

LOWEST, HIGHEST = -2.0, 12.0
"""The rates in percent at the ends of the range's track; what lies beyond is held at its end."""
MWH = 1000.0
LOUD = frozenset({Anomaly.NEGATIVE, Anomaly.HIGH, Anomaly.JUMP})


def loss_columns(shown: Callable[[LossRow], str], section: Section) -> Sequence[FigureColumn]:
    """Return the columns; `shown` says in words what was found about a row."""
    translate = QCoreApplication.translate
    is_area = section is Section.AREA
    name = translate("LossRows", "Transformer area") if is_area else translate("LossRows", "Feeder")
    return (
        FigureColumn(name, 152, _name, paint=paint_name, elastic=2),
        FigureColumn(translate("LossRows", "My accounts"), 104, lambda row: str(row.my_accounts), right=True),
        FigureColumn(translate("LossRows", "Supplied, MWh"), 112, lambda row: _mwh(row.supply_kwh), right=True),
        FigureColumn(translate("LossRows", "Sold, MWh"), 108, lambda row: _mwh(row.sales_kwh), right=True),
        FigureColumn(translate("LossRows", "Loss"), 72, _rate, ink=_ink, right=True, strong=True),
        FigureColumn(translate("LossRows", "Loss in expected range, %"), 176, _range, paint=paint_range, elastic=2),
        FigureColumn(translate("LossRows", "12 months"), 96, _year, paint=paint_year),
        FigureColumn(
            translate("LossRows", "What was found"),
            208,
            shown,
            paint=lambda painter, area, row: paint_found(painter, area, row, shown(row)),
            elastic=3,
            tip=shown,
        ),
    )


def _name(row: LossRow) -> str:
    return " · ".join((row.name, *_voltage(row)))


def _voltage(row: LossRow) -> tuple[str, ...]:
    """Return the voltage of a feeder, by which it is judged; an area has none."""
    return () if row.voltage_code is None else (voltage_name(row.voltage_code),)


def paint_name(painter: QPainter, area: QRectF, row: LossRow) -> None:
    """Paint what a section is called and, where there is room, its voltage beside it."""
    words(painter, area, row.name, "body_strong", "text", LEFT)
    left = text_width(row.name, "body_strong") + px(8)
    for voltage in _voltage(row):
        if left + text_width(voltage, "small") <= area.width():
            words(painter, area.adjusted(left, 0, 0, 0), voltage, "small", "text3", LEFT)


def sum_columns() -> Sequence[FigureColumn]:
    """Return the columns of sums over feeders."""
    translate = QCoreApplication.translate
    return (
        FigureColumn(translate("LossRows", "Place"), 180, _place, strong=True, elastic=2),
        FigureColumn(translate("LossRows", "Feeders"), 88, lambda row: str(row.feeders), right=True),
        FigureColumn(translate("LossRows", "Supplied, MWh"), 120, lambda row: _mwh(row.supply_kwh), right=True),
        FigureColumn(translate("LossRows", "Sold, MWh"), 120, lambda row: _mwh(row.sales_kwh), right=True),
        FigureColumn(translate("LossRows", "Loss"), 88, lambda row: _percent(row.rate), right=True, strong=True),
        FigureColumn(
            translate("LossRows", "Without dedicated feeders"), 180, lambda row: _percent(row.shared_rate), right=True
        ),
        FigureColumn("", 24, lambda _row: "", elastic=1),
    )


def _place(row: LossSum) -> str:
    named = voltage_by_code().get(row.name)
    if named is not None:
        return named.en if english() else named.zh
    return row.name or QCoreApplication.translate("LossRows", "not known")


def _percent(rate: float | None) -> str:
    return "—" if rate is None else f"{rate:.2f}%"


def found_text(row: LossRow) -> str:
    """Return what was found about a feeder's month, the gravest first."""
    translate = QCoreApplication.translate
    judged = row.judged
    if judged.apart:
        if row.has_transfer:
            return translate("LossRows", "Load was moved in this month: not judged")
        if Anomaly.MISSING in judged.kinds:
            return translate("LossRows", "Too few meters were read: not judged")
        return translate("LossRows", "Too little energy to be judged")
    names = {
        Anomaly.NEGATIVE: translate("LossRows", "More sold than supplied"),
        Anomaly.JUMP: translate("LossRows", "Jump against its own past"),
        Anomaly.HIGH: translate("LossRows", "Over the limit"),
        Anomaly.DRIFT: translate("LossRows", "Rising for three months"),
        Anomaly.FROZEN: translate("LossRows", "The same figure three times: not read"),
        Anomaly.WATCH: translate("LossRows", "Over the mark to watch"),
        Anomaly.ZERO_SUPPLY: translate("LossRows", "No supply"),
    }
    said = [names[kind] for kind in names if kind in judged.kinds]
    case = translate("LossRows", "case open") if row.case_id is not None else ""
    days = translate("LossRows", "last days unusual") if row.days_unusual else ""
    if not said:
        return " · ".join(filter(None, (translate("LossRows", "In range"), days, case)))
    fallen = len(row.falling)
    less = counts().used_less(fallen) if fallen else ""
    return " · ".join(filter(None, (said[0], days, less, case)))


def account_table(rows: Sequence[SectionAccount], month: date) -> list[list[str]]:
    """Return the accounts on a section as a table under its headings."""
    translate = QCoreApplication.translate
    heads = [
        translate("LossRows", "Account"),
        month_and_year(month),
        month_and_year(month_before(month, 1)),
        translate("LossRows", "Change"),
        translate("LossRows", "What was found"),
    ]
    look = translate("LossRows", "far less: look at the meter")
    return [
        heads,
        *([row.name, _kwh(row.kwh), _kwh(row.before), _change(row), look if row.is_fallen else ""] for row in rows),
    ]


def _kwh(value: float | None) -> str:
    return "—" if value is None else f"{value:,.0f} kWh"


def _change(row: SectionAccount) -> str:
    return "—" if row.change is None else f"{row.change:+.1%}"


def _mwh(kwh: float) -> str:
    return f"{kwh / MWH:,.0f}"


def _rate(row: LossRow) -> str:
    return "—" if row.judged.rate is None else f"{row.judged.rate:.1f}%"


def _ink(row: LossRow) -> str:
    if row.judged.apart:
        return "text3"
    if LOUD & set(row.judged.kinds):
        return "danger"
    return "warn" if row.judged.kinds or row.days_unusual else "text"


def _range(row: LossRow) -> str:
    judged = row.judged
    if judged.low is None or judged.high is None:
        return QCoreApplication.translate("LossRows", "no range yet")
    return f"{judged.low:.1f}–{judged.high:.1f}%"


def _year(row: LossRow) -> str:
    return ", ".join("—" if rate is None else f"{rate:.1f}" for rate in row.rates)


def paint_range(painter: QPainter, area: QRectF, row: LossRow) -> None:
    """Paint the track, the range in which the rate was expected, and the rate."""
    track = middle(area.adjusted(0, 0, -px(16), 0), px(5))
    rounded(painter, track, px(3), fill=colour("track"))
    judged = row.judged

    def at(rate: float) -> float:
        share = (min(max(rate, LOWEST), HIGHEST) - LOWEST) / (HIGHEST - LOWEST)
        return track.left() + track.width() * share

    if judged.low is not None and judged.high is not None:
        left, right = at(judged.low), at(judged.high)
        rounded(painter, middle(QRectF(left, area.top(), right - left, area.height()), px(12)), px(3), colour("band"))
    if judged.rate is not None:
        ink = {"danger": "danger_fill", "warn": "warn_fill", "text3": "control"}.get(_ink(row), "accent")
        dot(painter, QPointF(at(judged.rate), area.center().y()), px(5), colour(ink), colour("surface"))


def paint_year(painter: QPainter, area: QRectF, row: LossRow) -> None:
    """Paint the rates of a year as a line; months that are missing are passed over."""
    rates = [rate for rate in row.rates if rate is not None]
    if len(rates) > 1:
        room = area.adjusted(0, px(8), 0, -px(8))
        size = QSize(round(room.width()), round(room.height()))
        painter.drawPixmap(room.topLeft(), draw_sparkline(rates, size, painter.device().devicePixelRatioF()))


def paint_found(painter: QPainter, area: QRectF, row: LossRow, text: str) -> None:
    """Paint what was found, with a mark where somebody must look."""
    ink = _ink(row)
    if ink in ("danger", "warn"):
        image = pixmap(
            "warning-circle" if ink == "danger" else "warning", ink, 16, painter.device().devicePixelRatioF()
        )
        painter.drawPixmap(square(area.left(), area, px(16)).topLeft(), image)
        area = area.adjusted(px(24), 0, 0, 0)
        ink = "text"
    words(painter, area, text, "body", "text2" if ink != "text" or not row.judged.kinds else "text", LEFT)
