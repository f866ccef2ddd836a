"""Files that nobody should be able to hurt a rep with, each made where a test needs it."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec
from openpyxl import Workbook

SHEET: Final = "xl/worksheets/sheet1.xml"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OPEN: Final = f'<worksheet xmlns="{_MAIN}">'
ENDINGS: Final = {
    "accounts": "csv",
    "people": "vcf",
    "receivables": "xlsx",
    "visits": "ics",
    "opportunities": "tsv",
    "book": "json",
}
"""An ending for each kind of import, so that every reader has its turn."""

Make = Callable[[], bytes]


class Case(msgspec.Struct, frozen=True):
    """A file, and what is to become of it."""

    name: str
    """With the ending of the file."""
    kind: str
    make: Make
    said: str
    """What stands in the sentence that refuses it; empty: it is taken."""
    is_long: bool = False
    """Whether it takes more than three seconds."""


# -- Workbooks


def saved(*rows: tuple[object, ...]) -> bytes:
    """A sound workbook."""
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def with_parts(parts: Mapping[str, bytes | str]) -> bytes:
    """A workbook some parts of which are replaced or added."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(("name", "city"), ("A", "B")))) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return result.getvalue()


def _cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


HEAD: Final = f'<row r="1">{_cell("name")}{_cell("city")}</row>'
ROW: Final = f'<row r="2">{_cell("Acme")}{_cell("Ulm")}</row>'


def sheet(inside: str, before: str = "", after: str = "") -> bytes:
    """A workbook whose sheet has this between its header and its end."""
    return with_parts(
        {SHEET: f"{_OPEN}{before}<sheetData>{HEAD}{inside}</sheetData>{after}</worksheet>"}
    )


def strings(inside: str, rows: str = ROW) -> bytes:
    """A workbook with these shared strings."""
    plain = f"{_OPEN}<sheetData>{HEAD}{rows}</sheetData></worksheet>"
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


_BIG: Final = "too large"
_DAMAGED: Final = "damaged or no workbook"
_LONG_CELL: Final = "131,072 characters"

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
        _BIG,
    ),
    Case("bomb.xlsx", "receivables", lambda: _swelling(1_000), _BIG, is_long=True),
    Case("smallbomb.xlsx", "receivables", lambda: _swelling(160), _BIG),
    Case("lying.xlsx", "accounts", lambda: _lying(_swelling(160), 160), _DAMAGED),
    Case("nested.xlsx", "accounts", lambda: with_parts({SHEET: _swelling(1)}), _DAMAGED),
    Case("parts.xlsx", "accounts", lambda: _parts(20_000), _BIG),
    Case("sheets.xlsx", "accounts", lambda: _sheets(5_000), _BIG),
    Case(
        "renamedpart.xlsx",
        "accounts",
        lambda: _swelling(160).replace(b"worksheets/sheet1.xml", b"worksheets/sheet1.dat"),
        "empty",
    ),
    Case(
        "laughs.xlsx",
        "people",
        lambda: with_parts({SHEET: _laughs(f"{_OPEN}<sheetData>&j;</sheetData></worksheet>")}),
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
                f"{_OPEN}<sheetData>{HEAD}<row>{_cell('&e;')}</row></sheetData></worksheet>"
            }
        ),
        _DAMAGED,
    ),
    Case("deep.xlsx", "accounts", lambda: sheet("<a>" * 99_000 + "</a>" * 99_000), _BIG),
    Case("elements.xlsx", "accounts", lambda: sheet("<a/>" * 13_000_000), _BIG, is_long=True),
    Case("names.xlsx", "accounts", lambda: sheet("".join(f"<a{n}/>" for n in range(99_000))), _BIG),
    Case("cells.xlsx", "visits", lambda: sheet(f"<row>{'<c/>' * 99_000}</row>"), _BIG),
    Case("values.xlsx", "accounts", lambda: sheet(f"<row><c>{'<v/>' * 99_000}</c></row>"), ""),
    Case("spaces.xlsx", "accounts", lambda: sheet(ROW + " " * 40_000_000), ""),
    Case(
        "formulaspaces.xlsx",
        "accounts",
        lambda: sheet(f'{ROW}<row r="3"><c r="A3"><f>1</f>{" " * 3_000_000}<v>1</v></c></row>'),
        "",
    ),
    Case("tag.xlsx", "accounts", lambda: sheet(f'<row r="{" " * 9_000_000}"/>'), _BIG),
    Case(
        "merges.xlsx",
        "accounts",
        lambda: sheet(ROW, after='<mergeCell ref="A1:XFD1048576"/>' * 300_000),
        _BIG,
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
        _BIG,
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
        _BIG,
    ),
    Case(
        "cell.xlsx",
        "opportunities",
        lambda: sheet(f"<row r='2'>{_cell('x' * 5_000_000)}</row>"),
        _LONG_CELL,
    ),
    Case("truncated.xlsx", "accounts", lambda: saved(("name",), ("A",))[:-60], _DAMAGED),
    Case("locked.xlsx", "receivables", lambda: b"\xd0\xcf\x11\xe0" + bytes(5_000), "password"),
)

