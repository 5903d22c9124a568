"""Breaking a text into painted lines."""

from ui.theme.look import Face, metrics

FIRST_HAN = "\u2e80"


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
    """Return where a line ends: after the last space that fits, in Chinese beside the last character, else 0."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if face.horizontalAdvance(text[:middle]) <= width else (low, middle - 1)
    space = text.rfind(" ", 0, low + 1)
    beside_han = text[low - 1] >= FIRST_HAN or text[low : low + 1] >= FIRST_HAN
    return low if beside_han else max(space, 0)
