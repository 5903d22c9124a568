"""The first page when no database is known: a new file, the demo, or a bureau's shared database."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.settings import DIRS
from ui.shell.rail import Logo
from ui.theme.look import px
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import Text


class StartPage(QWidget):
    """Offers three ways to begin; `chosen(where, with demo)` and `server_asked` tell which."""

    chosen = Signal(str, bool)
    server_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rounds · 走访")
        self.resize(px(860), px(560))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(40), px(32), px(40), px(32))
        outer.setSpacing(px(8))
        outer.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(Logo(self))
        head.addWidget(Text("Rounds · 走访", "figure_l"))
        head.addStretch(1)
        outer.addLayout(head)
        outer.addWidget(Text(self.tr("Where should the accounts and visits be kept?"), "body", "text2"))
        outer.addSpacing(px(16))
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addWidget(self._new_card())
        row.addWidget(self._demo_card())
        self.choices = QWidget()
        column = QVBoxLayout(self.choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addLayout(row)
        column.addWidget(self._server_card())
        outer.addWidget(self.choices)
        self.problem = Text("", "body_medium", "danger", wrap=True)
        outer.addSpacing(px(4))
        outer.addWidget(self.problem)
        outer.addStretch(2)

    def show_problem(self, sentence: str) -> None:
        """Say why the last choice did not work, and let another be made."""
        self.problem.set_ink("danger")
        self.problem.set_text(sentence)
        self.choices.setEnabled(True)

    def show_waiting(self) -> None:
        """Say that the database is being opened; nothing else can be chosen meanwhile."""
        self.problem.set_ink("text2")
        self.problem.set_text(
            self.tr("Opening. A demo is filled or an older file upgraded first; that takes a moment.")
        )
        self.choices.setEnabled(False)

    def _card(self, title: str, detail: str, *buttons: Button) -> Card:
        card = Card(title)
        words = Text(detail, "body", "text2", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        card.body.addWidget(words, 1)
        card.body.addSpacing(px(12))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        card.body.addLayout(row)
        return card

    def _new_card(self) -> Card:
        detail = self.tr("One file on this computer, for one person. A ledger from Excel can be brought in next.")
        self.new_button = Button(self.tr("New file…"), "primary")
        self.new_button.clicked.connect(self._new_file)
        self.open_button = Button(self.tr("Open a file…"))
        self.open_button.clicked.connect(self._open_file)
        return self._card(self.tr("A file of your own"), detail, self.new_button, self.open_button)

    def _demo_card(self) -> Card:
        detail = self.tr("An invented office with 1,500 accounts, to look around and try everything.")
        self.demo_button = Button(self.tr("Open the demo"))
        self.demo_button.clicked.connect(self._demo)
        return self._card(self.tr("The demo"), detail, self.demo_button)

    def _server_card(self) -> Card:
        detail = self.tr("One database for everybody; the address and your name come from the administrator.")
        self.server_button = Button(self.tr("Sign in…"))
        self.server_button.clicked.connect(self.server_asked)
        return self._card(self.tr("The bureau's shared database"), detail, self.server_button)

    def _new_file(self) -> None:
        proposed = str(Path.home() / "rounds.db")
        chosen, _kind = QFileDialog.getSaveFileName(self, self.tr("A new file"), proposed, "*.db")
        if chosen:
            self.chosen.emit(chosen, False)

    def _open_file(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, self.tr("Open a file"), str(Path.home()), "*.db")
        if chosen:
            self.chosen.emit(chosen, False)

    def _demo(self) -> None:
        folder = DIRS.user_data_path
        folder.mkdir(parents=True, exist_ok=True)
        self.chosen.emit(str(folder / "demo.db"), True)
