"""`rounds brief`: a program without a screen writes the pages, and what is refused writes nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.commands import ClockedCommand

HIDDEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def rounds(*words: object) -> subprocess.CompletedProcess[str]:
    """Run the whole program on a computer without a screen."""
    environment = {name: value for name, value in os.environ.items() if name not in HIDDEN}
    environment["ROUNDS_NOW"] = "2026-11-17T09:48"
    command = [sys.executable, "-m", "ui.start", *map(str, words), "--lang", "en"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_several_accounts_are_a_page_each_in_their_order(
    demo_template: Path, command: ClockedCommand, tmp_path: Path
) -> None:
    numbers = [
        str(
            command.sql(
                str(demo_template), f"SELECT account_no FROM account ORDER BY account_no LIMIT 1 OFFSET {place}"
            )
        )
        for place in (2, 0)
    ]
    out = tmp_path / "简报.pdf"
    named = [word for number in numbers for word in ("--account", number)]
    done = rounds("brief", out, *named, "--database", demo_template, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == {"out": str(out), "briefs": 2, "accounts": numbers}
    pdf = out.read_bytes()
    assert pdf.count(b"/Type /Page\n") == 2
    assert b"/FontFile" in pdf
    noted = "SELECT count(*) FROM export_log WHERE kind = 'briefs' AND is_personal"
    assert command.sql(str(demo_template), noted) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("o.pdf", "--account", "0"), "There is no account 0"),
        (("o.txt", "--account", "0"), "does not end in .pdf"),
        (("o.pdf",), "--account NO"),
        (("o.pdf", "--account", "0", "--manager", "林晓岚"), "--account NO"),
        (("o.pdf", "--manager", "无此人"), "Nobody is named"),
        (("o.pdf", "--manager", "林晓岚", "--day", "2031-01-01"), "No visits are on the plan"),
        (("missing/o.pdf", "--account", "0"), "missing"),
    ],
)
def test_a_wrong_word_is_one_sentence_and_no_file(
    words: tuple[str, ...], said: str, demo_template: Path, tmp_path: Path
) -> None:
    out, *rest = words
    done = rounds("brief", tmp_path / out, *rest, "--database", demo_template)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not list(tmp_path.glob("**/o.*"))
