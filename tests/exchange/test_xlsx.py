"""Workbooks that come in: what spreadsheets make of numbers and dates."""

from __future__ import annotations

import gc
import io
import warnings
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.workbooks import SHEET, book_of, grid, made, raw, rows, saved, with_parts
from tui.exchange.amounts import AmountReading, decide_amounts, read_amount
from tui.exchange.reading import BadSheet
from tui.exchange.sheets import Doubt, Merge, cell_text


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
