"""The arrows of docs/architecture.md as data: which room may import which."""

from collections.abc import Iterable, Iterator

from tests.rules.source import Import, Module

NOUNS = frozenset({"crm.domain"})
UI_CORE = frozenset(
    {
        *("ui.background", "ui.hub", "ui.settings", "ui.saving", "ui.drafts", "ui.undo", "ui.context", "ui.workdays"),
        "ui.calendar_feed",
        "ui.report_feed",
        "ui.live",
        "ui.outbox",
        "ui.presence",
        "ui.collector",
        "ui.heap",
        "ui.signals",
        "ui.leisure",
        "ui.dialogs",
        "ui.shell.recents",
    }
)
UI_PARTS = frozenset({"ui.theme", "ui.texts", "ui.widgets", "ui.shell.keys"})
BELOW_UI = frozenset({"crm", "crm.domain", "crm.usecases"})
FEATURE = BELOW_UI | UI_CORE | UI_PARTS | {"ui.company", "ui.printing"}
EVERYTHING_OF_UI = frozenset({"ui.*"})

ARROWS: dict[str, frozenset[str]] = {
    "crm": NOUNS,
    "crm.domain": frozenset(),
    "crm.planning": NOUNS,
    "crm.forms": NOUNS,
    "crm.exchange": NOUNS,
    "crm.storage": NOUNS | {"crm.planning", "migrations"},
    "crm.usecases": NOUNS | {"crm.planning", "crm.forms", "crm.exchange", "crm.storage"},
    # The command line opens the store and reads files before a database is open.
    "crm.cli": frozenset({"crm", "crm.domain", "crm.usecases", "crm.storage", "crm.exchange"}),
    "migrations": frozenset(),
    "resources": frozenset(),
    "ui": frozenset(),
    "ui.theme": frozenset(),
    "ui.texts": NOUNS | {"ui.theme"},
    "ui.widgets": NOUNS | {"ui.theme", "ui.texts"},
    "ui.printing": NOUNS | {"ui.theme", "ui.texts"},
    **dict.fromkeys(UI_CORE, BELOW_UI | UI_CORE),
    "ui.company": UI_CORE | UI_PARTS,
    "ui.pages": UI_CORE,
    "ui.needed": frozenset(),
    "ui.warming": UI_CORE | {"ui.needed", "ui.pages", "ui.options.sections"},
    "ui.shell": FEATURE | {"ui.pages", "ui.options.sections"},
    # The palette offers the sections of the settings, whose line names what to build.
    "ui.options": FEATURE | {"ui.options.sections", "ui.handover", "ui.survey"},
    # The fields of two rows read as in an account's history.
    "ui.duplicates": FEATURE | {"ui.accounts"},
    "ui.options.sections": NOUNS | UI_CORE,
    "ui.shell.keys": frozenset(),
    # Today and an account show tasks as the tasks page does.
    "ui.today": FEATURE | {"ui.tasks"},
    "ui.accounts": FEATURE | {"ui.tasks", "ui.lists"},
    # Accounts are handed over from the settings and from lists.
    "ui.lists": FEATURE | {"ui.handover"},
    # The pages of long lists stand on one.
    "ui.visits": FEATURE | {"ui.lists", "ui.reviewing", "ui.survey"},
    "ui.reviewing": FEATURE | {"ui.lists"},
    "ui.tasks": FEATURE | {"ui.lists"},
    "ui.audit": FEATURE | {"ui.lists"},
    "ui.interactions": FEATURE | {"ui.lists"},
    # What proves an issue is looked at as the files of its account are.
    "ui.issues": FEATURE | {"ui.lists", "ui.accounts"},
    "ui.orders": FEATURE | {"ui.lists"},
    # What can be done with accounts that are ranked is what can be done with them in their list.
    "ui.top100": FEATURE | {"ui.lists"},
    # A campaign chooses its accounts as their list does.
    "ui.campaigns": FEATURE | {"ui.lists", "ui.accounts"},
    # Both find an account as a task does.
    "ui.energy": FEATURE | {"ui.lists"},
    "ui.outages": FEATURE | {"ui.lists", "ui.passwords"},
    # A form answers while it is filled in, so the window holds the engine itself.
    "ui.survey": FEATURE | {"crm.forms"},
    # The import page reads files as the command line does, and lets a form be tried before it is kept.
    "ui.exchange": FEATURE | {"crm.exchange", "crm.forms", "ui.survey"},
    # The composition root and what opens databases for it know the store; the pictures stand on the root.
    "ui.app": BELOW_UI | EVERYTHING_OF_UI | {"crm.storage"},
    # The one place that knows both roads in: the window and the command line.
    "ui.start": frozenset({"crm.cli", "crm.domain", "ui.app", "ui.paper_job", "ui.quick", "ui.screen"}),
    # A job of the command line that is written on paper needs Qt and the language of the window, but no window.
    "ui.paper_job": NOUNS | {"ui.app", "ui.brief", "ui.printing", "ui.screen"},
    "ui.passwords": NOUNS,
    "ui.first_notices": BELOW_UI | {"ui.background", "ui.texts"},
    "ui.opening": BELOW_UI | {"crm.storage", "ui.passwords"},
    "ui.entrance": NOUNS | UI_PARTS | {"ui.opening", "ui.passwords", "ui.settings", "ui.shell"},
    "ui.pictures": EVERYTHING_OF_UI,
    "ui.picture_scene": BELOW_UI,
    "ui.picture_approval": BELOW_UI | {"ui.picture_scene"},
    "ui.picture_calendars": BELOW_UI | {"ui.picture_scene", "ui.planner"},
    "ui.picture_audit": BELOW_UI | {"ui.picture_scene"},
    "ui.picture_conflicts": BELOW_UI | {"ui.conflicts", "ui.dialogs", "ui.outbox", "ui.picture_scene"},
    "ui.picture_orders": BELOW_UI | {"ui.dialogs", "ui.picture_scene"},
    "ui.picture_energy": BELOW_UI | {"ui.picture_scene"},
    "ui.picture_campaigns": BELOW_UI | {"ui.picture_scene"},
    "ui.picture_outages": BELOW_UI | {"ui.picture_scene"},
    "ui.picture_records": BELOW_UI | {"ui.picture_scene"},
    "ui.picture_returned": BELOW_UI | {"ui.accounts", "ui.lists", "ui.picture_scene", "ui.texts"},
    "ui.picture_planner": BELOW_UI | {"ui.picture_scene", "ui.picture_approval", "ui.picture_calendars", "ui.planner"},
    "ui.picture_states": BELOW_UI | {"ui.picture_scene", "ui.today", "ui.widgets"},
    "ui.picture_scenes": BELOW_UI
    | {"ui.picture_audit", "ui.picture_orders", "ui.picture_planner", "ui.picture_records", "ui.picture_scene"}
    | {"ui.picture_campaigns", "ui.picture_conflicts", "ui.picture_energy", "ui.picture_outages"}
    | {"ui.picture_returned", "ui.picture_states"},
    "ui.picture_book": BELOW_UI | EVERYTHING_OF_UI | {"crm.storage"},
}
"""A room may import itself and what stands here; a package of ui that is not named is a feature page."""

