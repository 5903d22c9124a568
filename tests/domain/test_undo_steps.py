"""Steps of many new rows are packed, and tell the same as one by one."""

from uuid import UUID

from crm.domain.changes import Action
from crm.domain.ids import new_id
from crm.domain.keys import Keys
from crm.domain.undo import NewRows, Steps, UndoStep, rebased

FIRST = UndoStep("person", Action.UPDATED, new_id(), 2, 1, {"name": "甲"})
KEYS = [new_id() for _ in range(5)]
LAST = UndoStep("task", Action.REMOVED, new_id(), 4, 3)
STEPS = Steps([FIRST, NewRows("account", Keys.of(KEYS)), LAST])


def added(key: UUID, version: int = 1) -> UndoStep:
    return UndoStep("account", Action.ADDED, key, version, 0)


def test_packed_steps_are_read_as_steps() -> None:
    plain = (FIRST, *map(added, KEYS), LAST)
    assert tuple(STEPS) == plain
    assert len(STEPS) == len(plain)
    assert (STEPS[0], STEPS[3], STEPS[-1], STEPS[2:4]) == (plain[0], plain[3], plain[-1], plain[2:4])
    assert list(reversed(STEPS)) == list(reversed(plain))
    assert Steps([NewRows("account", Keys.of(KEYS))])[-1] == added(KEYS[-1])
    assert not Steps()


def test_steps_wait_for_the_version_that_taking_a_later_one_back_has_left() -> None:
    changed = UndoStep("account", Action.UPDATED, KEYS[2], 2, 1, {"name": "乙"})
    back = UndoStep("account", Action.UPDATED, KEYS[2], 3, 2, {"name": "丙"})
    waits = rebased(STEPS, (changed,), (back,))
    assert tuple(waits) == (FIRST, *(added(key, 3 if key == KEYS[2] else 1) for key in KEYS), LAST)


def test_steps_that_meet_nothing_of_it_stay_packed() -> None:
    other = UndoStep("person", Action.UPDATED, FIRST.id, 3, 2, {})
    back = UndoStep("person", Action.UPDATED, FIRST.id, 4, 3, {})
    waits = rebased(STEPS, (other,), (back,))
    assert waits.parts[1] is STEPS.parts[1]
    assert waits[0].version == 4
