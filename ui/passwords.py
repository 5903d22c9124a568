"""Passwords in the system's keyring, where there is one; no password is kept anywhere else.

A keyring may ask its owner before it answers, so nothing here is called on the GUI thread.
"""

import logging
from typing import Protocol

log = logging.getLogger("rounds")
SERVICE = "Rounds"
NONE = ("keyring.backends.fail", "keyring.backends.null")
"""What the library answers with where a system has no keyring, or its owner wants none."""


class Ring(Protocol):
    """A keyring, as the library `keyring` has them."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class Place(Protocol):
    """What a password belongs to: a login in a database, or at a mail server."""

    def place(self) -> str: ...


class Passwords:
    """One password for each login, in each database and at each mail server.

    A keyring that is locked or broken counts as none."""

    def __init__(self, ring: Ring | None = None) -> None:
        self._ring = ring

    def known(self, address: Place) -> str:
        """Return the password of an address, "" when none is kept."""
        try:
            ring = self._opened()
            return (ring.get_password(SERVICE, address.place()) or "") if ring is not None else ""
        except Exception as error:
            _note(error)
            return ""

    def keep(self, address: Place, password: str) -> bool:
        """Keep a password and say whether that worked."""
        try:
            ring = self._opened()
            if ring is None:
                return False
            ring.set_password(SERVICE, address.place(), password)
            return ring.get_password(SERVICE, address.place()) == password
        except Exception as error:
            _note(error)
            return False

    def renew(self, address: Place, password: str) -> None:
        """Keep a password in the place of the former one; nothing is kept where none was."""
        if self.known(address):
            self.keep(address, password)

    def forget(self, address: Place) -> None:
        """Keep the password of an address no longer."""
        try:
            ring = self._opened()
            if ring is not None and ring.get_password(SERVICE, address.place()) is not None:
                ring.delete_password(SERVICE, address.place())
        except Exception as error:
            _note(error)

    def _opened(self) -> Ring | None:
        if self._ring is None:
            self._ring = _of_system()
        return None if type(self._ring).__module__ in NONE else self._ring


def _of_system() -> Ring | None:
    try:
        import keyring
    except ImportError:
        return None
    found: Ring = keyring.get_keyring()
    return found


def _note(error: Exception) -> None:
    """Note what kind of trouble it was: what a backend says may hold anything."""
    log.warning("keyring: %s", type(error).__name__)
