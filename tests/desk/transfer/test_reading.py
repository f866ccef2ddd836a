"""How files are read: encodings, orders of dates, amounts; and what writes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from tests.desk.transfer.conftest import NOW, PLAIN, Rep, state_of
from tui.desk.transfer import ImportOptions, import_file
from tui.exchange.headers import BadColumns
from tui.store.book import Book


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
def test_encodings(rep: Rep, encoding: str) -> None:
    view = rep.take(PLAIN.encode(encoding))
    assert "华信电缆" in rep.accounts
    assert len(view.warnings) == (encoding == "gbk")
    assert all("GB18030" in text for text in view.warnings)


def test_the_date_order_is_the_files_and_is_stated(rep: Rep) -> None:
    header = "number,account,issued,due,amount\n"
    view = rep.take(f"{header}R1,A,1/2/2026,2/13/2026,1\n")
    assert (view.date_order, view.warnings) == ("mdy", ())
    assert rep.invoices["R1"].issued == date(2026, 1, 2)
    view = rep.take(f"{header}R2,A,1/2/2026,3/2/2026,1\n")
    assert view.date_order == "dmy"
    assert "day first" in view.warnings[0]
    assert rep.invoices["R2"].issued == date(2026, 2, 1)
    view = rep.take(f"{header}R3,A,13/2/2026,2/13/2026,1\nR4,A,14/2/2026,,1\n")
    assert [one.row for one in view.skipped] == [2]
    assert "2/13/2026" in view.warnings[0]


def test_month_first_by_the_reps_setting(tmp_path: Path) -> None:
    file = tmp_path / "f.csv"
    file.write_text("number,account,issued,amount\nR1,A,1/2/2026,1\n")
    book = Book.in_memory()
    view = import_file(book, "receivables", file, ImportOptions(), NOW, month_first=True)
    assert view.date_order == "mdy"
    assert "month first" in view.warnings[0]


def test_decimal_commas(rep: Rep) -> None:
    rep.take("number;account;amount;open\nR1;A;1.234,50;1.234,50\nR2;A;2.000;2.000\n")
    assert rep.outstanding() == {"A": "3234.50"}


def test_amounts_that_can_be_read_either_way_are_stated(rep: Rep) -> None:
    view = rep.take("number,account,amount\nR1,A,1.234\nR2,A,500\n")
    assert "“1.234”" in view.warnings[0]
    assert rep.outstanding() == {"A": "1734.00"}
    assert rep.take("number,account,amount\nR3,A,1.234\nR4,A,0.5\n").skipped[0].row == 2


def test_map(rep: Rep) -> None:
    rep.take(
        "Ref;Kunde;Betrag\nR1;A;5,50\n",
        map={"number": "ref", "account": "Kunde", "amount": "Betrag"},
    )
    assert rep.outstanding() == {"A": "5.50"}


def test_a_file_that_cannot_be_used_writes_nothing(rep: Rep) -> None:
    with pytest.raises(BadColumns, match=r"export\.csv"):
        rep.take("a,b\n1,2\n")
    assert rep.book.is_new
    assert not (rep.folder / "book.json").exists()


def test_a_dry_run_reports_the_same_and_writes_nothing(rep: Rep) -> None:
    trial = rep.take(PLAIN, dry_run=True)
    assert rep.book.is_new
    assert not (rep.folder / "book.json").exists()
    assert msgspec.structs.replace(trial, dry_run=False) == rep.take(PLAIN)


def test_one_undo_takes_all_of_it_back(rep: Rep) -> None:
    rep.take("name,tier\n华信电缆,gold\n", "accounts")
    before = state_of(rep.book, rep.folder)
    rep.take(PLAIN)
    assert state_of(rep.book, rep.folder) != before
    assert rep.book.undo().text == "import receivables: 3 rows of export.csv"
    assert state_of(rep.book, rep.folder) == before
