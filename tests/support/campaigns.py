"""A small world of campaigns for tests: a bureau, accounts, and a campaign that is aimed at them."""

from datetime import date, datetime, timedelta
from uuid import UUID

from crm.domain.campaigns import CampaignDraft, CampaignTopic, Coverage, TellingChannel
from crm.domain.clock import at_local
from crm.domain.views import ViewDefinition
from crm.domain.visits import Material
from crm.storage.reader import Reader
from crm.storage.unit import UnitOfWork
from crm.usecases.campaigns.board import campaign
from crm.usecases.campaigns.keeping import EditionDraft, add_campaign
from crm.usecases.campaigns.telling import TellingDraft
from crm.usecases.recording import finish_visit, start_record
from tests.support.build import DAY, Bureau, record

MATERIAL, FIRST = "分时电价手册", "2026-03"
LARGE = ViewDefinition(filters={"segment": ("large_industrial",)})


def draft(topic: CampaignTopic = CampaignTopic.TIME_OF_USE, target: ViewDefinition = LARGE) -> CampaignDraft:
    """Return a campaign that runs."""
    return CampaignDraft(topic, "分时电价宣传(演示)", MATERIAL, date(2026, 3, 1), None, None, "", target)


def running(work: UnitOfWork, topic: CampaignTopic = CampaignTopic.TIME_OF_USE) -> UUID:
    """Make a campaign with its first edition, aimed at every large account."""
    return add_campaign(work, draft(topic), EditionDraft(FIRST, date(2026, 3, 1)))


def by_phone(home: Bureau, at: datetime | None = None) -> TellingDraft:
    """Return a telling by the manager's telephone, the day before the test's today."""
    moment = at or at_local(DAY - timedelta(days=1), 10)
    return TellingDraft(TellingChannel.PHONE, moment, home.manager_id)


def stands(reader: Reader, campaign_id: UUID) -> dict[UUID, Coverage]:
    """Return where each account stands."""
    return {each.account_id: each.coverage for each in campaign(reader, campaign_id).accounts}


def hand_out(work: UnitOfWork, home: Bureau, account_id: UUID, *materials: Material) -> UUID:
    """Hold a visit today on which material is handed out, and submit its record."""
    visit_id = start_record(work, account_id, home.manager_id)
    finish_visit(work, visit_id, 1, record(home, materials=materials))
    return visit_id
