"""The functions of a server that tell who somebody is and which books are his or hers, and those that keep logins.

Each runs with the rights of its owner, with a search path and a time zone that no client can set. A person counts only
while the row in `person` and the membership in the group of the same role agree.
"""

from crm.storage.seals import SEALED

PINNED = "SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET timezone = 'Asia/Shanghai'"

_PERSON = """
CREATE OR REPLACE FUNCTION public.rounds_person() RETURNS uuid LANGUAGE sql STABLE {pinned} AS $$
    SELECT id FROM public.person WHERE login = session_user AND deleted_at IS NULL
    AND pg_has_role(session_user, ('rounds_' || role)::name, 'MEMBER')
$$
"""
_ROLE = """
CREATE OR REPLACE FUNCTION public.rounds_role() RETURNS text LANGUAGE sql STABLE {pinned} AS $$
    SELECT role FROM public.person WHERE id = public.rounds_person()
$$
"""
_AREA = """
CREATE OR REPLACE FUNCTION public.rounds_area() RETURNS uuid LANGUAGE sql STABLE {pinned} AS $$
    SELECT area_id FROM public.person WHERE id = public.rounds_person()
$$
"""
_BOOKS = """
CREATE OR REPLACE FUNCTION public.rounds_books() RETURNS uuid[] LANGUAGE sql STABLE {pinned} AS $$
    SELECT ARRAY(SELECT p.id FROM public.portfolio p, public.person me WHERE me.id = public.rounds_person()
    AND (me.area_id IS NULL OR p.area_id = me.area_id))
$$
"""
_GRANTED = """
CREATE OR REPLACE FUNCTION public.rounds_granted() RETURNS uuid[] LANGUAGE sql STABLE {pinned} AS $$
    SELECT ARRAY(SELECT DISTINCT portfolio_id FROM public.portfolio_grant WHERE person_id = public.rounds_person()
    AND deleted_at IS NULL AND starts_on <= current_date AND (ends_on IS NULL OR ends_on >= current_date))
$$
"""
_READ = """
CREATE OR REPLACE FUNCTION public.rounds_read() RETURNS uuid[] LANGUAGE sql STABLE {pinned} AS $$
    SELECT CASE public.rounds_role() WHEN 'manager' THEN public.rounds_granted()
    WHEN 'supervisor' THEN public.rounds_books() WHEN 'readonly' THEN public.rounds_books() ELSE '{{}}'::uuid[] END
$$
"""
_WRITE = """
CREATE OR REPLACE FUNCTION public.rounds_write() RETURNS uuid[] LANGUAGE sql STABLE {pinned} AS $$
    SELECT CASE public.rounds_role() WHEN 'manager' THEN public.rounds_granted()
    WHEN 'supervisor' THEN public.rounds_books() ELSE '{{}}'::uuid[] END
$$
"""
_TEAM = """
CREATE OR REPLACE FUNCTION public.rounds_team() RETURNS uuid[] LANGUAGE sql STABLE {pinned} AS $$
    SELECT ARRAY(SELECT p.id FROM public.person p, public.person me WHERE me.id = public.rounds_person()
    AND (p.id = me.id OR (me.role IN ('supervisor', 'readonly') AND (me.area_id IS NULL OR p.area_id = me.area_id))))
$$
"""
_KEEP_YEARS = """
CREATE OR REPLACE FUNCTION public.rounds_keep_years() RETURNS integer LANGUAGE sql STABLE {pinned} AS $$
    SELECT greatest(3, coalesce((SELECT value::integer FROM public.setting WHERE key = 'audit.keep_years'
    AND starts_on <= current_date AND deleted_at IS NULL ORDER BY starts_on DESC LIMIT 1), 10))
$$
"""
TELLING = {
    "rounds_person()": _PERSON,
    "rounds_role()": _ROLE,
    "rounds_area()": _AREA,
    "rounds_books()": _BOOKS,
    "rounds_granted()": _GRANTED,
    "rounds_read()": _READ,
    "rounds_write()": _WRITE,
    "rounds_team()": _TEAM,
    "rounds_keep_years()": _KEEP_YEARS,
}
"""What tells rights, in the order in which one needs the other."""

