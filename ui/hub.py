"""One signal that tells every page what changed."""

from PySide6.QtCore import QObject, Signal


class Hub(QObject):
    """`changed(changes, origin)`: a crm.domain.changes.Changes and the widget whose command made them (or None)."""

    changed = Signal(object, object)
