#!/usr/bin/env python3
"""Everything a developer or a curious user does with a checkout, with nothing installed but Python 3.11.

    python3 dev.py demo        make .venv, install, fill demo data, open the window
    python3 dev.py test        make .venv, install, pass every test without a screen
    python3 dev.py setup       only make .venv and install
    python3 dev.py check       ruff, mypy and the rules of the house
    python3 dev.py bench       measure the program beside its limits
    python3 dev.py pictures OUT   draw every page into a folder

Further arguments go on to the program behind each command. Only the standard library is used here, and no syntax
newer than Python 3.8, so that an old Python gets a sentence and not a traceback.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / ".rounds-stamp"
UNFINISHED = VENV / ".rounds-unfinished"
IS_WINDOWS = os.name == "nt"
IS_LINUX = sys.platform.startswith("linux")
BIN = VENV / ("Scripts" if IS_WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if IS_WINDOWS else "python")
ROUNDS = BIN / ("rounds.exe" if IS_WINDOWS else "rounds")
OLDEST = (3, 11)
DEMO_NOW = "2026-11-17T09:48"
"""The moment of the demo without a screen, so that everybody's pictures and figures are the same."""

EVERY_CORE = ("-n", "auto", "--dist", "loadfile")
"""Tests of one file stay in one process, because they share what the file makes once."""


class Library(NamedTuple):
    """A shared library that Qt's wheels expect of the system, and the packages that hold it."""

    name: str
    debian: str
    fedora: str


