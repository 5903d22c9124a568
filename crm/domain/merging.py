"""Two rows that are one: which fields differ, whose is taken, what moves and what cannot."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from msgspec import Struct, field

from crm.domain.changes import Kind

MERGED, DIFFERENT = "merged", "different"
"""What somebody decided upon a pair."""

FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.ACCOUNT: (
        "name",
        "name_en",
        "customer_id",
        "portfolio_id",
        "segment",
        "importance_grade",
        "is_high_risk",
        "tariff_class",
        "industry_code",
        "voltage_code",
        "contract_kva",
        "operating_kva",
        "contract_demand_kw",
        "own_generator_kw",
        "security_load_kw",
        "street_code",
        "address",
        "contract_signed_on",
        "site_access",
        "visit_hours",
        "note",
    ),
    Kind.CUSTOMER: ("name", "name_en", "uscc", "portfolio_id"),
    Kind.CONTACT: ("name", "role", "title", "email", "wechat", "verified_on", "note"),
}
"""The fields that are chosen one by one, in the order shown."""

TOGETHER: Mapping[str, tuple[str, ...]] = {
    "name": ("sort_key",),
    "segment": ("is_direct_service", "top100_year", "top100_rank"),
    "importance_grade": ("grade_approved_on", "grade_doc_no"),
    "street_code": ("district_code", "lon", "lat"),
    "verified_on": ("verified_by",),
}
"""Columns that go where a field goes."""

JOINED = frozenset({"site_access", "note"})
"""Texts of which both can be kept, one under the other."""
FULLER = frozenset({"name", "name_en", "address", "title", *JOINED})
"""Texts of which the longer one says more; of everything else the newer row knows better."""


class Side(StrEnum):
    """Whose value is taken."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def other(self) -> "Side":
        return Side.RIGHT if self is Side.LEFT else Side.LEFT


class FieldPair(Struct, frozen=True):
    """A field of both rows; keys of other rows also have their names. `preferred` is the fuller or the newer value."""

    key: str
    left: Any
    right: Any
    preferred: Side
    left_name: str = ""
    right_name: str = ""

    @property
    def differs(self) -> bool:
        return bool(self.left != self.right) and not (is_empty(self.left) and is_empty(self.right))

    @property
    def can_join(self) -> bool:
        """Say whether both values can be kept."""
        return self.key in JOINED and self.differs and not is_empty(self.left) and not is_empty(self.right)


class MergeRow(Struct, frozen=True):
    """One of the two: its number (an account's), what is its own, and what of that the other one has too."""

    id: UUID
    version: int
    name: str
    number: str
    account_id: UUID | None
    created_at: datetime
    updated_at: datetime
    counts: Mapping[Kind, int]
    clashes: Mapping[Kind, int]


class MergeView(Struct, frozen=True):
    """Both rows side by side. `keep` is the row that is proposed to live on."""

    kind: Kind
    left: MergeRow
    right: MergeRow
    fields: tuple[FieldPair, ...]
    keep: Side

    def row(self, side: Side) -> MergeRow:
        """Return one of the two."""
        return self.left if side is Side.LEFT else self.right


class MergeWish(Struct, frozen=True):
    """What somebody decided: the row that lives on, and for each field that differs whose value is taken."""

    kind: Kind
    left_id: UUID
    left_version: int
    right_id: UUID
    right_version: int
    keep: Side
    choices: Mapping[str, Side] = field(default_factory=dict)


def is_empty(value: Any) -> bool:
    """Say whether a value tells nothing; False and 0 do tell something."""
    return value is None or value == ""


def preferred(key: str, left: Any, right: Any, newer: Side) -> Side:
    """Return whose value is proposed: what is there before nothing, the fuller text, else what the newer row says."""
    if is_empty(left) or is_empty(right):
        return Side.RIGHT if is_empty(left) else Side.LEFT
    if key in JOINED and left != right:
        return Side.BOTH
    if key in FULLER and len(str(left)) != len(str(right)):
        return Side.LEFT if len(str(left)) > len(str(right)) else Side.RIGHT
    return newer


def chosen(pair: FieldPair, side: Side) -> Any:
    """Return the value that is taken of a field."""
    if side is Side.BOTH and pair.can_join:
        return f"{pair.left}\n{pair.right}"
    return pair.right if side is Side.RIGHT else pair.left
