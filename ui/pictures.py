"""Pictures of every page with real data, drawn offscreen: `python -m ui.pictures OUT`."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import qInstallMessageHandler

os.environ.setdefault("ROUNDS_NOW", "2026-11-17T09:48")
WIDE, NARROW = (1440, 900), (1180, 720)
SETTLE_MS = 120


def _screen(size: tuple[int, int], scale: float, folder: str) -> None:
    """Ask the offscreen platform for a screen of this size at 96 dots an inch; `folder` keeps the description of it."""
    wide, high = (round(each * scale) for each in size)
    screen = {"name": "rounds", "x": 0, "y": 0, "width": wide, "height": high, "logicalDpi": 96, "dpr": 1}
    screens = {"screens": [screen]}
    path = Path(folder) / "screens.json"
    path.write_text(json.dumps(screens), encoding="utf-8")
    # The platform takes the dots of its screens from here alone.
    os.environ["QT_SCALE_FACTOR"] = f"{scale:g}"
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={path}"


def _say(_kind: object, _where: object, words: str) -> None:
    """Pass on what Qt says, but for what an offscreen platform always lacks."""
    if not words.startswith("This plugin does not support"):
        print(words, file=sys.stderr)


def _pixels(text: str) -> tuple[int, int]:
    """Read a size as 1440x900; raises ValueError for anything else."""
    wide, _, high = text.partition("x")
    return int(wide), int(high)


def main(arguments: list[str] | None = None) -> int:
    """Draw the pages asked for and print where they are."""
    parser = argparse.ArgumentParser(prog="ui.pictures", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--database", default="")
    parser.add_argument("--pages", default="")
    parser.add_argument("--langs", default="en,zh_CN")
    parser.add_argument("--themes", default="light,dark")
    parser.add_argument("--size", default="", metavar="1440x900")
    parser.add_argument("--narrow", action="store_true", help="the smallest window, 1180x720")
    parser.add_argument("--text", type=int, default=100, metavar="150", help="text size, 90 to 150 percent")
    parser.add_argument("--scale", type=float, default=1, metavar="1.5", help="dots to a pixel")
    parser.add_argument("--no-dialogs", action="store_true", help="pages alone, without what opens over them")
    options = parser.parse_args(arguments)
    size = NARROW if options.narrow else _pixels(options.size) if options.size else WIDE
    with tempfile.TemporaryDirectory(prefix="rounds-screen-") as folder:
        _screen(size, options.scale, folder)
        _draw(options, size)
    return 0


def _ending(options: argparse.Namespace) -> str:
    """Say at the end of a file's name what is unlike the usual picture."""
    parts = (
        "narrow" if options.narrow else options.size,
        f"text{options.text}" if options.text != 100 else "",
        f"scale{options.scale:g}" if options.scale != 1 else "",
    )
    return "".join(f"-{part}" for part in parts if part)


def _draw(options: argparse.Namespace, size: tuple[int, int]) -> None:
    from ui.picture_book import PictureBook

    qInstallMessageHandler(_say)
    options.out.mkdir(parents=True, exist_ok=True)
    book = PictureBook(options.out, size, options.text, _ending(options))
    wanted = tuple(name for name in options.pages.split(",") if name)
    try:
        book.open(options.database)
        for language in options.langs.split(","):
            for theme in options.themes.split(","):
                for path in book.draw(language, theme, wanted, dialogs=not options.no_dialogs):
                    print(path)
    finally:
        book.close()


if __name__ == "__main__":
    sys.exit(main())
