"""What a day of the working calendar is called."""

from PySide6.QtCore import QCoreApplication

from crm.domain.workdays import Day, DayKind, DayName
from ui.theme.look import english


def name_of(name: DayName) -> str:
    """Return a day's name in the language of the window."""
    return name.en if english() else name.zh


def day_words(day: Day) -> str:
    """Return what makes a day different from others of its week: `National Day`, `Make-up workday`; "" for most."""
    name = name_of(day.name)
    translate = QCoreApplication.translate
    if day.kind is DayKind.LEAVE:
        leave = translate("Workdays", "Leave")
        return translate("Workdays", "Leave: {reason}").format(reason=name) if name else leave
    return {
        DayKind.WORKDAY: "",
        DayKind.WEEKEND: "",
        DayKind.HOLIDAY: name,
        DayKind.MAKE_UP: translate("Workdays", "Make-up workday"),
        DayKind.OWN_DAY_OFF: name or translate("Workdays", "Day off"),
        DayKind.OWN_WORKDAY: name or translate("Workdays", "Workday"),
    }[day.kind]
