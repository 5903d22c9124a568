"""The Phosphor icons that QtAwesome carries, without importing it: that alone would take 160 ms of the start."""

import json
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPixmap


class IconFont(Struct, frozen=True):
    """The loaded font's family and the character of each icon by name."""

    family: str
    characters: dict[str, str]


def load() -> IconFont:
    """Load the font from the installed package; raises FileNotFoundError when the package is not complete."""
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("qtawesome")
    folder = Path(spec.origin).parent / "fonts"
    file = next(folder.glob("phosphor-[0-9]*.ttf"), None)
    table = next(folder.glob("phosphor-charmap-*.json"), None)
    if file is None or table is None:
        raise FileNotFoundError(folder)
    number = QFontDatabase.addApplicationFont(str(file))
    family = QFontDatabase.applicationFontFamilies(number)[0]
    codes: dict[str, str] = json.loads(table.read_text(encoding="utf-8"))
    return IconFont(family, {name: chr(int(code, 16)) for name, code in codes.items()})


def draw(icons: IconFont, name: str, ink: QColor, size: int, ratio: float) -> QPixmap:
    """Return an icon `size` logical pixels wide; raises KeyError for a name that Phosphor lacks."""
    character = icons.characters[name]  # before there is a painter: one that an error leaves behind crashes Qt later
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    font = QFont(icons.family)
    font.setPixelSize(size)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, character)
    painter.end()
    return image
