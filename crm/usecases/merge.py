"""Making one row of two, field by field; one step takes it back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from crm.domain.changes import Kind
from crm.domain.errors import Conflict, Invalid, NotFound
from crm.domain.merging import (
    FIELDS,
    MERGED,
    TOGETHER,
    FieldPair,
    MergeRow,
    MergeView,
    MergeWish,
    Side,
    chosen,
    preferred,
)
from crm.storage import deletion, family, merging
from crm.storage import duplicates as store
from crm.storage.family import table_of
from crm.storage.reader import Reader
from crm.storage.tables import Account, Customer, Duplicate
from crm.storage.unit import UnitOfWork
from crm.usecases.undo import refresh_derived

NAMED = ("customer_id", "portfolio_id")
"""Fields that hold the key of another row."""
Row = dict[str, Any]


def merge_view(reader: Reader, kind: Kind, left_id: UUID, right_id: UUID) -> MergeView:
    """Return two rows side by side, with what is proposed.

    Raises NotFound("duplicate.gone") when one of them is gone, Invalid("merge.same") and, for contacts of two accounts,
    Invalid("merge.other_account").
    """
    left, right = _both(reader, kind, left_id, right_id)
    newer = Side.LEFT if left["updated_at"] > right["updated_at"] else Side.RIGHT
    rows = [_merge_row(reader, kind, one, two["id"]) for one, two in ((left, right), (right, left))]
    fields = tuple(_pair(reader, key, left, right, newer) for key in FIELDS[kind])
    return MergeView(kind, rows[0], rows[1], fields, _keep(rows[0], rows[1]))


def _both(reader: Reader, kind: Kind, left_id: UUID, right_id: UUID) -> tuple[Row, Row]:
    if left_id == right_id:
        raise Invalid("merge.same")
    left, right = (merging.plain_row(reader, table_of(kind), each) for each in (left_id, right_id))
    if left is None or right is None:
        raise NotFound("duplicate.gone")
    if kind is Kind.CONTACT and left["account_id"] != right["account_id"]:
        raise Invalid("merge.other_account")
    return left, right


def _merge_row(reader: Reader, kind: Kind, row: Row, other_id: UUID) -> MergeRow:
    table = table_of(kind)
    return MergeRow(
        id=row["id"],
        version=row["version"],
        name=row["name"],
        number=row.get("account_no") or row.get("uscc") or "",
        account_id=merging.account_of(table, row),
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        counts=merging.counts(reader, table, row["id"]),
        clashes=merging.clashes(reader, table, row["id"], other_id),
    )


def _pair(reader: Reader, key: str, left: Row, right: Row, newer: Side) -> FieldPair:
    one, two = left[key], right[key]
    names = merging.names(reader, key, [one, two]) if key in NAMED else {}
    return FieldPair(key, one, two, preferred(key, one, two, newer), names.get(one, ""), names.get(two, ""))


def _keep(left: MergeRow, right: MergeRow) -> Side:
    """Propose to keep the row with more on it, of equals the older one, whose number is known longer."""
    more = sum(left.counts.values()) - sum(right.counts.values())
    if more:
        return Side.LEFT if more > 0 else Side.RIGHT
    return Side.LEFT if (left.created_at, left.id) <= (right.created_at, right.id) else Side.RIGHT


def merge(work: UnitOfWork, wish: MergeWish) -> UUID:
    """Make one row of two and return its key.

    The chosen fields are written, everything that hangs on the other row moves, what both have stays with the other
    row in the bin; an account's number is kept as a former number and found by the search. Raises what `merge_view`
    raises, Conflict("row.changed") and Invalid("account.operating_over_contract").
    """
    left, right = _both(work, wish.kind, wish.left_id, wish.right_id)
    if (left["version"], right["version"]) != (wish.left_version, wish.right_version):
        raise Conflict("row.changed")
    kept, other = (left, right) if wish.keep is Side.LEFT else (right, left)
    table = table_of(wish.kind)
    values = _values(work, wish, left, right)
    former = _former(work, kept, other)
    if wish.kind is Kind.ACCOUNT and not kept["former_account_no"]:
        values["former_account_no"] = other["account_no"]
    _check(kept, values)
    moved = merging.move(work, table, other["id"], kept)
    family.remove(work, table, other["id"], other["version"])
    work.update(table, kept["id"], kept["version"], **values)
    _drop_customers(work, kept, other)
    _remember(work, wish.kind, kept, other, former, {"moved": moved, "former_set": "former_account_no" in values})
    refresh_derived(work)
    return UUID(str(kept["id"]))


def _values(reader: Reader, wish: MergeWish, left: Row, right: Row) -> Row:
    """Return the columns of the kept row as they were chosen; nothing chosen means what is proposed."""
    newer = Side.LEFT if left["updated_at"] > right["updated_at"] else Side.RIGHT
    values: Row = {}
    for key in FIELDS[wish.kind]:
        pair = FieldPair(key, left[key], right[key], preferred(key, left[key], right[key], newer))
        if not pair.differs:
            continue
        side = wish.choices.get(key, pair.preferred)
        values[key] = chosen(pair, side)
        source = right if side is Side.RIGHT else left
        values.update({column: source[column] for column in TOGETHER.get(key, ()) if column in source})
    return values


def _check(kept: Row, values: Mapping[str, Any]) -> None:
    """Hold the operating capacity within the contract's (domain.md 1.5)."""
    row = {**kept, **values}
    limit, value = row.get("contract_kva"), row.get("operating_kva")
    if limit is not None and value is not None and value > limit:
        raise Invalid("account.operating_over_contract", value=f"{value:g}", limit=f"{limit:g}")


def _former(reader: Reader, kept: Row, other: Row) -> str | None:
    """Return the numbers by which the other account is still found."""
    numbers = (other.get("account_no"), other.get("former_account_no"))
    found = [number for number in dict.fromkeys(numbers) if number and number != kept.get("account_no")]
    return " ".join(found) or None


def _drop_customers(work: UnitOfWork, kept: Row, other: Row) -> None:
    """Put the legal entities into the bin that have no account any more."""
    for customer_id in dict.fromkeys(filter(None, (other.get("customer_id"), kept.get("customer_id")))):
        version = deletion.lonely_customer(work, customer_id)
        if version is not None:
            work.remove(Customer, customer_id, version)


def _remember(work: UnitOfWork, kind: Kind, kept: Row, other: Row, former: str | None, details: Row) -> None:
    """Leave a trace of the merge; what was merged into the other row before lives on in the kept one."""
    known = store.judgement_of(work, kept["id"], other["id"])
    if known is not None:
        work.remove(Duplicate, known.id, known.version)
    now = merging.plain_row(work, table_of(kind), kept["id"])
    assert now is not None
    where = {"account_id": merging.account_of(table_of(kind), now), "portfolio_id": now["portfolio_id"]}
    for each in store.merges_into(work, other["id"]):
        work.update(Duplicate, each.id, each.version, kept_id=kept["id"], **where)
    work.insert(
        Duplicate,
        kind=kind.value,
        kept_id=kept["id"],
        other_id=other["id"],
        verdict=MERGED,
        former_no=former if table_of(kind) is Account else None,
        details=store.as_text(details),
        **where,
    )
