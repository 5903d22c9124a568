"""The composition root: settings, database, runner, theme, language, window."""

import logging
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTimer, QTranslator
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from crm.domain.clock import Clock, clock_from_environment
from crm.domain.errors import Busy, RoundsError
from crm.domain.messages import LANGUAGES
from crm.storage.start import open_store
from crm.storage.store import Store
from ui import crash, quick
from ui.background import Runner
from ui.context import Context, Scope
from ui.drafts import Drafts
from ui.hub import Hub
from ui.settings import DIRS, Settings
from ui.shell.errors import Presenter
from ui.shell.window import MainWindow
from ui.single import Claim
from ui.texts.errors import sentence
from ui.theme import look, style
from ui.theme.theme import Theme
from ui.undo import UndoStack

if TYPE_CHECKING:
    from ui.shell.start_page import StartPage

log = logging.getLogger("rounds")
DEMO_SEED = 7
SETTLED_MS = 1500


@dataclass(frozen=True)
class AppOptions:
    """What the command line asks for; empty texts mean: as remembered."""

    database: str = ""
    language: str = ""
    theme: str = ""
    page: str = ""


def prepare_qt(settings: Settings, theme_wish: str = "") -> QApplication:
    """Make the application object with style and theme; safe to call again."""
    if "fcitx" in os.environ.get("XMODIFIERS", "") and not os.environ.get("QT_IM_MODULE"):
        os.environ["QT_IM_MODULE"] = "ibus"
    present = QApplication.instance()
    if isinstance(present, QApplication):
        app = present
    else:
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Rounds")
    app.setStyle("Fusion")
    theme = Theme(theme_wish or settings.text("theme", "system"), settings.number("text_percent", 100), app)
    look.install(theme)
    style.apply(app, theme)
    theme.changed.connect(lambda: style.apply(app, theme))
    return app


class Language:
    """The translators in use: Qt's own first, then ours."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def use(self, language: str) -> None:
        """Switch to a language; unknown ones read as English."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        known = language if language in LANGUAGES else "en"
        locale = QLocale(QLocale.Language.Chinese, QLocale.Country.China) if known == "zh_CN" else QLocale("en_GB")
        QLocale.setDefault(locale)
        own = Path(__file__).parent.parent / "resources" / "translations"
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        files = [own / "rounds_en_US.qm"]
        if known == "zh_CN":
            files = [qt / "qtbase_zh_CN.qm", own / "rounds_zh_CN.qm"]
        for file in files:
            translator = QTranslator(self._app)
            if translator.load(str(file)):
                self._app.installTranslator(translator)
                self._installed.append(translator)


@dataclass
class Session:
    """An open database with its window; `close` ends everything in order."""

    store: Store
    runner: Runner
    drafts: Drafts
    window: MainWindow

    def close(self) -> None:
        """Keep drafts, end the threads, close the database."""
        self.drafts.close()
        self.runner.close()
        self.store.close()


def open_session(where: str, settings: Settings, clock: Clock) -> Session:
    """Open a database and build the window over it."""
    return session_over(open_store(where, clock), settings, clock, _draft_folder(where))


def session_over(
    store: Store, settings: Settings, clock: Clock, drafts_folder: Path, runner_type: type[Runner] = Runner
) -> Session:
    """Build the window over an open database."""
    hub = Hub()
    runner = runner_type(store, hub)
    hub.setParent(runner)
    window = MainWindow()
    drafts = Drafts(drafts_folder, runner)
    presenter = Presenter(window.toast.say, runner)
    runner.failed.connect(presenter.show)
    scope = Scope(runner)
    scope.changed.connect(lambda: _act_as(store, scope))
    context = Context(
        runner=runner,
        hub=hub,
        clock=clock,
        settings=settings,
        drafts=drafts,
        undo=UndoStack(runner, runner),
        scope=scope,
        navigate=window.navigate,
        toast=window.toast.say,
        back=window.back,
        show_error=presenter.show,
        where=store.where,
    )
    window.start(context)
    return Session(store, runner, drafts, window)


