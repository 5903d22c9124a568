"""The way to an open database: the first page, signing in, and what is said when neither leads there."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from crm.domain.addresses import ServerAddress, read_address
from crm.domain.clock import Clock
from crm.domain.errors import RoundsError
from ui.opening import Opened, Opener, Wanted
from ui.passwords import Passwords
from ui.settings import Settings
from ui.texts.addresses import without_password
from ui.texts.errors import sentence

if TYPE_CHECKING:
    from ui.shell.sign_in_page import SignInPage
    from ui.shell.start_page import StartPage

log = logging.getLogger("rounds")
KEEPS, SIGNED_OUT, SERVER = "sign_in/keep", "sign_in/out", "sign_in/server"


class Entrance(QObject):
    """Shows one page at a time until `opened`.

    `claim(where)` is asked before anything is opened and may refuse; `let_go` when it did not come about.
    """

    opened = Signal(object)
    """The Opened; the pages have gone then."""

    def __init__(
        self,
        settings: Settings,
        clock: Clock,
        passwords: Passwords,
        claim: Callable[[str], None],
        let_go: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._claim, self._let_go = settings, claim, let_go
        self.start_page: StartPage | None = None
        self.sign_in_page: SignInPage | None = None
        self._opener = Opener(clock, passwords, self)
        self._opener.opened.connect(self._opened)
        self._opener.failed.connect(self._failed)

    def close(self) -> None:
        """Take the pages away and free the threads."""
        self._put_away()
        self._opener.close()

    def show_start(self, problem: str = "") -> None:
        """Show the first page, where another database can be chosen."""
        from ui.shell.start_page import StartPage

        former = self.sign_in_page
        page = StartPage()
        if problem:
            page.show_problem(problem)
        page.chosen.connect(self._chosen)
        page.server_asked.connect(self._server_asked)
        page.show()
        self._replace(former)
        self.sign_in_page, self.start_page = None, page

    def show_sign_in(self, where: str, *, at_once: bool = False) -> None:
        """Show the page for a server's address, "" for none known.

        `at_once` tries it as it is: with the password in it, the one in the keyring, or none where none is asked.
        """
        from ui.shell.sign_in_page import SignInPage

        former = self.start_page or self.sign_in_page
        address, wrong = _read(where)
        page = SignInPage(address, self._settings.flag(KEEPS, True))
        page.asked.connect(self._asked)
        page.cancelled.connect(self._opener.cancel)
        page.back_asked.connect(self.show_start)
        page.closing.connect(self._opener.cancel)
        page.show()
        self._replace(former)
        self.start_page, self.sign_in_page = None, page
        if wrong is not None:
            page.show_refusal(wrong)
        elif at_once and address is not None and address.login:
            page.show_waiting()
            self._opener.open(Wanted(where, password=address.password))

    def leave(self, where: str) -> None:
        """Forget who was signed in; the page asks for a name and password again."""
        self._settings.put(SIGNED_OUT, True)
        self._opener.forget(where)
        self.show_sign_in(where)

    def renew(self, where: str, password: str) -> None:
        """Keep the new password of who is signed in, where the old one was kept."""
        self._opener.renew(where, password)

    # -- what was asked

    def _server_asked(self) -> None:
        self.show_sign_in(self._settings.text(SERVER))

    def _asked(self, address: ServerAddress, password: str, keeps: bool) -> None:
        self._settings.put(KEEPS, keeps)
        self._opener.open(Wanted(address.text(), password=password, keeps=keeps))

    def _chosen(self, where: str, with_demo: bool) -> None:
        """Open what was chosen; the page waits and stays when it does not work."""
        assert self.start_page is not None
        try:
            self._claim(where)
        except RoundsError as error:
            self.start_page.show_problem(sentence(error))
            return
        self.start_page.show_waiting()
        self._opener.open(Wanted(where, with_demo))

    # -- what became of it

    def _opened(self, opened: Opened) -> None:
        where = opened.store.where
        if "://" in where:
            self._claim(where)
            self._settings.put(SERVER, without_password(where))
            self._settings.put(SIGNED_OUT, False)
        self.opened.emit(opened)
        self._put_away()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, RoundsError):
            log.warning("refused: %s", error)
        else:
            log.error("unexpected", exc_info=error)
        if self.sign_in_page is not None:
            self.sign_in_page.show_refusal(error)
            return
        self._let_go()
        if self.start_page is not None:
            self.start_page.show_problem(sentence(error))

    def _put_away(self) -> None:
        for page in (self.start_page, self.sign_in_page):
            self._replace(page)
        self.start_page = self.sign_in_page = None

    def _replace(self, former: QWidget | None) -> None:
        if former is not None:
            former.hide()
            former.deleteLater()


def _read(where: str) -> tuple[ServerAddress | None, RoundsError | None]:
    """Return the parts of an address, and what is wrong with it."""
    if not where:
        return None, None
    try:
        return read_address(where), None
    except RoundsError as error:
        return None, error
