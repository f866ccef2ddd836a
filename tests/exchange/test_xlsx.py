"""Workbooks that come in: what spreadsheets make of numbers and dates, and hostile files."""

from __future__ import annotations

import gc
import io
import resource
import sys
import time as clock
import warnings
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.worksheet.worksheet import Worksheet

from tui.errors import Trouble
from tui.exchange.amounts import AmountReading, decide_amounts, read_amount
from tui.exchange.reading import BadSheet
from tui.exchange.sheets import Doubt, Merge, cell_text
from tui.exchange.xlsx import Grid, read_grid

SHEET = "xl/worksheets/sheet1.xml"
OPEN = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'


def saved(book: Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def made(fill: Callable[[Worksheet], object]) -> bytes:
    book = Workbook()
    assert isinstance(book.active, Worksheet)
    fill(book.active)
    return saved(book)


def with_parts(parts: Mapping[str, bytes | str], data: bytes | None = None) -> bytes:
    """A workbook some parts of which are replaced or added."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or saved(Workbook()))) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return result.getvalue()


def raw(rows: str, after: str = "") -> bytes:
    """A workbook whose sheet has these rows, as they stand."""
    return with_parts({SHEET: f"{OPEN}<sheetData>{rows}</sheetData>{after}</worksheet>"})


def grid(data: bytes, sheet: str | None = None) -> Grid:
    return read_grid(data, "book.xlsx", sheet)


def rows(data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in grid(data).rows]


def cell(value: object, number_format: str = "General") -> str:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "x"
        sheet["B1"].value = value
        sheet["B1"].number_format = number_format

    found = rows(made(fill))[0]
    return found[1] if len(found) > 1 else ""


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (5, "General", "5"),
        (5.0, "General", "5"),
        (1930000000.0, "0.00E+00", "1930000000"),
        (0.1 + 0.2, "General", "0.3"),
        (1234.5, "#,##0.00", "1234.5"),
        (-12.25, "#,##0.00;[Red](#,##0.00)", "-12.25"),
        (1e-7, "General", "0.0000001"),
        (1e20, "General", "1" + "0" * 20),
        (0.35, "0%", "0.35"),
        ("00123", "General", "00123"),
        (123, "00000", "00123"),
        (123.0, "00000", "00123"),
        (123, "0", "123"),
        ("1.234,50", "@", "1.234,50"),
        (True, "General", "TRUE"),
        (False, "General", "FALSE"),
        (date(2026, 11, 5), "yyyy-mm-dd", "2026-11-05"),
        (datetime(2026, 11, 5), "d/m/yy", "2026-11-05"),
        (datetime(2026, 11, 5, 10, 30), "m/d/yy h:mm", "2026-11-05 10:30:00"),
        (46331, 'yyyy"年"m"月"d"日"', "2026-11-05"),
        (46331.4375, "m/d/yy h:mm", "2026-11-05 10:30:00"),
        (61, "yyyy-mm-dd", "1900-03-01"),
        (0, "yyyy-mm-dd", ""),
        (time(10, 30), "h:mm", "10:30:00"),
        (0, "h:mm", "00:00:00"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        ("'=1+1", "General", "=1+1"),
        (" a\u202eb\u200b ", "General", "ab"),
        ("two\nlines", "General", "two lines"),
        (None, "General", ""),
    ],
)
def test_cells(value: object, number_format: str, text: str) -> None:
    assert cell(value, number_format) == text


def test_dates_since_1904() -> None:
    book = Workbook()
    book.epoch = MAC_EPOCH
    assert isinstance(book.active, Worksheet)
    book.active["A1"] = datetime(2026, 11, 5, 10, 30)
    data = saved(book)
    assert rows(data) == [("2026-11-05 10:30:00",)]


_CELLS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.dates(date(1950, 1, 1), date(2199, 12, 31))
    | st.datetimes(datetime(1950, 1, 1), datetime(2199, 12, 31)).map(
        lambda moment: moment.replace(microsecond=0)
    )
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
)


@settings(deadline=None)
@given(st.lists(st.lists(_CELLS, min_size=1, max_size=6), max_size=8))
def test_a_sheet_says_what_openpyxl_reads_there(cells: list[list[object]]) -> None:
    """The stream against the library, on whatever the library writes."""

    def fill(sheet: Worksheet) -> None:
        for row, values in enumerate(cells, 1):
            for column, value in enumerate(values, 1):
                written = sheet.cell(row, column)
                written.value = value  # type: ignore[assignment]
                if isinstance(value, str):
                    written.data_type = "s"  # whatever it begins with

    data = made(fill)
    sheet = load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
    read = {
        number: [as_text(value) for value in row]
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1)
    }
    wanted = {number: trimmed(row) for number, row in read.items() if any(row)}

    assert {row.number: row.cells for row in grid(data).rows} == wanted


def as_text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return str(value.date() if value.time() == time() else value)
    return "" if value is None else cell_text(str(value))


def trimmed(row: list[str]) -> tuple[str, ...]:
    while not row[-1]:
        row = row[:-1]
    return tuple(row)


@settings(deadline=None)
@given(
    st.floats(allow_nan=False, min_value=-1e14, max_value=1e14).filter(
        lambda value: value == 0 or abs(value) > 1e-30  # no money is written with more digits
    )
)
def test_a_number_is_read_as_it_is_whatever_the_column(value: float) -> None:
    text = cell_text_of(value)
    amount = read_amount(text, decide_amounts([text]))
    assert amount is not None
    assert float(amount.value) == pytest.approx(value, rel=1e-14, abs=1e-300)
    assert read_amount(text, AmountReading(".")) == amount


def cell_text_of(value: float) -> str:
    return rows(raw(f'<row r="1"><c r="A1"><v>{value!r}</v></c></row>'))[0][0]


def test_rows_and_columns() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B2"], sheet["D2"] = "Title", " "
        sheet["A4"], sheet["B4"], sheet["C4"] = "name", "city", "note"
        sheet["A7"] = "A"
        sheet["C9"] = "x"
        sheet["F400"].number_format = "0.00"
        sheet.row_dimensions[7].hidden = True
        sheet.column_dimensions["A"].hidden = True
        sheet.merge_cells("B2:D2")
        sheet.merge_cells("A4:A5")

    found = grid(made(fill))
    assert [(row.number, row.cells) for row in found.rows] == [
        (2, ("", "Title")),
        (4, ("name", "city", "note")),
        (7, ("A",)),
        (9, ("", "", "x")),
    ]
    assert found.merges == (Merge(2, 1, 2, 3), Merge(4, 0, 5, 0))
    assert (found.name, found.names, found.file) == ("Sheet", ("Sheet",), "book.xlsx")


def test_rows_and_cells_without_numbers() -> None:
    text = '<c t="inlineStr"><is><t>{}</t></is></c>'.format
    data = raw(f"<row>{text('a')}{text('b')}</row><row/><row>{text('c')}</row>")
    assert [(row.number, row.cells) for row in grid(data).rows] == [(1, ("a", "b")), (3, ("c",))]


def test_a_sheet_whose_names_have_a_prefix() -> None:
    data = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row><x:row r="9"/>'
        '</x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>'
    )
    for coding in ("utf-8", "utf-16"):
        head = f'<?xml version="1.0" encoding="{coding}"?>'
        found = grid(with_parts({SHEET: (head + data).encode(coding)}))
        assert [row.cells for row in found.rows] == [("5",)]
    assert grid(with_parts({SHEET: data})).merges == (Merge(1, 0, 1, 1),)


def test_errors_are_blank_and_named() -> None:
    data = raw(
        '<row r="2"><c r="A2" t="inlineStr"><is><t>a</t></is></c>'
        '<c r="C2" t="e"><v>#N/A</v></c><c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    found = grid(data)
    assert [row.cells for row in found.rows] == [("a",)]
    assert found.doubts == (Doubt(2, "C2", "error"), Doubt(2, "D2", "error"))


def test_formulas_are_what_they_came_to() -> None:
    data = raw(
        '<row r="1"><c r="A1"><f>B1*2</f><v>480.5</v></c>'
        '<c r="B1" t="str"><f>"a"</f><v>a</v></c><c r="C1" t="str"><f>""</f><v></v></c>'
        '<c r="D1"><f>NOW()</f></c><c r="E1" s="0"><f t="shared" si="0"/><v/></c>'
        '<c r="F1"><v>1</v></c></row><row r="2"><c r="B2"><f>1+1</f><v></v></c></row>'
    )
    found = grid(data)
    assert [row.cells for row in found.rows] == [("480.5", "a", "", "", "", "1")]
    assert [(one.cell, one.code) for one in found.doubts] == [
        *(("D1", "uncalculated"), ("E1", "uncalculated"), ("B2", "uncalculated")),
    ]
    assert [one.row for one in found.doubts] == [1, 1, 2]


def test_a_sheet_written_without_results_says_so() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["a", "=1+1"])

    assert grid(made(fill)).doubts == (Doubt(1, "B1", "uncalculated"),)


def book_of(**sheets: int) -> Workbook:
    """A workbook whose sheets have so many rows."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, count in sheets.items():
        sheet = book.create_sheet(name)
        for number in range(count):
            sheet.append([f"{name} {number}"])
    return book


def test_the_sheet_with_most_rows_is_read() -> None:
    book = book_of(Cover=2, Data=5, More=5, Hidden=9)
    book["Hidden"].sheet_state = "hidden"
    book["Cover"]["A900"].number_format = "0.00"
    data = saved(book)
    found = grid(data)
    assert (found.name, len(found.rows)) == ("Data", 5)
    assert found.names == ("Cover", "Data", "More", "Hidden")
    assert [grid(data, name).name for name in ("More", " cover ", "Hidden")] == [
        *("More", "Cover", "Hidden"),
    ]
    with pytest.raises(BadSheet, match=r"“Nothing”.*Cover, Data, More, Hidden"):
        grid(data, "Nothing")


def test_a_workbook_without_sheets() -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.create_chartsheet("Chart").add_chart(BarChart())
    with pytest.raises(BadSheet, match="empty"):
        grid(saved(book))
    assert grid(saved(Workbook())).rows == ()


def test_nothing_is_said_aside_and_the_collector_goes_on() -> None:
    part = '<extLst><ext uri="{nobody-knows}"/></extLst>'
    data = raw('<row r="1"><c r="A1"><v>1</v></c></row>', part)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert rows(data) == [("1",)]
    assert gc.isenabled()


# -- Hostile files


def test_macros_links_and_pictures_are_not_looked_at() -> None:
    data = with_parts(
        {
            "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0" * 1000,
            "xl/externalLinks/externalLink1.xml": "<broken",
            "xl/media/image1.png": bytes(200_000_000),
            SHEET: f"{OPEN}<sheetData>{ONE}</sheetData></worksheet>",
        }
    )
    assert rows(data) == [("1",)]


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + f']>{OPEN}<sheetData><row r="1"><c t="inlineStr"><is><t>&j;</t></is></c></row></sheetData>'
    "</worksheet>"
)
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (lambda: b"", "damaged"),
        (lambda: b"PK\x03\x04" + bytes(100), "damaged"),
        (lambda: b"name,city\nA,B\n", "damaged"),
        (lambda: b"\xd0\xcf\x11\xe0" + bytes(5000), "password"),
        (lambda: saved(book_of(A=9))[:-40], "damaged"),
        (lambda: with_parts({"xl/workbook.xml": "<workbook"}), "damaged"),
        (lambda: with_parts({SHEET: ""}), "damaged"),
        (lambda: with_parts({SHEET: LAUGHS}), "damaged"),
        (lambda: with_parts({SHEET: b"0" * 160_000_000}), "too large"),
        (lambda: with_parts({"xl/worksheets/more.xml": b"0" * 160_000_000}), "too large"),
        (lambda: raw(f'{ONE}<row r="999999999"><c r="A9"><v>1</v></c></row>'), "too large"),
        (lambda: raw(f'<row r="1">{"<c><v>1</v></c>" * 20_000}</row>'), "too large"),
        (
            lambda: raw(
                "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 999))
            ),
            "too large",
        ),
        (lambda: raw('<row r="1"><c r="A1"><v>abc</v></c></row>'), "damaged"),
        (lambda: raw('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), "damaged"),
    ],
)
def test_files_that_are_refused(data: Callable[[], bytes], words: str) -> None:
    hostile = data()
    began = clock.process_time()
    with pytest.raises(BadSheet, match=rf"book\.xlsx.*{words}"):
        grid(hostile)
    assert clock.process_time() - began < 10


