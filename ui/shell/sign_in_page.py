"""Signing in to a bureau's shared database: who, with which password, and where it lies."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from crm.domain.addresses import ServerAddress, shown_hosts
from ui.shell.address_form import USUAL, AddressForm
from ui.shell.rail import Logo
from ui.texts.errors import sentence
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.checkbox import CheckBox
from ui.widgets.forms.field import Field
from ui.widgets.forms.text_line import TextLine
from ui.widgets.labels import Text
from ui.widgets.scrolling import ScrollArea

WIDE, TALL, CARD = 860, 680, 560
AT_PASSWORD = ("login.refused", "login.no_password")
QUIET = ("login.no_password",)
"""What nobody has to be told on a page that asks for it."""


class SignInPage(QWidget):
    """`asked(address, password, keeps)` when somebody signs in; the page waits then, and stays when it is refused.

    An address that is known folds up to a line: most people only type a password.
    """

    asked = Signal(object, str, bool)
    cancelled = Signal()
    back_asked = Signal()
    closing = Signal()

    def __init__(self, address: ServerAddress | None, keeps: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rounds · 走访")
        self.resize(px(WIDE), px(TALL))
        self.form = AddressForm()
        self.login, self.password = TextLine(), TextLine()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.login_field = Field(self.tr("Name"), self.login, required=True)
        self.password_field = Field(self.tr("Password"), self.password)
        self.keeps = CheckBox(self.tr("Keep the password in this computer's keyring"))
        self.keeps.setChecked(keeps)
        self.summary = Text("", "body_medium", wrap=True)
        self.change = Button(self.tr("Change…"), "quiet")
        self.change.clicked.connect(self._unfold)
        self.problem = Banner("", Tone.DANGER, "warning-circle", under=True)
        self.waiting = Text("", "body", "text2", wrap=True)
        self.sign_in = Button(self.tr("Sign in"), "primary")
        self.sign_in.clicked.connect(self._sign_in)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        self.back = Button(self.tr("Other databases"), "quiet")
        self.back.clicked.connect(self.back_asked)
        self._build()
        self._fill(address)

    # -- what is shown

    def show_refusal(self, error: BaseException) -> None:
        """Say why nobody was let in, and wait for another try; what was typed stays."""
        self._wait("")
        code = getattr(error, "code", "")
        if self.form.mends(error):
            self._unfold()
        at_form = self.form.mark(error)
        if not at_form and code not in QUIET:
            self.problem.set_text(sentence(error))
            self.problem.show()
        if code in AT_PASSWORD:
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
            self.password.selectAll()
        self._scroll.ensureWidgetVisible(self.sign_in)

    def show_waiting(self) -> None:
        """Say which server is asked; only giving up is possible meanwhile."""
        address = self.form.value() or USUAL
        self._wait(self.tr("Connecting to {server}…").format(server=shown_hosts(address.hosts)))

    def _fill(self, address: ServerAddress | None) -> None:
        known = address or USUAL
        self.form.show_address(known)
        self.login.setText(known.login)
        self.summary.set_text(
            self.tr("{database} on {server}").format(database=known.database, server=shown_hosts(known.hosts))
        )
        self._around.setVisible(address is not None)
        self.form.setVisible(address is None)
        first = self.form.server if address is None else self.password if known.login else self.login
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unfold(self) -> None:
        self._around.hide()
        self.form.show()
        self.form.server.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is done

    def _sign_in(self) -> None:
        self.problem.hide()
        self.login_field.set_error("")
        address = self.form.value()
        if address is None:
            self._unfold_wrong()
            return
        login = self.login.text().strip() or self.form.pasted_login()
        if not login:
            self.login_field.set_error(self.tr("Enter your name on the server."))
            self.login.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.login.setText(login)
        self.show_waiting()
        self.asked.emit(replace(address, login=login), self.password.text(), self.keeps.isChecked())

    def _unfold_wrong(self) -> None:
        if self.form.isHidden():
            self._unfold()
            self.form.value()

    def _cancel(self) -> None:
        self._wait("")
        self.cancelled.emit()

    def _wait(self, words: str) -> None:
        """Wait, saying for what; with no words the page can be used again."""
        is_waiting = bool(words)
        self.waiting.set_text(words)
        self.waiting.setVisible(is_waiting)
        self.problem.hide()
        self.cancel.setVisible(is_waiting)
        for part in (self._inputs, self.sign_in, self.back):
            part.setEnabled(not is_waiting)
        if is_waiting:
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- how it is built

    def _build(self) -> None:
        self._inputs, self._around = QWidget(), QWidget()
        known = QHBoxLayout(self._around)
        known.setContentsMargins(0, 0, 0, 0)
        known.addWidget(self.summary, 1)
        known.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        names = QHBoxLayout()
        names.setSpacing(px(12))
        for field in (self.login_field, self.password_field):
            names.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        inputs = QVBoxLayout(self._inputs)
        inputs.setContentsMargins(0, 0, 0, 0)
        inputs.setSpacing(px(12))
        for part in (self._around, self.form):
            inputs.addWidget(part)
        inputs.addLayout(names)
        inputs.addWidget(self.keeps)
        card = Card(self.tr("The bureau's shared database"))
        card.setMaximumWidth(px(CARD))
        card.body.setSpacing(px(12))
        for part in (self._inputs, self.problem, self.waiting):
            card.body.addWidget(part)
        card.body.addSpacing(px(4))
        card.body.addLayout(self._foot())
        self.problem.hide()
        self._scroll = self._scrolled(card)
        self._wait("")

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.sign_in)
        foot.addWidget(self.cancel)
        foot.addStretch(1)
        foot.addWidget(self.back)
        return foot

    def _scrolled(self, card: Card) -> QScrollArea:
        """Put the card in the middle under the program's name; where it is higher than the window it scrolls."""
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(Logo(self))
        head.addWidget(Text("Rounds · 走访", "figure_l"))
        head.addStretch(1)
        middle = QWidget()
        middle.setMaximumWidth(px(CARD))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, px(24), 0, px(24))
        column.setSpacing(px(16))
        column.addStretch(1)
        column.addLayout(head)
        column.addWidget(card)
        column.addStretch(2)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(px(24), 0, px(24), 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        area = ScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        return area

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_waiting = not self.cancel.isHidden()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_waiting:
            self._sign_in()
        elif event.key() == Qt.Key.Key_Escape and is_waiting:
            self._cancel()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
