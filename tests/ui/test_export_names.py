"""Whatever is exported is noted among what left the program, and has a name there."""

import pytest

from crm.domain.lists import ListKind
from crm.domain.privacy import ExportKind
from ui.options.privacy import export_name


@pytest.mark.parametrize("kind", ListKind)
def test_every_list_that_is_exported_can_be_noted(kind: ListKind) -> None:
    assert ExportKind(kind.value).value == kind.value


@pytest.mark.parametrize("kind", ExportKind)
def test_every_export_has_a_name(kind: ExportKind) -> None:
    assert export_name(kind) != kind.value
