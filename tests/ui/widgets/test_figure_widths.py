"""How wide the columns of a table of figures are."""

import pytest

from ui.theme.look import px
from ui.widgets.table.figure_table import FigureColumn, widths_in
from ui.widgets.table.layout import MOST_ELASTIC


def _column(width: int, elastic: int = 0) -> FigureColumn:
    return FigureColumn("", width, str, elastic=elastic)


NAMED = [_column(160, 1), _column(100), _column(100)]


@pytest.mark.parametrize(
    ("room", "wanted"),
    [(300, [160, 100, 100]), (500, [300, 100, 100]), (680, [480, 100, 100]), (880, [480, 200, 200])],
)
def test_a_name_takes_the_room_until_its_figures_do(light_theme: None, room: int, wanted: list[int]) -> None:
    assert widths_in(NAMED, room) == [px(each) for each in wanted]


def test_two_elastic_columns_grow_by_their_shares(light_theme: None) -> None:
    assert widths_in([_column(100, 3), _column(100, 1), _column(100)], 400) == [175, 125, 100]


def test_names_alone_share_all(light_theme: None) -> None:
    assert widths_in([_column(100, 1), _column(100, 1)], 2000) == [1000, 1000]
    assert px(MOST_ELASTIC) < 1000


def test_columns_that_do_not_grow_stay(light_theme: None) -> None:
    assert widths_in([_column(100), _column(80)], 900) == [100, 80]
