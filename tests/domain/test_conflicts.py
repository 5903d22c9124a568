"""Merging two people's changes of one row: nothing is lost, and nobody is asked without need."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from crm.domain.conflicts import Chosen, Fields, merged, settled

NAMES = ("name", "sort_key", "note", "phone", "start", "end")
GROUPS: tuple[Fields, ...] = (("start", "end"), ("name", "sort_key"))
Row = dict[str, int]
values = st.integers(0, 3)
rows = st.fixed_dictionaries(dict.fromkeys(NAMES, values))
changes = st.dictionaries(st.sampled_from(NAMES), values)


def _after(row: Mapping[str, object], written: Mapping[str, object]) -> dict[str, object]:
    return {**row, **written}


@settings(deadline=None)
@given(rows, changes, changes)
def test_changes_of_different_fields_come_out_the_same_whoever_was_first(base: Row, one: Row, other: Row) -> None:
    other = {name: value for name, value in other.items() if name not in one}
    first = merged(base, _after(base, one), other)
    second = merged(base, _after(base, other), one)
    assert not first.clashes
    assert not second.clashes
    assert _after(_after(base, one), first.values) == _after(_after(base, other), second.values)


@settings(deadline=None)
@given(rows, rows, changes, st.sampled_from([(), GROUPS]))
def test_no_change_is_lost(base: Row, theirs: Row, mine: Row, together: tuple[Fields, ...]) -> None:
    merge = merged(base, theirs, mine, together)
    asked = {name for clash in merge.clashes for name in clash.fields}
    result = _after(theirs, merge.values)
    for name in NAMES:
        wish = mine.get(name, base[name])
        if name in asked:
            continue
        if theirs[name] == base[name]:
            assert result[name] == wish
        elif wish == base[name]:
            assert result[name] == theirs[name]
        else:
            assert result[name] == wish == theirs[name]


@settings(deadline=None)
@given(rows, rows, changes)
def test_only_what_both_changed_is_asked(base: Row, theirs: Row, mine: Row) -> None:
    for clash in merged(base, theirs, mine).clashes:
        (name,) = clash.fields
        assert theirs[name] != base[name]
        assert mine[name] != base[name]
        assert mine[name] != theirs[name]
        assert (clash.before, clash.theirs, clash.mine) == ((base[name],), (theirs[name],), (mine[name],))


@settings(deadline=None)
@given(rows, rows)
def test_equal_values_are_no_conflict(base: Row, theirs: Row) -> None:
    merge = merged(base, theirs, theirs, GROUPS)
    assert not merge.clashes
    assert not merge.values
    assert not merge.taken


@settings(deadline=None)
@given(rows, rows, changes)
def test_what_they_alone_changed_is_told(base: Row, theirs: Row, mine: Row) -> None:
    merge = merged(base, theirs, mine)
    expected = {n for n in NAMES if theirs[n] != base[n] and mine.get(n, base[n]) == base[n]}
    assert merge.taken == expected


def test_what_belongs_together_is_decided_together() -> None:
    base = {"start": 1, "end": 2, "note": 0}
    merge = merged(base, {**base, "start": 3}, {"end": 5}, GROUPS)
    (clash,) = merge.clashes
    assert (clash.fields, clash.before) == (("start", "end"), (1, 2))
    assert (clash.theirs, clash.mine) == ((3, 2), (1, 5))


def test_a_field_that_nobody_knows_of_is_asked_unless_it_is_equal() -> None:
    merge = merged({}, {"note": 1, "name": 2}, {"note": 1, "name": 3})
    (clash,) = merge.clashes
    assert (clash.fields, clash.before) == (("name",), None)


@settings(deadline=None)
@given(rows, rows, changes, st.data())
def test_a_decision_is_kept_as_long_as_theirs_is_what_was_seen(
    base: Row, theirs: Row, mine: Row, data: st.DataObject
) -> None:
    merge = merged(base, theirs, mine, GROUPS)
    picked = {
        clash.fields[0]: Chosen(clash.theirs, data.draw(st.sampled_from([clash.mine, clash.theirs])))
        for clash in merge.clashes
    }
    written, still_open = settled(merge, picked)
    assert not still_open
    result = _after(theirs, written)
    for clash in merge.clashes:
        assert tuple(result[name] for name in clash.fields) == picked[clash.fields[0]].value
    stale = {name: Chosen((None,), answer.value) for name, answer in picked.items()}
    assert settled(merge, stale)[1] == merge.clashes
