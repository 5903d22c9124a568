"""Campaigns on a shared database: a supervisor leads, a manager tells the own accounts, who only looks sees them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from crm.domain.campaigns import UNCOVERED, CampaignDraft, CampaignTopic, TellingChannel
from crm.domain.errors import Denied
from crm.domain.views import ViewDefinition
from crm.storage.store import Store
from crm.usecases.campaigns.board import campaign, campaigns
from crm.usecases.campaigns.keeping import EditionDraft, add_campaign, add_edition, aim, change_campaign
from crm.usecases.campaigns.telling import TellingDraft, confirm, keep_evidence, opt_in, opt_out, tell
from tests.support.office import Office

DRAFT = CampaignDraft(CampaignTopic.FRAUD, "防诈(演示)", "防诈提示", date(2026, 11, 1), target=ViewDefinition())
FIRST = EditionDraft("2026-11", date(2026, 11, 1))


@pytest.mark.postgresql
def test_a_manager_tells_the_own_accounts_and_leads_nothing(office: Office) -> None:
    leading, mine, looking = (office.open(who) for who in ("supervisor", "manager", "readonly"))
    with leading.change() as work:
        key = add_campaign(work, DRAFT, FIRST)
        everybody = {each.account_id for each in campaign(work, key).accounts}
    with mine.change() as work:
        detail = campaign(work, key)
        own = [each.account_id for each in detail.accounts if each.coverage in UNCOVERED]
        assert 0 < len(own) < len(everybody)
        assert set(own) < everybody
        by = TellingDraft(TellingChannel.PHONE, work.clock.now() - timedelta(hours=1), work.actor.person_id)
        assert len(tell(work, key, own[:2], by)) == 2
        confirm(work, key, own[:1], work.clock.today(), "王演示")
        keep_evidence(work, key, own[:1], "回执.jpg", b"reply")
        assert opt_out(work, own[2:3]) == 1
    with leading.read() as reader:
        seen = {each.account_id: each for each in campaign(reader, key).accounts}
        assert seen[own[0]].files == 1
        assert seen[own[0]].coverage not in UNCOVERED
        assert seen[own[2]].opted_out_on == reader.clock.today()
    with mine.change() as work:
        opt_in(work, own[2:3])
    attempts: tuple[Callable[[Store], object], ...] = (
        lambda store: _try(store, lambda work: add_campaign(work, DRAFT, FIRST)),
        lambda store: _try(store, lambda work: add_edition(work, key, EditionDraft("2026-12", date(2026, 12, 1)))),
        lambda store: _try(store, lambda work: change_campaign(work, key, 1, replace(DRAFT, title="改"))),
    )
    for store in (mine, looking):
        for attempt in attempts:
            with pytest.raises(Denied):
                attempt(store)
    with looking.read() as reader:
        assert key in {row.id for row in campaigns(reader)}
    with leading.change() as work:
        assert aim(work, key).added == 0
    for store in (leading, mine, looking):
        store.close()


def _try(store: Store, command: Callable[..., object]) -> None:
    with store.change() as work:
        command(work)
