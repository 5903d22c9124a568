"""Survey forms: opening one of 300 questions, an answer in it, and counting the answers of 200,000 visits.

The limits of the issue are times (300 ms, 50 ms, 1 s), so the targets are too.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

from benchmarks import data
from benchmarks.harness import Result, Target, in_turn, seconds, spent
from crm.domain.ids import new_id
from crm.domain.survey.form import Choice, Element, Form, Question, QuestionType, Words
from crm.domain.survey.reading import FormReading
from crm.forms.plan import Plan
from crm.forms.session import FormSession
from crm.storage.start import open_store
from crm.storage.store import Store
from crm.usecases.surveys.forms import checked, import_form, publish_version
from crm.usecases.surveys.statistics import counted_form

QUESTIONS = 300
VISITS = 200_000
ASKED = 10
FORM = "f"


def opened(_size: str) -> Result:
    """Measure a form of 300 questions with conditions and sums: put together and begun, each time anew."""
    form = long_form()
    ours = median(seconds(lambda: FormSession(Plan(form), data.CLOCK)) for _ in range(9))
    return Result("form_open", f"a form of {QUESTIONS} questions; limit: 300 ms", 0.3, ours, Target(300, 150, "ms"))


def answered(_size: str) -> Result:
    """Measure an answer that every other question stands on, and what is wrong with each of them after it."""
    session = FormSession(Plan(long_form()), data.CLOCK)
    answers = iter(range(1000))

    def answer() -> None:
        for name, index in session.put("q0", (), str(next(answers))).places:
            session.problem(name, index)

    ours = median(seconds(answer) for _ in range(21))
    return Result("form_put", "one answer that all others stand on; limit: 50 ms", 0.05, ours, Target(50, 20, "ms"))


def counted(_size: str) -> Result:
    """Measure what the page of answers asks for, and the work of it, beside the same grouping on the driver."""
    with _answered_store() as (store, driver):

        def ours() -> None:
            with store.read() as reader:
                counted_form(reader, FORM)

        limit = "SELECT question, count(*) FROM survey_answer WHERE deleted_at IS NULL GROUP BY version_id, question"
        bare, taken = in_turn(
            lambda: seconds(lambda: driver.execute(limit).fetchall()), lambda: seconds(ours), rounds=5
        )
        alone = [spent(ours) for _ in range(3)]
    what = f"{VISITS * ASKED} answers of {VISITS} visits counted; limit: sqlite3, counting rows"
    best, work = min(each.clock for each in alone), median(each.cpu for each in alone)
    return Result("form_count", what, bare, taken, Target(1000, 600, "ms"), best, work)


def long_form() -> Form:
    """Return a form whose questions all stand on the first."""
    elements: list[Element] = []
    for number in range(QUESTIONS):
        elements.append(
            Question(
                f"q{number}",
                QuestionType.INTEGER,
                label=Words({"": f"Question {number} after ${{q0}}"}),
                relevant=f"${{q{number - 1}}} != 99" if number else "",
                constraint=". < 1000 and . >= ${q0} div 10",
                required="true()" if number % 3 else "",
            )
        )
        if number % 10 == 9:
            calculation = f"${{q{number}}} + if(${{q0}} > 2, ${{q{number - 1}}} * 2, 0)"
            elements.append(Question(f"c{number}", QuestionType.CALCULATE, calculation=calculation))
    return Form("long", "Long", tuple(elements))


@contextmanager
def _answered_store() -> Iterator[tuple[Store, sqlite3.Connection]]:
    with tempfile.TemporaryDirectory(dir=data.folder()) as folder:
        path = Path(folder) / "surveys.db"
        store = open_store(path, data.CLOCK)
        choices = {"l": tuple(Choice(f"c{number}") for number in range(6))}
        asked = [Question(f"q{number}", QuestionType.SELECT_ONE, choices="l") for number in range(ASKED - 4)]
        asked += [Question(f"n{number}", QuestionType.INTEGER) for number in range(4)]
        with store.change() as work:
            made = import_form(work, checked(FormReading(Form(FORM, "F", tuple(asked), choices), ())), "f.xlsx")
            publish_version(work, made.version_id, 1)
        driver = sqlite3.connect(path, isolation_level=None)
        _fill(driver, made.version_id)
        yield store, driver
        driver.close()
        store.close()


def _fill(driver: sqlite3.Connection, version_id: UUID) -> None:
    """Write the answers past triggers and foreign keys: what is measured is reading them."""
    for (name,) in driver.execute(
        "SELECT name FROM sqlite_master WHERE name LIKE 'survey_answer_%' AND type='trigger'"
    ).fetchall():
        driver.execute(f"DROP TRIGGER {name}")
    columns = (
        "id, version, created_at, created_by, updated_at, updated_by, account_id, portfolio_id, visit_id, version_id, "
        "question, instance, ordinal, choice, number, answered_on"
    )
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute("BEGIN")
    driver.executemany(f"INSERT INTO survey_answer ({columns}) VALUES ({', '.join('?' * 16)})", _rows(version_id.bytes))
    driver.execute("COMMIT")
    driver.execute("ANALYZE")


def _rows(version_id: bytes) -> Iterator[tuple[Any, ...]]:
    stamp = "2026-11-17 01:48:00.000000"
    for visit in range(VISITS):
        key = new_id().bytes
        day = f"2026-{visit % 11 + 1:02}-{visit % 28 + 1:02}"
        start = (1, stamp, "x", stamp, "x", key, key, key, version_id)
        for number in range(ASKED - 4):
            yield (new_id().bytes, *start, f"q{number}", "", 0, f"c{visit * 7 % (number + 2)}", None, day)
        for number in range(4):
            yield (new_id().bytes, *start, f"n{number}", "", 0, None, float(visit % 10), day)
