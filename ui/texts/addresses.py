"""Where a database lies, as people read it and as it may be remembered."""

from pathlib import Path

from crm.domain.addresses import without_password

__all__ = ["shown_address", "without_password"]


def shown_address(where: str) -> str:
    """Return an address for the window: no password, and ~ for the user's own folder."""
    if "://" in where:
        return without_password(where)
    path = Path(where)
    return str(Path("~") / path.relative_to(Path.home())) if path.is_relative_to(Path.home()) else where
