"""How files are read: encodings, orders of dates, amounts; and what writes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from tests.desk.transfer.conftest import NOW, PLAIN, Rep, state_of
from tui.desk.import_views import ImportOptions
from tui.desk.transfer import import_file
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
    view = rep.take(f"{header}R3,A,13/2/2026,,1\nR4,A,2/13/2026,,1\nR5,A,14/2/2026,,1\n")
    assert [one.row for one in view.skipped] == [3]
    assert "“issued”" in view.warnings[0]
    assert "2/13/2026" in view.warnings[0]


ISSUED = "number,account,issued,due,amount\n"


def test_each_column_of_dates_has_an_order_of_its_own(rep: Rep) -> None:
    text = f"{ISSUED}R1,A,13/04/2026,05/13/2026,1\nR2,A,14/04/2026,05/14/2026,1\n"
    view = rep.take(text)
    assert (view.created, view.date_order) == (2, None)
    assert (rep.invoices["R2"].issued, rep.invoices["R2"].due) == (
        date(2026, 4, 14),
        date(2026, 5, 14),
    )
    (warning,) = view.warnings
    assert "the day first in issued, the month first in due" in warning
    assert rep.take(text).unchanged == 2


def test_a_column_of_dates_that_does_not_tell_follows_the_others(rep: Rep) -> None:
    view = rep.take(f"{ISSUED}R1,A,13/04/2026,01/05/2026,1\n", date_order=None)
    assert (rep.invoices["R1"].due, view.warnings) == (date(2026, 5, 1), ())


def test_columns_that_differ_leave_a_third_undecided(rep: Rep) -> None:
    view = rep.take(
        "number,account,issued,due,settled,amount\nR1,A,13/04/2026,05/13/2026,01/05/2026,1\n"
    )
    assert rep.invoices["R1"].settled == date(2026, 5, 1)
    assert ["does not tell" in one for one in view.warnings] == [True, False]
    assert "“01/05/2026”" in view.warnings[0]


def test_the_reps_word_goes_for_all_columns(rep: Rep) -> None:
    view = rep.take(f"{ISSUED}R1,A,13/04/2026,,1\nR2,A,03/04/2026,,1\n", date_order="mdy")
    assert ([one.row for one in view.skipped], view.date_order) == ([2], "mdy")
    assert rep.invoices["R2"].issued == date(2026, 3, 4)
    (warning,) = view.warnings
    assert "“13/04/2026” has the day first" in warning


def test_the_day_of_the_file_is_read_as_it_tells_itself(rep: Rep) -> None:
    text = "As of 11/20/2026,,\nnumber,account,issued,amount\nR1,A,13/04/2026,1\n"
    view = rep.take(text)
    assert view.as_of == date(2026, 11, 20)
    assert rep.invoices["R1"].issued == date(2026, 4, 13)


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
