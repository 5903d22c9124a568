"""What each role may see and do, as one table: the window offers what stands here and nothing else.

A shared database keeps its rights itself (crm/storage/server/matrix.py); tests/server/test_permits.py holds that this
table neither offers what that one refuses nor hides what it grants. A substitute is a manager: a grant decides whose
books are read, the role what is done with them. A local file belongs to whoever opened it: there only `duty` counts,
and whoever acts for the whole team acts as an administrator, who may do everything in a file.
"""

from collections.abc import Iterator

from msgspec import Struct

from crm.domain.codes import Role

ALL = frozenset(Role)
WORKING = ALL - {Role.READONLY}
"""Everybody but whoever only looks."""
KEEPING = frozenset({Role.SUPERVISOR, Role.ADMIN})
"""Who keeps the rules, the calendar, the people and the books of a bureau."""
NOBODY: frozenset[Role] = frozenset()
OFFICE = ALL - {Role.ADMIN}
"""Who sees accounts on a shared database."""
DESK = frozenset({Role.MANAGER, Role.SUPERVISOR})
"""Who works on accounts on a shared database."""
LEADING = frozenset({Role.SUPERVISOR})
HEAD = frozenset({Role.ADMIN})


class Permit(Struct, frozen=True):
    """Something that the window offers: `roles` may have it on a shared database, `duty` wherever it is.

    `needs` are the rights of the database that it stands on, as "read TABLE", "add TABLE", "change TABLE.COLUMN",
    "change TABLE.COLUMN=VALUE", "call FUNCTION" and "delete TABLE".
    """

    id: str
    roles: frozenset[Role]
    needs: tuple[str, ...] = ()
    duty: frozenset[Role] = ALL


class Rights(Struct, frozen=True):
    """What somebody may do in a role; `is_shared` on a database that keeps the rights itself."""

    role: Role
    is_shared: bool

    def may(self, permit: str) -> bool:
        """Say whether something may be seen or done; raises KeyError for what is not in the table."""
        found = PERMITS[permit]
        if self.is_shared:
            return self.role in found.roles
        return permit not in OF_SHARED and self.role in found.duty

    def sees(self, place: str) -> bool:
        """Say whether the page of an id may be opened."""
        return self.may(f"page.{place}")

    def first_page(self, wanted: str = "today") -> str:
        """Return the page to open first: the wanted one, else the first that may be seen."""
        return next(place for place in (wanted, *HOMES) if self.sees(place))


HOMES = ("today", "accounts", "settings")
"""Where whoever may not see Today begins."""


def _pages() -> Iterator[Permit]:
    """Pages on which one mostly works are not for whoever only looks: lists, briefs and reports show the same."""
    visits = ("read account", "read visit")
    yield Permit("page.today", DESK, (*visits, "read task", "change visit.planned_start"), WORKING)
    yield Permit("page.accounts", OFFICE, ("read account",))
    yield Permit("page.account", DESK, (*visits, "read contact", "change account.note"), WORKING)
    yield Permit("page.brief", OFFICE, (*visits, "read contact"))
    yield Permit("page.contacts", DESK, ("read contact", "read contact_phone"), WORKING)
    yield Permit("page.top100", OFFICE, ("read account",))
    yield Permit("page.planner", DESK, (*visits, "read plan_month", "add visit"), WORKING)
    yield Permit("page.visits", OFFICE, visits)
    yield Permit("page.visit", DESK, (*visits, "change visit.planned_start"), WORKING)
    yield Permit("page.issues", DESK, ("read issue", "change issue.state"), WORKING)
    yield Permit("page.orders", DESK, ("read work_order", "add work_order"), WORKING)
    yield Permit("page.tasks", DESK, ("read task", "add task"), WORKING)
    yield Permit("page.outages", OFFICE, ("read outage", "read outage_account", "read outage_notice"))
    yield Permit("page.network", OFFICE, ("read feeder", "read supply_point"))
    yield Permit("page.breaches", OFFICE, ("read outage_account", "read outage_notice"))
    energy = ("read monthly_usage", "read feeder_energy", "read area_energy", "read tariff")
    yield Permit("page.energy", OFFICE, energy)
    yield Permit("page.campaigns", OFFICE, ("read campaign", "read campaign_target", "read campaign_telling"))
    yield Permit("page.reports", OFFICE, visits)
    yield Permit("page.figures", OFFICE, visits)
    yield Permit("page.satisfaction", OFFICE, visits)
    yield Permit("page.reliability", OFFICE, ("read outage", "read outage_account", "read outage_estimate"))
    yield Permit("page.surveys", OFFICE, ("read survey_answer",))
    yield Permit("page.reviews", LEADING, (*visits, "change visit.record_state=approved", "read flag_look"), KEEPING)
    yield Permit("page.honesty", LEADING, ("read visit_flag", "read flag_look"), KEEPING)
    yield Permit("page.import", DESK | KEEPING, ("read import_run", "add import_run"), WORKING)
    yield Permit("page.returned", DESK, ("read task", "change task.title"), WORKING)
    yield Permit("page.audit", KEEPING, ("read audit_log",), KEEPING)
    yield Permit("page.bin", DESK, ("read account", "change contact.deleted_at"), WORKING)
    yield Permit("page.duplicates", LEADING, ("add duplicate", "change account.deleted_at"), WORKING)
    yield Permit("page.settings", ALL)


