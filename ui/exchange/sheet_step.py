"""The second step: which sheet, which row has the headings, and what the list holds; all found, all changeable."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from crm.domain.imports import ImportKind
from crm.domain.reading.text import shown
from crm.exchange.sheet_xml import letters
from crm.exchange.sheets import Row
from ui.exchange.kinds import kind_names
from ui.exchange.session import ImportSession
from ui.texts.errors import told
from ui.theme.look import colour, font, px
from ui.widgets.banner import Banner
from ui.widgets.card import Card
from ui.widgets.forms.combo import Combo
from ui.widgets.labels import Text
from ui.widgets.table.plain import PlainTable

Index = QModelIndex | QPersistentModelIndex
SHOWN_ROWS, SHOWN_COLUMNS = 30, 40


class SheetStep(QWidget):
    """`picked(sheet or None, heading row or None, kind)` when something else was chosen."""

    picked = Signal(object, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: ImportSession | None = None
        self.note = Banner("", "warn", "warning", under=True)
        self.note.hide()
        self.sheet = Combo([])
        self.sheet.setAccessibleName(self.tr("Sheet"))
        self.sheet.changed.connect(lambda name: self._pick(name, None))
        self.kind = Combo(list(kind_names().items()))
        self.kind.setAccessibleName(self.tr("What the list holds"))
        self.kind.changed.connect(lambda kind: self._pick(self._sheet_name(), None, ImportKind(kind)))
        self.model = FirstRows(self)
        self.table = FirstRowsTable(self.model)
        self.table.chosen.connect(lambda row: self._pick(self._sheet_name(), row))
        self.table.setAccessibleName(self.tr("First rows of the sheet"))
        card = Card("…", flush=True)
        card.set_title(self.tr("Pick sheet"))
        card.set_note(self.tr("the tinted row has the headings · click another, or Enter"))
        line = QHBoxLayout()
        line.setContentsMargins(px(20), px(8), px(20), px(8))
        line.setSpacing(px(8))
        for words, field in ((self.tr("Sheet"), self.sheet), (self.tr("What the list holds"), self.kind)):
            line.addWidget(Text(words, "body", "text2"))
            line.addWidget(field)
        line.addStretch(1)
        card.body.addLayout(line)
        inset = QHBoxLayout()
        inset.setContentsMargins(px(9), 0, 0, 0)
        inset.addWidget(self.table)
        card.body.addLayout(inset, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.note)
        column.addWidget(card, 1)

    def show_session(self, session: ImportSession) -> None:
        """Show the sheet that was found, with its first rows, and what reading has to say."""
        self._session = session
        matching = session.matching
        if matching is None:
            return
        self.sheet.set_choices([(sheet.name, sheet.name) for sheet in session.view.sheets])
        self.sheet.set_value(matching.sheet.name)
        self.kind.set_value(session.kind)
        self.model.show_rows(session.view.sample(matching.sheet, SHOWN_ROWS), matching.heading_row)
        self.table.show_heading()
        notes = [told(code, dict(values)) for code, values in session.view.notes]
        self.note.set_text(" ".join(notes))
        self.note.setVisible(bool(notes))

    def _sheet_name(self) -> str | None:
        session = self._session
        return session.matching.sheet.name if session is not None and session.matching is not None else None

    def _pick(self, sheet: object, row: object, kind: ImportKind | None = None) -> None:
        if self._session is not None:
            self.picked.emit(sheet, row, kind or self._session.kind)


class FirstRows(QAbstractTableModel):
    """The first rows of a sheet as they are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[int, Row]] = []
        self._width = 0
        self.heading_row = 0

    def show_rows(self, rows: list[tuple[int, Row]], heading_row: int) -> None:
        """Show numbered rows, one of them as the headings."""
        self.beginResetModel()
        self._rows, self.heading_row = rows, heading_row
        self._width = min(max((len(cells) for _number, cells in rows), default=0), SHOWN_COLUMNS)
        self.endResetModel()

    def number_at(self, place: int) -> int:
        """Return the number of a row in the file."""
        return self._rows[place][0]

    def heading_place(self) -> int:
        """Return where the headings stand, -1 when they are not shown."""
        return next((place for place, (number, _) in enumerate(self._rows) if number == self.heading_row), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._width + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.tr("Row") if section == 0 else letters(section)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        number, cells = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            place = index.column() - 1
            return str(number) if place < 0 else shown(cells[place])[:200] if place < len(cells) else ""
        if number == self.heading_row:
            if role == Qt.ItemDataRole.BackgroundRole:
                return colour("accent_soft")
            if role == Qt.ItemDataRole.FontRole:
                return font("body_strong")
            if role == Qt.ItemDataRole.AccessibleDescriptionRole:
                return self.tr("Headings")
        return None


class FirstRowsTable(PlainTable):
    """`chosen(row number)` by a click or by Enter."""

    chosen = Signal(int)

    def __init__(self, model: FirstRows, parent: QWidget | None = None) -> None:
        super().__init__(model, row=28, parent=parent)
        self._first_rows = model
        self.horizontalHeader().setDefaultSectionSize(px(128))
        self.setColumnWidth(0, px(56))
        self.clicked.connect(lambda index: self.chosen.emit(model.number_at(index.row())))

    def show_heading(self) -> None:
        """Go to the row of the headings."""
        place = self._first_rows.heading_place()
        if place >= 0:
            self.setCurrentIndex(self._first_rows.index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.chosen.emit(self._first_rows.number_at(self.currentIndex().row()))
            return
        super().keyPressEvent(event)
