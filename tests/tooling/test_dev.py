"""dev.py: what it finds missing, and what it says."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev


def _without(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    monkeypatch.setattr(dev, "IS_LINUX", True)
    monkeypatch.setattr(dev, "can_load", lambda name: name not in names)
    monkeypatch.setattr(dev, "has_chinese_font", lambda: True)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: object())


def test_the_names_of_packages_differ_by_system() -> None:
    table = {part.name: part for part in dev.DRAWING + dev.WINDOWS_OF_X11}
    parts = [table["libGL.so.1"], table["libxcb-cursor.so.0"]]
    assert dev.command_for(parts, True) == "sudo apt-get install --no-install-recommends libgl1 libxcb-cursor0"
    assert dev.command_for(parts, False) == "sudo dnf install libglvnd-glx xcb-util-cursor"


def test_a_missing_library_stops_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    _without(monkeypatch, "libEGL.so.1")
    with pytest.raises(SystemExit, match=r"lacks libEGL\.so\.1\. Install it with: sudo dnf install libglvnd-egl"):
        dev.check_system(on_screen=False)


def test_libraries_of_windows_are_wanted_only_where_there_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    _without(monkeypatch, "libxcb-cursor.so.0")
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.missing_parts(False) == ([], [])
    assert [part.debian for part in dev.missing_parts(True)[0]] == ["libxcb-cursor0"]


def test_a_missing_font_stops_nobody(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    _without(monkeypatch)
    monkeypatch.setattr(dev, "has_chinese_font", lambda: False)
    dev.check_system(on_screen=False)
    assert "Chinese text will not show" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_a_screen_is_known_by_its_variables(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: bool
) -> None:
    monkeypatch.setattr(dev, "IS_LINUX", True)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert dev.has_screen() is expected


def test_an_environment_without_python_or_with_a_broken_one_is_half_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "UNFINISHED", tmp_path / "unfinished")
    monkeypatch.setattr(dev, "PYTHON", tmp_path / "python")
    assert not dev.is_usable()
    (tmp_path / "python").write_text("this is no program")
    assert not dev.is_usable()
    monkeypatch.setattr(dev, "PYTHON", Path(sys.executable))
    assert dev.is_usable()
    (tmp_path / "unfinished").touch()
    assert not dev.is_usable()


def test_the_environments_own_python_installs_nothing_anew() -> None:
    outside = getattr(sys, "_base_executable", sys.executable)
    asked = [
        outside,
        "-I",
        "-c",
        f"import sys; sys.path.insert(0, {str(dev.ROOT)!r}); import dev; print(dev.fingerprint())",
    ]
    assert subprocess.run(asked, capture_output=True, check=True).stdout.decode().strip() == dev.fingerprint()


def test_a_childs_exit_code_comes_back() -> None:
    assert dev.run([sys.executable, "-c", "raise SystemExit(7)"]) == 7


def test_the_output_of_the_demo_never_replaces_other_files(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    with pytest.raises(SystemExit, match="holds other files"):
        dev.demo_without_screen(tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "keep"


@pytest.mark.parametrize("arguments", [["nothing"], ["pictures"], ["setup", "now"]])
def test_bad_usage_is_one_sentence(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "dev.py", *arguments], cwd=dev.ROOT, capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("dev.py: ")
    assert done.stderr.count(b"\n") == 1
