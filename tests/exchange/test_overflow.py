"""Cells beyond the header: rows of text files that were cut too often, and cells beside lists."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.exchange.test_layouts import sheet_of
from tui.exchange.exports import understand
from tui.exchange.sheets import Doubt


def doubts(text: str, *, is_workbook: bool = False) -> list[tuple[str, str]]:
    sheet = sheet_of(text)
    if is_workbook:
        sheet = replace(sheet, name="Data", names=("Data",))
    found = understand(sheet, "receivables").sheet.doubts
    assert all(one.cell.endswith(str(one.row)) for one in found)
    return [(one.cell, one.code) for one in found]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("1|A|5", []),
        ("1|A|5|", []),
        ("1|A|5|50", [("D2", "shifted")]),
        ("1|A|5||50", [("E2", "shifted")]),
        ("1|A|1|200|see mail", [("D2", "shifted")]),
        ("Total||5|x", []),
    ],
)
def test_rows_of_text_that_are_longer_than_their_header(
    row: str, found: list[tuple[str, str]]
) -> None:
    assert doubts(f"number|account|amount\n{row}\n2|B|7") == found


def test_a_column_without_a_header_is_no_row_cut_too_often() -> None:
    assert doubts("number|account|amount|\n1|A|5|50") == [("D2", "beyond")]
    assert doubts("number|account|amount|\n1|A|5|see mail") == []
    assert doubts("number||account|amount\n1|7|A|5") == []
    assert doubts("number|account|amount|\n1|A|5|50|7") == [("D2", "shifted")]


def test_cells_beside_a_list_in_a_workbook() -> None:
    text = "Open items\nnumber|account|amount\n1|A|5|note|7\n2|B|6\n3|B|6|see mail of 5 May"
    assert doubts(text, is_workbook=True) == [("E3", "beyond")]


def test_doubts_of_the_file_itself_stay() -> None:
    sheet = sheet_of("number|account|amount\n1|A|5|50")
    error = Doubt(2, "B2", "error")
    found = understand(replace(sheet, doubts=(error,)), "receivables").sheet.doubts
    assert found == (error, Doubt(2, "D2", "shifted"))
