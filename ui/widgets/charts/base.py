"""What every chart can do: be copied as a picture, be read as a table, be read aloud."""

from collections.abc import Sequence
from math import ceil, floor, log10

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.themed import Themed


class Chart(Themed, QWidget):
    """A painted chart. `table()` is the same data in rows, headings first, for *Data* and for screen readers."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def table(self) -> list[tuple[str, ...]]:
        """Return the data as rows of text."""
        return []

    def sheet(self) -> list[tuple[str, ...]]:
        """Return the data as a workbook takes it: the table, under headings where its rows need them."""
        return self.table()

    def refresh(self) -> None:
        """Paint and describe the data anew."""
        self.setAccessibleDescription("; ".join(" ".join(cells) for cells in self.table()))
        self.update()

    def copy_picture(self) -> None:
        """Put the chart on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.grab())

    def copy_data(self) -> None:
        """Put the same data on the clipboard as lines of cells, which a workbook takes."""
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in self.sheet()))


def ticks(high: float, about: int = 3) -> list[float]:
    """Return round values from 0 to at least `high`, about this many steps."""
    if high <= 0:
        return [0.0, 1.0]
    raw = high / about
    power = 10.0 ** floor(log10(raw))
    step = next(power * factor for factor in (1, 2, 2.5, 3, 5, 10) if power * factor >= raw * 0.999)
    return [step * number for number in range(ceil(high / step - 1e-9) + 1)]


def short(value: float) -> str:
    """Return a number without needless digits."""
    return f"{value:,.0f}" if abs(value) >= 100 or value == round(value) else f"{value:,.2f}".rstrip("0")


def steps(values: Sequence[float | None], low: float, high: float) -> list[float | None]:
    """Return every value as a share of 0 to 1 between low and high; None stays None."""
    spread = (high - low) or 1.0
    return [None if value is None else (value - low) / spread for value in values]
