"""A form of 300 questions on the screen: until it is painted, and until an answer of which all others tell is."""

import os
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import data
from benchmarks.harness import Result, Target, seconds
from benchmarks.surveys import QUESTIONS, long_form
from crm.forms.plan import Plan
from crm.forms.session import FormSession

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
OPEN, REACT = 0.3, 0.05


def opened(_size: str) -> Result:
    """Measure a form from nothing to its first picture, as a page opens it."""
    make_qt()
    took = [seconds(lambda: _shown()[1].close()) for _ in range(7)]
    what = f"a form of {QUESTIONS} questions painted; limit: 300 ms"
    return Result("form_shown", what, OPEN, median(took), Target(300, 150, "ms"), min(took))


def answered(_size: str) -> Result:
    """Measure an answer until everything in view shows what follows from it; the rows out of view follow later."""
    from PySide6.QtWidgets import QApplication

    make_qt()
    form, _page = _shown()
    row = form.row("q0")
    assert row is not None
    assert row.control is not None
    line, answers = row.control.field.line, iter(range(10, 1000))

    def answer() -> None:
        line.setText(str(next(answers)))
        form.repaint()

    took = []
    for _ in range(21):
        took.append(seconds(answer))
        QApplication.processEvents()
    what = "an answer of which all others tell, painted; limit: 50 ms"
    return Result("form_react", what, REACT, median(took), Target(50, 25, "ms"), min(took))


def make_qt() -> None:
    """Make Qt ready once."""
    from PySide6.QtWidgets import QApplication

    from ui.app import prepare_qt
    from ui.settings import Settings

    if QApplication.instance() is None:
        prepare_qt(Settings(Path(tempfile.gettempdir()) / "rounds-benchmarks" / "surveys.ini"), "light")


def _shown() -> tuple[Any, Any]:
    """Return a form that is put together and painted, with the page that it scrolls in."""
    from PySide6.QtWidgets import QApplication, QScrollArea

    from ui.survey.controls import Days
    from ui.survey.form_view import FormView

    page, form = QScrollArea(), FormView(Days(data.CLOCK.today))
    page.setWidgetResizable(True)
    page.setWidget(form)
    page.resize(760, 800)
    form.show_session(FormSession(Plan(long_form()), data.CLOCK))
    page.show()
    QApplication.processEvents()
    return form, page
