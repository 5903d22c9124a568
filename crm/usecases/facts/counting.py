"""What the facts of a period share: its accounts, whose they are, and which of them are asked for."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from crm.domain.reports import Fact, Of
from crm.domain.summary import SummaryFilter
from crm.storage import summary as store
from crm.storage.reader import Reader
from crm.storage.summary import AccountFacts


class Counting:
    """Accounts count for their owner, visits and what they brought for who made them."""

    def __init__(self, reader: Reader, wanted: SummaryFilter) -> None:
        self.reader, self.wanted = reader, wanted
        self.today = reader.clock.today()
        self.accounts: Mapping[UUID, AccountFacts] = store.accounts(reader, wanted)

    def is_asked_for(self, person_id: UUID | None) -> bool:
        """Say whether something of a person belongs to the filter."""
        return self.wanted.person_id in (None, person_id)

    def fact(
        self,
        of: Of,
        row_id: UUID,
        account_id: UUID,
        person_id: UUID | None,
        day: date | None,
        note: str,
        values: Mapping[str, float],
    ) -> Iterator[Fact]:
        """Yield the fact of a row, or nothing where its account or its person is not asked for."""
        account = self.accounts.get(account_id)
        if account is None:
            return
        who = person_id or account.manager_id
        if self.is_asked_for(who):
            yield Fact(
                of, row_id, account_id, who, account.segment, account.area_id, account.street_code, day, note, values
            )
