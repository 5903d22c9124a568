"""The language of the program on this computer; it counts at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.options.rows import OptionRow, option_card
from ui.options.section import OptionsSection
from ui.theme.look import english, px
from ui.widgets.forms.combo import Combo

WIDE = 200


class LanguageOptions(OptionsSection):
    """The window is built anew in the language that is chosen, at the same place."""

    language_chosen = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = context.settings
        self.language_box = Combo([("en", "English"), ("zh_CN", "简体中文")])
        self.language_box.changed.connect(self._take)
        hint = self.tr("Texts, dates and workbooks that are saved follow it. Names stay as they were entered.")
        rows = [OptionRow(self.tr("Language of the program"), self.language_box, hint)]
        self.column.addWidget(option_card(self.tr("Language"), rows))
        self.column.addStretch(1)
        self.load()
        self.start_look()

    def section_title(self) -> str:
        return self.tr("Language")

    def load(self) -> None:
        self.language_box.set_value("en" if english() else "zh_CN")

    def _take(self, language: str) -> None:
        self._settings.put("language", language)
        self.language_chosen.emit(language)

    def retheme(self) -> None:
        super().retheme()
        self.language_box.setMinimumWidth(px(WIDE))
