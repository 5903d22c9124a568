"""Small files of other programs, made by hand: a PDF, a text document, a presentation."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
OPEN = "urn:oasis:names:tc:opendocument:xmlns"
A4 = (595, 842)


def pdf(path: Path, pages: int = 1, size: tuple[float, float] = A4, trailer: str = "") -> Path:
    """Write a PDF whose every page has a black square in its upper left corner, lower by 20 for each page before it."""
    wide, high = size
    kids = " ".join(f"{3 + 2 * page} 0 R" for page in range(pages))
    parts = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>"]
    for page in range(pages):
        drawn = f"0 0 0 rg 0 {high - 20 * (page + 1)} 20 20 re f"
        box = f"[0 0 {wide} {high}]"
        parts.append(f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents {4 + 2 * page} 0 R >>")
        parts.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    lines = [f"{number} 0 obj\n{part}\nendobj" for number, part in enumerate(parts, start=1)]
    ending = f"trailer\n<< /Root 1 0 R /Size {len(parts) + 1} {trailer} >>"
    path.write_text("\n".join(["%PDF-1.4", *lines, ending, "%%EOF"]), encoding="ascii")
    return path


def archive(path: Path, parts: Mapping[str, str]) -> Path:
    """Write parts into a zipped file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def docx(path: Path, body: str) -> Path:
    """Write a text document around the markup of its body."""
    return archive(path, {"word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'})


def slide(text: str) -> str:
    """Return a slide that shows a text."""
    return f'<p:sld xmlns:p="urn:p" xmlns:a="{DRAWING}"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>'


def odt(path: Path, body: str) -> Path:
    """Write an OpenDocument text around the markup of its body."""
    spaces = f'xmlns:office="{OPEN}:office:1.0" xmlns:text="{OPEN}:text:1.0" xmlns:table="{OPEN}:table:1.0"'
    return archive(path, {"content.xml": f"<office:document-content {spaces}>{body}</office:document-content>"})