def _act_as(store: Store, scope: Scope) -> None:
    """Stamp changes with the person whose accounts are shown."""
    store.act_as(scope.person_id, scope.role)


def _draft_folder(where: str) -> Path:
    name = "".join(letter if letter.isalnum() else "_" for letter in where)[-80:]
    return DIRS.user_data_path / "drafts" / name


class Program:
    """Runs until the last window is closed; switching the language builds the window anew."""

    def __init__(self, options: AppOptions) -> None:
        self.settings = Settings()
        self.clock = clock_from_environment()
        self.app = prepare_qt(self.settings, options.theme)
        self.language = Language(self.app)
        self.language.use(options.language or self.settings.text("language", QLocale.system().name()))
        if options.language:
            self.settings.put("language", options.language)
        self.page = options.page
        self.session: Session | None = None
        self.start_page: StartPage | None = None
        self._lock: Claim | None = None

    def run(self, database: str) -> int:
        """Open the database that is named or remembered, else the first page, and run the event loop."""
        where = database or self.settings.text("database")
        if not where or ("://" not in where and not database and not Path(where).exists()):
            self._show_start("")
        else:
            try:
                self.open(where)
            except RoundsError as error:
                self._show_start(sentence(error))
        code = self.app.exec()
        if self.session is not None:
            self.session.close()
        return code

    def open(self, where: str, with_demo: bool = False) -> None:
        """Open a database in a new window; raises RoundsError."""
        self._claim(where)
        if with_demo:
            _fill_demo(where, self.clock)
        self.session = open_session(where, self.settings, self.clock)
        self.settings.put("database", where)
        self._show_window(self.page or "today")

    def _claim(self, where: str) -> None:
        """Be the only window on a file; raises Busy("database.in_use") after raising the other window."""
        if "://" in where:
            return
        claim = Claim(Path(where), self.app)
        if not claim.taken:
            raise Busy("database.in_use", path=where)
        claim.knocked.connect(self._raise_window)
        self._lock = claim

    def _raise_window(self) -> None:
        if self.session is not None:
            self.session.window.raise_()
            self.session.window.activateWindow()

    def _show_window(self, page: str) -> None:
        assert self.session is not None
        window = self.session.window
        geometry = self.settings.geometry("window")
        if geometry is None or not window.restoreGeometry(geometry):
            window.resize(1440, 900)
        window.closing.connect(lambda: self.settings.put("window", window.saveGeometry()))
        window.language_chosen.connect(self._rebuild, Qt.ConnectionType.QueuedConnection)
        window.open_first(page)
        window.show()
        QTimer.singleShot(SETTLED_MS, self.app, quick.resume_collection)

    def _rebuild(self, language: str) -> None:
        """Build the window anew in another language, at the same place and page."""
        assert self.session is not None
        old, where = self.session, self.session.store.where
        page = old.window.page_id
        self.settings.put("window", old.window.saveGeometry())
        old.close()
        self.language.use(language)
        self.session = open_session(where, self.settings, self.clock)
        self._show_window(page or "today")
        old.window.deleteLater()

    def _show_start(self, problem: str) -> None:
        from ui.shell.start_page import StartPage

        page = StartPage()
        page.show_problem(problem)
        page.chosen.connect(self._chosen)
        page.show()
        self.start_page = page

    def _chosen(self, where: str, with_demo: bool) -> None:
        try:
            self.open(where, with_demo)
        except RoundsError as error:
            if self.start_page is not None:
                self.start_page.show_problem(sentence(error))
            return
        if self.start_page is not None:
            self.start_page.close()
            self.start_page = None


def _fill_demo(where: str, clock: Clock) -> None:
    """Fill the demo into a new file; one that is there already is opened as it is."""
    from crm.usecases.demo.fill import fill

    if Path(where).exists():
        return
    store = open_store(where, clock)
    try:
        with store.change() as work:
            fill(work, "office", DEMO_SEED)
    finally:
        store.close()


def chinese_font_missing() -> bool:
    """Say whether no font on this computer can show Chinese."""
    return not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)


def run(options: AppOptions) -> int:
    """Run the program with a window and return its exit code."""
    crash.install()
    return Program(options).run(options.database)
