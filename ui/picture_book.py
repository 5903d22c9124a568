"""Opens the program offscreen and takes a picture of each page."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from crm.domain.clock import clock_from_environment
from crm.domain.lists import ListKind, ListQuery, SortKey
from crm.storage.start import open_store
from crm.usecases.demo.fill import fill
from crm.usecases.lists import list_ids
from crm.usecases.people import people
from ui.app import Language, Session, open_session, prepare_qt
from ui.pages import PLACES
from ui.settings import Settings
from ui.theme.look import theme

SEED = 7
LONGEST_MS = 8000
STEP_MS = 40
MANAGER = "林晓岚"
PALETTE, QUERY = "palette", "yjj"
LEDGER = "客户台账.xlsx"


class PictureBook:
    """One database, drawn in every language and theme."""

    def __init__(self, out: Path, size: tuple[int, int], ending: str = "") -> None:
        self._out, self._size, self._ending = out, size, ending
        self._scratch = tempfile.TemporaryDirectory(prefix="rounds-pictures-")
        os.environ["HOME"] = self._scratch.name
        self._settings = Settings(Path(self._scratch.name) / "rounds.ini")
        self._clock = clock_from_environment()
        self._app = prepare_qt(self._settings, "light")
        self._language = Language(self._app)
        self._where = ""
        samples = Path(__file__).parent.parent / "tests" / "samples"
        self._ledger = max(samples.glob("*.xlsx"), key=lambda file: file.name == LEDGER, default=None)

    def open(self, database: str) -> None:
        """Use a database, or fill an office demo where none is named."""
        self._where = database or str(Path(self._scratch.name) / "demo.db")
        store = open_store(self._where, self._clock)
        try:
            if not database:
                with store.change() as work:
                    fill(work, "office", SEED)
            with store.read() as reader:
                manager = next((each for each in people(reader) if each.name == MANAGER), None)
                person_id = manager.id if manager else None
                largest = ListQuery(person_id=person_id, sort=(SortKey("contract_kva", descending=True),))
                accounts = list_ids(reader, ListKind.ACCOUNTS, largest)
                planned = list_ids(reader, ListKind.VISITS, ListQuery(view="planned", person_id=person_id))
        finally:
            store.close()
        if person_id is not None:
            self._settings.put(f"person/{self._where}", str(person_id))
        self._account = accounts[0] if accounts else None
        self._visit = planned[0] if planned else None

    def draw(self, language: str, wish: str, wanted: tuple[str, ...]) -> Iterator[Path]:
        """Draw the pages in one language and theme."""
        self._language.use(language)
        theme().use(wish=wish)
        self._settings.put("language", language)
        session = open_session(self._where, self._settings, self._clock)
        try:
            session.window.resize(*self._size)
            session.window.show()
            session.window.open_first("today")
            session.workdays.load()
            for place in PLACES:
                if not wanted or place.id in wanted:
                    yield self._picture(session, place.id, f"{language}-{wish}-{place.id}")
            if not wanted or PALETTE in wanted:
                session.window.navigate("today")
                session.window.open_palette(QUERY)
                yield self._save(session, f"{language}-{wish}-{PALETTE}")
        finally:
            session.window.close()
            session.close()
            session.window.deleteLater()
            QApplication.processEvents()

    def close(self) -> None:
        """Forget the scratch folder."""
        self._scratch.cleanup()

    def _picture(self, session: Session, page: str, name: str) -> Path:
        self._settle(session)
        targets: dict[str, dict[str, Any]] = {
            "account": {"id": self._account},
            "visit": {"id": self._visit},
            "import": {"file": self._ledger} if self._ledger is not None else {},
        }
        arguments = targets.get(page, {})
        session.window.navigate(page, **arguments)
        return self._save(session, name)

    def _save(self, session: Session, name: str) -> Path:
        """Take the picture when everything has arrived."""
        self._settle(session)
        path = self._out / f"{name}{self._ending}.png"
        session.window.grab().save(str(path))
        return path

    def _settle(self, session: Session) -> None:
        """Let the page load: until the runner has been idle for a few turns of the event loop."""
        idle = 0
        for _ in range(LONGEST_MS // STEP_MS):
            loop = QEventLoop()
            QTimer.singleShot(STEP_MS, loop.quit)
            loop.exec()
            idle = idle + 1 if session.runner.is_idle else 0
            if idle >= 4:
                return
