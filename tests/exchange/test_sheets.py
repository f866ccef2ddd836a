"""CSV files of every encoding and separator, workbooks, and files that cannot be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from tui.exchange.encodings import UnknownEncoding, decode
from tui.exchange.reading import BadSheet
from tui.exchange.sheets import Doubt, Merge, Row, Sheet, read_sheet
from tui.exchange.writers import xlsx_bytes

CHINESE = (
    '客户名称,发票号,应收金额\n华信电缆有限公司,2026001,"480,000.00"\n上海建工集团,2026002,12.50\n'
)
WESTERN = "Kunde;Straße;Betrag\nMüller & Söhne;Große Bleichen 5;1.234,50 €\nRenée;Rue d'Été;3,00\n"
RUSSIAN = "Клиент;Сумма\nИванов и сыновья;100\n"


def sheet_of(folder: Path, data: bytes | str, encoding: str | None = None) -> Sheet:
    file = folder / "file.csv"
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_sheet(file, encoding)


@pytest.mark.parametrize(
    ("text", "encoding", "found"),
    [
        (CHINESE, "utf-8", "utf-8"),
        (CHINESE, "utf-8-sig", "utf-8-sig"),
        (CHINESE, "utf-16", "utf-16"),
        (CHINESE, "utf-16-le", "utf-16-le"),
        (CHINESE, "utf-16-be", "utf-16-be"),
        (CHINESE, "gbk", "gb18030"),
        (CHINESE, "gb18030", "gb18030"),
        (WESTERN, "cp1252", "cp1252"),
        (WESTERN, "utf-8", "utf-8"),
        (WESTERN, "utf-16", "utf-16"),
        ("a,b\n1,2\n", "ascii", "utf-8"),
    ],
)
def test_the_encoding_is_found(text: str, encoding: str, found: str) -> None:
    assert decode(text.encode(encoding), "f.csv") == (text, found)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), ("客戶名稱,發票\n華信電纜,1\n", "big5")],
)
def test_an_encoding_that_fits_nothing_is_not_guessed(text: str, encoding: str) -> None:
    with pytest.raises(UnknownEncoding, match=r"f\.csv") as caught:
        decode(text.encode(encoding), "f.csv")
    assert caught.value.remedy == "say"
    assert decode(text.encode(encoding), "f.csv", encoding)[0] == text


def test_what_the_rep_says_about_the_encoding_is_checked() -> None:
    with pytest.raises(UnknownEncoding, match="“klingon”"):
        decode(b"a", "f.csv", "klingon")
    with pytest.raises(UnknownEncoding, match=r"f\.csv is not UTF-8: line 2") as caught:
        decode("a\nü".encode("cp1252"), "f.csv", "utf-8")
    assert caught.value.remedy == "say_another"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    lines = [["name", "city", "note"], ["A", "Köln", "1,5; or so"], ["B", "Bonn", ""]]
    text = "\n".join(separator.join(f'"{cell}"' for cell in line) for line in lines)
    sheet = sheet_of(tmp_path, text)
    assert sheet.header == ("name", "city", "note")
    assert [row.cells for row in sheet.rows] == [("A", "Köln", "1,5; or so"), ("B", "Bonn", "")]


def test_excels_own_word_for_the_separator(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "sep=;\r\nname;city\r\nA, B;C\r\n")
    assert (sheet.header, sheet.rows[0].number) == (("name", "city"), 3)


def test_amounts_with_commas_do_not_make_a_comma_file(tmp_path: Path) -> None:
    assert sheet_of(tmp_path, "a;b\n1,5;2,5\n3,5;4,5\n").header == ("a", "b")


def test_rows_keep_their_numbers_over_blank_rows_and_line_ends_in_cells(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, 'name,city\r\n"A\r\nB",C\r\n\r\n , \r\nD\r\nE,F,G\r\n')
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (2, ("A B", "C")),
        (5, ("D", "")),
        (6, ("E", "F", "G")),
    ]
    assert sheet.column(1) == ["C", "", "F"]


def test_cells_are_cleaned_and_our_own_defusing_is_taken_off(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "a,b\n'=1+1,x\x1b[31m\u202ey\n")
    assert sheet.rows[0].cells == ("=1+1", "x[31my")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "empty"),
        ("\n\n , \n", "empty"),
        ('a,b\n1,2\n"3,4\n5,6\n', "row 3"),
    ],
)
def test_files_that_are_no_sheets(tmp_path: Path, data: str, words: str) -> None:
    with pytest.raises(BadSheet, match=words) as caught:
        sheet_of(tmp_path, data)
    assert "file.csv" in str(caught.value)


def test_files_that_are_not_there_or_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(BadSheet, match=r"none\.csv"):
        read_sheet(tmp_path / "none.csv")
    with pytest.raises(BadSheet):
        read_sheet(tmp_path)
    for suffix in ("ODS", "vcf", "ics"):
        with pytest.raises(BadSheet, match=rf"book\.{suffix} is no sheet"):
            read_sheet(tmp_path / f"book.{suffix}")


WORKBOOK = xlsx_bytes("Open", ["name", "day", "sum"], [["Huaxin", date(2026, 11, 5), 5]])


@pytest.mark.parametrize("name", ["book.xlsx", "book.XLSM", "book.xls", "book.csv"])
def test_a_workbook_is_known_by_what_it_is(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(WORKBOOK)
    sheet = read_sheet(file)
    assert (sheet.name, sheet.encoding, sheet.header) == ("Open", "utf-8", ("name", "day", "sum"))
    assert sheet.rows == (Row(2, ("Huaxin", "2026-11-05", "5")),)
    with pytest.raises(BadSheet, match="“More”"):
        read_sheet(file, sheet="More")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("<html><table><tr><td>1</td></tr></table></html>", "web page"),
        ('\ufeff <?xml version="1.0"?><Workbook/>', "web page"),
        ("name\tday\nHuaxin\t5\n", ""),
        ("\ufeffname\tday\nHuaxin\t5\n", ""),
    ],
)
def test_what_calls_itself_an_old_workbook(tmp_path: Path, data: str, words: str) -> None:
    file = tmp_path / "export.xls"
    for codec in ("utf-8", "utf-16") if not words else ("utf-8",):
        file.write_bytes(data.encode(codec))
        if words:
            with pytest.raises(BadSheet, match=words):
                read_sheet(file)
        else:
            assert read_sheet(file).header == ("name", "day")


def test_a_workbook_keeps_what_is_in_doubt(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Receivables", None])
    sheet.append(["name", "sum"])
    sheet.append(["Huaxin", "=1+1"])
    sheet.merge_cells("A1:B1")
    book.save(tmp_path / "book.xlsx")
    found = read_sheet(tmp_path / "book.xlsx")
    assert (found.merges, found.doubts) == ((Merge(1, 0, 1, 1),), (Doubt(3, "B3", "uncalculated"),))
    assert (found.header, found.rows) == (
        ("Receivables",),
        (Row(2, ("name", "sum")), Row(3, ("Huaxin",))),
    )
