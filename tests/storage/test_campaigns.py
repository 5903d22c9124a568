"""Campaigns on both databases: whom they are for, who was told, what a visit record proves, who wants none of it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from crm.domain.campaign_effect import Verdict
from crm.domain.campaigns import CampaignTopic, Coverage, Phase, TellingChannel
from crm.domain.codes import IssueTopic, Segment
from crm.domain.comparison import Metric
from crm.domain.errors import Invalid, NotFound
from crm.domain.views import ViewDefinition
from crm.domain.visits import Material
from crm.storage.campaigns import targets
from crm.storage.store import Store
from crm.storage.tables import Account, Attachment, CampaignTarget, CampaignTelling, Visit
from crm.usecases.attachments import files_of_account, remove_file
from crm.usecases.brief import brief
from crm.usecases.campaigns.board import campaign, campaigns
from crm.usecases.campaigns.effect import effect
from crm.usecases.campaigns.keeping import (
    Aimed,
    EditionDraft,
    add_campaign,
    add_edition,
    aim,
    change_campaign,
    edition_file,
    keep_file,
    remove_campaign,
    remove_edition,
)
from crm.usecases.campaigns.telling import confirm, keep_evidence, opt_in, opt_out, take_back, tell
from crm.usecases.issues import add_issue
from crm.usecases.records import visit_detail
from crm.usecases.undo import apply
from crm.usecases.visits import plan_visit
from tests.support.build import DAY, account, at, bureau
from tests.support.campaigns import FIRST, MATERIAL, by_phone, draft, hand_out, running, stands
from tests.support.energy import metered, month

SMALL = ViewDefinition(filters={"segment": ("small_business",)})
TOP = ViewDefinition(filters={"segment": ("top100",)})
NEXT = DAY + timedelta(days=1)
NEWER = EditionDraft("2026-11", date(2026, 11, 1), "手册.pdf", b"%PDF demo")


def test_a_campaign_is_for_the_accounts_that_its_filters_choose(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one, two = account(work, home), account(work, home, "9900000000002")
        small = account(work, home, "9900000000003", segment=Segment.SMALL_BUSINESS)
        key = running(work)
        tell(work, key, [one], by_phone(home))
    with store.read() as reader:
        found = campaign(reader, key)
        assert {each.account_id for each in found.accounts} == {one, two}
        assert (found.row.phase, found.row.accounts, found.row.uncovered) == (Phase.RUNNING, 2, 1)
        assert found.accounts[0].manager == "林演示"
    with store.change() as work:
        # Whoever was told stays, whatever the filters say now.
        changed = change_campaign(work, key, 1, draft(target=SMALL))
    assert changed == Aimed(1, 1)
    with store.read() as reader:
        assert set(stands(reader, key)) == {one, small}
        assert campaign(reader, key).row.draft.target.filters == SMALL.filters
    with store.change() as work:
        assert aim(work, key) == Aimed(0, 0)


def test_telling_confirming_and_taking_back_can_be_done_to_many_and_undone(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        ids = [account(work, home, f"99000000000{number:02}") for number in range(1, 4)]
        key = running(work)
        assert len(tell(work, key, ids[:2], by_phone(home))) == 2
        assert tell(work, key, ids[:1], by_phone(home)) == []
        assert confirm(work, key, ids[:1], DAY, " 王 演示 ") == 1
    with store.read() as reader:
        rows = {each.account_id: each for each in campaign(reader, key).accounts}
    told = rows[ids[0]].newest
    assert told is not None
    assert (told.by, told.channel) == ("林演示", TellingChannel.PHONE)
    assert (told.confirmed_on, told.confirmed_by) == (DAY, "王 演示")
    assert [rows[each].coverage for each in ids] == [Coverage.CONFIRMED, Coverage.TOLD, Coverage.OPEN]
    with store.change() as work:
        assert take_back(work, key, ids) == 2
        steps = work.undo
    with store.read() as reader:
        assert list(stands(reader, key).values()) == [Coverage.TOLD, Coverage.OPEN, Coverage.OPEN]
    with store.change() as work:
        apply(work, steps)
    with store.read() as reader:
        assert list(stands(reader, key).values()) == [Coverage.CONFIRMED, Coverage.TOLD, Coverage.OPEN]


def test_a_new_edition_reopens_those_who_have_the_old_one(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one = account(work, home)
        key = running(work)
        tell(work, key, [one], by_phone(home))
        edition_id = add_edition(work, key, NEWER)
        assert stands(work, key) == {one: Coverage.OLD}
        late = EditionDraft("2027-01", DAY + timedelta(days=40))
        add_edition(work, key, late)
        found = campaign(work, key)
        assert found.row.current is not None
        assert found.row.current.edition == "2026-11"
        assert edition_file(work, edition_id) == ("手册.pdf", b"%PDF demo")
        tell(work, key, [one], by_phone(home))
        assert stands(work, key) == {one: Coverage.TOLD}
        assert len(campaign(work, key).accounts[0].tellings) == 2


def test_what_a_record_hands_out_counts_by_itself_and_can_be_confirmed(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one, two, three = (account(work, home, f"990000000000{number}") for number in (1, 2, 3))
        key = running(work)
        visit_id = hand_out(work, home, one, Material(" 分时电价 手册", "2026－03"))
        hand_out(work, home, two, Material(MATERIAL, "2025-01"))
        hand_out(work, home, three, Material("安全手册", FIRST))
    with store.read() as reader:
        assert stands(reader, key) == {one: Coverage.TOLD, two: Coverage.OPEN, three: Coverage.OPEN}
        told = campaign(reader, key).accounts[0].newest
        assert campaign(reader, key).issues == 0
    with store.change() as work:
        for which in (visit_id, None):
            add_issue(work, one, IssueTopic.BILL, "尖峰电价怎么算", visit_id=which)
        assert campaign(work, key).issues == 1
    assert told is not None
    assert (told.id, told.visit_id, told.channel, told.by) == (None, visit_id, TellingChannel.ON_SITE, "林演示")
    with store.change() as work:
        with pytest.raises(Invalid) as refused:
            take_back(work, key, [one])
        assert refused.value.code == "campaign.by_record"
        assert tell(work, key, [one], by_phone(home)) == []
        confirm(work, key, [one], DAY)
        row = work.one(select(CampaignTelling.c.visit_id, CampaignTelling.c.person_id))
        assert row is not None
        assert tuple(row) == (visit_id, home.manager_id)
        assert stands(work, key)[one] is Coverage.CONFIRMED
        take_back(work, key, [one])
        assert stands(work, key)[one] is Coverage.TOLD


def test_what_was_told_stands_with_its_account_whoever_is_missing_between(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        some = [account(work, home, f"99000000000{number:02}", name=f"同名{number % 2}") for number in range(9)]
        key = running(work)
        add_edition(work, key, NEWER)
        tell(work, key, [some[place] for place in (1, 2, 4, 5, 8)], by_phone(home))
        for place in (0, 2, 2, 5, 6, 8):
            hand_out(work, home, some[place], Material(MATERIAL, FIRST))
        (target,) = (row for row in targets(work, [key], None) if row.account_id == some[1])
        work.remove(CampaignTarget, target.id, target.version)
        work.remove(Account, some[5], work.scalar(select(Account.c.version).where(Account.c.id == some[5])))
        found = campaign(work, key)
        names = {each.id: each.edition for each in found.row.editions}
        told = {
            each.account_id: {names[edition]: telling.visit_id is None for edition, telling in each.tellings.items()}
            for each in found.accounts
        }
        assert campaigns(work)[0] == found.row
    old, new = {FIRST: False}, {NEWER.edition: True}
    expected = {0: old, 2: old | new, 3: {}, 4: new, 6: old, 7: {}, 8: old | new}
    assert told == {some[place]: each for place, each in expected.items()}


def test_a_record_that_is_not_submitted_proves_nothing(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one = account(work, home)
        key = running(work)
        visit_id = hand_out(work, home, one, Material(MATERIAL, FIRST))
        work.update(Visit, visit_id, 2, record_state="draft")
        assert stands(work, key) == {one: Coverage.OPEN}


def test_an_opt_out_is_honoured_but_for_safety_and_supply(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one, two = account(work, home), account(work, home, "9900000000002")
        prices, safety = running(work), running(work, CampaignTopic.SAFETY)
        assert opt_out(work, [one, one], "不接受推广") == 1
        assert opt_out(work, [one]) == 0
        assert stands(work, prices) == {one: Coverage.OPTED_OUT, two: Coverage.OPEN}
        with pytest.raises(Invalid) as refused:
            tell(work, prices, [one, two], by_phone(home))
        assert (refused.value.code, refused.value.values["count"]) == ("campaign.opted_out", 1)
        assert stands(work, prices)[two] is Coverage.OPEN
        tell(work, safety, [one], by_phone(home))
        assert stands(work, safety) == {one: Coverage.TOLD, two: Coverage.OPEN}
        assert brief(work, one).campaigns == ()
        assert opt_in(work, [one, two]) == 1
        assert stands(work, prices)[one] is Coverage.OPEN


def test_whoever_was_not_told_hears_of_it_on_the_next_visit(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one = account(work, home)
        key = running(work)
        visit_id = plan_visit(work, one, home.manager_id, at(9, day=NEXT), at(10, day=NEXT))
        assert campaign(work, key).accounts[0].next_visit_on == NEXT
        reasons = [reason.code for each in brief(work, one).suggestions for reason in each.reasons]
        assert "brief.campaign" in reasons
        assert "say.campaign" in [each.code for each in visit_detail(work, visit_id).reminders]
        tell(work, key, [one], by_phone(home))
        assert brief(work, one).campaigns == ()
        add_edition(work, key, NEWER)
        assert [each.is_new_edition for each in brief(work, one).campaigns] == [True]
        assert "say.campaign_again" in [each.code for each in visit_detail(work, visit_id).reminders]
        # A campaign that is over joins no visit any more.
        row = campaigns(work)[0]
        change_campaign(work, key, row.version, replace(draft(), ends_on=DAY - timedelta(days=1)))
        assert brief(work, one).campaigns == ()


def test_what_cannot_be_noted_says_why(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one = account(work, home)
        small = account(work, home, "9900000000002", segment=Segment.SMALL_BUSINESS)
        key = running(work)
        cases: tuple[tuple[Callable[[], object], str], ...] = (
            (lambda: tell(work, key, [small], by_phone(home)), "campaign.not_target"),
            (lambda: tell(work, key, [one], by_phone(home, at(9, day=NEXT))), "campaign.told_later"),
            (lambda: confirm(work, key, [one], DAY), "campaign.not_told"),
            (lambda: tell(work, home.book_id, [one], by_phone(home)), "campaign.gone"),
        )
        for attempt, code in cases:
            with pytest.raises((Invalid, NotFound)) as refused:
                attempt()
            assert refused.value.code == code
        tell(work, key, [one], by_phone(home))
        for on in (DAY - timedelta(days=2), DAY + timedelta(days=1)):
            with pytest.raises(Invalid) as early:
                confirm(work, key, [one], on)
            assert early.value.code == "campaign.confirmed_early"


def test_a_campaign_without_an_issued_edition_tells_nobody(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one = account(work, home)
        key = running(work)
        edition = campaign(work, key).row.editions[0]
        remove_edition(work, key, edition.id, edition.version)
        with pytest.raises(Invalid) as refused:
            tell(work, key, [one], by_phone(home))
        assert refused.value.code == "campaign.not_issued"
        assert brief(work, one).campaigns == ()


def test_what_was_told_keeps_campaign_and_edition(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one = account(work, home)
        key = running(work)
        hand_out(work, home, one, Material(MATERIAL, FIRST))
        edition = campaign(work, key).row.editions[0]
        attempts: tuple[Callable[[], object], ...] = (
            lambda: remove_campaign(work, key, 1),
            lambda: remove_edition(work, key, edition.id, edition.version),
        )
        for attempt in attempts:
            with pytest.raises(Invalid) as refused:
                attempt()
            assert refused.value.code == "campaign.was_told"
    with store.change() as work:
        other = running(work, CampaignTopic.SAFETY)
        with pytest.raises(Invalid) as again:
            add_edition(work, other, EditionDraft("2026 03", DAY))
        assert again.value.code == "campaign.edition_taken"


def test_a_campaign_that_told_nobody_can_go(store: Store) -> None:
    with store.change() as work:
        account(work, bureau(work))
        key = running(work)
    with store.change() as work:
        remove_campaign(work, key, 1)
        assert campaigns(work) == ()
        steps = work.undo
    with store.change() as work:
        apply(work, steps)
        back = campaigns(work)[0]
    assert (back.id, back.accounts, len(back.editions)) == (key, 1, 1)


def test_an_edition_gets_its_file_later_within_the_limits(store: Store) -> None:
    with store.change() as work:
        account(work, bureau(work))
        key = running(work)
        edition = campaign(work, key).row.editions[0]
        with pytest.raises(NotFound):
            edition_file(work, edition.id)
        with pytest.raises(Invalid) as empty:
            keep_file(work, edition.id, edition.version, "a.pdf", b"")
        assert empty.value.code == "file.empty"
        keep_file(work, edition.id, edition.version, "手册.pdf", b"%PDF")
        kept = campaign(work, key).row.editions[0]
    assert (kept.file_name, kept.size) == ("手册.pdf", 4)


def test_evidence_is_kept_with_each_account_and_cannot_be_thrown_away(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one, two = account(work, home), account(work, home, "9900000000002")
        key, other = running(work), running(work, CampaignTopic.SAFETY)
        assert keep_evidence(work, key, [one, two], "签到表.jpg", b"sheet") == 2
        assert [each.files for each in campaign(work, key).accounts] == [1, 1]
        file = files_of_account(work, one)[0]
        with pytest.raises(Invalid) as refused:
            remove_file(work, file.id, file.version)
        assert refused.value.code == "file.proves_campaign"
        with pytest.raises(Invalid) as taken:
            keep_evidence(work, other, [one], "签到表.jpg", b"sheet")
        assert taken.value.code == "campaign.other_evidence"
        work.update(Attachment, file.id, file.version, campaign_id=None)
        remove_file(work, file.id, file.version + 1)


def test_a_manager_sees_the_own_accounts_of_a_campaign(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        account(work, home)
        key = running(work)
    with store.read() as reader:
        assert len(campaign(reader, key, home.manager_id).accounts) == 1
        assert campaign(reader, key, home.colleague_id).accounts == ()
        assert [row.accounts for row in campaigns(reader, home.colleague_id)] == [0]


def test_the_effect_is_counted_beside_those_who_are_like_the_told(store: Store) -> None:
    shares = {1: 90_000.0, 2: 40_000.0}
    with store.change() as work:
        home = bureau(work)
        told = [metered(work, home, number, segment=Segment.TOP100) for number in range(1, 9)]
        peers = [metered(work, home, number) for number in range(11, 19)]
        key = add_campaign(work, draft(target=TOP), EditionDraft(FIRST, date(2026, 1, 1)))
        for each in (*told, *peers):
            for at_month, peak in ((date(2026, 5, 1), 1), (date(2026, 6, 1), 1), (date(2026, 8, 1), 2)):
                mine = shares[peak] if each in told else shares[1]
                month(work, home, each, at_month, kwh_peak=mine, kwh_valley=170_000.0 - mine)
        tell(work, key, told, by_phone(home, at(9, day=date(2026, 7, 9))))
        found = effect(work, key)
        line = next(each for each in found.lines if each.metric is Metric.PEAK_SHARE)
        assert (found.told, found.waiting, line.told, line.peers) == (8, 0, 8, 8)
        assert line.difference == pytest.approx(-50 / 270)
        assert line.verdict is Verdict.BETTER
        work.update(Account, peers[0], 1, industry_code="29")
        few = next(each for each in effect(work, key).lines if each.metric is Metric.PEAK_SHARE)
        assert (few.verdict, few.difference) == (Verdict.TOO_FEW, None)


def test_who_was_told_this_month_waits_for_a_whole_one(store: Store) -> None:
    with store.change() as work:
        home = bureau(work)
        one = account(work, home)
        key = running(work)
        assert effect(work, key).lines == ()
        tell(work, key, [one], by_phone(home))
        found = effect(work, key)
    assert (found.told, found.waiting, found.lines) == (1, 1, ())
