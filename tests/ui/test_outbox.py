"""What is typed while the server is away waits on this computer, outlives the program, and is stored once."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm.domain.codes import Priority
from crm.domain.errors import Offline
from crm.domain.ids import new_id
from crm.storage.store import Store
from crm.storage.tables import Account, Interaction, Task
from crm.usecases.timeline import add_note
from tests.support.office import Office
from tests.support.window import WindowMaker
from ui.accounts.account_page import AccountPage
from ui.background import InlineRunner
from ui.dialogs import open_dialog
from ui.drafts import Drafts
from ui.hub import Hub
from ui.outbox import Outbox, rewrite, send_as_new, wait_with_note, wait_with_task
from ui.widgets.labels import Text

WORDS = "Typed while the server was away"


class Away:
    """A database that answers readers and stores nothing while it is away."""

    def __init__(self, store: Store) -> None:
        self._store, self.is_away = store, True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def run(self, *arguments: Any) -> Any:
        if self.is_away:
            raise Offline("database.offline")
        return self._store.run(*arguments)


def _account(store: Store) -> UUID:
    with store.read() as reader:
        found: UUID = reader.scalar(select(Account.c.id).order_by(Account.c.id))
        return found


def _notes(store: Store, words: str = WORDS) -> int:
    with store.read() as reader:
        return len(reader.rows(select(Interaction.c.id).where(Interaction.c.text == words)))


@pytest.fixture
def away(demo_store: Store) -> Away:
    """The demo on a server that is away."""
    return Away(demo_store)


@pytest.fixture
def runner(away: Away, qapp: object) -> Iterator[InlineRunner]:
    """A runner over it."""
    made = InlineRunner(away, Hub())
    yield made
    made.close()


def test_what_waits_is_sent_in_order_when_the_server_is_back(
    away: Away, runner: InlineRunner, demo_store: Store, tmp_path: Path
) -> None:
    first = Drafts(tmp_path, runner)
    account_id = _account(demo_store)
    values: Any = {"due_on": date(2026, 11, 20), "due_time": time(9, 30), "priority": Priority.HIGH}
    wait_with_note(first, new_id(), account_id, WORDS, "Note")
    assert wait_with_task(first, new_id(), "Task for later", account_id, values)
    first.close()
    again = Drafts(tmp_path, runner)
    outbox = Outbox(again, runner, again)
    outbox.send()
    assert [each.title for each in outbox.waiting()] == ["Note", "Task for later"]
    away.is_away = False
    outbox.send()
    assert outbox.waiting() == []
    assert _notes(demo_store) == 1
    with demo_store.read() as reader:
        row = reader.one(select(Task).where(Task.c.title == "Task for later"))
    assert row is not None
    assert (row.due_on, row.due_time, row.priority) == (date(2026, 11, 20), time(9, 30), "high")
    again.close()


def test_what_is_refused_stays_and_keeps_nothing_else_back(
    away: Away, runner: InlineRunner, demo_store: Store, tmp_path: Path
) -> None:
    away.is_away = False
    drafts = Drafts(tmp_path, runner)
    outbox = Outbox(drafts, runner, drafts)
    told: list[BaseException] = []
    outbox.refused.connect(told.append)
    wait_with_note(drafts, new_id(), new_id(), WORDS, "Of an account that is gone")
    wait_with_note(drafts, new_id(), _account(demo_store), WORDS, "Note")
    drafts.keep("waiting-torn", "Torn", {"what": "?"})
    outbox.send()
    assert {each.title for each in outbox.waiting()} == {"Of an account that is gone", "Torn"}
    assert len(told) == 1
    assert _notes(demo_store) == 1
    drafts.close()


@pytest.mark.postgresql
def test_a_note_whose_first_try_was_stored_after_all_is_stored_once(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    """The program was killed after COMMIT and before it forgot the note."""
    store = office.open("manager")
    runner = InlineRunner(store, Hub())
    account_id, key = _account(store), new_id()
    for _start in range(2):
        drafts = Drafts(tmp_path, runner)
        wait_with_note(drafts, key, account_id, WORDS, "Note")
        outbox = Outbox(drafts, runner, drafts)
        outbox.send()
        assert outbox.waiting() == []
        drafts.close()
    assert _notes(store) == 1
    runner.close()
    store.close()


def test_a_note_typed_while_the_server_is_away_waits(
    windows: WindowMaker, demo_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = windows.open("account", id=_account(demo_store))
    page = window.page
    assert isinstance(page, AccountPage)

    def gone(*_arguments: Any) -> None:
        raise Offline("database.unsure")

    monkeypatch.setattr(demo_store, "run", gone)
    line = page.timeline.line
    line.note.setPlainText(WORDS)
    line.note.entered.emit()
    kept = [each for each in window.context.drafts.all() if each.key.startswith("waiting-")]
    assert [each.data["text"] for each in kept] == [WORDS]
    assert line.note.toPlainText() == ""


def test_the_list_shows_what_waits_lets_it_be_edited_and_removed(windows: WindowMaker, demo_store: Store) -> None:
    window = windows.open("today")
    drafts, key = window.context.drafts, new_id()
    wait_with_note(drafts, key, _account(demo_store), "Frist", "Note", "Demo steel works")
    wait_with_task(drafts, new_id(), "Call back", None, {"due_on": date(2026, 11, 20)})
    outbox = Outbox(drafts, window.context.runner, window)
    dialog: Any = open_dialog("waiting", window.context, window)
    first, second = dialog.entries.values()
    shown = " ".join(each.text() for each in dialog.findChildren(Text))
    assert all(words in shown for words in ("Frist", "Demo steel works", "Call back", "Fri 20 Nov"))
    first.edit.click()
    first.typed.set_text(WORDS)
    first.save.click()
    assert first.words.text() == WORDS
    second.remove.click()
    outbox.send()
    assert dialog.entries == {}
    assert _notes(demo_store) == 1
    dialog.accept()


@pytest.mark.postgresql
def test_words_that_were_edited_after_the_first_ones_arrived_are_kept_and_asked(
    office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    store = office.open("manager")
    runner = InlineRunner(store, Hub())
    drafts, key = Drafts(tmp_path, runner), new_id()
    account_id = _account(store)
    wait_with_note(drafts, key, account_id, "First words", "Note")
    assert store.run(lambda work: add_note(work, account_id, "First words"), None, key) is not None
    rewrite(drafts, f"waiting-{key}", "Other words")
    told: list[Any] = []
    outbox = Outbox(drafts, runner, drafts)
    outbox.refused.connect(told.append)
    outbox.send()
    assert [error.code for error in told] == ["outbox.arrived"]
    (held,) = outbox.waiting()
    outbox.send()
    assert [each.data["text"] for each in outbox.waiting()] == ["Other words"]
    send_as_new(drafts, held.key)
    outbox.send()
    assert outbox.waiting() == []
    assert _notes(store, "Other words") == 1
    drafts.close()
    runner.close()
    store.close()
