"""Opens the program offscreen and takes a picture of each page."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from crm.domain.clock import clock_from_environment
from crm.domain.codes import Role
from crm.domain.lists import ListKind, ListQuery, SortKey
from crm.storage.start import open_store
from crm.usecases.demo.answers import answer_forms
from crm.usecases.demo.fill import fill
from crm.usecases.lists import list_ids
from crm.usecases.people import people
from ui.app import Language, Session, open_session, prepare_qt
from ui.options.sections import sections_for
from ui.pages import PLACES
from ui.picture_scene import Scene
from ui.picture_scenes import scenes
from ui.settings import Settings
from ui.theme.look import theme

SEED = 7
LONGEST_MS = 8000
STEP_MS = 40
MANAGER = "林晓岚"
PALETTE, QUERY = "palette", "yjj"
SETTINGS, SCENES = "settings", "scenes"
LEDGER = "客户台账.xlsx"


class PictureBook:
    """One database, drawn in every language and theme."""

    def __init__(self, out: Path, size: tuple[int, int], text_percent: int = 100, ending: str = "") -> None:
        self._out, self._size, self._text_percent, self._ending = out, size, text_percent, ending
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
                    answer_forms(work, SEED)
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

    def draw(self, language: str, wish: str, wanted: tuple[str, ...], dialogs: bool = True) -> Iterator[Path]:
        """Draw the pages in one language and theme, then the dialogs that open over them."""
        self._language.use(language)
        theme().use(wish=wish, text_percent=self._text_percent)
        self._settings.put("language", language)
        session = open_session(self._where, self._settings, self._clock)
        try:
            session.window.resize(*self._size)
            session.window.show()
            session.window.open_first("today")
            session.workdays.load()
            self._settle(session)
            for place in PLACES:
                if not wanted or place.id in wanted:
                    yield self._picture(session, place.id, f"{language}-{wish}-{place.id}")
            if not wanted or SETTINGS in wanted:
                yield from self._sections(session, f"{language}-{wish}-{SETTINGS}")
            if not wanted or PALETTE in wanted:
                session.window.navigate("today")
                session.window.open_palette(QUERY)
                yield self._save(session, f"{language}-{wish}-{PALETTE}")
                self._put_away(session)
            for scene in scenes() if dialogs else ():
                if not wanted or SCENES in wanted or scene.name in wanted:
                    yield self._scene(session, scene, f"{language}-{wish}-{scene.name}")
        finally:
            session.window.close()
            session.close()
            session.window.deleteLater()
            QApplication.processEvents()

    def close(self) -> None:
        """Forget the scratch folder."""
        self._scratch.cleanup()

    def _arguments(self, page: str) -> dict[str, Any]:
        """Return what a page needs to know to have something to show."""
        targets: dict[str, dict[str, Any]] = {
            "account": {"id": self._account},
            "visit": {"id": self._visit},
            "brief": {"ids": [self._account] if self._account else []},
            "import": {"file": self._ledger} if self._ledger is not None else {},
        }
        return targets.get(page, {})

    def _picture(self, session: Session, page: str, name: str) -> Path:
        scope = session.scope
        mine = (scope.person_id, scope.name, scope.role)
        if not scope.rights.sees(page):
            scope.choose(None, "", Role.ADMIN)
        session.window.navigate(page, **self._arguments(page))
        path = self._save(session, name)
        if scope.role is not mine[2]:
            scope.choose(*mine)
        return path

    def _scene(self, session: Session, scene: Scene, name: str) -> Path:
        """Draw what stands over a page, and put it away."""
        scope, window = session.scope, session.window
        mine = (scope.person_id, scope.name, scope.role)
        if scene.role is not None:
            scope.choose(None, "", scene.role)
        window.navigate(scene.page, **{**self._arguments(scene.page), **scene.arguments})
        self._settle(session)
        page = window.page
        for step in (scene.open, scene.after):
            if step is not None:
                step(window, page)
                self._settle(session)
        path = self._save(session, name)
        self._put_away(session)
        if scene.leave is not None:
            scene.leave(window, page)
            self._settle(session)
            window.toast.hide()
        if (scope.person_id, scope.name, scope.role) != mine:
            scope.choose(*mine)
        return path

    def _sections(self, session: Session, name: str) -> Iterator[Path]:
        """Draw each section of the settings as an administrator sees it."""
        scope = session.scope
        mine = (scope.person_id, scope.name, scope.role)
        scope.choose(None, "", Role.ADMIN)
        for section in sections_for(scope.rights):
            session.window.navigate(SETTINGS, section=section.id)
            yield self._save(session, f"{name}-{section.id}")
        scope.choose(*mine)

    def _save(self, session: Session, name: str) -> Path:
        """Take the picture when everything has arrived."""
        self._settle(session)
        path = self._out / f"{name}{self._ending}.png"
        _with_what_is_over(session.window).save(str(path))
        return path

    def _put_away(self, session: Session) -> None:
        """Close popups, menus and dialogs, then what Esc closes inside the window, and the toast."""
        for widget in _over(session.window):
            widget.close()
        focus = session.window.focusWidget() or session.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focus, QKeyEvent(kind, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier))
        self._settle(session)
        session.window.toast.hide()

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


def _over(window: QWidget) -> list[QWidget]:
    """Return the windows that stand over the main one, each after the one that it was opened from."""
    found = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not window]
    return sorted(found, key=_depth)


def _depth(widget: QWidget) -> int:
    above = widget.parentWidget()
    return 0 if above is None else 1 + _depth(above)


def _with_what_is_over(window: QWidget) -> QPixmap:
    """Return a picture of the main window with its popups, menus and dialogs where they stand."""
    picture = window.grab()
    painter = QPainter(picture)
    for each in _over(window):
        spot = window.mapFromGlobal(each.mapToGlobal(each.rect().topLeft()))
        painter.drawPixmap(spot, each.grab())
    painter.end()
    return picture
