"""Checking rows one by one or as a stretch, by pointer and by keys."""

from ui.widgets.table.model import IdWindowModel


class RowChecks:
    """Remembers where a stretch of checks begins."""

    def __init__(self, model: IdWindowModel) -> None:
        self._rows = model
        self.anchor = -1

    def toggle(self, row: int) -> None:
        """Turn the check of a row; stretches begin there from now on."""
        id = self._rows.id_at(row)
        if id is not None:
            self._rows.set_checked([id], not self._rows.is_checked(id))
            self.anchor = row

    def begin(self, row: int) -> None:
        """Check a row; stretches begin there from now on."""
        id = self._rows.id_at(row)
        if id is not None:
            self._rows.set_checked([id], True)
            self.anchor = row

    def extend(self, row: int, current: int) -> None:
        """Check every row from where the stretch begins, else from the current row, to this one."""
        if self.anchor < 0:
            self.begin(current if current >= 0 else row)
        low, high = sorted((self.anchor, row))
        self._rows.set_checked(self._rows.ids()[low : high + 1], True)
