"""The composition root: settings, database, runner, theme, language, window."""

import os
import sys
from collections.abc import Callable, MutableMapping
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QSize, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from crm import log as log_file
from crm.domain.clock import Clock, at_local, clock_from_environment
from crm.domain.errors import Busy, Invalid, RoundsError
from crm.domain.messages import LANGUAGES
from crm.storage.start import open_store
from crm.storage.store import Store
from ui import crash
from ui.background import Runner
from ui.calendar_feed import CalendarFeed
from ui.collector import Collector
from ui.conflicts.desk import ConflictDesk
from ui.context import Context, Scope
from ui.dialogs import open_dialog
from ui.drafts import Drafts, forget_older
from ui.entrance import SIGNED_OUT, Entrance
from ui.hub import Hub
from ui.live import Live
from ui.opening import Opened
from ui.outbox import Outbox
from ui.pages import BY_NAME
from ui.passwords import Passwords
from ui.report_feed import ReportFeed
from ui.settings import DIRS, DRAFT_DAYS, LOG_DAYS, PATIENCE_SECONDS, Settings
from ui.shell.errors import Presenter
from ui.shell.issue_reminders import IssueReminders
from ui.shell.line_bar import LineBar
from ui.shell.reminders import Reminders
from ui.shell.tray import Tray
from ui.shell.window import MainWindow
from ui.single import Claim
from ui.texts.addresses import without_password
from ui.texts.errors import sentence
from ui.theme import look, style
from ui.theme.theme import Theme
from ui.undo import UndoStack
from ui.warming import load_rest
from ui.workdays import WorkDays

SETTLED_MS = 1500
CLOCK_OFF = timedelta(minutes=5)
"""From how far on the clock of this computer is told to be wrong: days and visits are counted by it."""
COMFORTABLE = QSize(1440, 900)
TITLE_BAR = 40
STYLE = "Fusion"


class AppOptions(Struct, frozen=True):
    """What the command line asks for; empty texts mean: as remembered."""

    database: str = ""
    language: str = ""
    theme: str = ""
    page: str = ""


def name_input_method(environment: MutableMapping[str, str]) -> None:
    """Let Chinese be typed under fcitx: Qt's wheels carry no plugin for it, but fcitx answers as ibus too.

    Whoever has put the plugin there is left alone.
    """
    named = environment.get("QT_IM_MODULE", "")
    is_fcitx = "fcitx" in (named or environment.get("XMODIFIERS", ""))
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
    if is_fcitx and not any(plugins.glob("*fcitx*")):
        environment["QT_IM_MODULE"] = "ibus"


def prepare_qt(settings: Settings, theme_wish: str = "") -> QApplication:
    """Make the application object with style and theme; safe to call again."""
    name_input_method(os.environ)
    present = QApplication.instance()
    if isinstance(present, QApplication):
        app = present
        app.setStyle(STYLE)
    else:
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        # Not by setStyle(): Qt for Python would load all of QStyle to return it, 566 numbers before the first page.
        app = QApplication([*sys.argv[:1], "-style", STYLE])
    app.setApplicationName("Rounds")
    theme = Theme(theme_wish or settings.text("theme", "system"), settings.number("text_percent", 100), app)
    theme.use(contrast=settings.flag("contrast"))
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


