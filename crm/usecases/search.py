"""Finding anything by name, pinyin, initials, number, phone tail or words of a note."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from crm.domain.codes import Segment
from crm.storage import search as store
from crm.storage.accounts import segments_of
from crm.storage.reader import Reader


@dataclass(frozen=True)
class Hit:
    """Something found; `segment` is the account's, None for what belongs to no account."""

    kind: str
    id: UUID
    account_id: UUID | None
    title: str
    subtitle: str | None
    segment: Segment | None


def search(
    reader: Reader, text: str, limit: int = 20, kinds: Iterable[str] | None = None, *, texts: bool = True
) -> list[Hit]:
    """Return what matches, names before texts."""
    found = store.find(reader, text, kinds, limit, texts=texts)
    segments = segments_of(reader, {hit.account_id for hit in found if hit.account_id})
    return [
        Hit(
            hit.kind,
            hit.row_id,
            hit.account_id,
            hit.title,
            hit.subtitle,
            segments.get(hit.account_id) if hit.account_id else None,
        )
        for hit in found
    ]