def test_millions_of_empty_rows_cost_nothing() -> None:
    claimed = f'{OPEN}<dimension ref="A1:XFD2000000"/><sheetData>{ONE}</sheetData></worksheet>'
    standing = f'<dimension ref="A1:B9"/><sheetData>{ONE}' + "".join(
        f'<row r="{number}"/>' for number in range(2, 1_000_000)
    )
    for sheet in (claimed, f"{OPEN}{standing}</sheetData></worksheet>"):
        data = with_parts({SHEET: sheet})
        began = clock.process_time()
        assert rows(data) == [("1",)]
        assert clock.process_time() - began < 2


def test_a_cell_of_5_mb() -> None:
    text = "x" * 5_000_000
    for row in (
        f'<row r="7"><c r="A7" t="inlineStr"><is><t>{text}</t></is></c></row>',
        f'<row r="7"><c r="A7" t="inlineStr"><is>{"<r><t>xyz</t></r>" * 50_000}</is></c></row>',
        f'<row r="7"><c r="A7" t="str"><v>{text}</v></c></row>',
    ):
        with pytest.raises(BadSheet, match=r"book\.xlsx, row 7: .* 131,072 characters"):
            rows(raw(row))


SOUND = with_parts({SHEET: f"{OPEN}<sheetData>{ONE}</sheetData></worksheet>"})


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), min_size=1, max_size=4)
)
def test_no_damage_makes_it_stumble(damages: list[tuple[int, int]]) -> None:
    damaged = bytearray(SOUND)
    for at, byte in damages:
        damaged[at] = byte
    try:
        grid(bytes(damaged))
    except Trouble:
        return


