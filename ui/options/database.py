"""The database: where it lies, one's own password there, copies of it, whether it is sound, another one."""

from pathlib import Path

from msgspec.structs import asdict
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from crm.usecases.logins import change_own_password
from crm.usecases.maintenance import CheckReport, Copy, backup_file, check, copies_of
from ui.context import Context
from ui.options.login_forms import OwnPasswordForm
from ui.options.section import OptionsSection
from ui.texts.addresses import shown_address
from ui.texts.dates import clock_time, dated
from ui.texts.errors import sentence, told
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Text
from ui.widgets.leaving import let_go
from ui.widgets.rows.items import Row
from ui.widgets.rows.view import RowList
from ui.widgets.states import EmptyState

FOLDER = "backup/folder"
MEGABYTE = 1_000_000


class DatabaseOptions(OptionsSection):
    """Backups are made by the program for a file only; a server has tools of its own."""

    database_asked = Signal()
    password_changed = Signal(str)
    """The new password of whoever is signed in: connections that are made from now on need it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_server = "://" in context.where
        self.found: Banner | None = None
        self.other = Button(self.tr("Open another database…"), icon="folder-open")
        self.other.clicked.connect(self.database_asked)
        self.check_now = Button(self.tr("Check now"), icon="shield-check")
        self.check_now.clicked.connect(self._check)
        self.back_up = Button(self.tr("Back up now"), icon="copy")
        self.back_up.clicked.connect(self._ask_where)
        self.copies = RowList(self.tr("Copies"), fit=True)
        self._answer = QHBoxLayout()
        self.column.addWidget(self._place())
        self.password_card = self._password()
        self.column.addWidget(self.password_card)
        self.column.addWidget(self._backups())
        self.soundness_card = self._soundness()
        self.column.addWidget(self.soundness_card)
        self.column.addStretch(1)
        self.start_look()

    def section_title(self) -> str:
        return self.tr("Database")

    def load(self) -> None:
        self.password_card.setVisible(self._context.may("do.own_password"))
        self.soundness_card.setVisible(self._context.may("do.check"))
        if not self._is_server:
            self._context.runner.ask(self, lambda _reader: self._copies(), self._show_copies, slot="copies")

    def _place(self) -> Card:
        card = Card(self.tr("Where it lies"))
        address = shown_address(self._context.where)
        card.body.addWidget(Text(address, "body_medium", wrap=True, selectable=True))
        kind = self.tr("A database on a server that a team shares.")
        if not self._is_server:
            kind = self.tr("A file on this computer, for one person at a time.")
        card.body.addWidget(Text(kind, "small", "text2"))
        card.body.addSpacing(px(12))
        card.body.addWidget(self.other)
        return card

    def _backups(self) -> Card:
        card = Card(self.tr("Backup"))
        note = self.tr("The server's own tools make the backups.")
        if not self._is_server:
            note = self.tr("A copy can be made at any time and is checked before it gets its name.")
        card.body.addWidget(Text(note, "body", "text2", wrap=True))
        if self._is_server:
            return card
        card.body.addSpacing(px(12))
        card.body.addWidget(self.back_up)
        card.body.addSpacing(px(12))
        self._empty = EmptyState(
            "copy", self.tr("No copies yet"), self.tr("They are listed here, beside the database or where you saved.")
        )
        self._empty.hide()
        card.body.addWidget(self.copies)
        card.body.addWidget(self._empty)
        return card

    def _soundness(self) -> Card:
        card = Card(self.tr("Check"))
        note = self.tr("Looks for damage, broken links, stale due dates, and gaps in the search and the audit.")
        card.body.addWidget(Text(note, "body", "text2", wrap=True))
        card.body.addSpacing(px(12))
        card.body.addWidget(self.check_now)
        card.body.addLayout(self._answer)
        return card

    # -- one's own password

    def _password(self) -> Card:
        card = Card(self.tr("Your password"))
        note = self.tr("With it you sign in. The keyring of this computer learns a new one if it knows the old one.")
        card.body.addWidget(Text(note, "body", "text2", wrap=True))
        card.body.addSpacing(px(12))
        self.change_password = Button(self.tr("Change password…"), icon="key")
        self.password_form = OwnPasswordForm()
        self.change_password.clicked.connect(self._begin_password)
        self.password_form.cancelled.connect(self.change_password.show)
        self.password_form.saved.connect(self._save_password)
        card.body.addWidget(self.change_password)
        card.body.addWidget(self.password_form)
        return card

    def _begin_password(self) -> None:
        self.change_password.hide()
        self.password_form.start()

    def _save_password(self) -> None:
        form, where = self.password_form, self._context.where
        old, new = form.old.text(), form.password.text()

        def done(_none: None) -> None:
            self.password_changed.emit(new)
            form.forget()
            form.save.setEnabled(True)
            self.change_password.show()
            self._context.toast(self.tr("Your password is changed"))

        def failed(error: BaseException) -> None:
            form.save.setEnabled(True)
            form.refuse(sentence(error))

        form.save.setEnabled(False)
        self._context.runner.do(self, lambda work: change_own_password(work, where, old, new), done, failed)

    # -- backup

    def _copies(self) -> list[Copy]:
        kept = self._context.settings.text(FOLDER)
        folders = [Path(kept)] if kept and Path(kept).is_dir() else []
        return copies_of(Path(self._context.where), folders)

    def _show_copies(self, found: list[Copy]) -> None:
        clock, today = self._context.clock, self._context.clock.today()
        rows = []
        for copy in found:
            at = clock.local(copy.written_at)
            size = self.tr("{size} MB").format(size=f"{copy.size / MEGABYTE:,.1f}")
            when = f"{dated(at.date(), today)} {clock_time(at)}"
            rows.append(Row(copy.path, copy.path.name, shown_address(str(copy.path.parent)), value=f"{when} · {size}"))
        self.copies.set_items(rows)
        self.copies.setVisible(bool(rows))
        self._empty.setVisible(not rows)

    def _ask_where(self) -> None:
        source, clock = Path(self._context.where), self._context.clock
        stamp = clock.local(clock.now()).strftime("%Y%m%d-%H%M")
        folder = Path(self._context.settings.text(FOLDER) or source.parent)
        proposed = folder / f"{source.stem}-{stamp}{source.suffix}"
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("Back up to"), str(proposed), "*.db")
        if chosen:
            self.back_up_to(Path(chosen))

    def back_up_to(self, out: Path) -> None:
        """Copy the database in the background."""

        def done(_size: int) -> None:
            self.back_up.setEnabled(True)
            self._context.settings.put(FOLDER, str(out.parent))
            self._context.toast(self.tr("Backed up to {name}").format(name=out.name))
            self.load()

        def failed(error: BaseException) -> None:
            self.back_up.setEnabled(True)
            self._context.show_error(error)

        self.back_up.setEnabled(False)
        self._context.runner.ask(self, lambda _reader: backup_file(self._context.where, out), done, failed)

    # -- check

    def _check(self) -> None:
        self.check_now.setEnabled(False)
        self._say(self.tr("Checking…"), Tone.INFO, "hourglass")
        self._context.runner.ask(self, check, self._checked, self._not_checked)

    def _checked(self, report: CheckReport) -> None:
        self.check_now.setEnabled(True)
        code = "check.sound" if report.is_sound else "check.faults"
        tone, icon = (Tone.OK, "check-circle") if report.is_sound else (Tone.DANGER, "warning-circle")
        self._say(told(code, asdict(report)), tone, icon)

    def _not_checked(self, error: BaseException) -> None:
        self.check_now.setEnabled(True)
        self._say(sentence(error), Tone.DANGER, "warning-circle")

    def _say(self, text: str, tone: Tone, icon: str) -> None:
        if self.found is not None:
            let_go(self._answer, self.found)
        self.found = Banner(text, tone, icon, under=True)
        self._answer.addWidget(self.found)

    def retheme(self) -> None:
        super().retheme()
        self._answer.setContentsMargins(0, px(12), 0, 0)
