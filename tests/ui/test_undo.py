from functools import partial
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crm.domain.clock import FixedClock
from crm.domain.errors import Conflict
from crm.usecases.tasks import add_task, edit_task, open_tasks, remove_task
from tests.conftest import NOW
from tests.support.window import WindowMaker
from ui.background import InlineRunner, Runner
from ui.shell.messages import MessagesMenu
from ui.shell.undo_history import UndoHistory
from ui.undo import DEPTH, UndoStack


@pytest.fixture
def stack(inline: InlineRunner) -> UndoStack:
    return UndoStack(inline, FixedClock(NOW), inline)


def titles(runner: Runner) -> list[str]:
    found: list[str] = []
    runner.ask(runner, lambda reader: [task.title for task in open_tasks(reader, None)], found.extend)
    return [title for title in found if title.startswith("demo ")]


def add(runner: Runner, title: str) -> UUID:
    made: list[UUID] = []
    runner.do(runner, partial(add_task, title=title), made.append, undo_text=f"new task {title}")
    return made[0]


def test_undo_and_redo_in_words(inline: InlineRunner, stack: UndoStack) -> None:
    told: list[tuple[str, bool]] = []
    stack.done.connect(lambda text, was_undo: told.append((text, was_undo)))
    add(inline, "demo a")
    add(inline, "demo b")
    assert stack.undo_text == "new task demo b"
    stack.undo()
    assert titles(inline) == ["demo a"]
    assert (stack.undo_text, stack.redo_text) == ("new task demo a", "new task demo b")
    stack.redo()
    assert sorted(titles(inline)) == ["demo a", "demo b"]
    stack.undo()
    stack.undo()
    stack.undo()
    assert titles(inline) == []
    assert told == [
        ("new task demo b", True),
        ("new task demo b", False),
        ("new task demo b", True),
        ("new task demo a", True),
    ]


def renamed(runner: Runner, key: UUID, title: str) -> None:
    def rename(work: Any) -> None:
        task = next(each for each in open_tasks(work, None) if each.id == key)
        edit_task(work, key, task.version, title=title)

    runner.do(runner, rename, undo_text=f"rename to {title}")


def test_many_changes_of_one_row_are_taken_back_and_done_again_in_turn(inline: InlineRunner, stack: UndoStack) -> None:
    refused: list[BaseException] = []
    inline.failed.connect(refused.append)
    key = add(inline, "demo 0")
    names = [f"demo {number}" for number in range(6)]
    for name in names[1:]:
        renamed(inline, key, name)
    for _round in range(2):
        for name in reversed(names[:-1]):
            stack.undo()
            assert titles(inline) == [name]
        stack.undo()
        assert titles(inline) == []
        for name in names:
            stack.redo()
            assert titles(inline) == [name]
    assert refused == []


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.sampled_from(["a", "b", "undo", "redo"]), max_size=14))
def test_any_walk_through_changes_ends_where_a_list_of_states_says(inline: InlineRunner, moves: list[str]) -> None:
    stack = UndoStack(inline, FixedClock(NOW), inline)
    keys = {name: add(inline, f"demo {name}") for name in "ab"}
    states: list[dict[str, str]] = [{name: f"demo {name}" for name in "ab"}]
    place = 0
    for number, move in enumerate(moves):
        if move in keys:
            title = f"demo {move} {number}"
            renamed(inline, keys[move], title)
            states[place + 1 :] = [{**states[place], move: title}]
            place += 1
        elif move == "undo" and place > 0:
            stack.undo()
            place -= 1
        elif move == "redo" and place < len(states) - 1:
            stack.redo()
            place += 1
        assert sorted(titles(inline)) == sorted(states[place].values())
    for key in keys.values():
        inline.do(inline, partial(_remove, key=key))


def _remove(work: Any, key: UUID) -> None:
    task = next(each for each in open_tasks(work, None) if each.id == key)
    remove_task(work, key, task.version)


def test_a_new_change_forgets_what_could_be_done_again(inline: InlineRunner, stack: UndoStack) -> None:
    add(inline, "demo a")
    stack.undo()
    add(inline, "demo b")
    assert stack.redo_text is None
    stack.redo()
    assert titles(inline) == ["demo b"]


