"""Every table, one module per feature. A module is loaded when the first of its tables is asked for.

The first page needs a third of all columns, and each costs a quarter of a million instructions; so whoever needs every
table has to say so: `every_table()`.
"""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sqlalchemy import MetaData

from crm.storage.base import METADATA, AnyTable

if TYPE_CHECKING:
    from crm.storage.tables.accounts import Account
    from crm.storage.tables.appointments import Appointment
    from crm.storage.tables.attachments import Attachment
    from crm.storage.tables.audit import AuditLog
    from crm.storage.tables.breaches import OutageBreach
    from crm.storage.tables.calendar import CalendarDay, Leave
    from crm.storage.tables.campaigns import Campaign, CampaignEdition, CampaignTarget, CampaignTelling, OptOut
    from crm.storage.tables.contacts import Contact, ContactPhone, PhoneLook
    from crm.storage.tables.customers import Customer
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
    from crm.storage.tables.exports import ExportLog
    from crm.storage.tables.flags import VisitFlag
    from crm.storage.tables.hazards import Hazard
    from crm.storage.tables.imports import ImportRun
    from crm.storage.tables.interactions import Interaction
    from crm.storage.tables.issues import Issue
    from crm.storage.tables.maps import AreaMap
    from crm.storage.tables.metering import LoadDay, PointMonth
    from crm.storage.tables.network import Feeder, Substation, TransformerArea
    from crm.storage.tables.orders import WorkOrder
    from crm.storage.tables.outages import Outage, OutageAccount, OutageEstimate, OutageNotice, OutageScope
    from crm.storage.tables.people import Area, Person, Portfolio, PortfolioGrant
    from crm.storage.tables.plan_months import PlanMonth
    from crm.storage.tables.reviews import FlagLook, VisitReview
    from crm.storage.tables.search import SearchEntry
    from crm.storage.tables.settings import Setting
    from crm.storage.tables.shared import Presence, SentUnit
    from crm.storage.tables.supply import Meter, MeteringPoint, SupplyPoint
    from crm.storage.tables.surveys import SurveyAnswer, SurveyForm, SurveyVersion
    from crm.storage.tables.tags import AccountTag
    from crm.storage.tables.tasks import Task
    from crm.storage.tables.top100 import Top100Rank
    from crm.storage.tables.views import SavedView
    from crm.storage.tables.visits import Visit, VisitMaterial, VisitParticipant, VisitTopic
else:

    def __getattr__(name: str) -> Any:
        """Return a table by the name of its declaration."""
        if name not in HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{HOME_OF[name]}"), name)


HOMES = {
    "accounts": ("Account",),
    "appointments": ("Appointment",),
    "attachments": ("Attachment",),
    "audit": ("AuditLog",),
    "breaches": ("OutageBreach",),
    "calendar": ("CalendarDay", "Leave"),
    "campaigns": ("Campaign", "CampaignEdition", "CampaignTarget", "CampaignTelling", "OptOut"),
    "contacts": ("Contact", "ContactPhone", "PhoneLook"),
    "customers": ("Customer",),
    "duplicates": ("Duplicate",),
    "energy": (
        "AccountTariff",
        "AnnualEnergy",
        "AreaEnergy",
        "DemandLead",
        "EnergyAdvice",
        "FeederEnergy",
        "GrowthSent",
        "LossCase",
        "MonthlyUsage",
        "TariffPlan",
    ),
    "exports": ("ExportLog",),
    "flags": ("VisitFlag",),
    "hazards": ("Hazard",),
    "imports": ("ImportRun",),
    "interactions": ("Interaction",),
    "issues": ("Issue",),
    "maps": ("AreaMap",),
    "metering": ("LoadDay", "PointMonth"),
    "network": ("Feeder", "Substation", "TransformerArea"),
    "orders": ("WorkOrder",),
    "outages": ("Outage", "OutageAccount", "OutageEstimate", "OutageNotice", "OutageScope"),
    "people": ("Area", "Person", "Portfolio", "PortfolioGrant"),
    "plan_months": ("PlanMonth",),
    "reviews": ("FlagLook", "VisitReview"),
    "search": ("SearchEntry",),
    "settings": ("Setting",),
    "shared": ("Presence", "SentUnit"),
    "supply": ("Meter", "MeteringPoint", "SupplyPoint"),
    "surveys": ("SurveyAnswer", "SurveyForm", "SurveyVersion"),
    "tags": ("AccountTag",),
    "tasks": ("Task",),
    "top100": ("Top100Rank",),
    "views": ("SavedView",),
    "visits": ("Visit", "VisitMaterial", "VisitParticipant", "VisitTopic"),
}
"""The tables of each module."""
HOME_OF = {table: module for module, tables in HOMES.items() for table in tables}


@cache
def every_table() -> MetaData:
    """Return what knows every table, with all of them loaded."""
    for module in HOMES:
        import_module(f"{__name__}.{module}")
    return METADATA


def table_named(name: str) -> AnyTable:
    """Return the table that has this name in the database."""
    return every_table().tables[name]


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
    "every_table",
    "table_named",
]
