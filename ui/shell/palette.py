"""The palette (Ctrl+K): every account, contact, feeder, task, note and action, by name, pinyin, number or words."""

from collections.abc import Callable, Sequence
from typing import Any

import shiboken6
from msgspec import Struct
from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from crm.domain.lists import ListKind
from crm.domain.matching import How
from crm.domain.views import SavedViewRow
from crm.usecases.search import Hit, due_first, opened_lately, search, sounds_of
from crm.usecases.views import saved_views
from ui.background import Job
from ui.context import Context
from ui.shell.actions import PaletteAction
from ui.shell.found import VERBS as DOES
from ui.shell.found import account_of, page_of
from ui.shell.keycap import KeyHint, caps_of
from ui.shell.palette_entries import Asked, Entry, Title, actions_for, asked, grouped, is_feeder, matching
from ui.shell.palette_ground import PaletteList, cover, fill
from ui.shell.palette_preview import Preview
from ui.shell.palette_rows import PaletteDelegate, PaletteModel
from ui.shell.recents import Recents
from ui.theme.look import colour, font, px
from ui.widgets.forms.level import level
from ui.widgets.icon import Icon
from ui.widgets.labels import ElidedLabel
from ui.widgets.leaving import empty
from ui.widgets.paint import hairline, rounded
from ui.widgets.popup import paint_shadow
from ui.widgets.themed import Themed

WIDE, HIGH, TOP = 800, 548, 116
PREVIEW, LINE = 300, 1
SHADE = 0.35
LONGEST_SHOWN = 40
PREVIEW_MS = 80
"""How long a row is current before its account is read: whoever types on shall not wait for that."""
LATELY = 6
"""How many accounts that were opened lately, and that are due, stand there before anything is typed."""
VERBS = {
    (Qt.Key.Key_Return, True): "plan",
    (Qt.Key.Key_Enter, True): "plan",
    (Qt.Key.Key_R, True): "record",
    (Qt.Key.Key_T, True): "task",
    (Qt.Key.Key_Return, False): "open",
    (Qt.Key.Key_Enter, False): "open",
}


class Known(Struct, frozen=True):
    """What is read when the palette opens: what was opened lately, saved views, how actions sound; and which
    accounts are due, where one is chosen for something."""

    lately: Sequence[Hit] = ()
    views: Sequence[SavedViewRow] = ()
    sounds: dict[str, str] | None = None
    due: Sequence[Hit] = ()


