"""Where a database lies, in words that may be shown, remembered and logged."""

import re

_PASSWORD = re.compile(r"([?&])(?:password|sslpassword)=[^&]*&?", re.IGNORECASE)


def without_password(where: str) -> str:
    """Return a server's address without the password in it; a file's path stays as it is."""
    if "://" not in where:
        return where
    scheme, _, rest = where.partition("://")
    address, mark, query = rest.partition("?")
    if "@" in address:
        login, _, host = address.rpartition("@")
        address = f"{login.partition(':')[0]}@{host}"
    kept = _PASSWORD.sub(r"\1", mark + query).rstrip("?&")
    return f"{scheme}://{address}{kept}"
