"""Keys made by the client, so that work done offline or in a workbook can be merged later."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """Return a fresh UUIDv7: unique everywhere and ordered by the time of making."""
    return uuid7()
