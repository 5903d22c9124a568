"""Notes taken apart, and names of files made harmless."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm.domain.files import LONGEST_BYTES, is_program, safe_name
from crm.domain.notes import being_named, parts_of

NAMES = ("Dr Shen Yi", "Shen", "何超")


@pytest.mark.parametrize(
    ("text", "rest", "tasks", "mentions"),
    [
        ("asked for a study", "asked for a study", (), ()),
        ("# send a quote Fri", "", ("send a quote Fri",), ()),
        ("seen #quote #study Tue 24", "seen", ("quote", "study Tue 24"), ()),
        ("with @Dr Shen Yi and @shen", "with @Dr Shen Yi and @shen", (), ("Dr Shen Yi", "Shen")),
        ("问了＠何超 ＃回电 周四", "问了＠何超", ("回电 周四",), ("何超",)),
        ("first\n# one\nlast", "first\n\nlast", ("one",), ()),
        ("C#5 and #", "C#5 and #", (), ()),
        ("@nobody", "@nobody", (), ()),
        ("<b>bold</b>", "<b>bold</b>", (), ()),
    ],
)
def test_a_note_is_taken_apart(text: str, rest: str, tasks: tuple[str, ...], mentions: tuple[str, ...]) -> None:
    found = parts_of(text, NAMES)
    assert (found.text, found.tasks, found.mentions) == (rest, tasks, mentions)


@given(st.text(alphabet=st.sampled_from("a# @何超\n＃"), max_size=40))
def test_stretches_of_a_note_lie_inside_it(text: str) -> None:
    for stretch in parts_of(text, NAMES).stretches:
        assert 0 <= stretch.start < stretch.end <= len(text)
        assert stretch.words.casefold() in text[stretch.start : stretch.end].casefold()


@pytest.mark.parametrize(
    ("text", "typed"),
    [("hi @", ""), ("hi @She", "She"), ("@Dr Shen", "Dr Shen"), ("no", None), ("@a, b", None), ("@a\nb", None)],
)
def test_the_name_being_typed_is_known(text: str, typed: str | None) -> None:
    assert being_named(text, len(text)) == typed


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("survey-Q3.pdf", "survey-Q3.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\system.ini", "system.ini"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("what?.txt", "what_.txt"),
        (" .hidden. ", "hidden"),
        ("...", "_"),
        ("", "_"),
        ("a\x00b\n.txt", "ab.txt"),
        ("岚湖站 走访.docx", "岚湖站 走访.docx"),
    ],
)
def test_hostile_names_become_harmless(name: str, harmless: str) -> None:
    assert safe_name(name) == harmless


@given(st.text(max_size=400))
def test_a_harmless_name_stays_as_it_is_and_fits_every_disk(name: str) -> None:
    once = safe_name(name)
    assert safe_name(once) == once
    assert 0 < len(once.encode()) <= LONGEST_BYTES + 1
    assert not set(once) & set('/\\:*?"<>|\0\n')


@pytest.mark.parametrize(("name", "runs"), [("a.EXE", True), ("a.sh", True), ("a.pdf", False), ("exe", False)])
def test_programs_are_known_by_their_ending(name: str, runs: bool) -> None:
    assert is_program(name) is runs
