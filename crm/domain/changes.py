"""What a unit of work touched, told to every page after its commit."""

from enum import StrEnum
from uuid import UUID

from msgspec import Struct, field


class Kind(StrEnum):
    """The kinds of rows that pages show; a value is its table's name."""

    AREA = "area"
    PERSON = "person"
    PORTFOLIO = "portfolio"
    PORTFOLIO_GRANT = "portfolio_grant"
    SAVED_VIEW = "saved_view"
    LEAVE = "leave"
    CALENDAR_DAY = "calendar_day"
    CUSTOMER = "customer"
    ACCOUNT = "account"
    ACCOUNT_TAG = "account_tag"
    TOP100_RANK = "top100_rank"
    DUPLICATE = "duplicate"
    CONTACT = "contact"
    CONTACT_PHONE = "contact_phone"
    PHONE_LOOK = "phone_look"
    SUBSTATION = "substation"
    FEEDER = "feeder"
    TRANSFORMER_AREA = "transformer_area"
    SUPPLY_POINT = "supply_point"
    METERING_POINT = "metering_point"
    METER = "meter"
    VISIT = "visit"
    VISIT_TOPIC = "visit_topic"
    VISIT_PARTICIPANT = "visit_participant"
    VISIT_REVIEW = "visit_review"
    FLAG_LOOK = "flag_look"
    VISIT_MATERIAL = "visit_material"
    APPOINTMENT = "appointment"
    PLAN_MONTH = "plan_month"
    SURVEY_FORM = "survey_form"
    SURVEY_VERSION = "survey_version"
    SURVEY_ANSWER = "survey_answer"
    AREA_MAP = "area_map"
    HAZARD = "hazard"
    ISSUE = "issue"
    INTERACTION = "interaction"
    TASK = "task"
    ATTACHMENT = "attachment"
    OUTAGE = "outage"
    OUTAGE_SCOPE = "outage_scope"
    OUTAGE_ACCOUNT = "outage_account"
    OUTAGE_ESTIMATE = "outage_estimate"
    OUTAGE_NOTICE = "outage_notice"
    OUTAGE_BREACH = "outage_breach"
    MONTHLY_USAGE = "monthly_usage"
    LOAD_DAY = "load_day"
    POINT_MONTH = "point_month"
    ANNUAL_ENERGY = "annual_energy"
    FEEDER_ENERGY = "feeder_energy"
    AREA_ENERGY = "area_energy"
    DEMAND_LEAD = "demand_lead"
    TARIFF = "tariff"
    ACCOUNT_TARIFF = "account_tariff"
    ENERGY_ADVICE = "energy_advice"
    LOSS_CASE = "loss_case"
    GROWTH_SENT = "growth_sent"
    CAMPAIGN = "campaign"
    CAMPAIGN_EDITION = "campaign_edition"
    CAMPAIGN_TARGET = "campaign_target"
    CAMPAIGN_TELLING = "campaign_telling"
    OPT_OUT = "opt_out"
    WORK_ORDER = "work_order"
    SETTING = "setting"
    EXPORT_LOG = "export_log"
    IMPORT_RUN = "import_run"


class Action(StrEnum):
    ADDED = "added"
    UPDATED = "updated"
    REMOVED = "removed"


class Changes(Struct):
    """Ids by kind and action; `everything` says that too much changed to list (an import, a server that is back).

    `elsewhere` are kinds of which somebody at another desk changed rows: nobody knows which.
    """

    added: dict[Kind, set[UUID]] = field(default_factory=dict)
    updated: dict[Kind, set[UUID]] = field(default_factory=dict)
    removed: dict[Kind, set[UUID]] = field(default_factory=dict)
    everything: bool = False
    elsewhere: frozenset[Kind] = frozenset()

    def note(self, action: Action, kind: Kind, row_id: UUID) -> None:
        """Remember one touched row."""
        by_kind: dict[Kind, set[UUID]] = getattr(self, action.value)
        by_kind.setdefault(kind, set()).add(row_id)

    def touches(self, *kinds: Kind) -> bool:
        """Say whether a page that shows these kinds has to look again."""
        if self.everything:
            return True
        parts = (self.added, self.updated, self.removed, self.elsewhere)
        return any(kind in part for kind in kinds for part in parts)

    def ids(self, kind: Kind) -> set[UUID]:
        """Return every touched id of a kind."""
        empty: set[UUID] = set()
        return self.added.get(kind, empty) | self.updated.get(kind, empty) | self.removed.get(kind, empty)

    def __bool__(self) -> bool:
        return self.everything or bool(self.added or self.updated or self.removed or self.elsewhere)
