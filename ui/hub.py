"""The signals that tell every page what changed."""

from PySide6.QtCore import QObject, Signal


class Hub(QObject):
    """`changed(changes, origin)`: a crm.domain.changes.Changes and the widget whose command made them (or None).

    `noticed(name)` names a table of a server that is no kind of rows: its rows are notes between desks.
    """

    changed = Signal(object, object)
    noticed = Signal(str)
