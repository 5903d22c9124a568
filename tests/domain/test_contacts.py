"""What is typed of a contact, the order of calls, notes taken apart, names of files, the data-quality score."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.accounts import ContactRow, PhoneRow
from crm.domain.codes import ContactRole, PhoneKind
from crm.domain.contacts import ContactDraft, PhoneDraft, checked, moved, places
from crm.domain.errors import Invalid
from crm.domain.quality import quality

KEYS = st.lists(st.uuids(), unique=True, max_size=12)


@given(KEYS, st.data())
def test_moving_one_keeps_the_order_of_the_others(order: list[UUID], data: st.DataObject) -> None:
    item = data.draw(st.sampled_from(order)) if order else uuid4()
    place = data.draw(st.integers(-3, 15))
    after = moved(order, item, place)
    assert sorted(after) == sorted({*order, item})
    assert after[min(max(place, 0), len(after) - 1)] == item
    assert [each for each in after if each != item] == [each for each in order if each != item]


@given(KEYS, st.data())
def test_moving_back_restores_the_order(order: list[UUID], data: st.DataObject) -> None:
    if order:
        item = data.draw(st.sampled_from(order))
        there = moved(order, item, data.draw(st.integers(0, 15)))
        assert moved(there, item, order.index(item)) == order


@given(KEYS, KEYS, st.lists(st.integers(0, 5), min_size=12, max_size=12))
def test_places_are_numbered_without_gaps_and_name_known_ones_only(
    order: list[UUID], known: list[UUID], numbers: list[int]
) -> None:
    standing = dict(zip(known, numbers, strict=False))
    found = places([*order, *known[::2]], standing)
    assert sorted(found.values()) == list(range(1, len(known) + 1))
    assert set(found) == set(known)
    named = [each for each in known[::2] if each not in order]
    assert [found[each] for each in named] == sorted(found[each] for each in named)


@given(KEYS)
def test_an_order_that_stands_already_changes_nothing(order: list[UUID]) -> None:
    standing = {each: place for place, each in enumerate(order, start=1)}
    assert places(order, standing) == standing
    assert places([], standing) == standing


def test_a_contact_is_trimmed_and_keeps_each_number_once() -> None:
    phones = (PhoneDraft(" 13800001234 "), PhoneDraft(""), PhoneDraft("１３８００００１２３４", PhoneKind.DUTY))
    found = checked(ContactDraft("  Shen  Yi ", ContactRole.MAIN, " head ", phones=phones))
    assert (found.name, found.title) == ("Shen Yi", "head")
    assert [(phone.number, phone.kind) for phone in found.phones] == [("13800001234", PhoneKind.MOBILE)]


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        (ContactDraft(), "contact.no_name"),
        (ContactDraft("  ", phones=(PhoneDraft("13800001234"),)), "contact.no_name"),
        (ContactDraft("x" * 501), "cell.too_long"),
        (ContactDraft("a", phones=(PhoneDraft("call me"),)), "cell.phone"),
        (ContactDraft("a", phones=(PhoneDraft("13800001234 13800001235"),)), "cell.phone"),
        (ContactDraft("a", email="nobody"), "contact.email"),
        (ContactDraft("a", email="a b@example.com"), "contact.email"),
    ],
)
def test_what_no_contact_can_be_is_refused(draft: ContactDraft, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked(draft)
    assert refused.value.code == code


def contact(**values: object) -> ContactRow:
    phone = PhoneRow(uuid4(), 1, "13800001234", str(values.pop("kind", "mobile")), bool(values.pop("doubt", False)))
    row: dict[str, object] = {"verified_on": date(2026, 1, 1), "phones": (phone,), **values}
    return ContactRow(uuid4(), 1, "甲", "main", None, 1, verified_by=None, **row)  # type: ignore[arg-type]


WHOLE: dict[str, object] = {
    "industry_code": "C39",
    "street_code": "BA01",
    "address": "1",
    "has_place": True,
    "feeder_confirmed": True,
    "grade_known": True,
    "generator_known": True,
    "today": date(2026, 11, 17),
    "verified_days": 365,
}


@pytest.mark.parametrize(
    ("people", "without", "missing"),
    [
        ((contact(), contact()), {}, ()),
        ((contact(doubt=True), contact()), {}, ("main_contact",)),
        ((contact(kind="office"), contact()), {}, ("main_contact",)),
        ((contact(verified_on=date(2025, 11, 16)), contact(verified_on=None)), {}, ("verified",)),
        ((contact(),), {}, ("second_contact",)),
        ((contact(), contact()), {"feeder_confirmed": False}, ("feeder",)),
        ((contact(), contact()), {"address": None}, ("address",)),
        ((), {}, ("main_contact", "verified", "second_contact")),
    ],
)
def test_the_quality_score_tells_what_is_missing(
    people: tuple[ContactRow, ...], without: dict[str, object], missing: tuple[str, ...]
) -> None:
    found = quality(people, **{**WHOLE, **without})  # type: ignore[arg-type]
    assert found.missing == missing
    assert found.score == 100 - sum(part.weight for part in found.parts if part.code in missing)
    assert sum(part.weight for part in found.parts) == 100
