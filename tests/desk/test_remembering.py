"""What was said of a shape of file is known the next day, and its newest file is found."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.desk.importing import NOW, TODAY
from tests.exchange.exports import EXPORTS
from tui.desk.import_preview import ColumnView, preview
from tui.desk.import_views import ImportOptions, ImportView
from tui.desk.remembering import NoFile, newest
from tui.desk.transfer import import_file
from tui.exchange.columns import shape_of
from tui.exchange.headers import BadColumns, Kind
from tui.store.book import Book
from tui.store.shapes import Shape, Shapes

DUTCH = "Stuk;Klant;Bedrag;Datum\nR1;Huaxin;1.234,50;1/2/2026\n"
MAP = {"number": "stuk", "account": "Klant", "amount": "Bedrag", "issued": "Datum"}


class Folder:
    """A folder with exports, and what is remembered of them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = Book.in_memory()
        self.shapes = Shapes.in_memory()
        self._age = 0

    def put(self, name: str, text: str | bytes) -> Path:
        """A file, newer than those before."""
        file = self.path / name
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        self._age += 10
        os.utime(file, (self._age, self._age))
        return file

    def take(self, file: Path, kind: Kind = "receivables", **options: Any) -> ImportView:
        return import_file(self.book, kind, file, ImportOptions(shapes=self.shapes, **options), NOW)

    def shape(self, header: str, kind: str = "receivables") -> Shape:
        found = self.shapes.get(kind, shape_of(header.split(";")))
        assert found
        return found


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_the_columns_are_asked_once(folder: Folder) -> None:
    with pytest.raises(BadColumns):
        folder.take(folder.put("a.csv", DUTCH))
    folder.take(folder.put("a.csv", DUTCH), map=MAP, date_order="mdy", is_full=False)
    shape = folder.shape("Stuk;Klant;Bedrag;Datum")
    assert shape.fields == {
        "stuk": "number",
        "klant": "account",
        "bedrag": "amount",
        "datum": "issued",
    }
    assert (shape.is_full, shape.date_order) == (False, "mdy")
    # The same columns in another order, under a title, the next day.
    text = "Openstaande posten\n\nDatum;Klant;Stuk;Bedrag\n3/2/2026;Huaxin;R2;5,00\n"
    view = folder.take(folder.put("b.csv", text))
    assert (view.created, view.date_order) == (1, "mdy")
    assert [one.field for one in view.columns] == ["issued", "account", "number", "amount"]


def test_a_new_answer_takes_the_place_of_the_old(folder: Folder) -> None:
    file = folder.put("a.csv", "Stuk,Klant,Netto,Brutto\nR1,Huaxin,100,119\n")
    told = {"number": "Stuk", "account": "Klant"}
    folder.take(file, map={**told, "amount": "Netto"})
    view = folder.take(file, map={"amount": "Brutto"})
    assert [one.field for one in view.columns] == ["number", "account", None, "amount"]
    view = folder.take(file)
    assert [one.field for one in view.columns] == ["number", "account", None, "amount"]


def test_a_column_that_is_not_to_be_read(folder: Folder) -> None:
    file = folder.put("a.csv", "number,account,amount,due\nR1,Huaxin,100,2026-01-01\n")
    view = folder.take(file, left_out=("Due",))
    assert [one.field for one in view.columns] == ["number", "account", "amount", None]
    assert folder.take(file).columns == view.columns
    assert folder.take(file, map={"due": "due"}).columns[3].field == "due"


def test_a_dry_run_remembers_nothing(folder: Folder) -> None:
    folder.take(folder.put("a.csv", DUTCH), map=MAP, dry_run=True)
    assert folder.shapes.of("receivables") == []


