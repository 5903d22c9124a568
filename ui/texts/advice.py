"""What customers are advised about their energy, and how far that has come, in words."""

from PySide6.QtCore import QCoreApplication

from crm.domain.energy_desk import AdviceKind, AdviceState


def advice_name(kind: AdviceKind) -> str:
    """Return what was advised, in few words."""
    translate = QCoreApplication.translate
    return {
        AdviceKind.POWER_FACTOR: translate("AdviceLine", "Power factor"),
        AdviceKind.PEAK_SHARE: translate("AdviceLine", "Peak-hour share"),
        AdviceKind.BASIS: translate("AdviceLine", "Basis of the basic charge"),
        AdviceKind.DEMAND_OVER: translate("AdviceLine", "Demand over the agreed one"),
        AdviceKind.RESPONSE: translate("AdviceLine", "Demand response"),
    }[kind]


def advice_state_name(state: AdviceState) -> str:
    """Return how far an advice has come."""
    translate = QCoreApplication.translate
    return {
        AdviceState.OPEN: translate("AdviceLine", "Not told yet"),
        AdviceState.TOLD: translate("AdviceLine", "Told"),
        AdviceState.ADOPTED: translate("AdviceLine", "Adopted"),
        AdviceState.DECLINED: translate("AdviceLine", "Declined"),
    }[state]