class PaletteField(QLineEdit):
    """Keeps every key to itself: what lies under the palette must not hear a shortcut."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.textChanged.connect(lambda _: level(self))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)


class Palette(Themed, QWidget):
    """A shade over the window with a field, its hits and the account they lead to.

    Enter opens (or does what the palette was opened for), Ctrl+Enter plans a visit, Ctrl+R records one, Ctrl+T adds a
    task, Tab goes to the next group, Esc closes.
    """

    chosen = Signal(object, str)
    """(Hit, "open" | "plan" | "record" | "task")"""

    def __init__(
        self,
        context: Context,
        actions: Callable[[Sequence[SavedViewRow]], list[PaletteAction]],
        recents: Recents,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context, self._actions, self._recents = context, actions, recents
        self._known = Known()
        self._job: Job | None = None
        self._waiting, self._is_answered = "", True
        self._verb = "open"
        self._before: QWidget | None = None
        self._icon = Icon("magnifying-glass", "accent_text", 20)
        self.field = PaletteField(self)
        self.field.setFrame(False)
        self.field.textChanged.connect(self._search)
        self.field.installEventFilter(self)
        self.hint = ElidedLabel("", "small", "text2")
        self.list = PaletteList(self)
        self.model = PaletteModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda _index: self._take(self._verb))
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.preview = Preview(context, self)
        self._head = QHBoxLayout()
        self._foot = QHBoxLayout()
        self._panel = QWidget(self)
        self._build()
        self._preview_wait = QTimer(self)
        self._preview_wait.setSingleShot(True)
        self._preview_wait.setInterval(PREVIEW_MS)
        self._preview_wait.timeout.connect(self._show_preview)
        parent.installEventFilter(self)
        self.hide()
        self.start_look()

    def _build(self) -> None:
        self._head.addWidget(self._icon)
        self._head.addWidget(self.field, 1)
        self._head.addWidget(self.hint)
        self._head.addWidget(KeyHint(["Esc"]))
        middle = QHBoxLayout()
        middle.setSpacing(LINE)
        middle.addWidget(self.list, 1)
        middle.addWidget(self.preview)
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LINE)
        column.addLayout(self._head)
        column.addLayout(middle, 1)
        column.addLayout(self._foot)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Search"))
        self.field.setAccessibleName(self.tr("Search"))
        keys = [
            (["↑", "↓"], self.tr("move")),
            (caps_of("Enter"), self.tr("open")),
            ([" ".join(caps_of("Ctrl+Enter"))], self.tr("plan visit")),
            (caps_of("Tab"), self.tr("next group")),
        ]
        starts: list[tuple[list[str], str]] = [
            ([], self.tr("> actions")),
            ([], self.tr("@ contacts")),
            ([], self.tr("# tasks")),
            ([], self.tr("! outages")),
        ]
        feet = [KeyHint(caps, text, self._panel) for caps, text in keys + starts]
        empty(self._foot)
        for place, foot in enumerate(feet):
            if place == len(keys):
                self._foot.addStretch(1)
            self._foot.addWidget(foot)
            foot.show()

    def retheme(self) -> None:
        self.field.setFont(font("heading"))
        self.field.setFixedHeight(px(30))
        for part in (self.preview, self.hint):
            fill(part, part.backgroundRole())
        fill(self.field, QPalette.ColorRole.Base)
        self._cover_parts()
        self._head.setContentsMargins(px(22), px(15), px(20), px(15))
        self._head.setSpacing(px(14))
        self._foot.setContentsMargins(px(20), px(11), px(20), px(12))
        self._foot.setSpacing(px(16))
        self.list.setContentsMargins(0, px(6), 0, px(6))
        self.preview.setFixedWidth(px(PREVIEW))
        self._place()

    def _cover_parts(self) -> None:
        for part in (self.field, self.list.viewport(), self.list.verticalScrollBar()):
            cover(part)

    def showEvent(self, event: QShowEvent) -> None:
        self._cover_parts()
        super().showEvent(event)

    def open_over(self, text: str = "", verb: str = "open") -> None:
        """Show over the window; `verb` is what Enter does, when it is opened to choose an account for something."""
        self._verb = verb
        place_holders = {
            "record": self.tr("Record a visit at which account?"),
            "plan": self.tr("Plan a visit at which account?"),
            "contact": self.tr("Add a contact to which account?"),
        }
        self.field.setPlaceholderText(place_holders.get(verb, self.tr("Account, contact, number, task or action")))
        self._stop()
        self._known = Known(sounds=self._known.sounds)
        self.field.blockSignals(True)
        self.field.setText(text)
        self.field.blockSignals(False)
        self.model.show([])
        self._learn()
        self._place()
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_over(self) -> None:
        """Hide; what had the keyboard has it again."""
        self._stop()
        self.hide()
        before = self._before if self._before is not None and shiboken6.isValid(self._before) else self.parentWidget()
        if before is not None:
            before.setFocus()

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        self.setGeometry(window.rect())
        wide, high = min(px(WIDE), self.width() - 64), min(px(HIGH), self.height() - 64)
        top = min(px(TOP), (self.height() - high) // 2)
        self._panel.setGeometry((self.width() - wide) // 2, top, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        panel = QRectF(self._panel.geometry())
        if panel.adjusted(0, px(12), 0, -px(12)).contains(QRectF(event.rect())):
            # Inside the panel, as when hits change, there is no shade, no shadow and no corner.
            painter.fillRect(event.rect(), colour("raised"))
        else:
            shade = colour("shadow")
            shade.setAlphaF(SHADE)
            painter.fillRect(self.rect(), shade)
            paint_shadow(painter, panel, px(16))
            rounded(painter, panel, px(12), fill=colour("raised"))
        # The parts cover their ground; the lines are in the gaps that the layouts leave between them.
        middle = QRectF(self.list.geometry()).translated(panel.topLeft())
        hairline(painter, panel.left(), middle.top() - LINE, panel.width())
        hairline(painter, panel.left(), middle.bottom(), panel.width())
        hairline(painter, middle.right(), middle.top(), middle.height(), upright=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_over()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget() and self.isVisible():
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Do what a key does here; say whether it was one of ours and not the field's."""
        key = Qt.Key(event.key())
        row = self.list.currentIndex().row()
        verb = VERBS.get((key, bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)))
        if verb is not None:
            self._take(self._verb if verb == "open" else verb)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._choose(self.model.next_row(row, 1 if key == Qt.Key.Key_Down else -1))
        elif key == Qt.Key.Key_Tab:
            self._choose(self.model.next_group(row))
        elif key == Qt.Key.Key_Escape:
            self.close_over()
        else:
            return False
        return True

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row, 0))

    def _learn(self) -> None:
        """Read what the palette offers before anything is typed, then look for what is typed already."""
        recent, person = self._recents.ids(), self._context.scope.person_id
        actor = self._context.scope.actor_id
        texts = {action.text for action in self._actions(())}
        sounds = self._known.sounds or {}
        most = 0 if self._verb == "open" else LATELY

        def read(reader: Any) -> Known:
            views = [view for kind in ListKind for view in saved_views(reader, kind, actor)]
            made = sounds if texts <= sounds.keys() else sounds_of(texts | {view.name for view in views})
            due = due_first(reader, person, most) if most else []
            return Known(opened_lately(reader, recent), views, made, due)

        self._context.runner.ask(self, read, self._learned, slot="palette-known")

    def _learned(self, known: Known) -> None:
        self._known = known
        if self._job is None:
            self._search()

    def _stop(self) -> None:
        """Forget what was asked and what Enter waits for."""
        if self._job is not None:
            self._job.cancel()
        self._job, self._waiting = None, ""

    def _search(self) -> None:
        """Ask for what is typed; what stands there stays until the answer comes."""
        self._stop()
        wanted = asked(self.field.text(), only_accounts=self._verb != "open")
        if wanted.only_actions or not wanted.text or not self._context.scope.rights.sees("accounts"):
            self._show(self._unasked(wanted))
            return
        own, recent = self._context.scope.person_id, [hit.id for hit in self._known.lately]

        def read(reader: Any) -> list[Hit]:
            return search(reader, wanted.text, kinds=wanted.kinds, each=wanted.each, own=own, recent=recent)

        self._is_answered = False
        job = self._context.runner.ask(
            self, read, lambda hits: self._show_hits(wanted, hits), lambda error: self._failed(error), slot="palette"
        )
        self._job = None if self._is_answered else job

    def _unasked(self, wanted: Asked) -> list[Entry]:
        """Return what stands there while no name is typed: actions, and what was opened lately."""
        if wanted.only_actions:
            return self._general_actions(wanted.text)
        lately = self._known.lately[:LATELY]
        entries: list[Entry] = [Title(self.tr("Opened lately")), *lately] if lately and wanted.kinds is None else []
        if self._verb != "open":
            return self._suggested()
        return entries + (self._general_actions(wanted.text) if wanted.kinds is None else [])

    def _suggested(self) -> list[Entry]:
        """Return the accounts that somebody most likely means before a name is typed: opened lately, then due."""
        lately = self._known.lately[:LATELY]
        seen = {hit.id for hit in lately}
        due = [hit for hit in self._known.due if hit.id not in seen]
        entries: list[Entry] = [Title(self.tr("Opened lately")), *lately] if lately else []
        return [*entries, Title(self.tr("Due for a visit")), *due] if due else entries

    def _show_hits(self, wanted: Asked, hits: list[Hit]) -> None:
        self._is_answered, self._job = True, None
        rights = self._context.scope.rights
        hits = [hit for hit in hits if rights.sees(page_of(hit))]
        entries = grouped(hits)
        if hits and (wanted.kinds is None or is_feeder(hits[0])):
            entries += actions_for(hits[0], rights, self.chosen.emit)
        if wanted.kinds is None:
            entries += self._general_actions(wanted.text)
        if not entries:
            entries.append(Title(self._nothing(wanted), is_sentence=True))
        self._show(entries)
        if self._waiting:
            verb, self._waiting = self._waiting, ""
            self._take(verb)

    def _nothing(self, wanted: Asked) -> str:
        shown = wanted.text if len(wanted.text) <= LONGEST_SHOWN else f"{wanted.text[:LONGEST_SHOWN]}…"
        return self.tr("Nothing matches {text}").format(text=shown)

    def _failed(self, error: BaseException) -> None:
        self._is_answered, self._job, self._waiting = True, None, ""
        self._show([Title(self.tr("The search did not work"), is_sentence=True)])
        self._context.show_error(error)

    def _show(self, entries: list[Entry]) -> None:
        self.model.show(entries)
        self._choose(self.model.next_row(-1, 1))
        if not any(isinstance(entry, Hit) for entry in entries):
            self._preview_wait.stop()
            self.preview.show_account(None)
            self.hint.set_text("")

    def _general_actions(self, text: str) -> list[Entry]:
        return matching(self._actions(self._known.views), self._known.sounds or {}, text)

    def _current_changed(self, current: QModelIndex) -> None:
        entry = current.data(PaletteModel.ENTRY)
        if isinstance(entry, Hit):
            self._preview_wait.start()
            initials = entry.match.how is How.INITIALS
            self.hint.set_text(self.tr("matches pinyin initials") if initials else "")

    def _show_preview(self) -> None:
        entry = self.list.currentIndex().data(PaletteModel.ENTRY)
        if isinstance(entry, Hit):
            self.preview.show_account(account_of(entry))

    def _take(self, verb: str) -> None:
        """Do with the current row what a key means; while the answer to what is typed is still to come, then."""
        if self._job is not None:
            self._waiting = verb
            return
        entry = self.list.currentIndex().data(PaletteModel.ENTRY)
        first = next((each for each in self.model.entries if isinstance(each, Hit)), None)
        if isinstance(entry, PaletteAction) and verb == self._verb:
            self.close_over()
            entry.run()
            return
        hit = entry if isinstance(entry, Hit) else first
        can_do = verb == "open" or self._context.may(DOES[verb])
        if hit is not None and can_do and (verb == "open" or account_of(hit) is not None):
            self.close_over()
            self.chosen.emit(hit, verb)
