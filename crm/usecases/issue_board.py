"""Issues by state, for whoever looks at them as a board."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from crm.domain.codes import IssueState
from crm.domain.lists import ListQuery
from crm.storage.lists.issues import by_deadline
from crm.storage.reader import Reader


def board(reader: Reader, query: ListQuery) -> Mapping[IssueState, Sequence[UUID]]:
    """Return the keys of the issues that a query chooses by state, in each the nearest deadline first.

    The order of the query does not count. Raises what `crm.usecases.lists.list_ids` raises.
    """
    columns: dict[IssueState, list[UUID]] = {state: [] for state in IssueState}
    for key, state in by_deadline(reader, query):
        columns[state].append(key)
    return columns