class Session:
    """An open database: its runner, drafts and undo, and the window over them, which a new language replaces."""

    def __init__(
        self, store: Store, settings: Settings, clock: Clock, drafts: Path, runner_type: type[Runner] = Runner
    ) -> None:
        self.store, self._settings, self._clock = store, settings, clock
        store.be_patient(settings.number(*PATIENCE_SECONDS))
        self.hub = Hub()
        self.runner = runner_type(store, self.hub)
        self.live = Live(self.hub, clock, self.runner, self.runner)
        self.drafts = Drafts(drafts, self.runner)
        self.outbox = Outbox(self.drafts, self.runner, self.runner)
        self.live.line_changed.connect(self._send_waiting)
        self.undo = UndoStack(self.runner, clock, self.runner)
        self.scope = Scope(self.runner, store.is_guarded)
        self.scope.changed.connect(lambda: _act_as(store, self.scope))
        self.workdays = WorkDays(self.runner, clock, lambda: self.scope.person_id, self.runner)
        self.hub.changed.connect(self.workdays.look_again)
        self.scope.changed.connect(self.workdays.changed)
        self.presenter = Presenter(self.runner)
        self.runner.failed.connect(self.presenter.show)
        self.drafts.failed.connect(self.presenter.show)
        self.outbox.refused.connect(self.presenter.show)
        self.feed = CalendarFeed(self.runner, settings, store.where, self.runner)
        self.feed.failed.connect(self.presenter.show)
        self.hub.changed.connect(self.feed.look_again)
        self.reports = ReportFeed(self.runner, settings, clock, store.where, self.runner)
        self.reports.failed.connect(self.presenter.show)
        tray, watched = Tray(self.runner), (clock, settings, self.scope)
        self.reminders = Reminders(self.runner, *watched, tray, self.runner)
        self.issue_reminders = IssueReminders(self.runner, self.hub, *watched, tray, self.runner)
        self.window = self._new_window()

    def replace_window(self) -> None:
        """Build the window anew at the same place; the old one goes when its last call has ended."""
        old = self.window
        old.remember_state()
        self.window = self._new_window()
        self.window.resume(old.history)
        self.window.setGeometry(old.geometry())
        self.window.show()
        old.hide()
        old.deleteLater()

    def bring_rules_into_force(self) -> None:
        """Count accounts anew when the day of a planned rule has come since they were counted."""
        from crm.usecases.rules import come_into_force, is_stale

        def found(is_due: bool) -> None:
            if is_due:
                self.runner.do(self.runner, come_into_force)

        self.runner.ask(self.runner, is_stale, found)

    def _send_waiting(self) -> None:
        if self.live.since is None:
            self.outbox.send()

    def watch(self) -> None:
        """Hear of other desks, remind of visits and issues, keep the calendar file as they stand, write reports."""
        self.live.start(self.store.listen)
        self.outbox.send()
        self.reminders.start()
        self.issue_reminders.start()
        self.feed.write()
        self.reports.start()

    def close(self) -> None:
        """Keep drafts, end the threads, close the database."""
        self.reminders.stop()
        self.issue_reminders.stop()
        self.reports.stop()
        self.live.stop()
        self.drafts.close()
        self.runner.close()
        self.store.close()

    def _new_window(self) -> MainWindow:
        window = MainWindow()
        self.presenter.say_through(window.toast.say)
        context = Context(
            runner=self.runner,
            hub=self.hub,
            clock=self._clock,
            settings=self._settings,
            drafts=self.drafts,
            undo=self.undo,
            scope=self.scope,
            workdays=self.workdays,
            feed=self.feed,
            navigate=window.navigate,
            toast=window.toast.say,
            back=window.back,
            show_error=self.presenter.show,
            where=self.store.where,
        )
        window.start(context)
        line = LineBar(self.live, self.outbox, self._clock)
        line.list_asked.connect(lambda: open_dialog("waiting", context, window, send=self.outbox.send))
        window.notices.addWidget(line)
        ConflictDesk(context, window)
        self.reminders.use(window)
        self.issue_reminders.use(window)
        return window


def open_session(where: str, settings: Settings, clock: Clock) -> Session:
    """Open a database and build the window over it; raises RoundsError."""
    return Session(open_store(where, clock), settings, clock, _draft_folder(where))


def _act_as(store: Store, scope: Scope) -> None:
    """Stamp changes with the person who acts."""
    store.act_as(scope.actor_id, scope.role)


def _draft_folder(where: str) -> Path:
    name = "".join(letter if letter.isalnum() else "_" for letter in where)[-80:]
    return DIRS.user_data_path / "drafts" / name


