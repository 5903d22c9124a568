"""Who else is editing what a page or a panel shows: a few quiet words, which move nothing and keep nobody off."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.context import Context
from ui.presence import Presence
from ui.texts.counts import listed
from ui.widgets.labels import ElidedLabel


class Company(QObject):
    """Follows one page: while the keyboard is in a field of it, or of what opened over it, colleagues are told.

    `changed(words)` says who else is editing the row in view, "" for nobody.
    """

    changed = Signal(str)

    def __init__(self, context: Context, table: str, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._is_seen = page.isVisible()
        self._row: UUID | None = None
        self._account: UUID | None = None
        self.words = ""
        self.presence = Presence(context, table, self)
        self.presence.changed.connect(self._tell)
        page.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def show_row(self, row_id: UUID | None, account_id: UUID | None) -> None:
        """Follow a row; one of no account is nobody's to see."""
        self._row, self._account = (row_id, account_id) if account_id is not None else (None, None)
        self._look()

    def _look(self) -> None:
        self.presence.watch(self._row if self._is_seen else None)
        self._follow(None, QApplication.focusWidget())

    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._row is None or self._account is None or not self._is_seen:
            return
        if isinstance(now, QLineEdit | QPlainTextEdit | QTextEdit) and self._is_of_page(now):
            self.presence.open(self._row, self._account)
        else:
            self.presence.leave()

    def _is_of_page(self, widget: QWidget) -> bool:
        """Say whether a field stands in the page or in what opened over it."""
        each: QWidget | None = widget
        while each is not None and each is not self._page:
            each = each.parentWidget()
        return each is not None

    def _tell(self, names: tuple[str, ...]) -> None:
        words = self.tr("{names} is editing this") if len(names) == 1 else self.tr("{names} are editing this")
        said = words.format(names=listed(*names)) if names else ""
        if said != self.words:
            self.words = said
            self.changed.emit(said)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Remembered, because the focus still moves while a page is being destroyed and can be asked nothing more.
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._is_seen = event.type() == QEvent.Type.Show
            self._look()
        return False


class CompanyLine(ElidedLabel):
    """The words in a panel, at a place that is there anyway."""

    def __init__(self, context: Context, table: str, page: QWidget) -> None:
        super().__init__("", "small", "info")
        self.company = Company(context, table, page)
        self.company.changed.connect(self.set_text)

    def show_row(self, row_id: UUID | None, account_id: UUID | None) -> None:
        """Follow a row."""
        self.company.show_row(row_id, account_id)
