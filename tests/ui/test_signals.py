"""Signals that nobody asked for are let go, and work as ever when they are asked for."""

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui import signals


class Part(QPushButton):
    """A part with a signal of its own, which keeps one of another part too."""

    told = Signal(int)

    def __init__(self, other: QPushButton) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.passed_on = other.clicked
        self.told.connect(self.hear)
        self.clicked.connect(lambda: self.heard.append("clicked"))

    def hear(self, value: int) -> None:
        self.heard.append(value)


def kept(of: QObject) -> list[str]:
    return [name for name, value in vars(of).items() if isinstance(value, SignalInstance)]


def test_only_what_belongs_to_others_is_kept(qtbot: QtBot) -> None:
    other = QPushButton()
    part = Part(other)
    signals.let_go()
    assert kept(part) == ["passed_on"]
    assert part.heard == []
    assert kept(other) == []


def test_what_is_connected_stays_connected_and_can_be_taken_apart(qtbot: QtBot) -> None:
    other = QPushButton()
    part, more = Part(other), []  # type: Part, list[int]
    part.told.connect(more.append)
    signals.let_go()
    part.click()
    part.told.emit(3)
    assert (part.heard, more) == (["clicked", 3], [3])
    signals.let_go()
    part.told.disconnect(more.append)
    part.told.disconnect(part.hear)
    part.told.emit(4)
    assert (part.heard, more) == (["clicked", 3], [3])
    with qtbot.waitSignal(part.passed_on):
        other.click()


def test_a_signal_that_somebody_holds_works_after_others_were_let_go(qtbot: QtBot) -> None:
    box, chosen = QComboBox(), []  # type: QComboBox, list[int]
    box.addItems(["a", "b"])
    held = box.currentIndexChanged
    signals.let_go()
    held.connect(chosen.append)
    box.setCurrentIndex(1)
    assert chosen == [1]


def test_all_kinds_of_objects_are_looked_at_once(qtbot: QtBot) -> None:
    widget, timer, action = QWidget(), QTimer(), QAction()
    row = QHBoxLayout(widget)
    made: tuple[QObject, ...] = (widget, timer, action, row)
    assert all(signals.FRESH in kept(each) for each in made)
    signals.let_go()
    assert [kept(each) for each in made] == [[]] * 4
    timer.timeout.connect(timer.stop)
    signals.let_go()
    assert kept(timer) == ["timeout"]
    with qtbot.waitSignal(timer.timeout):
        timer.start(1)
