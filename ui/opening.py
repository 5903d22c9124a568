"""Opening a database off the GUI thread: it may have to be made, filled, upgraded, signed in to, or waited for."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta

import msgspec
import shiboken6
from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal

from crm.domain.addresses import read_address
from crm.domain.clock import Clock
from crm.domain.errors import Busy, Denied
from crm.storage.engine import is_server
from crm.storage.server.identity import time_of
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases.people import people
from ui.passwords import Passwords

DEMO_SEED = 7


@dataclass(frozen=True)
class Wanted:
    """A file, or the address of a server with the password of whoever signs in, "" for the one in the keyring.

    `keeps` says whether the keyring shall know the password from now on; None leaves it as it is.
    """

    where: str
    with_demo: bool = False
    password: str = field(default="", repr=False)
    keeps: bool | None = None


class Opened(Struct, frozen=True):
    """An open database; how far the server's clock is ahead; and whether a password could be kept that should be."""

    store: Store
    ahead: timedelta = timedelta(0)
    is_kept: bool = True


class Attempt(Struct, eq=False):
    """One try; when it is cancelled nobody hears of it any more, and what it opened is closed."""

    wanted: Wanted
    cancelled: threading.Event = msgspec.field(default_factory=threading.Event)


class Opener(QObject):
    """Opens one database at a time; `opened` or `failed` tells on the GUI thread what became of it."""

    opened = Signal(object)
    """The Opened."""
    failed = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, clock: Clock, passwords: Passwords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._passwords = clock, passwords
        self._worker = ThreadPoolExecutor(1, "rounds-open")
        self._attempt: Attempt | None = None
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def open(self, wanted: Wanted) -> None:
        """Begin; what was under way before is cancelled. `with_demo` fills a database in which nobody is known yet."""
        self.cancel()
        self._attempt = attempt = Attempt(wanted)
        if is_server(wanted.where):
            # A server may not answer for long: neither another try nor the end of the program waits for it.
            threading.Thread(target=self._run, args=(attempt,), name="rounds-sign-in", daemon=True).start()
        else:
            self._worker.submit(self._run, attempt)

    def cancel(self) -> None:
        """Give up what is under way."""
        if self._attempt is not None:
            self._attempt.cancelled.set()
            self._attempt = None

    def forget(self, where: str) -> None:
        """Take the password of an address out of the keyring."""
        self._worker.submit(self._passwords.forget, read_address(where))

    def renew(self, where: str, password: str) -> None:
        """Put a new password in the place of the one that the keyring has of an address, if it has one."""
        self._worker.submit(self._passwords.renew, read_address(where), password)

    def close(self) -> None:
        """Wait for a file that is being opened, for no server, and free the thread."""
        self.cancel()
        self._worker.shutdown(wait=True)

    def _run(self, attempt: Attempt) -> None:
        end: Opened | Exception
        try:
            wanted = attempt.wanted
            end = self._signed_in(wanted) if is_server(wanted.where) else Opened(open_store(wanted.where, self._clock))
            _prepare(end.store, wanted.with_demo)
        except Exception as error:
            end = error
        with suppress(RuntimeError):
            if shiboken6.isValid(self) and not attempt.cancelled.is_set():
                self._ended.emit(attempt, end)
                return
        _drop(end)

    def _signed_in(self, wanted: Wanted) -> Opened:
        address = read_address(wanted.where)
        kept = "" if wanted.password or address.password else self._passwords.known(address)
        address = replace(address, password=wanted.password or address.password or kept)
        try:
            store = open_store(address.with_password(), self._clock)
        except Denied as error:
            if kept and error.code == "login.refused":
                self._passwords.forget(address)
            raise
        is_kept = True
        if wanted.keeps and address.password:
            is_kept = self._passwords.keep(address, address.password)
        elif wanted.keeps is False:
            self._passwords.forget(address)
        with store.read() as reader:
            return Opened(store, time_of(reader.connection) - self._clock.now(), is_kept)

    def _tell(self, attempt: Attempt, end: Opened | Exception) -> None:
        if attempt.cancelled.is_set():
            _drop(end)
            return
        self._attempt = None
        if isinstance(end, Exception):
            self.failed.emit(end)
        else:
            self.opened.emit(end)


def _drop(end: Opened | Exception) -> None:
    if isinstance(end, Opened):
        end.store.close()


def _prepare(store: Store, with_demo: bool) -> None:
    try:
        if with_demo:
            _fill_demo(store)
        _bring_forms(store)
    except BaseException:
        store.close()
        raise


def _fill_demo(store: Store) -> None:
    from crm.usecases.demo.fill import fill

    with store.change() as work:
        if not people(work):
            fill(work, "office", DEMO_SEED)


def _bring_forms(store: Store) -> None:
    """Give a database the survey forms that come along, unless one was ever there or it may not be written."""
    from crm.usecases.surveys.shipped import bring_shipped, lacks_forms

    with store.read() as reader:
        has_forms = not lacks_forms(reader)
    if not has_forms:
        with suppress(Busy, Denied), store.change() as work:
            bring_shipped(work)
