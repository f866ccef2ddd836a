"""Files that go out: no formulas, replaced as a whole."""

from __future__ import annotations

import csv
import io
import os
import time
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tui.exchange import writers
from tui.exchange.sheets import read_sheet
from tui.exchange.xlsx import read_grid


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("+49 30 1234", "'+49 30 1234"),
        ("-", "'-"),
        ("-12.50", "-12.50"),
        ("-1,234.50", "-1,234.50"),
        ("+5", "+5"),
        ("plain", "plain"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_formulas_are_defused(text: str, expected: str) -> None:
    assert writers.defused(text) == expected
    cell = next(
        csv.reader(io.StringIO(writers.csv_bytes([text], []).decode("utf-8-sig"), "")), [""]
    )
    assert "".join(cell) == expected


def test_what_was_defused_comes_back_as_it_was(tmp_path: Path) -> None:
    names = ["=1+1", "-12.50", "+49 30 1234", "华信", "O'Neill"]
    file = tmp_path / "out.csv"
    writers.write(file, writers.csv_bytes(["name", "x"], [[name, ""] for name in names]))
    assert [row.cells[0] for row in read_sheet(file).rows] == names


HEADER = ["name", "day", "sum", "minutes"]
ROWS: list[list[writers.Value]] = [
    ["=1+1", date(2026, 11, 5), Decimal("480000.00"), 90],
    ["00123", datetime(2026, 11, 5, 10, 30), Decimal("-12"), None],
    ["华信\x07电缆有限公司", None, Decimal("99999999999.99"), True],
]


def test_a_workbook_comes_back_as_it_was() -> None:
    found = read_grid(writers.xlsx_bytes("Visits", HEADER, ROWS), "out.xlsx")
    assert (found.name, found.doubts) == ("Visits", ())
    assert [row.cells for row in found.rows] == [
        tuple(HEADER),
        ("=1+1", "2026-11-05", "480000", "90"),
        ("00123", "2026-11-05 10:30:00", "-12"),
        ("华信电缆有限公司", "", "99999999999.99", "TRUE"),
    ]


def test_a_workbook_is_made_for_reading() -> None:
    book = load_workbook(io.BytesIO(writers.xlsx_bytes("Visits", HEADER, ROWS)))
    sheet = book["Visits"]
    assert isinstance(sheet, Worksheet)
    assert [cell.data_type for cell in sheet[2]] == ["s", "d", "n", "n"]
    assert sheet["A2"].value == "'=1+1"
    formats = [sheet[place].number_format for place in ("B2", "B3", "C2", "C3", "D2")]
    assert formats == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm", "#,##0.00", "#,##0", "0"]
    assert all(cell.font.bold for cell in sheet[1])
    assert not sheet["A2"].font.bold
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width == 18
    assert sheet.column_dimensions["D"].width == 10


def test_the_same_rows_make_the_same_workbook(monkeypatch: pytest.MonkeyPatch) -> None:
    data = writers.xlsx_bytes("Visits", HEADER, ROWS)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(2_000_000_000))
    assert writers.xlsx_bytes("Visits", HEADER, iter(ROWS)) == data


def test_a_workbook_without_rows_has_its_header() -> None:
    found = read_grid(writers.xlsx_bytes("Visits", HEADER, []), "out.xlsx")
    assert [row.cells for row in found.rows] == [tuple(HEADER)]


def test_a_file_is_replaced_as_a_whole_and_is_the_reps_alone(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    file.write_text("old")
    file.chmod(0o644)
    writers.write(file, writers.json_bytes({"name": "华信"}))
    assert file.read_text(encoding="utf-8") == '{\n  "name": "华信"\n}\n'
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir()] == ["out.json"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "out.csv"
    target.write_text("old")
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    writers.write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_what_cannot_be_written_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(writers.CannotWrite, match="nowhere"):
        writers.write(tmp_path / "nowhere" / "out.csv", b"x")
    with pytest.raises(writers.CannotWrite):
        writers.write(tmp_path, b"x")
    file = tmp_path / "out.csv"
    file.write_text("old")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(writers.CannotWrite, match="No space left"):
        writers.write(file, b"new")
    assert file.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def test_a_dash_is_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    writers.write("-", b"hello\n")
    assert capfdbinary.readouterr().out == b"hello\n"
