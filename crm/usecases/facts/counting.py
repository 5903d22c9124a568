"""What the facts of a period share: its accounts, whose they are, and which of them are asked for."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Protocol
from uuid import UUID

from crm.domain.reports import Fact, Of
from crm.domain.summary import SummaryFilter
from crm.storage.reader import Reader
from crm.storage.summary_accounts import AccountFacts, Asked, Others, accounts, accounts_apart, others

PART = 500


class OfAccount(Protocol):
    """A row with what decides whose it is, the columns WHOSE of crm.storage.counted_rows."""

    @property
    def account_id(self) -> UUID: ...
    @property
    def segment(self) -> str: ...
    @property
    def book(self) -> object: ...
    @property
    def street_code(self) -> str | None: ...


class Counting:
    """Accounts count for their owner, visits and what they brought for who made them.

    The accounts are all that are asked for; or in a sum those alone of which more is told than how many there are, and
    `others` counts the rest. A bureau has twenty thousand: they are read part by part, and never all there.
    """

    def __init__(self, reader: Reader, wanted: SummaryFilter, in_sum: bool = False) -> None:
        self.reader, self.wanted = reader, wanted
        self.today = reader.clock.today()
        self._asked = Asked(reader, wanted)
        self._in_sum = in_sum

    def accounts(self) -> Iterator[AccountFacts]:
        """Yield the accounts."""
        return accounts_apart(self._asked) if self._in_sum else accounts(self._asked)

    def accounts_in_parts(self) -> Iterator[list[AccountFacts]]:
        """Yield the accounts in parts."""
        source = self.accounts()
        while part := list(islice(source, PART)):
            yield part

    def others(self) -> Iterator[Others]:
        """Yield the accounts that are only counted."""
        return others(self._asked) if self._in_sum else iter(())

    def is_asked_for(self, person_id: UUID | None) -> bool:
        """Say whether something of a person belongs to the filter."""
        return self.wanted.person_id in (None, person_id)

    def segment_of(self, account_id: UUID, segment: str) -> str:
        """Return the segment of an account at the period's end."""
        return self._asked.segment_of(account_id, segment)

    def fact(
        self,
        of: Of,
        row_id: UUID,
        row: OfAccount,
        person_id: UUID | None,
        day: date | None,
        note: str,
        values: Mapping[str, float],
    ) -> Fact | None:
        """Return the fact of a row, None where its account or its person is not asked for."""
        account_id = row.account_id
        whose = self._asked.whose(account_id, row.segment, row.book, row.street_code)
        if whose is None:
            return None
        who = person_id or whose.manager_id
        if not self.is_asked_for(who):
            return None
        return Fact(of, row_id, account_id, who, whose.segment, whose.area_id, whose.street, day, note, values)
