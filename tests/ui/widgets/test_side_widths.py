"""Side panels in wide windows: the centre grows first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.side_widths import CENTRE, WIDE, WIDEST, grown

SIDES = st.lists(st.integers(200, WIDEST), min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("window", "centre", "sides", "wanted"),
    [
        (1440, 616, [296, 384], [296, 384]),
        (1680, 1228, [316], [316]),
        (1700, 1248, [316], [336]),
        (2000, 1176, [296, 384], [364, 452]),
        (2560, 1736, [296, 384], [676, 700]),
        (2560, 2100, [316], [700]),
    ],
)
def test_the_centre_grows_to_1040_then_the_panels_and_then_the_centre_again(
    window: int, centre: int, sides: list[int], wanted: list[int]
) -> None:
    assert grown(window, centre, sides) == wanted


@given(st.integers(1180, 4000), st.integers(0, 3000), SIDES)
def test_panels_never_shrink_nor_outgrow_their_lines_nor_the_centre(window: int, centre: int, sides: list[int]) -> None:
    found = grown(window, centre, sides)
    assert all(usual <= wide <= WIDEST for usual, wide in zip(sides, found, strict=True))
    taken = sum(found) - sum(sides)
    assert taken == 0 or centre - taken >= CENTRE
    assert taken <= max(0, window - WIDE)
