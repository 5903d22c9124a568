"""Digests of contents; what makes them is OpenSSL, 4 MB, and loads with the first one."""

from typing import Protocol


class Digest(Protocol):
    """What grows by bytes and tells of all of them."""

    def update(self, data: bytes, /) -> None: ...

    def digest(self) -> bytes: ...

    def hexdigest(self) -> str: ...


def sha256(content: bytes = b"") -> Digest:
    """Begin a digest with what there is already."""
    from hashlib import sha256 as begun

    return begun(content)
