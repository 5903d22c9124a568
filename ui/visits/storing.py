"""Storing a record: kept on this computer while it is typed, in the database when it is saved or finished."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from msgspec import Struct
from PySide6.QtCore import QObject

from crm.domain.record_merging import begun
from crm.domain.visits import RecordDraft, VisitDetail
from crm.usecases.attachments import sign
from crm.usecases.recording import beside_others, finish_visit, save_record
from crm.usecases.reviewing import correct_record
from ui.context import Context, Offer
from ui.texts.errors import language
from ui.visits.draft_data import from_data, to_data
from ui.visits.signature import NO_INK, Ink, ink_of
from ui.widgets.ink import picture
from ui.widgets.photos import encoded

Fail = Callable[[BaseException], None]
Store = Callable[[Any, UUID, int, RecordDraft], int]


class Typed(Struct, frozen=True):
    """What stands on the page and is not stored yet: the record, and what the customer signed."""

    draft: RecordDraft
    ink: Ink = NO_INK

    def as_data(self) -> dict[str, Any]:
        """Return what JSON can hold."""
        return {**to_data(self.draft), "signature": self.ink.as_data()}


class Base(Struct, frozen=True):
    """What lay in the database when somebody began to type, and its version: the day after, too."""

    draft: RecordDraft
    version: int


def base_of(detail: VisitDetail) -> Base:
    """Return what a page that was just opened stands on."""
    return Base(begun(detail.draft, detail.row.record_state), detail.row.version)


class RecordStore(QObject):
    """Knows where what is typed is kept. Taking a save or a finish back brings the draft on this computer back too."""

    def __init__(self, context: Context, page: QObject) -> None:
        super().__init__(page)
        self._context = context
        self._bases: dict[UUID, Base] = {}

    def keep(self, detail: VisitDetail, typed: Typed) -> None:
        """Keep what was typed on this computer, within a second, with what it began with."""
        data = self._with_base(detail, typed)
        self._context.drafts.keep(key_of(detail.row.id), detail.row.account, data)

    def _with_base(self, detail: VisitDetail, typed: Typed) -> dict[str, Any]:
        base = self._bases.setdefault(detail.row.id, base_of(detail))
        return {**typed.as_data(), "base": to_data(base.draft), "version": base.version}

    def kept(self, visit_id: UUID) -> Typed | None:
        """Return what was typed and not stored; None where there is nothing, or what cannot be read."""
        kept = self._context.drafts.load(key_of(visit_id))
        if kept is None:
            self._bases.pop(visit_id, None)
            return None
        try:
            if "base" in kept.data:
                self._bases[visit_id] = Base(from_data(kept.data["base"]), int(kept.data["version"]))
            return Typed(from_data(kept.data), ink_of(kept.data.get("signature")))
        except (KeyError, TypeError, ValueError):
            return None

    def save(self, detail: VisitDetail, typed: Typed, then: Callable[[], None], fail: Fail) -> None:
        """Store a draft in the database."""
        name = detail.row.account

        def saved() -> None:
            self._context.toast(self.tr("Draft of {name} saved").format(name=name), undo=True)
            then()

        self._store(detail, typed, save_record, self.tr("draft of {name}").format(name=name), saved, fail)

    def finish(self, detail: VisitDetail, typed: Typed, then: Callable[[], None], fail: Fail) -> None:
        """Check, store and submit a record."""
        name = detail.row.account

        def finished() -> None:
            self._context.toast(
                self.tr("Visit to {name} finished").format(name=name), undo=True, offer=self._next_visit(detail, typed)
            )
            then()

        # The window is asked now: a command runs in a thread of its own.
        finish = partial(finish_visit, language=language())
        self._store(detail, typed, finish, self.tr("visit to {name}").format(name=name), finished, fail)

    def correct(self, detail: VisitDetail, typed: Typed, reason: str, then: Callable[[], None], fail: Fail) -> None:
        """Store the correction of a record that was submitted."""
        name = detail.row.account

        def corrected() -> None:
            self._context.toast(self.tr("Record of {name} corrected").format(name=name), undo=True)
            then()

        def store(work: Any, visit_id: UUID, version: int, draft: RecordDraft) -> int:
            return correct_record(work, visit_id, version, draft, reason)

        self._store(
            detail, typed, store, self.tr("correction of the record of {name}").format(name=name), corrected, fail
        )

    def _next_visit(self, detail: VisitDetail, typed: Typed) -> Offer | None:
        """Offer to plan the next visit on the day that was written down."""
        day, account_id = typed.draft.next_visit_on, detail.row.account_id
        if day is None:
            return None
        navigate = self._context.navigate
        return Offer(self.tr("Plan the next visit"), lambda: navigate("planner", account_id=account_id, day=day))

    def _store(
        self,
        detail: VisitDetail,
        typed: Typed,
        store: Store,
        words: str,
        then: Callable[[], None],
        fail: Fail,
    ) -> None:
        row, drafts = detail.row, self._context.drafts
        key, data = key_of(row.id), self._with_base(detail, typed)
        base = self._bases[row.id]

        def command(work: Any) -> int:
            draft = beside_others(work, row.id, base.draft, typed.draft)
            version = store(work, row.id, base.version, draft)
            if typed.ink:
                sign(work, row.account_id, row.id, typed.ink.name, encoded(picture(typed.ink.strokes)))
            return version

        def stored(_version: int) -> None:
            """Forget the draft, unless something was typed while it was stored."""
            kept = drafts.load(key)
            if kept is None or kept.data == data:
                drafts.discard(key)
            self._bases.pop(row.id, None)
            then()

        def undone(is_back: bool) -> None:
            if is_back:
                drafts.keep(key, row.account, data)
            else:
                drafts.discard(key)

        self._context.runner.do(
            self,
            command,
            stored,
            fail,
            undo_text=words,
            undone=undone,
        )


def key_of(visit_id: UUID) -> str:
    """Return the key of a visit's draft on this computer."""
    return f"visit-{visit_id}"
