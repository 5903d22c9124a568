"""A workbook of one sheet as XML: every part of the file but the sheet itself (crm.exchange.sheet_xml)."""

import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from crm.exchange.sheet_xml import HEAD, MAIN

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FORMATS = {164: "yyyy-mm-dd", 165: "yyyy-mm-dd hh:mm", 166: "hh:mm"}
_FORBIDDEN = re.compile(r"[\x00-\x1f\[\]:*?/\\\ud800-\udfff\ufffe\uffff]")


def parts(title: str, filtered: str, font: str) -> Mapping[str, str]:
    """Return the parts by their path; `filtered` is the area of the automatic filter, `A5:F20` for one."""
    return {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _book(sheet_name(title), filtered),
        "xl/_rels/workbook.xml.rels": _relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
        "xl/styles.xml": _styles(font),
    }


def sheet_name(title: str) -> str:
    """Return a title as the name of a sheet may be: 31 characters and none of []:*?/\\."""
    return _FORBIDDEN.sub(" ", title).strip(" '")[:31].strip(" '") or "1"


def _types() -> str:
    part = f'<Override PartName="{{}}" ContentType="{_KIND}.{{}}+xml"/>'
    named = (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"))
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f"{''.join(part.format(f'/xl/{name}.xml', kind) for name, kind in named)}</Types>"
    )


def _relations(*targets: tuple[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'


def _book(name: str, filtered: str) -> str:
    """Return the book; spreadsheets look for the filter's area in a hidden name."""
    area = re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", filtered)
    quoted = escape("'" + name.replace("'", "''") + "'")
    return (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{_RELATIONS}">'
        f'<sheets><sheet name={quoteattr(name)} sheetId="1" r:id="rId1"/></sheets>'
        f'<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{quoted}!{area}'
        "</definedName></definedNames></workbook>"
    )


def _styles(font: str) -> str:
    """Return the styles that the cells of crm.exchange.sheet_xml point to by their place."""
    name = f"<name val={quoteattr(font)}/>"
    fonts = (f'<sz val="10"/>{name}', f'<b/><sz val="10"/>{name}', f'<b/><sz val="14"/>{name}')
    formats = [f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in _FORMATS.items()]
    pattern = '<fill><patternFill patternType="{}"/></fill>'
    tint = '<fill><patternFill patternType="solid"><fgColor rgb="FFE0F0F2"/></patternFill></fill>'
    border = '<border><left/><right/><top/><bottom style="thin"/><diagonal/></border>'
    normal = '<cellStyle name="Normal" xfId="0" builtinId="0"/>'
    base = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    styles = [_style(0), _style(49), *map(_style, _FORMATS), _style(49, 1, 2, 1), _style(49, 2)]
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}">{_counted("numFmts", formats)}'
        f"{_counted('fonts', [f'<font>{each}</font>' for each in fonts])}"
        f"{_counted('fills', [pattern.format('none'), pattern.format('gray125'), tint])}"
        f"{_counted('borders', ['<border><left/><right/><top/><bottom/><diagonal/></border>', border])}"
        f"{_counted('cellStyleXfs', [base])}{_counted('cellXfs', styles)}"
        f"{_counted('cellStyles', [normal])}</styleSheet>"
    )


def _style(number: int, font: int = 0, fill: int = 0, border: int = 0) -> str:
    applied = " ".join(
        f'apply{name}="1"'
        for name, value in (("NumberFormat", number), ("Font", font), ("Fill", fill), ("Border", border))
        if value
    )
    ids = f'numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="{border}" xfId="0"'
    return f"<xf {ids} {applied}/>".replace(" />", "/>")


def _counted(name: str, items: Sequence[str]) -> str:
    return f'<{name} count="{len(items)}">{"".join(items)}</{name}>'
