"""What tests of reminders look with: a clock that is put forward, and a place of messages that notes them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct

from crm.storage.store import Store
from ui.shell.tray import Tray


class StoreClock(Struct, frozen=True):
    """The clock of a store, which a test puts forward."""

    store: Store

    @property
    def zone(self) -> ZoneInfo:
        return self.store.clock.zone

    def now(self) -> datetime:
        return self.store.clock.now()

    def today(self) -> date:
        return self.store.clock.today()

    def local(self, moment: datetime) -> datetime:
        return self.store.clock.local(moment)


class NotedTray(Tray):
    """Keeps what the system would show."""

    said: list[str]

    def say(self, what: object, title: str, text: str) -> None:
        self.said = [*getattr(self, "said", []), f"{title}: {text}"]
        self._last = what
