"""By which plan and basis an account is billed, from a day on."""

from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QWidget

from crm.domain.errors import RoundsError
from crm.domain.tariffs import Basis
from crm.usecases.energy.contracts import Agreement, agree_on, agreement_of
from crm.usecases.energy.plans import import_plans, plans_in_file
from ui.context import Context
from ui.energy.bill_rows import basis_name
from ui.energy.price_form import PriceForm
from ui.texts.errors import sentence
from ui.theme.look import english
from ui.widgets.buttons import Button
from ui.widgets.form_dialog import FormDialog
from ui.widgets.forms.combo import Combo
from ui.widgets.forms.date_field import DateField
from ui.widgets.forms.field import Field
from ui.widgets.labels import Text


class PlanForm(FormDialog):
    """Offers what was imported; a bureau without prices is told how they come in."""

    def __init__(self, context: Context, account_id: UUID, name: str, parent: QWidget) -> None:
        self._context, self._account, self._name = context, account_id, name
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("Plan of {name}").format(name=name))
        self.give.setText(self.tr("Save"))
        self.plan = Combo()
        self.basis = Combo([(each.value, basis_name(each)) for each in Basis])
        self.since = DateField(context.clock.today, context.workdays.calendar, past=True)
        self.since.set_value(context.clock.today().replace(month=1, day=1))
        self.none = Text("", "small", "text2", wrap=True)
        self.form.addWidget(Field(self.tr("Plan"), self.plan, required=True))
        self.add_line(Field(self.tr("Basic charge by"), self.basis), Field(self.tr("Since"), self.since, required=True))
        self.form.addWidget(self.none)
        self.bring = Button(self.tr("Import prices…"), icon="receipt")
        self.bring.clicked.connect(self._ask_prices)
        self.foot.addWidget(self.bring)
        self.bring.setVisible(context.scope.rights.may("do.tariff"))
        self.edit = Button(self.tr("Prices…"))
        self.edit.clicked.connect(self.edit_prices)
        self.edit.hide()
        self.foot.addWidget(self.edit)
        self.none.hide()
        self.fit()
        self._load()

    def _load(self) -> None:
        account = self._account
        self._context.runner.ask(self, lambda reader: agreement_of(reader, account), self._offer, self.refuse)

    def _offer(self, found: Agreement) -> None:
        example = self.tr("example prices")
        choices = []
        for each in found.plans:
            name = each.name_en if english() else each.name
            choices.append((each.code, f"{name} · {example}" if each.is_example else name))
        self.plan.set_choices(choices)
        self.plan.set_value(found.code or "")
        if found.basis is not None:
            self.basis.set_value(found.basis)
        self.give.setEnabled(bool(choices))
        self.edit.setVisible(bool(choices) and self._context.scope.rights.may("do.tariff"))
        self.none.setVisible(not choices)
        self.none.set_text(self.tr("No prices were imported yet."))
        self.fit()

    def edit_prices(self) -> None:
        """Change the prices of the plan that is chosen."""
        PriceForm(self._context, self.plan.value(), self).open()

    def _ask_prices(self) -> None:
        words = self.tr("Import prices")
        chosen, _kind = QFileDialog.getOpenFileName(self, words, self._context.settings.in_folder(""), "*.xlsx *.csv")
        if chosen:
            self.bring_prices(Path(chosen))

    def bring_prices(self, path: Path) -> None:
        """Bring a tariff table in; one plan that cannot be used refuses the whole table."""
        first = self._context.clock.today().replace(month=1, day=1)

        def bring(work: Any) -> tuple[int, int]:
            return import_plans(work, plans_in_file(path, first))

        self._context.runner.do(self, bring, self._brought, self.refuse, undo_text=self.tr("imported prices"))

    def _brought(self, counts: tuple[int, int]) -> None:
        self._context.toast(
            self.tr("Prices: {added} new, {changed} changed").format(added=counts[0], changed=counts[1]), undo=True
        )
        self.say("")
        self._load()

    def refuse(self, error: BaseException) -> None:
        """Say why it cannot be."""
        if not isinstance(error, RoundsError):
            raise error
        self.say(sentence(error))

    def save(self) -> None:
        since = self.since.value()
        if since is None:
            self.say(self.tr("Enter since when the plan holds."), self.since)
            return
        account, code, basis = self._account, self.plan.value(), Basis(self.basis.value())
        self._context.runner.do(
            self,
            lambda work: agree_on(work, account, code, basis, since),
            self._done,
            self.refuse,
            undo_text=self.tr("plan of {name}").format(name=self._name),
        )

    def _done(self, _key: object) -> None:
        self._context.toast(self.tr("Plan saved"), undo=True)
        self.finish()
