"""Statements as files: what spreadsheets read back, no formulas, no time of making."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from datetime import date, datetime, timezone, tzinfo
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.worksheet.worksheet import Worksheet

from tui import i18n
from tui.domain.text import width
from tui.exchange import markdown
from tui.exchange.statements import (
    Cell,
    Document,
    Section,
    Table,
    as_csv,
    as_markdown,
    as_xlsx,
    form_of,
)
from tui.exchange.writers import UnknownFormat

DAY = date(2026, 11, 21)
EVIL = '=HYPERLINK("http://evil.example","pay here")'


def table(*rows: tuple[Cell, ...], title: str = "") -> Table:
    return Table(title=title, header=("Date", "What", "Sum"), rows=rows, right=(2,))


def document(*tables: Table, customer: str = "华信电缆") -> Document:
    return Document(
        title="Statement",
        facts=(("Customer", customer),),
        sections=(Section(name="EUR", facts=(("Currency", "EUR"),), tables=tables),),
    )


PLAIN = document(
    table((DAY, "R-1", Decimal("-1234567.50")), (None, "", None)),
    table((None, "late", Decimal("0.00")), title="Ages"),
)


def sheet_of(data: bytes, name: str = "EUR") -> Worksheet:
    """A sheet of a workbook as it is read back."""
    sheet = load_workbook(io.BytesIO(data))[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def cells_of(data: bytes) -> list[list[str]]:
    """The rows of a CSV file as it is read back."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


# -- The three formats


def test_markdown() -> None:
    assert as_markdown(PLAIN).splitlines() == [
        "# Statement",
        "",
        "- Customer: 华信电缆",
        "- Currency: EUR",
        "",
        "| Date       | What |           Sum |",
        "| ---------- | ---- | ------------: |",
        "| 2026-11-21 | R-1  | -1,234,567.50 |",
        "|            |      |               |",
        "",
        "Ages",
        "",
        "| Date | What |  Sum |",
        "| ---- | ---- | ---: |",
        "|      | late | 0.00 |",
    ]


def test_csv() -> None:
    data = as_csv(PLAIN)
    assert data.startswith(b"\xef\xbb\xbfStatement,,\r\n")
    assert cells_of(data) == [
        ["Statement", "", ""],
        ["Customer", "华信电缆", ""],
        ["Currency", "EUR", ""],
        ["", "", ""],
        ["Date", "What", "Sum"],
        ["2026-11-21", "R-1", "-1234567.50"],
        ["", "", ""],
        ["", "", ""],
        ["Ages", "", ""],
        ["Date", "What", "Sum"],
        ["", "late", "0.00"],
    ]


def test_xlsx() -> None:
    sheet = sheet_of(as_xlsx(PLAIN))
    assert list(sheet.values) == [
        ("Statement", None, None),
        ("Customer", "华信电缆", None),
        ("Currency", "EUR", None),
        (None, None, None),
        ("Date", "What", "Sum"),
        (datetime(2026, 11, 21), "R-1", -1234567.5),
        (None, None, None),
        (None, None, None),
        ("Ages", None, None),
        ("Date", "What", "Sum"),
        (None, "late", 0),
    ]
    formats = [sheet[name].number_format for name in ("A6", "C6", "C11")]
    assert formats == ["yyyy-mm-dd", "#,##0.00", "#,##0.00"]
    assert [sheet[name].font.b for name in ("A1", "A2", "A5", "C5", "C6")] == [
        *(True, False, True, True, False)
    ]
    assert sheet["C5"].alignment.horizontal == "right"
    assert sheet["B5"].alignment.horizontal is None
    assert sheet.column_dimensions["C"].width > len("-1,234,567.50")
    # A long title does not widen the first column.
    wide = sheet_of(as_xlsx(Document(title="x" * 50, facts=(), sections=PLAIN.sections)))
    assert wide.column_dimensions["A"].width == sheet.column_dimensions["A"].width


@pytest.mark.parametrize(
    ("amount", "expected"), [("5", "#,##0"), ("5.00", "#,##0.00"), ("5.000", "#,##0.000")]
)
def test_amounts_have_the_decimals_of_their_currency(amount: str, expected: str) -> None:
    made = document(table((None, "", Decimal(amount))))
    assert sheet_of(as_xlsx(made))["C6"].number_format == expected
    assert cells_of(as_csv(made))[5][2] == amount
    assert as_markdown(made).endswith(f" {amount} |")