PIECES = st.sampled_from(
    [
        *("<row>", "</row>", '<row r="0">', '<row r="x">', "<row/>", '<c r="A1">', "</c>", "<c>"),
        *('<c r="1A">', '<c t="s">', '<c t="d">', '<c t="b">', '<c s="77">', "<v>", "</v>", "<f>"),
        *("</f>", "1", "99999", "-1", "1E999", "2026-11-05", "TRUE", "<is><t>x</t></is>", "&amp;"),
        *(
            '<c t="zz">',
            '<c t="e">',
            '<c s="x">',
            "<mergeCell ref='A1:A2'/>",
            "<dimension ref='x'/>",
        ),
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_sheet_makes_it_stumble(inside: str) -> None:
    try:
        grid(raw(inside))
    except Trouble:
        return


@pytest.mark.exhaustive
def test_fifty_thousand_rows_cost_what_bare_reading_costs() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for n in range(50_000):
        day = date(2026, 1 + n % 12, 1 + n % 28)
        sheet.append([f"C{n % 900:05}", f"客户 {n % 900}", f"INV{n}", day, day, n + 0.5, n, "CNY"])
    data = saved(book)

    def bare() -> None:
        opened = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for _row in opened.worksheets[0].iter_rows(values_only=True):
            pass

    def cost(job: Callable[[], object]) -> float:
        began = clock.process_time()
        job()
        return clock.process_time() - began

    bares, ours = zip(*((cost(bare), cost(lambda: grid(data))) for _ in range(3)), strict=True)
    assert min(ours) <= 1.3 * min(bares)
    if sys.platform == "linux":
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 600 * 1024