DRAWING = (
    Library("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libX11.so.6", "libx11-6", "libX11"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libfreetype.so.6", "libfreetype6", "freetype"),
    Library("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5-libs"),
    Library("libbrotlidec.so.1", "libbrotli1", "libbrotli"),
    Library("libzstd.so.1", "libzstd1", "libzstd"),
)
WINDOWS_OF_X11 = (
    Library("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    Library("libxcb-util.so.1", "libxcb-util1", "xcb-util"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Library("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Library("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Library("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Library("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
)
CHINESE_FONT = Library("a Chinese font", "fonts-noto-cjk", "google-noto-sans-cjk-fonts")
VENV_MODULE = Library("Python's venv module", "python3-venv", "python3")


def say(text: str) -> None:
    """Print a line at once, before what a child prints."""
    print(text, flush=True)


def stop(text: str) -> SystemExit:
    """Return the end of the program with one clear sentence."""
    return SystemExit(f"dev.py: {text}")


# What the system must have


def check_python() -> None:
    """Refuse a Python that the program does not run on."""
    if sys.version_info < OLDEST:
        wanted = ".".join(map(str, OLDEST))
        raise stop(f"Rounds needs Python {wanted} or newer; this is {platform.python_version()} ({sys.executable}).")


def has_screen() -> bool:
    """Say whether a window can be shown."""
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    return not IS_LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def can_load(name: str) -> bool:
    """Say whether the system finds a shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    """Ask fontconfig for any font with Simplified Chinese."""

    class FontSet(ctypes.Structure):
        _fields_ = [("count", ctypes.c_int), ("room", ctypes.c_int), ("fonts", ctypes.c_void_p)]

    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return False
    for name in ("FcInitLoadConfigAndFonts", "FcNameParse", "FcObjectSetCreate"):
        getattr(fontconfig, name).restype = ctypes.c_void_p
    fontconfig.FcFontList.restype = ctypes.POINTER(FontSet)
    fontconfig.FcFontList.argtypes = [ctypes.c_void_p] * 3
    config = fontconfig.FcInitLoadConfigAndFonts()
    found = fontconfig.FcFontList(config, fontconfig.FcNameParse(b":lang=zh-cn"), fontconfig.FcObjectSetCreate())
    return bool(found) and found.contents.count > 0


def missing_parts(on_screen: bool) -> tuple[list[Library], list[Library]]:
    """Return what the system lacks: what nothing works without, and what only Chinese text needs."""
    if not IS_LINUX:
        return [], []
    table = DRAWING + (WINDOWS_OF_X11 if on_screen and os.environ.get("DISPLAY") else ())
    lacking = [library for library in table if not can_load(library.name)]
    if not shutil.which("uv") and not importlib.util.find_spec("ensurepip"):
        lacking.append(VENV_MODULE)
    return lacking, [] if has_chinese_font() else [CHINESE_FONT]


def check_system(on_screen: bool) -> None:
    """Install what the system lacks where we may, else say with which command and stop.

    A missing font alone stops nobody: the window says so itself.
    """
    needed, useful = missing_parts(on_screen)
    if not needed and not useful:
        return
    names = ", ".join(part.name for part in needed + useful)
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        packages = sorted({part.debian for part in needed + useful})
        say(f"This system lacks {names}. Installing as root: apt-get install {' '.join(packages)}")
        apt_install(apt, packages)
        needed, useful = missing_parts(on_screen)
        if not needed:
            return
        names = ", ".join(part.name for part in needed)
    command = command_for(needed + useful, bool(apt))
    if needed:
        raise stop(f"this system lacks {names}. Install it with: {command}")
    say(f"This system lacks {names}, Chinese text will not show. Install it with: {command}")


def apt_install(apt: str, packages: Sequence[str]) -> None:
    """Install Debian packages; what is still missing afterwards is found by looking again."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.call([apt, "-qq", "update"], env=quiet, stdout=subprocess.DEVNULL)
    subprocess.call(
        [apt, "-qq", "install", "-y", "--no-install-recommends", *packages], env=quiet, stdout=subprocess.DEVNULL
    )
    importlib.invalidate_caches()


def command_for(parts: Sequence[Library], debian: bool) -> str:
    """Return the one line that installs what is missing."""
    if debian:
        return "sudo apt-get install --no-install-recommends " + " ".join(sorted({part.debian for part in parts}))
    return "sudo dnf install " + " ".join(sorted({part.fedora for part in parts}))


# The environment


def fingerprint() -> str:
    """Return what the installed packages follow from; the same when .venv's own Python asks."""
    made_of = hashlib.sha256(f"{platform.python_version()} {sys.base_prefix} {ROOT}".encode())
    for name in ("pyproject.toml", "constraints.txt"):
        made_of.update((ROOT / name).read_bytes())
    return made_of.hexdigest()


def ensure_environment(on_screen: bool = False) -> None:
    """Make .venv hold exactly what the checkout asks for; at once when it does already."""
    check_python()
    check_system(on_screen)
    wanted = fingerprint()
    if PYTHON.exists() and not UNFINISHED.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    if VENV.exists() and not is_usable():
        say("Removing a half-made .venv")
        shutil.rmtree(VENV)
    if not VENV.exists():
        say("Making .venv")
        create()
    UNFINISHED.touch()
    say("Installing the program and its libraries into .venv; this takes a minute or two the first time")
    if install() != 0:
        raise stop("the libraries could not be installed; the lines above say why. Nothing outside .venv was changed.")
    STAMP.write_text(wanted)
    UNFINISHED.unlink()


def is_usable() -> bool:
    """Say whether .venv was finished and runs this Python."""
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    ask = [str(PYTHON), "-c", "import platform; print(platform.python_version())"]
    try:
        answer = subprocess.run(ask, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return answer.stdout.decode().strip() == platform.python_version()


def create() -> None:
    """Make an empty .venv."""
    uv = shutil.which("uv")
    command = [uv, "-q", "venv", "--python", sys.executable] if uv else [sys.executable, "-m", "venv"]
    if subprocess.call([*command, str(VENV)]) != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        raise stop("no virtual environment could be made here; the lines above say why.")


def install() -> int:
    """Install the checkout with every extra, at the versions of constraints.txt."""
    what = ["-c", str(ROOT / "constraints.txt"), "-e", f"{ROOT}[dev,team]"]
    uv = shutil.which("uv")
    if uv:
        return subprocess.call([uv, "-q", "pip", "install", "--python", str(PYTHON), "--compile-bytecode", *what])
    quiet = ["-q", "--disable-pip-version-check", "--no-input"]
    return subprocess.call([str(PYTHON), "-m", "pip", "install", *quiet, *what])


# The commands


def run(command: Sequence[str | Path], **settings: str) -> int:
    """Run a child in the checkout and return its exit code."""
    try:
        code = subprocess.call([str(part) for part in command], cwd=ROOT, env={**os.environ, **settings})
    except KeyboardInterrupt:
        return 130
    return code if code >= 0 else 128 - code


def offscreen(*command: str | Path, **settings: str) -> int:
    """Run a Python module without a screen."""
    return run([PYTHON, "-m", *command], QT_QPA_PLATFORM="offscreen", **settings)


def setup(arguments: list[str]) -> int:
    """Make the environment and nothing else."""
    if arguments:
        raise stop("setup takes no arguments.")
    ensure_environment()
    say(f"Ready. The program is {ROUNDS}")
    return 0


def test(arguments: list[str]) -> int:
    """Pass every test offscreen: all of them on every core, what the arguments name in one process."""
    ensure_environment()
    return offscreen("pytest", *(arguments or EVERY_CORE))


def check(arguments: list[str]) -> int:
    """Hold the code to its rules; arguments go to the rule tests."""
    ensure_environment()
    codes = [
        run([PYTHON, "-m", "ruff", "check", "."]),
        run([PYTHON, "-m", "ruff", "format", "--check", "."]),
        run([PYTHON, "-m", "mypy", "crm", "ui", "migrations", "benchmarks", "dev.py"]),
        offscreen("pytest", "-q", "tests/rules", *arguments),
    ]
    return max(codes)


def bench(arguments: list[str]) -> int:
    """Measure the jobs of the speed table."""
    ensure_environment()
    return offscreen("benchmarks", *arguments)


def pictures(arguments: list[str]) -> int:
    """Draw every page in both languages and both themes."""
    if not arguments or arguments[0].startswith("-"):
        raise stop("pictures needs a folder: python3 dev.py pictures OUT")
    out = Path(arguments[0]).resolve()
    ensure_environment()
    return offscreen("ui.pictures", out, *arguments[1:], ROUNDS_NOW=DEMO_NOW)


def demo(arguments: list[str]) -> int:
    """Open the window on demo data; where there is no screen, do the main job and draw the pages."""
    rest = [argument for argument in arguments if argument != "--no-screen"]
    if len(rest) == len(arguments) and has_screen():
        ensure_environment(on_screen=True)
        return demo_window(rest)
    ensure_environment()
    return demo_without_screen(Path(rest[0]) if rest else Path("rounds-demo-output"))


def demo_window(arguments: list[str]) -> int:
    """Open the demo database in the user's data folder, filling it the first time."""
    ask = "import platformdirs; print(platformdirs.user_data_path('Rounds', appauthor=False, ensure_exists=True))"
    folder = subprocess.run([str(PYTHON), "-c", ask], stdout=subprocess.PIPE, check=True).stdout
    database = Path(os.fsdecode(folder).strip()) / "demo.db"
    if not database.exists():
        say(f"Filling a demo office: {database}")
        # Filled under another name first, so that a fill that was stopped is never taken for the demo.
        half = database.with_name("demo-unfinished.db")
        for leftover in database.parent.glob(f"{half.name}*"):
            leftover.unlink()
        filling = [str(ROUNDS), "demo", str(half), "--size", "office", "--json"]
        code = subprocess.call(filling, stdout=subprocess.DEVNULL)
        if code != 0:
            return code
        half.rename(database)
    say(f"Opening {database}")
    return run([ROUNDS, "--database", database, *arguments])


def demo_without_screen(out: Path) -> int:
    """Do the main job by the command line in an output folder: ledger in, visits planned and held, summary out."""
    out = out.resolve()
    marker = out / "what-is-here.txt"
    if out.exists() and any(out.iterdir()) and not marker.exists():
        raise stop(f"{out} holds other files; give an empty folder: python3 dev.py demo --no-screen FOLDER")
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    marker.write_text("Made by `python3 dev.py demo` without a screen; the next run replaces this folder.\n")
    for title, command, fine in demo_steps(out):
        say(f"\n== {title}")
        code = run(command, QT_QPA_PLATFORM="offscreen", ROUNDS_NOW=DEMO_NOW)
        if code not in fine:
            say(f"dev.py: this step failed with exit code {code}")
            return code
    say(f"\nThere is no screen here, so everything was written to {out}:")
    for path in sorted(each for each in out.rglob("*") if each.is_file() and each != marker):
        say(f"  {path.relative_to(out)}")
    return 0


def demo_steps(out: Path) -> list[tuple[str, list[str | Path], tuple[int, ...]]]:
    """Return the steps: what to say, what to run, and the exit codes that are fine (1: some rows were refused)."""
    samples = ROOT / "tests" / "samples"
    office, ledger = out / "office.db", out / "ledger.db"

    def bring_in(kind: str, file: str) -> list[str | Path]:
        verdicts = out / f"{kind}-verdicts.xlsx"
        return [ROUNDS, "import", kind, samples / file, "--database", ledger, "--verdicts", verdicts]

    pages: list[str | Path] = [PYTHON, "-m", "ui.pictures", out / "pictures", "--database", office, "--no-dialogs"]
    summary: list[str | Path] = [ROUNDS, "export", "visit-summary", out / "visit-summary.xlsx", "--database", ledger]
    return [
        ("A demo office is filled", [ROUNDS, "demo", office, "--size", "office"], (0,)),
        ("A bureau's own ledger comes in", bring_in("accounts", "客户台账.xlsx"), (0, 1)),
        ("The visits it kept so far come in", bring_in("visits", "走访记录.xlsx"), (0, 1)),
        ("A visit is planned and held", [PYTHON, "-m", "crm.cli.day", ledger], (0,)),
        ("The visit summary goes out", [*summary, "--from", "2026-01-01", "--to", "2026-11-30"], (0,)),
        ("Every page is drawn", pages, (0,)),
    ]


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "demo": demo,
    "test": test,
    "setup": setup,
    "bench": bench,
    "check": check,
    "pictures": pictures,
}


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(__doc__)
        return 0 if arguments else 2
    command = COMMANDS.get(arguments[0])
    if command is None:
        raise stop(f"there is no command {arguments[0]!r}; there are {', '.join(COMMANDS)}.")
    return command(arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
