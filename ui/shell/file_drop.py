"""A list dropped anywhere on the window is taken to the import."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.widgets.drop_shade import DropShade


class FileDrop(DropShade):
    """Pages that keep files themselves, such as an account's, come first; the keys for the same are Ctrl+N, then I."""

    def __init__(self, context: Context, window: QWidget) -> None:
        self._context = context
        says = QCoreApplication.translate("FileDrop", "Drop to import the list")
        super().__init__(window, self._open, says, "file-arrow-up", self._is_list)

    def _is_list(self, paths: list[Path]) -> bool:
        """Say whether the first file may be a list, and the login may import one."""
        from crm.domain.imports import LIST_FILES

        return bool(paths) and paths[0].suffix.lower() in LIST_FILES and self._context.scope.rights.sees("import")

    def _open(self, paths: list[Path]) -> None:
        self._context.navigate("import", file=str(paths[0]))
