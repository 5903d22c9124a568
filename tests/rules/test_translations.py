"""The translations are complete and belong to this source: .ts as lupdate makes it, .qm as lrelease makes it."""

import re
import shutil
import subprocess
import sysconfig
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.source import ROOT, told

FOLDER = ROOT / "resources" / "translations"
TARGETS = {"rounds_zh_CN": ("zh_CN", []), "rounds_en_US": ("en_US", ["-pluralonly"])}
OPTIONS = ["-extensions", "py", "-locations", "none", "-no-obsolete", "-source-language", "en_US"]
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n|%L?\d+")
ACCELERATOR = re.compile(r"&(?=[^&\s])")


def tool(name: str, *arguments: str | Path) -> str:
    """Run one of Qt's tools of this environment and return what it says."""
    program = shutil.which(name, path=sysconfig.get_path("scripts"))
    assert program is not None, f"{name} is not installed beside this Python"
    done = subprocess.run(
        [program, *map(str, arguments)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True
    )
    return done.stdout.decode("utf-8", "replace")


def fresh(name: str, folder: Path) -> Path:
    """Return a copy of a .ts file brought up to this source."""
    language, extra = TARGETS[name]
    copy = folder / f"{name}.ts"
    shutil.copyfile(FOLDER / copy.name, copy)
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    said = tool("pyside6-lupdate", *extra, *OPTIONS, "-target-language", language, *sources, "-ts", copy)
    assert "Found 0 source text" not in said, said
    return copy


def messages(path: Path) -> Iterator[tuple[str, str, ET.Element]]:
    """Return context, source text and translation of each message."""
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            yield context.findtext("name", ""), message.findtext("source", ""), translation


def forms(translation: ET.Element) -> list[str]:
    """Return the texts of a translation: one, or one for each plural form."""
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


def faults(source: str, translation: ET.Element, *, english: bool) -> Iterator[str]:
    """Return what is wrong with a translation."""
    if translation.get("type") in ("unfinished", "vanished", "obsolete"):
        yield f"{translation.get('type')}: {source!r}"
    for number, text in enumerate(forms(translation)):
        if not text.strip():
            yield f"empty: {source!r}"
            continue
        wanted, found = set(PLACEHOLDER.findall(source)), set(PLACEHOLDER.findall(text))
        # "1 visit" needs no %n in the English singular.
        if wanted - found - ({"%n"} if english and number == 0 else set()) or found - wanted:
            yield f"placeholders differ: {source!r} -> {text!r}"
        if len(ACCELERATOR.findall(source)) != len(ACCELERATOR.findall(text)):
            yield f"accelerators differ: {source!r} -> {text!r}"


def test_plural_forms_stand_only_where_lupdate_finds_them() -> None:
    plural = re.compile(r"""translate\(\s*["'][^"']*["'],\s*["'][^"']*%n""")
    found = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "ui").rglob("*.py"))
        if plural.search(path.read_text(encoding="utf-8"))
    ]
    assert not found, told(found, "Plural texts of functions belong into ui/texts/counts.py:")


@pytest.mark.parametrize("name", TARGETS)
def test_the_translation_belongs_to_this_source(name: str, tmp_path: Path) -> None:
    before = {(context, source) for context, source, _ in messages(FOLDER / f"{name}.ts")}
    copy = fresh(name, tmp_path)
    after = {(context, source) for context, source, _ in messages(copy)}
    found = [f"missing: {each}" for each in sorted(after - before)] + [
        f"gone: {each}" for each in sorted(before - after)
    ]
    assert not found, told(found, f"{name}.ts is not up to date; run pyside6-lupdate:")
    assert copy.read_text(encoding="utf-8") == (FOLDER / copy.name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TARGETS)
def test_the_translation_is_complete(name: str) -> None:
    found = [
        f"{context}: {fault}"
        for context, source, translation in messages(FOLDER / f"{name}.ts")
        for fault in faults(source, translation, english=name == "rounds_en_US")
    ]
    assert not found, told(found, f"{name}.ts:")


@pytest.mark.parametrize("name", TARGETS)
def test_the_compiled_file_belongs_to_the_translation(name: str, tmp_path: Path) -> None:
    compiled = tmp_path / f"{name}.qm"
    tool("pyside6-lrelease", FOLDER / f"{name}.ts", "-qm", compiled)
    assert compiled.read_bytes() == (FOLDER / compiled.name).read_bytes(), f"run pyside6-lrelease on {name}.ts"


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Save", '<translation type="unfinished">保存</translation>'),
        ("Save", "<translation></translation>"),
        ("{name} saved", "<translation>已保存</translation>"),
        ("Saved", "<translation>已保存 {name}</translation>"),
        ("&amp;Save", "<translation>保存</translation>"),
        ("%n visit(s)", "<translation><numerusform>走访</numerusform></translation>"),
    ],
)
def test_a_faulty_translation_is_found(source: str, translation: str) -> None:
    text = ET.fromstring(f"<source>{source}</source>").text or ""
    assert list(faults(text, ET.fromstring(translation), english=False))


def test_a_sound_translation_is_let_through() -> None:
    plural = "<translation><numerusform>1 visit</numerusform><numerusform>%n visits</numerusform></translation>"
    assert not list(faults("%n visit(s)", ET.fromstring(plural), english=True))
    assert not list(faults("&Save {x}", ET.fromstring("<translation>保存 {x}(&amp;S)</translation>"), english=False))
