"""From the records to review to what looks odd about records, and back."""

from PySide6.QtCore import QCoreApplication

from ui.context import Context
from ui.lists.switch import ListSwitch


def reviews_or_honesty(here: str, context: Context) -> ListSwitch:
    """Return the switch between the two lists of a reviewer."""
    translate = QCoreApplication.translate
    lists = [("reviews", translate("Reviews", "Records")), ("honesty", translate("Reviews", "Honest records"))]
    return ListSwitch(lists, here, translate("Reviews", "Records or what looks odd about them"), context)
