"""What stands out about an account, in words: what it is, what to do, and what that is worth."""

from PySide6.QtCore import QCoreApplication

from crm.domain.energy_desk import AdviceKind, Finding
from crm.domain.tariffs import Basis
from ui.widgets.badge import Tone

ICONS = {
    AdviceKind.POWER_FACTOR: ("gauge", Tone.DANGER),
    AdviceKind.PEAK_SHARE: ("clock", Tone.WARN),
    AdviceKind.BASIS: ("receipt", Tone.WARN),
    AdviceKind.DEMAND_OVER: ("warning", Tone.DANGER),
    AdviceKind.RESPONSE: ("lightning", Tone.INFO),
}


def finding_title(finding: Finding) -> str:
    """Return what stands out, with its figure."""
    translate = QCoreApplication.translate
    match finding.kind:
        case AdviceKind.POWER_FACTOR:
            return translate("Findings", "Power factor {value}").format(value=f"{finding.value:.2f}")
        case AdviceKind.PEAK_SHARE:
            return translate("Findings", "{share} of the energy in peak hours").format(share=f"{finding.value:.0%}")
        case AdviceKind.BASIS:
            if finding.other is Basis.DEMAND:
                return translate("Findings", "Pay by demand, not by capacity")
            return translate("Findings", "Pay by capacity, not by demand")
        case AdviceKind.DEMAND_OVER:
            return translate("Findings", "Demand {value} kW is over the agreed one").format(
                value=f"{finding.value:,.0f}"
            )
        case AdviceKind.RESPONSE:
            return translate("Findings", "{value} kW less on call").format(value=f"{finding.value:,.0f}")


def finding_detail(finding: Finding) -> str:
    """Return what it is held against and what it takes."""
    translate = QCoreApplication.translate
    need = f"{finding.need or 0:,.0f}"
    match finding.kind:
        case AdviceKind.POWER_FACTOR:
            text = translate("Findings", "{standard} is asked for. About {need} kvar of capacitors would reach it.")
            return text.format(standard=f"{finding.against:.2f}", need=need)
        case AdviceKind.PEAK_SHARE:
            text = translate("Findings", "Moving {need} kWh to the night brings it to the peers' middle of {share}.")
            return text.format(need=need, share=f"{finding.against:.0%}")
        case AdviceKind.BASIS:
            text = translate("Findings", "The highest demand was {value} kW; both cost the same at {even} kW.")
            return text.format(value=f"{finding.value:,.0f}", even=f"{finding.against:,.0f}")
        case AdviceKind.DEMAND_OVER:
            text = translate("Findings", "{agreed} kW are agreed on. What is over 105 % of them counts twice.")
            return text.format(agreed=f"{finding.against:,.0f}")
        case AdviceKind.RESPONSE:
            text = translate("Findings", "{bid} kW were bid for; the last like days are the baseline.")
            return text.format(bid=f"{finding.against:,.0f}")


def finding_worth(finding: Finding) -> str:
    """Return what it is worth a month, "" where nobody can say."""
    if finding.saving is None:
        return ""
    return QCoreApplication.translate("Findings", "¥{yuan} a month").format(yuan=f"{finding.saving:,.0f}")
