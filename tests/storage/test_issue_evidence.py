"""What proves an issue: files kept with it, held by its answer, named in the workbook; on both databases."""

from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook

from crm.domain.codes import Channel, IssueState, IssueTopic, Role
from crm.domain.errors import NotFound, RoundsError
from crm.domain.issues import CustomerWord
from crm.storage import issues as stored
from crm.storage.store import Store
from crm.usecases import issues
from crm.usecases.attachments import attach, content, file_row, files_of_account, remove_file
from crm.usecases.evidence import add_evidence, choose_evidence, evidence_of, files_to_choose, leave_out
from crm.usecases.issue_export import export_issues
from crm.usecases.undo import apply
from tests.support.build import DAY, Bureau, account, bureau

WORD = CustomerWord(DAY, "王演示", Channel.PHONE, True)


@pytest.fixture
def home(store: Store) -> Bureau:
    with store.change() as work:
        made = bureau(work)
    store.act_as(made.manager_id, Role.MANAGER)
    return made


@pytest.fixture
def place(store: Store, home: Bureau) -> UUID:
    with store.change() as work:
        return account(work, home)


@pytest.fixture
def key(store: Store, place: UUID) -> UUID:
    with store.change() as work:
        return issues.add_issue(work, place, IssueTopic.BILL, "电费账单看不懂")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "答复函.pdf"
    path.write_bytes(b"%PDF-1.4 answer")
    return path


def names(store: Store, key: UUID) -> list[str]:
    with store.read() as reader:
        return [each.name for each in evidence_of(reader, key)]


def answered(store: Store, key: UUID, evidence: str = "") -> None:
    with store.change() as work:
        issues.answer_issue(work, key, stored.issue(work, key).version, "已说明", "营销部", evidence)


def refused(store: Store, command: object, *values: object) -> str:
    with pytest.raises(RoundsError) as caught, store.change() as work:
        command(work, *values)  # type: ignore[operator]
    return caught.value.code


def test_a_file_closes_an_issue_without_a_word_of_evidence(store: Store, key: UUID, paper: Path) -> None:
    assert refused(store, issues.answer_issue, key, 1, "已说明", "营销部", "") == "issue.no_evidence"
    with store.change() as work:
        add_evidence(work, key, [paper])
    answered(store, key)
    with store.change() as work:
        row = stored.issue(work, key)
        assert (row.evidence, row.state) == ("答复函.pdf", IssueState.TO_CONFIRM)
        issues.confirm_issue(work, key, row.version, WORD)
    with store.read() as reader:
        detail = issues.issue_detail(reader, key)
        assert (detail.row.state, [each.name for each in detail.files]) == (IssueState.CLOSED, ["答复函.pdf"])
        assert content(reader, detail.files[0].id) == ("答复函.pdf", b"%PDF-1.4 answer")


def test_files_stand_beside_words(store: Store, key: UUID, paper: Path) -> None:
    with store.change() as work:
        add_evidence(work, key, [paper])
    answered(store, key, "工单 1")
    with store.read() as reader:
        assert stored.issue(reader, key).evidence == "工单 1"
    assert names(store, key) == ["答复函.pdf"]


def test_a_file_that_the_account_has_is_chosen_and_not_kept_twice(
    store: Store, place: UUID, key: UUID, paper: Path
) -> None:
    with store.change() as work:
        file_id = attach(work, place, paper)
    with store.read() as reader:
        assert [each.id for each in files_to_choose(reader, key)] == [file_id]
    with store.change() as work:
        choose_evidence(work, key, [file_id])
        choose_evidence(work, key, [file_id])
        assert add_evidence(work, key, [paper]).known == ["答复函.pdf"]
    with store.read() as reader:
        assert files_to_choose(reader, key) == []
        assert [each.id for each in files_of_account(reader, place)] == [file_id]
    assert names(store, key) == ["答复函.pdf"]


def test_the_same_paper_proves_two_issues(store: Store, place: UUID, key: UUID, paper: Path) -> None:
    with store.change() as work:
        other = issues.add_issue(work, place, IssueTopic.METERING, "表计读数")
        add_evidence(work, key, [paper])
        add_evidence(work, other, [paper])
    assert (names(store, key), names(store, other)) == (["答复函.pdf"], ["答复函.pdf"])
    with store.read() as reader:
        (mine,) = evidence_of(reader, key)
    assert refused(store, choose_evidence, other, [mine.id]) == "issue.evidence_elsewhere"


def test_a_file_of_another_account_proves_nothing_here(store: Store, home: Bureau, key: UUID, paper: Path) -> None:
    with store.change() as work:
        file_id = attach(work, account(work, home, "9900000000002"), paper)
    assert refused(store, choose_evidence, key, [file_id]) == "issue.evidence_elsewhere"
    assert names(store, key) == []


def test_what_an_answer_stands_on_stays(store: Store, key: UUID, paper: Path) -> None:
    with store.change() as work:
        (file_id,) = add_evidence(work, key, [paper]).added
    answered(store, key)
    assert refused(store, leave_out, file_id) == "issue.evidence_kept"
    assert refused(store, remove_file, file_id, 1) == "file.is_evidence"
    with store.change() as work:
        row = stored.issue(work, key)
        issues.confirm_issue(work, key, row.version, WORD)
    assert refused(store, leave_out, file_id) == "issue.evidence_kept"
    assert refused(store, add_evidence, key, [paper]) == "issue.evidence_late"
    with store.change() as work:
        issues.reopen_issue(work, key, stored.issue(work, key).version)
        leave_out(work, file_id)
        remove_file(work, file_id, file_row(work, file_id).version)
    assert names(store, key) == []


def test_taking_a_file_back_takes_the_proof_with_it(store: Store, key: UUID, paper: Path) -> None:
    with store.change() as work:
        add_evidence(work, key, [paper])
        steps = work.undo
    with store.change() as work:
        apply(work, steps)
        again = work.undo
    assert names(store, key) == []
    assert refused(store, issues.answer_issue, key, 1, "已说明", "营销部", " ") == "issue.no_evidence"
    with store.change() as work:
        apply(work, again)
    assert names(store, key) == ["答复函.pdf"]


def test_what_cannot_be_kept_is_told_and_the_rest_is_kept(store: Store, key: UUID, paper: Path, tmp_path: Path) -> None:
    empty = tmp_path / "空.txt"
    empty.touch()
    with store.change() as work:
        done = add_evidence(work, key, [empty, tmp_path / "没有.pdf", tmp_path, paper])
    assert [each.code for each in done.refused] == ["file.empty", "file.missing", "file.is_folder"]
    assert names(store, key) == ["答复函.pdf"]


def test_an_issue_or_a_file_that_is_gone(store: Store, key: UUID, paper: Path) -> None:
    with pytest.raises(NotFound), store.change() as work:
        add_evidence(work, UUID(int=7), [paper])
    with pytest.raises(NotFound), store.change() as work:
        choose_evidence(work, key, [UUID(int=7)])


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_workbook_names_the_files(store: Store, key: UUID, paper: Path, tmp_path: Path, language: str) -> None:
    other = tmp_path / "现场.jpg"
    other.write_bytes(b"x")
    with store.change() as work:
        add_evidence(work, key, [paper, other])
    out = tmp_path / "issues.xlsx"
    with store.read() as reader:
        export_issues(reader, out, language, None, None, False)
    cells = [str(cell.value) for row in load_workbook(out).worksheets[0].iter_rows() for cell in row if cell.value]
    assert "答复函.pdf; 现场.jpg" in cells
    assert {"zh_CN": "佐证文件", "en": "Evidence files"}[language] in cells