LIBRARIES: dict[str, tuple[str, ...]] = {
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
    "qtawesome": ("ui",),
    "pyqtgraph": ("ui",),
    "sqlalchemy": ("crm.storage", "migrations"),
    "sqlite3": ("crm.storage",),
    "psycopg": ("crm.storage",),
    "alembic": ("crm.storage", "migrations"),
    "openpyxl": ("crm.exchange",),
    "python_calamine": ("crm.exchange",),
    "xlrd": ("crm.exchange",),
    "lxml": ("crm.exchange",),
    "holidays": ("crm.planning",),
    "dateutil": ("crm.planning",),
    "pyvrp": ("crm.planning",),
    "icalendar": ("crm.exchange",),
    "recurring_ical_events": ("crm.exchange",),
    "pyxform": ("crm.exchange",),
    "pypdfium2": ("crm.exchange",),
    "elementpath": ("crm.forms",),
    "keyring": ("ui.passwords",),
}
"""Which rooms may know a library at all."""

HEAVY = (
    "openpyxl",
    "python_calamine",
    "xlrd",
    "lxml",
    "alembic",
    "pypinyin",
    "phonenumbers",
    "holidays",
    "dateutil",
    "pyqtgraph",
    "numpy",
    "pyvrp",
    "rapidfuzz",
    "uuid_utils",
    "icalendar",
    "recurring_ical_events",
    "pyxform",
    "elementpath",
    "pypdfium2",
    "keyring",
)
"""Libraries that load when they are first used."""
NOT_EVERYWHERE = ("resource", "winreg")
"""Parts of the standard library that some systems lack."""
LATER = (
    "crm.usecases.report_schedule",
    "crm.domain.calendar_files",
    "crm.domain.dates_typed",
    "crm.domain.repeats_typed",
    "crm.domain.imports",
    "crm.domain.report_schedule",
    "crm.domain.times_typed",
    "crm.exchange.mail",
    "crm.log_file",
    "crm.planning.propose.search",
    "crm.planning.propose.solve",
    "crm.planning.propose.vrp",
    "crm.storage.audit_subjects",
    "crm.storage.migrations",
    "crm.storage.server.link",
    "crm.storage.server.listening",
    "crm.storage.server.setup",
    "crm.storage.triggers",
    "crm.usecases.calendar_files",
    "crm.usecases.conflicts",
    "crm.usecases.demo.fill",
    "crm.usecases.planner",
    "crm.usecases.recording",
    "crm.usecases.reminders",
    "crm.usecases.routes",
    "crm.usecases.rules",
    "crm.usecases.surveys.answers",
    "crm.usecases.surveys.shipped",
    "crm.usecases.tasks",
    "crm.usecases.timeline",
    "crm.usecases.undo",
    "ui.app",
    "ui.conflicts.kept",
    "ui.conflicts.lost",
    "ui.conflicts.many",
    "ui.conflicts.panel",
    "ui.conflicts.words",
    "ui.first_notices",
    "ui.paper_job",
    "ui.picture_book",
    "ui.printing.dialog",
    "ui.quick",
    "ui.shell.actions",
    "ui.shell.issue_bar",
    "ui.shell.key_sheet",
    "ui.shell.messages",
    "ui.shell.palette",
    "ui.shell.reminder_bar",
    "ui.shell.sign_in_page",
    "ui.shell.start_page",
    "ui.shell.undo_history",
    "ui.tasks.commands",
    "ui.tasks.menu",
    "ui.tasks.sheet",
    "ui.tasks.snooze_popup",
    "PySide6.QtGui.QAccessible",
    "PySide6.QtGui.QAccessibleAnnouncementEvent",
    "PySide6.QtNetwork",
)
OF_A_SERVER = ("psycopg", "sqlalchemy.dialects.postgresql")
OF_OPENSSL = ("hashlib", "secrets")
DEFERRED = (*HEAVY, *NOT_EVERYWHERE, *LATER, *OF_A_SERVER, *OF_OPENSSL, "qtawesome", "html")
"""What may be imported inside a function: what is slow, or what must come after Qt's platform was chosen.

The command line, which must answer quickly, may defer anything.
"""