def test_it_goes_fifty_steps_back(inline: InlineRunner, stack: UndoStack) -> None:
    for number in range(DEPTH + 3):
        add(inline, f"demo {number}")
    for _ in range(DEPTH + 3):
        stack.undo()
    assert sorted(titles(inline)) == ["demo 0", "demo 1", "demo 2"]


def test_what_nobody_named_is_no_step(inline: InlineRunner, stack: UndoStack) -> None:
    inline.do(inline, partial(add_task, title="demo a"))
    assert stack.undo_text is None


def test_a_row_that_somebody_changed_since_is_left_alone(inline: InlineRunner, stack: UndoStack) -> None:
    failures: list[BaseException] = []
    inline.failed.connect(failures.append)
    task_id = add(inline, "demo a")
    inline.do(inline, lambda work: edit_task(work, task_id, 1, title="demo theirs"))
    stack.undo()
    assert [type(error) for error in failures] == [Conflict]
    assert titles(inline) == ["demo theirs"]
    assert stack.undo_text is None


def test_nothing_is_taken_back_while_a_change_is_under_way(runner: Runner, qtbot: QtBot) -> None:
    stack = UndoStack(runner, FixedClock(NOW), runner)
    runner.do(runner, partial(add_task, title="demo a"), undo_text="new task demo a")
    qtbot.waitUntil(lambda: runner.is_idle)
    runner.do(runner, partial(add_task, title="demo b"), undo_text="new task demo b")
    stack.undo()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert stack.undo_text == "new task demo b"
    found: list[Any] = []
    stack.undo()
    qtbot.waitUntil(lambda: runner.is_idle)
    runner.ask(runner, lambda reader: [task.title for task in open_tasks(reader, None)], found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert "demo a" in found[0]
    assert "demo b" not in found[0]


def test_several_steps_are_taken_at_once(inline: InlineRunner, stack: UndoStack) -> None:
    for name in "abc":
        add(inline, f"demo {name}")
    assert [step.text for step in stack.made()] == [f"new task demo {name}" for name in "cba"]
    stack.undo(2)
    assert titles(inline) == ["demo a"]
    assert [step.text for step in stack.undone()] == ["new task demo b", "new task demo c"]
    stack.redo(2)
    assert sorted(titles(inline)) == ["demo a", "demo b", "demo c"]


def test_a_refused_step_stops_the_others_and_says_which_it_was(inline: InlineRunner, stack: UndoStack) -> None:
    failures: list[Any] = []
    inline.failed.connect(failures.append)
    add(inline, "demo a")
    second = add(inline, "demo b")
    inline.do(inline, lambda work: edit_task(work, second, 1, title="demo theirs"))
    stack.undo(2)
    assert sorted(titles(inline)) == ["demo a", "demo theirs"]
    assert [(error.code, error.values) for error in failures] == [("undo.changed", {"what": "new task demo b"})]
    stack.undo()
    assert titles(inline) == ["demo theirs"]


def test_the_bell_tells_the_next_step_and_the_history_all_of_them(windows: WindowMaker, qtbot: QtBot) -> None:
    window = windows.open("tasks")
    runner = window.context.runner
    for name in "abc":
        add(runner, f"demo & {name}")
    window.context.undo.undo()
    menu = MessagesMenu(window.toast, window.context.undo, window.show_changes, window)
    words = [action.text().split("\t")[0] for action in menu.actions()]
    assert words[:3] == ["Undo new task demo && b", "Redo new task demo && c", "All changes…"]
    window.show_changes()
    popup = window.findChild(UndoHistory)
    assert popup is not None
    assert popup.list.current_id() == ("undo", 1)
    undone = popup.list.row(("redo", 1))
    assert undone is not None
    assert undone.name == "new task demo & c"
    QTest.keyClick(popup.list, Qt.Key.Key_Down)
    QTest.keyClick(popup.list, Qt.Key.Key_Return)
    assert titles(runner) == []
    assert window.context.undo.redo_text == "new task demo & a"


def test_an_empty_history_says_what_will_stand_there(windows: WindowMaker) -> None:
    window = windows.open("tasks")
    window.show_changes()
    popup = window.findChild(UndoHistory)
    assert popup is not None
    assert popup.empty.isVisible()
    assert not popup.list.isVisible()
    popup.close()