def test_an_answer_that_cannot_be_kept_is_told_and_the_import_stands(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    (tmp_path / "book.files").write_text("in the way")
    folder.shapes = Shapes.beside(tmp_path / "book.json")
    view = folder.take(folder.put("a.csv", DUTCH), map=MAP)
    assert view.created == 1
    assert any("shapes.json" in one for one in view.warnings)


# -- the newest file


def test_the_newest_file_of_the_shape_is_found(folder: Folder) -> None:
    header = "number,account,amount\n"
    folder.take(folder.put("mon.csv", f"{header}R1,A,1\n"))
    folder.put("people.csv", "name,account\nWang,A\n")
    tuesday = folder.put("tue.csv", f"Open items\n\n{header}R1,A,1\nR2,A,2\n")
    folder.put("other.csv", "number,account,amount,due\nR1,A,1,2026-01-01\n")
    folder.put("~$tue.csv", f"{header}R1,A,1\n")
    folder.put("broken.xlsx", b"PK\x03\x04 no workbook")
    folder.put("notes.md", f"{header}R1,A,1\n")
    (folder.path / "folder.csv").mkdir()
    os.mkfifo(folder.path / "pipe.csv")
    found, shape = newest(folder.shapes, "receivables")
    assert found == tuesday
    assert shape.file == str(folder.path / "mon.csv")
    folder.take(found)
    assert newest(folder.shapes, "receivables")[0] == tuesday


def test_the_shape_used_last_counts(folder: Folder) -> None:
    first = folder.put("a.csv", "number,account,amount\nR1,A,1\n")
    second = folder.put("b.csv", "number,account,open\nR1,A,1\n")
    folder.take(second)
    folder.take(first)
    assert newest(folder.shapes, "receivables")[0] == first
    folder.take(second)
    assert newest(folder.shapes, "receivables")[0] == second


def test_what_was_learned_finds_files_too(folder: Folder) -> None:
    folder.take(folder.put("a.csv", DUTCH), map=MAP)
    later = folder.put("b.csv", f"Offene Posten\nStand 24.11.\n{DUTCH}")
    assert newest(folder.shapes, "receivables")[0] == later


def test_the_sheet_that_was_named_is_read_again(folder: Folder) -> None:
    file = EXPORTS["Rounds"].written(folder.path, "xlsx")
    folder.take(file, sheet="Sheet")
    found, shape = newest(folder.shapes, "receivables")
    assert (found, shape.sheet) == (file, "Sheet")


@pytest.mark.parametrize("kind", ["receivables", "people", "book"])
def test_nothing_to_repeat(folder: Folder, kind: Kind) -> None:
    with pytest.raises(NoFile, match="which file"):
        newest(folder.shapes, kind)


def test_the_folder_may_be_gone_or_empty(folder: Folder) -> None:
    file = folder.put("a.csv", "number,account,amount\nR1,A,1\n")
    folder.take(file)
    file.unlink()
    with pytest.raises(NoFile, match=r"a\.csv"):
        newest(folder.shapes, "receivables")
    folder.shapes.use(Shape(kind="receivables", headers=("a",), file="/no/such/folder/a.csv"))
    with pytest.raises(NoFile, match="/no/such/folder"):
        newest(folder.shapes, "receivables")


def test_files_that_are_no_sheets_are_known_by_their_ending(folder: Folder) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nORG:Huaxin\nEND:VCARD\n"
    folder.take(folder.put("a.vcf", card.format("Wang Lin")), "people")
    folder.put("people.csv", "name,account\nWang,A\n")
    later = folder.put("b.vcf", card.format("Zhao Min"))
    assert newest(folder.shapes, "people")[0] == later


# -- before an import


def test_a_file_is_looked_at_before(folder: Folder) -> None:
    file = EXPORTS["自制表"].written(folder.path, "csv")
    view = preview("receivables", file, ImportOptions(shapes=folder.shapes), TODAY)
    assert view.titles == ("应收账款明细表", "截止日期：2026年11月20日 单位：元")
    assert view.columns[1] == ColumnView("发票号", "number", ("00012345", "00012346", "00012350"))
    assert (view.missing, view.is_known, view.is_full) == ((), False, None)
    assert view.as_of.isoformat() == "2026-11-20"
    assert view.rows == {"item": 4, "subtotal": 1, "total": 1, "note": 1}
    folder.take(file, is_full=True)
    view = preview("receivables", file, ImportOptions(shapes=folder.shapes), TODAY)
    assert (view.is_known, view.is_full) == (True, True)


def test_what_is_missing_is_told_before(folder: Folder) -> None:
    file = folder.put("a.csv", DUTCH)
    view = preview("receivables", file, ImportOptions(), TODAY)
    assert view.missing == (("number",), ("account",), ("amount", "open"))
    assert [one.header for one in view.columns] == ["Stuk", "Klant", "Bedrag", "Datum"]
    assert {"number", "account", "ageing"} <= set(view.fields)
    view = preview("receivables", file, ImportOptions(map=MAP), TODAY, month_first=True)
    assert (view.missing, view.date_order, view.is_order_decided) == ((), "mdy", False)