# -- Texts

_CSV: Final = b"name,city\nAcme,Ulm\n"


def _columns(count: int) -> bytes:
    header = ",".join(["name", *(f"h{n}" for n in range(1, count))])
    return f"{header}\n{','.join(['Acme'] * count)}\n".encode()


TEXTS: Final = (
    Case("onecolumn.csv", "accounts", lambda: b"name\nAcme\n", ""),
    Case("othercolumn.csv", "receivables", lambda: b"colour\nred\n", "no column"),
    Case("thousand.csv", "accounts", lambda: _columns(1_000), ""),
    Case("unknowncolumns.csv", "receivables", lambda: _columns(1_000), "no column"),
    Case("wide.csv", "accounts", lambda: _columns(20_000), "16,384 columns"),
    Case("widest.csv", "people", lambda: b"name,account\n" + b"ab," * 10_000_000, "16,384 columns"),
    Case("quotedwide.csv", "visits", lambda: b'start\n"' + b'a\n","' * 2_000_000, "columns"),
    Case("padded.csv", "accounts", lambda: _columns(16_000) + b"A\n" * 90_000, _BIG),
    Case("cell.csv", "accounts", lambda: b"name,city\nAcme," + b"x" * 5_000_000, _LONG_CELL),
    Case("line.csv", "opportunities", lambda: b"name,account\n" + b"x" * 31_000_000, _LONG_CELL),
    Case("longline.csv", "accounts", lambda: _CSV + b"x" * 50_000_000, _BIG),
    Case("rows.csv", "receivables", lambda: b"number\n" + b"a\n" * 5_000_000, _BIG),
    Case("blank.csv", "accounts", lambda: _CSV + b",,,\n" * 500_000, ""),
    Case("ends.csv", "accounts", lambda: _CSV + b"\n" * 30_000_000, _BIG),
    Case("quote.csv", "accounts", lambda: b'name,city\nAcme,"Ulm\n', "quotation mark"),
    Case("zero.csv", "accounts", lambda: b"name,city\nAc\0me,Ulm\n", "line 2"),
    Case("zeros.csv", "accounts", lambda: bytes(3_000_000), "no text"),
    Case("zeros.vcf", "people", lambda: bytes(30_000_000), "no text"),
    Case("zeros.ics", "visits", lambda: bytes(30_000_000), "no text"),
    Case("zeros.json", "book", lambda: bytes(30_000_000), "no export of a book"),
    Case("picture.csv", "receivables", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 999,
         "no text"),
    Case("odd.csv", "accounts", lambda: b"\xff\xfe" + "name\nA\n".encode("utf-16-le") + b"x",
         "UTF-16"),
    Case("half.csv", "accounts", lambda: b"\xff\xfe" + "name\n".encode("utf-16-le") + b"\0\xd8A\0",
         "UTF-16"),
    Case("gbk.csv", "accounts", lambda: "名称\n".encode("gbk") + "华".encode("gbk") * 9_000_000,
         _LONG_CELL),
    Case("injection.csv", "accounts", lambda: b"name,city\n=cmd|'/C calc'!A0,\x1b[2J\n", ""),
    Case("web.xls", "receivables", lambda: b"<html><table></table></html>", "web page"),
)  # fmt: skip


