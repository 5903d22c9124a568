"""Names of participants in one line, with the known people one click away."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm.domain.codes import Side
from crm.domain.visits import Participant
from ui.theme.look import px
from ui.widgets.buttons import IconButton
from ui.widgets.forms.text_line import TextLine
from ui.widgets.menus import in_menu, passing_menu

Known = tuple[UUID, str, str | None]
SEPARATORS = "\u3001,\uff0c;\uff1b"


class PeopleField(QWidget):
    """Names stand between commas; a name that is known is linked to its person or contact."""

    changed = Signal()

    def __init__(self, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._known: dict[str, Known] = {}
        self.line = TextLine()
        self.line.textChanged.connect(self.changed)
        self.add = IconButton("user-plus", self.tr("Add somebody"))
        self.add.clicked.connect(self._offer)
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        row.addWidget(self.line, 1)
        row.addWidget(self.add)

    def set_known(self, people: Sequence[Known]) -> None:
        """Offer these people: (key, name, title)."""
        self._known = {name: (key, name, title) for key, name, title in people}

    def value(self) -> tuple[Participant, ...]:
        """Return the people that the line names."""
        text = self.line.text()
        for separator in SEPARATORS[1:]:
            text = text.replace(separator, SEPARATORS[0])
        names = [name.strip() for name in text.split(SEPARATORS[0]) if name.strip()]
        return tuple(self._participant(name) for name in dict.fromkeys(names))

    def set_value(self, people: Sequence[Participant]) -> None:
        """Show people."""
        self.line.setText(SEPARATORS[0].join(person.name for person in people))

    def _participant(self, name: str) -> Participant:
        key, _name, title = self._known.get(name, (None, name, None))
        if self._side is Side.BUREAU:
            return Participant(self._side, name, title, person_id=key)
        return Participant(self._side, name, title, contact_id=key)

    def _offer(self) -> None:
        menu = passing_menu(self)
        there = {person.name for person in self.value()}
        for name, (_key, _name, title) in self._known.items():
            if name not in there:
                action = menu.addAction(in_menu(f"{name} · {title}" if title else name))
                action.triggered.connect(lambda _checked=False, who=name: self._append(who))
        if menu.isEmpty():
            menu.addAction(self.tr("Nobody else is known")).setEnabled(False)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))

    def _append(self, name: str) -> None:
        text = self.line.text().strip()
        self.line.setText(f"{text}{SEPARATORS[0]}{name}" if text else name)
