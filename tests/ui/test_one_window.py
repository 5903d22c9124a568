"""A page opens no window: a part that is shown before it has a parent flashes as a window of its own."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from crm.domain.codes import Role
from tests.support.window import WindowMaker
from ui.options.sections import SECTIONS
from ui.pages import PLACES


class Windows(QObject):
    """Notes every window that is shown beside the main one, where all of `main`'s application is listened to."""

    def __init__(self, main: QWidget) -> None:
        super().__init__(main)
        self.main, self.shown = main, list[str]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown += [type(watched).__name__] if watched is not self.main else []
        return False


def test_the_guard_notes_a_part_without_a_parent(windows: WindowMaker, qapp: QObject) -> None:
    window = windows.open("today")
    guard = Windows(window)
    qapp.installEventFilter(guard)
    part = QWidget()
    part.setVisible(True)
    part.deleteLater()
    assert guard.shown == ["QWidget"]


def test_no_page_and_no_section_flashes(windows: WindowMaker, qapp: QObject) -> None:
    window = windows.open("today")
    window.context.scope.choose(None, "", Role.ADMIN)
    guard = Windows(window)
    qapp.installEventFilter(guard)
    for place in PLACES:
        if not place.of_row:
            window.navigate(place.id)
    for section in SECTIONS:
        window.navigate("settings", section=section.id)
    for view in ("day", "week", "month"):
        window.navigate("planner", view=view)
    assert guard.shown == []
