"""Who may read, add and change which rows of which table (docs/server.md has the same as a table for people).

A condition is SQL over a row. A manager's books are those that he owns or stands in for today, a supervisor's those of
the own supply unit; both are told by functions of the database and never by the client.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from crm.storage.base import AnyTable
from crm.storage.server.names import ADMINS, EVERYBODY, MANAGERS, READERS, SUPERVISORS
from crm.storage.tables import every_table, table_named

READ = "portfolio_id = ANY ((SELECT public.rounds_read())::uuid[])"
WRITE = "portfolio_id = ANY ((SELECT public.rounds_write())::uuid[])"
ME = "(SELECT public.rounds_person())"
MY_TEAM = "person_id = ANY ((SELECT public.rounds_team())::uuid[])"
MINE = f"person_id = {ME}"
ANY, NOTHING = "true", "false"
BIRTH = {"id", "created_at", "created_by"}
STAMPS = {"version", "updated_at", "updated_by"}
DESK = (MANAGERS, SUPERVISORS)
LEADERS = (SUPERVISORS, ADMINS)
OFFICE = (MANAGERS, SUPERVISORS, READERS)


class Rule(Struct, frozen=True):
    """Conditions by group: to see a row, to add one, to change one; `kept` are columns that a group never changes.

    `check` is what a changed row must fulfil where that is more than the condition to change it. Only what is derived
    from other rows may be deleted, by whoever may add it.
    """

    read: Mapping[str, str]
    add: Mapping[str, str] = field(default_factory=dict)
    change: Mapping[str, str] = field(default_factory=dict)
    check: Mapping[str, str] = field(default_factory=dict)
    kept: Mapping[str, frozenset[str]] = field(default_factory=dict)
    is_derived: bool = False


def _all(groups: Iterable[str], condition: str) -> dict[str, str]:
    return dict.fromkeys(groups, condition)


def _of_books(kept: Iterable[str] = ("account_id", "portfolio_id"), check: str = "") -> Rule:
    """Who may write a book writes its rows; a row that a manager leaves behind must fulfil `check`."""
    checks = {MANAGERS: f"{WRITE} AND {check}"} if check else {}
    adds = {**_all(DESK, WRITE), **checks}
    return Rule(_all(OFFICE, READ), adds, _all(DESK, WRITE), checks, {MANAGERS: frozenset(kept)})


def _shared(writers: Iterable[str] = LEADERS, readers: Iterable[str] = EVERYBODY) -> Rule:
    """Everybody knows it, few change it."""
    return Rule(_all(readers, ANY), _all(writers, ANY), _all(writers, ANY))


def _personal() -> Rule:
    own = {MANAGERS: MINE, SUPERVISORS: MY_TEAM}
    return Rule({**own, READERS: MY_TEAM}, own, own)


_TASK_READ = (
    f"({READ} OR assignee_id = {ME} OR delegated_by = {ME} OR (portfolio_id IS NULL AND created_by = session_user))"
)
_TASK_WRITE = (
    f"({WRITE} OR (portfolio_id IS NULL AND (assignee_id = {ME} OR delegated_by = {ME} OR created_by = session_user)))"
)
_TASK_ENTRY = "(portfolio_id IS NULL AND kind = 'task' AND EXISTS (SELECT FROM public.task t WHERE t.id = row_id))"
"""What finds a task of no account that whoever writes can see."""
_OWN_STEP = f"{WRITE} AND step NOT IN ('approve', 'return')"
_OF_VISIT = "EXISTS (SELECT FROM public.visit v WHERE v.id = visit_id AND v.{})"
_VIEW_OWN = f"(person_id = {ME})"
_IN_AREA = "area_id IS NOT DISTINCT FROM coalesce((SELECT public.rounds_area()), area_id)"
_BOOK_IN_AREA = "portfolio_id = ANY ((SELECT public.rounds_books())::uuid[])"

_HERE = f"EXISTS (SELECT FROM public.account a WHERE a.id = of_account AND a.{READ})"
_MY_PRESENCE = f"(person_id = {ME} AND seen_at <= clock_timestamp() AND {_HERE})"
_MY_UNIT = "login = session_user"

_OWN_FORM = f"({MINE} AND kind = 'forms')"
"""An import that is no list, but a survey form of one's own (crm.usecases.imports.history)."""
_SAID = (
    *("outage_id", "stage", "channel", "person_id", "told_start", "told_time", "due_at", "address", "message"),
    "deleted_at",
)

