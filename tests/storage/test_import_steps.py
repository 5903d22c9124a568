"""The way back of an import as bytes: long lists of steps are packed in parts and come back whole."""

from datetime import date

import pytest

from crm.domain.changes import Action
from crm.domain.errors import Cancelled
from crm.domain.ids import new_id
from crm.domain.progress import LOOK
from crm.domain.undo import UndoStep
from crm.storage import import_steps
from crm.storage.import_steps import packed_steps, unpacked_steps
from tests.support.stopped import Stopped


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 5])
def test_steps_come_back_in_their_order(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_steps, "TOGETHER", 2)
    before = {"name": "旧[名],]", "due_on": date(2026, 11, 2)}
    steps = tuple(
        UndoStep("account", Action.UPDATED, new_id(), 3, 2, before)
        if place % 2
        else UndoStep("account", Action.ADDED, new_id(), 1, 0)
        for place in range(count)
    )
    assert unpacked_steps(packed_steps(steps)) == steps


def test_cancel_holds_while_steps_are_read() -> None:
    content = packed_steps(UndoStep("account", Action.ADDED, new_id(), 1, 0) for _place in range(2 * LOOK))
    assert len(unpacked_steps(content, Stopped(3))) == 2 * LOOK
    with pytest.raises(Cancelled):
        unpacked_steps(content, Stopped(2))
