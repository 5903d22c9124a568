"""Which column goes to which field, with its first values and how it is read."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.imports import ImportKind
from crm.exchange.fields import fields
from crm.exchange.headings import Match
from ui.exchange.session import ImportSession
from ui.texts.errors import told
from ui.theme.look import colour, px
from ui.widgets.card import Card
from ui.widgets.forms.combo import Combo
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel
from ui.widgets.scrolling import scrolled
from ui.widgets.themed import Themed

NONE = "-"


class MatchCard(Card):
    """`changed(heading, field or None)` when the user gives a column another field."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", flush=True, parent=parent)
        self.set_title(self.tr("Match columns"))
        self._inner = QWidget()
        self._rows = QVBoxLayout(self._inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        heads = QWidget()
        grid = _grid(heads)
        names = (self.tr("Column in the file"), self.tr("First values"), self.tr("Goes to"), self.tr("How it is read"))
        for place, name in enumerate(names):
            grid.addWidget(ElidedLabel(name, "small_medium", "text2"), 0, place)
        self.body.addWidget(heads)
        self.body.addWidget(scrolled(self._inner), 1)

    def show_session(self, session: ImportSession) -> None:
        """Show the columns, required fields without one first."""
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        matching = session.matching
        if matching is None:
            return
        choices = _choices(session.kind)
        headings = [(match.column, match) for match in matching.matches]
        headings += [(column, heading) for column, heading in matching.unmatched]  # type: ignore[misc]
        for _column, what in sorted(headings, key=lambda pair: pair[0]):
            self._rows.addWidget(self._row(what, choices, session))
        for field in matching.missing:
            self._rows.addWidget(
                _MissingRow(self.tr("Required: {field} has no column").format(field=told(f"field.{field}")))
            )
        self._rows.addStretch(1)

    def _row(self, what: Match | str, choices: list[tuple[str, str]], session: ImportSession) -> QWidget:
        matched = isinstance(what, Match)
        heading = what.heading if isinstance(what, Match) else what
        row = QWidget()
        grid = _grid(row)
        grid.addWidget(ElidedLabel(heading, "body_strong"), 0, 0)
        values = ", ".join(what.first_values) if isinstance(what, Match) else ""
        grid.addWidget(ElidedLabel(values, "small", "text2"), 0, 1)
        combo = Combo([(NONE, self.tr("Do not import")), *choices])
        combo.set_value(what.field if isinstance(what, Match) else NONE)
        combo.setAccessibleName(heading)
        combo.changed.connect(lambda value: self.changed.emit(heading, None if value == NONE else value))
        grid.addWidget(combo, 0, 2)
        line = QHBoxLayout()
        line.setSpacing(px(6))
        if matched:
            line.addWidget(Icon("check-circle-fill", "ok_fill", 14))
        line.addWidget(ElidedLabel(self._how(what, session), "small_medium", "text2"), 1)
        grid.addLayout(line, 0, 3)
        return row

    def _how(self, what: Match | str, session: ImportSession) -> str:
        if isinstance(what, str):
            return self.tr("left out")
        if what.factor != 1:
            return self.tr("unit from the heading, times {factor}").format(factor=f"{what.factor:g}")
        warned = 0
        if session.result is not None:
            warned = sum(1 for problem in session.result.problems if problem.field == what.field)
        if warned:
            return self.tr("%n cell(s) to look at", "", warned)
        return {
            "mapping": self.tr("chosen by you"),
            "heading": self.tr("by its heading"),
            "partial": self.tr("by a part of its heading"),
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


def _grid(widget: QWidget) -> QGridLayout:
    grid = QGridLayout(widget)
    grid.setContentsMargins(px(20), px(5), px(20), px(5))
    grid.setHorizontalSpacing(px(16))
    for place, stretch in enumerate((3, 5, 5, 5)):
        grid.setColumnStretch(place, stretch)
        grid.setColumnMinimumWidth(place, px(40))
    return grid


def _choices(kind: ImportKind) -> list[tuple[str, str]]:
    return [(name, told(f"field.{name}")) for name in fields(kind)]