def room_of(name: str, rooms: Iterable[str] = ARROWS) -> str:
    """Return the room that a module or an imported name lies in; an unnamed package of ui is a room of its own."""
    parts = name.split(".")
    for count in (3, 2):
        if ".".join(parts[:count]) in rooms:
            return ".".join(parts[:count])
    return ".".join(parts[:2]) if parts[0] == "ui" else parts[0]


def is_inside(name: str, package: str) -> bool:
    """Say whether a dotted name is a package or lies in it."""
    return name == package or name.startswith(f"{package}.")


def wrong_arrows(module: Module) -> Iterator[str]:
    """Return the imports that go against the arrows."""
    room = room_of(module.name)
    allowed = ARROWS.get(room, FEATURE)
    for each in module.imports:
        if each.target.split(".")[0] not in ("crm", "ui", "migrations", "resources", "tests", "benchmarks"):
            continue
        target = room_of(each.target)
        if target in (room, *allowed) or ("ui.*" in allowed and target.startswith("ui")):
            continue
        yield f"{module.path}:{each.line}: {room} may not know {target}"


def wrong_libraries(module: Module) -> Iterator[str]:
    """Return the imports of libraries that belong to other rooms."""
    for each in module.imports:
        rooms = LIBRARIES.get(each.target.split(".")[0])
        if rooms is not None and not any(is_inside(module.name, room) for room in rooms):
            library = each.target.split(".")[0]
            yield f"{module.path}:{each.line}: {library} is known to {' and '.join(rooms)} alone"


def hidden_imports(module: Module) -> Iterator[str]:
    """Return the imports inside functions that are not there for start-up time."""
    if is_inside(module.name, "crm.cli"):
        return
    for each in module.imports:
        if each.deferred and not _may_wait(each):
            yield f"{module.path}:{each.line}: {each.target} is imported inside a function"


def _may_wait(each: Import) -> bool:
    return any(is_inside(each.target, name) for name in DEFERRED)


def circles(found: Iterable[Module]) -> list[list[str]]:
    """Return the groups of modules that import each other, hidden imports counted (Tarjan's components)."""
    by_name = {module.name: module for module in found}
    graph = {name: sorted(_neighbours(module, by_name)) for name, module in by_name.items()}
    return [sorted(group) for group in _components(graph) if len(group) > 1]


def _neighbours(module: Module, known: dict[str, Module]) -> set[str]:
    targets = {each.target for each in module.imports}
    named = {target if target in known else target.rpartition(".")[0] for target in targets}
    return {name for name in named if name in known and name != module.name}


def _components(graph: dict[str, list[str]]) -> Iterator[set[str]]:
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[set[str]] = []

    def visit(name: str) -> None:
        number[name] = lowest[name] = len(number)
        stack.append(name)
        for other in graph[name]:
            if other not in number:
                visit(other)
                lowest[name] = min(lowest[name], lowest[other])
            elif other in stack:
                lowest[name] = min(lowest[name], number[other])
        if lowest[name] == number[name]:
            at = stack.index(name)
            found.append(set(stack[at:]))
            del stack[at:]

    for name in graph:
        if name not in number:
            visit(name)
    return iter(found)
