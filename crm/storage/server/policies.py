"""Puts the matrix into a server: owners, grants of tables and columns, and a policy for each group and verb."""

from collections.abc import Iterator

from crm.storage.base import AnyTable
from crm.storage.search import NAMED, WRITTEN, table_of
from crm.storage.server.matrix import NOTHING, SPECIAL, columns_changed, rule_of, tables
from crm.storage.server.names import ADMINS, AUDITOR, EVERYBODY, KEEPER, MANAGERS, OWNER, SUPERVISORS

PREFIX = "rounds_"
LOG = "audit_log"
WORDS = tuple(table_of(kind) for kind in (*NAMED, *WRITTEN))
"""The words of the search: only a function reads them, for they tell of every book."""
_WRITES_WORDS = (MANAGERS, SUPERVISORS, ADMINS)


def statements() -> Iterator[str]:
    """Give the statements in order; each may run again on a server that has them already."""
    for table in tables():
        yield from _of_table(table)
    for name in WORDS:
        yield from _of_words(name)
    yield f"GRANT SELECT ON alembic_version TO {', '.join(EVERYBODY)}"
    yield f"GRANT SELECT ON person TO {KEEPER}"
    yield f"GRANT UPDATE (login, role, version) ON person TO {KEEPER}"
    yield f"CREATE POLICY {PREFIX}kept ON person TO {KEEPER} USING (true)"


def cleared(name: str) -> str:
    """Return what takes every right and policy of ours off a table."""
    return f"""
        DO $$ DECLARE each record; BEGIN
            FOR each IN SELECT polname FROM pg_policy WHERE polrelid = 'public.{name}'::regclass LOOP
                EXECUTE format('DROP POLICY %I ON public.{name}', each.polname);
            END LOOP;
        END $$;
        REVOKE ALL ON public.{name} FROM PUBLIC, {KEEPER}, {", ".join(EVERYBODY)};
        ALTER TABLE public.{name} ENABLE ROW LEVEL SECURITY
    """


def _of_table(table: AnyTable) -> Iterator[str]:
    rule = rule_of(table)
    name = table.name
    yield f"ALTER TABLE public.{name} OWNER TO {AUDITOR if name == LOG else OWNER}"
    yield cleared(name)
    for group, condition in rule.read.items():
        yield f"GRANT SELECT ON public.{name} TO {group}"
        if condition != NOTHING:
            yield _policy(name, "read", "SELECT", group, using=condition)
    for group, condition in rule.add.items():
        yield f"GRANT INSERT ON public.{name} TO {group}"
        yield _policy(name, "add", "INSERT", group, check=condition)
    for group, condition in rule.change.items():
        yield f"GRANT UPDATE ({', '.join(columns_changed(table, group))}) ON public.{name} TO {group}"
        yield _policy(name, "change", "UPDATE", group, using=condition, check=rule.check.get(group, ""))
    if rule.is_derived:
        for group, condition in rule.add.items():
            yield f"GRANT DELETE ON public.{name} TO {group}"
            yield _policy(name, "remove", "DELETE", group, using=condition)


def _of_words(name: str) -> Iterator[str]:
    """Words are added for entries that the group may write; the policy of the entries tells which those are."""
    yield f"ALTER TABLE public.{name} OWNER TO {OWNER}"
    yield cleared(name)
    for group in _WRITES_WORDS:
        yield f"GRANT INSERT ON public.{name} TO {group}"
        written = SPECIAL["search_entry"].add[group].replace("portfolio_id", "e.portfolio_id")
        known = f"EXISTS (SELECT FROM public.search_entry e WHERE e.id = entry_id AND {written})"
        yield _policy(name, "add", "INSERT", group, check=known)


def _policy(table: str, verb: str, command: str, group: str, *, using: str = "", check: str = "") -> str:
    name = f"{PREFIX}{verb}_{group.removeprefix(PREFIX)}"
    parts = [f"CREATE POLICY {name} ON public.{table} FOR {command} TO {group}"]
    parts += [f"USING ({using})"] if using else []
    parts += [f"WITH CHECK ({check})"] if check else []
    return " ".join(parts)
