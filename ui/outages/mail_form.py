"""How mail leaves: into a folder that a mail program or gateway takes it from, or by the bureau's mail server."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from crm.domain.mail import MailServer, MailWay, is_address
from ui.context import Context
from ui.outages.mail_settings import keep_way, known_way
from ui.passwords import Passwords
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.checkbox import CheckBox
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.field import Field
from ui.widgets.forms.number import NumberField
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text

BY_FOLDER, BY_SERVER = "folder", "server"
HIGHEST_PORT = 65535


class MailForm(FormDialog):
    """`saved(way)` is called with what was kept, its password in it; a keyring that is locked is said."""

    def __init__(
        self,
        context: Context,
        owner: QWidget,
        passwords: Passwords | None = None,
        saved: Callable[[MailWay], None] | None = None,
    ) -> None:
        super().__init__("", "", owner)
        self.setWindowTitle(self.tr("How mail leaves"))
        self.give.setText(self.tr("Save"))
        self._context, self._saved = context, saved
        self._passwords = passwords or Passwords()
        self.way = Combo([(BY_FOLDER, self.tr("Into a folder")), (BY_SERVER, self.tr("By a mail server"))])
        self.way.currentIndexChanged.connect(lambda _place: self._suit())
        self.address, self.folder = TextLine(), TextLine()
        self.address.setPlaceholderText("desk@example.com")
        self.host, self.user, self.password = TextLine(), TextLine(), TextLine()
        self.host.setPlaceholderText("mail.example.com")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("empty: as the keyring has it"))
        self.port = NumberField("", Decimal(1), Decimal(HIGHEST_PORT), whole=True)
        self.secure = CheckBox(self.tr("Encrypted (STARTTLS)"))
        self.browse = Button(self.tr("Choose…"))
        self.browse.clicked.connect(self._browse)
        self._build()
        self._fill(known_way(context.settings))

    def _build(self) -> None:
        self.form.addWidget(Field(self.tr("Way"), self.way, required=True))
        self.form.addWidget(Field(self.tr("Sender"), self.address, required=True))
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        self.folder_field = Field(self.tr("Folder"), place, required=True)
        self.form.addWidget(self.folder_field)
        self.server_fields = [
            Field(self.tr("Server"), self.host, required=True),
            Field(self.tr("Port"), self.port, required=True),
            Field(self.tr("Sign in as"), self.user),
            Field(self.tr("Password"), self.password),
        ]
        self.add_line(*self.server_fields[:2])
        self.form.addWidget(self.secure)
        self.add_line(*self.server_fields[2:])
        kept = self.tr("Kept on this computer, the password in the system's keyring and nowhere else.")
        self.form.addWidget(Text(kept, "small", "text2", wrap=True))

    def _fill(self, way: MailWay | None) -> None:
        server = (way.server if way is not None else None) or MailServer("", is_secure=True)
        self.way.set_value(BY_SERVER if server.host else BY_FOLDER)
        self.address.setText(way.sender if way is not None else "")
        self.folder.setText(str(way.folder) if way is not None and way.folder is not None else "")
        self.host.setText(server.host)
        self.port.line.setText(str(server.port))
        self.user.setText(server.user)
        self.secure.setChecked(server.is_secure)
        self._suit()

    def _suit(self) -> None:
        by_server = self.way.value() == BY_SERVER
        self.folder_field.setVisible(not by_server)
        for part in (*self.server_fields, self.secure):
            part.setVisible(by_server)
        self.fit()

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder for outgoing mail"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def entered(self) -> MailWay | None:
        """Return what is entered; what is wrong is said, and None returned."""
        sender = self.address.text().strip()
        if not is_address(sender):
            self.say(self.tr("Enter the address that the mails come from, such as desk@example.com."), self.address)
            return None
        if self.way.value() == BY_FOLDER:
            folder = Path(self.folder.text().strip())
            if not self.folder.text().strip() or not folder.is_dir():
                self.say(self.tr("This folder is not there. Choose one that is."), self.folder)
                return None
            return MailWay(sender, folder=folder)
        host, port = self.host.text().strip(), self.port.value()
        if not host or any(sign.isspace() for sign in host):
            self.say(self.tr("Enter the name of the mail server."), self.host)
            return None
        if port is None or port != int(port) or not 0 < port <= HIGHEST_PORT:
            self.say(self.tr("A port is a whole number from 1 to 65535."), self.port)
            return None
        server = MailServer(host, int(port), self.user.text().strip(), self.password.text(), self.secure.isChecked())
        return MailWay(sender, server=server)

    def save(self) -> None:
        way = self.entered()
        if way is None:
            return
        keep_way(self._context.settings, way)
        server, passwords = way.server, self._passwords
        if server is None or not server.password:
            self._kept(way, True)
            return
        self._context.runner.ask(
            self, lambda _reader: passwords.keep(server, server.password), lambda kept: self._kept(way, kept)
        )

    def _kept(self, way: MailWay, is_kept: bool) -> None:
        said = self.tr("Mail settings kept")
        if not is_kept:
            said = self.tr("Kept, without the password: this computer has no keyring that is open.")
        self._context.toast(said)
        if self._saved is not None:
            self._saved(way)
        self.finish()
