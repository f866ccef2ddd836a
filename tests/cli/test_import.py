"""``rounds import``: what it says of a file, of the morning, and of a file it finds by itself."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cli.conftest import Shell
from tests.exchange.exports import EXPORTS
from tui.domain.records import Account, Invoice, PaymentPromise
from tui.store.book import Book

HEADER = "number,account,issued,due,amount,open,disputed\n"
FRIDAY = [
    "A1,Acme,2026-09-01,2026-10-01,100,100,no\n",
    "A2,Acme,2026-09-01,2026-11-20,1000,1000,no\n",
    "B1,Beta,2026-09-01,2026-10-11,50,50,no\n",
]
SATURDAY = [
    "A2,Acme,2026-09-01,2026-11-20,1000,1000,yes\n",
    "A3,Acme,2026-11-01,2026-12-01,500,500,no\n",
    "B1,Beta,2026-09-01,2026-10-11,50,20,no\n",
]


def put(shell: Shell, name: str, rows: list[str], age: int = 0) -> Path:
    """A file that is some seconds older than the newest."""
    file = shell.folder / name
    file.write_text(HEADER + "".join(rows), encoding="utf-8")
    os.utime(file, (1_000_000 - age, 1_000_000 - age))
    return file


def lines_of(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines()]


@pytest.fixture
def friday(shell: Shell) -> Shell:
    """A shell whose book has taken in the export of the day before."""
    file = put(shell, "fri.csv", FRIDAY, age=60)
    shell.done("import", "receivables", str(file), "--as-of", "2026-11-20")
    return shell


def test_the_morning(friday: Shell) -> None:
    book = Book.open(friday.book)
    acme = next(one for one in book.all(Account).values() if one.name == "Acme")
    with book.transaction("promises") as change:
        change.put(replace(acme, credit_limit=120_000))
        for number, amount, due in (("A1", 10_000, 20), ("A2", 100_000, 20)):
            invoices = book.since(Invoice, date.min).values()
            change.add(
                PaymentPromise(
                    account_id=acme.id,
                    made=date(2026, 11, 19),
                    due=date(2026, 11, due),
                    amount=amount,
                    currency="EUR",
                    invoices=tuple(one.id for one in invoices if one.number == number),
                )
            )
    newest = put(friday, "sat.csv", SATURDAY)
    lines = lines_of(friday.done("import", "receivables").out)
    assert lines[:2] == [
        f"Importing {newest}",
        "3 rows: 1 new, 2 changed, 0 unchanged, 0 skipped",
    ]
    assert "As of Sat 21 Nov 2026." in lines
    assert "1 invoice is no longer listed and presumed paid (--partial leaves it open)." in lines
    assert lines[lines.index("Newly overdue: 1") :] == [
        "Newly overdue: 1",
        "Acme A2 €1,000 1 day overdue",
        "",
        "Paid: 2",
        "Beta B1 €30",
        "Acme A1 €100 no longer listed",
        "",
        "Promises kept: 1",
        "Acme €100 Fri 20 Nov 2026",
        "",
        "Promises missed: 1",
        "Acme €1,000 Fri 20 Nov 2026",
        "",
        "New disputes: 1",
        "Acme A2 €1,000",
        "",
        "Over the credit limit: 1",
        "Acme €1,500 limit €1,200",
    ]
    again = lines_of(friday.done("import", "receivables").out)
    assert "3 rows: 0 new, 0 changed, 3 unchanged, 0 skipped" in again
    assert not any(line.startswith("Newly") for line in again)


def test_the_newest_file_is_named_in_the_json(friday: Shell) -> None:
    newest = put(friday, "sat.csv", SATURDAY)
    view = friday.done("import", "receivables", "--json").json
    assert (view["file"], view["closed"]) == (str(newest), 1)
    assert view["coverage"] == {
        "kind": "full",
        "by": "guess",
        "accounts": 2,
        "owing": 2,
        "missing": 1,
    }
    assert [one["presumed"] for one in view["diff"]["paid"]] == [False, True]


def test_a_part_closes_nothing(friday: Shell) -> None:
    file = str(put(friday, "sat.csv", SATURDAY))
    said = lines_of(friday.done("import", "receivables", file, "--partial").out)
    assert "1 open invoice that it does not list stays open (--full closes it)." in said
    file = str(put(friday, "part.csv", SATURDAY[2:]))
    said = lines_of(friday.done("import", "receivables", file, "--full", "--dry-run").out)
    assert "3 invoices are no longer listed and presumed paid (--partial leaves them open)." in said
    # That it was a part was remembered; that it was full was on trial only.
    said = lines_of(friday.done("import", "receivables", file).out)
    assert "3 open invoices that it does not list stay open (--full closes them)." in said


def test_a_part_says_why(friday: Shell) -> None:
    file = str(put(friday, "part.csv", SATURDAY[2:]))
    said = lines_of(friday.done("import", "receivables", file).out)
    assert "Of 2 accounts that owed the file lists 1: it was read as a part." in said


def test_nothing_to_repeat(shell: Shell) -> None:
    assert "say which file" in shell.run("import", "receivables").sentence
    assert list(shell.folder.iterdir()) == []


def test_a_sheet_of_a_workbook(shell: Shell) -> None:
    file = str(EXPORTS["Rounds"].written(shell.folder, "xlsx"))
    assert "“Sheet”" not in shell.done("import", "receivables", file, "--sheet", "sheet").out
    sentence = shell.run("import", "receivables", file, "--sheet", "None").sentence
    assert "“None”" in sentence
    assert "Sheet" in sentence


UNCLEAR = "number,account,amount\nR1,Müller & Söhne ÄÖ,100\n".encode("cp850")


@pytest.mark.parametrize(
    ("data", "options", "said"),
    [
        (
            b"number,amount\nR1,5\n",
            (),
            "f.csv has no column for “account”; its columns are: number, amount. "
            "Name the column with --map 'account=HEADER'.",
        ),
        (
            HEADER.encode(),
            ("--map", "isued=due"),
            "--map: There is no field “isued” of receivables. Did you mean “issued”?",
        ),
        (
            HEADER.encode(),
            ("--map", "issued=Day"),
            "--map: f.csv has no column “Day”. There are: number, account, issued, due, amount, "
            "open, disputed.",
        ),
        (
            UNCLEAR,
            (),
            "It is not clear how the text of f.csv is encoded. Say it with --encoding, "
            "for instance --encoding gb18030 or --encoding cp1252.",
        ),
        (
            UNCLEAR,
            ("--encoding", "utf-8"),
            "f.csv is not UTF-8: line 2 cannot be read. "
            "Name another with --encoding, or leave that out.",
        ),
        (
            HEADER.encode(),
            ("--encoding", "klingon"),
            "There is no encoding called “klingon”. "
            "Known are for instance utf-8, utf-16, gb18030 and cp1252.",
        ),
    ],
)
def test_the_option_that_helps_is_named(
    shell: Shell, data: bytes, options: tuple[str, ...], said: str
) -> None:
    (shell.folder / "f.csv").write_bytes(data)
    file = str(shell.folder / "f.csv")
    assert shell.run("import", "receivables", file, *options).sentence == said


def test_the_order_of_dates_can_be_said(shell: Shell) -> None:
    file = shell.folder / "a.csv"
    file.write_text("number,account,issued,amount\nR1,A,1/2/2026,5\n")
    said = shell.done("import", "receivables", str(file), "--date-order", "mdy").out
    assert "Dates have the month first." in said
    (invoice,) = Book.open(shell.book).since(Invoice, date.min).values()
    assert invoice.issued == date(2026, 1, 2)


@pytest.mark.parametrize(
    "words", [["--full", "--partial"], ["--date-order", "ymd"], ["--sheet"], ["a.csv", "b.csv"]]
)
def test_wrong_usage(shell: Shell, words: list[str]) -> None:
    assert shell.run("import", "receivables", *words).status == 2


def test_rows_that_are_no_items_are_told_by_their_kind(shell: Shell) -> None:
    file = str(EXPORTS["home-made"].written(shell.folder, "csv"))
    said = lines_of(shell.done("import", "receivables", file).out)
    assert said[0] == "10 rows: 3 new, 0 changed, 0 unchanged, 7 skipped"
    assert "2 rows skipped, A heading. (rows 5, 9)" in said
    assert "1 row skipped, The header again. (row 10)" in said
