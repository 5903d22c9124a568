"""Finding anything by name, pinyin, initials, a fragment of a number or words of a note."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from msgspec import Struct

from crm.domain.changes import Kind
from crm.domain.codes import Segment
from crm.domain.matching import NOWHERE, Match, Rank, Spans, spans_in
from crm.storage import search_find as store
from crm.storage.accounts import AccountLabel, labels_of
from crm.storage.people import books_of
from crm.storage.reader import Reader
from crm.storage.search import entries_of
from crm.storage.search_find import FoundName, FoundText, Wanted
from crm.storage.sortkeys import sound

HIDDEN = "•"
"""What stands for a figure of a phone number that nobody typed: numbers are shown where a look at them is logged."""


class Hit(Struct, frozen=True):
    """Something found.

    `match` tells what to tint in the title and `second` in the subtitle; `segment`, `account` (its name), `district`
    (its code) and `owner` (who answers for it) are the account's, None for what belongs to no account. A text has the
    day that it belongs to; `is_exact` says that what was typed is the whole name or number.
    """

    kind: str
    id: UUID
    account_id: UUID | None
    title: str
    subtitle: str | None
    segment: Segment | None
    match: Match = NOWHERE
    second: Spans = ()
    account: str | None = None
    district: str | None = None
    owner: str | None = None
    day: date | None = None
    is_done: bool = False
    is_exact: bool = False


def search(
    reader: Reader,
    text: str,
    limit: int = 20,
    kinds: Iterable[str] | None = None,
    *,
    each: int | None = None,
    own: UUID | None = None,
    recent: Sequence[UUID] = (),
) -> list[Hit]:
    """Return what matches, names before texts, at most `each` of a kind.

    Names come by rank: exact, beginning, initials, anywhere; of those that match equally well what is in `recent`
    leads, then what is in the books of the person `own`. Texts come newest first.
    """
    chosen = [Kind(kind) for kind in kinds] if kinds is not None else None
    books = books_of(reader, own, reader.clock.today()) if own is not None else ()
    found = store.find(reader, text, chosen, each or limit, Wanted(frozenset(books), tuple(recent)))
    rows: list[FoundName | FoundText] = [*found.names, *found.texts]
    rows = rows[:limit] if each is None else rows
    labels = labels_of(reader, {row.row.account_id for row in rows if row.row.account_id})
    return [_hit(reader, row, labels) for row in rows]


def opened_lately(reader: Reader, recent: Sequence[UUID]) -> list[Hit]:
    """Return the accounts that were opened lately, themselves or by a visit, the last one first.

    What is gone is left out.
    """
    return _accounts(reader, store.accounts_of(reader, recent))


def due_first(reader: Reader, person_id: UUID | None, most: int) -> list[Hit]:
    """Return the accounts of somebody, or of everybody, that are due for a visit, the longest due first."""
    return _accounts(reader, store.due_first(reader, person_id, most))


def _accounts(reader: Reader, keys: Sequence[UUID]) -> list[Hit]:
    rows = {row.row_id: row for row in entries_of(reader, keys)}
    labels = labels_of(reader, {row.account_id for row in rows.values() if row.account_id})
    found = (FoundName(rows[key], store.UNASKED) for key in keys if key in rows)
    return [_hit(reader, each, labels) for each in found]


def sounds_of(texts: Iterable[str]) -> dict[str, str]:
    """Return how texts sound (see crm.domain.matching), so that what is not stored is found by pinyin too; slow."""
    return {text: sound(text) for text in texts}


def _hit(reader: Reader, found: FoundName | FoundText, labels: Mapping[UUID, AccountLabel]) -> Hit:
    row = found.row
    label = labels.get(row.account_id) if row.account_id else None
    shown = _named(found) if isinstance(found, FoundName) else _written(reader, found)
    of_account: dict[str, Any] = {"segment": None}
    if label is not None:
        of_account = {"segment": label.segment, "district": label.district, "owner": label.owner}
        of_account["account"] = label.name if row.kind is not Kind.ACCOUNT else None
    return Hit(kind=str(row.kind), id=row.row_id, account_id=row.account_id, **shown, **of_account)


def _named(found: FoundName) -> dict[str, Any]:
    card, verdict = found.row.card, found.verdict
    subtitle, second = _second(found)
    match = Match(spans_in(card.title, verdict.spans), verdict.how)
    exact = verdict.rank is Rank.EXACT
    return {"title": card.title, "match": match, "subtitle": subtitle, "second": second, "is_exact": exact}


def _second(found: FoundName) -> tuple[str | None, Spans]:
    """Return the second line: the number or other name that matched, else the first there is."""
    card, verdict = found.row.card, found.verdict
    if verdict.number >= 0:
        number, (begin, end) = card.numbers[verdict.number], verdict.number_span
        if found.row.kind is Kind.CONTACT:
            number = HIDDEN * begin + number[begin:end] + HIDDEN * (len(number) - end)
        return number, ((begin, end),)
    if verdict.other >= 0:
        name = card.others[verdict.other][0]
        return name, spans_in(name, verdict.other_spans)
    names = [name for name, _sound in card.others]
    numbers = card.numbers if found.row.kind is not Kind.CONTACT else ()
    return next(iter((*names, *numbers)), None), ()


def _written(reader: Reader, found: FoundText) -> dict[str, Any]:
    on = reader.clock.local(found.on).date() if isinstance(found.on, datetime) else found.on
    shown = found.snippet
    return {"title": shown.text, "match": shown.match, "subtitle": None, "day": on, "is_done": found.is_done}
