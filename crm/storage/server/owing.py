"""The functions of a server by which broken deadlines of notices are kept of every account, whoever changes an outage.

Whoever keeps outages or rules sees some books or none, and yet what was not told in time is late in all of them. These
give who is reached and when somebody was told, by keys without a name, a number or a word of what was said; and they
add a broken deadline of an account that the outage does reach, once.
"""

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
OWING = {REACHED: _REACHED, ATTEMPTS: _ATTEMPTS, BREACHED: _BREACHED}
"""What whoever keeps outages or the rules asks of every book; only supervisors and administrators may."""
