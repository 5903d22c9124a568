"""Finds words that a window does not show whole: painted ones with an ellipsis, parts smaller than their words."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from ui.theme.look import Face, px
from ui.widgets.buttons import Button

OF_DATA = re.compile(r"[\u2e80-\u9fff]|^[\d\s,.*:/–-]+$|\(demo\)|DEMO|\(s\)")
"""Names and numbers of the demo may be cut, as a tooltip has the whole; plurals are shorter once translated."""
ARROW = 24


class Cuts:
    """Notes every text that is painted with an ellipsis while a window is drawn."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._painted: set[str] = set()
        elided, cut, lines_of = QFontMetricsF.elidedText, Face.cut, Face.lines_of

        def note(text: str, shown: str) -> None:
            if shown.replace(" ", "") != text.replace(" ", ""):
                self._painted.add(text)

        def noted_elided(face: Any, text: str, *rest: Any) -> str:
            shown = elided(face, text, *rest)
            note(text, shown)
            return shown

        def noted_cut(face: Face, text: str, width: float) -> str:
            shown = cut(face, text, width)
            note(text, shown)
            return shown

        def noted_lines(face: Face, text: str, *rest: Any) -> list[str]:
            shown = lines_of(face, text, *rest)
            note(text, "".join(shown))
            return shown

        # A face keeps what it has cut once, so that what it hands out is noted and not only what Qt cuts.
        monkeypatch.setattr(Face, "elidedText", noted_elided, raising=False)
        monkeypatch.setattr(Face, "cut", noted_cut)
        monkeypatch.setattr(Face, "lines_of", noted_lines)

    def in_window(self, window: QWidget) -> list[str]:
        """Draw a window and return what it cuts of the program's own words."""
        window.grab()
        self._painted.clear()
        window.grab()
        found = self._painted | {words for part in window.findChildren(QWidget) for words in _too_small(part)}
        return sorted(text for text in found if not OF_DATA.search(text))


def _too_small(part: QWidget) -> Iterator[str]:
    """Yield the words of an ordinary control that has too little room for them."""
    if not part.isVisible():
        return
    if isinstance(part, QLabel) and part.text():
        is_low = part.wordWrap() and part.height() < part.heightForWidth(part.width()) - 1
        if is_low or (not part.wordWrap() and part.width() < part.sizeHint().width() - 1):
            yield part.text()
    elif isinstance(part, QComboBox):
        text = QFontMetricsF(part.font()).horizontalAdvance(part.currentText())
        if part.width() < min(text + 2 * px(8) + ARROW, part.sizeHint().width()):
            yield part.currentText()
    elif isinstance(part, Button) and part.text() and part.width() < part.sizeHint().width() - 1:
        yield part.text()
