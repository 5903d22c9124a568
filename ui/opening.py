"""Opening a database off the GUI thread: it may have to be made, filled, upgraded, or waited for."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, Signal

from crm.domain.clock import Clock
from crm.domain.errors import Busy, Denied
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases.people import people

DEMO_SEED = 7


class Opener(QObject):
    """Opens one database at a time; `opened` or `failed` tells on the GUI thread what became of it."""

    opened = Signal(object)
    """The open Store."""
    failed = Signal(object)
    _ended = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._worker = ThreadPoolExecutor(1, "rounds-open")
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def open(self, where: str, with_demo: bool) -> None:
        """Begin; `with_demo` fills a database in which nobody is known yet."""
        self._worker.submit(self._run, where, with_demo)

    def close(self) -> None:
        """Wait for what is under way and free the thread."""
        self._worker.shutdown(wait=True)

    def _run(self, where: str, with_demo: bool) -> None:
        try:
            store = open_store(where, self._clock)
            if with_demo:
                _fill_demo(store)
            _bring_forms(store)
            self._ended.emit(store)
        except Exception as error:
            self._ended.emit(error)

    def _tell(self, end: Store | Exception) -> None:
        if isinstance(end, Exception):
            self.failed.emit(end)
        else:
            self.opened.emit(end)


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