def cards(count: int, more: str = "") -> bytes:
    """So many sound vCards, each with these lines."""
    return "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Person {n}\nORG:House {n}\n{more}END:VCARD\n"
        for n in range(count)
    ).encode()


def _photo() -> bytes:
    folds = b"A" * 72 + b"\n "
    return cards(1, "PHOTO;ENCODING=b:@\n").replace(b"@", folds * 1_400_000)


CARDS: Final = (
    Case("photo.vcf", "people", _photo, "", is_long=True),
    Case(
        "photoline.vcf",
        "people",
        lambda: cards(1, "PHOTO;ENCODING=b:@\n").replace(b"@", b"A" * 100_000_000),
        "",
    ),
    Case("note.vcf", "people", lambda: cards(2, f"NOTE:{'x' * 5_000_000}\n"), ""),
    Case("types.vcf", "people", lambda: cards(9, f"TEL;{'TYPE;' * 25_000}:1\n"), ""),
    Case("numbers.vcf", "people", lambda: cards(1, "TEL:1\n" * 100_000), ""),
    Case("quotes.vcf", "people", lambda: cards(1, 'X;A="' + '"a' * 60_000 + "\n"), ""),
    Case("soft.vcf", "people", lambda: cards(1, "X;QUOTED-PRINTABLE:" + "=\n" * 900_000), ""),
    Case("charset.vcf", "people", lambda: cards(99, f"X;CHARSET=punycode:{'b9-' * 40_000}\n"), ""),
    Case("within.vcf", "people", lambda: b"BEGIN:VCARD\nAGENT:\n" * 50_000, ""),
    Case("ends.vcf", "people", lambda: cards(1) + b"\r" * 30_000_000, _BIG),
    Case("text.vcf", "people", lambda: cards(400, f"NOTE:{'x' * 99_000}\n"), _BIG),
    Case("nocard.vcf", "people", lambda: b"name,city\n", "BEGIN:VCARD"),
)


