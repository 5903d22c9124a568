"""The comparison on paper for the customer: figures and places, no peer's name and no peer's value (domain.md 4.6)."""

from PySide6.QtCore import QCoreApplication

from crm.domain.comparison import Metric, Standing
from crm.domain.energy_desk import Comparison
from ui.energy.findings import finding_detail, finding_title, finding_worth
from ui.energy.words import metric_name, metric_note, metric_value, peers_text, place_word
from ui.printing.markup import heading, quiet, table, title
from ui.printing.paper import Paper
from ui.texts.dates import month_and_year
from ui.texts.errors import told


def customer_paper(found: Comparison) -> Paper:
    """Return an account's month among its peers on one sheet."""
    translate = QCoreApplication.translate
    name, month = found.subject.name, month_and_year(found.month)
    above = translate("CustomerPaper", "Your energy in {month}").format(month=month)
    ranges = translate("CustomerPaper", "Figures of other customers are shown as ranges only.")
    parts = (_compared(found), _findings(found), _past(found), quiet(ranges))
    return Paper(f"{name} {month}", title(above, f"{name}  {found.subject.account_no or ''}") + "".join(parts))


def _compared(found: Comparison) -> str:
    translate = QCoreApplication.translate
    if found.group is None:
        few = translate("CustomerPaper", "There are too few similar customers to compare with.")
        return quiet(few)
    line = translate("CustomerPaper", "Compared with {count} similar customers: {group}")
    head = [
        translate("CustomerPaper", "Figure"),
        translate("CustomerPaper", "You"),
        translate("CustomerPaper", "Lower quarter"),
        translate("CustomerPaper", "Middle"),
        translate("CustomerPaper", "Upper quarter"),
        translate("CustomerPaper", "Your place"),
    ]
    rows = [_row(each) for each in found.standings]
    count = line.format(count=found.size - 1, group=peers_text(found.group))
    return quiet(count) + table(head, rows, right=(1, 2, 3, 4, 5), widths=(34, 12, 14, 12, 14, 14))


def _row(each: Standing) -> list[str]:
    values = (metric_value(each.metric, value) for value in (each.value, each.low, each.middle, each.high))
    return [f"{metric_name(each.metric)} ({metric_note(each.metric)})", *values, place_word(each)]


def _findings(found: Comparison) -> str:
    translate = QCoreApplication.translate
    if found.no_bill is not None:
        return quiet(told(found.no_bill, dict(found.no_bill_values)))
    if not found.findings:
        return ""
    head = [
        translate("CustomerPaper", "What you can do"),
        translate("CustomerPaper", "Why"),
        translate("CustomerPaper", "Worth"),
    ]
    rows = [[finding_title(each), finding_detail(each), finding_worth(each)] for each in found.findings]
    return heading(translate("CustomerPaper", "Advice")) + table(head, rows, right=(2,), widths=(34, 46, 20))


def _past(found: Comparison) -> str:
    translate = QCoreApplication.translate
    metrics = (Metric.KWH_PER_KVA, Metric.LOAD_FACTOR, Metric.PEAK_SHARE, Metric.POWER_FACTOR, Metric.AVERAGE_PRICE)
    head = [translate("CustomerPaper", "Month"), *(metric_name(each) for each in metrics)]
    rows = [
        [month_and_year(month), *(metric_value(each, values[each]) if each in values else "—" for each in metrics)]
        for month, values in reversed(found.past)
    ]
    return heading(translate("CustomerPaper", "Your own past")) + table(head, rows, right=(1, 2, 3, 4, 5))
