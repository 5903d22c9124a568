"""What the palette offers beside what it finds."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from crm.usecases.search import Hit


@dataclass(frozen=True)
class PaletteAction:
    """Something that can be done from anywhere."""

    text: str
    icon: str
    key: str
    run: Callable[[], None]


def account_of(hit: Hit) -> UUID | None:
    """Return the account that a hit leads to."""
    return hit.id if hit.kind == "account" else hit.account_id
