"""Every change of data can be taken back: each command of the window names itself in words, and goes one way."""

import ast
from collections.abc import Iterator

import pytest

from tests.rules.source import Module, functions, modules, sample, told

NOT_UNDOABLE = {
    "forget_old_log": "retention takes what is older than the bureau keeps",
    "preview": "tries an import and keeps nothing",
    "preview_returned": "tries to take a list back and keeps nothing",
    "rehearsed": "tries whether a deleted row can come back with a change, and keeps nothing",
    "purge": "deletes for good, and is asked for once",
    "come_into_force": "counts derived columns when the day of a planned rule has come",
    "enter": "notes who is editing, for a minute",
    "leave": "takes that note away",
    "note_export": "logs what left the program",
    "note_written": "logs which reports left it by themselves",
    "note_sent": "keeps what the planners were sent: they have it",
    **dict.fromkeys(
        ("make_login", "new_password", "change_own_password", "disable_login", "enable_login", "change_role"),
        "the server keeps logins; a password of before is nowhere, and the opposite stands in the same menu",
    ),
    "log_attempts": "logs what customers were told: they have heard it",
    **dict.fromkeys(
        ("estimate", "correct_estimate"), "publishes a time of restoration, which stands and is only corrected"
    ),
    "settle": "notes which mails have left",
    "note_look": "logs who looked at a number: no change that its reader may take back",
}
"""Use cases whose commands need no words, each with its reason."""

PAST_THE_UNIT_OF_WORK = frozenset(
    {
        "crm.storage.unit",  # the unit of work itself
        "crm.storage.rows",
        "crm.storage.bulk",  # a demo fills an empty database
        "crm.storage.duty",  # derived columns follow from others and are counted again after an undo
        "crm.storage.honesty",  # flags of records follow from them too
        "crm.storage.portfolios",  # the search index follows
        "crm.storage.presence",  # who is editing is a note of a minute
        "crm.storage.search",
        "crm.storage.searchable",
        "crm.storage.seals",  # what retention forgets has no way back
        "crm.storage.sent",  # keys of units that were committed are forgotten after a month
        "crm.storage.server.adopt",  # a file comes over whole into an empty database
        "crm.storage.server.trial",  # tries rows that no login sees, and keeps nothing
    }
)
"""Who may write to the database without a step to undo."""
WRITES = frozenset({"insert", "update", "delete", "insert_rows"})


def commands(module: Module) -> Iterator[tuple[str, ast.Call]]:
    """Yield (function, call) for each `runner.do(...)`, the innermost function last."""
    found: dict[int, tuple[str, ast.Call]] = {}
    for function in functions(module.tree):
        for node in ast.walk(function):
            if isinstance(node, ast.Call) and _is_do(node.func):
                found[id(node)] = (function.name, node)
    yield from found.values()


def _is_do(called: ast.expr) -> bool:
    if not (isinstance(called, ast.Attribute) and called.attr == "do"):
        return False
    return ast.unparse(called.value).lstrip("_").endswith("runner")


def wordless(module: Module) -> Iterator[str]:
    """Return the commands that change data and have no words to undo them by."""
    for function, call in commands(module):
        named = any(keyword.arg == "undo_text" for keyword in call.keywords)
        if not named and not _names(call) & set(NOT_UNDOABLE):
            yield f"{module.path}:{call.lineno}: {function} changes data and has no undo_text"


def _names(call: ast.Call) -> set[str]:
    return {node.id for part in call.args for node in ast.walk(part) if isinstance(node, ast.Name)}


def writes_past(module: Module) -> Iterator[str]:
    """Return the statements that write without the unit of work."""
    if module.name in PAST_THE_UNIT_OF_WORK:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WRITES:
            yield f"{module.path}:{node.lineno}: {node.func.id} writes past the unit of work"


def test_every_command_of_the_window_can_be_undone_in_words() -> None:
    found = [line for module in modules("ui") for line in wordless(module)]
    assert not found, told(found, "A command that changes data names itself for undo.")


def test_everything_is_written_by_the_unit_of_work() -> None:
    found = [line for module in modules("crm") for line in writes_past(module)]
    assert not found, told(found, "Only the unit of work writes, so that each change has a way back.")


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("def f(c):\n    c.runner.do(c, g)", True),
        ("def f(self):\n    self._runner.do(self, g, fail=h)", True),
        ("def f(c):\n    c.runner.do(c, g, undo_text=w)", False),
        ("def f(c):\n    c.runner.do(c, lambda work: preview(work, g))", False),
        ("def f(c):\n    c.walker.undo(c, g)", False),
        ("def f(c):\n    def g(x):\n        c.runner.do(c, x)", True),
    ],
)
def test_the_rule_sees_commands_without_words(text: str, is_found: bool) -> None:
    assert bool(list(wordless(sample("ui.sample", text)))) is is_found


def test_the_rule_sees_statements_past_the_unit_of_work() -> None:
    text = "from sqlalchemy import update\ndef f(work):\n    work.connection.execute(update(Task))"
    assert list(writes_past(sample("crm.storage.sample", text)))
