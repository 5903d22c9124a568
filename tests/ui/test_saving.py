"""Where a file is written is asked in one way: in the folder used last, under a name that every system takes."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.saving import ask_where
from ui.settings import Settings


@pytest.mark.parametrize(
    ("name", "proposed"),
    [("甲/乙公司: 记录?.pdf", "甲 乙公司_ 记录_.pdf"), ("C:\\名单.xlsx", "C_ 名单.xlsx"), ("CON.xlsx", "_CON.xlsx")],
)
def test_a_name_is_proposed_that_every_system_takes(
    name: str, proposed: str, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, parent, asked = Settings(tmp_path / "rounds.ini"), QWidget(), list[str]()
    qtbot.addWidget(parent)
    chosen = tmp_path / "out" / "a.xlsx"
    chosen.parent.mkdir()

    def choose(_parent: QWidget, _title: str, where: str, _kinds: str) -> tuple[str, str]:
        asked.append(where)
        return str(chosen), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert [ask_where(settings, parent, "Save", name) for _ in range(2)] == [chosen, chosen]
    assert Path(asked[0]).name == proposed
    assert asked[1] == str(chosen.parent / proposed)


def test_nothing_chosen_keeps_the_folder(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, parent = Settings(tmp_path / "rounds.ini"), QWidget()
    qtbot.addWidget(parent)
    settings.keep_folder(tmp_path / "a.xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: ("", ""))
    assert ask_where(settings, parent, "Save", "b.xlsx") is None
    assert settings.in_folder() == str(tmp_path)