_FORGET = """
CREATE OR REPLACE FUNCTION public.rounds_forget(wanted uuid[]) RETURNS void LANGUAGE sql {pinned} AS $$
    DELETE FROM public.search_entry WHERE row_id = ANY (wanted) AND (portfolio_id = ANY (public.rounds_write())
    OR (portfolio_id IS NULL AND public.rounds_role() IN ('supervisor', 'admin'))
    OR (portfolio_id IS NULL AND kind = 'task' AND EXISTS (SELECT FROM public.task t WHERE t.id = row_id
        AND (public.rounds_person() IN (t.assignee_id, t.delegated_by) OR t.created_by = session_user))))
$$
"""
_PROPOSED = """
CREATE OR REPLACE FUNCTION public.rounds_proposed(
    kind text, query text, before bigint, most bigint, near bigint, is_rare boolean
) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS {usual} {pinned} AS $$
DECLARE
    mine CONSTANT uuid[] := public.rounds_read();
    words CONSTANT text := format('public.%I', 'search_' || kind);
    ours CONSTANT text := '(e.portfolio_id IS NULL OR e.portfolio_id = ANY ($1)) ';
    here bigint[];
    loose bigint[] := '{{}}';
    chunk CONSTANT bigint := least(near, {chunk});
    total CONSTANT float := (SELECT reltuples FROM pg_class WHERE oid = words::regclass);
    seen bigint := chunk;
    found bigint[] := '{{}}';
    oldest bigint := before;
BEGIN
    IF public.rounds_role() IS NULL THEN
        RETURN;
    END IF;
    IF cardinality(mine) <= {few} AND kind NOT IN ('feeder', 'outage') THEN
        IF kind = 'task' THEN
            EXECUTE 'SELECT ARRAY(SELECT e.id FROM (SELECT id FROM public.search_entry WHERE portfolio_id IS NULL '
                'AND kind = $1 OFFSET 0) e JOIN ' || words || ' w ON w.entry_id = e.id '
                'WHERE e.id < $2 AND w.words @@ $3::tsquery ORDER BY e.id DESC LIMIT $4)'
                INTO loose USING kind, before, query, most;
        END IF;
        WHILE chunk > 0 AND NOT is_rare LOOP
            EXECUTE 'WITH own AS MATERIALIZED (SELECT l.id FROM unnest($1) b CROSS JOIN LATERAL '
                '(SELECT id FROM public.search_entry WHERE portfolio_id = b AND kind = $2 AND id < $3 '
                'ORDER BY id DESC LIMIT $5) l ORDER BY l.id DESC LIMIT $5) '
                'SELECT (SELECT count(*) FROM own), (SELECT min(id) FROM own), ARRAY(SELECT o.id FROM own o '
                'CROSS JOIN LATERAL (SELECT 1 FROM ' || words || ' w WHERE w.entry_id = o.id '
                'AND w.words @@ $4::tsquery OFFSET 0) m ORDER BY o.id DESC LIMIT $6)'
                INTO seen, oldest, here USING mine, kind, oldest, query, chunk, most - cardinality(found);
            found := found || here;
            EXIT WHEN seen < chunk OR cardinality(found) >= most OR
                total * cardinality(here) * cardinality(here) < most * chunk * chunk;
        END LOOP;
        IF seen = chunk AND cardinality(found) < most THEN
            EXECUTE 'SELECT ARRAY(SELECT e.id FROM ' || words || ' w JOIN public.search_entry e ON e.id = w.entry_id '
                'WHERE w.entry_id + 0 < $2 AND w.words @@ $3::tsquery AND e.portfolio_id = ANY ($1) '
                'ORDER BY e.id + 0 DESC LIMIT $4)' INTO here USING mine, oldest, query, most - cardinality(found);
            found := found || here;
        END IF;
        RETURN QUERY SELECT each FROM unnest(found || loose) AS each ORDER BY each DESC LIMIT most;
        RETURN;
    END IF;
    IF NOT is_rare THEN
        EXECUTE 'SELECT coalesce(array_agg(id), $6) FROM (SELECT e.id FROM (SELECT entry_id, words FROM ' || words ||
            ' WHERE entry_id < $2 ORDER BY entry_id DESC LIMIT $5) n JOIN public.search_entry e ON e.id = n.entry_id '
            'WHERE n.words @@ $3::tsquery AND ' || ours || 'ORDER BY e.id DESC LIMIT $4) x'
            INTO found USING mine, before, query, most, near, found;
        EXECUTE 'SELECT coalesce((SELECT entry_id FROM ' || words || ' WHERE entry_id < $1 '
            'ORDER BY entry_id DESC OFFSET $2 - 1 LIMIT 1), 0)' INTO oldest USING before, near;
        RETURN QUERY SELECT unnest(found);
    END IF;
    IF cardinality(found) < most AND oldest > 0 THEN
        RETURN QUERY EXECUTE 'SELECT e.id FROM ' || words || ' w JOIN public.search_entry e ON e.id = w.entry_id '
            'WHERE w.entry_id + 0 < $2 AND w.words @@ $3::tsquery AND ' || ours ||
            'ORDER BY e.id + 0 DESC LIMIT $4' USING mine, oldest, query, most - cardinality(found);
    END IF;
END $$
"""
USUAL = 20
"""How many rows the planner shall expect of one kind: of the thousand that it takes by itself, asked for nine kinds, it
makes a walk through the entries of every book."""
FEW_BOOKS, CHUNK = 8, 500
"""Up to so many books the own entries are looked through, so many at once and newest first, as long as that meets fewer
rows than the index knows in all books. (The planner would take every word that is not among the most common for one in
two hundred rows, and read each row of every book that has it.)"""
SEARCHING = {
    "rounds_forget(uuid[])": _FORGET,
    "rounds_proposed(text,text,bigint,bigint,bigint,boolean)": _PROPOSED,
}
"""What the search asks: the words tell of every book, so that nobody reads them but through these."""

