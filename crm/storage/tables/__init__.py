"""Every table, one module per feature; importing this package fills `METADATA`."""

from crm.storage.tables.accounts import (
    Account,
    AccountTag,
    Contact,
    ContactPhone,
    Customer,
    PhoneLook,
    Top100Rank,
)
from crm.storage.tables.admin import AuditLog, ExportLog, SearchEntry, Setting
from crm.storage.tables.calendar import CalendarDay, Leave
from crm.storage.tables.campaigns import Campaign, CampaignEdition, CampaignTarget, CampaignTelling, OptOut
from crm.storage.tables.duplicates import Duplicate
from crm.storage.tables.energy import (
    AccountTariff,
    AnnualEnergy,
    AreaEnergy,
    DemandLead,
    EnergyAdvice,
    FeederEnergy,
    GrowthSent,
    LossCase,
    MonthlyUsage,
    TariffPlan,
)
from crm.storage.tables.imports import ImportRun
from crm.storage.tables.issues import Hazard, Issue, WorkOrder
from crm.storage.tables.maps import AreaMap
from crm.storage.tables.metering import LoadDay, PointMonth
from crm.storage.tables.network import Feeder, Meter, MeteringPoint, Substation, SupplyPoint, TransformerArea
from crm.storage.tables.outages import (
    Outage,
    OutageAccount,
    OutageBreach,
    OutageEstimate,
    OutageNotice,
    OutageScope,
)
from crm.storage.tables.people import Area, Person, Portfolio, PortfolioGrant, SavedView
from crm.storage.tables.reviews import FlagLook, VisitFlag, VisitReview
from crm.storage.tables.shared import Presence, SentUnit
from crm.storage.tables.surveys import SurveyAnswer, SurveyForm, SurveyVersion
from crm.storage.tables.tasks import Attachment, Interaction, Task
from crm.storage.tables.visits import Appointment, PlanMonth, Visit, VisitMaterial, VisitParticipant, VisitTopic

__all__ = [
    "Account",
    "AccountTag",
    "AccountTariff",
    "AnnualEnergy",
    "Appointment",
    "Area",
    "AreaEnergy",
    "AreaMap",
    "Attachment",
    "AuditLog",
    "CalendarDay",
    "Campaign",
    "CampaignEdition",
    "CampaignTarget",
    "CampaignTelling",
    "Contact",
    "ContactPhone",
    "Customer",
    "DemandLead",
    "Duplicate",
    "EnergyAdvice",
    "ExportLog",
    "Feeder",
    "FeederEnergy",
    "FlagLook",
    "GrowthSent",
    "Hazard",
    "ImportRun",
    "Interaction",
    "Issue",
    "Leave",
    "LoadDay",
    "LossCase",
    "Meter",
    "MeteringPoint",
    "MonthlyUsage",
    "OptOut",
    "Outage",
    "OutageAccount",
    "OutageBreach",
    "OutageEstimate",
    "OutageNotice",
    "OutageScope",
    "Person",
    "PhoneLook",
    "PlanMonth",
    "PointMonth",
    "Portfolio",
    "PortfolioGrant",
    "Presence",
    "SavedView",
    "SearchEntry",
    "SentUnit",
    "Setting",
    "Substation",
    "SupplyPoint",
    "SurveyAnswer",
    "SurveyForm",
    "SurveyVersion",
    "TariffPlan",
    "Task",
    "Top100Rank",
    "TransformerArea",
    "Visit",
    "VisitFlag",
    "VisitMaterial",
    "VisitParticipant",
    "VisitReview",
    "VisitTopic",
    "WorkOrder",
]
