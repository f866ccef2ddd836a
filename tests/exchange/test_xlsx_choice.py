"""Which sheet of a workbook is read: one that is a list, not the longest of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.exchange.workbooks import OPEN, with_parts
from tui.exchange.columns import require
from tui.exchange.exports import read_export, read_header
from tui.exchange.headers import BadColumns, Kind
from tui.exchange.sheets import read_sheet

Rows = list[list[str | int]]
DATA: Rows = [["number", "account", "amount"], ["1", "A", 5]]
NOTES: Rows = [["Call Huaxin first"], ["then the others"], ["a"], ["b"], ["c"]]
ITEM: Rows = [["1", "A", "", 5, 5]]
OPEN_ITEMS: Rows = [["number", "account", "due", "amount", "open"], *ITEM * 5]
SETTLED: Rows = [["1", "A", "", 5, 0, "2026-02-02"]]
PAID: Rows = [[*OPEN_ITEMS[0], "settled"], *SETTLED * 3]
CUSTOMERS: Rows = [["客户名称", "客户编码", "等级", "城市"], ["华信", "1", "A", "上海"]]
BILL: Rows = [["华信", "F1", 5]]
INVOICES: Rows = [["客户名称", "发票号", "应收金额"], *BILL * 9]
GROUPED: Rows = [["Invoice No", "Due Date", "Balance"], ["Acme"], ["1", "2026-01-01", 5]]


def written(folder: Path, sheets: Mapping[str, Rows]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "book.xlsx")
    return folder / "book.xlsx"


@pytest.mark.parametrize(
    ("kind", "sheets", "name"),
    [
        ("receivables", {"Data": DATA, "Notes": NOTES}, "Data"),
        ("receivables", {"Notes": NOTES * 20, "Data": [["Open items"], [], *DATA]}, "Data"),
        ("receivables", {"Open": OPEN_ITEMS, "Paid": PAID}, "Open"),
        ("receivables", {"Paid": PAID, "Open": OPEN_ITEMS}, "Open"),
        ("receivables", {"Customers": CUSTOMERS * 9, "Invoices": INVOICES}, "Invoices"),
        ("accounts", {"Customers": CUSTOMERS, "Invoices": INVOICES}, "Customers"),
        ("receivables", {"Notes": NOTES, "Groups": GROUPED}, "Groups"),
        ("receivables", {"One": NOTES[:2], "Other": NOTES}, "Other"),
        ("receivables", {"Empty": [], "Data": DATA}, "Data"),
    ],
)
def test_the_sheet_that_looks_most_like_the_kind(
    tmp_path: Path, kind: Kind, sheets: Mapping[str, Rows], name: str
) -> None:
    file = written(tmp_path, sheets)
    found = read_export(file, kind)
    assert found.sheet.name == name
    assert read_header(file, kind) == found.sheet.header


def test_what_the_rep_says_of_columns_counts(tmp_path: Path) -> None:
    polish: Rows = [["Faktura", "Kontrahent", "Kwota"], ["1", "A", 5]]
    file = written(tmp_path, {"Notes": NOTES, "Liste": polish})
    named = {"number": "faktura", "account": "Kontrahent", "amount": "Kwota"}
    assert read_export(file, "receivables").sheet.name == "Notes"
    assert read_export(file, "receivables", named=named, sheet="Liste").sheet.name == "Liste"
    assert read_export(file, "receivables", named=named).sheet.name == "Liste"


def test_the_refusal_names_the_other_sheets(tmp_path: Path) -> None:
    found = read_export(written(tmp_path, {"One": NOTES, "Two": NOTES[:1]}), "receivables")
    names = found.sheet.names
    with pytest.raises(BadColumns, match=r"“One” was read.*also: Two\.") as caught:
        require(found.columns, "receivables", "f", sheet="One", sheets=names)
    assert caught.value.has_more_sheets
    with pytest.raises(BadColumns) as caught:
        require(found.columns, "receivables", "f", sheet="One", sheets=("One",))
    assert not caught.value.has_more_sheets


def test_a_sheet_that_is_not_chosen_may_be_damaged(tmp_path: Path) -> None:
    file = written(tmp_path, {"Data": DATA, "Notes": NOTES})
    spoilt = f'{OPEN}<sheetData><row r="1"><c t="s"><v>99</v></c></row></x>'
    file.write_bytes(with_parts({"xl/worksheets/sheet2.xml": spoilt}, file.read_bytes()))
    assert read_export(file, "receivables").sheet.name == "Data"


def test_only_the_beginning_of_sheets_is_looked_at(tmp_path: Path) -> None:
    late = [*NOTES * 20, *DATA]
    file = written(tmp_path, {"Late": late, "Notes": NOTES, "Data": DATA})
    looked: list[int] = []

    def judge(rows: Sequence[object]) -> tuple[int, int]:
        looked.append(len(rows))
        return 0, 0

    assert read_sheet(file, judge=judge).name == "Late"
    assert looked == [40, len(NOTES), len(DATA)]
