"""TEMPORARY adapter until ui.theme is there (never committed in this form)."""

import functools

import qtawesome
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPixmap

DARK = False
T = {
    "canvas": "F5F7F8/12181C",
    "surface": "FFFFFF/1A2126",
    "rail": "EBEFF1/0F1418",
    "raised": "FFFFFF/222B31",
    "sunken": "EEF2F3/151B20",
    "quiet": "EDF1F3/252E34",
    "track": "EDF1F3/252E34",
    "hover": "F1F5F6/212A30",
    "selected": "E3F1F3/173740",
    "border": "E0E6E9/2B353C",
    "border_strong": "C7D0D5/3D4A53",
    "grid": "E7ECEE/253037",
    "control": "808C94/71808A",
    "text": "17232B/E7EDF0",
    "text2": "4C5A64/B4C0C7",
    "text3": "5D6A73/8F9DA6",
    "disabled": "A3AEB5/5D6A73",
    "accent": "0B6375/4DB5C6",
    "accent_hover": "095262/67C4D3",
    "accent_press": "07434F/3C9CAC",
    "on_accent": "FFFFFF/06222A",
    "accent_soft": "E0F0F2/17363E",
    "accent_text": "0A5A6A/74CBD9",
    "focus": "0B6375/74CBD9",
    "danger": "B3261E/F2938B",
    "danger_soft": "FBEAE8/3B2221",
    "danger_fill": "D0453B/E06A60",
    "warn": "8F4B00/EBB267",
    "warn_soft": "FCF0DD/382A17",
    "warn_fill": "C2720F/DE9A3C",
    "ok": "2B6B33/8CCB92",
    "ok_soft": "E6F3E6/1C3222",
    "ok_fill": "4C9A55/63AE6C",
    "info": "2A5D9C/94BDEB",
    "info_soft": "E8F0FA/1D2D42",
    "info_fill": "4C86C9/6AA0DE",
    "now": "C2372D/F0786F",
}
S = {
    "top100": {"mark": "A33A6F/D97BAB", "tint": "FAEAF2/3A2331", "text": "8C2F5E/EBA3C8"},
    "direct_service": {"mark": "A8760A/D6A63C", "tint": "F9F1DD/352B15", "text": "7A5400/E5BE6B"},
    "large_industrial": {"mark": "3E63B8/7B9BE8", "tint": "E9EEF9/212C45", "text": "33529C/A5BCF2"},
    "small_business": {"mark": "55622A/CBD6A0", "tint": "EDF1F3/252E34", "text": "4C5A64/B4C0C7"},
    "residential": {"mark": "8A959E/74818B", "tint": "EDF1F3/252E34", "text": "4C5A64/B4C0C7"},
}


def _c(v: str) -> QColor:
    return QColor("#" + v.split("/")[1 if DARK else 0])


def colour(token: str) -> QColor:
    return _c(T[token])


def segment_colour(segment: str, part: str) -> QColor:
    return _c(S[str(segment)][part])


F = {
    "figure_l": (28, 600, 36),
    "figure": (24, 600, 32),
    "title": (20, 600, 28),
    "heading": (16, 600, 24),
    "card": (14, 600, 22),
    "body": (13, 400, 20),
    "body_medium": (13, 500, 20),
    "body_strong": (13, 600, 20),
    "small": (12, 400, 18),
    "small_medium": (12, 500, 18),
    "small_strong": (12, 600, 18),
    "caption": (11, 500, 16),
    "overline": (11, 600, 16),
}


@functools.lru_cache
def font(style: str) -> QFont:
    s, w, _ = F[style]
    f = QFont()
    f.setFamilies(["Inter", "Noto Sans", "Noto Sans CJK SC"])
    f.setPixelSize(s)
    f.setWeight(QFont.Weight(w))
    if style == "overline":
        f.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.5)
    return f


class Face(QFontMetricsF):
    font: QFont
    line: int


@functools.lru_cache
def metrics(style: str) -> Face:
    f = Face(font(style))
    f.font = font(style)
    f.line = F[style][2]
    return f


def px(n: float) -> int:
    return int(n)


def english() -> bool:
    return True


def look_number() -> int:
    return int(DARK)


@functools.lru_cache(1000)
def _pm(name: str, rgb: int, size: int, dpr: float) -> QPixmap:
    image: QPixmap = qtawesome.icon("ph." + name, color=QColor.fromRgb(rgb)).pixmap(QSize(size, size), dpr)
    return image


def pixmap(name: str, token: str, size: int, dpr: float = 1.0) -> QPixmap:
    return _pm(name, colour(token).rgb(), size, dpr)


def icon(name: str, token: str = "text2", size: int = 16) -> QIcon:
    return QIcon(pixmap(name, token, size, 2))