_LOG_KEEPER = """
    IF public.rounds_role() IS NULL OR public.rounds_role() NOT IN ('supervisor', 'admin') THEN
        RAISE EXCEPTION 'rounds.denied' USING ERRCODE = '42501';
    END IF;
"""
_SEAL = """
CREATE OR REPLACE FUNCTION public.rounds_seal(first timestamptz, until timestamptz)
RETURNS TABLE (entries bigint, digest text) LANGUAGE plpgsql STABLE {pinned} AS $$
BEGIN
    {log_keeper}
    RETURN QUERY {sealed};
END $$
"""
_LOG_FORGET = """
CREATE OR REPLACE FUNCTION public.rounds_log_forget() RETURNS bigint LANGUAGE plpgsql {pinned} AS $$
DECLARE gone bigint;
BEGIN
    {log_keeper}
    DELETE FROM public.audit_log
    WHERE at < date_trunc('month', current_date) - make_interval(years => public.rounds_keep_years());
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN gone;
END $$
"""
SEALING = {
    "rounds_seal(timestamptz,timestamptz)": _SEAL,
    "rounds_log_forget()": _LOG_FORGET,
}
"""What supervisors and administrators ask of the log as a whole: a digest of a day, and to forget what is too old."""

_SEGMENTS = """
CREATE OR REPLACE FUNCTION public.rounds_segments(since timestamptz)
RETURNS TABLE (account_id uuid, segment text) LANGUAGE sql STABLE {pinned} AS $$
    SELECT DISTINCT ON (l.row_id) l.row_id, l.changes -> 'segment' ->> 0 FROM public.audit_log l
    WHERE l.table_name = 'account' AND l.action = 'update' AND l.at >= since AND l.changes -> 'segment' IS NOT NULL
    AND l.portfolio_id = ANY (public.rounds_read()) ORDER BY l.row_id, l.id
$$
"""
REMEMBERING = {"rounds_segments(timestamptz)": _SEGMENTS}
"""What reports of past days ask of the log, also for those who may not read it: which segment an account had then."""

