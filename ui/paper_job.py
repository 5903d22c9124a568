"""Paper for the command line: Qt without a window, and without a screen where there is none."""

import os
import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from crm.domain.brief import Brief
from ui.app import Language
from ui.brief.sheet import brief_papers
from ui.printing.paper import pdf_of
from ui.screen import has_screen


def draw_briefs(briefs: Sequence[Brief], language: str) -> bytes:
    """Return the briefs as one PDF, a page each, in a language."""
    if not has_screen(os.environ):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication(sys.argv[:1])
    Language(app).use(language)
    return pdf_of(brief_papers(briefs))
