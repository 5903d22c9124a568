"""The forms of passwords: a first or new one for somebody, and one's own."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from crm.domain.passwords import proposed_password
from crm.domain.staff import PersonDetail
from ui.options.day_forms import EntryForm
from ui.widgets.buttons import Button
from ui.widgets.forms.text_line import TextLine


class PasswordForm(EntryForm):
    """A password and the same once more; nothing typed here stays after it was kept or the form was left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.password, self.repeated = TextLine(), TextLine()
        self.cancelled.connect(self.forget)

    def add_passwords(self, first: str) -> None:
        """Add the two fields of the new password at the right."""
        self.hide_words()
        self.add(first, self.password, required=True, stretch=1)
        self.add(self.tr("Once more"), self.repeated, required=True, stretch=1)

    def hide_words(self) -> None:
        """Show dots for what is typed."""
        for field in (self.password, self.repeated):
            field.setEchoMode(QLineEdit.EchoMode.Password)

    def forget(self) -> None:
        """Empty the form and put it away."""
        for field in self.findChildren(TextLine):
            field.clear()
        self.hide_words()
        self.hide()

    def _check_of(self, control: QWidget) -> Callable[[], str]:
        def check() -> str:
            if control is self.repeated and self.repeated.text() != self.password.text():
                return self.tr("The two passwords differ.")
            is_empty = isinstance(control, QLineEdit) and control.isVisibleTo(self) and not control.text()
            return self.tr("Fill this in.") if is_empty else ""

        return check


class OwnPasswordForm(PasswordForm):
    """The password of whoever is signed in: the old one proves who asks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.old = TextLine()
        self.add(self.tr("Old password"), self.old, required=True, stretch=1)
        self.add_passwords(self.tr("New password"))
        self.hide()
        self.start_look()

    def hide_words(self) -> None:
        super().hide_words()
        self.old.setEchoMode(QLineEdit.EchoMode.Password)

    def retheme(self) -> None:
        super().retheme()
        self._column.setContentsMargins(0, 0, 0, 0)


class SignInForm(PasswordForm):
    """The first login of a person, or a new password: typed twice, or made and shown until it is kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry: PersonDetail | None = None
        self.login = TextLine()
        self._named = self.add(self.tr("Login"), self.login, required=True, stretch=1)
        self.add_passwords(self.tr("Password"))
        self.make = Button(self.tr("Make a password"))
        self.make.clicked.connect(self._make)
        self.copy = Button(self.tr("Copy"), icon="copy")
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.password.text()))
        self._buttons.insertWidget(2, self.make)
        self._buttons.insertWidget(3, self.copy)
        self.copy.hide()
        self.password.textEdited.connect(self._typed)
        self.start_look()

    def edit(self, entry: PersonDetail) -> None:
        """Begin with a person; one who has a login keeps it."""
        self.forget()
        self.entry = entry
        self._named.setVisible(not entry.login)
        self.fields[1].set_hint(entry.name)
        self.start()
        if entry.login:
            self.password.setFocus()

    def hide_words(self) -> None:
        super().hide_words()
        if hasattr(self, "copy"):
            self.copy.hide()

    def _typed(self) -> None:
        self.hide_words()

    def _make(self) -> None:
        """Show a password that nobody has: whoever gets it has to be told."""
        word = proposed_password()
        for field in (self.password, self.repeated):
            field.setText(word)
            field.setEchoMode(QLineEdit.EchoMode.Normal)
        self.copy.show()
