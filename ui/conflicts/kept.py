"""What was typed for a row that could not take it, as it lies among the drafts of this computer."""

from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from ui.conflicts.lost import Lines, LostPanel
from ui.context import Context
from ui.drafts import Drafts

KIND = "unsaved"


def key_of(row_id: UUID) -> str:
    """Return the key of the draft of a row."""
    return f"{KIND}-{row_id}"


def keep(drafts: Drafts, row_id: UUID, head: str, name: str, typed: Lines) -> None:
    """Keep what was typed until somebody has saved or dropped it."""
    drafts.keep(key_of(row_id), name or head, {"head": head, "typed": [list(line) for line in typed]})


class KeptDialog(LostPanel):
    """Shows kept words again; what becomes of the row was told before."""

    def __init__(self, context: Context, owner: QWidget, account_id: UUID, **_more: Any) -> None:
        draft = context.drafts.load(key_of(account_id))
        data = draft.data if draft is not None else {}
        typed = [(str(field), str(words)) for field, words in data.get("typed", ())]
        name = draft.title if draft is not None else ""
        super().__init__(str(data.get("head", "")), name, "", typed, owner)
        self.dropped.connect(lambda: context.drafts.discard(key_of(account_id)))
