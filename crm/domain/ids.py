"""Keys made by the client, so that work done offline or in a workbook can be merged later."""

from collections.abc import Callable
from functools import cache
from uuid import UUID


def new_id() -> UUID:
    """Return a fresh UUIDv7: unique everywhere and ordered by the time of making."""
    return _maker()()


@cache
def _maker() -> Callable[[], UUID]:
    """Return what makes keys; the first page makes none."""
    from uuid_utils.compat import uuid7

    return uuid7