_CALLER = """
    IF public.rounds_role() IS DISTINCT FROM 'admin' AND session_user NOT IN
        (SELECT rolname FROM pg_roles WHERE rolsuper) THEN
        RAISE EXCEPTION 'rounds.denied' USING ERRCODE = '42501';
    END IF;
"""
_USER_CREATE = """
CREATE OR REPLACE FUNCTION public.rounds_user_create(whose uuid, login text, verifier text)
RETURNS void LANGUAGE plpgsql {pinned} AS $$
DECLARE kind text;
BEGIN
    {caller}
    IF login !~ '^[a-z][a-z0-9_.]{{1,30}}$' OR login LIKE 'rounds\\_%' OR login LIKE 'pg\\_%' THEN
        RAISE EXCEPTION 'rounds.login' USING ERRCODE = '22023';
    END IF;
    IF verifier !~ '^SCRAM-SHA-256\\$[0-9]+:[A-Za-z0-9+/=]+\\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$' THEN
        RAISE EXCEPTION 'rounds.verifier' USING ERRCODE = '22023';
    END IF;
    SELECT p.role INTO STRICT kind FROM public.person p WHERE p.id = whose AND p.deleted_at IS NULL AND p.login IS NULL;
    IF kind NOT IN ('manager', 'supervisor', 'admin', 'readonly') THEN
        RAISE EXCEPTION 'rounds.kind' USING ERRCODE = '22023';
    END IF;
    EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L CONNECTION LIMIT 8 NOSUPERUSER NOCREATEDB NOCREATEROLE '
        'NOREPLICATION NOBYPASSRLS', login, verifier);
    EXECUTE format('GRANT %I TO %I WITH INHERIT TRUE, SET FALSE, ADMIN FALSE', 'rounds_' || kind, login);
    UPDATE public.person p SET login = rounds_user_create.login, version = p.version + 1 WHERE p.id = whose;
END $$
"""
_CHECK_VERIFIER = r"""
    IF verifier !~ '^SCRAM-SHA-256\$[0-9]+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$' THEN
        RAISE EXCEPTION 'rounds.verifier' USING ERRCODE = '22023';
    END IF;
"""
_NOT_LAST = """
    IF name = session_user THEN
        RAISE EXCEPTION 'rounds.own_login' USING ERRCODE = '22023';
    END IF;
    IF EXISTS (SELECT FROM public.person p WHERE p.id = whose AND p.role = 'admin') AND NOT EXISTS (
        SELECT FROM public.person p JOIN pg_roles r ON r.rolname = p.login
        WHERE p.role = 'admin' AND p.id <> whose AND p.deleted_at IS NULL AND r.rolcanlogin) THEN
        RAISE EXCEPTION 'rounds.last_admin' USING ERRCODE = '22023';
    END IF;
"""
"""Nobody shuts oneself out, and somebody who looks after people can always sign in."""
_LOGIN_NOTED = """
CREATE OR REPLACE FUNCTION public.rounds_login_noted(whose uuid, what text) RETURNS void LANGUAGE sql {pinned} AS $$
    INSERT INTO public.audit_log (at, login, application, address, transaction_no, table_name, row_id, action, changes)
    VALUES (clock_timestamp(), session_user, current_setting('application_name', true), inet_client_addr()::text,
        txid_current(), 'person', whose, 'update', jsonb_build_object('sign_in', jsonb_build_array(NULL, what)))
$$
"""
_USER_PASSWORD = """
CREATE OR REPLACE FUNCTION public.rounds_user_password(whose uuid, verifier text)
RETURNS void LANGUAGE plpgsql {pinned} AS $$
DECLARE name text;
BEGIN
    {caller}
    {check_verifier}
    SELECT p.login INTO STRICT name FROM public.person p WHERE p.id = whose AND p.login IS NOT NULL;
    EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL ''infinity''', name, verifier);
    PERFORM public.rounds_login_noted(whose, 'password');
END $$
"""
_OWN_PASSWORD = """
CREATE OR REPLACE FUNCTION public.rounds_own_password(verifier text)
RETURNS void LANGUAGE plpgsql {pinned} AS $$
BEGIN
    IF public.rounds_person() IS NULL THEN
        RAISE EXCEPTION 'rounds.denied' USING ERRCODE = '42501';
    END IF;
    {check_verifier}
    EXECUTE format('ALTER ROLE %I PASSWORD %L VALID UNTIL ''infinity''', session_user, verifier);
    PERFORM public.rounds_login_noted(public.rounds_person(), 'password');
END $$
"""
_USER_ROLE = """
CREATE OR REPLACE FUNCTION public.rounds_user_role(whose uuid, kind text)
RETURNS void LANGUAGE plpgsql {pinned} AS $$
DECLARE name text; before text;
BEGIN
    {caller}
    IF kind NOT IN ('manager', 'supervisor', 'admin', 'readonly') THEN
        RAISE EXCEPTION 'rounds.kind' USING ERRCODE = '22023';
    END IF;
    SELECT p.login, p.role INTO STRICT name, before FROM public.person p WHERE p.id = whose;
    IF name IS NOT NULL AND before <> kind THEN
        {not_last}
        EXECUTE format('REVOKE %I FROM %I', 'rounds_' || before, name);
        EXECUTE format('GRANT %I TO %I WITH INHERIT TRUE, SET FALSE, ADMIN FALSE', 'rounds_' || kind, name);
        PERFORM public.rounds_end_sessions(name);
    END IF;
    UPDATE public.person p SET role = kind, version = p.version + 1 WHERE p.id = whose AND p.role <> kind;
END $$
"""
_USER_DISABLE = """
CREATE OR REPLACE FUNCTION public.rounds_user_disable(whose uuid) RETURNS void LANGUAGE plpgsql {pinned} AS $$
DECLARE name text;
BEGIN
    {caller}
    SELECT p.login INTO STRICT name FROM public.person p WHERE p.id = whose;
    IF name IS NOT NULL THEN
        {not_last}
        EXECUTE format('ALTER ROLE %I NOLOGIN', name);
        PERFORM public.rounds_end_sessions(name);
        PERFORM public.rounds_login_noted(whose, 'disabled');
    END IF;
END $$
"""
_USER_ENABLE = """
CREATE OR REPLACE FUNCTION public.rounds_user_enable(whose uuid) RETURNS void LANGUAGE plpgsql {pinned} AS $$
DECLARE name text;
BEGIN
    {caller}
    SELECT p.login INTO STRICT name FROM public.person p WHERE p.id = whose AND p.deleted_at IS NULL
        AND p.login IS NOT NULL;
    EXECUTE format('ALTER ROLE %I LOGIN', name);
    PERFORM public.rounds_login_noted(whose, 'enabled');
END $$
"""
_END_SESSIONS = """
CREATE OR REPLACE FUNCTION public.rounds_end_sessions(name text) RETURNS void LANGUAGE sql {pinned} AS $$
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE usename = name AND datname = current_database() AND pid <> pg_backend_pid()
$$
"""
_GRANT_ENDED = """
CREATE OR REPLACE FUNCTION public.rounds_grant_ended() RETURNS trigger LANGUAGE plpgsql {pinned} AS $$
DECLARE name text;
BEGIN
    IF NEW.deleted_at IS NOT NULL OR NEW.ends_on < current_date THEN
        SELECT p.login INTO name FROM public.person p WHERE p.id = NEW.person_id;
        IF name IS NOT NULL THEN
            PERFORM public.rounds_end_sessions(name);
        END IF;
    END IF;
    RETURN NULL;
END $$
"""
KEEPING = {
    "rounds_end_sessions(text)": _END_SESSIONS,
    "rounds_user_create(uuid,text,text)": _USER_CREATE,
    "rounds_user_password(uuid,text)": _USER_PASSWORD,
    "rounds_user_role(uuid,text)": _USER_ROLE,
    "rounds_user_disable(uuid)": _USER_DISABLE,
    "rounds_user_enable(uuid)": _USER_ENABLE,
    "rounds_own_password(text)": _OWN_PASSWORD,
    "rounds_grant_ended()": _GRANT_ENDED,
}
"""What makes, changes and ends logins; only an administrator may call it, and everybody for the own password."""
NOTING = {"rounds_login_noted(uuid,text)": _LOGIN_NOTED}
"""What writes into the log of changes what no row tells of; only the functions above call it."""
CALLED_BY_ADMINS = tuple(name for name in KEEPING if name.startswith("rounds_user_"))


def made(text: str) -> str:
    """Return the statement that makes a function."""
    sealed = SEALED.replace(":first", "first").replace(":until", "until")
    parts = {"caller": _CALLER, "log_keeper": _LOG_KEEPER, "check_verifier": _CHECK_VERIFIER, "not_last": _NOT_LAST}
    return text.format(pinned=PINNED, usual=USUAL, few=FEW_BOOKS, chunk=CHUNK, sealed=sealed, **parts)
