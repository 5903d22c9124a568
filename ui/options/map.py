"""The map under the routes: the one that comes along, or a GeoJSON of the bureau's own."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from crm.domain.changes import Changes, Kind
from crm.domain.maps import AreaMap
from crm.usecases.maps import area_map, load_map, use_shipped_map
from ui.context import Context
from ui.options.section import OptionsSection
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import FlowLayout
from ui.widgets.labels import Text
from ui.widgets.map.view import MapView

HEIGHT = 320


class MapOptions(OptionsSection):
    """Only an administrator sees this section; what is loaded here everybody sees."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        card = Card(self.tr("The map under the routes"))
        self.name = Text("", "body_medium", wrap=True)
        self.map = MapView()
        self.map.setFixedHeight(px(HEIGHT))
        self.other = Button(self.tr("Load a GeoJSON…"), icon="folder-open")
        self.other.clicked.connect(self._ask)
        self.ours = Button(self.tr("Use the map that comes along"))
        self.ours.clicked.connect(self._use_ours)
        note = self.tr(
            "Areas and lines of a GeoJSON file in WGS-84, up to 10 MB, with a name where there is one. "
            "It is kept in the database, so everybody sees it."
        )
        buttons = FlowLayout(px(40), px(8))
        buttons.addWidget(self.other)
        buttons.addWidget(self.ours)
        card.body.addWidget(self.name)
        card.body.addWidget(Text(note, "small", "text2", wrap=True))
        card.body.addSpacing(px(12))
        card.body.addWidget(self.map)
        card.body.addSpacing(px(12))
        card.body.addLayout(buttons)
        self.column.addWidget(card)
        self.column.addStretch(1)
        context.hub.changed.connect(self._changed)
        self.start_look()

    def section_title(self) -> str:
        return self.tr("Map")

    def load(self) -> None:
        self._context.runner.ask(self, area_map, self._show, self._context.show_error, slot="map")

    def use_file(self, path: Path) -> None:
        """Use a file from now on."""
        self._context.runner.do(
            self,
            lambda work: load_map(work, path),
            lambda found: self._context.toast(self.tr("{name} is the map now").format(name=found.name)),
            self._context.show_error,
            undo_text=self.tr("another map"),
        )

    def _ask(self) -> None:
        kinds = self.tr("GeoJSON") + " (*.geojson *.json)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Load a GeoJSON"), "", kinds)
        if name:
            self.use_file(Path(name))

    def _use_ours(self) -> None:
        self._context.runner.do(
            self,
            use_shipped_map,
            lambda _: self._context.toast(self.tr("The map that comes along is back")),
            self._context.show_error,
            undo_text=self.tr("the map that comes along"),
        )

    def _show(self, found: AreaMap) -> None:
        own = self.tr("In use: {name}").format(name=found.name)
        self.name.set_text(own if found.name else self.tr("In use: the map that comes along"))
        self.ours.setEnabled(bool(found.name))
        self.map.set_area(found)

    def _changed(self, changes: Changes, _origin: object) -> None:
        if self.isVisible() and changes.touches(Kind.AREA_MAP):
            self.load()
