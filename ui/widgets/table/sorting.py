"""What a click on a title makes of the order of a list."""

from collections.abc import Sequence

from crm.domain.lists import SortKey


def after_click(sort: Sequence[SortKey], key: str, second: bool = False) -> tuple[SortKey, ...]:
    """Return the order after a click on a title: it leads, or with `second` it comes after the one that leads.

    A title that already has its place turns round.
    """
    first = sort[0] if sort else None
    if not second or first is None:
        return (SortKey(key, first is not None and first == SortKey(key)),)
    if first.column == key:
        return (SortKey(key, not first.descending), *sort[1:2])
    former = sort[1] if len(sort) > 1 else None
    return (first, SortKey(key, former == SortKey(key)))
