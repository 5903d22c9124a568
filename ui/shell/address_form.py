"""The parts of a server's address, each in a field of its own; a whole address can be pasted into the first."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.addresses import Host, ServerAddress, Tls, read_address, read_hosts, read_port, shown_hosts
from crm.domain.errors import Invalid, RoundsError
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.field import Field
from ui.widgets.forms.text_line import TextLine
from ui.widgets.themed import Themed

CHECKED = (Tls.FULL, Tls.ISSUER)
USUAL = ServerAddress((), "", tls=Tls.FULL)
PLACES = {
    "address.host": "server",
    "server.no_host": "server",
    "server.not_listening": "port",
    "server.no_postgres": "port",
    "address.port": "port",
    "address.database": "database",
    "database.missing": "database",
    "server.not_ours": "database",
    "server.empty": "database",
    "server.no_tls": "tls",
    "server.wants_tls": "tls",
    "server.no_certificate": "certificate",
    "server.not_trusted": "certificate",
}
"""At which field a refusal is mended."""


class AddressForm(Themed, QWidget):
    """Server, port, database, and how the connection is protected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = USUAL
        self.server, self.port, self.database, self.certificate = (TextLine() for _ in range(4))
        self.server.setPlaceholderText("db.bureau, db2.bureau")
        self.port.setPlaceholderText("5432")
        self.database.setPlaceholderText("rounds")
        self.certificate.setPlaceholderText(self.tr("The ones this computer trusts"))
        self.server.textChanged.connect(self._pasted)
        self.tls = Combo([(str(tls), words) for tls, words in _protections().items()])
        self.tls.changed.connect(lambda _: self._show_certificate())
        self.browse = Button(self.tr("Choose…"))
        self.browse.clicked.connect(self._browse)
        self.fields = {
            "server": Field(self.tr("Server"), self.server, required=True, hint=self.tr("several with commas")),
            "port": Field(self.tr("Port"), self.port),
            "database": Field(self.tr("Database"), self.database, required=True),
            "tls": Field(self.tr("Protection"), self.tls),
            "certificate": Field(self.tr("Certificate file"), self.certificate),
        }
        self._build()
        self.show_address(USUAL)
        self.start_look()

    def show_address(self, address: ServerAddress) -> None:
        """Fill the fields in."""
        self._address = address
        ports = {host.port for host in address.hosts}
        port = ports.pop() if len(ports) == 1 else None
        hosts = tuple(Host(host.name) for host in address.hosts) if port else address.hosts
        self.server.setText(shown_hosts(hosts))
        self.port.setText(str(port or ""))
        self.database.setText(address.database)
        self.tls.set_value(str(address.tls))
        self.certificate.setText("" if address.certificate == "system" else address.certificate)
        self._show_certificate()

    def value(self) -> ServerAddress | None:
        """Return what was typed, without a name; None where a part is wrong, which then stands beside it."""
        for field in self.fields.values():
            field.set_error("")
        try:
            port = read_port(self.port.text())
            hosts = read_hosts(self.server.text(), str(port or ""))
            if not hosts:
                raise Invalid("address.host", host=self.server.text())
            if not self.database.text().strip():
                raise Invalid("address.database")
        except RoundsError as error:
            self.mark(error)
            return None
        tls = Tls(self.tls.value())
        file = self.certificate.text().strip() or "system" if tls in CHECKED else ""
        database = self.database.text().strip()
        return replace(self._address, hosts=hosts, database=database, tls=tls, certificate=file)

    def mends(self, error: BaseException) -> bool:
        """Say whether something in these fields is wrong."""
        return getattr(error, "code", "") in PLACES

    def mark(self, error: BaseException) -> bool:
        """Say beside the field where it is mended why something was refused; False when it is mended elsewhere."""
        place = PLACES.get(getattr(error, "code", ""))
        if place is None:
            return False
        field = self.fields[place if place != "certificate" or not self.fields[place].isHidden() else "tls"]
        field.set_error(sentence(error))
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _build(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        self._rows = (first, second)
        top = Qt.AlignmentFlag.AlignTop
        first.addWidget(self.fields["server"], 1, top)
        first.addWidget(self.fields["port"], 0, top)
        second.addWidget(self.fields["database"], 1, top)
        second.addWidget(self.fields["tls"], 1, top)
        third = QHBoxLayout()
        third.addWidget(self.fields["certificate"], 1, top)
        third.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignBottom)
        self._third = third
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for row in (first, second, third):
            self._column.addLayout(row)

    def _pasted(self, text: str) -> None:
        """Take an address apart that came in one piece."""
        if "://" in text:
            with suppress(RoundsError):
                address = read_address(text)
                self.show_address(replace(address, password=""))

    def pasted_login(self) -> str:
        """Return whose login stood in an address that came in one piece."""
        return self._address.login

    def _browse(self) -> None:
        folder = str(Path(self.certificate.text()).parent) if self.certificate.text() else str(Path.home())
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("Certificate file"), folder, "*.crt *.pem *.cer;;*")
        if chosen:
            self.certificate.setText(chosen)

    def _show_certificate(self) -> None:
        is_checked = self.tls.value() in CHECKED
        self.fields["certificate"].setVisible(is_checked)
        self.browse.setVisible(is_checked)

    def retheme(self) -> None:
        self.port.setFixedWidth(px(96))
        self._column.setSpacing(px(12))
        for row in (*self._rows, self._third):
            row.setSpacing(px(12))


def _protections() -> dict[Tls, str]:
    """Return how a connection can be protected, the best first."""
    translate = QCoreApplication.translate
    return {
        Tls.FULL: translate("AddressForm", "Encrypted, server checked"),
        Tls.ISSUER: translate("AddressForm", "Encrypted, issuer checked"),
        Tls.REQUIRED: translate("AddressForm", "Encrypted, not checked"),
        Tls.OFFERED: translate("AddressForm", "Encrypted where offered"),
        Tls.OFF: translate("AddressForm", "None (closed network)"),
    }
