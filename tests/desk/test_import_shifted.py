"""Rows that are longer than their header, and sheets that are no list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.desk.importing import NOW, Rep
from tui.desk.import_preview import preview
from tui.desk.import_views import ImportOptions
from tui.desk.transfer import import_file
from tui.domain.records import Account, Invoice
from tui.exchange.headers import BadColumns
from tui.store.book import Book


def test_a_row_that_was_cut_too_often_is_named_and_not_taken(tmp_path: Path) -> None:
    rep = Rep(tmp_path, "receivables")
    view = rep.take("number,account,amount\n1,A,5,50\n2,A,7.50\n3,A,1,200,see mail\n")
    assert [(one.row, one.kind) for one in view.skipped] == [(2, "bad"), (4, "bad")]
    assert "more cells than the header" in view.skipped[0].reason
    assert [one.number for one in rep.book.since(Invoice, date.min).values()] == ["2"]


def test_an_invoice_in_such_a_row_is_not_closed(tmp_path: Path) -> None:
    rep = Rep(tmp_path, "receivables")
    header = "number,account,issued,amount\n"
    rep.take(f"{header}1,A,2026-10-01,5\n2,A,2026-10-01,7\n3,A,2026-10-01,9\n")
    view = rep.take(
        f"{header}1,A,2026-10-01,5,50\n2,A,2026-10-01,7\n3,A,2026-10-01,9\n", is_full=True
    )
    assert (view.closed, len(view.skipped)) == (0, 1)


@pytest.mark.parametrize("kind", ["accounts", "people"])
def test_such_rows_of_other_kinds(tmp_path: Path, kind: str) -> None:
    rep = Rep(tmp_path, kind)  # type: ignore[arg-type]
    view = rep.take("name,account,city\nA,Acme, Inc.,Bonn\nB,Beta,Bonn\n")
    assert [one.row for one in view.skipped] == [2]
    assert len(rep.book.all(Account)) == 1


def test_a_cell_without_a_header_is_named(tmp_path: Path) -> None:
    rep = Rep(tmp_path, "receivables")
    view = rep.take("number,account,amount,\n1,A,5,50\n2,A,7,\n")
    assert view.skipped == ()
    assert any("D2" in one for one in view.warnings)


def _workbook(folder: Path, header: list[str]) -> Path:
    book = Workbook()
    data = book.worksheets[0]
    data.title = "Data"
    data.append(header)
    data.append(["1", "A", 5])
    notes = book.create_sheet("Notes")
    for number in range(5):
        notes.append([f"line {number}"])
    book.save(folder / "book.xlsx")
    return folder / "book.xlsx"


def test_preview_and_import_choose_the_sheet_that_is_a_list(tmp_path: Path) -> None:
    file = _workbook(tmp_path, ["number", "account", "amount"])
    options = ImportOptions()
    assert preview("receivables", file, options, NOW.date()).sheet == "Data"
    view = import_file(Book.in_memory(), "receivables", file, options, NOW)
    assert (view.sheet, view.created) == ("Data", 1)


def test_a_workbook_without_a_list_names_its_sheets(tmp_path: Path) -> None:
    file = _workbook(tmp_path, ["a", "b", "c"])
    with pytest.raises(BadColumns, match="also: Data"):
        import_file(Book.in_memory(), "receivables", file, ImportOptions(), NOW)


def test_an_empty_birthday_of_outlook(tmp_path: Path) -> None:
    rep = Rep(tmp_path, "people")
    view = rep.take("First Name,Last Name,Company,Birthday\nAnna,Berg,Acme,0/0/00\n")
    assert (view.created, view.skipped) == (1, ())
