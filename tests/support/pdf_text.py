"""The words of each page of a PDF that Qt wrote, by the fonts that lie in it."""

import re
import zlib
from unicodedata import normalize

_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\n")
_SHOWN = re.compile(rb"/F(\d+) \S+ Tf|<([0-9A-F]+)> Tj")
_RANGE = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]{4})> (?:<([0-9A-F]{4})>|\[([^\]]*)\])")


def pages_of(pdf: bytes) -> list[str]:
    """Return what stands on each page, in the order in which it was drawn."""
    parts = _OBJECT.split(pdf)[1:]
    objects = {int(number): body for number, body in zip(parts[::2], parts[1::2], strict=True)}
    pages = [body for body in objects.values() if b"/Type /Page\n" in body]
    return [_words(objects, _stream(objects, _pointed(page, b"Contents"))) for page in pages]


def _pointed(body: bytes, name: bytes) -> int:
    found = re.search(rb"/%s (\d+) 0 R" % name, body)
    assert found is not None
    return int(found[1])


def _stream(objects: dict[int, bytes], number: int) -> bytes:
    content = objects[number].partition(b"stream\n")[2].rpartition(b"\nendstream")[0]
    return content if content.startswith(b"/CIDInit") else zlib.decompress(content)


def _words(objects: dict[int, bytes], drawn: bytes) -> str:
    signs: dict[int, str] = {}
    text = ""
    for font, codes in _SHOWN.findall(drawn):
        if font:
            signs = _signs(_stream(objects, _pointed(objects[int(font)], b"ToUnicode")))
        text += "".join(signs[int(codes[at : at + 4], 16)] for at in range(0, len(codes), 4))
    return normalize("NFKC", text).replace("\t", " ")  # a font has one empty sign for both


def _signs(table: bytes) -> dict[int, str]:
    """Return the signs of a font by the numbers under which a page draws them."""
    found: dict[int, str] = {}
    for first, last, start, each in _RANGE.findall(table):
        numbers = range(int(first, 16), int(last, 16) + 1)
        codes = re.findall(rb"[0-9A-F]{4}", each) or [b"%04X" % (int(start, 16) + by) for by in range(len(numbers))]
        found |= {number: chr(int(code, 16)) for number, code in zip(numbers, codes, strict=True)}
    return found