class Program(QObject):
    """Runs until the last window is closed; switching the language builds the window anew."""

    def __init__(self, options: AppOptions, passwords: Passwords | None = None) -> None:
        super().__init__()
        self.settings = Settings()
        self.clock = clock_from_environment()
        self.app = prepare_qt(self.settings, options.theme)
        self.language = Language(self.app)
        self.language.use(options.language or self.settings.text("language", QLocale.system().name()))
        if options.language:
            self.settings.put("language", options.language)
        self._forget(LOG_DAYS, lambda day: log_file.forget_older(log_file.log_folder(), day))
        self.page = options.page
        self.session: Session | None = None
        self.entrance = Entrance(self.settings, self.clock, passwords or Passwords(), self._claim, self._let_go, self)
        self.entrance.opened.connect(self._enter)
        self._held: Claim | None = None
        self._wanted: Claim | None = None
        self._raised_other = False
        self._collector = Collector(
            lambda: self.session is None or self.session.runner.is_idle,
            self,
            begun=lambda: 0 if self.session is None else self.session.runner.begun,
        )
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLED_MS)
        self._settling.timeout.connect(self._settled)

    def _forget(self, kept: tuple[str, int], forget: Callable[[date], object]) -> None:
        """Throw away what is older than this computer keeps it (Settings, Privacy)."""
        days = self.settings.number(*kept)
        if days > 0:
            forget(self.clock.today() - timedelta(days=days))

    def run(self, database: str) -> int:
        """Open the database that is named or remembered, else the first page, and run the event loop.

        A window that already has this file is raised instead, and the program ends at once.
        """
        where = database or self.settings.text("database")
        if "://" in where:
            is_out = not database and self.settings.flag(SIGNED_OUT)
            self.entrance.show_sign_in(where, at_once=not is_out)
        elif not where or (not database and not Path(where).exists()):
            self.show_start("")
        else:
            try:
                self.open(where)
            except RoundsError as error:
                if self._raised_other:
                    return 0
                self.show_start(sentence(error))
        code = self.app.exec()
        self.close()
        return code

    def open(self, where: str) -> None:
        """Open a database in a new window; raises RoundsError."""
        self._claim(where)
        self._use(open_store(where, self.clock))

    def close(self) -> None:
        """End everything in order."""
        crash.tell(None)
        self._settling.stop()
        self.entrance.close()
        self._end_session()

    def _end_session(self) -> None:
        if self.session is not None:
            self.session.close()
            self.session.window.deleteLater()
            self.session = None

    def _use(self, store: Store) -> None:
        """Show the window over an open database, in place of another one."""
        self._end_session()
        if self._held is not None:
            self._held.release()
        self._held, self._wanted = self._wanted, None
        folder = _draft_folder(store.where)
        self._forget(DRAFT_DAYS, lambda day: forget_older(folder, at_local(day, 0)))
        self.session = Session(store, self.settings, self.clock, folder)
        self.settings.put("database", without_password(store.where))
        self._show_window(self.page or "today")

    def _claim(self, where: str) -> None:
        """Want to be the only window on a file; raises Busy("database.in_use") after raising the other window."""
        claim = None
        if "://" not in where:
            claim = Claim(Path(where), self.app)
            if not claim.taken:
                self._raised_other = claim.answered
                raise Busy("database.in_use", path=where)
            claim.knocked.connect(self._raise_window)
        self._wanted = claim

    def _raise_window(self) -> None:
        if self.session is not None:
            self.session.window.raise_()
            self.session.window.activateWindow()

    def _show_window(self, page: str) -> None:
        assert self.session is not None
        window = self.session.window
        geometry = self.settings.geometry("window")
        if geometry is None or not window.restoreGeometry(geometry):
            window.resize(first_size(window.screen().availableSize()))
        self._listen(window)
        crash.tell(self.session.presenter.arrived.emit)
        window.open_first(page)
        window.show()
        self._settling.start()

    def _listen(self, window: MainWindow) -> None:
        window.closing.connect(lambda: self.settings.put("window", window.saveGeometry()))
        window.language_chosen.connect(self._rebuild, Qt.ConnectionType.QueuedConnection)
        window.database_asked.connect(lambda: self.show_start(""), Qt.ConnectionType.QueuedConnection)
        window.password_changed.connect(self._renew_password)
        window.sign_out_asked.connect(self.sign_out, Qt.ConnectionType.QueuedConnection)

    def _settled(self) -> None:
        """Do what can wait until the first page stands; on a slow machine that may take longer."""
        from ui.first_notices import tell_first

        if self.session is not None and not self.session.runner.is_idle:
            self._settling.start()
            return
        self._collector.start()
        if self.session is not None:
            self._collector.rested.connect(self.session.runner.rest)
            self.session.workdays.load()
            self.session.bring_rules_into_force()
            load_rest(self.session.runner, self.session.window, self.session.window.prepare)
            self.session.watch()
            session, window = self.session, self.session.window
            tell_first(session.runner, window.context.clock, window.show_notice, session.store.is_guarded)

    def _rebuild(self, language: str) -> None:
        """Build the window anew in another language, at the same place with its history."""
        assert self.session is not None
        self.language.use(language)
        self.session.replace_window()
        self._listen(self.session.window)

    def show_start(self, problem: str) -> None:
        """Show the first page, where another database can be chosen."""
        self.entrance.show_start(problem)

    def sign_out(self) -> None:
        """Let nobody be signed in any more, and ask who comes next; drafts stay on this computer."""
        assert self.session is not None
        self.entrance.leave(self.session.store.where)
        self._end_session()

    def _renew_password(self, password: str) -> None:
        """Let further connections in with the new password, and the keyring know it."""
        assert self.session is not None
        self.session.store.secret.word = password
        self.entrance.renew(self.session.store.where, password)

    def _enter(self, opened: Opened) -> None:
        """Show the window over what the entrance has opened, and what is to be known about it."""
        self._use(opened.store)
        assert self.session is not None
        window = self.session.window
        if abs(opened.ahead) > CLOCK_OFF:
            window.show_notice(*clock_words(opened.ahead))
        if not opened.is_kept:
            words = QCoreApplication.translate("App", "The password was not kept: no keyring of this computer is open.")
            window.show_notice(words)

    def _let_go(self) -> None:
        """Want no file any more that could not be opened."""
        if self._wanted is not None:
            self._wanted.release()
            self._wanted = None


def clock_words(ahead: timedelta) -> tuple[str, str]:
    """Return what is told of a clock that differs from the server's by so much, and what to do."""
    minutes = round(abs(ahead) / timedelta(minutes=1))
    late = QCoreApplication.translate("App", "This computer's clock is {minutes} minutes behind the server's.")
    early = QCoreApplication.translate("App", "This computer's clock is {minutes} minutes ahead of the server's.")
    told = (late if ahead > timedelta(0) else early).format(minutes=minutes)
    return told, QCoreApplication.translate("App", "Set it right: days and reminders go by it.")


def first_size(room: QSize) -> QSize:
    """Return the size of a first window: comfortable, but with its title bar inside the screen's free room."""
    return COMFORTABLE.boundedTo(QSize(room.width(), room.height() - TITLE_BAR))


def run(options: AppOptions) -> int:
    """Run the program with a window and return its exit code; raises Invalid("page.unknown") before one is opened."""
    if options.page and options.page not in BY_NAME:
        raise Invalid("page.unknown", page=options.page, known=", ".join(BY_NAME))
    crash.install()
    return Program(options).run(options.database)
