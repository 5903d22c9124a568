"""Settings: appearance, language, the database, and what this program is."""

import sqlite3
import sys
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

import crm
from crm.usecases.maintenance import backup_file
from ui.context import Context
from ui.theme.look import px, theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Text

TEXT_SIZES = (90, 100, 110, 125, 150)


class SettingsPage(QWidget):
    """Each change counts at once and is remembered on this computer."""

    language_chosen = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        column = QVBoxLayout()
        column.setContentsMargins(px(24), px(4), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(self._appearance())
        column.addWidget(self._database())
        column.addWidget(self._about())
        column.addStretch(1)
        inner = QWidget()
        inner.setLayout(column)
        inner.setMaximumWidth(px(820))
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setAlignment(Qt.AlignmentFlag.AlignLeft)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def page_title(self) -> str:
        return self.tr("Settings")

    def page_subtitle(self) -> str:
        return self.tr("kept on this computer")

    def page_actions(self) -> list[QWidget]:
        return []

    def shown(self, arguments: dict[str, object]) -> None:
        """Nothing to load."""

    def state(self) -> dict[str, object]:
        return {}

    def _appearance(self) -> Card:
        card = Card(self.tr("Appearance"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(12))
        grid.setColumnStretch(1, 1)
        themes = [
            (self.tr("As the system"), "system"),
            (self.tr("Light"), "light"),
            (self.tr("Dark"), "dark"),
        ]
        self.theme_box = _choice(themes, theme().wish)
        self.theme_box.activated.connect(self._theme_chosen)
        sizes = [(f"{size} %", str(size)) for size in TEXT_SIZES]
        self.size_box = _choice(sizes, str(theme().text_percent))
        self.size_box.activated.connect(self._size_chosen)
        languages = [("English", "en"), ("简体中文", "zh_CN")]
        self.language_box = _choice(languages, self._context.settings.text("language", "en"))
        self.language_box.activated.connect(self._language_chosen)
        rows = (
            (self.tr("Theme"), self.theme_box),
            (self.tr("Text size"), self.size_box),
            (self.tr("Language"), self.language_box),
        )
        for number, (label, box) in enumerate(rows):
            text = Text(label, "body", "text2")
            text.setBuddy(box)
            grid.addWidget(text, number, 0)
            grid.addWidget(box, number, 1, Qt.AlignmentFlag.AlignLeft)
        card.body.addLayout(grid)
        return card

    def _database(self) -> Card:
        card = Card(self.tr("Database"))
        where = Text(_without_password(self._context.where), "body_medium", wrap=True, selectable=True)
        card.body.addWidget(where)
        if "://" in self._context.where:
            card.body.addWidget(Text(self.tr("The server's own tools make the backups."), "small", "text3"))
            return card
        card.body.addWidget(Text(self.tr("A copy is checked before it gets its name."), "small", "text3"))
        button = Button(self.tr("Back up now"), icon="copy")
        button.clicked.connect(self._back_up)
        card.body.addWidget(button)
        return card

    def _about(self) -> Card:
        card = Card(self.tr("About"))
        python = ".".join(str(part) for part in sys.version_info[:3])
        facts = (
            ("Rounds · 走访", crm.__version__),
            ("Python", python),
            ("Qt", PySide6.__version__),
            ("SQLite", sqlite3.sqlite_version),
        )
        for name, version in facts:
            card.body.addWidget(Text(f"{name}  {version}", "body", "text2", selectable=True))
        return card

    def _theme_chosen(self) -> None:
        wish = str(self.theme_box.currentData())
        self._context.settings.put("theme", wish)
        theme().use(wish=wish)

    def _size_chosen(self) -> None:
        percent = int(self.size_box.currentData())
        self._context.settings.put("text_percent", percent)
        theme().use(text_percent=percent)

    def _language_chosen(self) -> None:
        language = str(self.language_box.currentData())
        self._context.settings.put("language", language)
        self.language_chosen.emit(language)

    def _back_up(self) -> None:
        source = Path(self._context.where)
        stamp = self._context.clock.local(self._context.clock.now()).strftime("%Y%m%d-%H%M")
        proposed = source.with_name(f"{source.stem}-{stamp}.db")
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("Back up to"), str(proposed), "*.db")
        if not chosen:
            return
        out = Path(chosen)
        self._context.runner.ask(
            self,
            lambda _reader: backup_file(self._context.where, out),
            lambda _size: self._context.toast(self.tr("Backed up to {name}").format(name=out.name)),
        )


def _choice(entries: list[tuple[str, str]], current: str) -> QComboBox:
    box = QComboBox()
    for text, value in entries:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(current)))
    box.setMinimumWidth(px(220))
    return box


def _without_password(where: str) -> str:
    if "://" not in where or "@" not in where:
        return where
    scheme, _, rest = where.partition("://")
    login, _, host = rest.rpartition("@")
    return f"{scheme}://{login.partition(':')[0]}@{host}"
