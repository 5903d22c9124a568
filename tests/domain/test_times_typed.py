from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.times_typed import read_time


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("9", time(9)),
        ("930", time(9, 30)),
        ("1345", time(13, 45)),
        ("9:30", time(9, 30)),
        ("９：３０", time(9, 30)),
        ("9.05", time(9, 5)),
        ("2pm", time(14)),
        ("12:15 am", time(0, 15)),
        ("9点半", time(9, 30)),
        ("下午2点", time(14)),
        ("下午2点15分", time(14, 15)),
        ("中午12点", time(12)),
        ("中午1点", time(13)),
        ("晚8点", time(20)),
        ("早九点", time(9)),
        ("下午两点半", time(14, 30)),
        ("上午十一点", time(11)),
        ("晚上十点15分", time(22, 15)),
    ],
)
def test_reads_what_people_type(text: str, moment: time) -> None:
    assert read_time(text) == moment


@pytest.mark.parametrize("text", ["", "25", "9:70", "soon", "2400", "12345"])
def test_reads_nothing_from_what_is_no_time(text: str) -> None:
    assert read_time(text) is None


@given(st.times())
def test_a_written_time_reads_back(moment: time) -> None:
    minute = moment.replace(second=0, microsecond=0)
    assert read_time(f"{minute:%H:%M}") == minute
    assert read_time(f"{minute:%H%M}") == minute


@given(st.text(max_size=20))
def test_any_text_is_read_without_failing(text: str) -> None:
    read_time(text)
