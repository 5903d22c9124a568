"""Finding anything by name, pinyin, initials, number, phone tail or words of a note."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from crm.domain.codes import Segment
from crm.domain.matching import NOWHERE, Match, match
from crm.storage import search as store
from crm.storage.accounts import segments_of, sort_keys_of
from crm.storage.reader import Reader


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
    reader: Reader, text: str, limit: int = 20, kinds: Iterable[str] | None = None, *, texts: bool = True
) -> list[Hit]:
    """Return what matches, names before texts."""
    found = store.find(reader, text, kinds, limit, texts=texts)
    segments = segments_of(reader, {hit.account_id for hit in found if hit.account_id})
    keys = sort_keys_of(reader, {hit.row_id for hit in found})
    return [
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
