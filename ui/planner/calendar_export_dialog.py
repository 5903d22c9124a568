"""What goes into a calendar file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.checkbox import CheckBox
from ui.widgets.dialog import Dialog
from ui.widgets.labels import Text

WIDE = 440


class CalendarExportDialog(Dialog):
    """`given(with appointments, with people)`."""

    given = Signal(bool, bool)

    def __init__(self, whose: str, is_personal: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Save the calendar of {name}").format(name=whose))
        self.setMinimumWidth(px(WIDE))
        self.appointments = CheckBox(self.tr("With appointments that are no visits"))
        self.personal = CheckBox(self.tr("With purposes and contact names"))
        self.personal.setChecked(is_personal)
        note = self.tr(
            "Visits from a quarter ago to 18 months ahead, with account and place. Telephone numbers never go along. "
            "A calendar program that opens the file again changes what it has."
        )
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save = Button(self.tr("Save…"), Look.PRIMARY)
        self.save.setDefault(True)
        self.save.clicked.connect(self._give)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Text(note, "body", "text2", wrap=True))
        column.addWidget(self.appointments)
        column.addWidget(self.personal)
        column.addLayout(foot)

    def _give(self) -> None:
        self.accept()
        self.given.emit(self.appointments.isChecked(), self.personal.isChecked())
