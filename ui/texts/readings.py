"""How a reading came about, in words."""

from PySide6.QtCore import QCoreApplication

from crm.domain.codes import ReadingQuality


def doubtful_quality(quality: str | None) -> str:
    """Return how a reading came about where nobody simply read it, else ""."""
    translate = QCoreApplication.translate
    names = {
        ReadingQuality.ESTIMATED: translate("Readings", "estimated"),
        ReadingQuality.MENDED: translate("Readings", "corrected by hand"),
    }
    return next((words for known, words in names.items() if known == quality), "")
