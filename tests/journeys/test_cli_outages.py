"""`rounds outage` and the workbooks of outages, counted again by plain SQL."""

from argparse import Namespace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from crm.cli.outages import mail_way
from crm.domain.clock import FixedClock
from crm.domain.mail import MailServer
from tests.support.commands import ClockedCommand

PERIOD = ("--from", "2026-06-01", "--to", "2026-11-17")
BEGIN, END = "2026-05-31T16:00", "2026-11-17T16:00"
HEADINGS = 7


@pytest.fixture
def rounds(clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> ClockedCommand:
    return ClockedCommand(clock, capsys)


def test_whom_a_feeder_reaches_is_one_object_with_a_list(rounds: ClockedCommand, demo_template: Path) -> None:
    name = rounds.sql(
        str(demo_template),
        "SELECT s.name || f.number FROM outage o JOIN feeder f ON f.id = o.feeder_id "
        "JOIN substation s ON s.id = f.substation_id WHERE o.state = 'running' LIMIT 1",
    )
    want = rounds.sql(
        str(demo_template),
        "SELECT count(DISTINCT p.account_id) FROM supply_point p JOIN feeder f ON f.id = p.feeder_id "
        "JOIN substation s ON s.id = f.substation_id WHERE s.name || f.number = :name",
        name=name,
    )
    said = rounds("outage", "affected", "--feeder", name, "--database", demo_template, "--json").json()
    assert len(said["accounts"]) == want > 0
    assert {"account_no", "effect", "lost_kw", "contacts", "own_generation_kw"} <= set(said["accounts"][0])
    assert said["interrupted"] == sum(each["is_interrupted"] for each in said["accounts"])
    plain = rounds("outage", "affected", "--feeder", name.replace("F0", " f"), "--database", demo_template)
    assert f"{want} accounts" in plain.out


def test_a_feeder_that_nobody_knows_is_refused_in_a_sentence(rounds: ClockedCommand, demo_template: Path) -> None:
    said = rounds("outage", "affected", "--feeder", "无此站F99", "--database", demo_template)
    assert (said.code, "无此站F99" in said.err) == (2, True)
    late = rounds("outage", "affected", "--feeder", "F01", "--at", "soon", "--database", demo_template)
    assert late.code == 2


def test_the_board_lists_what_is_open(rounds: ClockedCommand, demo_template: Path) -> None:
    said = rounds("outage", "list", "--database", demo_template, "--json").json()
    open_ones = [each for each in said["outages"] if each["state"] in ("running", "published")]
    want = "SELECT count(*) FROM outage WHERE state IN ('running', 'published')"
    assert len(open_ones) == rounds.sql(str(demo_template), want) > 0


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_outages_of_a_period_are_written_with_reliability(
    rounds: ClockedCommand, demo_template: Path, tmp_path: Path, lang: str
) -> None:
    out = tmp_path / "outages.xlsx"
    said = rounds("export", "outages", out, *PERIOD, "--database", demo_template, "--json", "--lang", lang).json()
    want = rounds.sql(
        str(demo_template),
        "SELECT count(*) FROM outage WHERE state IN ('published', 'running', 'restored') "
        "AND coalesce(actual_start, planned_start) < :end "
        "AND coalesce(actual_end, planned_end, '9999') > :begin",
        begin=BEGIN,
        end=END,
    )
    assert said["rows"] == want > 0
    book = load_workbook(out)
    listed = book[book.sheetnames[0]]
    assert listed.max_row - HEADINGS == want
    heads = [cell.value for cell in book[book.sheetnames[-1]][HEADINGS]]
    assert ("SAIDI, h" if lang == "en" else "SAIDI(h/户)") in heads


def test_estimates_and_notices_are_written(rounds: ClockedCommand, demo_template: Path, tmp_path: Path) -> None:
    etr, notices = tmp_path / "etr.xlsx", tmp_path / "notices.xlsx"
    faults = rounds("export", "etr", etr, *PERIOD, "--database", demo_template, "--json").json()["rows"]
    book = load_workbook(etr)
    assert book["Faults"].max_row - HEADINGS == faults > 0
    assert [cell.value for cell in book["By month"]["A"]][-1] == "All"
    said = rounds("export", "notices", notices, *PERIOD, "--database", demo_template, "--json").json()
    sheet = load_workbook(notices)["Notices"]
    assert sheet.max_row - HEADINGS == said["rows"] > 0
    assert "Contact" not in [cell.value for cell in sheet[HEADINGS]]
    backwards = rounds(
        *("export", "etr", etr, "--from", "2026-11-02", "--to", "2026-11-01"), "--database", demo_template
    )
    assert backwards.code == 2


def test_mails_that_wait_leave_into_a_folder(rounds: ClockedCommand, demo_template: Path, tmp_path: Path) -> None:
    sender = ("--sender", "desk@example.com", "--database", demo_template)
    said = rounds("outage", "notify", "--outbox", tmp_path, *sender, "--json")
    assert (said.code, said.json()) == (0, {"sent": 0, "refused": 0, "waits": 0, "problem": None})
    bad = rounds("outage", "notify", "--server", "mail.example.com", *sender)
    assert (bad.code, "mail.example.com:25" in bad.err) == (2, True)
    assert rounds("outage", "notify", "--outbox", tmp_path, "--sender", "desk", "--database", demo_template).code == 2
    mute = rounds("outage", "notify", "--server", "mail.example.com:587", "--user", "desk", *sender)
    assert (mute.code, "ROUNDS_MAIL_PASSWORD" in mute.err) == (2, True)


def test_a_server_is_signed_in_to_encrypted(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Namespace(sender="desk@example.com", outbox=None, server="mail.example.com:587", user="desk", tls=False)
    monkeypatch.setenv("ROUNDS_MAIL_PASSWORD", "geheim")
    assert mail_way(asked).server == MailServer("mail.example.com", 587, "desk", "geheim", True)
    open_one = Namespace(**{**vars(asked), "user": None})
    assert mail_way(open_one).server == MailServer("mail.example.com", 587)
