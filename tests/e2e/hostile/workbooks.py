"""Workbooks that nobody should be able to hurt a rep with, and what such are made of."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook

from tests.e2e.hostile.case import BIG, LONG_CELL, Case
from tests.exchange import workbooks
from tests.exchange.workbooks import OPEN, SHEET

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def saved(*rows: tuple[object, ...]) -> bytes:
    """A sound workbook."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def with_parts(parts: Mapping[str, bytes | str]) -> bytes:
    """A sound workbook some parts of which are replaced or added."""
    return workbooks.with_parts(parts, saved(("name", "city"), ("A", "B")))


def _cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


HEAD: Final = f'<row r="1">{_cell("name")}{_cell("city")}</row>'
ROW: Final = f'<row r="2">{_cell("Acme")}{_cell("Ulm")}</row>'


def sheet(inside: str, before: str = "", after: str = "") -> bytes:
    """A workbook whose sheet has this between its header and its end."""
    return with_parts(
        {SHEET: f"{OPEN}{before}<sheetData>{HEAD}{inside}</sheetData>{after}</worksheet>"}
    )


def strings(inside: str, rows: str = ROW) -> bytes:
    """A workbook with these shared strings."""
    plain = f"{OPEN}<sheetData>{HEAD}{rows}</sheetData></worksheet>"
    parts = {
        "workbook": "sheet.main",
        "worksheets/sheet1": "worksheet",
        "styles": "styles",
        "sharedStrings": "sharedStrings",
    }
    types = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for part, kind in parts.items()
    )
    return with_parts(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
            f'package.relationships+xml"/>{types}</Types>',
            "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{inside}</sst>',
            SHEET: plain,
        }
    )


