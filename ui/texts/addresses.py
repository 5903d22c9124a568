"""Where a database lies, as people read it and as it may be remembered."""

from pathlib import Path


def without_password(where: str) -> str:
    """Return a server's address without the password in it; a file's path stays as it is."""
    if "://" not in where or "@" not in where:
        return where
    scheme, _, rest = where.partition("://")
    login, _, host = rest.rpartition("@")
    return f"{scheme}://{login.partition(':')[0]}@{host}"


def shown_address(where: str) -> str:
    """Return an address for the window: no password, and ~ for the user's own folder."""
    if "://" in where:
        return without_password(where)
    path = Path(where)
    return str(Path("~") / path.relative_to(Path.home())) if path.is_relative_to(Path.home()) else where
