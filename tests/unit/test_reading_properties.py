"""Readers of single cells, for all values."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from crm.domain.errors import Invalid
from crm.domain.reading import dates, identifiers, numbers, places, text, words

WIDE = str.maketrans("0123456789.,-/", "０１２３４５６７８９．，－／")
DAYS = st.dates(date(dates.FIRST_YEAR, 1, 1), date(dates.LAST_YEAR, 12, 31))
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@given(st.sampled_from(identifiers.LENGTHS), st.data())
def test_account_numbers_keep_every_digit(length: int, data: st.DataObject) -> None:
    digits = data.draw(st.text("0123456789", min_size=length, max_size=length))
    for written in (
        digits,
        f"\t{digits}",
        f"'{digits} ",
        digits.translate(WIDE),
        f"\u200b{digits}\ufeff",
        f'="{digits}"',
    ):
        assert identifiers.account_no(written) == digits


@given(st.integers(0, 10**17))
def test_a_number_cell_is_never_filled_up_with_zeros(number: int) -> None:
    try:
        assert identifiers.account_no(float(number)) == str(number)
    except Invalid:
        assert len(str(int(float(number)))) not in identifiers.LENGTHS or number >= 10**15


@given(DAYS)
def test_days_round_trip_in_every_way_of_writing(day: date) -> None:
    plain = f"{day.year}-{day.month:02}-{day.day:02}"
    for written in (
        plain,
        plain.replace("-", "."),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        plain.replace("-", ""),
        plain.translate(WIDE),
        float((day - date(1899, 12, 30)).days),
        day,
    ):
        assert dates.day(written) == day
    assert dates.month(plain[:7]) == dates.month(f"{day.year}年{day.month}月") == day.replace(day=1)


@given(st.integers(0, 10**9), st.sampled_from(["", "kVA", " kVA", "千伏安"]))
def test_capacities_round_trip(kva: int, unit: str) -> None:
    for written in (f"{kva}{unit}", f"{kva:,}{unit}", f"{kva:,}{unit}".translate(WIDE), float(kva)):
        assert numbers.capacity(written) == kva


@given(st.decimals(0, 10**6, places=3))
def test_megavolt_amperes_are_exact_to_the_volt_ampere(mva: object) -> None:
    assert numbers.capacity(f"{mva}MVA") == round(float(str(mva)) * 1000, 6)


@given(st.text("0123456789", min_size=7, max_size=13))
def test_phone_numbers_keep_every_digit(digits: str) -> None:
    assert identifiers.phones(digits.translate(WIDE)).value == (digits,)


@given(CELLS)
def test_no_cell_breaks_a_reader(cell: text.Cell) -> None:
    for read in (
        numbers.capacity, numbers.energy, numbers.money, dates.day, dates.month, dates.clock, identifiers.account_no,
        identifiers.phones, identifiers.uscc, words.segment, words.importance, words.channel, words.satisfaction,
        words.topics,
        words.truth, words.contact_role, words.tariff_class, places.voltage, places.industry, places.street,
        places.feeder,
        text.line, text.paragraph, text.names,
    ):  # fmt: skip
        try:
            read(cell)
        except Invalid as invalid:
            refused = invalid
        else:
            continue
        assert refused.code.startswith("cell.")
        assert "value" in refused.values


@given(st.text())
def test_cleaning_a_text_twice_changes_nothing(written: str) -> None:
    assert text.line(text.line(written)) == text.line(written)
    assert text.fold(text.fold(written)) == text.fold(written) or not written.isascii()
