from pathlib import Path

import pytest

from ui.texts.addresses import shown_address, without_password


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("postgresql://demo:geheim@server/rounds", "postgresql://demo@server/rounds"),
        ("postgresql://demo:a@b:c@server/rounds", "postgresql://demo@server/rounds"),
        ("postgresql://demo@server/rounds", "postgresql://demo@server/rounds"),
        ("postgresql://server/rounds", "postgresql://server/rounds"),
    ],
)
def test_no_password_is_shown_or_remembered(address: str, told: str) -> None:
    assert without_password(address) == told
    assert shown_address(address) == told


def test_ones_own_folder_is_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert shown_address(str(tmp_path / "work" / "bureau.db")) == str(Path("~") / "work" / "bureau.db")
    elsewhere = str(tmp_path.parent / "bureau.db")
    assert shown_address(elsewhere) == elsewhere
