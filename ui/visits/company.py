"""A line over a record that a colleague has open as well."""

from PySide6.QtWidgets import QWidget

from ui.texts.counts import listed
from ui.widgets.badge import Tone
from ui.widgets.banner import Banner


class CompanyBar(Banner):
    """`show_names` says who is editing; nobody hides it. It is a hint: both may go on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Tone.INFO, "users", parent=parent)
        self.hide()

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show who else has the record open."""
        if names:
            text = self.tr("{names} is editing") if len(names) == 1 else self.tr("{names} are editing")
            told = self.tr("Both may go on: different fields merge, and for the same one Rounds asks.")
            self.set_text(text.format(names=listed(*names)), told)
        self.setVisible(bool(names))
