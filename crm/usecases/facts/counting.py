"""What the facts of a period share: its accounts, whose they are, and which of them are asked for."""

from collections.abc import Iterator, Mapping
from datetime import date
from uuid import UUID

from crm.domain.reports import Fact, Of
from crm.domain.summary import SummaryFilter
from crm.storage.reader import Reader
from crm.storage.summary_accounts import AccountFacts, Others, accounts, accounts_and_others


class Counting:
    """Accounts count for their owner, visits and what they brought for who made them.

    `accounts` are all that are asked for; or those alone of which a summary tells more than how many there are, and
    `others` counts the rest.
    """

    def __init__(self, reader: Reader, wanted: SummaryFilter, in_sum: bool = False) -> None:
        self.reader, self.wanted = reader, wanted
        self.today = reader.clock.today()
        self.accounts: Mapping[UUID, AccountFacts]
        self.others: list[Others] = []
        if in_sum:
            self.accounts, self.others = accounts_and_others(reader, wanted)
        else:
            self.accounts = accounts(reader, wanted)

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
