"""What the window says once its first page stands: no Chinese font here, a password that ends soon."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase

from crm.domain.clock import Clock
from crm.usecases.logins import password_ends
from ui.background import Runner
from ui.texts.dates import long_day


def tell_first(runner: Runner, clock: Clock, show: Callable[[str, str], None], is_guarded: bool) -> None:
    """Show (text, detail) of the notices that there is a reason for; `is_guarded` where a server lets people in."""
    translate = QCoreApplication.translate
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        text = translate("App", "No font on this computer can show Chinese.")
        show(text, translate("App", "Install the package fonts-noto-cjk and start again."))

    def told(ends: datetime | None) -> None:
        """Say it while it can still be changed: at the door a server gives no reason."""
        if ends is not None:
            day = long_day(clock.local(ends).date())
            text = translate("App", "Your password ends on {day}.").format(day=day)
            show(text, translate("App", "Change it before under Settings > Database."))

    if is_guarded:
        runner.ask(runner, password_ends, told)
