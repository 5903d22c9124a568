"""What is wrong with a form that was read, a line each with its row."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.survey.faults import FormFault
from ui.texts.errors import told
from ui.theme.look import px
from ui.widgets.card import Card
from ui.widgets.icon import Icon
from ui.widgets.labels import Text
from ui.widgets.leaving import let_go

SHOWN = 40


def fault_words(fault: FormFault) -> str:
    """Return the sentence of a fault with its sheet and row."""
    words = told(fault.code, dict(fault.values))
    return told("survey.at_row", {"sheet": fault.sheet, "row": fault.row, "text": words}) if fault.row else words


class FaultsCard(Card):
    """Hidden while nothing is wrong; what keeps a form from being published is red and comes first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("…", parent=parent)
        self._lines: list[QWidget] = []
        self.body.setSpacing(px(8))
        self.hide()

    def show_faults(self, faults: Sequence[FormFault]) -> None:
        """Show these faults, the first forty of them."""
        for line in self._lines:
            let_go(self.body, line)
        ordered = sorted(faults, key=lambda fault: not fault.stops)
        self._lines = [self._line(fault) for fault in ordered[:SHOWN]]
        for line in self._lines:
            self.body.addWidget(line)
            line.show()
        stops = any(fault.stops for fault in faults)
        self.set_title(self.tr("To be mended in Excel") if stops else self.tr("What was left out"))
        self.set_count(len(faults) or None)
        self.setVisible(bool(faults))

    def words(self) -> list[str]:
        """Return the lines in view."""
        return [line.accessibleName() for line in self._lines]

    def _line(self, fault: FormFault) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        ink, icon = ("danger", "warning-circle") if fault.stops else ("text2", "info")
        row.addWidget(Icon(icon, ink, 16), 0, Qt.AlignmentFlag.AlignTop)
        words = fault_words(fault)
        row.addWidget(Text(words, "body", ink if fault.stops else "text", wrap=True, selectable=True), 1)
        line.setAccessibleName(words)
        return line
