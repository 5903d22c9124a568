"""Every table, one module per feature; importing this package fills `METADATA`."""

from crm.storage.tables.accounts import Account, Contact, ContactPhone, Customer
from crm.storage.tables.admin import AuditLog, SearchEntry, Setting
from crm.storage.tables.energy import DemandLead, FeederEnergy, MonthlyUsage
from crm.storage.tables.issues import Hazard, Issue, WorkOrder
from crm.storage.tables.network import Feeder, Substation, SupplyPoint
from crm.storage.tables.outages import Outage, OutageAccount, OutageEstimate, OutageNotice
from crm.storage.tables.people import Area, Person, Portfolio, PortfolioGrant
from crm.storage.tables.tasks import Attachment, Interaction, Task
from crm.storage.tables.visits import Visit, VisitParticipant, VisitTopic

__all__ = [
    "Account",
    "Area",
    "Attachment",
    "AuditLog",
    "Contact",
    "ContactPhone",
    "Customer",
    "DemandLead",
    "Feeder",
    "FeederEnergy",
    "Hazard",
    "Interaction",
    "Issue",
    "MonthlyUsage",
    "Outage",
    "OutageAccount",
    "OutageEstimate",
    "OutageNotice",
    "Person",
    "Portfolio",
    "PortfolioGrant",
    "SearchEntry",
    "Setting",
    "Substation",
    "SupplyPoint",
    "Task",
    "Visit",
    "VisitParticipant",
    "VisitTopic",
    "WorkOrder",
]
