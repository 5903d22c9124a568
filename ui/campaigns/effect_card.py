"""What came of a campaign: told accounts before and after, beside accounts like them that it is not for."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from crm.domain.campaign_effect import Effect, EffectLine, Verdict
from ui.campaigns.words import figure, metric_name, verdict_words
from ui.theme.look import px
from ui.widgets.card import Card, inset
from ui.widgets.labels import Text
from ui.widgets.paint import LEFT, words
from ui.widgets.states import EmptyState
from ui.widgets.table.figure_table import FigureColumn, FigureTable

SIDE = 20
INKS = {Verdict.BETTER: "ok", Verdict.WORSE: "danger"}


class EffectCard(Card):
    """`table` has a row for each figure; words say how many stand behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self.set_title(self.tr("Before and after, beside accounts like them"))
        self.how = Text("", "body", "text2", wrap=True)
        self.table = FigureTable(self.tr("Effect of the campaign"), 52)
        self.empty = EmptyState("chart-line", "", "")
        self.body.addSpacing(px(12))
        self.body.addLayout(inset(SIDE, self.how))
        self.body.addSpacing(px(8))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.empty, 1)

    def show_effect(self, effect: Effect) -> None:
        """Show what became of the told accounts."""
        self.table.setVisible(bool(effect.lines))
        self.empty.setVisible(not effect.lines)
        self.how.setVisible(bool(effect.lines))
        if not effect.lines:
            if effect.told:
                later = self.tr("Everybody was told so recently that no whole month has been read since.")
                self.empty.set_words("clock", self.tr("Too early to say"), later)
            else:
                self.empty.set_words("chart-line", self.tr("Nobody was told yet"), "")
            return
        how = self.tr(
            "{months} months before and after the month in which an account was told first, beside accounts of one "
            "industry, voltage and capacity that the campaign is not for. {told} were told, {waiting} too recently."
        )
        self.how.set_text(how.format(months=effect.months, told=effect.told, waiting=effect.waiting))
        self.table.show_rows(_columns(effect.least), effect.lines)


def _columns(least: int) -> Sequence[FigureColumn]:
    translate = QCoreApplication.translate
    return (
        FigureColumn(
            translate("EffectCard", "Figure"),
            250,
            partial(_spoken, least),
            partial(_paint_figure, least),
            elastic=3,
            tip=partial(_spoken, least),
        ),
        FigureColumn(translate("EffectCard", "Told / peers"), 96, _counts, right=True),
        FigureColumn(translate("EffectCard", "Told"), 140, _told, right=True, elastic=1),
        FigureColumn(translate("EffectCard", "Peers"), 140, _peers, right=True, elastic=1),
        FigureColumn(translate("EffectCard", "Difference"), 120, _difference, right=True, strong=True, elastic=1),
    )


def _spoken(least: int, row: EffectLine) -> str:
    return f"{metric_name(row.metric)}, {verdict_words(row, least)}"


def _paint_figure(least: int, painter: QPainter, area: QRectF, row: EffectLine) -> None:
    top = QRectF(area.left(), area.top() + px(7), area.width(), px(20))
    words(painter, top, metric_name(row.metric), "body_strong", "text", LEFT)
    ink = INKS.get(row.verdict, "text2")
    words(painter, top.translated(0, px(19)), verdict_words(row, least), "small", ink, LEFT)


def _counts(row: EffectLine) -> str:
    return f"{row.told} / {row.peers}"


def _told(row: EffectLine) -> str:
    return _change(row, row.before, row.after)


def _peers(row: EffectLine) -> str:
    return _change(row, row.peers_before, row.peers_after)


def _change(row: EffectLine, before: float | None, after: float | None) -> str:
    return "—" if before is None else f"{figure(row.metric, before)} → {figure(row.metric, after)}"


def _difference(row: EffectLine) -> str:
    if row.difference is None:
        return "—"
    margin = figure(row.metric, row.margin, signed=True).lstrip("+")
    return f"{figure(row.metric, row.difference, signed=True)} ± {margin}"
