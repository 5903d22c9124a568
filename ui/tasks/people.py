"""Who can be named in a line in which tasks are typed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.people import PersonRow
from crm.usecases.people import people
from ui.context import Context
from ui.widgets.forms.tag_line import Person, TagLine


class NamedPeople:
    """Keeps a line's names: the colleagues, read when the line is first used, and the contacts of an account."""

    def __init__(self, context: Context, line: TagLine, owner: QWidget) -> None:
        self._context, self._line, self._owner = context, line, owner
        self._colleagues: list[Person] = []
        self._contacts: list[Person] = []
        self._is_wanted = False
        line.line.focused.connect(self._used)
        context.hub.changed.connect(self._changed)

    def set_contacts(self, contacts: Sequence[Person]) -> None:
        """Say which contacts can be named beside the colleagues."""
        self._contacts = list(contacts)
        self._tell()

    def _used(self, focused: bool) -> None:
        if focused and not self._is_wanted:
            self._is_wanted = True
            self._read()

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self._is_wanted and changes.touches(Kind.PERSON):
            self._read()

    def _read(self) -> None:
        self._context.runner.ask(self._owner, people, self._show, lambda _error: None, slot="names")

    def _show(self, found: list[PersonRow]) -> None:
        self._colleagues = [Person(one.id, one.name) for one in found]
        self._tell()

    def _tell(self) -> None:
        self._line.set_people([*self._colleagues, *self._contacts])