def _sections() -> Iterator[Permit]:
    for name in ("appearance", "language", "reminders", "privacy", "database", "about"):
        yield Permit(f"section.{name}", ALL)
    for name in ("cycles", "notices", "rules"):
        yield Permit(f"section.{name}", KEEPING, ("read setting", "add setting"), KEEPING)
    yield Permit("section.calendar", KEEPING, ("read calendar_day", "add calendar_day"), KEEPING)
    yield Permit("section.people", KEEPING, ("read person", "read portfolio_grant", "add portfolio"), KEEPING)
    yield Permit("section.surveys", KEEPING, ("add survey_form", "add survey_version"), KEEPING)
    yield Permit("section.map", HEAD, ("add area_map",), HEAD)
    yield Permit("do.check", OFFICE, ("read account", "read visit", "read issue"))


def _work_on_accounts() -> Iterator[Permit]:
    # A survey form is no list: whoever keeps forms (section.surveys) brings it in.
    yield Permit("do.import", DESK, ("read account", "add account"), WORKING)
    yield Permit("do.task", DESK, ("add task",), WORKING)
    yield Permit("do.plan", DESK, ("add visit", "change visit.planned_start"), WORKING)
    yield Permit("do.record", DESK, ("add visit", "change visit.record_state"), WORKING)
    yield Permit("do.contact", DESK, ("add contact", "add contact_phone"), WORKING)
    yield Permit("do.interaction", DESK, ("add interaction",), WORKING)
    yield Permit("do.order", DESK, ("add work_order",), WORKING)
    yield Permit("do.issue", DESK, ("add issue", "change issue.state"), WORKING)
    yield Permit("do.advise", DESK, ("add energy_advice", "add account_tariff"), WORKING)
    yield Permit("do.meter", DESK, ("add meter", "change meter.multiplier", "change meter.removed_on"), WORKING)
    yield Permit("do.lead", DESK, ("add demand_lead", "change demand_lead.stage"), WORKING)
    yield Permit("do.loss_case", LEADING, ("add loss_case", "change loss_case.closed_on"), WORKING)
    yield Permit("do.edit_account", DESK, ("change account.note", "add account_tag"), WORKING)
    yield Permit("do.phone", DESK, ("read contact_phone",))
    yield Permit("do.delete_account", LEADING, ("change account.deleted_at", "change customer.deleted_at"), WORKING)
    yield Permit("do.assign", LEADING, ("change account.portfolio_id",), WORKING)
    yield Permit("do.purge", NOBODY, ("delete account",), HEAD)


def _campaigns() -> Iterator[Permit]:
    """A campaign belongs to the whole bureau and is led; whoever looks after an account tells it."""
    made = ("add campaign", "change campaign.title", "add campaign_edition", "add campaign_target")
    yield Permit("do.campaign", LEADING, made, KEEPING)
    yield Permit("do.tell", DESK, ("add campaign_telling", "change campaign_telling.told_at", "add opt_out"), WORKING)


def _lead() -> Iterator[Permit]:
    yield Permit("do.review", LEADING, ("change visit.record_state=approved", "add flag_look"), KEEPING)
    yield Permit("do.approve_month", LEADING, ("change plan_month.state=approved",), KEEPING)
    yield Permit("do.hand_over", LEADING, ("add portfolio_grant", "change portfolio_grant.ends_on"), KEEPING)
    yield Permit("do.send_growth", LEADING, ("add growth_sent",), KEEPING)
    yield Permit("do.tariff", KEEPING, ("add tariff", "change tariff.name"), KEEPING)
    yield Permit("do.seal", KEEPING, ("call rounds_seal", "call rounds_log_forget"), KEEPING)
    yield Permit("see.looks", LEADING, ("read phone_look", "read contact_phone"), KEEPING)
    yield Permit("see.exports", KEEPING, ("read export_log",), KEEPING)
    yield Permit("see.leave", OFFICE, ("read leave",))
    yield Permit("see.answers", OFFICE, ("read survey_answer",))


def _outage_desk() -> Iterator[Permit]:
    """Outages are facts of the whole bureau; whom they reach and who was told belongs to the books."""
    facts = ("add outage", "change outage.state", "add outage_scope", "add outage_estimate", "add outage_account")
    yield Permit("do.outage", LEADING, facts, WORKING)
    network = ("add feeder", "change feeder.number", "add supply_point", "call rounds_hanging")
    yield Permit("do.network", LEADING, network, WORKING)
    yield Permit("do.notice", DESK, ("add outage_notice", "read outage_account"), WORKING)


def _keep_calendar() -> Iterator[Permit]:
    yield Permit("do.leave", LEADING, ("add leave", "read leave"), KEEPING)


def _keep_people() -> Iterator[Permit]:
    yield Permit("do.unit", HEAD, ("add area", "change area.name"), KEEPING)
    yield Permit("do.person", HEAD, ("add person", "change person.name"), KEEPING)
    yield Permit("do.book", KEEPING, ("add portfolio", "change portfolio.name"), KEEPING)
    logins = ("create", "password", "role", "disable", "enable")
    yield Permit("do.login", HEAD, tuple(f"call rounds_user_{name}" for name in logins), KEEPING)
    yield Permit("do.own_password", ALL, ("call rounds_own_password",))


def _exports() -> Iterator[Permit]:
    """What a login can read it can copy: exports are noted in a log and kept from nobody who sees the rows."""
    yield Permit("export.list", OFFICE, ("read account", "add export_log"))
    yield Permit("export.report", OFFICE, ("read visit", "add export_log"))
    yield Permit("export.calendar", DESK, ("read visit", "add visit"), WORKING)


OF_SHARED = frozenset({"do.login", "do.own_password"})
"""What only a database has that keeps logins."""
PERMITS = {
    permit.id: permit
    for part in (
        *(_pages, _sections, _work_on_accounts, _campaigns, _outage_desk, _lead),
        *(_keep_calendar, _keep_people, _exports),
    )
    for permit in part()
}
"""Every permit by its id; adding a page, a section of the settings or a command is adding a line."""
