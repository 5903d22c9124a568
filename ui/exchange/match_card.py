"""Which column goes to which field, with its first values and how it is read."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from crm.domain.coordinates import Datum
from crm.domain.imports import ImportKind, Severity
from crm.exchange.datum import PLACE, datum_of
from crm.exchange.fields import fields
from crm.exchange.headings import Match
from ui.exchange.arranged import Arranged
from ui.exchange.lined import LinedRow
from ui.exchange.session import ImportSession
from ui.texts.errors import told
from ui.texts.names import datum_name
from ui.theme.look import colour, px
from ui.theme.style import SCROLL_BAR
from ui.widgets.card import Card
from ui.widgets.forms.combo import Combo
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel
from ui.widgets.leaving import empty
from ui.widgets.scrolling import scrolled
from ui.widgets.themed import Themed
from ui.widgets.tips import literal

NONE = "-"


class MatchCard(Card):
    """`changed(heading, field or None)` when the user gives a column another field, and `datum_changed(Datum)`."""

    changed = Signal(str, object)
    datum_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self.set_title(self.tr("Match columns"))
        self.datum = Combo([(each.value, datum_name(each)) for each in Datum])
        self.datum.setAccessibleName(self.tr("Map system of the places"))
        self.datum.setToolTip(literal(self.tr("Map system of the places")))
        self.datum.changed.connect(lambda value: self.datum_changed.emit(Datum(value)))
        self.add_to_header(self.datum)
        self._by_field: Mapping[str, Counter[Severity]] = {}
        self._inner = QWidget()
        self._rows = QVBoxLayout(self._inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        area = scrolled(self._inner)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        heads = QWidget()
        grid = _grid(heads, SCROLL_BAR)
        names = (self.tr("Column in the file"), self.tr("First values"), self.tr("Goes to"), self.tr("How it is read"))
        for place, name in enumerate(names):
            grid.addWidget(ElidedLabel(name, "small_medium", "text2"), 0, place)
        _let_columns_decide(grid)
        self.body.addWidget(heads)
        self.body.addWidget(area, 1)

    def show_session(self, session: ImportSession, shown: Arranged | None = None) -> None:
        """Show the columns, required fields without one first."""
        empty(self._rows)
        matching = session.matching
        if matching is None:
            return
        self._by_field = shown.by_field if shown is not None else {}
        self.set_note(self.tr("as you chose the last time") if session.is_remembered else "", at_right=False)
        self.datum.setVisible(any(match.field in PLACE for match in matching.matches))
        self.datum.set_value(session.datum or datum_of(matching))
        choices = _choices(session.kind)
        headings: list[tuple[int, Match | str]] = [(match.column, match) for match in matching.matches]
        headings += matching.unmatched
        for _column, what in sorted(headings, key=lambda pair: pair[0]):
            self._rows.addWidget(self._row(what, choices))
        for field in matching.missing:
            self._rows.addWidget(
                _MissingRow(self.tr("Required: {field} has no column").format(field=told(f"field.{field}")))
            )
        self._rows.addStretch(1)

    def _row(self, what: Match | str, choices: list[tuple[str, str]]) -> QWidget:
        heading = what.heading if isinstance(what, Match) else what
        row = LinedRow()
        grid = _grid(row)
        grid.addWidget(ElidedLabel(heading, "body_strong"), 0, 0)
        values = ", ".join(what.first_values) if isinstance(what, Match) else ""
        grid.addLayout(_leading(ElidedLabel(values, "small", "text2"), bool(values)), 0, 1)
        combo = Combo([(NONE, self.tr("Do not import")), *choices])
        combo.set_value(what.field if isinstance(what, Match) else NONE)
        combo.setAccessibleName(heading)
        combo.changed.connect(lambda value: self.changed.emit(heading, None if value == NONE else value))
        grid.addWidget(combo, 0, 2)
        grid.addWidget(self._reading(what), 0, 3)
        _let_columns_decide(grid)
        return row

    def _reading(self, what: Match | str) -> QWidget:
        """Return how a column is read, behind the sign of its worst cell."""
        icon, fill, ink = self._sign(what)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(6))
        if icon:
            line.addWidget(Icon(icon, fill, 14))
        line.addWidget(ElidedLabel(self._how(what), "small_medium", ink), 1)
        return holder

    def _sign(self, what: Match | str) -> tuple[str, str, str]:
        if isinstance(what, str):
            return "", "text2", "text3"
        found: Mapping[Severity, int] = self._by_field.get(what.field, {})
        if Severity.ERROR in found:
            return "warning-circle-fill", "danger_fill", "danger"
        if found:
            return "warning-fill", "warn_fill", "warn"
        return "check-circle-fill", "ok_fill", "text2"

    def _how(self, what: Match | str) -> str:
        if isinstance(what, str):
            return self.tr("left out")
        if what.factor != 1:
            return self.tr("unit from the heading, times {factor}").format(factor=f"{what.factor:g}")
        warned = sum(self._by_field.get(what.field, {}).values())
        if warned:
            return self.tr("%n cell(s) to look at", "", warned)
        return {
            "mapping": self.tr("chosen by you"),
            "heading": self.tr("by its heading"),
            "partial": self.tr("by a part of its heading"),
            "content": self.tr("by what stands in it"),
        }[what.how]


class _MissingRow(Themed, QWidget):
    def __init__(self, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(8), px(20), px(8))
        row.addWidget(Icon("warning-circle-fill", "danger", 16))
        row.addWidget(ElidedLabel(text, "body_strong", "danger"), 1)
        self.start_look()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("danger_soft"))
        painter.fillRect(QRectF(0, 0, px(3), self.height()), colour("danger_fill"))


def _grid(widget: QWidget, gutter: int = 0) -> QGridLayout:
    """Return the columns; `gutter` is the room of the scroll bar beside the rows."""
    grid = QGridLayout(widget)
    grid.setContentsMargins(px(20), px(5), px(20) + gutter, px(5))
    grid.setHorizontalSpacing(px(16))
    for place, stretch in enumerate((4, 4, 6, 6)):
        grid.setColumnStretch(place, stretch)
        grid.setColumnMinimumWidth(place, px(40))
    return grid


def _leading(values: ElidedLabel, somewhere: bool) -> QHBoxLayout:
    """Return first values with the arrow to the field that they go to."""
    values.setSizePolicy(QSizePolicy.Policy.Ignored, values.sizePolicy().verticalPolicy())
    line = QHBoxLayout()
    line.setSpacing(px(8))
    line.addWidget(values, 1)
    line.addWidget(Icon("arrow-right", "text2" if somewhere else "disabled", 14))
    return line


def _let_columns_decide(grid: QGridLayout) -> None:
    """Make every row of the same columns, however long its texts are."""
    for place in range(grid.count()):
        item = grid.itemAt(place)
        widget = item.widget() if item else None
        if widget is not None:
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, widget.sizePolicy().verticalPolicy())


def _choices(kind: ImportKind) -> list[tuple[str, str]]:
    return [(name, told(f"field.{name}")) for name in fields(kind)]
