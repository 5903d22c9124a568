"""What each kind of person may do with a row in each situation, as docs/server.md says it and not as the code does."""

from collections.abc import Mapping

from msgspec import Struct, field

from tests.support.bureau import BOOKS
from tests.support.situations import WORDS

WHO = ("mai", "sun", "ada", "rui")
"""A manager, a supervisor, an administrator, a reader."""
Let = Mapping[str, Mapping[str, frozenset[str]]]
"""Who -> verb -> the situations in which it may happen."""
MINE, UNIT = frozenset({"own", "substitute"}), frozenset({"own", "substitute", "ended", "area"})
NONE, ANY = frozenset[str](), frozenset({"any"})
BIRTH = frozenset({"id", "created_at", "created_by"})


class Expected(Struct, frozen=True):
    """What may happen to the rows of a table.

    `let` says it for "read", "add", "change" and "delete". A change may turn a row into one of another situation by
    the columns of each of `hand`, where that one may be changed, too. `kept` are columns that somebody who changes
    rows never writes, `asks` whoever may ask without seeing anything.
    """

    let: Let
    hand: tuple[str, ...] = ()
    kept: Mapping[str, frozenset[str]] = field(default_factory=dict)
    asks: frozenset[str] = NONE

    def lets(self, who: str, verb: str, situation: str) -> bool:
        """Say whether somebody may do it with a row in a situation."""
        return situation in self.let.get(who, {}).get(verb, NONE)


def _verbs(
    read: frozenset[str], write: frozenset[str] = NONE, delete: frozenset[str] = NONE
) -> dict[str, frozenset[str]]:
    return {"read": read, "add": write, "change": write, "delete": delete}


def _of_account(**other: frozenset[str]) -> Expected:
    kept = {"mai": frozenset({"account_id", "portfolio_id"}), **other}
    return Expected(_BY_BOOK, ("portfolio_id",), kept)


def _facts(writers: tuple[str, ...] = ("sun", "ada"), readers: tuple[str, ...] = WHO) -> Expected:
    return Expected({who: _verbs(ANY if who in readers else NONE, ANY if who in writers else NONE) for who in WHO})


def _plus(let: Let, who: str, **more: frozenset[str]) -> Let:
    mine = let.get(who, {})
    return {**let, who: {**mine, **{verb: mine.get(verb, NONE) | more[verb] for verb in more}}}


_BY_BOOK: Let = {"mai": _verbs(MINE, MINE), "sun": _verbs(UNIT, UNIT), "rui": _verbs(UNIT)}
_LED = frozenset(f"a leader in {book}" for book in BOOKS)
_SEEN = {"mai": MINE | {f"a leader in {book}" for book in MINE} | {"ahead"}}
_SEEN["sun"] = _SEEN["rui"] = UNIT | {f"a leader in {book}" for book in UNIT} | {"ahead"}
_LEADS = frozenset(f"a leader in {book}" for book in UNIT)
_TEAM_ROWS: Let = {
    "mai": _verbs(frozenset({"mai"}), frozenset({"mai"})),
    "sun": _verbs(frozenset({"mai", "sun", "rui"}), frozenset({"mai", "sun", "rui"})),
    "rui": _verbs(frozenset({"mai", "sun", "rui"})),
}
_OWN_FORM = frozenset({"own form"})
_PERSONAL = Expected(_TEAM_ROWS, ("person_id",))
_APPROVED = frozenset({"approved"})
_MONTH = _plus(
    _plus(_plus(_TEAM_ROWS, "mai", read=_APPROVED), "rui", read=_APPROVED), "sun", **_verbs(_APPROVED, _APPROVED)
)
_VISIT = _plus(
    _plus(_plus(_BY_BOOK, "mai", read=_APPROVED), "rui", read=_APPROVED), "sun", **_verbs(_APPROVED, _APPROVED)
)
_STEPS = frozenset({"approve", "return"})
_REVIEW = _plus(_plus(_plus(_BY_BOOK, "mai", read=_STEPS), "rui", read=_STEPS), "sun", **_verbs(_STEPS, _STEPS))
_LOOSE = frozenset({"has", "gave", "made", "strange"})
_PEOPLES = frozenset({"has", "gave", "made"})
_TASK: Let = {
    "mai": {"read": MINE | _PEOPLES | {"handed"}, "add": MINE | _LOOSE, "change": MINE | _PEOPLES},
    "sun": {"read": UNIT, "add": UNIT | _LOOSE, "change": UNIT},
    "rui": _verbs(UNIT),
}
_NO_BOOK = frozenset({"a feeder", "own task", "strange task"})
_FOUND: Let = {
    "mai": {"read": MINE | _NO_BOOK, "add": MINE | {"own task"}},
    "sun": {"read": UNIT | _NO_BOOK, "add": UNIT | _NO_BOOK},
    "ada": {"read": _NO_BOOK, "add": _NO_BOOK},
    "rui": {"read": UNIT | _NO_BOOK},
}
_BOTH = frozenset({"north", "south"})
_GRANTS = frozenset({"mine", "others", "self", "foreign"})
_EVERYBODY = frozenset({"everybody"})
_TOLD = frozenset(
    {
        *("outage_id", "stage", "channel", "person_id", "told_start", "told_time", "due_at", "address", "message"),
        "deleted_at",
    }
)

