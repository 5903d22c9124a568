"""Places typed as figures or by the name of a street."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.codelists import streets
from crm.domain.errors import Invalid
from crm.domain.places_typed import place_words, read_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", None),
        ("  ", None),
        ("114.057, 22.543", (114.057, 22.543)),
        ("114.057，22.543", (114.057, 22.543)),
        ("114.057 22.543", (114.057, 22.543)),
        ("园岭街道", (114.093, 22.557)),
        ("园岭", (114.093, 22.557)),
        ("yuanling", (114.093, 22.557)),
    ],
)
def test_what_people_type_is_a_place(text: str, place: tuple[float, float] | None) -> None:
    assert read_place(text) == place


@pytest.mark.parametrize("text", ["nowhere", "200, 22", "114, 95", "114.057", "114,22,7"])
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        read_place(text)
    assert caught.value.code == "place.unread"


@given(st.sampled_from(streets()), st.booleans())
def test_a_street_reads_as_it_is_shown(street: object, english: bool) -> None:
    place = (street.lon, street.lat)  # type: ignore[attr-defined]
    assert read_place(place_words(place, english)) == place


@given(st.floats(113, 115), st.floats(22, 23))
def test_figures_read_as_they_are_shown(lon: float, lat: float) -> None:
    assert read_place(place_words((lon, lat), True)) == pytest.approx((lon, lat), abs=1e-3)


def test_no_place_is_no_words() -> None:
    assert place_words(None, True) == ""
