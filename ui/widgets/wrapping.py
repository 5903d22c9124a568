"""Breaking a text into painted lines."""

from ui.theme.look import Face, metrics

FIRST_HAN = "\u2e80"
NEVER_FIRST = frozenset("，。、；：？！）》」』】〉〕％…—·”’,.;:?!)]}%")
NEVER_LAST = frozenset("（《「『【〈〔“‘([{")
"""A Chinese line never begins with what closes, and never ends with what opens."""


def wrapped(text: str, style: str, width: float, most: int = 2) -> list[str]:
    """Return the text as at most `most` lines of a style that fit the width; the last one is cut where it must be."""
    face = metrics(style)
    return face.lines_of(text, width, most, lambda: _wrapped(text, face, width, most))


def _wrapped(text: str, face: Face, width: float, most: int) -> list[str]:
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most:
        if face.horizontalAdvance(rest) <= width:
            return [*lines, rest]
        cut = _break(rest, face, width)
        if len(lines) == most - 1 or cut == 0:
            return [*lines, face.cut(rest, max(width, 0.0))]
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return lines


def _break(text: str, face: Face, width: float) -> int:
    """Return where a line ends: at the last place that fits where the text may be broken, else 0."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if face.horizontalAdvance(text[:middle]) <= width else (low, middle - 1)
    return next((place for place in range(low, 0, -1) if _may_break(text[place - 1], text[place : place + 1])), 0)


def _may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two characters: at a space, and beside Chinese but for its punctuation."""
    if before == " " or after == " ":
        return True
    beside_han = before >= FIRST_HAN or after >= FIRST_HAN
    return beside_han and before not in NEVER_LAST and after not in NEVER_FIRST
