"""The sixteen topics of a visit as tiles in rows."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm.domain.codes import Topic
from ui.texts.names import topic_name
from ui.theme.look import px
from ui.widgets.forms.tiles import ChoiceTiles

A_ROW = 4


class TopicTiles(QWidget):
    """Any number of them can be chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        topics = list(Topic)
        self._rows = []
        for start in range(0, len(topics), A_ROW):
            tiles = ChoiceTiles([(topic, topic_name(topic)) for topic in topics[start : start + A_ROW]], multiple=True)
            tiles.changed.connect(lambda _values: self.changed.emit())
            self._rows.append(tiles)
            column.addWidget(tiles)
        self.setFocusProxy(self._rows[0])

    def value(self) -> tuple[Topic, ...]:
        """Return the chosen topics."""
        return tuple(Topic(value) for row in self._rows for value in row.values())

    def set_value(self, topics: Sequence[Topic]) -> None:
        """Choose topics."""
        for row in self._rows:
            row.set_values(topics)
