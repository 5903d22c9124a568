"""Finding anything by name, pinyin, initials, number, phone tail or words of a note."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from crm.domain.codes import Segment
from crm.domain.matching import NOWHERE, Match, match
from crm.storage import search as store
from crm.storage.accounts import own_of, segments_of, sort_keys_of
from crm.storage.reader import Reader

OWN_DEPTH = 5
"""How many times deeper than the limit a search looks for somebody's own accounts."""


@dataclass(frozen=True)
class Hit:
    """Something found; `segment` is the account's, None for what belongs to no account; `match` tells what to tint."""

    kind: str
    id: UUID
    account_id: UUID | None
    title: str
    subtitle: str | None
    segment: Segment | None
    match: Match = NOWHERE


def search(
    reader: Reader,
    text: str,
    limit: int = 20,
    kinds: Iterable[str] | None = None,
    *,
    texts: bool = True,
    own: UUID | None = None,
) -> list[Hit]:
    """Return what matches, names before texts; of what matches equally well a person's `own` accounts lead."""
    found = store.find(reader, text, kinds, limit if own is None else limit * OWN_DEPTH, texts=texts)
    account_ids = {hit.account_id for hit in found if hit.account_id}
    segments = segments_of(reader, account_ids)
    keys = sort_keys_of(reader, {hit.row_id for hit in found})
    hits = [
        Hit(
            hit.kind,
            hit.row_id,
            hit.account_id,
            hit.title,
            hit.subtitle,
            segments.get(hit.account_id) if hit.account_id else None,
            match(hit.title, keys.get(hit.row_id, ""), text),
        )
        for hit in found
    ]
    if own is not None:
        mine = own_of(reader, account_ids, own)
        hits.sort(key=lambda hit: (_distance(hit, text), hit.account_id not in mine))
    return hits[:limit]


def _distance(hit: Hit, text: str) -> int:
    """Rank an exact title before one that begins with the words before all others."""
    title, words = hit.title.lower(), text.strip().lower()
    return 0 if words in (title, (hit.subtitle or "").lower()) else 1 if title.startswith(words) else 2
