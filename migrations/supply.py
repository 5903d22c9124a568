"""The network, what hangs on it, and its outages (domain.md 1.4 and 3)."""

from alembic import op

from migrations.columns import counts, dates, flags, index, moments, numbers, of_account, refs, stamped, texts, unique


def network() -> None:
    """Create substations, feeders, transformer areas, what accounts hang on, and meters."""
    stamped("substation", texts("name", "sort_key", "voltage_code?"), refs("area_id->area?"))
    unique("substation", "name")
    stamped(
        "feeder",
        refs("substation_id->substation"),
        texts("number"),
        counts("position"),
        texts("line_name?", "network_kind?", "voltage_code?"),
        flags("is_dedicated"),
        numbers("limit_kva?"),
    )
    unique("feeder", "substation_id", "number")
    stamped("transformer_area", texts("name", "sort_key"), refs("feeder_id->feeder"), texts("section?"))
    unique("transformer_area", "feeder_id", "name")
    stamped(
        "supply_point",
        refs("feeder_id->feeder"),
        texts("role", "section?"),
        refs("transformer_area_id->transformer_area?"),
        dates("starts_on?", "ends_on?", "confirmed_on?"),
        refs("confirmed_by->person?"),
        of_account(),
    )
    index("supply_point", "feeder_id")
    index("supply_point", "transformer_area_id")
    stamped("metering_point", texts("point_no", "name?"), of_account())
    unique("metering_point", "point_no")
    stamped(
        "meter",
        refs("metering_point_id->metering_point"),
        texts("meter_no", "kind"),
        numbers("multiplier"),
        dates("installed_on?", "removed_on?"),
        of_account(),
    )
    index("meter", "meter_no")
    index("meter", "metering_point_id")


def outages() -> None:
    """Create outages and transfers, where they reach, whom, what was promised and who was told."""
    stamped(
        "outage",
        texts("outage_no", "type", "state"),
        refs("feeder_id->feeder?"),
        texts("cause?", "cause_code?"),
        moments("reported_at?", "planned_start?", "planned_end?", "actual_start?", "actual_end?"),
        refs("transfer_to_feeder_id->feeder?"),
        texts("transfer_mode?", "approval_no?", "crew?"),
        moments("crew_on_site_at?", "published_at?"),
        texts("note?"),
    )
    index("outage", "feeder_id")
    index("outage", "planned_start")
    index("outage", "actual_start")
    index("outage", "state")
    stamped(
        "outage_scope",
        refs("outage_id->outage", "substation_id->substation?", "feeder_id->feeder?"),
        texts("section?"),
        refs("transformer_area_id->transformer_area?"),
    )
    index("outage_scope", "outage_id")
    index("outage_scope", "feeder_id")
    stamped(
        "outage_account",
        refs("outage_id->outage"),
        texts("source_role", "effect?"),
        flags("is_interrupted", "is_named"),
        numbers("lost_kw?"),
        moments("restored_at?"),
        of_account(),
    )
    index("outage_account", "outage_id")
    stamped(
        "outage_estimate",
        refs("outage_id->outage"),
        moments("said_at", "restored_by"),
        texts("source?", "reason?"),
        refs("person_id->person?", "corrects_id->outage_estimate?"),
    )
    index("outage_estimate", "outage_id")
    stamped(
        "outage_notice",
        refs("outage_id->outage"),
        texts("stage", "channel"),
        refs("contact_id->contact?", "person_id->person?"),
        moments("sent_at", "delivered_at?", "told_start?", "told_time?", "due_at?"),
        texts("result", "address?", "message?", "receipt?"),
        of_account(),
    )
    index("outage_notice", "outage_id")


def breaches() -> None:
    """Create the deadlines of notices that were broken."""
    stamped(
        "outage_breach",
        refs("outage_id->outage"),
        texts("stage"),
        moments("due_at", "told_at?"),
        of_account(),
    )
    index("outage_breach", "outage_id")
    index("outage_breach", "due_at")


NOTICE = ("outage_id", "stage", "channel", "person_id", "told_start", "told_time", "due_at", "address", "message")
SETTLED = ("result", "sent_at", "delivered_at", "receipt")
SEALED = {
    "outage_estimate": (
        *("outage_id", "said_at", "restored_by", "source", "reason", "person_id", "corrects_id", "deleted_at"),
    ),
    "outage_breach": ("outage_id", "stage", "due_at", "told_at", "deleted_at"),
    "outage_notice": (*NOTICE, "deleted_at"),
}
"""What stays as it was said: an estimate is followed by another one or corrected by one, a breach goes with nothing.

Of a notice only what became of one that waited to be sent is written later, once (`SETTLED`).
"""
OF_ACCOUNT = ("outage_breach", "outage_notice")
"""What moves with its account when two become one, and is erased when that is erased for good."""


def seal() -> None:
    """Let no road change what was promised, what was told or what was broken, nor delete it."""
    server = op.get_context().dialect.name == "postgresql"
    other = "IS DISTINCT FROM" if server else "IS NOT"
    for table, names in SEALED.items():
        differs = " OR ".join(f"NEW.{name} {other} OLD.{name}" for name in names)
        _refuse(f"{table}_sealed BEFORE UPDATE OF {', '.join(names)} ON {table}", differs)
    settled = " OR ".join(f"NEW.{name} {other} OLD.{name}" for name in SETTLED)
    head = f"outage_notice_settled BEFORE UPDATE OF {', '.join(SETTLED)} ON outage_notice"
    _refuse(head, f"OLD.result <> 'queued' AND ({settled})")
    _refuse("outage_estimate_kept BEFORE DELETE ON outage_estimate", "")
    if server:
        op.execute(_KEPT)
    for table in OF_ACCOUNT:
        _keep(table)


def _refuse(head: str, condition: str) -> None:
    when = f"WHEN ({condition}) " if condition else ""
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"CREATE TRIGGER {head} FOR EACH ROW {when}EXECUTE FUNCTION rounds_sealed()")
    else:
        op.execute(f"CREATE TRIGGER {head} {when}BEGIN SELECT RAISE(ABORT, 'rounds.sealed'); END")


_KEPT = """
    CREATE FUNCTION rounds_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT FROM public.account a WHERE a.id = OLD.account_id AND a.deleted_at IS NULL) THEN
            RAISE EXCEPTION 'rounds.sealed' USING ERRCODE = '42501';
        END IF;
        RETURN OLD;
    END $$
"""


def _keep(table: str) -> None:
    """Let rows go only with an account that lies in the bin."""
    head = f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table}"
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"{head} FOR EACH ROW EXECUTE FUNCTION rounds_kept()")
    else:
        alive = "SELECT 1 FROM account WHERE id = OLD.account_id AND deleted_at IS NULL"
        op.execute(f"{head} WHEN EXISTS ({alive}) BEGIN SELECT RAISE(ABORT, 'rounds.sealed'); END")
