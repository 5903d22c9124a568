"""Looking for rows that may be one, and remembering which are not."""

from datetime import datetime
from uuid import UUID

from msgspec import Struct

from crm.domain.changes import Kind
from crm.domain.duplicates import Likeness, Pair, find_pairs, key_of, load_ratio
from crm.domain.errors import NotFound
from crm.domain.merging import DIFFERENT
from crm.storage import duplicates as store
from crm.storage import merging
from crm.storage.family import table_of
from crm.storage.reader import Reader
from crm.storage.tables import Duplicate
from crm.storage.unit import UnitOfWork


class Judged(Struct, frozen=True):
    """A pair that somebody said is none."""

    id: UUID
    version: int
    left: Likeness
    right: Likeness
    by: str
    at: datetime


def find_duplicates(reader: Reader, kind: Kind, most: int | None = None) -> tuple[list[Pair], int]:
    """Return the pairs of a kind that may be one, the surest first, `most` of them, and how many there are.

    Those that somebody said are none are left out. Accounts are compared by number, name, telephone and address, legal
    entities by credit code and name, contacts within their account by number and name. Tells its progress and can be
    cancelled. What stays is loaded before the rows come, so that nothing of it lies among them.
    """
    load_ratio()
    known = store.judged_different(reader, kind)
    step, halves = reader.progress.step, 2
    rows = store.likenesses(reader, kind, lambda done, total: step(done, total * halves))
    return find_pairs(kind, rows, lambda done, total: step(total + done, total * halves), known, most)


def judge_different(work: UnitOfWork, kind: Kind, one: UUID, two: UUID) -> UUID:
    """Remember that two rows are not one, and offer them no more; raises NotFound("duplicate.gone")."""
    left, right = key_of(one, two)
    known = store.judgement_of(work, left, right)
    if known is not None:
        key: UUID = known.id
        return key
    table = table_of(kind)
    row, other = (merging.plain_row(work, table, each) for each in (left, right))
    if row is None or other is None:
        raise NotFound("duplicate.gone")
    account = merging.account_of(table, row)
    values = {"kind": kind.value, "kept_id": left, "other_id": right, "verdict": DIFFERENT}
    return work.insert(Duplicate, account_id=account, portfolio_id=row["portfolio_id"], **values)


def judged(reader: Reader, kind: Kind) -> list[Judged]:
    """Return the pairs that somebody said are none, the newest first; those with a row in the bin are left out."""
    found = store.judgements(reader, kind)
    if not found:
        return []
    wanted = {key for each in found for key in (each.kept_id, each.other_id)}
    rows = {row.id: row for row in store.likenesses(reader, kind) if row.id in wanted}
    return [
        Judged(each.id, each.version, rows[each.kept_id], rows[each.other_id], each.created_by, each.created_at)
        for each in found
        if each.kept_id in rows and each.other_id in rows
    ]


def reconsider(work: UnitOfWork, judgement_id: UUID, version: int) -> None:
    """Forget that two rows are not one, so that they are offered again."""
    work.remove(Duplicate, judgement_id, version)