SPECIAL: dict[str, Rule] = {
    "presence": Rule(_all(OFFICE, _HERE), _all(DESK, _MY_PRESENCE), _all(DESK, _MY_PRESENCE), is_derived=True),
    "sent_unit": Rule(_all(EVERYBODY, _MY_UNIT), _all(EVERYBODY, _MY_UNIT), is_derived=True),
    "account": _of_books(("portfolio_id", "account_no", "deleted_at")),
    "customer": _of_books(("portfolio_id", "deleted_at")),
    "contact_phone": Rule(
        _all(DESK, READ),
        _all(DESK, WRITE),
        _all(DESK, WRITE),
        {},
        {MANAGERS: frozenset({"account_id", "portfolio_id"})},
    ),
    "visit": _of_books(check="record_state <> 'approved'"),
    "visit_review": Rule(
        _all(OFFICE, READ),
        {MANAGERS: _OWN_STEP, SUPERVISORS: WRITE},
        {MANAGERS: _OWN_STEP, SUPERVISORS: WRITE},
        {},
        {MANAGERS: frozenset({"account_id", "portfolio_id"})},
    ),
    # Others may ask, as whoever deletes a visit does, and see nothing.
    "flag_look": Rule(
        {MANAGERS: NOTHING, SUPERVISORS: READ, READERS: NOTHING}, {SUPERVISORS: WRITE}, {SUPERVISORS: WRITE}
    ),
    "plan_month": Rule(
        {MANAGERS: MINE, SUPERVISORS: MY_TEAM, READERS: MY_TEAM},
        {MANAGERS: f"{MINE} AND state <> 'approved'", SUPERVISORS: MY_TEAM},
        {MANAGERS: MINE, SUPERVISORS: MY_TEAM},
        {MANAGERS: f"{MINE} AND state <> 'approved'"},
    ),
    "task": Rule(
        {**_all(DESK, _TASK_READ), READERS: READ},
        _all(DESK, f"({WRITE} OR (account_id IS NULL AND portfolio_id IS NULL))"),
        _all(DESK, _TASK_WRITE),
    ),
    "appointment": _personal(),
    "leave": _personal(),
    # Whoever has no book imports no lists, and the way back of others' lists holds rows of books.
    "import_run": Rule(
        {MANAGERS: MINE, SUPERVISORS: MY_TEAM, READERS: MY_TEAM, ADMINS: _OWN_FORM},
        {MANAGERS: MINE, SUPERVISORS: MY_TEAM, ADMINS: _OWN_FORM},
        {MANAGERS: MINE, SUPERVISORS: MY_TEAM, ADMINS: _OWN_FORM},
    ),
    "saved_view": Rule(
        _all(EVERYBODY, f"(person_id IS NULL OR {_VIEW_OWN})"),
        {**_all((MANAGERS, ADMINS, READERS), _VIEW_OWN), SUPERVISORS: f"(person_id IS NULL OR {_VIEW_OWN})"},
        {**_all((MANAGERS, ADMINS, READERS), _VIEW_OWN), SUPERVISORS: f"(person_id IS NULL OR {_VIEW_OWN})"},
    ),
    "person": Rule(
        _all(EVERYBODY, ANY),
        {ADMINS: "login IS NULL"},
        {ADMINS: ANY},
        {},
        {ADMINS: frozenset({"login", "role"})},
    ),
    "area": _shared((ADMINS,)),
    "portfolio": Rule(_all(EVERYBODY, ANY), {ADMINS: ANY, SUPERVISORS: _IN_AREA}, {ADMINS: ANY, SUPERVISORS: _IN_AREA}),
    "portfolio_grant": Rule(
        {MANAGERS: MINE, **_all((SUPERVISORS, ADMINS, READERS), ANY)},
        {SUPERVISORS: f"{_BOOK_IN_AREA} AND person_id IS DISTINCT FROM {ME}"},
        {SUPERVISORS: f"{_BOOK_IN_AREA} AND person_id IS DISTINCT FROM {ME}"},
        {},
        {SUPERVISORS: frozenset({"portfolio_id", "person_id", "kind", "starts_on"})},
    ),
    "export_log": Rule(_all(LEADERS, ANY), _all(EVERYBODY, ANY)),
    "area_map": _shared(),
    "calendar_day": _shared(),
    "setting": _shared(),
    "survey_form": _shared(),
    "survey_version": _shared(),
    "substation": _shared(),
    "feeder": _shared(),
    "transformer_area": _shared(),
    "feeder_energy": _shared((SUPERVISORS,), OFFICE),
    "area_energy": _shared((SUPERVISORS,), OFFICE),
    "loss_case": _shared((SUPERVISORS,), OFFICE),
    "growth_sent": _shared((SUPERVISORS,), OFFICE),
    "tariff": _shared(),
    "campaign": _shared((SUPERVISORS,), OFFICE),
    "campaign_edition": _shared((SUPERVISORS,), OFFICE),
    "campaign_target": Rule(_all(OFFICE, READ), {SUPERVISORS: WRITE}, {SUPERVISORS: WRITE}),
    "outage": _shared(),
    "outage_scope": _shared(),
    "outage_estimate": Rule(_all(EVERYBODY, ANY), _all(LEADERS, ANY)),
    # What was told stays as it was said; of a mail that waited, what became of it is written once.
    "outage_notice": Rule(
        _all(OFFICE, READ),
        _all(DESK, WRITE),
        _all(DESK, WRITE),
        {},
        {MANAGERS: frozenset({"account_id", "portfolio_id", *_SAID}), SUPERVISORS: frozenset(_SAID)},
    ),
    # A breach moves with its account, when two become one, and is what it is.
    "outage_breach": Rule(
        _all(OFFICE, READ),
        _all(DESK, WRITE),
        {SUPERVISORS: WRITE},
        {},
        {SUPERVISORS: frozenset({"outage_id", "stage", "due_at", "told_at", "deleted_at"})},
    ),
    "duplicate": _of_books(),
    "visit_flag": Rule(
        _all(OFFICE, _OF_VISIT.format(READ)),
        _all(DESK, _OF_VISIT.format(WRITE)),
        _all(DESK, _OF_VISIT.format(WRITE)),
        is_derived=True,
    ),
    "search_entry": Rule(
        {**_all(OFFICE, f"(portfolio_id IS NULL OR {READ})"), ADMINS: "portfolio_id IS NULL"},
        {
            MANAGERS: f"({WRITE} OR {_TASK_ENTRY})",
            SUPERVISORS: f"(portfolio_id IS NULL OR {WRITE})",
            ADMINS: "portfolio_id IS NULL",
        },
    ),
    "audit_log": Rule(
        {
            **_all(DESK, READ),
            ADMINS: "table_name IN ('person', 'portfolio', 'portfolio_grant', 'area', 'setting', 'calendar_day')",
        }
    ),
}
"""Tables that are not simply what belongs to accounts."""


def rule_of(table: AnyTable) -> Rule:
    """Return the rule of a table; what belongs to an account follows its book. Raises KeyError for an unknown one."""
    if table.name in SPECIAL:
        return SPECIAL[table.name]
    if {"account_id", "portfolio_id"} <= set(table.c.keys()):
        return _of_books()
    raise KeyError(table.name)


def columns_changed(table: AnyTable, group: str) -> list[str]:
    """Return the columns of a table that a group may write in a row that is there."""
    kept = BIRTH | rule_of(table).kept.get(group, frozenset())
    return [column.name for column in table.columns if column.name not in kept]


def tables() -> list[AnyTable]:
    """Return every table of the schema by its name."""
    return [table_named(name) for name in sorted(every_table().tables)]
