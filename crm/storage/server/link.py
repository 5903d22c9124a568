"""How connections to a server come about: watched, refused where an old primary answers, and known as our own."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from weakref import WeakSet

from crm.domain.errors import Denied
from crm.domain.secret import Secret
from crm.storage.server.lineage import SeenServers, lineage_of, seen_file
from crm.storage.server.watchdog import Watchdog

KEEPALIVES = {"keepalives_idle": "20", "keepalives_interval": "5", "keepalives_count": "3", "tcp_user_timeout": "20000"}
"""A line that is cut without a word is noticed within a minute, also where nobody waits for an answer."""


@cache
def _watched_class() -> Any:
    """Make the class of our connections when the driver is first needed: loading it takes its time."""
    import psycopg

    class Watched(psycopg.Connection[Any]):
        """A connection each of whose calls is watched, but for one that waits for notifications by itself."""

        watchdog: Watchdog | None = None

        def wait(self, gen: Any, *args: Any, **options: Any) -> Any:
            if self.watchdog is None or options.get("timeout") is not None:
                return super().wait(gen, *args, **options)
            with self.watchdog.over(self.pgconn.socket):
                return super().wait(gen, *args, **options)

    return Watched


class Link:
    """The way to one server. `parameters` are libpq's; the password comes from `secret`, so that a new one counts."""

    def __init__(self, parameters: Mapping[str, Any], secret: Secret, seen: SeenServers | None = None) -> None:
        self._parameters = {**KEEPALIVES, **parameters}
        self._secret = secret
        self._seen = seen or SeenServers(seen_file())
        self.watchdog = Watchdog()
        self._open: WeakSet[Any] = WeakSet()

    def connect(self, **more: Any) -> Any:
        """Return a new connection of the driver.

        Of several hosts the first that can be written is taken, and where that one is an old primary, the next. Raises
        Denied("server.old_primary") when there is no other.
        """
        asked = {**self._parameters, **more}
        if self._secret.word:
            asked["password"] = self._secret.word
        try:
            return self._met(asked)
        except Denied as refused:
            for alone in _each_host(asked):
                found = self._met_or_none(alone)
                if found is not None:
                    return found
            raise refused

    def is_own(self, pid: int) -> bool:
        """Say whether a process of the server serves one of our connections."""
        return any(each.info.backend_pid == pid for each in tuple(self._open) if not each.closed)

    def close(self) -> None:
        """End what watches."""
        self.watchdog.close()

    def _met(self, asked: Mapping[str, Any]) -> Any:
        connection = _watched_class().connect(**asked)
        connection.watchdog = self.watchdog
        try:
            self._seen.meet(lineage_of(connection))
            connection.rollback()
        except BaseException:
            connection.close()
            raise
        self._open.add(connection)
        return connection

    def _met_or_none(self, asked: Mapping[str, Any]) -> Any:
        import psycopg

        try:
            return self._met(asked)
        except (Denied, psycopg.OperationalError):
            return None


def _each_host(asked: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the parameters for each host alone, where there are several."""
    hosts, ports = str(asked.get("host", "")).split(","), str(asked.get("port", "")).split(",")
    if len(hosts) < 2:
        return
    for place, host in enumerate(hosts):
        port = ports[place] if place < len(ports) else ports[0]
        yield {**asked, "host": host, **({"port": port} if port else {})}