SPECIAL: dict[str, Expected] = {
    "account": Expected(_BY_BOOK, ("portfolio_id",), {"mai": frozenset({"portfolio_id", "account_no", "deleted_at"})}),
    "customer": Expected(_BY_BOOK, ("portfolio_id",), {"mai": frozenset({"portfolio_id", "deleted_at"})}),
    "contact_phone": Expected({**_BY_BOOK, "rui": {}}, ("portfolio_id",), _of_account().kept),
    "visit": Expected(_VISIT, ("portfolio_id", "record_state"), _of_account().kept),
    "visit_review": Expected(_REVIEW, ("portfolio_id", "step"), _of_account().kept),
    "flag_look": Expected({"sun": _BY_BOOK["sun"]}, ("portfolio_id",), asks=frozenset({"mai", "rui"})),
    "campaign": _facts(("sun",), ("mai", "sun", "rui")),
    "campaign_edition": _facts(("sun",), ("mai", "sun", "rui")),
    "campaign_target": Expected({**_BY_BOOK, "mai": _verbs(MINE)}, ("portfolio_id",)),
    "task": Expected(_TASK, ("portfolio_id account_id assignee_id delegated_by",)),
    "plan_month": Expected(_MONTH, ("person_id", "state")),
    "appointment": _PERSONAL,
    "leave": _PERSONAL,
    "import_run": Expected({**_TEAM_ROWS, "ada": _verbs(_OWN_FORM, _OWN_FORM)}, ("person_id kind",)),
    "saved_view": Expected(
        {
            who: _verbs(frozenset({who}) | _EVERYBODY, frozenset({who}) | (_EVERYBODY if who == "sun" else NONE))
            for who in WHO
        },
        ("person_id",),
    ),
    "person": Expected(
        {
            **{who: _verbs(frozenset({"plain", "signs in"})) for who in WHO},
            "ada": {
                "read": frozenset({"plain", "signs in"}),
                "add": frozenset({"plain"}),
                "change": frozenset({"plain", "signs in"}),
            },
        },
        kept={"ada": frozenset({"role", "login"})},
    ),
    "area": _facts(("ada",)),
    "portfolio": Expected(
        {
            "mai": _verbs(_BOTH),
            "sun": _verbs(_BOTH, frozenset({"north"})),
            "ada": _verbs(_BOTH, _BOTH),
            "rui": _verbs(_BOTH),
        },
        ("area_id",),
    ),
    "portfolio_grant": Expected(
        {
            "mai": _verbs(frozenset({"mine"})),
            "sun": _verbs(_GRANTS, frozenset({"mine", "others"})),
            "ada": _verbs(_GRANTS),
            "rui": _verbs(_GRANTS),
        },
        kept={"sun": frozenset({"portfolio_id", "person_id", "kind", "starts_on"})},
    ),
    "export_log": Expected({who: {"read": ANY if who in ("sun", "ada") else NONE, "add": ANY} for who in WHO}),
    "feeder_energy": _facts(("sun",), ("mai", "sun", "rui")),
    "area_energy": _facts(("sun",), ("mai", "sun", "rui")),
    "loss_case": _facts(("sun",), ("mai", "sun", "rui")),
    "growth_sent": _facts(("sun",), ("mai", "sun", "rui")),
    "presence": Expected(
        {
            "mai": _verbs(_SEEN["mai"], MINE, MINE),
            "sun": _verbs(_SEEN["sun"], _LEADS, _LEADS),
            "rui": _verbs(_SEEN["rui"]),
        },
        ("of_account person_id", "seen_at"),
    ),
    "sent_unit": Expected(
        {who: {verb: frozenset({who}) for verb in ("read", "add", "delete")} for who in WHO},
    ),
    "outage_estimate": Expected(
        {who: {"read": ANY, "add": ANY if who in ("sun", "ada") else NONE} for who in WHO},
    ),
    "outage_notice": Expected(
        _BY_BOOK, ("portfolio_id",), {"mai": frozenset({"account_id", "portfolio_id"}) | _TOLD, "sun": _TOLD}
    ),
    "outage_breach": Expected(
        {"mai": {"read": MINE, "add": MINE}, "sun": _verbs(UNIT, UNIT), "rui": _verbs(UNIT)},
        ("portfolio_id",),
        {"sun": frozenset({"outage_id", "stage", "due_at", "told_at", "deleted_at"})},
    ),
    "visit_flag": Expected(
        {"mai": _verbs(MINE, MINE, MINE), "sun": _verbs(UNIT, UNIT, UNIT), "rui": _verbs(UNIT)}, ("visit_id",)
    ),
    "search_entry": Expected(_FOUND),
    "audit_log": Expected(
        {"mai": {"read": MINE}, "sun": {"read": UNIT}, "ada": {"read": frozenset({"a person"})}},
    ),
    **{name: Expected({who: {"add": verbs.get("add", NONE)} for who, verbs in _FOUND.items()}) for name in WORDS},
}
FACTS = frozenset(
    {
        "area_map",
        "calendar_day",
        "setting",
        "survey_form",
        "survey_version",
        "substation",
        "feeder",
        "transformer_area",
        "tariff",
        "outage",
        "outage_scope",
    }
)
"""What everybody knows, and supervisors and administrators keep."""


def expected_of(table: str, columns: set[str]) -> Expected:
    """Return what may happen to a table; an unknown one without an account is a failure of whoever added it."""
    if table in SPECIAL:
        return SPECIAL[table]
    if table in FACTS:
        return _facts()
    assert {"account_id", "portfolio_id"} <= columns, f"say in tests/support/rights.py who may do what with {table}"
    return _of_account()
