"""Checks of a list beside a plain set of the same."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from crm.domain.keys import Keys
from ui.widgets.table.checked import Checked

IDS = [UUID(int=number) for number in range(8)]
some = st.lists(st.sampled_from(IDS), unique=True)
steps = st.one_of(
    st.tuples(st.just("list"), some),
    st.tuples(st.just("check"), some),
    st.tuples(st.just("uncheck"), some),
    st.tuples(st.just("all"), st.booleans()),
)


@given(st.lists(steps, max_size=12))
def test_checks_are_a_set_of_rows_of_the_list(walk: list[tuple[str, list[UUID]]]) -> None:
    checked, plain, shown = Checked(), set[UUID](), list[UUID]()
    for what, ids in walk:
        before = len(plain)
        if what == "list":
            shown = ids
            plain &= set(shown)
            assert checked.follow(Keys.of(shown)) is (len(plain) != before)
        elif what == "all":
            checked.all(bool(ids))
            plain = set(shown) if ids else set()
        else:
            plain = plain | (set(ids) & set(shown)) if what == "check" else plain - set(ids)
            assert checked.put(ids, what == "check") is (len(plain) != before)
        assert len(checked) == len(plain)
        assert list(checked.in_order()) == [id for id in shown if id in plain]
        assert {id for id in shown if id in checked} == plain
