import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from crm.domain.errors import Denied
from tests.rules.source import ROOT
from ui.drafts import DELAY_MS, Drafts

KILLED_WHILE_TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from ui.drafts import Drafts

app = QCoreApplication([])
drafts = Drafts(Path(sys.argv[1]))
drafts.saved.connect(lambda key: print(key, flush=True))
drafts.keep("visit-1", "A demo plant", {"notes": "half a sen"})
app.exec()
"""


def test_what_was_typed_is_on_the_disk_within_a_second(tmp_path: Path, qtbot: QtBot) -> None:
    assert DELAY_MS < 1000
    drafts = Drafts(tmp_path)
    with qtbot.waitSignal(drafts.saved) as told:
        drafts.keep("visit-1", "A demo plant", {"notes": "停电"})
        drafts.keep("visit-1", "A demo plant", {"notes": "停电通知"})
    assert told.args == ["visit-1"]
    again = Drafts(tmp_path)
    assert [(draft.title, draft.data) for draft in again.all()] == [("A demo plant", {"notes": "停电通知"})]
    for each in (drafts, again):
        each.close()


def test_what_was_typed_is_written_when_the_focus_moves(tmp_path: Path, qtbot: QtBot) -> None:
    window = QWidget()
    first, second = QLineEdit(), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(first)
    column.addWidget(second)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    first.setFocus()
    drafts = Drafts(tmp_path)
    drafts.keep("note", "Note", {"text": "demo"})
    assert drafts._timer.isActive()
    second.setFocus()
    assert not drafts._timer.isActive()
    drafts.close()
    assert list(tmp_path.glob("*.json"))


def test_a_draft_lives_through_a_kill(tmp_path: Path) -> None:
    program = subprocess.Popen(
        [sys.executable, "-c", KILLED_WHILE_TYPING, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert program.stdout is not None
    with program.stdout:
        assert program.stdout.readline().strip() == "visit-1"
        program.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
        program.wait()
    drafts = Drafts(tmp_path)
    kept = drafts.load("visit-1")
    assert kept is not None
    assert kept.data == {"notes": "half a sen"}
    drafts.close()


def test_a_discarded_draft_is_gone_even_when_it_was_just_typed(tmp_path: Path, qapp: object) -> None:
    drafts = Drafts(tmp_path)
    counts: list[int] = []
    drafts.changed.connect(lambda: counts.append(len(drafts)))
    drafts.keep("a", "A", {})
    drafts.keep("a", "A", {"n": 1})
    drafts.flush()
    drafts.discard("a")
    drafts.close()
    assert counts == [1, 0]
    assert not list(tmp_path.iterdir())


def test_a_torn_file_is_passed_over_and_left(tmp_path: Path, qapp: object) -> None:
    torn = tmp_path / "torn.json"
    torn.write_text('{"key": "x", "ti', encoding="utf-8")
    drafts = Drafts(tmp_path)
    assert drafts.all() == []
    drafts.close()
    assert torn.exists()


def test_a_draft_that_cannot_be_written_is_told(tmp_path: Path, qtbot: QtBot) -> None:
    in_the_way = tmp_path / "drafts"
    in_the_way.write_text("a file where the folder should be", encoding="utf-8")
    drafts = Drafts(in_the_way)
    with qtbot.waitSignal(drafts.failed) as told:
        drafts.keep("a", "A", {"text": "kept in its form"})
    assert isinstance(told.args[0], Denied)
    assert drafts.load("a") is not None
    drafts.close()


@pytest.mark.parametrize("key", ["visit-0191", "note/../../x", "a b"])
def test_a_key_never_leaves_the_folder(key: str, tmp_path: Path, qapp: object) -> None:
    drafts = Drafts(tmp_path / "drafts")
    drafts.keep(key, "Demo", {})
    drafts.close()
    assert [path.parent for path in tmp_path.rglob("*.json")] == [tmp_path / "drafts"]
