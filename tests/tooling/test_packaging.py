"""What is installed: the pinned versions fit what the program asks for, and the wheel has every file it reads."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.rules.source import PRODUCT, ROOT, tracked_files

SYSTEMS = ("linux", "darwin", "win32")
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _asked() -> list[Requirement]:
    project = PROJECT["project"]
    extras = project["optional-dependencies"]
    return [Requirement(line) for line in (*project["dependencies"], *extras["team"], *extras["dev"])]


def _pins(python: str, system: str) -> dict[str, str]:
    """Return the versions that constraints.txt holds on one system."""
    surroundings = {
        "python_version": python,
        "python_full_version": f"{python}.2",
        "sys_platform": system,
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
    }
    found: dict[str, str] = {}
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        pin = Requirement(line)
        if pin.marker is None or pin.marker.evaluate(surroundings):
            assert canonicalize_name(pin.name) not in found, f"{pin.name} is pinned twice for {python} on {system}"
            found[canonicalize_name(pin.name)] = str(pin.specifier).removeprefix("==")
    return found


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
def test_every_library_asked_for_is_pinned_within_its_bounds(python: str, system: str) -> None:
    pins = _pins(python, system)
    for wanted in _asked():
        if wanted.marker is None or wanted.marker.evaluate({"python_version": python, "sys_platform": system}):
            pin = pins[canonicalize_name(wanted.name)]
            assert wanted.specifier.contains(pin), f"{wanted} is pinned at {pin}"


@pytest.mark.parametrize("system", SYSTEMS)
def test_python_3_11_never_gets_the_qt_that_aborts_on_it(system: str) -> None:
    """PySide6 6.12 loses references to None on Python 3.11 and ends the process within hours."""
    old = tuple(map(int, _pins("3.11", system)["pyside6-essentials"].split(".")))
    assert old < (6, 12)
    asked = [each for each in _asked() if each.name == "PySide6-Essentials" and each.marker is not None]
    on_old = [each for each in asked if each.marker and each.marker.evaluate({"python_version": "3.11"})]
    assert [each.specifier.contains("6.12.0") for each in on_old] == [False]


def _packaged() -> Iterator[str]:
    """Yield the data files that the wheel takes, as pyproject.toml names them."""
    for package, patterns in PROJECT["tool"]["setuptools"]["package-data"].items():
        for pattern in patterns:
            yield from (path.relative_to(ROOT).as_posix() for path in (ROOT / package).glob(pattern))


def _ours(of_code: bool) -> set[str]:
    names = [path.relative_to(ROOT) for path in tracked_files()]
    inside = [name for name in names if name.parts[0] in PRODUCT and name.suffix != ".ts"]
    return {name.as_posix() for name in inside if (name.suffix == ".py") is of_code}


def test_the_wheel_has_every_resource() -> None:
    missing = _ours(of_code=False) - set(_packaged())
    assert not missing, f"no pattern of package-data in pyproject.toml takes these: {sorted(missing)}"


def test_every_folder_of_code_is_a_package() -> None:
    """setuptools leaves a folder without __init__.py out of the wheel."""
    folders = {name.rpartition("/")[0] for name in _ours(of_code=True)}
    assert not [folder for folder in sorted(folders) if not (ROOT / folder / "__init__.py").is_file()]
