"""Why an approved visit goes to another day: a reason from the list or in own words."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from ui.theme.look import px
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.popup import Popup
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList

WIDE = 320


class ReasonPopup(Popup):
    """`given(words)` by Enter or a click; Esc leaves the visit where it was."""

    given = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.body.addWidget(ElidedLabel(self.tr("Why another day for {name}?").format(name=name), "body_strong"))
        note = self.tr("The first approved day stays in the reports.")
        self.body.addWidget(Text(note, "small", "text2", wrap=True))
        self.reasons = (
            self.tr("The customer asked for it"),
            self.tr("Urgent work came first"),
            self.tr("Illness or leave"),
            self.tr("Weather or traffic"),
            self.tr("Shorter way with other visits"),
        )
        self.list = RowList(self.tr("Reasons"), fit=True)
        self.list.set_items([Row(place, words) for place, words in enumerate(self.reasons)])
        self.list.opened.connect(lambda place: self._give(self.reasons[place]))
        self.list.clicked.connect(lambda index: self._give(self.reasons[index.row()]))
        self.words = TextLine()
        self.words.setPlaceholderText(self.tr("Another reason"))
        self.words.setAccessibleName(self.tr("Another reason"))
        self.words.returnPressed.connect(lambda: self._give(self.words.text()))
        for part in (self.list, self.words):
            part.setFixedWidth(px(WIDE))
            self.body.addWidget(part)

    def ask(self, place: QPoint) -> None:
        """Show it at a place on the screen with the first reason chosen."""
        self.open_at(place)
        self.list.setFocus()
        self.list.walk(0)

    def _give(self, words: str) -> None:
        if words.strip():
            self.close()
            self.given.emit(words.strip())
