"""The token table of both themes (docs/architecture.md, the window); widgets name tokens and hold no colour."""

from enum import StrEnum

from msgspec import Struct


class Scheme(StrEnum):
    """Which table is in use."""

    LIGHT = "light"
    DARK = "dark"


class Pair(Struct, frozen=True):
    """One token's colour in the light and in the dark table."""

    light: str
    dark: str

    def of(self, scheme: Scheme) -> str:
        """Return the colour in a scheme as #RRGGBB."""
        return self.dark if scheme is Scheme.DARK else self.light


COLOURS: dict[str, Pair] = {
    "canvas": Pair("#F5F7F8", "#12181C"),
    "surface": Pair("#FFFFFF", "#1A2126"),
    "rail": Pair("#EBEFF1", "#0F1418"),
    "raised": Pair("#FFFFFF", "#222B31"),
    "sunken": Pair("#EEF2F3", "#151B20"),
    "quiet": Pair("#EDF1F3", "#252E34"),
    "track": Pair("#EDF1F3", "#252E34"),
    "hover": Pair("#F1F5F6", "#212A30"),
    "selected": Pair("#E3F1F3", "#173740"),
    "border": Pair("#E0E6E9", "#2B353C"),
    "border_strong": Pair("#C7D0D5", "#3D4A53"),
    "grid": Pair("#E7ECEE", "#253037"),
    "control": Pair("#808C94", "#71808A"),
    "text": Pair("#17232B", "#E7EDF0"),
    "text2": Pair("#4C5A64", "#B4C0C7"),
    "text3": Pair("#5D6A73", "#8F9DA6"),
    "disabled": Pair("#A3AEB5", "#5D6A73"),
    "accent": Pair("#0B6375", "#4DB5C6"),
    "accent_hover": Pair("#095262", "#67C4D3"),
    "accent_press": Pair("#07434F", "#3C9CAC"),
    "on_accent": Pair("#FFFFFF", "#06222A"),
    "accent_soft": Pair("#E0F0F2", "#17363E"),
    "accent_text": Pair("#0A5A6A", "#74CBD9"),
    "focus": Pair("#0B6375", "#74CBD9"),
    "danger": Pair("#B3261E", "#F2938B"),
    "danger_soft": Pair("#FBEAE8", "#3B2221"),
    "danger_fill": Pair("#D0453B", "#E06A60"),
    "warn": Pair("#8F4B00", "#EBB267"),
    "warn_soft": Pair("#FCF0DD", "#382A17"),
    "warn_fill": Pair("#C2720F", "#DE9A3C"),
    "ok": Pair("#2B6B33", "#8CCB92"),
    "ok_soft": Pair("#E6F3E6", "#1C3222"),
    "ok_fill": Pair("#4C9A55", "#63AE6C"),
    "info": Pair("#2A5D9C", "#94BDEB"),
    "info_soft": Pair("#E8F0FA", "#1D2D42"),
    "info_fill": Pair("#4C86C9", "#6AA0DE"),
    "now": Pair("#C2372D", "#F0786F"),
    "band": Pair("#C5D9DD", "#27454E"),
    "peer": Pair("#8B989F", "#84939C"),
    "map_water": Pair("#DDEBF1", "#16242C"),
    "map_land": Pair("#F1F3EF", "#1E262A"),
    "map_line": Pair("#D3DAD6", "#323D43"),
    "toast": Pair("#17232B", "#E7EDF0"),
    "toast_text": Pair("#FFFFFF", "#12181C"),
    "toast_link": Pair("#7FD0DD", "#0A5A6A"),
    "toast_ok": Pair("#8CCB92", "#2B6B33"),
    "toast_warn": Pair("#EBB267", "#8F4B00"),
    "shadow": Pair("#17232B", "#000000"),
}

SEGMENTS: dict[str, dict[str, Pair]] = {
    "top100": {
        "mark": Pair("#A33A6F", "#D97BAB"),
        "tint": Pair("#FAEAF2", "#3A2331"),
        "text": Pair("#8C2F5E", "#EBA3C8"),
    },
    "direct_service": {
        "mark": Pair("#A8760A", "#D6A63C"),
        "tint": Pair("#F9F1DD", "#352B15"),
        "text": Pair("#7A5400", "#E5BE6B"),
    },
    "large_industrial": {
        "mark": Pair("#3E63B8", "#7B9BE8"),
        "tint": Pair("#E9EEF9", "#212C45"),
        "text": Pair("#33529C", "#A5BCF2"),
    },
    "small_business": {
        "mark": Pair("#55622A", "#CBD6A0"),
        "tint": Pair("#EDF1F3", "#252E34"),
        "text": Pair("#4C5A64", "#B4C0C7"),
    },
    "residential": {
        "mark": Pair("#8A959E", "#74818B"),
        "tint": Pair("#EDF1F3", "#252E34"),
        "text": Pair("#4C5A64", "#B4C0C7"),
    },
}

AVATARS: tuple[Pair, ...] = (
    Pair("#D7E8EB", "#1F4048"),
    Pair("#EADFD6", "#453527"),
    Pair("#E3DAEC", "#3A2F4A"),
    Pair("#DCE9DA", "#27402B"),
    Pair("#E9D9E0", "#472B38"),
    Pair("#DAE2EE", "#28384F"),
)
"""Quiet backs of initials; a name always gets the same one."""


class TypeStyle(Struct, frozen=True):
    """Pixels, weight and line height of a style at text size 100 %."""

    size: int
    weight: int
    line: int


TYPE: dict[str, TypeStyle] = {
    "figure_l": TypeStyle(28, 600, 36),
    "figure": TypeStyle(24, 600, 32),
    "title": TypeStyle(20, 600, 28),
    "heading": TypeStyle(16, 600, 24),
    "card": TypeStyle(14, 600, 22),
    "body": TypeStyle(13, 400, 20),
    "body_medium": TypeStyle(13, 500, 20),
    "body_strong": TypeStyle(13, 600, 20),
    "small": TypeStyle(12, 400, 18),
    "small_medium": TypeStyle(12, 500, 18),
    "small_strong": TypeStyle(12, 600, 18),
    "caption": TypeStyle(11, 500, 16),
    "caption_strong": TypeStyle(11, 600, 16),
    "overline": TypeStyle(11, 600, 16),
}
