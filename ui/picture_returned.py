"""Files that come in, in the picture book: a list that comes back, changed on both sides, and a survey form."""

import csv
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from crm.domain.codes import Role
from crm.domain.lists import ListKind, ListQuery
from crm.usecases.accounts import edit_account
from crm.usecases.list_export import export_list
from crm.usecases.lists import list_ids, list_rows
from ui.accounts.columns import SHOWN, columns
from ui.lists.export import export_column
from ui.picture_scene import Scene
from ui.texts.errors import language

FORM = Path(__file__).parents[1] / "resources" / "forms" / "safety_check.xlsx"
CELLS = {
    (1, "name"): "岚湖半导体（新厂）",
    (2, "contract_kva"): "12500",
    (3, "due_on"): "2027-01-31",
    (4, "segment"): "？",
}
"""What is typed into the file, by the row below the headings and the column."""


def returned_scenes() -> tuple[Scene, ...]:
    """Return the scenes of a list in which cells were changed, one of them by a colleague too, and of a form."""
    form = Scene("import-form", "import", _open_form, role=Role.SUPERVISOR)
    return (Scene("returned", "accounts", _come_back), form)


def _open_form(_window: Any, page: Any) -> None:
    page.open_file(FORM)


def _come_back(window: Any, _page: Any) -> None:
    context, path = window.context, Path(mkdtemp(prefix="rounds-")) / "客户.csv"
    shown = [export_column(column) for column in columns(context.clock) if column.key in SHOWN]

    def export(work: Any) -> None:
        ids = list_ids(work, ListKind.ACCOUNTS, ListQuery())[:20]
        export_list(work, path, ListKind.ACCOUNTS, ids, shown, "客户", ("", ""), language())
        row = list_rows(work, ListKind.ACCOUNTS, ids[:1])[0]
        edit_account(work, row.id, row.version, name=f"{row.name}（改名）")

    def look(_done: Any) -> None:
        _change(path, [column.key for column in shown])
        context.navigate("returned", file=str(path))

    context.runner.do(window, export, look, undo_text="picture")


def _change(path: Path, keys: list[str]) -> None:
    """Do what somebody does at home."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    for (row, key), value in CELLS.items():
        rows[row][keys.index(key)] = value
    rows.append(["新客户"])
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
