"""The function of a server by which an account is compared with others that nobody sees (domain.md section 4.6).

It gives figures without names, each metric in its own order, so that no two figures of one account lie side by side,
and none at all of a group smaller than the rule says. The groups are those of `crm.domain.peers`: a caller cannot cut
one of its own choice out of the bureau, and asks only for accounts that he or she may read.
"""

import json

from crm.domain.codelists import industries, voltages
from crm.domain.peers import BANDS

PEERS = "rounds_peers(uuid,text,date)"
_MADE = """
CREATE OR REPLACE FUNCTION public.rounds_peers(whose uuid, how text, at_month date)
RETURNS TABLE (metric text, figures double precision[]) LANGUAGE plpgsql STABLE {pinned} AS $$
#variable_conflict use_column
DECLARE
    sections CONSTANT jsonb := '{sections}';
    levels CONSTANT jsonb := '{levels}';
    edges CONSTANT double precision[] := '{{{edges}}}';
    mine public.account%ROWTYPE;
    least integer;
    own_unit text;
BEGIN
    SELECT a.* INTO mine FROM public.account a WHERE a.id = whose AND a.deleted_at IS NULL
        AND a.portfolio_id = ANY (public.rounds_read());
    IF NOT FOUND OR how NOT IN ('division', 'section_band', 'section', 'all') THEN
        RETURN;
    END IF;
    SELECT greatest(2, coalesce((SELECT s.value::integer FROM public.setting s WHERE s.key = 'peer.min_visible'
        AND s.starts_on <= at_month AND s.deleted_at IS NULL ORDER BY s.starts_on DESC LIMIT 1), 5)) INTO least;
    SELECT m.output_unit INTO own_unit FROM public.monthly_usage m
        WHERE m.account_id = whose AND m.month = at_month AND m.deleted_at IS NULL;
    RETURN QUERY WITH alike AS (
        SELECT a.contract_kva AS kva, u.*, f.kwh_total AS former
        FROM public.account a
        JOIN public.monthly_usage u ON u.account_id = a.id AND u.month = at_month AND u.deleted_at IS NULL
        LEFT JOIN public.monthly_usage f ON f.account_id = a.id AND f.deleted_at IS NULL
            AND f.month = (at_month - interval '1 year')::date
        WHERE a.deleted_at IS NULL AND a.contract_kva > 0
        AND (how = 'all' OR how = 'division' AND a.industry_code = mine.industry_code
            OR how IN ('section_band', 'section')
            AND sections ->> a.industry_code = sections ->> mine.industry_code)
        AND (how IN ('all', 'section')
            OR width_bucket(a.contract_kva, edges) = width_bucket(mine.contract_kva, edges)
            AND (levels ->> mine.voltage_code IS NULL
                OR levels ->> a.voltage_code = levels ->> mine.voltage_code))
    ), of_each AS (
        SELECT v.name, v.figure FROM alike CROSS JOIN LATERAL (VALUES
            ('kwh_per_kva', kwh_total / kva),
            ('load_factor', kwh_total / nullif(max_demand_kw, 0)
                / (extract(day FROM at_month + interval '1 month' - interval '1 day') * 24)),
            ('peak_share', CASE WHEN kwh_total > 0 AND (kwh_sharp IS NOT NULL OR kwh_peak IS NOT NULL)
                THEN (coalesce(kwh_sharp, 0) + coalesce(kwh_peak, 0)) / kwh_total END),
            ('valley_share', CASE WHEN kwh_total > 0 THEN kwh_valley / kwh_total END),
            ('power_factor', kwh_total / nullif(sqrt(kwh_total ^ 2 + kvarh ^ 2), 0)),
            ('demand_share', max_demand_kw / kva),
            ('average_price', CASE WHEN kwh_total > 0 THEN total_fee / kwh_total END),
            ('unit_use', CASE WHEN output_unit = own_unit THEN kwh_total / nullif(product_output, 0) END),
            ('growth', kwh_total / nullif(former, 0) - 1)
        ) AS v (name, figure)
        WHERE v.figure IS NOT NULL
    )
    SELECT o.name::text, array_agg(o.figure::double precision ORDER BY o.figure) FROM of_each o
    GROUP BY o.name HAVING count(*) >= least;
END $$
"""


def peers(pinned: str) -> str:
    """Return the statement that makes the function, with the groups as they stand in the code lists."""
    sections = {each.code: each.section for each in industries()}
    levels = {each.code: each.tariff_band for each in voltages()}
    edges = ",".join(f"{edge:g}" for edge in BANDS)
    return _MADE.format(pinned=pinned, sections=json.dumps(sections), levels=json.dumps(levels), edges=edges)
