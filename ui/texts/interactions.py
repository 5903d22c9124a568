"""Words for contacts with customers: channels, and who turned to whom."""

from PySide6.QtCore import QCoreApplication


def interaction_name(code: str) -> str:
    """Name of the channel of a contact."""
    translate = QCoreApplication.translate
    names = {
        "note": translate("Interactions", "Note"),
        "call": translate("Interactions", "Call"),
        "wechat": translate("Interactions", "WeChat"),
        "sms": translate("Interactions", "Text message"),
        "message": translate("Interactions", "Message"),
        "email": translate("Interactions", "Email"),
        "counter": translate("Interactions", "Counter visit"),
        "online_hall": translate("Interactions", "Online hall"),
        "meeting": translate("Interactions", "Meeting"),
    }
    return names.get(code, code)


def direction_name(code: str) -> str:
    """Say who turned to whom."""
    translate = QCoreApplication.translate
    names = {"in": translate("Interactions", "Incoming"), "out": translate("Interactions", "Outgoing")}
    return names.get(code, code)
