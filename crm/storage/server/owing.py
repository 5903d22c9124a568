"""The functions of a server by which outages reach, and broken deadlines are kept of, accounts of every book.

Whoever keeps outages or rules sees some books or none, and yet an outage reaches whom it reaches, and what was not told
in time is late. These give who is supplied where, who is reached and when somebody was told, by keys without a name, a
number or a word of what was said. They keep whom an outage reaches in books of other units, and a broken deadline of an
account that it does reach, once.
"""

from crm.planning.outages.reach import USUAL_PF

REACHED = "rounds_reached(uuid[])"
ATTEMPTS = "rounds_attempts(uuid[])"
BREACHED = "rounds_breached(jsonb,timestamptz)"
_REACHED = """
CREATE OR REPLACE FUNCTION public.rounds_reached(outages uuid[])
RETURNS TABLE (outage_id uuid, account_id uuid, portfolio_id uuid, source_role text, effect text,
    is_interrupted boolean, importance_grade text) LANGUAGE sql STABLE {pinned} AS $$
    SELECT DISTINCT ON (r.outage_id, r.account_id) r.outage_id, r.account_id, r.portfolio_id, r.source_role, r.effect,
        r.is_interrupted, a.importance_grade
    FROM public.outage_account r JOIN public.account a ON a.id = r.account_id
    WHERE r.outage_id = ANY (outages) AND r.deleted_at IS NULL AND a.deleted_at IS NULL
    ORDER BY r.outage_id, r.account_id, r.is_interrupted DESC, r.id DESC
$$
"""
_ATTEMPTS = """
CREATE OR REPLACE FUNCTION public.rounds_attempts(outages uuid[])
RETURNS TABLE (outage_id uuid, account_id uuid, stage text, channel text, sent_at timestamptz,
    delivered_at timestamptz, told_start timestamptz, told_time timestamptz, result text)
LANGUAGE sql STABLE {pinned} AS $$
    SELECT n.outage_id, n.account_id, n.stage, n.channel, n.sent_at, n.delivered_at, n.told_start, n.told_time, n.result
    FROM public.outage_notice n WHERE n.outage_id = ANY (outages) AND n.deleted_at IS NULL ORDER BY n.sent_at, n.id
$$
"""
_BREACHED = """
CREATE OR REPLACE FUNCTION public.rounds_breached(found jsonb, at timestamptz) RETURNS void LANGUAGE sql {pinned} AS $$
    INSERT INTO public.outage_breach (id, version, created_at, created_by, updated_at, updated_by,
        outage_id, account_id, portfolio_id, stage, due_at, told_at)
    SELECT f.id, 1, at, session_user, at, session_user, f.outage_id, f.account_id, a.portfolio_id, f.stage, f.due_at,
        f.told_at
    FROM jsonb_to_recordset(found) AS f (id uuid, outage_id uuid, account_id uuid, stage text, due_at timestamptz,
        told_at timestamptz)
    JOIN public.account a ON a.id = f.account_id
    WHERE EXISTS (SELECT FROM public.outage_account r WHERE r.outage_id = f.outage_id
        AND r.account_id = f.account_id AND r.deleted_at IS NULL)
    AND NOT EXISTS (SELECT FROM public.outage_breach b WHERE b.outage_id = f.outage_id
        AND b.account_id = f.account_id AND b.stage = f.stage AND b.due_at = f.due_at)
$$
"""
SUPPLIED = "rounds_supplied(jsonb,date,date)"
REACHES = "rounds_reaches(uuid,jsonb,timestamptz)"
_SUPPLIED = """
CREATE OR REPLACE FUNCTION public.rounds_supplied(parts jsonb, at_day date, since date)
RETURNS TABLE (id uuid, account_id uuid, role text, feeder_id uuid, substation_id uuid, section text, area_id uuid,
    load_kw double precision, security_load_kw double precision) LANGUAGE sql STABLE {pinned} AS $$
    WITH links AS (
        SELECT p.id, p.account_id, p.role, p.feeder_id, f.substation_id, coalesce(p.section, t.section) AS section,
            p.transformer_area_id AS area_id
        FROM public.supply_point p JOIN public.feeder f ON f.id = p.feeder_id
        LEFT JOIN public.transformer_area t ON t.id = p.transformer_area_id
        WHERE p.deleted_at IS NULL AND (p.starts_on IS NULL OR p.starts_on <= at_day)
        AND (p.ends_on IS NULL OR p.ends_on >= at_day) AND p.portfolio_id <> ALL (public.rounds_read())
    )
    SELECT l.*, coalesce((SELECT u.max_demand_kw FROM public.monthly_usage u WHERE u.account_id = a.id
            AND u.deleted_at IS NULL AND u.max_demand_kw IS NOT NULL AND u.month >= since
            ORDER BY u.month DESC LIMIT 1),
        coalesce(a.operating_kva, a.contract_kva) * {usual_pf}), a.security_load_kw
    FROM links l JOIN public.account a ON a.id = l.account_id AND a.deleted_at IS NULL
    WHERE l.account_id IN (SELECT k.account_id FROM links k JOIN jsonb_to_recordset(parts) AS s (substation_id uuid,
        feeder_id uuid, section text, transformer_area_id uuid) ON CASE
            WHEN s.transformer_area_id IS NOT NULL THEN k.area_id = s.transformer_area_id
            WHEN s.feeder_id IS NOT NULL THEN k.feeder_id = s.feeder_id AND (s.section IS NULL OR s.section = k.section)
            ELSE k.substation_id = s.substation_id END)
    ORDER BY l.id
$$
"""
_FOUND = """jsonb_to_recordset(found) AS f (id uuid, account_id uuid, source_role text, effect text,
        is_interrupted boolean, lost_kw double precision)"""