def calendar(count: int, more: str = "") -> bytes:
    """So many events, each with these lines."""
    events = "".join(
        f"BEGIN:VEVENT\nUID:u{n}\nDTSTART:20260101T1000{n % 60:02}\nSUMMARY:Acme {n}\n"
        f"{more}END:VEVENT\n"
        for n in range(count)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n".encode()


def _moments(count: int) -> str:
    return ",".join(f"202601{1 + n % 28:02}T{n // 60 % 24:02}{n % 60:02}00" for n in range(count))


def _own_zones(count: int) -> Iterator[str]:
    for n in range(count):
        for line in (
            *("BEGIN:VTIMEZONE", f"TZID:Own {n}", "BEGIN:STANDARD", "DTSTART:16010101T000000"),
            *("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"),
            *("END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT"),
            *(f"DTSTART;TZID=Own {n}:20260101T100000", "END:VEVENT", ""),
        ):
            yield f"{line}\n"


_NEVER: Final = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\n"

CALENDARS: Final = (
    Case("secondly.ics", "visits", lambda: calendar(1, "RRULE:FREQ=SECONDLY\n"), ""),
    Case("never.ics", "visits", lambda: calendar(3, _NEVER), ""),
    Case("oftennever.ics", "visits", lambda: calendar(9_000, _NEVER), _BIG, is_long=True),
    Case("daily.ics", "visits", lambda: calendar(2_000, "RRULE:FREQ=DAILY\n"), _BIG),
    Case("exdates.ics", "visits", lambda: calendar(1, f"EXDATE:{_moments(8_000)}\n" * 9), ""),
    Case("rdates.ics", "visits", lambda: calendar(1, f"RDATE:{_moments(8_000)}\n"), ""),
    Case("moments.ics", "visits", lambda: calendar(99, f"RDATE:{_moments(4_000)}\n"), _BIG),
    Case("zones.ics", "visits", lambda: "".join(
        ["BEGIN:VCALENDAR\n", *_own_zones(900), "END:VCALENDAR\n"]).encode(), ""),
    Case("zonename.ics", "visits", lambda: calendar(9).replace(
        b"DTSTART:", b"DTSTART;TZID=" + b"a/" * 60_000 + b":"), ""),
    Case("guests.ics", "visits", lambda: calendar(
        1, "RRULE:FREQ=DAILY\n" + "".join(f"ATTENDEE:mailto:p{n}@x.de\n" for n in range(20_000))),
        ""),
    Case("summary.ics", "visits", lambda: calendar(1, "RRULE:FREQ=DAILY\n").replace(
        b"Acme", b"a b " * 20_000), ""),
    Case("within.ics", "visits", lambda: b"BEGIN:VCALENDAR\n" * 9_000
         + b"BEGIN:VEVENT\n" + b"BEGIN:VALARM\n" * 99_000, ""),
    Case("lines.ics", "visits", lambda: b"BEGIN:VCALENDAR\n" + b"X:\n" * 900_000, _BIG),
    Case("nocalendar.ics", "visits", lambda: b"name,city\n", "BEGIN:VCALENDAR"),
)  # fmt: skip


def _tables(inside: str) -> bytes:
    return f'{{"schema":1,"tables":{{{inside}}}}}'.encode()


BOOKS: Final = (
    Case("deep.json", "book", lambda: _tables(f'"accounts":[{"[" * 100_000}]'), "no export"),
    Case("brackets.json", "book", lambda: b"[" * 9_000_000, _BIG),
    Case("records.json", "book", lambda: _tables(f'"accounts":[{"{}," * 9_000_000}{{}}]'), _BIG),
    Case("numbers.json", "book", lambda: _tables(f'"accounts":[{"1," * 9_000_000}1]'), "record 1"),
    Case("tables.json", "book", lambda: _tables(
        ",".join(f'"t{n}":[]' for n in range(900_000))), "newer Rounds"),
    Case("half.json", "book", lambda: _tables('"\\ud800":[]'), "no export"),
    Case("number.json", "book", lambda: b'{"schema":' + b"9" * 900_000 + b"}", "no export"),
    Case("sheet.json", "book", lambda: saved(("name",), ("A",)), "no export"),
)  # fmt: skip

CASES: Final = (*WORKBOOKS, *TEXTS, *CARDS, *CALENDARS, *BOOKS)


# -- What is no plain file


def empty(file: Path) -> Path:
    """A file without anything in it."""
    file.touch()
    return file


def folder(file: Path) -> Path:
    """A folder that is called like a file."""
    file.mkdir()
    return file


def pipe(file: Path) -> Path:
    """A pipe into which nobody writes."""
    os.mkfifo(file)
    return file


def device(file: Path) -> Path:
    """A link to zeros without an end."""
    file.symlink_to("/dev/zero")
    return file


def circle(file: Path) -> Path:
    """A link to itself."""
    file.symlink_to(file)
    return file


def dangling(file: Path) -> Path:
    """A link to nothing."""
    file.symlink_to(file.with_name("nothing"))
    return file


def terabyte(file: Path) -> Path:
    """A file that says it has a terabyte."""
    with file.open("wb") as opened:
        opened.truncate(10**12)
    return file


def unreadable_name(file: Path) -> Path:
    """A file whose name is no text."""
    return Path(os.fsdecode(os.fsencode(file.with_suffix("")) + b"\xe9" + os.fsencode(file.suffix)))


NO_FILES: Final = (
    (empty, ""),
    (folder, "directory"),
    (pipe, "not a plain file"),
    (device, "not a plain file"),
    (circle, "links"),
    (dangling, "No such file"),
    (terabyte, _BIG),
    (unreadable_name, "name"),
)
