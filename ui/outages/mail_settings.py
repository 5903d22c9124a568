"""How mail leaves this computer: kept beside the other choices of its user, the password in the system's keyring."""

from pathlib import Path

from msgspec.structs import replace

from crm.domain.mail import MailServer, MailWay
from ui.passwords import Passwords
from ui.settings import Settings

FOLDER, HOST, PORT, USER = "mail/folder", "mail/host", ("mail/port", 25), "mail/user"
SENDER, SECURE = "mail/sender", ("mail/secure", True)


def known_way(settings: Settings) -> MailWay | None:
    """Return how mail leaves, a server without its password; None while nobody said."""
    host, sender = settings.text(HOST), settings.text(SENDER)
    if host:
        server = MailServer(host, settings.number(*PORT), settings.text(USER), "", settings.flag(*SECURE))
        return MailWay(sender, server=server)
    folder = settings.text(FOLDER)
    return MailWay(sender, folder=Path(folder)) if folder else None


def keep_way(settings: Settings, way: MailWay) -> None:
    """Remember how mail leaves; a password is not among it."""
    server = way.server or MailServer("")
    settings.put(FOLDER, str(way.folder) if way.folder is not None else "")
    settings.put(HOST, server.host)
    settings.put(PORT[0], server.port)
    settings.put(USER, server.user)
    settings.put(SECURE[0], server.is_secure)
    settings.put(SENDER, way.sender)


def with_password(way: MailWay, passwords: Passwords) -> MailWay:
    """Return a way whose server has its password, where somebody has to sign in; never on the GUI thread."""
    if way.server is None or not way.server.user or way.server.password:
        return way
    return replace(way, server=replace(way.server, password=passwords.known(way.server)))
