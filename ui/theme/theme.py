"""The theme in use: which table, which text size; everything painted asks it, nothing keeps a colour."""

import sys

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication

from ui.theme.tokens import AVATARS, COLOURS, SEGMENTS, TYPE, Scheme

FAMILIES = {
    "win32": ["Segoe UI Variable Text", "Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei"],
    "darwin": [".AppleSystemUIFont", "PingFang SC"],
    "linux": [
        "Inter",
        "Noto Sans",
        "DejaVu Sans Condensed",
        "DejaVu Sans",
        "Noto Sans CJK SC",
        "Source Han Sans SC",
        "HarmonyOS Sans SC",
    ],
}
"""Latin first, then Chinese; the Simplified faces are named so that Japanese shapes never win."""
SMALLEST, LARGEST = 90, 150
STRONGER = {"border": "control", "border_strong": "control", "grid": "control", "text2": "text", "text3": "text"}
"""What high contrast puts in the place of quiet tokens (ui.md section 7)."""


class Theme(QObject):
    """Colours, fonts and sizes; `changed` tells that all of them must be asked again."""

    changed = Signal()

    def __init__(self, wish: str = "system", text_percent: int = 100, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wish = wish
        self._percent = text_percent
        self._contrast = False
        self._scheme = self._wanted()
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self.number = 0
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def is_dark(self) -> bool:
        return self._scheme is Scheme.DARK

    @property
    def wish(self) -> str:
        """What the user asked for: system, light or dark."""
        return self._wish

    @property
    def text_percent(self) -> int:
        """Text size, 90 to 150."""
        return self._percent

    @property
    def has_contrast(self) -> bool:
        """Whether hairlines and quiet texts are as strong as the others."""
        return self._contrast

    def use(self, wish: str | None = None, text_percent: int | None = None, contrast: bool | None = None) -> None:
        """Change the theme, the text size or the contrast; everything in view is painted anew."""
        self._wish = wish or self._wish
        self._contrast = self._contrast if contrast is None else contrast
        if text_percent is not None:
            self._percent = max(SMALLEST, min(LARGEST, text_percent))
        self._scheme = self._wanted()
        self._fonts.clear()
        self.number += 1
        self.changed.emit()

    def colour(self, token: str) -> QColor:
        """Return a token's colour; raises KeyError for an unknown token."""
        shown = STRONGER.get(token, token) if self._contrast else token
        return QColor(COLOURS[shown].of(self._scheme))

    def segment_colour(self, segment: str, part: str) -> QColor:
        """Return a segment's `mark`, `tint` or `text` colour."""
        return QColor(SEGMENTS[segment][part].of(self._scheme))

    def avatar_colour(self, number: int) -> QColor:
        """Return one of the quiet backs of initials."""
        return QColor(AVATARS[number % len(AVATARS)].of(self._scheme))

    def font(self, style: str) -> QFont:
        """Return the font of a type style at the present text size."""
        key = (style, _speaks_chinese())
        if key not in self._fonts:
            self._fonts[key] = self._make_font(*key)
        return self._fonts[key]

    def line(self, style: str) -> int:
        """Return the line height of a type style in pixels."""
        return self.px(TYPE[style].line)

    def px(self, size: float) -> int:
        """Return a size of the 4 px grid at the present text size."""
        return round(size * self._percent / 100)

    def _make_font(self, style: str, chinese: bool) -> QFont:
        kind = TYPE[style]
        smallest = 12 if chinese else 11
        font = QFont()
        font.setFamilies(families())
        font.setPixelSize(max(smallest, self.px(kind.size)))
        font.setWeight(QFont.Weight(kind.weight))
        font.setFeature(QFont.Tag("tnum"), 1)
        if style == "overline" and not chinese:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.5)
        return font

    def _wanted(self) -> Scheme:
        if self._wish in (Scheme.LIGHT, Scheme.DARK):
            return Scheme(self._wish)
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT

    def _system_changed(self) -> None:
        if self._wish == "system":
            self.use()


def _speaks_chinese() -> bool:
    """Say whether the interface is Chinese: its smallest type is 12 px and it has no upper case."""
    return QLocale().language() is QLocale.Language.Chinese


def families() -> list[str]:
    """Return the font families of this operating system."""
    return FAMILIES.get(sys.platform, FAMILIES["linux"])
