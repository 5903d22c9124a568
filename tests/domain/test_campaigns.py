"""Where an account stands with a campaign, which edition holds, and what no campaign may be (domain.md 8)."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict

from crm.domain.campaigns import (
    LONGEST,
    UNCOVERED,
    CampaignDraft,
    CampaignRow,
    CampaignTopic,
    Coverage,
    EditionRow,
    Phase,
    Telling,
    TellingChannel,
    checked,
    coverage_of,
    current_edition,
    free_edition,
    honours_opt_out,
    phase_of,
    same_material,
)
from crm.domain.errors import Invalid

OLD = EditionRow(UUID(int=1), 1, "2026-03", date(2026, 3, 1))
NEW = EditionRow(UUID(int=2), 1, "2026-11", date(2026, 11, 1))
TODAY = date(2026, 11, 17)
DRAFT = CampaignDraft(CampaignTopic.TIME_OF_USE, "分时电价", "电价手册", date(2026, 1, 1))


def told(edition: EditionRow, confirmed_on: date | None = None) -> dict[UUID, Telling]:
    at = datetime(2026, 11, 2, 2, tzinfo=UTC)
    telling = Telling(at, TellingChannel.PHONE, "林演示", confirmed_on=confirmed_on)
    return {edition.id: telling}


def test_a_new_edition_reopens_those_who_have_the_old_one() -> None:
    assert coverage_of(told(OLD), OLD, False) is Coverage.TOLD
    assert coverage_of(told(OLD), NEW, False) is Coverage.OLD
    assert coverage_of({**told(OLD), **told(NEW)}, NEW, False) is Coverage.TOLD


def test_the_word_of_the_customer_counts_for_the_edition_that_holds() -> None:
    assert coverage_of(told(NEW, TODAY), NEW, False) is Coverage.CONFIRMED
    assert coverage_of(told(OLD, TODAY), NEW, False) is Coverage.OLD


def test_who_opted_out_is_shown_as_such_unless_told_before() -> None:
    assert coverage_of({}, NEW, True) is Coverage.OPTED_OUT
    assert coverage_of(told(OLD), NEW, True) is Coverage.OPTED_OUT
    assert coverage_of(told(NEW), NEW, True) is Coverage.TOLD
    assert Coverage.OPTED_OUT not in UNCOVERED


def test_an_opt_out_never_holds_for_safety_and_supply() -> None:
    heard = {topic for topic in CampaignTopic if not honours_opt_out(topic)}
    assert heard == {CampaignTopic.SAFETY, CampaignTopic.LOAD_SHEDDING, CampaignTopic.SUMMER_STORMS}


@given(st.lists(st.dates(date(2025, 1, 1), date(2027, 12, 31)), max_size=6))
def test_the_edition_that_holds_was_issued_last_and_not_later(days: list[date]) -> None:
    editions = [EditionRow(UUID(int=place), 1, str(place), day) for place, day in enumerate(days)]
    found = current_edition(editions, TODAY)
    issued = [day for day in days if day <= TODAY]
    assert (found is None) == (not issued)
    assert found is None or found.issued_on == max(issued)


@pytest.mark.parametrize(
    ("today", "phase"),
    [
        (date(2026, 2, 28), Phase.COMING),
        (date(2026, 3, 1), Phase.RUNNING),
        (date(2026, 4, 30), Phase.RUNNING),
        (date(2026, 5, 1), Phase.ENDED),
    ],
)
def test_both_days_belong_to_a_campaign(today: date, phase: Phase) -> None:
    assert phase_of(date(2026, 3, 1), date(2026, 4, 30), today) is phase
    assert phase_of(date(2026, 3, 1), None, date(2099, 1, 1)) is Phase.RUNNING


def test_a_record_names_a_material_whatever_its_spaces() -> None:
    assert same_material("电价 手册", "２０２６版", "电价手册", "2026 版")
    assert not same_material("电价手册", "", "电价手册", "2026版")
    assert not same_material("安全手册", "2026版", "电价手册", "2026版")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": "  "}, "campaign.no_title"),
        ({"material": "——"}, "campaign.no_material"),
        ({"title": "长" * (LONGEST + 1)}, "campaign.long"),
        ({"ends_on": date(2025, 12, 31)}, "campaign.ends_before"),
    ],
)
def test_what_no_campaign_may_be(values: dict[str, object], code: str) -> None:
    given_values: dict[str, object] = {**asdict(DRAFT), **values}
    with pytest.raises(Invalid) as refused:
        checked(CampaignDraft(**given_values))  # type: ignore[arg-type]
    assert refused.value.code == code


def test_a_campaign_is_kept_without_needless_spaces() -> None:
    found = checked(CampaignDraft(CampaignTopic.SAFETY, "  用电 \n安全 ", " 手册\0 ", date(2026, 1, 1), note=" 备注 "))
    assert (found.title, found.material, found.note) == ("用电 安全", "手册", "备注")


def test_an_edition_has_a_name_of_its_own() -> None:
    assert free_edition(" 2026-12 ", [OLD, NEW]) == "2026-12"
    for edition, code in (("", "campaign.no_edition"), ("2026—11", "campaign.edition_taken")):
        with pytest.raises(Invalid) as refused:
            free_edition(edition, [OLD, NEW])
        assert refused.value.code == code


def test_a_campaign_counts_who_is_covered_and_who_is_not() -> None:
    counts = {Coverage.OPEN: 3, Coverage.OLD: 2, Coverage.TOLD: 4, Coverage.CONFIRMED: 1, Coverage.OPTED_OUT: 5}
    row = CampaignRow(UUID(int=3), 1, DRAFT, "", Phase.RUNNING, (OLD, NEW), counts, NEW.id)
    assert (row.accounts, row.covered, row.uncovered, row.current) == (15, 5, 5, NEW)
