"""Who may sign in to a shared database: what an administrator does with the login of a person."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from crm.domain.codes import Role
from crm.domain.staff import PersonDetail
from crm.usecases.logins import change_role, disable_login, enable_login, make_login, new_password
from ui.context import Context
from ui.options.login_forms import SignInForm
from ui.options.people_cards import Command
from ui.texts.errors import sentence
from ui.texts.names import role_name


class Logins(QObject):
    """The commands of a person's row, and the form of a login and its password. Nothing of it is taken back by undo."""

    def __init__(self, context: Context, begin: Callable[[PersonDetail], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._begin = context, begin
        self.form = SignInForm()
        self.form.saved.connect(self._save)

    def commands(self, person: PersonDetail, is_disabled: bool) -> list[Command]:
        """Return what may be done with a person's login; one's own is for another administrator."""
        if not self._context.may("do.login") or person.id == self._context.scope.actor_id:
            return []
        roles = [self._role(person, role) for role in Role if role is not person.role]
        return [*self._sign_in(person, is_disabled), *roles]

    def _sign_in(self, person: PersonDetail, is_disabled: bool) -> list[Command]:
        if not person.login:
            return [(self.tr("Let sign in…"), lambda: self._begin(person))]
        new = (self.tr("New password…"), lambda: self._begin(person))
        if is_disabled:
            return [new, (self.tr("Enable the login"), lambda: self._enable(person))]
        return [new, (self.tr("Disable the login"), lambda: self._disable(person))]

    def _role(self, person: PersonDetail, role: Role) -> Command:
        words = self.tr("Change role to {role}").format(role=role_name(role))
        return words, lambda: self._change_role(person, role)

    def _enable(self, person: PersonDetail) -> None:
        done = self._telling(self.tr("{name} can sign in again").format(name=person.name))
        self._context.runner.do(self, lambda work: enable_login(work, person.id), done, self._context.show_error)

    def _disable(self, person: PersonDetail) -> None:
        done = self._telling(self.tr("{name} can sign in no more").format(name=person.name))
        self._context.runner.do(self, lambda work: disable_login(work, person.id), done, self._context.show_error)

    def _change_role(self, person: PersonDetail, role: Role) -> None:
        said = self.tr("{name} has another role: {role}").format(name=person.name, role=role_name(role))
        done, failed = self._telling(said), self._context.show_error
        self._context.runner.do(self, lambda work: change_role(work, person.id, role), done, failed)

    def _telling(self, said: str) -> Callable[[object], None]:
        return lambda _none: self._context.toast(said)

    def _save(self) -> None:
        person, runner = self.form.entry, self._context.runner
        if person is None:
            return
        login, password = self.form.login.text().strip(), self.form.password.text()
        if person.login:
            done = self._keeping(self.tr("{name} has a new password").format(name=person.name))
            runner.do(self, lambda work: new_password(work, person.id, password), done, self._refused)
        else:
            done = self._keeping(self.tr("{name} can sign in as {login}").format(name=person.name, login=login))
            runner.do(self, lambda work: make_login(work, person.id, login, password), done, self._refused)

    def _refused(self, error: BaseException) -> None:
        self.form.refuse(sentence(error))

    def _keeping(self, said: str) -> Callable[[object], None]:
        """Put the form away and say what was kept."""

        def kept(_none: object) -> None:
            self.form.forget()
            self._context.toast(said)

        return kept
