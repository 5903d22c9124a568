"""Where a database lies, in words that may be shown, remembered and logged, and the parts of a server's address."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import parse_qsl, quote, unquote

from msgspec import Struct

from crm.domain.errors import Invalid

SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
USUAL_PORT = 5432
SECRETS = ("password", "sslpassword")


class Tls(StrEnum):
    """How much of an encrypted connection is asked for, by libpq's own words."""

    FULL = "verify-full"
    ISSUER = "verify-ca"
    REQUIRED = "require"
    OFFERED = "prefer"
    OFF = "disable"


class Host(Struct, frozen=True):
    """One of the computers on which a database may be found; without a port the usual one."""

    name: str
    port: int | None = None

    def text(self) -> str:
        """Return it as it stands in an address."""
        name = f"[{self.name}]" if ":" in self.name else quote(self.name, safe="")
        return f"{name}:{self.port}" if self.port else name


@dataclass(frozen=True)
class ServerAddress:
    """A database on a server and who signs in there; the password is in no text but the one that asks for it."""

    hosts: tuple[Host, ...]
    database: str
    login: str = ""
    tls: Tls = Tls.OFFERED
    certificate: str = ""
    options: tuple[tuple[str, str], ...] = ()
    password: str = field(default="", repr=False)

    def text(self) -> str:
        """Return the address without a password."""
        return self._text(quote(self.login, safe=""))

    def with_password(self) -> str:
        """Return the address with the password, which nothing may show or keep."""
        word = f":{quote(self.password, safe='')}" if self.password else ""
        return self._text(quote(self.login, safe="") + word)

    def place(self) -> str:
        """Return whose login in which database it is: what a password belongs to."""
        return replace(self, tls=Tls.OFFERED, certificate="", options=()).text()

    def _text(self, who: str) -> str:
        asked = [*self.options]
        asked += [("sslmode", str(self.tls))] if self.tls is not Tls.OFFERED else []
        asked += [("sslrootcert", self.certificate)] if self.certificate else []
        query = "&".join(f"{name}={quote(value, safe='/')}" for name, value in asked)
        hosts = ",".join(host.text() for host in self.hosts)
        place = f"{hosts}/{quote(self.database, safe='')}{'?' if query else ''}{query}"
        return f"postgresql://{who}{'@' if who else ''}{place}"

    def parameters(self) -> dict[str, str]:
        """Return what libpq is handed; several hosts are asked for the one that can be written (the primary)."""
        found = {"dbname": self.database, "sslmode": str(self.tls)}
        found["connect_timeout"] = "5" if len(self.hosts) < 2 else "2"
        if self.hosts:
            found["host"] = ",".join(host.name for host in self.hosts)
        if any(host.port for host in self.hosts):
            found["port"] = ",".join(str(host.port or USUAL_PORT) for host in self.hosts)
        if len(self.hosts) > 1:
            found["target_session_attrs"] = "read-write"
        if self.login:
            found["user"] = self.login
        if self.certificate:
            found["sslrootcert"] = self.certificate
        return found | dict(self.options)


def without_password(where: str) -> str:
    """Return a server's address without the password in it; a file's path stays as it is."""
    if "://" not in where:
        return where
    scheme, who, place, query = _parts(where)
    kept = [each for each in query.split("&") if each.partition("=")[0].lower() not in SECRETS]
    asked = f"?{'&'.join(kept)}" if any(kept) else ""
    login = f"{who.partition(':')[0]}@" if who is not None else ""
    return f"{scheme}://{login}{place}{asked}"


def read_address(where: str) -> ServerAddress:
    """Return the parts of a server's address.

    Raises Invalid("address.unreadable"), Invalid("address.host"), Invalid("address.port"), Invalid("address.database"),
    Invalid("address.tls").
    """
    scheme, who, place, query = _parts(where.strip())
    if scheme not in SCHEMES:
        raise Invalid("address.unreadable", value=without_password(where))
    login, _, password = (who or "").partition(":")
    hosts, _, database = place.partition("/")
    options = dict(parse_qsl(query.replace("+", "%2B"), keep_blank_values=True))
    password = options.pop("password", "") or unquote(password)
    asked = options.pop("host", "") or unquote(hosts)
    address = ServerAddress(
        hosts=read_hosts(asked, options.pop("port", "")),
        database=options.pop("dbname", "") or unquote(database),
        login=options.pop("user", "") or unquote(login),
        tls=_tls(options.pop("sslmode", str(Tls.OFFERED))),
        certificate=options.pop("sslrootcert", ""),
        password=password,
    )
    if not address.database:
        raise Invalid("address.database")
    return replace(address, options=tuple(sorted(options.items())))


def read_hosts(text: str, ports: str = "") -> tuple[Host, ...]:
    """Return the hosts that a text names, separated by commas; raises Invalid("address.host" or "address.port").

    `ports` are libpq's: one for each host, or one for all that name none.
    """
    named = [part.strip() for part in text.replace("，", ",").replace("：", ":").split(",") if part.strip()]
    others = [part.strip() for part in ports.split(",")]
    if len(others) not in (1, len(named)):
        raise Invalid("address.port", port=ports)
    usual = others if len(others) == len(named) else others * len(named)
    return tuple(_host(name, port) for name, port in zip(named, usual, strict=True))


def _host(text: str, usual: str) -> Host:
    name, port = text, usual
    if text.startswith("["):
        name, _, rest = text[1:].partition("]")
        port = rest.removeprefix(":") or usual
    elif text.count(":") == 1:
        name, _, port = text.partition(":")
    # A mere number is a port that somebody wrote behind a comma.
    if not name or name.isdecimal() or any(letter in "@?#\\\"'<>" or letter.isspace() for letter in name):
        raise Invalid("address.host", host=text)
    return Host(name, read_port(port))


def read_port(text: str) -> int | None:
    """Return a port, or None where there is none; raises Invalid("address.port")."""
    if not text.strip():
        return None
    if not (text.strip().isdecimal() and 0 < int(text) < 65536):
        raise Invalid("address.port", port=text)
    return int(text)


def _tls(word: str) -> Tls:
    if word not in tuple(Tls):
        raise Invalid("address.tls", value=word)
    return Tls(word)


def _parts(where: str) -> tuple[str, str | None, str, str]:
    """Return scheme, who signs in (None for nobody), hosts with the database, and the options.

    Signs between name and host belong to the password, even where they should have been written as percent and hex.
    """
    scheme, _, rest = where.partition("://")
    body, _, query = rest.partition("?")
    if "@" not in body and "@" in rest and ":" in body:
        body, query = rest, ""
    who, at, place = body.rpartition("@")
    if not query:
        place, _, query = place.partition("?")
    return scheme, who if at else None, place, query


def shown_hosts(hosts: tuple[Host, ...]) -> str:
    """Return hosts as people type them."""
    return ", ".join(_typed(hosts))


def _typed(hosts: tuple[Host, ...]) -> Iterator[str]:
    for host in hosts:
        name = f"[{host.name}]" if ":" in host.name and host.port else host.name
        yield f"{name}:{host.port}" if host.port else name
