"""Garbage that holds widgets is freed on the GUI thread, whoever makes the next object."""

import gc
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.collector import MANY, MOST, WORTH, YOUNG, Collector, set_aside, watched
from ui.leisure import Leisure


class Circle:
    """Something that only the collector can free; it notes which thread did."""

    def __init__(self, freed: list[int]) -> None:
        self.freed, self.me = freed, self

    def __del__(self) -> None:
        self.freed.append(threading.get_ident())


@pytest.fixture
def freed() -> Iterator[list[int]]:
    yield []
    gc.unfreeze()


def many() -> None:
    """Make enough objects for any automatic collection."""
    kept = [[] for _ in range(2 * YOUNG)]  # type: list[list[object]]
    assert kept


def test_a_worker_frees_nothing_and_the_gui_thread_does(qtbot: QtBot, freed: list[int]) -> None:
    collector = Collector(lambda: True)
    collector.start()
    Circle(freed)
    worker = threading.Thread(target=many)
    worker.start()
    worker.join()
    assert freed == []
    kept = [[] for _ in range(2 * YOUNG)]  # type: list[list[object]]
    qtbot.waitUntil(lambda: bool(freed))
    assert freed == [threading.get_ident()]
    assert kept


def test_old_objects_wait_until_nothing_is_under_way(freed: list[int]) -> None:
    idle = False
    collector = Collector(lambda: idle)
    gc.freeze()  # as it is when the program has started
    old = Circle(freed)
    gc.collect(0)
    gc.collect(1)  # it is of the oldest generation now
    del old
    while gc.get_count()[2] <= gc.get_threshold()[2]:
        gc.collect(1)
    collector.look()
    assert freed == []
    idle = True
    collector.look()
    assert freed == [threading.get_ident()]


def test_a_long_answer_is_left_alone_until_the_user_turns_to_another_program(freed: list[int]) -> None:
    collector = Collector(lambda: True)
    gc.disable()
    old, answer = Circle(freed), [[] for _ in range(2 * MANY)]  # type: Circle | None, list[list[object]]
    set_aside()
    assert gc.get_freeze_count() > len(answer)
    del old
    gc.collect()
    assert freed == [], "what was set aside is not looked through"
    collector.leave(Qt.ApplicationState.ApplicationActive)
    assert freed == []
    collector.leave(Qt.ApplicationState.ApplicationInactive)
    assert freed == [threading.get_ident()]


def test_a_long_answer_is_not_looked_through_while_it_is_made(freed: list[int]) -> None:
    idle = False
    collector = Collector(lambda: idle)
    gc.disable()
    old = Circle(freed)
    del old
    answer = [[] for _ in range(2 * MANY)]  # type: list[list[object]]
    before = gc.get_freeze_count()
    collector.look()
    assert freed == []
    assert gc.get_freeze_count() == before
    idle = True
    collector.look()
    assert freed == [threading.get_ident()]
    assert answer


def test_what_takes_too_long_to_look_through_is_left_alone(freed: list[int]) -> None:
    collector = Collector(lambda: True)
    gc.disable()
    old, grown = Circle(freed), [[] for _ in range(2 * MOST)]  # type: Circle | None, list[list[object]]
    del old
    collector.look()
    assert freed == []
    assert gc.get_freeze_count() > len(grown)
    collector.leave(Qt.ApplicationState.ApplicationInactive)
    assert freed == [threading.get_ident()]


def test_a_pause_frees_what_was_left_alone_once_and_only_while_nothing_is_under_way(freed: list[int]) -> None:
    idle, leisure = False, Leisure(quiet=0)
    collector = Collector(lambda: idle, leisure=leisure)
    gc.disable()
    old = Circle(freed)
    gc.freeze()
    del old
    collector.look()
    assert freed == []
    idle = True
    collector.look()
    assert freed == [threading.get_ident()]
    again, grown = Circle(freed), [[] for _ in range(2 * WORTH)]  # type: Circle | None, list[list[object]]
    gc.freeze()
    del again
    collector.look()
    assert len(freed) == 1, "the pause was taken"
    leisure.over()
    collector.look()
    assert len(freed) == 2
    assert grown


def test_work_that_began_and_ended_between_two_looks_is_no_pause(freed: list[int]) -> None:
    begun, leisure = 1, Leisure(quiet=0)
    collector = Collector(lambda: True, leisure=leisure, begun=lambda: begun)
    gc.disable()
    old = Circle(freed)
    gc.freeze()
    del old
    collector.look()
    assert freed == []
    collector.look()
    assert freed == [threading.get_ident()]


def test_a_pause_in_which_little_has_come_is_left_alone_but_told(freed: list[int]) -> None:
    collector, told = Collector(lambda: True, leisure=Leisure(quiet=0)), []  # type: Collector, list[bool]
    collector.rested.connect(lambda: told.append(True))
    collector.rest()
    old = Circle(freed)
    gc.freeze()
    del old
    collector.rest()
    assert freed == []
    assert told == [True, True]


def test_a_short_answer_is_looked_through_as_ever() -> None:
    gc.collect()
    before = gc.get_freeze_count()
    set_aside()
    assert gc.get_freeze_count() == before


@pytest.mark.usefixtures("freed")
def test_counting_disturbs_no_thread_that_fills_a_tuple() -> None:
    is_over = threading.Event()
    failed: list[SystemError] = []

    def fill() -> None:
        while not is_over.is_set():
            try:
                tuple(str(number) for number in range(37))
            except SystemError as error:
                failed.append(error)

    workers = [threading.Thread(target=fill) for _ in range(2)]
    former = sys.getswitchinterval()
    gc.freeze()
    grown = [[] for _ in range(MANY)]  # type: list[list[object]]
    sys.setswitchinterval(1e-5)
    try:
        for worker in workers:
            worker.start()
        for _look in range(1_500):
            assert watched(None) > len(grown)
    finally:
        is_over.set()
        sys.setswitchinterval(former)
        for worker in workers:
            worker.join()
    assert failed == []