def test_each_currency_has_a_sheet() -> None:
    sections = tuple(
        Section(name=code, facts=(("Currency", code),), tables=(table((None, code, None)),))
        for code in ("EUR", "JPY")
    )
    both = Document(title="Statement", facts=(("Customer", "Acme"),), sections=sections)
    data = as_xlsx(both)
    assert load_workbook(io.BytesIO(data)).sheetnames == ["EUR", "JPY"]
    for code in ("EUR", "JPY"):
        values = [row[:2] for row in sheet_of(data, code).values]
        assert values[:3] == [("Statement", None), ("Customer", "Acme"), ("Currency", code)]
    rows = cells_of(as_csv(both))
    assert [row[1] for row in rows if row[0] == "Currency"] == ["EUR", "JPY"]
    assert {len(row) for row in rows} == {3}
    assert [row for row in as_markdown(both).splitlines() if row.startswith("#")] == [
        *("# Statement", "## EUR", "## JPY")
    ]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("-", "markdown"),
        ("out.md", "markdown"),
        ("out.MARKDOWN", "markdown"),
        ("out.csv", "csv"),
        (Path("a.b/out.CSV"), "csv"),
        ("out.XLSX", "xlsx"),
    ],
)
def test_the_name_says_the_format(name: str | Path, form: str) -> None:
    made = {
        "markdown": f"{as_markdown(PLAIN)}\n".encode(),
        "csv": as_csv(PLAIN),
        "xlsx": as_xlsx(PLAIN),
    }
    assert form_of(name)(PLAIN) == made[form]


@pytest.mark.parametrize("name", ["out", "out.pdf", "out.xls", ".csv", "csv", "", "out.csv.gz"])
def test_a_name_that_says_no_format_is_refused(name: str) -> None:
    with pytest.raises(UnknownFormat, match=r"\.xlsx, \.csv or \.md"):
        form_of(name)


# -- Safe for a spreadsheet


@pytest.mark.parametrize(
    "text",
    [EVIL, "+1", "-1+1", "@SUM(A1)", "＝1+1", "=1", "\t=1", "#REF!", "TRUE", "007", "2026-11-21"],
)
def test_no_text_is_a_formula_or_anything_but_text(text: str) -> None:
    made = document(table((None, text, None), title=text), customer=text)
    sheet = sheet_of(as_xlsx(made))
    for row in sheet.iter_rows():
        for cell in row:
            assert isinstance(cell, SheetCell)
            if cell.value is not None:
                assert cell.data_type == "s"
                assert isinstance(cell.value, str)
                assert not cell.value.startswith(("=", "@", "＝", "\t"))
                assert cell.hyperlink is None
    seen = {str(cell) for row in sheet.values for cell in row}
    assert seen & {text.strip(), f"'{text.strip()}"}
    told = {cell for row in cells_of(as_csv(made)) for cell in row}
    assert not any(cell.startswith(("=", "@", "＝", "\t")) for cell in told)
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(as_xlsx(made))).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("form", [as_xlsx, as_csv, as_markdown])
def test_text_that_cannot_be_seen_is_left_out(form: object) -> None:
    assert callable(form)
    made = form(document(table((None, "R\x00-\x1b[31m\u202e\ud8001", None)), customer="a\nb\x07"))
    if form is as_xlsx:
        sheet = sheet_of(made)
        assert (sheet["B2"].value, sheet["B6"].value) == ("a b", "R-[31m1")
    else:
        text = made.decode() if isinstance(made, bytes) else made
        assert "R-[31m1" in text.replace("\\", "")
        assert "a b" in text


# -- No trace of when it was made


def test_a_workbook_does_not_know_when_it_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    first = as_xlsx(PLAIN)
    real = time.localtime
    monkeypatch.setattr(time, "localtime", lambda *_now: real(2_000_000_000))
    later = SimpleNamespace(datetime=_Later, timezone=timezone)
    monkeypatch.setattr("openpyxl.packaging.core.datetime", later)
    monkeypatch.setattr("openpyxl.writer.excel.datetime", later)
    assert as_xlsx(PLAIN) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.testzip() is None
    properties = load_workbook(io.BytesIO(first)).properties
    assert properties.created == properties.modified == datetime(2000, 1, 1)


class _Later(datetime):
    """A clock that is ahead."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> _Later:
        return cls(2033, 5, 18, tzinfo=tz)


# -- Tables in Markdown


def test_columns_hold_with_wide_characters() -> None:
    rows = [["华信电缆", "1.00"], ["é", "12,345.00"], ["a|b", ""], ["Acme_", "－"]]
    lines = markdown.table(["客户", "x"], rows, right=(1,)).splitlines()
    assert len({width(line) for line in lines}) == 1
    assert lines[:3] == [
        "| 客户     |         x |",
        "| -------- | --------: |",
        "| 华信电缆 |      1.00 |",
    ]
    assert "a\\|b" in lines[4]


def test_a_table_without_rows_and_with_narrow_columns() -> None:
    assert markdown.table(["a", "b"], [], right=(0,)).splitlines() == [
        "|   a | b   |",
        "| --: | --- |",
    ]


def test_facts_are_joined_as_the_language_does() -> None:
    with i18n.speaking("zh"):
        assert "- Customer：华信电缆" in as_markdown(PLAIN)
    assert "- Customer: 华信电缆" in as_markdown(PLAIN)
