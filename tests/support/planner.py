"""What tests of the planner do by hand."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from crm.domain.codes import Role
from ui.planner.page import PlannerPage
from ui.planner.reason_popup import ReasonPopup
from ui.shell.window import MainWindow


def as_supervisor(window: MainWindow) -> None:
    """Let a supervisor look at the plan in view: what is planned from now on is approved at once."""
    scope = window.context.scope
    person_id, name = scope.person_id, scope.name
    assert person_id is not None
    scope.choose(None, "", Role.SUPERVISOR)
    scope.look_at(person_id, name)


def give_reason(page: PlannerPage, words: str = "") -> None:
    """Answer why an approved visit goes to another day: in own words, or with the first reason of the list."""
    popup = [each for each in page.findChildren(ReasonPopup) if each.isVisible()][-1]
    if words:
        popup.words.setText(words)
    QTest.keyClick(popup.words if words else popup.list, Qt.Key.Key_Return)
