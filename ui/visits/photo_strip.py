"""The photos of a visit, each with its caption, and the way to add one."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from crm.domain.files import FileRow
from ui.theme.look import px
from ui.visits.photo_tile import HIGH, PhotoTile
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.leaving import let_go
from ui.widgets.photos import ENDINGS

FOOT = 44
Photo = tuple[FileRow, QImage | None]


class PhotoStrip(QWidget):
    """`chosen(paths)` tells of files to add, `opened`, `removed` and `captioned` of what is done with a photo."""

    chosen = Signal(list)
    opened = Signal(object)
    removed = Signal(object)
    captioned = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[PhotoTile] = []
        self._locked = False
        self.place = QWidget()
        self._flow = FlowLayout(px(HIGH + FOOT), px(12), self.place)
        self.add = Button(self.tr("Add photos…"), icon="camera")
        self.add.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.place)
        column.addWidget(self.add)
        self.show_photos(())

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """Show photos; tiles that are there stay as they are, with what is being typed in them."""
        keys = {row.id for row, _image in photos}
        for tile in [tile for tile in self.tiles if tile.row.id not in keys]:
            self._drop(tile)
        there = {tile.row.id: tile for tile in self.tiles}
        for row, image in photos:
            tile = there.get(row.id) or self._tile(row, image)
            tile.show_photo(row, image)
            tile.set_locked(self._locked)
        self.place.setVisible(bool(self.tiles))

    def set_locked(self, locked: bool) -> None:
        """Show photos without letting them be changed."""
        self._locked = locked
        self.add.setVisible(not locked)
        for tile in self.tiles:
            tile.set_locked(locked)

    def keep(self) -> None:
        """Keep every caption that is being typed now."""
        for tile in self.tiles:
            tile.keep()

    def _tile(self, row: FileRow, image: QImage | None) -> PhotoTile:
        tile = PhotoTile(row, image)
        tile.opened.connect(lambda: self.opened.emit(tile.row.id))
        tile.removed.connect(lambda: self.removed.emit(tile.row))
        tile.captioned.connect(lambda words: self.captioned.emit(tile.row, words))
        self.tiles.append(tile)
        self._flow.addWidget(tile)
        return tile

    def _drop(self, tile: PhotoTile) -> None:
        self.tiles.remove(tile)
        let_go(self._flow, tile)

    def _choose(self) -> None:
        kinds = self.tr("Pictures") + f" ({' '.join(f'*.{ending}' for ending in sorted(ENDINGS))})"
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Add photos"), "", kinds)
        if names:
            self.chosen.emit([Path(name) for name in names])