def _swelling(size: int) -> bytes:
    """A workbook whose sheet is so many million zeros."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(("name",), ("A",)))) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != SHEET:
                new.writestr(name, old.read(name))
        with new.open(SHEET, "w", force_zip64=True) as part:
            for _n in range(size):
                part.write(bytes(1_000_000))
    return result.getvalue()


def _lying(data: bytes, size: int) -> bytes:
    """The same archive, whose list says that the part is small."""
    return data.replace((size * 1_000_000).to_bytes(4, "little"), (900).to_bytes(4, "little"))


def _laughs(before: str) -> str:
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    return f'<!DOCTYPE x [<!ENTITY a "ha">{entities}]>{before}'


def _parts(count: int) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for n in range(count):
            archive.writestr(str(n), b"")
    return data.getvalue()


def _sheets(count: int) -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    names = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, count))
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="/{SHEET}"/>'
        for n in range(1, count)
    )
    return with_parts(
        {
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{office}"><sheets>{names}'
            "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/'
            f'package/2006/relationships">{relations}</Relationships>',
        }
    )


def _formulas() -> bytes:
    rows = '<row r="2"><c r="A2" t="str"><f>HYPERLINK("http://x")</f><v>Acme</v></c></row>'
    return sheet(rows + '<row r="3"><c r="A3"><f>1+1</f></c></row>')


_DAMAGED: Final = "damaged or no workbook"

WORKBOOKS: Final = (
    Case("formulas.xlsx", "accounts", _formulas, ""),
    Case(
        "macros.xlsm",
        "accounts",
        lambda: with_parts({"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 1_000}),
        "",
    ),
    Case(
        "links.xlsx",
        "accounts",
        lambda: with_parts(
            {
                "xl/externalLinks/externalLink1.xml": "<broken",
                "xl/externalLinks/_rels/externalLink1.xml.rels": "<broken",
            }
        ),
        "",
    ),
    Case("climbing.xlsx", "accounts", lambda: with_parts({"../../climbed.xml": "<x/>"}), ""),
    Case(
        "dimensions.xlsx",
        "accounts",
        lambda: sheet(ROW, before='<dimension ref="A1:XFD2000000"/>'),
        "",
    ),
    Case(
        "emptyrows.xlsx",
        "accounts",
        lambda: sheet(ROW + "".join(f'<row r="{n}"/>' for n in range(3, 2_000_000))),
        "",
        is_long=True,
    ),
    Case(
        "lastrow.xlsx",
        "accounts",
        lambda: sheet(f'<row r="2000000">{_cell("A")}</row>'),
        BIG,
    ),
    Case("bomb.xlsx", "receivables", lambda: _swelling(1_000), BIG, is_long=True),
    Case("smallbomb.xlsx", "receivables", lambda: _swelling(160), BIG),
    Case("lying.xlsx", "accounts", lambda: _lying(_swelling(160), 160), _DAMAGED),
    Case("nested.xlsx", "accounts", lambda: with_parts({SHEET: _swelling(1)}), _DAMAGED),
    Case("parts.xlsx", "accounts", lambda: _parts(20_000), BIG),
    Case("sheets.xlsx", "accounts", lambda: _sheets(5_000), BIG),
    Case(
        "renamedpart.xlsx",
        "accounts",
        lambda: _swelling(160).replace(b"worksheets/sheet1.xml", b"worksheets/sheet1.dat"),
        "empty",
    ),
    Case(
        "laughs.xlsx",
        "people",
        lambda: with_parts({SHEET: _laughs(f"{OPEN}<sheetData>&j;</sheetData></worksheet>")}),
        _DAMAGED,
    ),
    Case(
        "laughingstyles.xlsx",
        "people",
        lambda: with_parts(
            {"xl/styles.xml": _laughs(f'<styleSheet xmlns="{_MAIN}">&j;</styleSheet>')}
        ),
        _DAMAGED,
    ),
    Case(
        "entity.xlsx",
        "accounts",
        lambda: with_parts(
            {
                SHEET: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
                f"{OPEN}<sheetData>{HEAD}<row>{_cell('&e;')}</row></sheetData></worksheet>"
            }
        ),
        _DAMAGED,
    ),
    Case("deep.xlsx", "accounts", lambda: sheet("<a>" * 99_000 + "</a>" * 99_000), BIG),
    Case("elements.xlsx", "accounts", lambda: sheet("<a/>" * 13_000_000), BIG, is_long=True),
    Case("names.xlsx", "accounts", lambda: sheet("".join(f"<a{n}/>" for n in range(99_000))), BIG),
    Case("cells.xlsx", "visits", lambda: sheet(f"<row>{'<c/>' * 99_000}</row>"), BIG),
    Case("values.xlsx", "accounts", lambda: sheet(f"<row><c>{'<v/>' * 99_000}</c></row>"), ""),
    Case("spaces.xlsx", "accounts", lambda: sheet(ROW + " " * 40_000_000), ""),
    Case(
        "formulaspaces.xlsx",
        "accounts",
        lambda: sheet(f'{ROW}<row r="3"><c r="A3"><f>1</f>{" " * 3_000_000}<v>1</v></c></row>'),
        "",
    ),
    Case("tag.xlsx", "accounts", lambda: sheet(f'<row r="{" " * 9_000_000}"/>'), BIG),
    Case(
        "merges.xlsx",
        "accounts",
        lambda: sheet(ROW, after='<mergeCell ref="A1:XFD1048576"/>' * 300_000),
        BIG,
    ),
    Case("merged.xlsx", "accounts", lambda: sheet(ROW, after='<mergeCell ref="A2:XFD99999"/>'), ""),
    Case(
        "styles.xlsx",
        "accounts",
        lambda: with_parts(
            {
                "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts>{"<font/>" * 400_000}</fonts>'
                "</styleSheet>"
            }
        ),
        BIG,
    ),
    Case(
        "strings.xlsx",
        "accounts",
        lambda: strings("<si><t>abc</t></si>" * 1_000_000),
        "",
        is_long=True,
    ),
    Case(
        "amplified.xlsx",
        "accounts",
        lambda: strings(
            f"<si><t>{'y' * 99_000}</t></si>", f'<row>{_cell("A")}<c t="s"><v>0</v></c></row>' * 999
        ),
        BIG,
    ),
    Case(
        "cell.xlsx",
        "opportunities",
        lambda: sheet(f"<row r='2'>{_cell('x' * 5_000_000)}</row>"),
        LONG_CELL,
    ),
    Case("truncated.xlsx", "accounts", lambda: saved(("name",), ("A",))[:-60], _DAMAGED),
    Case("locked.xlsx", "receivables", lambda: b"\xd0\xcf\x11\xe0" + bytes(5_000), "password"),
)
