"""The whole bill of a month, and what another basis, other hours or capacitors would save."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from crm.domain.energy_desk import BillView as Bill
from ui.energy.bill_rows import basis_columns, basis_name, bill_columns, charge_columns, money, total_line
from ui.texts.dates import month_and_year
from ui.theme.look import px
from ui.widgets.badge import Tone
from ui.widgets.banner import Banner
from ui.widgets.card import Card, inset
from ui.widgets.figures import Figure, FigureStrip
from ui.widgets.labels import Text
from ui.widgets.scrolling import scrolled
from ui.widgets.states import EmptyState
from ui.widgets.table.figure_table import FigureTable

WIDE = 1200
SIDE = 20


class BillView(QWidget):
    """Figures that lead, the bill at the left, the basis of the basic charge month by month at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.example = Banner("", Tone.INFO)
        self.strip = FigureStrip([], compact=True)
        self.lines = FigureTable(self.tr("Lines of the bill"), 36)
        self.bill = Card(self.tr("Bill"), flush=True)
        self.bill.body.addWidget(self.lines)
        self.read = Text(self.tr("As it was charged"), "body_strong")
        self.charges = FigureTable(self.tr("As it was charged"), 36)
        self.bill.body.addSpacing(px(12))
        self.bill.body.addLayout(inset(SIDE, self.read))
        self.bill.body.addWidget(self.charges)
        self.bill.body.addStretch(1)
        self.bases = FigureTable(self.tr("Capacity against demand"), 36)
        self.basis = Card(self.tr("Capacity against demand"), flush=True)
        self.basis.body.addWidget(self.bases)
        self.basis.body.addStretch(1)
        self.empty = EmptyState("receipt", "")
        self.empty.hide()
        self._inner = QWidget()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._inner)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(px(12))
        self._beside.addWidget(self.bill, 1)
        self._beside.addWidget(self.basis, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.example)
        column.addWidget(self.strip)
        column.addWidget(scrolled(self._inner), 1)
        column.addWidget(self.empty, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the bases under the bill where both side by side would cut their figures."""
        super().resizeEvent(event)
        wide = self.width() >= px(WIDE)
        self._beside.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def show_bill(self, bill: Bill) -> None:
        """Show a month's bill."""
        self._show(True)
        self.example.set_text(self.tr("Example prices, not official ones: every yuan here is an example."))
        self.example.setVisible(bill.is_example)
        self.strip.set_figures(self._figures(bill))
        self.lines.show_rows(bill_columns(), (*bill.lines, total_line(bill)))
        self.lines.setFixedHeight(self.lines.whole_height())
        for part in (self.read, self.charges):
            part.setVisible(bool(bill.charges))
        self.charges.show_rows(charge_columns(), bill.charges)
        self.charges.setFixedHeight(self.charges.whole_height())
        self.bill.set_note(self.tr("{plan} · {month}").format(plan=bill.plan_name, month=month_and_year(bill.month)))
        self.basis.setVisible(bool(bill.bases))
        self.bases.show_rows(basis_columns(bill), tuple(reversed(bill.bases)))
        self.bases.setFixedHeight(self.bases.whole_height())
        self.basis.set_note(self._basis_note(bill))

    def show_problem(self, title: str, words: str, action: str) -> None:
        """Say why there is no bill, and offer the way out."""
        self._show(False)
        self.empty.set_words("receipt", title, words, action)

    def _show(self, there: bool) -> None:
        self.strip.setVisible(there)
        self._inner.setVisible(there)
        self.example.setVisible(False)
        self.empty.setVisible(not there)

    def _basis_note(self, bill: Bill) -> str:
        if bill.better_basis is None:
            return ""
        better = basis_name(bill.better_basis)
        text = self.tr("{better} saves ¥{yuan} in {months} months")
        return text.format(better=better, yuan=f"{bill.basis_saving:,.0f}", months=len(bill.bases))

    def _figures(self, bill: Bill) -> list[Figure]:
        charged = "" if bill.charged is None else self.tr("¥{yuan} were charged").format(yuan=money(bill.charged))
        average = "—" if bill.average is None else f"{bill.average:.4f}"
        power = "—" if bill.pf is None else str(bill.pf)
        found = [
            Figure("total", self.tr("Bill of the month"), f"¥{bill.total:,.2f}", charged, link=False),
            Figure("average", self.tr("Average price"), average, self.tr("¥ a kWh"), link=False),
            Figure("pf", self.tr("Power factor"), power, self._power(bill), self._ink(bill), link=False),
        ]
        if bill.shift is not None:
            moved = self.tr("by {kwh} kWh from peak to valley").format(kwh=f"{bill.shift.kwh:,.0f}")
            found.append(
                Figure("shift", self.tr("Moving hours saves"), f"¥{bill.shift.saving:,.0f}", moved, link=False)
            )
        if (relief := bill.relief) is not None:
            name = self.tr("Switching off saves") if relief.spare else self.tr("Less demand saves")
            spare = self.tr("{kva} kVA that no month of the year needed").format(kva=f"{relief.amount:,.0f}")
            less = self.tr("by each {kw} kW, a month").format(kw=f"{relief.amount:,.0f}")
            told = spare if relief.spare else less
            found.append(Figure("relief", name, f"¥{relief.saving:,.0f}", told, link=False))
        return found

    def _power(self, bill: Bill) -> str:
        if bill.pf_standard is None:
            return self.tr("no standard")
        text = self.tr("{standard} asked for, {percent} % on the bill")
        return text.format(standard=bill.pf_standard, percent=f"{bill.pf_percent:+.2f}")

    def _ink(self, bill: Bill) -> str:
        low = bill.pf is not None and bill.pf_standard is not None and bill.pf < bill.pf_standard
        return "danger" if low else "text"
