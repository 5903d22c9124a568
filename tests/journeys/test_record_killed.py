"""A manager writes a record, and the program is killed: everything that was typed, answered and signed is back."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from crm.domain.survey.answers import Answers
from crm.domain.survey.reading import FormReading
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases.people import people
from crm.usecases.surveys.forms import checked, import_form, publish_version
from crm.usecases.visits import plan_visit, visit_rows
from tests.rules.source import ROOT
from tests.support.build import at
from tests.support.forms import ask, form, repeat
from tests.support.lists import visit_ids
from ui.app import Session
from ui.background import InlineRunner
from ui.settings import Settings
from ui.theme import look
from ui.theme.theme import Theme
from ui.visits.record_page import RecordPage

TYPES_AND_WAITS = """
import sys
from pathlib import Path
from uuid import UUID
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from crm.domain.clock import clock_from_environment
from crm.storage.start import open_store
from ui.app import Session
from ui.settings import Settings
from ui.theme import look
from ui.theme.theme import Theme

where, folder, visit, version = Path(sys.argv[1]), Path(sys.argv[2]), UUID(sys.argv[3]), UUID(sys.argv[4])
app = QApplication([])
look.install(Theme("light"))
store = open_store(where, clock_from_environment())
session = Session(store, Settings(folder / "rounds.ini"), store.clock, folder / "drafts")
session.window.show()
session.window.open_first("visit", id=visit)

def write():
    page = session.window.page
    if page is None or not page.page_actions():
        return QTimer.singleShot(20, write)
    page.form.surveys.wanted.emit(version)
    answer()

def answer():
    page = session.window.page
    if not page.form.surveys.boxes:
        return QTimer.singleShot(20, answer)
    session.drafts.saved.connect(lambda key: print(key, flush=True))
    view = page.form.surveys.boxes[0].view
    for name, index, text in (("words", (), "断电前的话"), ("kw", (0,), "1.5")):
        control = view.row(name, index).control
        control.set_text(text)
        control.changed.emit()
    page.form.signature.name.setText("王工")
    page.form.signature.pad.set_strokes((((1.0, 2.0), (30.0, 40.0)),))
    page.form.content.setPlainText("核对联系人。(演示)")

QTimer.singleShot(0, write)
app.exec()
"""


@pytest.fixture
def visit(demo_store: Store) -> tuple[UUID, UUID]:
    """A visit of today and a published form."""
    asked = form(ask("words"), repeat("device", ask("kw", "decimal")))
    with demo_store.change() as work:
        version = import_form(work, checked(FormReading(asked, ())), "a.xlsx").version_id
        publish_version(work, version, 1)
        person = next(each for each in people(work) if each.accounts)
        done = visit_rows(work, visit_ids(work, "done", person.id)[:1])[0]
        return plan_visit(work, done.account_id, person.id, at(8), at(9)), version


def test_a_killed_program_finds_the_whole_record_again(
    demo_store: Store, visit: tuple[UUID, UUID], tmp_path: Path, qtbot: QtBot
) -> None:
    where = Path(str(demo_store.where))
    demo_store.close()
    command = [sys.executable, "-c", TYPES_AND_WAITS, str(where), str(tmp_path), *map(str, visit)]
    environment = {**os.environ, "ROUNDS_NOW": "2026-11-17T09:48:00+08:00"}
    program = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    drafts = tmp_path / "drafts"
    with program.stdout:
        try:
            while "核对联系人" not in "".join(each.read_text(encoding="utf-8") for each in drafts.glob("*.json")):
                assert program.stdout.readline().strip() == f"visit-{visit[0]}"
        finally:
            program.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
            program.wait()
    assert json.loads(next(drafts.glob("*.json")).read_text(encoding="utf-8"))["key"] == f"visit-{visit[0]}"

    look.install(Theme("light"))
    store = open_store(where, demo_store.clock)
    session = Session(store, Settings(tmp_path / "again.ini"), store.clock, drafts, InlineRunner)
    session.window.show()
    session.window.open_first("visit", id=visit[0])
    page = session.window.page
    qtbot.waitUntil(lambda: isinstance(session.window.page, RecordPage))
    page = session.window.page
    assert isinstance(page, RecordPage)
    assert page.form.value().content == "核对联系人。(演示)"
    given = page.form.value().surveys[0].answers
    assert given == Answers({"words": "断电前的话"}, {"device": (Answers({"kw": "1.5"}),)})
    assert page.form.signature.value().strokes == (((1.0, 2.0), (30.0, 40.0)),)
    assert page.form.signature.value().name == "王工"
    session.window.close()
    session.close()
    store.close()
