"""The rows behind a figure with their names, part by part: a bureau's year has a hundred thousand."""

from collections.abc import Iterator, Sequence
from itertools import islice

from crm.domain.reports import Fact, FactRow
from crm.storage import fact_names as store
from crm.storage import people
from crm.storage.reader import Reader

PART = 900


class FactNames:
    """Names rows; people and supply units are read once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._persons = people.person_names(reader)
        self._areas = {each.id: each.name for each in people.areas(reader)}

    def rows(self, facts: Sequence[Fact], limit: int | None = None) -> Iterator[FactRow]:
        """Yield the facts with their names, all or the first of them."""
        source = iter(facts if limit is None else facts[:limit])
        while part := list(islice(source, PART)):
            yield from self._named(part)

    def _named(self, part: list[Fact]) -> Iterator[FactRow]:
        accounts = store.account_names(self._reader, {fact.account_id for fact in part if fact.account_id})
        about = {
            of: store.subjects(self._reader, of, {fact.id for fact in part if fact.of is of})
            for of in {fact.of for fact in part}
        }
        for fact in part:
            number, name = accounts.get(fact.account_id, ("", "")) if fact.account_id else ("", "")
            yield FactRow(
                fact,
                number,
                name,
                self._persons.get(fact.manager_id, "") if fact.manager_id else "",
                self._areas.get(fact.area_id, "") if fact.area_id else "",
                about[fact.of].get(fact.id, ""),
            )
