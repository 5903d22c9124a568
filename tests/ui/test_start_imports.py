"""The first page stands before anything is loaded that only later work needs."""

import subprocess
import sys

from tests.rules.arrows import HEAVY, OF_A_SERVER, is_inside

LATER = (
    *(each for each in HEAVY if each != "dateutil"),
    *("asyncio", "calendar", "hashlib", "html", "importlib.metadata", "logging.handlers", "socket", "statistics"),
    "crm.domain.brief",
    "crm.domain.dates_typed",
    "crm.domain.imports",
    "crm.domain.reports",
    "crm.domain.times_typed",
    "crm.forms",
    "crm.storage.duplicates",
    "crm.storage.search",
    *(f"crm.storage.tables.{name}" for name in ("energy", "metering", "orders", "supply", "surveys")),
    "crm.usecases.outages.detail",
    "crm.usecases.recording",
    "crm.usecases.reviewing",
    "crm.usecases.surveys",
    "crm.usecases.tasks",
    "crm.usecases.undo",
    "ui.conflicts.panel",
    "ui.shell.key_sheet",
    "ui.shell.palette",
    "ui.shell.undo_history",
    "ui.tasks.panel",
)
"""Half of the time to the first page went into such modules; a task's repeat rule is read with dateutil."""

NEVER = ("asyncio", "_hashlib", "smtplib", "ssl")
"""What no page needs by itself: OpenSSL, mail, and what comes along with drivers of servers."""


def test_the_window_and_its_first_page_load_nothing_of_later_work() -> None:
    source = "import sys; from ui import quick; quick.begin(); import ui.app, ui.today.page; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True, text=True).stdout.split()
    assert "ui.today.page" in loaded
    assert [name for name in loaded if any(is_inside(name, later) for later in LATER)] == []


def test_all_pages_load_nothing_of_servers_and_mail() -> None:
    source = (
        "import sys; from ui import quick; quick.begin(); import ui.app; from importlib import import_module\n"
        "from ui.warming import every_module\n"
        "for name, _page in every_module(): import_module(name)\n"
        "print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True, text=True).stdout.split()
    assert "ui.conflicts.many" in loaded
    assert [name for name in loaded if any(is_inside(name, each) for each in (*OF_A_SERVER, *NEVER))] == []


def test_whoever_needs_what_stands_aside_gets_it() -> None:
    source = (
        "from ui import quick; quick.begin(); import sqlalchemy; "
        "print(sqlalchemy.util.concurrency.is_cancellation_exception(KeyError()));"
        "print(sqlalchemy.util.md5_hex('').strip());"
        "import asyncio, importlib.metadata as known; "
        "print(asyncio.run(asyncio.sleep(0, 3)), known.version('sqlalchemy') == sqlalchemy.__version__)"
    )
    told = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True, text=True).stdout.split()
    assert told == ["False", "d41d8cd98f00b204e9800998ecf8427e", "3", "True"]


def test_a_cancelled_question_loads_nothing_of_coroutines() -> None:
    source = (
        "import sys; from ui import quick; quick.begin(); import sqlalchemy as sa\n"
        "with sa.create_engine('sqlite://').connect() as connection:\n"
        "    driver = connection.connection.dbapi_connection\n"
        "    driver.create_function('stop', 0, driver.interrupt)\n"
        "    counting = 'WITH RECURSIVE n(i) AS (SELECT stop() UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n'\n"
        "    try:\n"
        "        connection.execute(sa.text(counting)).all()\n"
        "    except sa.exc.OperationalError as error:\n"
        "        print(str(error.orig), 'asyncio' in sys.modules)\n"
    )
    told = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True, text=True).stdout.split()
    assert told == ["interrupted", "False"]


def test_texts_are_escaped_without_what_opens_addresses() -> None:
    source = (
        "import sys; from ui import quick; quick.begin(); from xml.sax import saxutils; "
        "print(saxutils.escape('<'), *(name in sys.modules for name in ('urllib.request', 'http.client', 'ssl')));"
        "print(saxutils.urllib.request.Request('http://demo').host);"
        "import urllib.request; print(urllib.request is sys.modules['urllib.request'], saxutils.urllib is urllib)"
    )
    told = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True, text=True).stdout.split()
    assert told == ["&lt;", "False", "False", "False", "demo", "True", "True"]


def test_public_days_load_one_country() -> None:
    source = "import sys; from crm.planning.publicdays import public_year; public_year(2026); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True, text=True).stdout.split()
    assert [name for name in loaded if is_inside(name, "holidays.countries")] == ["holidays.countries.china"]
    assert not {"importlib.metadata", "email", "holidays.version"} & set(loaded)


def test_threads_that_ask_for_public_days_at_once_all_get_them() -> None:
    source = (
        "import sys; from concurrent.futures import ThreadPoolExecutor\n"
        "from crm.planning.publicdays import public_year\n"
        "sys.setswitchinterval(1e-6)\n"
        "with ThreadPoolExecutor(4) as threads:\n"
        "    print(*(len(each.days_off) for each in threads.map(public_year, (2024, 2024, 2024, 2024))))"
    )
    told = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True, text=True).stdout.split()
    assert len(told) == 4
    assert len(set(told)) == 1


def test_what_only_the_gui_thread_may_import_is_found_without_importing_it() -> None:
    """A class of Qt that is made in another thread ends the program now and then."""
    source = (
        "import sys; from ui import quick; quick.begin(); import ui.app; from importlib import import_module\n"
        "from ui.needed import needed; from ui.warming import every_module\n"
        "def of_window():\n"
        "    return {n for n, m in sys.modules.items() if n.startswith('ui.') and not hasattr(m, '__path__')}\n"
        "for name, _page in every_module():\n"
        "    before = of_window(); found = needed(name)\n"
        "    print('early', *(of_window() - before))\n"
        "    for each in found:\n"
        "        before = of_window(); import_module(each)\n"
        "        print('beside', *(of_window() - before - {each}))\n"
        "    assert name in sys.modules, name\n"
    )
    told = subprocess.run([sys.executable, "-c", source], check=True, capture_output=True, text=True).stdout
    lines = told.splitlines()
    assert len(lines) > 200
    assert set(lines) == {"early", "beside"}
