"""A setting says truly whether this version counts by it, because the settings page says it too."""

import ast

from crm.domain.settings import SPECS
from tests.rules.source import modules, told

DECLARED = "crm.domain.settings"


def _named() -> set[str]:
    """Return every text of the core and the window, but for the table of settings itself and the words of its keys."""
    return {
        node.value
        for module in modules("crm", "ui")
        if module.name not in (DECLARED, "ui.texts.rules") and not module.name.startswith("ui.options")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_a_setting_says_whether_the_program_counts_by_it() -> None:
    named = _named()
    found = [f"{key}: used={spec.used}" for key, spec in SPECS.items() if spec.used != (key in named)]
    assert not found, told(found, "Change `used` in crm/domain/settings.py:")
