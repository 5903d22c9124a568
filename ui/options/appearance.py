"""How the program looks on this computer; each choice counts at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.options.rows import OptionRow, option_card
from ui.options.section import OptionsSection
from ui.theme.look import english, px, theme
from ui.widgets.checkbox import CheckBox
from ui.widgets.forms.combo import Combo

WIDE = 200
TEXT_SIZES = (90, 100, 110, 125, 150)


class AppearanceOptions(OptionsSection):
    """Theme, contrast, text size and the height of rows.

    Another text size builds the window anew, as another language does: parts are laid out by it when they are made.
    """

    language_chosen = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = context.settings
        self.theme_box = Combo(
            [("system", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        )
        self.contrast = CheckBox(self.tr("On"))
        self.density = Combo(
            [("compact", self.tr("Compact")), ("normal", self.tr("Normal")), ("roomy", self.tr("Roomy"))]
        )
        self.size_box = Combo([(str(size), f"{size} %") for size in TEXT_SIZES])
        self.column.addWidget(option_card(self.tr("Colours"), self._colour_rows()))
        self.column.addWidget(option_card(self.tr("Sizes"), self._size_rows()))
        self.column.addStretch(1)
        self.load()
        self.theme_box.changed.connect(self._take_theme)
        self.contrast.toggled.connect(self._take_contrast)
        self.size_box.changed.connect(self._take_size)
        self.density.changed.connect(lambda density: self._settings.put("lists/density", density))
        self.start_look()

    def section_title(self) -> str:
        return self.tr("Appearance")

    def load(self) -> None:
        now = theme()
        self.theme_box.set_value(now.wish)
        self.contrast.setChecked(now.has_contrast)
        self.size_box.set_value(str(now.text_percent))
        self.density.set_value(self._settings.text("lists/density", "normal"))

    def _colour_rows(self) -> list[OptionRow]:
        stronger = self.tr("Lines and quiet texts are as strong as the others.")
        return [
            OptionRow(self.tr("Theme"), self.theme_box),
            OptionRow(self.tr("High contrast"), self.contrast, stronger),
        ]

    def _size_rows(self) -> list[OptionRow]:
        own = self.tr("A list whose row height was chosen on its own page keeps it.")
        return [
            OptionRow(self.tr("Text size"), self.size_box, self.tr("Rows, buttons and charts grow with the text.")),
            OptionRow(self.tr("Row height of lists"), self.density, own),
        ]

    def _take_theme(self, wish: str) -> None:
        self._settings.put("theme", wish)
        theme().use(wish=wish)

    def _take_contrast(self, wanted: bool) -> None:
        self._settings.put("contrast", wanted)
        theme().use(contrast=wanted)

    def _take_size(self, percent: str) -> None:
        self._settings.put("text_percent", int(percent))
        theme().use(text_percent=int(percent))
        self.language_chosen.emit("en" if english() else "zh_CN")

    def retheme(self) -> None:
        super().retheme()
        for box in (self.theme_box, self.size_box, self.density):
            box.setMinimumWidth(px(WIDE))
