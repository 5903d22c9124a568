"""Settings: appearance, language, the database, and what this program is."""

import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import PySide6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

import crm
from crm.usecases.maintenance import backup_file
from ui.context import Context
from ui.texts.addresses import shown_address
from ui.theme.look import english, px, theme
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.forms.combo import Combo
from ui.widgets.labels import Text

TEXT_SIZES = (90, 100, 110, 125, 150)
WIDE = 220
LIBRARIES = (
    "SQLAlchemy",
    "alembic",
    "psycopg",
    "python-calamine",
    "openpyxl",
    "XlsxWriter",
    "lxml",
    "pypinyin",
    "phonenumbers",
    "holidays",
    "QtAwesome",
    "platformdirs",
)


class SettingsPage(QWidget):
    """Each change counts at once and is remembered on this computer."""

    language_chosen = Signal(str)
    database_asked = Signal()

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
        self.theme_box = _choice([(value, text) for text, value in themes], theme().wish)
        self.theme_box.changed.connect(self._theme_chosen)
        sizes = [(str(size), f"{size} %") for size in TEXT_SIZES]
        self.size_box = _choice(sizes, str(theme().text_percent))
        self.size_box.changed.connect(self._size_chosen)
        languages = [("en", "English"), ("zh_CN", "简体中文")]
        self.language_box = _choice(languages, "en" if english() else "zh_CN")
        self.language_box.changed.connect(self._language_chosen)
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
        where = Text(shown_address(self._context.where), "body_medium", wrap=True, selectable=True)
        card.body.addWidget(where)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        note = self.tr("A copy is checked before it gets its name.")
        if "://" in self._context.where:
            note = self.tr("The server's own tools make the backups.")
        else:
            self.backup = Button(self.tr("Back up now"), icon="copy")
            self.backup.clicked.connect(self._back_up)
            row.addWidget(self.backup)
        card.body.addSpacing(px(4))
        card.body.addWidget(Text(note, "small", "text3"))
        card.body.addSpacing(px(12))
        self.other = Button(self.tr("Open another database…"), icon="folder-open")
        self.other.clicked.connect(self.database_asked)
        row.addWidget(self.other)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _about(self) -> Card:
        card = Card(self.tr("About"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(3, 1)
        for number, (name, number_of) in enumerate(_versions()):
            line, column = divmod(number, 2)
            grid.addWidget(Text(name, "body", "text2"), line, column * 2)
            grid.addWidget(Text(number_of, "body_medium", selectable=True), line, column * 2 + 1)
        card.body.addLayout(grid)
        return card

    def _theme_chosen(self, wish: str) -> None:
        self._context.settings.put("theme", wish)
        theme().use(wish=wish)

    def _size_chosen(self, percent: str) -> None:
        self._context.settings.put("text_percent", int(percent))
        theme().use(text_percent=int(percent))

    def _language_chosen(self, language: str) -> None:
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


def _choice(entries: list[tuple[str, str]], current: str) -> Combo:
    box = Combo(entries)
    box.set_value(current)
    box.setMinimumWidth(px(WIDE))
    return box


def _versions() -> Iterator[tuple[str, str]]:
    """Yield what the program stands on; a library that is not installed is left out."""
    yield "Rounds · 走访", crm.__version__
    yield "Python", ".".join(str(part) for part in sys.version_info[:3])
    yield "Qt", PySide6.__version__
    yield "SQLite", sqlite3.sqlite_version
    for name in LIBRARIES:
        try:
            yield name, version(name)
        except PackageNotFoundError:
            continue
