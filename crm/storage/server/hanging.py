"""The function of a server that counts what hangs on a part of the network, in books that nobody else sees.

It gives numbers only, of tables whose rows name the part; who may take a part away may know that something hangs there.
"""

from crm.storage.family import pointing_to
from crm.storage.outages.hanging import PARTS

HANGING = "rounds_hanging(uuid)"
_MADE = """
CREATE OR REPLACE FUNCTION public.rounds_hanging(part uuid)
RETURNS TABLE (name text, rows bigint) LANGUAGE sql STABLE {pinned} AS $$
    SELECT t.name, sum(t.rows)::bigint FROM ({counted}) AS t (name, rows) GROUP BY t.name
$$
"""
_COUNTED = "SELECT '{table}'::text, count(*) FROM public.{table} WHERE {column} = part AND deleted_at IS NULL"


def hanging(pinned: str) -> str:
    """Return the statement that makes the function, with every column that names a part of the network."""
    columns = [column for part in PARTS for column in pointing_to(part.name)]
    counted = [_COUNTED.format(table=column.table.name, column=column.name) for column in columns]
    return _MADE.format(pinned=pinned, counted=" UNION ALL ".join(counted))
