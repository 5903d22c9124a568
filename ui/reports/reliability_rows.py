"""The columns of reliability and of how right times of restoration were."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication

from crm.domain.outage_ledger import IndexPair, LedgerRow, ScoreRow
from ui.texts.dates import near_day
from ui.widgets.table.figure_table import FigureColumn

MINUTES = 60


def index_columns(title: str, label: Callable[[str], str]) -> Sequence[FigureColumn]:
    """Return the columns of the indices beside last year's; the first one is titled so."""
    translate = QCoreApplication.translate

    def now(name: str) -> Callable[[Any], str]:
        return lambda pair: _value(pair.now, name)

    def before(name: str) -> Callable[[Any], str]:
        return lambda pair: _value(pair.before, name)

    return (
        FigureColumn(title, 132, lambda pair: label(pair.now.label), strong=True, elastic=2),
        FigureColumn(
            translate("ReliabilityRows", "SAIDI, min"), 88, lambda pair: _value(pair.now, "saidi"), right=True
        ),
        FigureColumn(translate("ReliabilityRows", "a year before"), 96, before("saidi"), ink=_quiet, right=True),
        FigureColumn(translate("ReliabilityRows", "SAIFI"), 72, now("saifi"), right=True),
        FigureColumn(translate("ReliabilityRows", "a year before"), 96, before("saifi"), ink=_quiet, right=True),
        FigureColumn(translate("ReliabilityRows", "CAIDI, min"), 88, now("caidi"), right=True),
        FigureColumn(translate("ReliabilityRows", "ASAI"), 96, now("asai"), right=True),
    )


def _quiet(_pair: IndexPair) -> str:
    return "text3"


def _value(row: Any, name: str) -> str:
    return index_value(name, getattr(row, name))


def index_value(name: str, value: float | None) -> str:
    """Return an index as it is written: hours as minutes, ASAI in percent."""
    if value is None:
        return "—"
    if name in ("saidi", "caidi"):
        return f"{value * MINUTES:,.1f}"
    return f"{value * 100:.4f}%" if name == "asai" else f"{value:.3f}"


def score_columns(title: str, words: Callable[[str], str]) -> Sequence[FigureColumn]:
    """Return the columns of many faults in groups."""
    translate = QCoreApplication.translate
    nobody = translate("ReliabilityRows", "not said")
    return (
        FigureColumn(title, 150, lambda row: words(row.label) or nobody, strong=True, elastic=2),
        FigureColumn(translate("ReliabilityRows", "Faults"), 64, lambda row: str(row.score.outages), right=True),
        FigureColumn(translate("ReliabilityRows", "Within tolerance"), 116, _accuracy, right=True, strong=True),
        FigureColumn(translate("ReliabilityRows", "Later or earlier"), 116, _bias, ink=_bias_ink, right=True),
        FigureColumn(
            translate("ReliabilityRows", "Changes"), 72, lambda row: _number(row.score.mean_changes, 1), right=True
        ),
        FigureColumn(
            translate("ReliabilityRows", "First after"),
            96,
            lambda row: _minutes(row.score.mean_first_delay),
            right=True,
        ),
    )


def _accuracy(row: ScoreRow) -> str:
    score = row.score
    return "—" if score.accuracy is None else f"{score.accuracy:.0%} · {score.accurate}/{score.judged}"


def _bias(row: ScoreRow) -> str:
    bias = row.score.mean_bias
    return "—" if bias is None else f"{bias:+,.0f} min"


def _bias_ink(row: ScoreRow) -> str:
    bias = row.score.mean_bias
    return "warn" if bias is not None and bias > MINUTES else "text2"


def ledger_columns(local: Callable[[Any], Any]) -> Sequence[FigureColumn]:
    """Return the columns of single faults with the error of each time that was said."""
    translate = QCoreApplication.translate

    def ended(row: LedgerRow) -> str:
        at = local(row.ended_at)
        return f"{near_day(at.date())} {at:%H:%M}"

    return (
        FigureColumn(translate("ReliabilityRows", "Feeder"), 132, lambda row: row.feeder, strong=True, elastic=1),
        FigureColumn(translate("ReliabilityRows", "Came back"), 150, ended),
        FigureColumn(
            translate("ReliabilityRows", "First after"), 88, lambda row: _minutes(row.first_delay), right=True
        ),
        FigureColumn(translate("ReliabilityRows", "Changes"), 72, lambda row: str(row.changes), right=True),
        FigureColumn(translate("ReliabilityRows", "Error of each, min"), 180, _errors, elastic=2, tip=_errors),
    )


def _delay(row: LedgerRow) -> str:
    return _minutes(row.first_delay)


def _errors(row: LedgerRow) -> str:
    return ", ".join(f"{error:+,.0f}" for error in row.errors) or "—"


def _number(value: float | None, digits: int) -> str:
    return "—" if value is None else f"{value:.{digits}f}"


def _minutes(value: float | None) -> str:
    return "—" if value is None else f"{value:,.0f} min"
