"""One file: its name, a look at what it holds, what can be done with it."""

from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.file_looks import PageLook
from crm.domain.files import FileRow, is_program
from ui.accounts.account_files import AccountFiles
from ui.accounts.entries import file_size
from ui.accounts.file_body import body_of, size_for
from ui.accounts.file_look import FileLook
from ui.accounts.file_page import STEPS, PageView
from ui.context import Context
from ui.texts.dates import dated
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button, IconButton
from ui.widgets.dialog import Dialog
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import ElidedLabel, Text
from ui.widgets.skeleton import Skeleton


class FilePreview(Dialog):
    """Enter in the name renames; PgDn and PgUp turn pages, O opens, S saves, Delete removes, Esc closes."""

    def __init__(self, context: Context, files: AccountFiles, row: FileRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._files, self._row = context, files, row
        self.setWindowTitle(row.name)
        self.name = TextLine(row.name)
        self.name.setAccessibleName(self.tr("File name"))
        self.name.returnPressed.connect(self._rename)
        self.problem = Text("", "small", "danger", wrap=True)
        self.problem.hide()
        self.body: QWidget | None = None
        self.place = QWidget()
        self._inside = QVBoxLayout(self.place)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._skeleton = Skeleton(self.place, marks=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(self.name)
        column.addWidget(self.problem)
        column.addWidget(ElidedLabel(self._facts(row.added_at), "small", "text2"))
        column.addWidget(self.place, 1)
        column.addLayout(self._buttons())
        room = parent.window().size() - QSize(px(48), px(48))
        self.resize(QSize(*map(px, size_for(row.name))).boundedTo(room))
        self.open_button.setFocus()

    def _facts(self, added_at: datetime) -> str:
        added = self._context.clock.local(added_at).date()
        day = dated(added, self._context.clock.today())
        return self.tr("{size} · added {day}").format(size=file_size(self._row.size), day=day)

    def _buttons(self) -> QHBoxLayout:
        self.open_button = Button(self.tr("Open"), "primary", "arrow-square-out")
        self.open_button.clicked.connect(lambda: self._files.open(self._row.id))
        self.open_button.setEnabled(not is_program(self._row.name))
        save = Button(self.tr("Save as…"), icon="download-simple")
        save.clicked.connect(lambda: self._files.save(self._row.id, self._row.name))
        gone = IconButton("trash", self.tr("Delete"), "Del")
        gone.clicked.connect(self._remove)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(gone)
        row.addStretch(1)
        for button in (close, save, self.open_button):
            row.addWidget(button)
        return row

    def begin(self) -> None:
        """Open, and look into the file meanwhile; that ends when the preview is closed before."""
        self.open()
        self._skeleton.start()
        self._look()

    def _look(self, page: int = 0) -> None:
        self._files.look(self, self._row.id, page, self._show, self._failed)

    def _show(self, look: FileLook) -> None:
        self._skeleton.stop()
        if isinstance(self.body, PageView) and isinstance(look.inside, PageLook):
            self.body.show_page(look.inside)
        elif self.body is None:
            self.body = body_of(look)
            self._inside.addWidget(self.body)
            if isinstance(self.body, PageView):
                self.body.turned.connect(self._look)

    def _failed(self, error: BaseException) -> None:
        """Close: the file has gone meanwhile, or the database does not answer."""
        self.reject()
        self._context.show_error(error)

    def _rename(self) -> None:
        if self.name.text() != self._row.name:
            self._files.rename(self._row, self.name.text(), self.accept, self._refused)

    def _refused(self, error: BaseException) -> None:
        self.problem.set_text(sentence(error))
        self.problem.show()

    def _remove(self) -> None:
        self._files.remove(self._row.id, self._row.version, self._row.name)
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = self.name.hasFocus()
        if typing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        if not typing and event.key() == Qt.Key.Key_Delete:
            self._remove()
        elif not typing and event.key() == Qt.Key.Key_O and self.open_button.isEnabled():
            self._files.open(self._row.id)
        elif not typing and event.key() == Qt.Key.Key_S:
            self._files.save(self._row.id, self._row.name)
        elif not typing and isinstance(self.body, PageView) and (step := STEPS.get(event.key())):
            self.body.go_on(step)
        else:
            super().keyPressEvent(event)


def show_file(context: Context, files: AccountFiles, key: UUID, parent: QWidget) -> None:
    """Show a file, and look into it meanwhile."""
    files.find(key, lambda row: FilePreview(context, files, row, parent).begin())
