"""Hours in which a customer receives visits, typed in both languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.errors import Invalid
from crm.domain.visit_hours import hours_of, read_hours

MORNING, AFTERNOON = (540, 690), (840, 1020)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("", {}),
        (None, {}),
        ("9:00-11:30", dict.fromkeys(range(7), (MORNING,))),
        ("Mon-Fri 9:00-11:30, 14:00-17:00", dict.fromkeys(range(5), (MORNING, AFTERNOON))),
        ("周一至周五 9:00-11:30 14:00-17:00", dict.fromkeys(range(5), (MORNING, AFTERNOON))),
        ("周一至五 9点-11点半、14点-17点", dict.fromkeys(range(5), (MORNING, AFTERNOON))),
        ("Wed closed", {2: ()}),
        ("周三不接待", {2: ()}),
        ("9-17; Wednesday closed", {**dict.fromkeys(range(7), ((540, 1020),)), 2: ()}),
        ("周五至周一 休", {4: (), 5: (), 6: (), 0: ()}),
        ("Mon, Wed and Fri 14:00–17:00", {0: (AFTERNOON,), 2: (AFTERNOON,), 4: (AFTERNOON,)}),
        ("周二、周四 8：00—12：00；周日休息", {1: ((480, 720),), 3: ((480, 720),), 6: ()}),
        ("14:00-17:00 9:00-11:30", dict.fromkeys(range(7), (MORNING, AFTERNOON))),
    ],
)
def test_what_people_type_is_understood(text: str | None, spans: dict[int, tuple[tuple[int, int], ...]]) -> None:
    assert read_hours(text).spans == spans


@pytest.mark.parametrize(
    "text", ["after lunch", "25:00-26:00", "17:00-9:00", "9:70-10:00", "Mon", "Mon closed 9-10", "周八 9-10", "9"]
)
def test_what_is_no_hours_is_refused_with_its_part(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        read_hours(f"Tue 9-10; {text}")
    assert (caught.value.code, caught.value.values["value"]) == ("hours.unread", text)


def test_a_visit_ends_before_the_site_closes() -> None:
    hours = read_hours("Mon 9:00-11:30, 14:00-17:00; Wed closed")
    assert hours.starts(0, 60) == ((540, 630), (840, 960))
    assert hours.starts(0, 180) == ((840, 840),)
    assert hours.starts(2, 60) == ()
    assert hours.starts(3, 60) is None
    assert [day for day in range(7) if hours.is_closed(day)] == [2]


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        spans = read_hours(text).spans
    except Invalid:
        return
    assert all(0 <= opening < closing <= 1440 for day in spans.values() for opening, closing in day)


def test_hours_that_cannot_be_read_set_no_limit() -> None:
    assert hours_of("???") == hours_of(None) == read_hours("")
    assert hours_of("Wed closed").receives(2, 600, 60) is False
    assert hours_of("Wed closed").receives(3, 600, 60) is True
