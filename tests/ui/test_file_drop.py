"""A list dropped anywhere on the window opens in the import, and nothing else is taken for one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.support.commands import SAMPLES
from tests.support.window import WindowMaker
from ui.exchange.page import CHOOSE, ImportPage
from ui.shell.window import MainWindow

COPY, LEFT, PLAIN = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drop(window: MainWindow, path: Path) -> bool:
    """Drag a file over the window and let it go; say whether the window took it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    enters = QDragEnterEvent(QPoint(300, 300), COPY, data, LEFT, PLAIN)
    enters.ignore()
    QApplication.sendEvent(window, enters)
    took = enters.isAccepted()
    assert window.drop.isVisible() is took
    if took:
        QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), COPY, data, LEFT, PLAIN, QEvent.Type.Drop))
        assert not window.drop.isVisible()
    return took


@pytest.mark.parametrize("page", ["today", "planner", "reports"])
def test_a_list_goes_to_the_import_from_everywhere(page: str, windows: WindowMaker) -> None:
    window = windows.open(page)
    assert drop(window, SAMPLES / "走访记录.xlsx")
    assert window.page_id == "import"
    wizard = window.page
    assert isinstance(wizard, ImportPage)
    assert wizard._step != CHOOSE
    assert wizard._session is not None
    assert wizard._session.path.name == "走访记录.xlsx"


def test_what_is_no_list_is_not_taken(windows: WindowMaker, tmp_path: Path) -> None:
    window = windows.open("today")
    for name in ("现场.jpg", "说明.pdf", "日程.ics"):
        assert not drop(window, tmp_path / name)
    assert window.page_id == "today"


def test_a_file_that_cannot_be_read_says_why(windows: WindowMaker, tmp_path: Path) -> None:
    window = windows.open("today")
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 broken")
    assert drop(window, broken)
    wizard = window.page
    assert isinstance(wizard, ImportPage)
    assert wizard.choose.problem.isVisible()
