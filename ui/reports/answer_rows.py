"""The columns of how a form was answered: questions, and under each its answers with shares and intervals."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from crm.domain.survey.counted import CountLine
from ui.reports.opinion_rows import paint_band
from ui.texts.satisfaction import few_answers, percent, percents
from ui.theme.look import px
from ui.widgets.paint import LEFT, words
from ui.widgets.table.figure_table import FigureColumn

INDENT = 24


def answer_columns(enough: int) -> Sequence[FigureColumn]:
    """Return the columns; what stands on fewer than `enough` answers is grey and said to be few."""
    translate = QCoreApplication.translate

    def ink(line: CountLine) -> str:
        return "text3" if line.of < enough else "text"

    def interval_words(line: CountLine) -> str:
        spread = percents(line.interval)
        return f"{few_answers()} · {spread}" if spread and line.of < enough else spread

    return [
        FigureColumn(
            translate("SurveyAnswers", "Question and answers"),
            280,
            lambda line: line.words,
            _paint_words,
            elastic=3,
            tip=lambda line: line.words,
        ),
        FigureColumn(translate("SurveyAnswers", "Answers"), 84, lambda line: f"{line.count:,}", right=True),
        FigureColumn(
            translate("SurveyAnswers", "Share"),
            76,
            lambda line: percent(line.share) if line.is_answer else "",
            ink=ink,
            right=True,
            strong=True,
        ),
        FigureColumn(
            translate("SurveyAnswers", "95% interval"), 232, interval_words, _band(enough, interval_words), elastic=1
        ),
        FigureColumn(
            translate("SurveyAnswers", "Mean"),
            72,
            lambda line: "" if line.mean is None else f"{line.mean:.2f}",
            ink=ink,
            right=True,
        ),
    ]


def _paint_words(painter: QPainter, rect: QRectF, line: CountLine) -> None:
    """Paint a question strongly, an answer indented under it."""
    if line.is_answer:
        words(painter, rect.adjusted(px(INDENT), 0, 0, 0), line.words, "body", "text2", LEFT)
    else:
        words(painter, rect, line.words, "body_strong", "text", LEFT)


def _band(enough: int, interval_words: Callable[[CountLine], str]) -> Callable[[QPainter, QRectF, Any], None]:
    def paint(painter: QPainter, rect: QRectF, line: CountLine) -> None:
        interval, share = line.interval, line.share
        if interval is None or share is None:
            return
        few = line.of < enough
        room = QRectF(rect.left(), rect.top(), px(84), rect.height())
        paint_band(painter, room, interval, share, (0.0, 1.0), few)
        ink = "text3" if few else "text2"
        words(painter, rect.adjusted(px(94), 0, 0, 0), interval_words(line), "small", ink, LEFT)

    return paint
