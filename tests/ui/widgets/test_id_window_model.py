from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.widgets.table.column import Column
from ui.widgets.table.model import PAGE, ROWS_KEPT, IdWindowModel


class DemoRow(Struct, frozen=True):
    id: UUID
    name: str


def ids(count: int) -> list[UUID]:
    return [UUID(int=number) for number in range(count)]


class Shelf:
    """Stands for the page: answers at once and counts what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[UUID]] = []
        self.word = "demo"

    def fetch(self, wanted: list[UUID], then: Callable[[Sequence[DemoRow]], None]) -> None:
        self.asked.append(wanted)
        then([DemoRow(id, f"{self.word} {id.int}") for id in wanted])


def fetched(model: IdWindowModel, id: UUID) -> bool:
    return model.row(id) is not None


COLUMNS = [
    Column("name", "Account", 200, text=lambda row: row.name, elastic=True),
    Column("length", "Length", 60, text=lambda row: str(len(row.name)), value=lambda row: len(row.name)),
]


def test_it_keeps_qts_rules_for_models(qtbot: QtBot, qtmodeltester: Any) -> None:
    model = IdWindowModel(COLUMNS, Shelf().fetch)
    qtmodeltester.check(model)
    model.set_ids(ids(250))
    model.set_ids(ids(120)[::-1])
    qtmodeltester.check(model)


def test_only_the_pages_looked_at_are_fetched(qtbot: QtBot) -> None:
    shelf = Shelf()
    model = IdWindowModel(COLUMNS, shelf.fetch)
    model.set_ids(ids(200_000))
    index = model.index(150_050, 0)
    assert model.data(index) == ""
    assert shelf.asked == []
    qtbot.waitUntil(lambda: model.data(index) == "demo 150050")
    assert [len(asked) for asked in shelf.asked] == [PAGE]
    assert model.data(model.index(150_099, 1), IdWindowModel.VALUE) == len("demo 150099")


def test_rows_kept_are_bounded_over_200_000_ids(qtbot: QtBot) -> None:
    shelf = Shelf()
    model = IdWindowModel(COLUMNS, shelf.fetch)
    model.set_ids(ids(200_000))
    for page in range(60):
        model.data(model.index(page * PAGE, 0))
        qtbot.waitUntil(partial(fetched, model, UUID(int=page * PAGE)))
    held = sum(model.row(id) is not None for id in model.ids())
    assert held == ROWS_KEPT


def test_sorting_keeps_fetched_rows_and_checks(qtbot: QtBot) -> None:
    shelf = Shelf()
    model = IdWindowModel(COLUMNS, shelf.fetch)
    model.set_ids(ids(50))
    model.data(model.index(0, 0))
    qtbot.waitUntil(lambda: len(shelf.asked) == 1)
    model.set_checked([UUID(int=3), UUID(int=7)], True)
    model.set_ids(ids(50)[::-1])
    assert model.data(model.index(0, 0)) == "demo 49"
    assert len(shelf.asked) == 1
    assert model.checked_ids() == [UUID(int=7), UUID(int=3)]
    with qtbot.waitSignal(model.checked_changed):
        model.set_ids(ids(5))
    assert model.checked_ids() == [UUID(int=3)]


def test_changed_rows_are_fetched_again_and_told(qtbot: QtBot) -> None:
    shelf = Shelf()
    model = IdWindowModel(COLUMNS, shelf.fetch)
    model.set_ids(ids(10))
    model.data(model.index(0, 0))
    qtbot.waitUntil(lambda: len(shelf.asked) == 1)
    shelf.word = "new"
    with qtbot.waitSignal(model.dataChanged) as told:
        model.update_ids([UUID(int=4), UUID(int=99)])
    assert told.args is not None
    assert (told.args[0].row(), told.args[1].row()) == (4, 4)
    assert model.data(model.index(4, 0)) == "new 4"
    assert model.data(model.index(5, 0)) == "demo 5"


def test_a_lost_answer_is_asked_for_again(qtbot: QtBot) -> None:
    asked: list[list[UUID]] = []
    model = IdWindowModel(COLUMNS, lambda wanted, then: asked.append(wanted))
    model.set_ids(ids(10))
    model.data(model.index(0, 0))
    qtbot.waitUntil(lambda: len(asked) == 1)
    model.retry()
    model.data(model.index(0, 0))
    qtbot.waitUntil(lambda: len(asked) == 2)


def test_an_edit_is_handed_to_the_page_and_not_written_by_the_model(qtbot: QtBot) -> None:
    shelf = Shelf()
    model = IdWindowModel(COLUMNS, shelf.fetch)
    model.set_ids(ids(3))
    model.data(model.index(0, 0))
    qtbot.waitUntil(lambda: len(shelf.asked) == 1)
    with qtbot.waitSignal(model.edited) as told:
        assert model.setData(model.index(1, 0), "other")
    assert told.args == [UUID(int=1), "name", "other"]
    assert model.data(model.index(1, 0)) == "demo 1"
    assert not model.setData(model.index(1, 0), "demo 1")
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Account"
