"""Importing by keys: a file is chosen, mended, tried, taken in; and stopped, and taken back."""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

import pytest

from tests.screens.driving import NARROW, NOW, PATIENCE, WIDE, Rep, painted, rounds, strips
from tui.domain.records import Account, Invoice, Payment, PaymentPromise, Person, Visit
from tui.exchange.progress import Progress
from tui.screens import importing_work
from tui.store.book import Book
from tui.store.drafts import Drafts
from tui.widgets.progress import ProgressLine
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tui.domain.records import Record

both_sizes = pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x36"])
TODAY: Final = NOW.date()

SCROLLBAR: Final = " ▁▂▃▄▅▆▇█"
HEADER: Final = "number,account,issued,due,amount,open,disputed\n"
FRIDAY: Final = (
    "A1,Acme,2026-09-01,2026-10-01,100,100,no\n"
    "A2,Acme,2026-09-01,2026-11-20,1000,1000,no\n"
    "B1,Beta,2026-09-01,2026-10-11,50,50,no\n"
)
SATURDAY: Final = (
    "A2,Acme,2026-09-01,2026-11-20,1000,1000,yes\n"
    "A3,Acme,2026-11-01,2026-12-01,500,500,no\n"
    "B1,Beta,2026-09-01,2026-10-11,50,20,no\n"
    ",,,,,1520,\n"
    "A9,Acme,2026-13-45,,1,1,no\n"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The rep's home, with a folder for exports."""
    home = tmp_path / "home"
    (home / "exports").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    return home


@pytest.fixture
def folder(home: Path) -> Path:
    """Where exports are put."""
    return home / "exports"


def put(folder: Path, name: str, text: str | bytes, *, day: int = 21) -> Path:
    """A file as another program wrote it, on a day of November."""
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    when = datetime(2026, 11, day, 7, 40).timestamp()
    os.utime(file, (when, when))
    return file


def today_at_ten(account_id: int) -> Visit:
    return Visit(id=1, account_id=account_id, start=datetime.combine(TODAY, time(10)))


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A book in a file: Acme is seen today, and promised what is not paid."""
    book = Book.open(tmp_path / "book" / "book.json")
    with book.transaction("Acme") as change:
        change.add(Account(name="Acme", currency="EUR", credit_limit=120_000))
        change.add(today_at_ten(1))
        change.add(
            PaymentPromise(
                account_id=1,
                made=date(2026, 11, 19),
                due=date(2026, 11, 20),
                amount=100_000,
                currency="EUR",
            )
        )
    return book


def bytes_of(book: Book) -> bytes:
    assert book.path
    return book.path.read_bytes()


def lines_of(rep: Rep, selector: str) -> list[str]:
    """The rows of a list as they are painted, each word once apart."""
    found = painted(rep.app.screen.query_one(selector))
    plain = [" ".join(line.rstrip(SCROLLBAR).split()) for line in found]
    return [line for line in plain if line]


def words(rep: Rep, selector: str) -> str:
    return " ".join(rep.shown(selector).split())


async def read(rep: Rep, path: str) -> None:
    """Open the import screen and read a file by its typed path."""
    await rep.press("I", "end", "ctrl+u")
    await rep.write(path)
    await rep.press("enter")


async def import_whole(rep: Rep, path: str) -> None:
    """Import a file of receivables that lists all that is open."""
    await read(rep, path)
    assert rep.on_top == "ColumnsScreen"
    await rep.press("enter", "1")
    assert words(rep, "#result-heading").startswith("Dry run")
    await rep.press("enter")
    assert words(rep, "#result-heading").startswith("Imported")


# -- Choosing a file


@both_sizes
async def test_only_files_that_can_be_imported_are_offered_the_newest_first(
    folder: Path, size: tuple[int, int]
) -> None:
    for name, day in (("b.csv", 19), ("a.xlsx", 20), ("c.vcf", 21), ("notes.pdf", 21)):
        put(folder, name, "x", day=day)
    put(folder, ".hidden.csv", "x")
    (folder / "old").mkdir()
    os.mkfifo(folder / "pipe.csv")
    (folder / "gone.csv").symlink_to(folder / "nowhere")
    async with rounds(size=size) as rep:
        await rep.press("I")
        await rep.write("exports/")
        assert [line.split()[0] for line in lines_of(rep, "#files")] == ["a.xlsx", "b.csv", "old/"]
        assert "enter open" in rep.foot
        assert "tab complete" in rep.foot
        # Of people, the address book of a telephone is one too.
        await rep.press("shift+tab", "right", "right", "tab")
        assert rep.focused == "path"
        names = [line.split()[0] for line in lines_of(rep, "#files")]
        assert names == ["c.vcf", "a.xlsx", "b.csv", "old/"]
        await rep.write(".h")
        assert [line.split()[0] for line in lines_of(rep, "#files")] == [".hidden.csv"]


async def test_tab_and_right_take_what_is_offered(folder: Path) -> None:
    put(folder, "open-items.csv", "x", day=20)
    put(folder, "open-items-new.csv", "x")
    (folder / "old").mkdir()
    put(folder / "old", "march.csv", "x")
    async with rounds() as rep:
        await rep.press("I")
        assert rep.field("path").value == "~/"
        await rep.write("EXP")
        await rep.press("tab")
        assert rep.field("path").value == "~/exports/"
        await rep.press("down", "right")
        assert rep.field("path").value == "~/exports/open-items.csv"
        await rep.press("left", "right")
        assert rep.field("path").value == "~/exports/open-items.csv"
        await rep.press("ctrl+u")
        await rep.write("~/exports/ol")
        await rep.press("enter")
        assert rep.field("path").value == "~/exports/old/"
        assert [line.split()[0] for line in lines_of(rep, "#files")] == ["march.csv"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("~/exports/none.csv", "There is no file ~/exports/none.csv."),
        ("~/nowhere/none.csv", "There is no folder ~/nowhere/."),
        ("~/exports/empty/", "holds no file that can be imported so"),
        ("~/exports/report.pdf", "it takes .csv, .xlsx."),
        ("~/exports/team.vcf", "team.vcf is an address book: import it as people."),
        ("~/exports/days.ics", "days.ics is a calendar: import it as visits."),
        ("~/exports/pipe.csv", "it is not a plain file."),
        ("~/exports/open.csv/x", "Cannot read"),
        ("/" + "x" * 300, "Cannot read"),
        ("[red]x[/]", "There is no folder [red]x[/."),
        ("[b]", "There is no file [b]."),
    ],
)
async def test_a_wrong_path_is_told_in_one_sentence_in_place(
    folder: Path, typed: str, sentence: str
) -> None:
    for name in ("report.pdf", "team.vcf", "days.ics", "open.csv"):
        put(folder, name, "x")
    (folder / "empty").mkdir()
    os.mkfifo(folder / "pipe.csv")
    async with rounds() as rep:
        await rep.press("I", "end", "ctrl+u")
        await rep.paste(typed)
        await rep.press("enter")
        assert sentence in words(rep, "#effects")
        assert rep.on_top == "ImportScreen"
        assert rep.field("path").value == typed


async def test_an_empty_folder_is_told_of_before_one_asks(home: Path) -> None:
    (home / "exports" / "empty").mkdir(parents=True, exist_ok=True)
    async with rounds() as rep:
        await rep.press("I", "ctrl+u")
        await rep.write("~/exports/empty/")
        assert "~/exports/empty/ holds no file that can be imported so" in words(rep, "#effects")
        await rep.press("backspace")
        assert not words(rep, "#effects")
        await rep.write("/x/")
        assert not words(rep, "#effects"), "there is no such folder: enter says so"
        await rep.press("ctrl+u")
        await rep.write("~")
        await rep.press("tab")
        assert rep.field("path").value == "~/exports/"


async def test_a_half_typed_path_is_kept_and_offered_again(folder: Path, tmp_path: Path) -> None:
    drafts = Drafts.beside(tmp_path / "book.json")
    put(folder, "team.vcf", "x")
    async with rounds(drafts=drafts) as rep:
        await rep.press("I", "shift+tab", "right", "right", "tab")
        await rep.write("exp")
        await rep.press("escape", "I")
        assert rep.field("path").value == "~/exp"
        rep.at_once("o", "ctrl+q")
        await rep.until_ended()
    async with rounds(drafts=drafts) as rep:
        await rep.press("I")
        assert rep.field("path").value == "~/expo"
        assert words(rep, "#kind") == "receivables accounts people visits opportunities books"
        await rep.press("tab")
        assert [line.split()[0] for line in lines_of(rep, "#files")] == ["team.vcf"]


async def test_one_begins_in_the_folder_of_the_last_import(folder: Path, book: Book) -> None:
    put(folder, "fri.csv", HEADER + FRIDAY)
    async with rounds(book) as rep:
        await import_whole(rep, "~/exports/fri.csv")
        await rep.press("escape", "I")
        assert rep.field("path").value == "~/exports/"
        assert [line.split()[0] for line in lines_of(rep, "#files")] == ["fri.csv"]


# -- How it would be read


SAP: Final = (
    "Open items of Acme Trading\n\n"
    "Document,Debtor,Open on,Balance,Remark\nR1,Acme,01/02/2026,100,x\nR2,Beta,03/04/2026,50,\n"
)


@both_sizes
async def test_columns_are_shown_with_what_they_are_read_as_and_samples(
    folder: Path, size: tuple[int, int]
) -> None:
    put(folder, "fri.csv", HEADER + FRIDAY)
    async with rounds(size=size) as rep:
        await read(rep, "~/exports/fri.csv")
        assert rep.on_top == "ColumnsScreen"
        assert words(rep, "#columns-heading") == "receivables fri.csv 3 rows"
        seen = lines_of(rep, "#reading")
        assert "lists not said yet all that is open, or a part of it?" in seen
        assert "encoding UTF-8" in seen
        assert "column read as samples" in seen
        assert "number number A1 · A2 · B1" in seen
        assert "disputed disputed no" in seen
        assert "e read otherwise" in rep.foot


async def test_a_column_is_given_a_field_that_was_missing_and_another_is_left_out(
    folder: Path, book: Book
) -> None:
    put(folder, "sap.csv", SAP)
    async with rounds(book) as rep:
        await read(rep, "~/exports/sap.csv")
        assert "No column is read as number yet" in words(rep, "#about")
        # One goes no further, and stands where something is to be done.
        await rep.press("enter")
        assert rep.on_top == "ColumnsScreen"
        assert rep.app.screen.query_one(Rows).current == "column:0"
        await rep.press("e")
        assert rep.on_top == "ManyScreen"
        assert lines_of(rep, "#many")[0] == "number missing"
        await rep.write("num")
        await rep.press("enter")
        assert "Document number R1 · R2" in lines_of(rep, "#reading")
        assert "No column" not in words(rep, "#about")
        await rep.press("down", "down")
        assert "Open on not read" in " ".join(lines_of(rep, "#reading"))
        await rep.press("e")
        await rep.write("due")
        await rep.press("enter")
        await rep.press("down", "x")
        assert "Balance not read 100 · 50" in lines_of(rep, "#reading")
        assert "No column is read as amount or open yet" in words(rep, "#about")
        await rep.press("x")
        assert "Balance open 100 · 50" in lines_of(rep, "#reading")
        # Which of day and month comes first, no date tells; and nobody has said what it lists.
        assert "dates day first no date tells: the settings do" in lines_of(rep, "#reading")
        await rep.press("home", "down", "down", "e", "2")
        assert "dates month first" in lines_of(rep, "#reading")
        await rep.press("home", "e", "2")
        assert "lists a part of it as said" in lines_of(rep, "#reading")
        await rep.press("enter")
        assert "2 rows" in words(rep, "#counts")
        await rep.press("enter")
        assert rep.on_top == "ResultScreen"
        found = {one.number: one.due for one in rep.all(Invoice)}
        assert found == {"R1": date(2026, 1, 2), "R2": date(2026, 3, 4)}
        # All of it is remembered of files like this one.
        await rep.press("escape")
        await read(rep, "~/exports/sap.csv")
        seen = lines_of(rep, "#reading")
        assert "lists a part of it as said of such files before" in seen
        assert "Document number R1 · R2" in seen
        assert "dates month first" in seen
        await rep.press("enter")
        assert words(rep, "#result-heading").startswith("Dry run")


async def test_what_was_mended_stands_when_one_comes_back_from_choosing(folder: Path) -> None:
    put(folder, "sap.csv", SAP)
    async with rounds() as rep:
        await read(rep, "~/exports/sap.csv")
        await rep.press("e", "enter", "escape")
        assert rep.on_top == "ImportScreen"
        await rep.press("enter")
        assert "Document number R1 · R2" in lines_of(rep, "#reading")


async def test_the_day_and_the_currency_of_a_file_can_be_said(folder: Path) -> None:
    put(folder, "fri.csv", HEADER + FRIDAY)
    async with rounds([]) as rep:
        await read(rep, "~/exports/fri.csv")
        await rep.press("home", "down", "e")
        await rep.write("fri")
        await rep.press("enter")
        assert "as of Fri 20 Nov 2026 as said" in lines_of(rep, "#reading")
        await rep.press("home", "down", "down", "e")
        await rep.write("usd")
        await rep.press("enter")
        assert "currency USD of rows that name none" in lines_of(rep, "#reading")
        await rep.press("enter", "1", "enter")
        assert {one.currency for one in rep.all(Invoice)} == {"USD"}
        assert {one.listed for one in rep.all(Invoice)} == {date(2026, 11, 20)}


async def test_where_the_encoding_is_not_clear_one_chooses_it_by_its_letters(folder: Path) -> None:
    text = "number,account,amount\nR1,Müller & Söhne ÄÖ,100\n"
    put(folder, "odd.csv", text.encode("cp850"))
    async with rounds() as rep:
        await read(rep, "~/exports/odd.csv")
        assert rep.on_top == "ManyScreen"
        offered = lines_of(rep, "#many")
        assert "cp850 R1,Müller & Söhne ÄÖ,100" in offered
        await rep.write("850")
        await rep.press("enter")
        assert rep.on_top == "ColumnsScreen"
        await rep.press("home", *["down"] * 3)
        assert rep.app.screen.query_one(Rows).current == "encoding"
        assert "encoding cp850" in lines_of(rep, "#reading")


async def test_another_sheet_of_a_workbook(folder: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Owed"
    for row in (["number", "account", "amount"], ["R1", "Acme", 100], ["R2", "Acme", 100]):
        first.append(row)
    other = book.create_sheet("{Old} %s")
    for row in (["number", "account", "amount"], ["X9", "Acme", 7]):
        other.append(row)
    book.save(folder / "two.xlsx")
    async with rounds() as rep:
        await read(rep, "~/exports/two.xlsx")
        assert "sheet Owed 1 of 2" in lines_of(rep, "#reading")
        await rep.press("home", *["down"] * 3, "e")
        await rep.write("old")
        await rep.press("enter")
        assert "sheet {Old} %s 2 of 2" in lines_of(rep, "#reading")
        assert "number number X9" in lines_of(rep, "#reading")


@both_sizes
async def test_headers_that_are_out_to_break_the_screen(
    folder: Path, size: tuple[int, int]
) -> None:
    hostile = ["[red]x[/]", "[@click=app.quit]go[/]", "{name} %s", "应收账款余额（含税）" * 5, ""]
    header = ",".join(["number", "account", "amount", *hostile])
    put(folder, "wild.csv", f"{header}\nR1,[/] & Co,100,[b],{'y' * 500},\x1b[31m,华,x\n")
    async with rounds(size=size) as rep:
        await read(rep, "~/exports/wild.csv")
        seen = rep.shown("#reading")
        assert "[red]x[/]" in seen
        assert "应收账款余额（含税）" in seen
        for strip in strips(rep.app.screen):
            assert strip.cell_length == size[0]
            assert strip.text.isprintable()
        await rep.press("end", "up", "up", "up", "up", "e")
        assert "What is “[red]x[/]”?" in words(rep, ".heading")
        await rep.write("due")
        await rep.press("enter", "x")
        # A column without a header cannot be told from others.
        await rep.press("end", "e")
        assert "has no header of its own" in words(rep, "#about")
        await rep.press("enter", "1", "enter")
        assert [one.name for one in rep.all(Account)][-1] == "[/] & Co"
        assert rep.on_top == "ResultScreen"


async def test_samples_tell_what_a_column_is_while_none_is_known(folder: Path) -> None:
    put(folder, "odd.csv", "Kunde X,Zahl Z,Wert Q\nAcme,R1,120.00\nBeta,R2,80.00\n")
    async with rounds(size=NARROW) as rep:
        await read(rep, "~/exports/odd.csv")
        assert words(rep, "#columns-heading") == "receivables odd.csv 2 lines"
        assert "Kunde X not read Acme · Beta" in lines_of(rep, "#reading")
        await rep.press("e")
        await rep.write("acc")
        await rep.press("enter", "down", "e")
        await rep.write("num")
        await rep.press("enter", "down", "e")
        await rep.write("amo")
        await rep.press("enter")
        assert words(rep, "#columns-heading") == "receivables odd.csv 2 rows"
        # What was said of a column stands there, and what is missing is in sight above it.
        await rep.press("x", "up", "e")
        assert lines_of(rep, "#many")[:2] == ["amount missing", "open missing"]


@both_sizes
async def test_a_long_file_name_leaves_room_for_what_is_said_beside_it(
    folder: Path, size: tuple[int, int]
) -> None:
    put(folder, f"[red]应收[bold] {'长' * 30} {'x' * 60}.csv", HEADER + FRIDAY)
    async with rounds(size=size) as rep:
        await read(rep, "~/exports/[red]")
        assert words(rep, "#columns-heading").startswith("receivables [red]应收[bold] 长")
        assert words(rep, "#columns-heading").endswith("… 3 rows")
        await rep.press("enter", "1")
        assert words(rep, "#result-heading").endswith("… nothing is written yet")
        await rep.press("enter")
        assert words(rep, "#result-heading").endswith("… as of Sat 21 Nov 2026")
        assert rep.on_top == "ResultScreen"


async def test_a_file_of_which_nothing_can_be_taken_is_not_said_to_be_known(
    folder: Path, book: Book
) -> None:
    put(folder, "bad.csv", HEADER + "A1,Acme,2026-13-45,,1,1,no\n")
    async with rounds(book) as rep:
        await read(rep, "~/exports/bad.csv")
        await rep.press("enter", "1")
        assert words(rep, "#counts") == "1 row 1 skipped Nothing of it can be taken in."
        assert "enter import it" in rep.foot
        await rep.press("enter")
        assert "Nothing of it can be taken in." in words(rep, "#counts")
        assert "enter" not in rep.foot, "there is no account to open"


async def test_an_import_without_news_and_remarks_is_only_left_or_taken_back(
    folder: Path, book: Book
) -> None:
    put(folder, "new.csv", HEADER + "A1,Acme,2026-11-01,2026-12-01,1,1,no\n")
    async with rounds(book) as rep:
        await read(rep, "~/exports/new.csv")
        await rep.press("enter", "1")
        assert rep.foot.split() == ["enter", "import", "it", "esc", "back"]
        await rep.press("enter", "enter")
        assert rep.on_top == "ResultScreen"
        assert rep.foot.split() == ["esc", "back", "u", "undo"]


@both_sizes
async def test_two_hundred_columns_are_gone_through_with_the_cursor(
    folder: Path, size: tuple[int, int]
) -> None:
    header = ["number", "account", "amount", *(f"column {n}" for n in range(197))]
    put(folder, "broad.csv", f"{','.join(header)}\nR1,Acme,100{',v' * 197}\n")
    async with rounds(size=size) as rep:
        await read(rep, "~/exports/broad.csv")
        await rep.press("end")
        assert "column 196 not read v" in lines_of(rep, "#reading")[-1]
        await rep.press("e")
        await rep.write("due")
        await rep.press("enter")
        assert "column 196 due v" in lines_of(rep, "#reading")


async def test_an_address_book_goes_straight_to_the_dry_run(folder: Path, book: Book) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ada Berg\nORG:Acme\nTEL:+49 30 5550123\nEND:VCARD\n"
    put(folder, "team.vcf", card)
    async with rounds(book) as rep:
        await rep.press("I", "shift+tab", "right", "right", "tab")
        await rep.write("exports/t")
        await rep.press("enter")
        assert rep.on_top == "TrialScreen"
        assert words(rep, "#counts") == "1 row 1 new"
        assert not rep.all(Person)
        await rep.press("enter")
        assert [one.name for one in rep.all(Person)] == ["Ada Berg"]
        assert words(rep, "#result-heading") == "Imported team.vcf"
        await rep.press("u")
        assert rep.told[-1] == "Taken back: import people: 1 row of team.vcf"
        assert rep.on_top == "TodayScreen"
        assert not rep.all(Person)


# -- The dry run, and going


@both_sizes
async def test_a_dry_run_names_rows_and_reasons_and_writes_nothing(
    folder: Path, book: Book, size: tuple[int, int]
) -> None:
    put(folder, "sat.csv", HEADER + SATURDAY)
    before = bytes_of(book)
    async with rounds(book, size=size) as rep:
        await read(rep, "~/exports/sat.csv")
        await rep.press("enter", "1")
        assert words(rep, "#counts") == "5 rows 3 new · 2 skipped"
        rows = lines_of(rep, "#rows")
        assert rows[-2:] == [
            "row 6 Column “issued”: “2026-13-45” is not a date.",
            "row 5 A total.",
        ] or rows[-2:] == [
            "row 6 Column “issued”: “2026-13-45” is not a date.",
            "row 5 A subtotal.",
        ]
        assert "enter import it" in rep.foot
        await rep.press("u", "o", "escape", "escape", "escape")
        assert rep.on_top == "TodayScreen"
    assert bytes_of(book) == before


async def test_a_file_that_vanishes_between_the_dry_run_and_going(folder: Path, book: Book) -> None:
    file = put(folder, "fri.csv", HEADER + FRIDAY)
    before = bytes_of(book)
    async with rounds(book) as rep:
        await read(rep, "~/exports/fri.csv")
        await rep.press("enter", "1")
        file.unlink()
        await rep.press("enter")
        assert rep.on_top == "ColumnsScreen"
        assert "Cannot read" in words(rep, "#about")
        assert bytes_of(book) == before
        put(folder, "fri.csv", HEADER + FRIDAY)
        await rep.press("enter", "enter")
        assert len(rep.all(Invoice)) == 3


async def test_two_windows_lose_nothing_of_each_other(folder: Path, book: Book) -> None:
    put(folder, "fri.csv", HEADER + FRIDAY)
    assert book.path
    async with rounds(book) as rep, rounds(Book.open(book.path)) as other:
        await read(rep, "~/exports/fri.csv")
        await rep.press("enter", "1")
        # The other window imports the same file first, and logs a call.
        await import_whole(other, "~/exports/fri.csv")
        await other.press("escape", "l", "a", "enter")
        await rep.press("enter")
        assert words(rep, "#counts") == "3 rows 3 unchanged Nothing is new since the last import."
        assert len(rep.all(Invoice)) == 3
        assert rep.visit(1).outcome == "advance"


# -- The result


async def the_morning(rep: Rep, folder: Path) -> None:
    """Friday's export has been imported, Saturday's lies beside it."""
    put(folder, "fri.csv", HEADER + FRIDAY, day=20)
    await read(rep, "~/exports/fri.csv")
    await rep.press("home", "down", "e")
    await rep.write("fri")
    await rep.press("enter", "enter", "1", "enter", "escape")
    put(folder, "sat.csv", HEADER + SATURDAY)
    assert rep.on_top == "TodayScreen"


@both_sizes
async def test_one_key_repeats_the_import_with_the_newest_file_and_shows_the_news(
    folder: Path, book: Book, size: tuple[int, int]
) -> None:
    async with rounds(book, size=size) as rep:
        await the_morning(rep, folder)
        await rep.press("R")
        assert rep.on_top == "ResultScreen"
        assert words(rep, "#result-heading") == "Imported sat.csv as of Sat 21 Nov 2026"
        counts = words(rep, "#counts")
        assert counts.startswith("5 rows 1 new · 2 changed · 2 skipped 1 invoice is no longer")
        await rep.press("home")
        news = lines_of(rep, "#news")
        await rep.press("end")
        news += [line for line in lines_of(rep, "#news") if line not in news]
        assert news == [
            "Newly overdue 1",
            "Acme 10:00 A2 €1,000 1 day overdue",
            "Paid 2",
            "Beta B1 €30",
            "Acme 10:00 A1 €100 no longer listed",
            "Promises missed 1",
            "Acme 10:00 €1,000 Fri 20 Nov 2026",
            "New disputes 1",
            "Acme 10:00 A2 €1,000",
            "Over the credit limit 1",
            "Acme 10:00 €1,500 limit €1,200",
            "Seen today 1",
            "Acme 10:00 €1,000 1 d",
        ]


@both_sizes
async def test_tab_leads_to_who_is_seen_today_and_enter_opens_their_money(
    folder: Path, book: Book, size: tuple[int, int]
) -> None:
    async with rounds(book, size=size) as rep:
        await the_morning(rep, folder)
        await rep.press("R", "tab")
        assert words(rep, "#about").startswith("Newly overdue · Paid · Promises missed")
        await rep.press("enter")
        assert rep.on_top == "DossierScreen"
        assert words(rep, "#dossier-heading").startswith("Acme")
        await rep.press("escape")
        assert rep.on_top == "ResultScreen"
        await rep.press("d")
        assert rep.on_top == "DoorstepScreen"
        await rep.press("escape", "o")
        assert rep.on_top == "OwesScreen"
        # Further on are the rows that were left out.
        await rep.press("escape", "tab")
        assert rep.focused == "rows"
        assert "o owes" not in rep.foot
        await rep.press("enter", "tab", "escape")
        assert rep.on_top == "TodayScreen"
        assert rep.app.current_account == 1


async def test_u_takes_the_whole_import_back(folder: Path, book: Book) -> None:
    async with rounds(book) as rep:
        await the_morning(rep, folder)
        invoices, payments = rep.all(Invoice), rep.all(Payment)
        await rep.press("R", "u")
        assert rep.told[-1] == "Taken back: import receivables: 5 rows of sat.csv"
        assert rep.on_top == "TodayScreen"
        assert (rep.all(Invoice), rep.all(Payment)) == (invoices, payments)


async def test_what_could_not_be_decided_waits_one_key_away(folder: Path, book: Book) -> None:
    put(folder, "crm.csv", "name,account,stage\nDrums,Acmee,interest\nCable,,interest\n")
    async with rounds(book) as rep:
        await rep.press("I", "shift+tab", *["right"] * 4, "tab")
        await rep.write("exports/")
        await rep.press("enter", "enter", "enter")
        assert words(rep, "#result-heading").startswith("Imported")
        assert "on the review list: ctrl+r" in words(rep, "#counts")
        await rep.press("ctrl+r")
        assert rep.on_top == "ReviewScreen"


async def test_nothing_to_repeat_leads_to_the_import_screen(home: Path) -> None:
    async with rounds() as rep:
        await rep.press("R")
        assert rep.on_top == "ImportScreen"
        assert "No receivables have been imported yet" in words(rep, "#effects")
        assert rep.field("path").value == "~/"


async def test_the_palette_knows_both_keys(home: Path) -> None:
    async with rounds() as rep:
        commands = {one.title for one in rep.app.get_system_commands(rep.app.screen)}
        assert {
            "import a file  I",
            "import receivables again: the newest file  R",
        } <= commands


# -- Long work


class Gate:
    """Holds an import before it goes on to the next rows, as often as the test says."""

    def __init__(self) -> None:
        self.is_shut = False
        self.permits = threading.Semaphore(0)

    def open(self) -> None:
        """Let everything through."""
        self.is_shut = False
        self.permits.release(1000)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate()
    really = Progress.at

    def at(progress: Progress, done: int) -> None:
        if gate.is_shut and progress.stage == "taking":
            progress.done = done
            assert gate.permits.acquire(timeout=PATIENCE)
        really(progress, done)

    monkeypatch.setattr(Progress, "at", at)
    yield gate
    gate.open()


def many(count: int) -> str:
    return HEADER + "".join(
        f"N{n},Acme,2026-09-01,2026-10-01,{n},{n},no\n" for n in range(1, count + 1)
    )


async def begin_long_work(rep: Rep, folder: Path, gate: Gate) -> None:
    """Repeat an import with a file of 600 rows, up to its first ones."""
    await the_morning(rep, folder)
    put(folder, "sat.csv", many(600))
    gate.is_shut = True
    rep.at_once("R")
    await rep.until(lambda: is_told(rep), "the work is told of")


def is_told(rep: Rep) -> bool:
    """Whether the work that is being done is on screen."""
    return rep.on_top == "WorkScreen" and bool(rep.app.screen.query(ProgressLine))


def shows(rep: Rep, text: str) -> bool:
    """Whether the line says so."""
    return text in rep.shown("#progress")


@both_sizes
async def test_the_line_moves_while_rows_are_taken_in(
    folder: Path, book: Book, gate: Gate, size: tuple[int, int]
) -> None:
    async with rounds(book, size=size) as rep:
        await begin_long_work(rep, folder, gate)
        line = rep.app.screen.query_one(ProgressLine)
        seen = []
        for done in ("256", "512"):
            gate.permits.release()
            await rep.until(partial(shows, rep, f"{done} of 600"), done)
            assert "taking the rows in" in rep.shown("#progress")
            seen.append((line.part, painted(line)[0].count("━")))
        (first, drawn), (second, more) = seen
        assert 0 < first < second < 1
        assert 0 < drawn < more
        assert "esc stop" in rep.foot
        gate.open()
        await rep.until(lambda: rep.on_top == "ResultScreen", "the result")
        assert len(rep.all(Invoice)) == 603


async def test_escape_stops_it_and_the_book_stays_byte_for_byte(
    folder: Path, book: Book, gate: Gate
) -> None:
    async with rounds(book) as rep:
        await begin_long_work(rep, folder, gate)
        before = bytes_of(book)
        gate.permits.release()
        await rep.until(lambda: "256 of 600" in rep.shown("#progress"), "row 256")
        rep.at_once("escape")
        await rep.until(lambda: "stopping" in rep.shown("#progress"), "stopping")
        gate.open()
        await rep.settled()
        assert rep.on_top == "TodayScreen"
        assert rep.told == ["Stopped. Nothing was imported."]
        assert bytes_of(book) == before
        # And it can be begun again.
        await rep.press("R")
        assert rep.on_top == "ResultScreen"


async def test_a_dry_run_that_is_stopped_leads_back_to_the_columns(
    folder: Path, book: Book, gate: Gate
) -> None:
    put(folder, "all.csv", many(600))
    async with rounds(book) as rep:
        await read(rep, "~/exports/all.csv")
        await rep.press("home", "e", "1")
        gate.is_shut = True
        rep.at_once("enter")
        await rep.until(lambda: is_told(rep), "the work is told of")
        rep.at_once("escape")
        await rep.until(lambda: "stopping" in rep.shown("#progress"), "stopping")
        gate.open()
        await rep.settled()
        assert rep.on_top == "ColumnsScreen"
        assert rep.told == ["Stopped. Nothing was imported."]


async def test_quitting_meanwhile_stops_it_and_the_book_stays_byte_for_byte(
    folder: Path, book: Book, gate: Gate
) -> None:
    async with rounds(book) as rep:
        await begin_long_work(rep, folder, gate)
        before = bytes_of(book)
        rep.at_once("ctrl+q")
        await rep.until(
            lambda: rep.app.long_work and rep.app.long_work._is_stopped, "it is told to stop"
        )
        assert rep.app.is_running
        gate.open()
        await rep.until_ended()
    assert bytes_of(book) == before


async def test_what_is_being_saved_is_saved_when_one_quits(
    folder: Path, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving, go_on = threading.Event(), threading.Event()
    really = Book.transaction

    @contextmanager
    def transaction(book: Book, text: str) -> Iterator[object]:
        with really(book, text) as change:
            yield change
            saving.set()
            assert go_on.wait(PATIENCE)

    async with rounds(book) as rep:
        await the_morning(rep, folder)
        monkeypatch.setattr(Book, "transaction", transaction)
        rep.at_once("R")
        await rep.until(saving.is_set, "it is saved")
        rep.at_once("ctrl+q")
        await rep.round()
        assert rep.app.is_running
        go_on.set()
        await rep.until_ended()
    assert book.path
    found = Book.open(book.path).since(Invoice, date.min).values()
    assert {one.number for one in found} == {"A1", "A2", "A3", "B1"}


async def test_the_app_answers_while_rows_are_taken_in(
    folder: Path, book: Book, gate: Gate
) -> None:
    async with rounds(book) as rep:
        await begin_long_work(rep, folder, gate)
        # A second import is not begun; keys of places rest behind the work.
        rep.at_once("R", "4", "j", "enter")
        await rep.round()
        assert rep.on_top == "WorkScreen"
        assert rep.app.current_mode == "today"
        gate.open()
        await rep.until(lambda: rep.on_top == "ResultScreen", "the result")


async def test_work_of_a_moment_shows_nothing_of_itself(
    folder: Path, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    really = importing_work.WorkScreen.on_mount

    def on_mount(screen: importing_work.WorkScreen) -> None:
        shown.append(str(screen))
        really(screen)

    monkeypatch.setattr(importing_work.WorkScreen, "on_mount", on_mount)
    monkeypatch.setattr(importing_work, "QUIET", PATIENCE)
    async with rounds(book) as rep:
        await the_morning(rep, folder)
        await rep.press("R")
        assert rep.on_top == "ResultScreen"
    assert shown == []


# -- The example book


async def test_the_example_book_takes_imports_and_repeats_them(folder: Path) -> None:
    put(folder, "fri.csv", HEADER + FRIDAY, day=20)
    async with rounds() as rep:
        before = len(rep.all(Invoice))
        await read(rep, "~/exports/fri.csv")
        await rep.press("enter", "2", "enter")
        assert len(rep.all(Invoice)) == before + 3
        await rep.press("escape", "R")
        assert words(rep, "#result-heading").startswith("Imported fri.csv")
        assert "Nothing is new" in words(rep, "#counts")
        assert "u undo" not in rep.foot
        await rep.press("u")
        assert len(rep.all(Invoice)) == before + 3
    assert [one.name for one in folder.parent.iterdir()] == ["exports"]


async def test_chinese_receivables_in_gbk(folder: Path) -> None:
    from tui import i18n

    text = "发票号,客户名称,余额,到期日\nA1,华北电缆,100.50,2026-11-01\nA2,江南机械,20,2026-12-01\n"
    put(folder, "应收.csv", text.encode("gb18030"))
    records: list[Record] = []
    i18n.use("zh")
    async with rounds(records) as rep:
        await read(rep, "~/exports/应收")
        assert rep.on_top == "ColumnsScreen"
        await rep.press("enter", "1", "enter")
        assert {one.name for one in rep.all(Account)} == {"华北电缆", "江南机械"}
        due = min(one.due for one in rep.all(Invoice) if one.due)
        assert due + timedelta(days=30) == date(2026, 12, 1)