_REACHES = """
CREATE OR REPLACE FUNCTION public.rounds_reaches(outage uuid, found jsonb, at timestamptz)
RETURNS void LANGUAGE sql {pinned} AS $$
    UPDATE public.outage_account r SET source_role = f.source_role, effect = f.effect,
        is_interrupted = f.is_interrupted, lost_kw = f.lost_kw, version = r.version + 1
    FROM {found}
    WHERE r.outage_id = outage AND r.account_id = f.account_id AND r.deleted_at IS NULL
    AND r.portfolio_id <> ALL (public.rounds_read())
    AND (r.source_role, r.effect, r.is_interrupted, r.lost_kw)
        IS DISTINCT FROM (f.source_role, f.effect, f.is_interrupted, f.lost_kw);
    UPDATE public.outage_account r SET deleted_at = at, version = r.version + 1
    WHERE r.outage_id = outage AND r.deleted_at IS NULL AND NOT r.is_named
    AND r.portfolio_id <> ALL (public.rounds_read())
    AND NOT EXISTS (SELECT FROM {found} WHERE f.account_id = r.account_id)
    AND NOT EXISTS (SELECT FROM public.outage_notice n WHERE n.outage_id = outage AND n.account_id = r.account_id
        AND n.deleted_at IS NULL);
    INSERT INTO public.outage_account (id, version, created_at, created_by, updated_at, updated_by, outage_id,
        account_id, portfolio_id, source_role, effect, is_interrupted, is_named, lost_kw)
    SELECT f.id, 1, at, session_user, at, session_user, outage, f.account_id, a.portfolio_id, f.source_role, f.effect,
        f.is_interrupted, false, f.lost_kw
    FROM {found} JOIN public.account a ON a.id = f.account_id AND a.deleted_at IS NULL
    WHERE a.portfolio_id <> ALL (public.rounds_read())
    AND EXISTS (SELECT FROM public.supply_point p WHERE p.account_id = f.account_id AND p.deleted_at IS NULL)
    AND NOT EXISTS (SELECT FROM public.outage_account r WHERE r.outage_id = outage AND r.account_id = f.account_id
        AND r.deleted_at IS NULL)
$$
"""
REACHING = {
    SUPPLIED: _SUPPLIED.replace("{usual_pf}", f"{USUAL_PF}"),
    REACHES: _REACHES.replace("{found}", _FOUND),
}
"""What a supervisor asks when an outage lies in a part of the network on which accounts of other units hang, too."""
OWING = {REACHED: _REACHED, ATTEMPTS: _ATTEMPTS, BREACHED: _BREACHED}
"""What whoever keeps outages or the rules asks of every book; only supervisors and administrators may."""
